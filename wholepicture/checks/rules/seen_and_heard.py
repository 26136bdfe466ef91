"""Whether anybody saw the child and heard them: visits, no access, words that got no answer, a child out of sight."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.rules.while_open import (
    ASSESSMENT,
    CONCERN_OR_PLAN,
    PLAN,
    PRE_PROCEEDINGS,
    PROTECTION_PLAN,
    plan_that_says,
)
from wholepicture.checks.vocabulary import (
    Check,
    ChildAtLeast,
    ChildUnder,
    Limb,
    NotOpen,
    Open,
    Repeated,
    Silent,
    Sooner,
    Unanswered,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"
# A visit of social care is the social worker's, unless it says that another worker made it.
_VISIT = (
    entries("visit")
    .held_by(_SOCIAL_CARE)
    .where_said(by_role=("social worker", "lead social worker", "allocated social worker"))
)
_SERVICES_FOR_ADULTS = (
    "substance_misuse",
    "adult_mental_health",
    "adult_social_care",
    "probation",
    "housing",
    "domestic_abuse",
)
_SEEN = entries("visit").where(seen=True)
_SEEN_BY_ANYBODY = entries("sighting").or_else(
    entries("attendance").not_held_by(*_SERVICES_FOR_ADULTS).unless(absent=True, seen=False), _SEEN
)

_SEEN_OR_WHY_NOT = _VISIT.where(seen=True).or_else(entries("manager_decision").only_where(about="not_seen"))
# How often the plan itself asks for a visit, as it is written; the limit of each stands in `seen_and_heard.toml`.
_EVERY = {
    "PC06.week": ("week", "1 week", "weekly", "7 days"),
    "PC06.two_weeks": ("2 weeks", "two weeks", "fortnight", "fortnightly", "10 working days", "14 days"),
    "PC06.three_weeks": ("3 weeks", "three weeks", "15 working days", "21 days"),
    "PC06.four_weeks": ("4 weeks", "four weeks", "month", "monthly", "20 working days", "28 days"),
    "PC06.six_weeks": ("6 weeks", "six weeks", "30 working days", "42 days"),
}
_AS_THE_PLAN_SETS = tuple(Sooner(limit, plan_that_says(visit_every=written)) for limit, written in _EVERY.items())


CHILD_NOT_SEEN = Check(
    code="PC06",
    slug="child-not-seen",
    version=2,
    notices="The child was not seen, or not seen alone, or a baby never seen awake, in the time that the plan sets.",
    because=(sources.VOICE, sources.LOCAL_VISITS),
    role="the lead social worker",
    ask="When will the child next be seen, alone, and awake?",
    clears_when="The child is seen by the social worker, alone, or a reason and a new date are recorded.",
    silent_when="No child protection plan is open, and no other plan that says how often; or the child is too young "
    "to be seen alone.",
    cannot_tell_when="A visit does not say whether the child was seen, seen alone, or, for a baby, seen awake. It is "
    "never taken for not seen.",
    limbs=(
        Limb(
            "not-seen",
            Silent(
                PROTECTION_PLAN,
                answer(_SEEN_OR_WHY_NOT, within="PC06.every", sooner=_AS_THE_PLAN_SETS, needs=(_SOCIAL_CARE,)),
            ),
            shows="that the child was seen in the time that the plan sets",
        ),
        Limb(
            "not-seen-on-another-plan",
            Silent(
                plan_that_says(visit_every=sum(_EVERY.values(), ()), type=("child_in_need", "CIN")),
                answer(_SEEN_OR_WHY_NOT, within="PC06.six_weeks", sooner=_AS_THE_PLAN_SETS, needs=(_SOCIAL_CARE,)),
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
                _VISIT.only_where(seen=True).where(awake=False),
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
_BY_THE_SERVICE = ("service", "provider")
_CALLED_OFF = entries("appointment_cancelled").where(cancelled_by=("parent", "family", "mother", "father", "carer"))
_NO_ACCESS = (
    entries("no_access")
    .unless(rearranged_by_service=True, sighted=True, cancelled_by=_BY_THE_SERVICE)
    .or_else(_CALLED_OFF.unless(sighted=True))
)

NO_ACCESS_NO_DECISION = Check(
    code="PC07",
    slug="no-access-no-decision",
    version=2,
    notices="Nobody could get to see the child, and no manager decided what to do.",
    because=(sources.VOICE, sources.LOCAL_VISITS),
    role="the duty manager",
    ask="Who goes, when today, and what happens if no one answers?",
    clears_when="The child is seen by anybody, or a manager's decision is recorded with its hour.",
    silent_when="The service itself moved the visit, or the family is known to be away and was sighted.",
    cannot_tell_when="A visit does not say whether the child was seen, a manager's decision what it was about, or a "
    "cancelled appointment by whom; or, for a small child, it is not known who lives there. Without an hour, the day's "
    "end counts.",
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
            Unanswered(_NO_ACCESS, answer(_DECIDED_OR_SEEN, within="PC07.decide"), only=(PLAN,)),
            shows="a manager's decision, or that anybody saw the child",
        ),
        Limb(
            "while-pre-proceedings-are-open",
            Unanswered(
                _NO_ACCESS,
                answer(_DECIDED_OR_SEEN, within="PC07.decide"),
                only=(PRE_PROCEEDINGS, NotOpen(PLAN)),
            ),
            shows="a manager's decision, or that anybody saw the child",
        ),
        Limb(
            "one-carer",
            Unanswered(
                entries("no_access")
                .where(one_carer=True)
                .unless(rearranged_by_service=True, sighted=True, cancelled_by=_BY_THE_SERVICE),
                answer(_DECIDED_OR_SEEN, within="PC07.decide"),
                only=(ChildUnder("PC07.small"),),
            ),
            shows="a manager's decision, or that anybody saw the child",
        ),
    ),
)

_REPORT = entries("referral", "contact", "concern").told_by("told_by_family", "told_by_public")
_NOT_A_REPORT = ("seen", "record", "opinion", "told_by_professional")
_BACK_TO_THE_REPORTER = (
    entries("referral_acknowledged", "information_given")
    .held_by(_SOCIAL_CARE)
    .unless(with_reporter=False)
    .or_else(
        entries("contact").held_by(_SOCIAL_CARE).told_by(*_NOT_A_REPORT).where(with_reporter=True),
        entries("contact", "visit").told_by(*_NOT_A_REPORT).only_where(with_reporter=True),
    )
)
_LABELS = ("malicious", "unfounded")
_LABELLED = (
    entries("referral_decision", "contact")
    .only_where(label=_LABELS)
    .or_else(entries("referral_decision", "contact").only_where(reason=_LABELS))
)
_ENQUIRY = entries("visit", "assessment_started", "s47_started", "information_requested", "supervision")
_CHILDS_WORDS = entries("concern", "injury", "police_incident", "voice").told_by("told_by_child").unless(replied=True)
_HEARD_ON_A_VISIT = entries("voice").told_by("seen").unless(replied=True)

REPORTER_OR_CHILD_NOT_ANSWERED = Check(
    code="PC13",
    slug="reporter-or-child-not-answered",
    version=2,
    notices="A relative, a neighbour or the child said something and nobody went back to them.",
    because=(sources.PROTECTION_IN_ENGLAND, sources.VOICE),
    role="the team that received it",
    ask="Who speaks to them, and what was checked?",
    clears_when="A conversation and its outcome are recorded.",
    silent_when="The report left no way back: then only the enquiry is expected.",
    cannot_tell_when="A contact does not say whether it was with the person who reported, or who that was is withheld; "
    "a response is written beside the child's words, and it is not said whether it was a reply to them; or social care "
    "has supplied no entries.",
    limbs=(
        Limb(
            "reporter",
            Unanswered(
                _REPORT.unless(way_back=False, reporter_withheld=True).or_else(
                    _REPORT.only_where(reporter_withheld=True).where(reporter_known=True)
                ),
                answer(
                    _BACK_TO_THE_REPORTER,
                    within="PC13.reporter",
                    needs=(_SOCIAL_CARE,),
                ),
            ),
            shows="that anybody went back to the person who reported it",
        ),
        Limb(
            "no-way-back",
            Unanswered(_REPORT.only_where(way_back=False), answer(_ENQUIRY, within="PC13.reporter")),
            shows="that anybody looked into a report that left no way back",
        ),
        Limb(
            "label",
            Unanswered(_LABELLED, answer(_ENQUIRY, within="PC13.reporter")),
            shows="what was checked before the report was called that",
        ),
        Limb(
            "child",
            Unanswered(
                _CHILDS_WORDS.unless(response_written=True).or_else(
                    _HEARD_ON_A_VISIT.unless(response_written=True),
                    _CHILDS_WORDS.only_where(response_written=True).where(replied=False),
                    _HEARD_ON_A_VISIT.only_where(response_written=True).where(replied=False),
                ),
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
    entries("visit", "sighting").only_where(words_missing=True).where(shows_daily_life=True),
)


def _no_life(while_open: Open) -> Silent:
    return Silent(while_open, answer(_LIFE, within="PC22.every"), only=(ChildAtLeast("PC22.born"),))


_LIFE_NOT_SHOWN = "what life is like for the child, in their words or by what they show"

DAILY_LIFE_NOT_RECORDED = Check(
    code="PC22",
    slug="daily-life-not-recorded",
    version=2,
    notices="There is a plan or an assessment, and no record of what life is like for the child.",
    because=(sources.VOICE, sources.PANEL_REPORTS),
    role="the lead worker",
    ask="What does the child say or show, who asks, and when?",
    clears_when="Any agency that knows the child records what they say, show or live with.",
    silent_when="The child is not born yet.",
    cannot_tell_when="The day of birth is not known, so the child may not have been born; or visits were supplied "
    "without their words.",
    answers=("impact on each child",),
    limbs=(
        Limb("while-a-plan-is-open", _no_life(PLAN), shows=_LIFE_NOT_SHOWN),
        Limb("while-an-assessment-is-open", _no_life(ASSESSMENT), shows=_LIFE_NOT_SHOWN),
        Limb(
            "conference-report",
            Unanswered(
                entries("conference").only_where(childs_view=False),
                answer(_LIFE, within="PC22.report"),
                only=(ChildAtLeast("PC22.born"),),
            ),
            shows="what life is like for the child, although a conference went by reports that have none of it",
        ),
    ),
)

_LEFT = (
    entries("school_removed", "nursery_left", "gp_removed", "home_education_started", "moved_area")
    .unless(new_setting_verified=True)
    .or_else(entries("note", "contact", "concern", "attendance").only_where(absent=True))
)

CHILD_OUT_OF_SIGHT = Check(
    code="PC25",
    slug="child-out-of-sight",
    version=2,
    notices="The child has left the roll, the practice or the area, or is absent, and no professional has seen them.",
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
