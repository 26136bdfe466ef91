"""Adults around the child: the new partner nobody asked about, the parent nobody heard, the service that knew."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.rules.while_open import PROTECTION_PLAN
from wholepicture.checks.vocabulary import (
    Check,
    ChildUnder,
    Limb,
    MissingFor,
    Sooner,
    Unanswered,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"

_MENTIONED = entries("adult_mentioned").unless(visitor_only=True, withdrawn=True)
_LIVES_STAYS_OR_CARES = _MENTIONED.unless(stays=False).or_else(
    _MENTIONED.where(cares=True), _MENTIONED.only_where(lives=True)
)

_REASON = entries("manager_decision").only_where(about="adult").or_else(entries("adult_assessed").having("reason"))
_BY_SOCIAL_CARE = entries("adult_assessed").not_held_by("police")  # of the rest, the police's silence says nothing

NEW_ADULT_NOT_ASSESSED = Check(
    code="PC01",
    version=2,
    slug="new-adult-not-assessed",
    notices="An adult has come into the child's home or care and nobody has found out who they are.",
    because=(
        sources.child_d("Little was known of the mother's partner, and nobody assessed him."),
        sources.INVISIBLE_MEN,
        sources.HIDDEN_MEN,
    ),
    role="the lead social worker",
    ask="Who is this person, what does each agency hold, who will meet them, and by when?",
    clears_when="A check with the police, a check with social care and an assessment that includes the adult; or a "
    "completed assessment that names the adult; or a recorded reason why not.",
    silent_when="The mention was withdrawn, or the adult is in an assessment of the last year, or neither stays nor "
    "gives care.",
    cannot_tell_when="An assessment does not say whom it considered or what was checked, or social care has supplied "
    "no entries.",
    answers=("the partner",),
    limbs=(
        Limb(
            "",
            Unanswered(
                _LIVES_STAYS_OR_CARES,
                answer(
                    entries("adult_assessed").where(police_check=True),
                    also=(_BY_SOCIAL_CARE.where(social_care_check=True), _BY_SOCIAL_CARE.where(included=True)),
                    instead=entries("assessment_completed").or_else(_REASON),
                    same="person",
                    within="PC01.within",
                    sooner=(
                        Sooner("PC01.within_soon", ChildUnder("PC01.baby")),
                        Sooner("PC01.within_soon", PROTECTION_PLAN),
                    ),
                    needs=(_SOCIAL_CARE,),
                    earlier="PC01.current",
                ),
            ),
            shows="that this adult has been checked and assessed",
        ),
    ),
)

_PARENT_REPORTED = entries("contact").told_by("told_by_parent").only_where(reporter_type=("parent", "mother", "father"))
_PARENT_WORRIED = entries("concern", "referral").told_by("told_by_parent").or_else(_PARENT_REPORTED)
_RECORDED_REASON = entries("manager_decision").only_where(about="no_contact")

PARENT_NOT_HEARD = Check(
    code="PC02",
    version=2,
    slug="parent-not-heard",
    notices="A parent was not contacted about the child, or their concern got no reply.",
    because=(sources.HIDDEN_MEN, sources.INVISIBLE_MEN),
    role="the lead worker",
    ask="Who is the other parent, and what do they know and worry about?",
    clears_when="An attempt at contact with its outcome, a reply to the parent who was worried, or a recorded reason "
    "of safety for no contact.",
    silent_when="A court order forbids contact.",
    cannot_tell_when="Nobody knows who the other parent is (see PC01 too); a contact or a meeting is recorded, and not "
    "with which parent; or social care has supplied no entries.",
    respond="weeks",
    answers=("the partner",),
    limbs=(
        Limb(
            "not-contacted",
            MissingFor(
                "parent",
                entries("assessment_started", "plan_started"),
                answer(
                    entries(
                        "contact", "visit", "no_access", "attendance", "conference", "core_group",
                        "assessment_completed",
                    ).or_else(_RECORDED_REASON, entries("legal_decision").only_where(outcome="no_contact")),
                    within="PC02.contact",
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that this parent was spoken to, or that anybody tried",
        ),
        Limb(
            "other-parent-unknown",
            MissingFor(
                "other_parent",
                entries("assessment_started", "plan_started"),
                answer(
                    entries("manager_decision").only_where(about=("other_parent", "no_contact")),
                    within="PC02.contact",
                ),
            ),
            shows="who the other parent is",
        ),
        Limb(
            "no-reply",
            Unanswered(
                _PARENT_WORRIED,
                answer(
                    entries(
                        "visit", "manager_decision", "information_given", "referral_decision", "core_group",
                        "conference",
                    ).or_else(entries("contact").unless(reporter_type=("parent", "mother", "father"))),
                    same="parent",
                    within="PC02.reply",
                ),
            ),
            shows="a reply to what the parent was worried about",
        ),
    ),
)  # fmt: skip

ADULT_SERVICE_NOT_SHARED = Check(
    code="PC17",
    slug="adult-service-not-shared",
    notices="A service for an adult knows something that bears on the child, and the child's plan does not show it.",
    because=(
        sources.child_d("The adults' drugs and alcohol were known, and what they meant for the children was not."),
        sources.HIDDEN_MEN,
        sources.PROTECTION_IN_ENGLAND,
    ),
    role="the lead worker and the service for the adult",
    ask="What should the plan know, and who says so?",
    clears_when="The lead worker was told, or the service recorded why it would not share it.",
    silent_when="Children's social care itself holds the entry, or knew of it in time.",
    cannot_tell_when="Social care has supplied no entries, or what was shared does not say what it is about.",
    answers=("impact of drugs, alcohol and mental health",),
    limbs=(
        Limb(
            "",
            Unanswered(
                entries("adult_service_event").not_held_by(_SOCIAL_CARE),
                answer(
                    entries("made_known").held_by(_SOCIAL_CARE).or_else(entries("information_given")),
                    same="entry",
                    within="PC17.within",
                    sooner=(Sooner("PC17.within_on_plan", PROTECTION_PLAN),),
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that the child's lead worker was told",
        ),
    ),
)

CHECKS = (NEW_ADULT_NOT_ASSESSED, PARENT_NOT_HEARD, ADULT_SERVICE_NOT_SHARED)
