"""Neglect: named and not addressed, a plan that stands still, appointments and contacts that nobody joined up."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.rules.while_open import NEGLECT_PLAN, PLAN, PROTECTION_PLAN
from wholepicture.checks.vocabulary import (
    Check,
    Limb,
    NotOpen,
    Open,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"
_NOT_BROUGHT = entries("not_brought").unless(cancelled_by="provider", manages_alone=True)
_CALLED_OFF = (
    entries("appointment_cancelled").where(cancelled_by=("parent", "carer", "family")).unless(manages_alone=True)
)
_MISSED = _NOT_BROUGHT.or_else(_CALLED_OFF)
_MEETINGS = ("core_group", "conference", "supervision", "strategy_discussion")
_ABOUT_THEM = "missed_appointments"
_DISCUSSED = (
    entries(*_MEETINGS, "information_given")
    .on("health", "neglect")
    .or_else(
        entries(*_MEETINGS, "information_given", "contact").only_where(about=_ABOUT_THEM),
        entries("attendance").only_where(rebooked=True),
    )
)
_TOLD = entries("made_known").held_by(_SOCIAL_CARE)

NOT_BROUGHT_NOT_FOLLOWED = Check(
    code="PC08",
    version=2,
    slug="not-brought-not-followed",
    notices="The child was not brought to appointments, and no one joined them up.",
    because=(sources.NOT_BROUGHT, sources.child_d("Neglect was recognised and never really addressed.")),
    role="the lead worker or the GP",
    ask="What were they for, and what does missing them mean for this child?",
    clears_when="They are discussed with the lead worker or at a meeting on health or neglect, or the child is brought "
    "to a new appointment.",
    silent_when="The provider cancelled, or a young person manages their appointments alone.",
    cannot_tell_when="It is not said who cancelled, which category the plan has, on which day an appointment was, or "
    "what a meeting was about.",
    answers=("neglect",),
    limbs=(
        Limb(
            "across-agencies",
            Repeated(_MISSED, "PC08.times", "PC08.during", answer(_DISCUSSED, within="PC08.discussed_within")),
            shows="that these missed appointments were looked at together",
        ),
        Limb(
            "on-a-plan-for-neglect",
            Unanswered(
                _MISSED,
                answer(_DISCUSSED.or_else(_TOLD), within="PC08.discussed_within"),
                only=(NEGLECT_PLAN,),
            ),
            shows="that this missed appointment was discussed with the lead worker",
        ),
        Limb(
            "one-specialty",
            Repeated(
                _NOT_BROUGHT.having("specialty").or_else(_CALLED_OFF.having("specialty")),
                "PC08.times_of_one_specialty",
                "PC08.during_of_one_specialty",
                answer(_DISCUSSED, within="PC08.discussed_within"),
                alike="specialty",
            ),
            shows="that these missed appointments were looked at together",
        ),
    ),
)

# A contact says who reported. Where none is recorded that does, the decision stands for what it decided on.
_AT_THE_FRONT_DOOR = entries("contact", "referral").held_by(_SOCIAL_CARE).having("reporter_type")
_NFA = entries("referral_decision").where(outcome="nfa")
_READ_TOGETHER = entries("manager_decision").where(about="earlier_contacts")


def _each_closed(name: str, times: str, during: str, differ_in: str = "") -> Limb:
    """So many contacts, of which each but the last ended in no further action: nobody waits for how the last ends."""
    return Limb(
        name,
        Repeated(
            _AT_THE_FRONT_DOOR,
            times,
            during,
            answer(_READ_TOGETHER, within="PC12.review_within"),
            differ_in=differ_in,
            ended=_NFA,
        ),
        shows="that a manager read these contacts together",
    )


CONTACTS_EACH_CLOSED = Check(
    code="PC12",
    version=2,
    slug="contacts-each-closed",
    notices="Concern after concern ended in no further action, and nobody looked at them together.",
    because=(sources.RE_REFERRALS, sources.COMPLEXITY, sources.child_d("Neglect was recognised and never addressed.")),
    role="the manager of the front door",
    ask="Will you read all of them as one?",
    clears_when="A manager's review that names them all.",
    silent_when="An earlier one led to more than no further action, or two are reports of one event.",
    cannot_tell_when="The outcome of an earlier contact is missing, who reported it, or what a manager decided on.",
    answers=("neglect",),
    limbs=(
        _each_closed("third-in-a-year", "PC12.times", "PC12.during"),
        _each_closed("another-reporter", "PC12.times_by_others", "PC12.during_by_others", "reporter_type"),
        _each_closed("fifth-ever", "PC12.times_ever", "PC12.during_ever"),
    ),
)

_DECIDED = entries(
    "referral_decision", "assessment_started", "assessment_completed", "strategy_discussion", "s47_started",
    "conference", "plan_started", "plan_changed", "legal_meeting",
)  # fmt: skip
_CHANGED = entries("plan_changed", "legal_meeting", "legal_decision")
_BEFORE_COURT = Open(
    starts=PROTECTION_PLAN.starts,
    ends=PROTECTION_PLAN.ends.or_else(entries("legal_decision").only_where(outcome="proceedings")),
)

NEGLECT_NOTHING_DECIDED = Check(
    code="PC20",
    slug="neglect-named-nothing-decided",
    notices="Neglect was named and no decision followed, or a plan has gone on without changing anything.",
    because=(
        sources.child_d("Neglect was recognised and never really addressed."),
        sources.NEGLECT,
        sources.COMPLEXITY,
        sources.SWINDON,
    ),
    role="the conference chair",
    ask="What is different for the child than when this began?",
    clears_when="A decision with its reason; for a plan that stands still, a changed plan or a legal step.",
    silent_when="Proceedings were issued, or an action is late for a recorded reason from outside.",
    cannot_tell_when="It is not said what kind of plan it is, or which outcome or action stayed the same; "
    "or children's social care has supplied no entries.",
    answers=("neglect",),
    limbs=(
        Limb(
            "nothing-decided",
            Unanswered(
                entries("concern").on("neglect").unless(decided=True),
                answer(_DECIDED, within="PC20.decide_within", needs=(_SOCIAL_CARE,)),
                only=(NotOpen(PLAN),),
            ),
            shows="a decision, an assessment or a plan after neglect was named",
        ),
        Limb(
            "plan-unchanged",
            Unchanged(_BEFORE_COURT, answer(_CHANGED, within="PC20.first_marker")),
            shows="that the plan was changed, or that a legal step was considered",
        ),
        Limb(
            "no-legal-planning",
            Unanswered(
                PROTECTION_PLAN.starts,
                answer(
                    entries("legal_meeting", "legal_decision").or_else(PROTECTION_PLAN.ends),
                    within="PC20.legal_marker",
                ),
            ),
            shows="legal planning while the plan went on",
        ),
        Limb(
            "outcome-unchanged",
            Repeated(
                entries("outcome_reviewed").only_where(status="unchanged"),
                "PC20.unchanged_at",
                "PC20.unchanged_during",
                answer(_CHANGED, within="PC20.answer_within"),
                alike="item",
                broken_by=entries("plan_changed"),
            ),
            shows="that the plan was changed when its outcome stayed the same",
        ),
        Limb(
            "action-overdue",
            Repeated(
                entries("core_group").only_where(action_overdue=True).unless(reason_from_outside=True),
                "PC20.overdue_core_groups",
                "PC20.overdue_during",
                answer(_CHANGED, within="PC20.answer_within"),
                alike="item",
                broken_by=entries("core_group").only_where(action_overdue=False),
            ),
            shows="what was done about an action that stayed overdue",
        ),
        Limb(
            "core-groups-missed",
            Silent(
                PROTECTION_PLAN,
                answer(entries("core_group", "conference"), within="PC20.core_groups_missed", needs=(_SOCIAL_CARE,)),
            ),
            shows="a core group in the time in which two were due",
        ),
    ),
)

CHECKS = (NOT_BROUGHT_NOT_FOLLOWED, CONTACTS_EACH_CLOSED, NEGLECT_NOTHING_DECIDED)
