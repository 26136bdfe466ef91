"""Decisions that faded: the legal route that was left, the agency that was missing, the disagreement that died."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import (
    Check,
    Entries,
    Limb,
    MissingFor,
    NotOpen,
    NotSustained,
    Open,
    Repeated,
    Unanswered,
    answer,
    entries,
)

_SOCIAL_CARE = "children_social_care"

_NOT_TAKEN = (
    entries("legal_decision")
    .where(threshold="not_met")
    .unless(outcome=("pre_proceedings", "proceedings"))
    .or_else(entries("legal_decision").only_where(outcome="ended"))
)
_LEFT = Open(
    starts=_NOT_TAKEN,
    ends=entries("legal_meeting").or_else(
        entries("legal_decision").only_where(outcome=("pre_proceedings", "proceedings"))
    ),
    called="a legal route that was left",
)
_RETURNED = answer(entries("legal_meeting", "legal_decision"), within="PC21.return_within")
_IMPACT_TOPICS = ("domestic_abuse", "substance", "mental_health")
_PROCEEDINGS = Open(
    starts=entries("legal_decision").only_where(outcome="proceedings"),
    ends=entries("legal_decision").only_where(outcome="ended"),
)

LEGAL_ROUTE_LEFT = Check(
    code="PC21",
    slug="legal-route-left",
    notices="Legal steps were considered, then nothing was decided, or it was not brought back when things got worse.",
    because=(
        sources.child_d("Legal proceedings were considered and not taken."),
        sources.WALSALL,
        sources.PROTECTION_IN_ENGLAND,
    ),
    role="the team manager",
    ask="What was decided, by whom, and when is it looked at again?",
    clears_when="A recorded legal decision, or a meeting to which it returned.",
    silent_when="Proceedings were issued.",
    cannot_tell_when="The decision does not say whether the threshold was met, or by which day it is looked at again. "
    "Legal entries may be restricted: then ask the local authority's lawyer.",
    answers=("legal route left", "neglect"),
    limbs=(
        Limb(
            "no-outcome",
            Unanswered(entries("legal_meeting"), answer(entries("legal_decision"), within="PC21.outcome_within")),
            shows="what was decided after legal advice was taken",
        ),
        Limb(
            "not-brought-back",
            NotSustained(
                claim=_NOT_TAKEN,
                then=entries("concern", "police_incident", "adult_service_event").on(*_IMPACT_TOPICS),
                within="PC21.worse_within",
                expected=_RETURNED,
                only=(NotOpen(_PROCEEDINGS),),
            ),
            shows="that the matter returned to a legal meeting when things got worse",
        ),
        Limb(  # as PC04 counts them
            "not-brought-back-after-injuries",
            Repeated(entries("injury"), "PC04.times", "PC04.during", _RETURNED, only=(_LEFT,)),
            shows="that the matter returned to a legal meeting after another injury",
        ),
        Limb(  # as PC09 counts them
            "not-brought-back-after-relapses",
            NotSustained(
                claim=entries("improvement_noted"),
                then=entries("concern"),
                within="PC09.relapse_within",
                expected=_RETURNED,
                alike="topic",
                times="PC09.cycles",
                during="PC09.cycles_during",
                only=(_LEFT,),
            ),
            shows="that the matter returned to a legal meeting when an improvement did not last",
        ),
        Limb(  # as PC12 counts them
            "not-brought-back-after-contacts",
            Repeated(
                entries("referral_decision").where(outcome="nfa"),
                "PC12.times",
                "PC12.during",
                _RETURNED,
                only=(_LEFT,),
            ),
            shows="that the matter returned to a legal meeting after contact upon contact",
        ),
        Limb(
            "review-passed",
            Unanswered(
                entries("legal_decision").having("review_on"),
                answer(entries("legal_meeting", "legal_decision"), within="PC21.on_the_day", by_the_day="review_on"),
            ),
            shows="that it was looked at again on the day that was set",
        ),
    ),
    version=2,
)

_REPLY = entries("information_given", "nil_return")

AGENCY_MISSING = Check(
    code="PC23",
    slug="agency-missing",
    notices="A discussion was held without an agency that mattered, or its answer never came.",
    because=(sources.PROTECTION_IN_ENGLAND, sources.WORKING_TOGETHER),
    role="the chair",
    ask="Who was needed, and how will what they hold be got?",
    clears_when="A reply (also that nothing is held), a report in writing, or a meeting held again.",
    silent_when="The agency said on that day that it holds nothing.",
    cannot_tell_when="The list of who was present was not supplied, or a reply does not say which request it answers.",
    limbs=(
        Limb(
            "strategy-discussion",
            MissingFor(
                "strategy_agency",
                entries("strategy_discussion"),
                answer(entries("strategy_discussion", "information_given", "nil_return"), within="PC23.at_once"),
                named_in="present",
            ),
            shows="that this agency took part",
        ),
        Limb(
            "not-quorate",
            Unanswered(
                entries("conference").only_where(quorate=False),
                answer(
                    entries("conference").only_where(quorate=True).or_else(entries("information_given")),
                    within="PC23.other",
                ),
            ),
            shows="that the conference met again with those who were needed, or had their report",
        ),
        Limb(
            "urgent-request",
            Unanswered(
                entries("information_requested").only_where(urgent=True),
                answer(_REPLY, same="entry", within="PC23.urgent"),
            ),
            shows="an answer to an urgent request",
        ),
        Limb(
            "request",
            Unanswered(
                entries("information_requested").unless(urgent=True),
                answer(_REPLY, same="entry", within="PC23.other"),
            ),
            shows="an answer to a request",
        ),
    ),
)

# What a case of social care is about: a worry about homework after a closure is about something else.
_WORRIES = ("neglect", "domestic_abuse", "substance", "mental_health", "harm", "engagement", "health")
_STEPS = 4
_ANSWERED = entries("challenge_answered")
_RAISED = entries("challenge_raised").unless(inside_one_agency=True)


def _step(step: int, trigger: Entries) -> Limb:
    """A step of the ladder of escalation: it is answered, or it goes up, in its time."""
    higher = entries("challenge_raised").only_where(step=tuple(range(step + 1, _STEPS + 1)))
    standing = entries("dissent_recorded").only_where(stands=True)
    standing = standing.or_else(entries("dissent_recorded").only_where(outcome="stands"))
    by = _ANSWERED.or_else(standing) if step == _STEPS else _ANSWERED.or_else(higher, standing)
    return Limb(
        f"step-{step}",
        Unanswered(trigger, answer(by, within=f"PC24.step_{step}", same="about", unless_another=True)),
        shows="that the challenge was answered, carried up, or recorded as standing",
    )


DISAGREEMENT_DIED = Check(
    code="PC24",
    slug="disagreement-died",
    notices="Professionals disagreed, and it was neither resolved, nor carried up, nor recorded as standing.",
    because=(
        sources.child_d("Workers were rarely challenged."),
        sources.DISAGREEMENT,
        sources.PANEL_REPORTS,
    ),
    role="the person who disagreed, and their safeguarding lead",
    ask="What outcome do you ask for, and who answers next?",
    clears_when="It is resolved with an outcome, withdrawn with a reason, or recorded as dissent that stands.",
    silent_when="A dispute inside one agency; or a worry about something else, such as school work.",
    cannot_tell_when="It is not certain that the worry came after the closure, or the reply after the challenge; or it "
    "is not said what the worry, or the challenge that an answer may be to, is about.",
    answers=("rare challenge", "over-optimism"),
    limbs=(
        _step(1, _RAISED.unless(step=(2, 3, 4))),
        _step(2, _RAISED.only_where(step=2)),
        _step(3, _RAISED.only_where(step=3)),
        _step(4, _RAISED.only_where(step=4)),
        Limb(
            "dissent",
            Unanswered(
                entries("dissent_recorded").unless(stands=True, inside_one_agency=True, outcome="stands"),
                answer(
                    _ANSWERED.or_else(entries("challenge_raised")),
                    within="PC24.step_1",
                    same="about",
                    unless_another=True,
                ),
            ),
            shows="what became of the dissent",
        ),
        Limb(
            "worry-after-closure",
            NotSustained(
                claim=entries("closure", "step_down", "plan_ended").held_by(_SOCIAL_CARE),
                then=entries("concern").not_held_by(_SOCIAL_CARE).on(*_WORRIES),
                within="PC24.worry_within",
                expected=answer(entries("challenge_raised", "referral"), within="PC24.after_closure"),
            ),
            shows="that the worry of another agency after the closure was raised with anybody",
        ),
        Limb(
            "referral-dropped",
            Unanswered(
                entries(
                    "contact",
                    "note",
                    "concern",
                    "core_group",
                    "conference",
                    "supervision",
                    "manager_decision",
                ).only_where(referral_agreed=True),
                answer(entries("referral"), within="PC24.referral_within"),
            ),
            shows="the referral that was agreed",
        ),
    ),
    version=2,
)

CHECKS = (LEGAL_ROUTE_LEFT, AGENCY_MISSING, DISAGREEMENT_DIED)
