"""Whether anybody saw the child and heard them: visits, no access, words that got no answer, a child out of sight."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.rules.while_open import ASSESSMENT, CONCERN_OR_PLAN, PLAN, PROTECTION_PLAN
from wholepicture.checks.vocabulary import (
    Check,
    ChildAtLeast,
    ChildUnder,
    Limb,
    Open,
    Repeated,
    Silent,
    Unanswered,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"
_VISIT = entries("visit").held_by(_SOCIAL_CARE)
_SEEN = entries("visit").where(seen=True)
_SEEN_BY_ANYBODY = entries("sighting", "attendance").or_else(_SEEN)

CHILD_NOT_SEEN = Check(
    code="PC06",
    slug="child-not-seen",
    notices="The child was not seen, or not seen alone, or a baby never seen awake, in the time that the plan sets.",
    because=(sources.VOICE, sources.LOCAL_VISITS),
    role="the lead social worker",
    ask="When will the child next be seen, alone, and awake?",
    clears_when="The child is seen by the social worker, alone, or a reason and a new date are recorded.",
    silent_when="No child protection plan is open, or the child is too young to be seen alone.",
    cannot_tell_when="A visit does not say whether the child was seen, or seen alone. It is never taken for not seen.",
    limbs=(
        Limb(
            "not-seen",
            Silent(
                PROTECTION_PLAN,
                answer(
                    _VISIT.where(seen=True).or_else(entries("manager_decision").only_where(about="not_seen")),
                    within="PC06.every",
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that the child was seen in the time that the plan sets",
        ),
        Limb(
            "not-alone",
            Repeated(
                _VISIT.only_where(seen=True).where(seen_alone=False),
                "PC06.visits",
                "PC06.during",
                answer(
                    _VISIT.where(seen_alone=True).or_else(entries("manager_decision").only_where(about="seen_alone")),
                    within="PC06.at_once",
                ),
                broken_by=_VISIT.only_where(seen_alone=True),
                only=(PROTECTION_PLAN, ChildAtLeast("PC06.alone_from")),
            ),
            shows="that the child was seen alone",
        ),
        Limb(
            "not-awake",
            Repeated(
                _VISIT.only_where(awake=False),
                "PC06.visits",
                "PC06.during",
                answer(_VISIT.only_where(awake=True), within="PC06.at_once"),
                broken_by=_VISIT.only_where(awake=True),
                only=(PROTECTION_PLAN, ChildUnder("PC06.baby")),
            ),
            shows="that the baby was seen awake",
        ),
    ),
)

_DECIDED_OR_SEEN = entries("manager_decision").where(about="no_access").or_else(_SEEN_BY_ANYBODY)
_NO_ACCESS = entries("no_access").unless(rearranged_by_service=True, sighted=True)

NO_ACCESS_NO_DECISION = Check(
    code="PC07",
    slug="no-access-no-decision",
    notices="Nobody could get to see the child, and no manager decided what to do.",
    because=(sources.VOICE, sources.LOCAL_VISITS),
    role="the duty manager",
    ask="Who goes, when today, and what happens if no one answers?",
    clears_when="The child is seen by anybody, or a manager's decision is recorded with its hour.",
    silent_when="The service itself moved the visit, or the family is known to be away and was sighted.",
    cannot_tell_when="A visit does not say whether the child was seen, or a manager's decision what it was about; "
    "or, for a small child, it is not known who lives there. Without an hour, the day's end counts.",
    respond="hours",
    answers=("apparent co-operation",),
    limbs=(
        Limb(
            "two-in-a-row",
            Repeated(
                _NO_ACCESS,
                "PC07.in_a_row",
                "PC07.during",
                answer(_DECIDED_OR_SEEN, within="PC07.decide"),
                broken_by=_SEEN_BY_ANYBODY,
            ),
            shows="a manager's decision, or that anybody saw the child",
        ),
        Limb(
            "while-a-plan-is-open",
            Unanswered(_NO_ACCESS, answer(_DECIDED_OR_SEEN, within="PC07.after_one"), only=(PLAN,)),
            shows="a manager's decision, or that anybody saw the child",
        ),
        Limb(
            "one-carer",
            Unanswered(
                _NO_ACCESS.where(one_carer=True),
                answer(_DECIDED_OR_SEEN, within="PC07.after_one"),
                only=(ChildUnder("PC07.small"),),
            ),
            shows="a manager's decision, or that anybody saw the child",
        ),
    ),
)

_BACK_TO_THE_REPORTER = (
    entries("referral_acknowledged", "information_given")
    .held_by(_SOCIAL_CARE)
    .or_else(
        entries("contact").held_by(_SOCIAL_CARE).where(with_reporter=True),
        entries("visit").held_by(_SOCIAL_CARE).only_where(with_reporter=True),
    )
)
_LABELLED = entries("referral_decision", "contact").only_where(label=("malicious", "unfounded"))

REPORTER_OR_CHILD_NOT_ANSWERED = Check(
    code="PC13",
    slug="reporter-or-child-not-answered",
    notices="A relative, a neighbour or the child said something and nobody went back to them.",
    because=(sources.PROTECTION_IN_ENGLAND, sources.VOICE),
    role="the team that received it",
    ask="Who speaks to them, and what was checked?",
    clears_when="A conversation and its outcome are recorded.",
    silent_when="The report left no way back: then only the enquiry is expected.",
    cannot_tell_when="A contact does not say whether it was with the person who reported, or social care has "
    "supplied no entries.",
    limbs=(
        Limb(
            "reporter",
            Unanswered(
                entries("referral", "contact", "concern")
                .told_by("told_by_family", "told_by_public")
                .unless(way_back=False),
                answer(
                    _BACK_TO_THE_REPORTER,
                    within="PC13.reporter",
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that anybody went back to the person who reported it",
        ),
        Limb(
            "label",
            Unanswered(
                _LABELLED,
                answer(
                    entries("visit", "assessment_started", "s47_started", "information_requested", "supervision"),
                    within="PC13.reporter",
                ),
            ),
            shows="what was checked before the report was called that",
        ),
        Limb(
            "child",
            Unanswered(
                entries("concern", "injury", "police_incident", "voice").told_by("told_by_child"),
                answer(
                    entries(
                        "visit", "contact", "referral", "strategy_discussion", "manager_decision", "core_group",
                        "s47_started", "conference", "assessment_started",
                    ),
                    within="PC13.child",
                ),
            ),
            shows="a reply to what the child said",
        ),
    ),
)  # fmt: skip

_LIFE = entries("voice", "impact_assessed").or_else(
    entries("visit", "sighting").only_where(seen_alone=True),
    entries("visit", "sighting").only_where(spoken_to=True),
)


def _no_life(while_open: Open) -> Silent:
    return Silent(while_open, answer(_LIFE, within="PC22.every"), only=(ChildAtLeast("PC22.born"),))


_LIFE_NOT_SHOWN = "what life is like for the child, in their words or by what they show"

DAILY_LIFE_NOT_RECORDED = Check(
    code="PC22",
    slug="daily-life-not-recorded",
    notices="There is a plan or an assessment, and no record of what life is like for the child.",
    because=(sources.VOICE, sources.PANEL_REPORTS),
    role="the lead worker",
    ask="What does the child say or show, who asks, and when?",
    clears_when="Any agency that knows the child records what they say, show or live with.",
    silent_when="The child is not born yet.",
    cannot_tell_when="The day of birth is not known, so the child may not have been born.",
    answers=("impact on each child",),
    limbs=(
        Limb("while-a-plan-is-open", _no_life(PLAN), shows=_LIFE_NOT_SHOWN),
        Limb("while-an-assessment-is-open", _no_life(ASSESSMENT), shows=_LIFE_NOT_SHOWN),
    ),
)

_LEFT = entries("school_removed", "nursery_left", "gp_removed", "home_education_started").unless(
    new_setting_verified=True
)

CHILD_OUT_OF_SIGHT = Check(
    code="PC25",
    slug="child-out-of-sight",
    notices="The child has left the roll, the practice or the area, and no professional has seen them.",
    because=(sources.PANEL_REPORTS,),
    role="education welfare and the lead worker",
    ask="Who has seen the child, where and when?",
    clears_when="A sighting, a handover, or a decision on education at home made with social care.",
    silent_when="The new school, nursery or practice has been verified.",
    cannot_tell_when="No school or health service has supplied entries, or it is not said whether the child was seen.",
    limbs=(
        Limb(
            "no-sighting",
            Unanswered(
                _LEFT,
                answer(
                    entries("handover").or_else(
                        entries("manager_decision").only_where(about="home_education"), _SEEN_BY_ANYBODY
                    ),
                    within="PC25.no_sighting",
                    needs=("education", "health"),
                ),
                only=(CONCERN_OR_PLAN,),
            ),
            shows="that any professional has seen the child since",
        ),
        Limb(
            "no-handover",
            Unanswered(
                entries("moved_area"), answer(entries("handover"), within="PC25.handover"), only=(CONCERN_OR_PLAN,)
            ),
            shows="a handover to the new area",
        ),
    ),
)

CHECKS = (
    CHILD_NOT_SEEN,
    NO_ACCESS_NO_DECISION,
    REPORTER_OR_CHILD_NOT_ANSWERED,
    DAILY_LIFE_NOT_RECORDED,
    CHILD_OUT_OF_SIGHT,
)
