"""Each child: what the adults' behaviour means for every one of them, and promises on which their safety rests."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import (
    Check,
    Contradicted,
    Limb,
    MissingFor,
    Open,
    Repeated,
    Unanswered,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"
_EARLIER_PLAN = Open(starts=entries("plan_started").only_where(type="child_protection"), ends=entries())  # for ever
_BY_OTHERS = ("seen", "record", "told_by_professional")

CHILD_LEFT_OUT = Check(
    code="PC14",
    slug="child-left-out",
    notices="A child or an unborn baby of the family is recorded, and an enquiry, assessment or plan leaves them out.",
    because=(
        sources.child_d("What the adults did was known, and each child was not considered."),
        sources.DARLINGTON,
        sources.COMPLEXITY,
    ),
    role="the team manager or the chair",
    ask="Who considered each child?",
    clears_when="Each child is considered in writing, even if not included.",
    silent_when="A manager recorded that each child was considered, or the child was born long after.",
    cannot_tell_when="The document's list of children was not supplied, or the baby's due date is not known.",
    answers=("siblings",),
    limbs=(
        Limb(
            "not-covered",
            MissingFor(
                "child",
                entries("assessment_completed", "plan_started", "s47_started"),
                answer(
                    entries("assessment_completed", "plan_started", "s47_started").or_else(
                        entries("manager_decision").only_where(about="child_considered")
                    ),
                    within="PC14.within",
                ),
                named_in="covers",
            ),
            shows="that this child was considered",
        ),
        Limb(
            "no-pre-birth-assessment",
            Unanswered(
                entries("pregnancy_known")
                .only_where(earlier_removal=True)
                .or_else(entries("pregnancy_known").only_where(earlier_plan=True)),
                answer(entries("pre_birth_assessment"), within="PC14.pre_birth_by", by_the_day="due"),
            ),
            shows="an assessment before the birth",
        ),
        Limb(
            "no-pre-birth-assessment-after-a-plan",
            Unanswered(
                entries("pregnancy_known").unless(earlier_removal=True, earlier_plan=True),
                answer(entries("pre_birth_assessment"), within="PC14.pre_birth_by", by_the_day="due"),
                only=(_EARLIER_PLAN,),
            ),
            shows="an assessment before the birth, though a plan is recorded for a child of the family",
        ),
    ),
    version=2,
)

_IMPACT_TOPICS = ("domestic_abuse", "substance", "mental_health")

IMPACT_NOT_ASSESSED = Check(
    code="PC15",
    slug="impact-on-each-child-not-assessed",
    notices="Domestic abuse, alcohol, drugs or mental ill-health of an adult at home is recorded, "
    "and what it does to each child is not.",
    because=(
        sources.child_d("Domestic abuse, drugs and alcohol were known; their impact on the children was not assessed."),
        sources.DOMESTIC_ABUSE,
    ),
    role="the lead social worker",
    ask="What has this meant for each child, by name?",
    clears_when="The impact is recorded for each child; for a plan, an action for the person who causes the harm. "
    "A code of an assessment alone is no statement of the impact.",
    silent_when="Never for a child who lives in the home.",
    cannot_tell_when="It is not said what an incident was about, or which child a statement is about; a plan does not "
    "say whether it has an action for the person who causes the harm; or social care has supplied no entries.",
    answers=("impact on each child",),
    limbs=(
        Limb(
            "each-child",
            MissingFor(
                "child",
                entries("concern", "police_incident", "adult_service_event").on(*_IMPACT_TOPICS),
                answer(
                    entries("impact_assessed"),
                    same="topic",
                    within="PC15.within",
                    needs=(_SOCIAL_CARE,),
                ),
                named_in="covers",
            ),
            shows="what this has meant for this child",
        ),
        Limb(
            "repeated-incidents",
            Repeated(
                entries("police_incident", "concern").on("domestic_abuse"),
                "PC15.incidents",
                "PC15.incidents_during",
                answer(
                    entries("strategy_discussion", "conference").or_else(
                        entries("manager_decision").only_where(about="marac")
                    ),
                    within="PC15.within",
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that the incidents were looked at together",
        ),
        Limb(
            "plan-without-action",
            Contradicted(
                said=entries("plan_started").where(harm_action=(False, "none")),
                seen=entries("police_incident", "concern").on("domestic_abuse"),
                before="PC15.incidents_during",
                expected=answer(
                    entries("plan_changed").where(harm_action=True).or_else(entries("plan_ended")),
                    within="PC15.within",
                ),
            ),
            shows="what the person who causes the harm is to do under the plan",
        ),
    ),
    version=2,
)

_AGREEMENT = entries("safety_agreement").unless(family_group_plan=True)

SAFETY_ON_A_PROMISE = Check(
    code="PC16",
    slug="safety-rests-on-a-promise",
    notices="The child's safety depends on one adult keeping a promise that nobody checks.",
    because=(
        sources.WRITTEN_AGREEMENTS,
        sources.child_d("The parents appeared to co-operate."),
    ),
    role="the team manager",
    ask="What would hold if the promise fails?",
    clears_when="Somebody besides the person checked, or the plan was changed; after a breach, a changed plan.",
    silent_when="A family group plan that all agreed and that is reviewed.",
    cannot_tell_when="The agreement does not say what the person who causes the harm is to do, or a visit whether the "
    "agreement was checked.",
    answers=("apparent co-operation", "impact of domestic abuse"),
    limbs=(
        Limb(
            "not-checked",
            Unanswered(
                _AGREEMENT,
                answer(
                    entries("visit", "sighting", "information_given", "core_group")
                    .told_by(*_BY_OTHERS)
                    .where(agreement_checked=True)
                    .or_else(entries("outcome_reviewed").told_by(*_BY_OTHERS), entries("plan_changed")),
                    within="PC16.review",
                ),
            ),
            shows="that anybody checked whether the agreement holds",
        ),
        Limb(
            "review-passed",
            Unanswered(
                _AGREEMENT.having("review_on"),
                answer(
                    entries("outcome_reviewed", "plan_changed", "safety_agreement").or_else(
                        entries("core_group", "conference", "supervision").where(agreement_checked=True)
                    ),
                    within="PC16.on_the_day",
                    by_the_day="review_on",
                    later=True,
                ),
            ),
            shows="that the agreement was reviewed by the day that it set",
        ),
        Limb(
            "no-action",
            Unanswered(
                _AGREEMENT.where(action=(False, "none")),
                answer(entries("plan_changed", "plan_started", "conference", "legal_meeting"), within="PC16.review"),
            ),
            shows="what the person who causes the harm is to do",
        ),
        Limb(
            "after-a-breach",
            Unanswered(
                entries("agreement_breached"),
                answer(entries("plan_changed", "strategy_discussion", "legal_meeting"), within="PC16.after_breach"),
            ),
            shows="that the plan was changed after the agreement was broken",
        ),
    ),
    version=2,
)

CHECKS = (CHILD_LEFT_OUT, IMPACT_NOT_ASSESSED, SAFETY_ON_A_PROMISE)
