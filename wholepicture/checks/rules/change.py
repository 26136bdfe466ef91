"""Change that was believed: improvement that did not last, a plan ended too soon, help begun all over again."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import (
    Check,
    Contradicted,
    Entries,
    Limb,
    NotSustained,
    Unanswered,
    answer,
    entries,
)

_BACK = entries("concern", "police_incident", "injury", "not_brought", "no_access")
_LOOKED_AT = entries("core_group", "conference", "supervision", "plan_changed", "strategy_discussion")
_REDUCED = entries("step_down", "closure", "plan_ended").unless(names_open_items=True).without("open_items")
_NAMED_EACH = (
    entries("manager_decision", "conference", "supervision")
    .where(names_open_items=True)
    .or_else(entries("manager_decision", "conference", "supervision").having("open_items"))
)

IMPROVEMENT_NOT_SUSTAINED = Check(
    code="PC09",
    slug="improvement-not-sustained",
    version=2,
    notices="Improvement was recorded, the same concern came back, and nobody recorded asking why it did not last.",
    because=(
        sources.child_d("Improvements were noted and never sustained; workers were overly optimistic."),
        sources.START_AGAIN,
        sources.NEGLECT,
    ),
    role="the conference chair or the supervisor",
    ask="What would show that it lasts, observed by whom, and for how long?",
    clears_when="A core group, conference or supervision on the same concern, or a changed plan.",
    silent_when="Another concern came back; it came back once and nothing was reduced; two reports of one event.",
    cannot_tell_when="It is not said what the improvement was in, or it is said more widely than what came back; or it "
    "is not known which of the two came first.",
    answers=("improvement not sustained", "over-optimism"),
    limbs=(
        Limb(
            "came-back-twice",
            NotSustained(
                claim=entries("improvement_noted"),
                then=_BACK,
                within="PC09.relapse_within",
                alike="topic",
                times="PC09.cycles",
                during="PC09.cycles_during",
                expected=answer(_LOOKED_AT, same="topic", within="PC09.answer_within"),
            ),
            shows="that anybody asked why the improvement did not last",
        ),
        Limb(
            "reduced-after-it-came-back",
            Contradicted(
                said=_REDUCED,
                seen=NotSustained(
                    claim=entries("improvement_noted"),
                    then=_BACK,
                    within="PC09.relapse_within",
                    alike="topic",
                    expected=answer(_LOOKED_AT, within="PC09.answer_within"),
                ),
                before="PC09.reduced_within",
                expected=answer(_NAMED_EACH.or_else(entries("plan_changed")), within="PC09.answer_within"),
            ),
            shows="why the plan was reduced although the concern had come back",
        ),
    ),
)

_SEEN_CHILD = entries("sighting").or_else(entries("visit").where(seen=True))
_NOT_MET = entries("outcome_reviewed").where(status=("not_met", "unchanged", "partly_met"))
_MET = entries("outcome_reviewed").only_where(status="met")
_EVIDENCE = entries("improvement_noted").or_else(_MET)
_REVIEWED_AT = entries("conference").only_where(type="review")


def _reduced_after(
    seen: Entries,
    before: str,
    *,
    said: Entries = _REDUCED,
    unless_since: Entries | None = None,
    unless_longer_ago: Entries | None = None,
    unless_alike: str = "",
) -> Contradicted:
    """That a plan was reduced although something had been seen, and the decision does not name what was open."""
    return Contradicted(
        said=said,
        seen=seen,
        before=before,
        expected=answer(_NAMED_EACH, within="PC10.within"),
        unless_since=unless_since,
        unless_longer_ago=unless_longer_ago,
        unless_alike=unless_alike,
    )


REDUCED_WHILE_OPEN = Check(
    code="PC10",
    slug="reduced-while-concerns-open",
    version=2,
    notices="A plan or a case was reduced or closed while something that it was for was still open.",
    because=(
        sources.child_d("Improvements were noted and never sustained; concerns were open when work ended."),
        sources.PROTECTION_IN_ENGLAND,
        sources.START_AGAIN,
        sources.LINCOLNSHIRE,
    ),
    role="the chair or the manager",
    ask="Name each open item: why does it no longer stand?",
    clears_when="A reason that names each open item, or a review conference that does.",
    silent_when="Nothing was recorded as open, the child was seen since, and what was better had been so for long; or "
    "the decision itself names each open item.",
    cannot_tell_when="A review does not say whether the outcome was met, no review of any outcome was supplied, a "
    "visit does not say whether the child was seen, or a decision does not say whether it names what was open; or a "
    "date does not say which came first.",
    answers=("over-optimism", "neglect"),
    limbs=(
        Limb(
            "open-shortly-before",
            _reduced_after(entries("concern", "no_access", "police_incident", "injury"), "PC10.before"),
            shows="why what was open no longer stands",
        ),
        Limb(
            "outcome-not-met",
            _reduced_after(_NOT_MET, "PC10.outcomes", unless_since=_MET, unless_alike="topic"),
            shows="why an outcome that was not met no longer stands",
        ),
        Limb(
            "not-seen-since",
            _reduced_after(entries("concern", "injury"), "PC10.since_concern", unless_since=_SEEN_CHILD),
            shows="that anybody saw the child between the last concern and the decision",
        ),
        Limb(
            "change-too-young",
            _reduced_after(_EVIDENCE, "PC10.evidence_at_least", unless_longer_ago=_EVIDENCE, unless_alike="topic"),
            shows="that what is better has been so for long enough",
        ),
        Limb(
            "at-the-first-review",
            _reduced_after(
                _REVIEWED_AT,
                "PC10.at_review",
                said=entries("plan_ended", "step_down")
                .where_said(type="child_protection")
                .unless(names_open_items=True, every_action_evidenced=True)
                .without("open_items"),
                unless_longer_ago=_REVIEWED_AT,
            ),
            shows="that every action was evidenced when the plan ended at its first review",
        ),
        Limb(
            "outcomes-not-supplied",
            Unanswered(
                entries("plan_ended")
                .held_by("children_social_care")
                .where(outcomes_reviewed=False)
                .unless(names_open_items=True)
                .without("open_items"),
                answer(entries("outcome_reviewed").or_else(_NAMED_EACH), within="PC10.within", earlier="PC10.outcomes"),
            ),
            shows="which outcomes of the plan were met",
        ),
    ),
)

_EPISODE_ENDED = entries("plan_ended").or_else(entries("closure").held_by("children_social_care", "early_help"))
_CONSIDERED = entries("assessment_completed", "manager_decision").only_where(earlier_episodes_considered=True)
_NOT_CONSIDERED = entries("assessment_completed").where(earlier_episodes_considered=False)

STARTED_AGAIN = Check(
    code="PC11",
    slug="started-again",
    version=2,
    notices="A new assessment treats the family as if nothing went before, or the same help is offered again.",
    because=(sources.START_AGAIN, sources.RE_REFERRALS, sources.CLOCK_RESTARTED),
    role="the manager who authorises it",
    ask="What was tried before, and why will it differ now?",
    clears_when="An assessment, or a manager's note, that says what was tried and what has changed.",
    silent_when="It is the first time that the family is known.",
    cannot_tell_when="The assessment does not say whether it considered what went before, or the family came from "
    "another area and it is not said whether that area was asked.",
    respond="weeks",
    answers=("neglect", "improvement not sustained"),
    limbs=(
        Limb(
            "nothing-went-before",
            Contradicted(
                said=_NOT_CONSIDERED,
                seen=_EPISODE_ENDED,
                before="PC11.within",
                expected=answer(_CONSIDERED, within="PC11.answer"),
                of_family=True,
            ),
            shows="that the new assessment considered what went before",
        ),
        Limb(
            "from-another-area",
            Contradicted(
                said=_NOT_CONSIDERED,
                seen=entries("moved_area").where(earlier_area_asked=False),
                before="PC11.within",
                expected=answer(_CONSIDERED, within="PC11.answer"),
            ),
            shows="what the earlier area knew and tried",
        ),
        Limb(
            "the-same-again",
            Contradicted(
                said=entries("plan_started").having("service").without("reason"),
                seen=entries("plan_ended", "closure").having("service"),
                before="PC11.within",
                expected=answer(entries("manager_decision").only_where(about="same_service"), within="PC11.answer"),
                alike="service",
                of_family=True,
            ),
            shows="why the same service will do now what it did not do before",
        ),
    ),
)

_MET_ON_WORD = (
    entries("plan_item_met")
    .told_by("told_by_parent")
    .where_said(standing_on=("told_by_parent", "own account"))
    .unless(safety_relevant=False)
    .or_else(
        entries("plan_item_met").only_where(standing_on=("told_by_parent", "own account")).unless(safety_relevant=False)
    )
)
_FROM_OTHERS = ("seen", "record", "told_by_professional")
_AGREES = (
    entries("improvement_noted", "visit", "attendance", "sighting", "information_given", "plan_item_met")
    .told_by(*_FROM_OTHERS)
    .unless(agrees=False)
    .or_else(
        entries("adult_service_event").where(type=("attended", "engaged", "test_clear", "completed")),
        entries("outcome_reviewed", "plan_changed").told_by(*_FROM_OTHERS),
    )
)
_OPENED_AGAIN = entries("plan_changed", "outcome_reviewed", "core_group", "conference", "strategy_discussion")
_AGAINST_IT = (
    entries("concern", "police_incident", "injury")
    .told_by(*_FROM_OTHERS, "told_by_child")
    .or_else(
        entries("adult_service_event").only_where(
            type=("relapse", "missed_prescription", "overdose", "crisis", "conviction", "test_positive")
        )
    )
)
_RECONSIDERED = answer(_OPENED_AGAIN, same="topic", within="PC18.contrary_answer")

ACCEPTED_ON_WORD = Check(
    code="PC18",
    slug="accepted-on-word",
    version=2,
    notices="Something important in the plan was marked done on the word of the person whom it concerns.",
    because=(
        sources.child_d("The parents appeared to co-operate, and what they said was seldom checked."),
        sources.START_AGAIN,
        sources.HIDDEN_MEN,
    ),
    role="the lead worker",
    ask="Who besides the person has seen this?",
    clears_when="A record, visit, test or sighting on the same matter that agrees, or the item is opened again.",
    silent_when="The item is not marked as met, or has nothing to do with the child's safety.",
    cannot_tell_when="It is not said what the item is about or on what it stands, or the service that could confirm it "
    "has sent nothing.",
    answers=("apparent co-operation",),
    limbs=(
        Limb(
            "nobody-else-saw-it",
            Unanswered(_MET_ON_WORD, answer(_AGREES, same="topic", within="PC18.within", needs_of_topic=True)),
            shows="that anybody besides the person has seen this",
        ),
        Limb(
            "something-against-it-since",
            NotSustained(_MET_ON_WORD, _AGAINST_IT, within="PC18.contrary", alike="topic", expected=_RECONSIDERED),
            shows="that the item was opened again when something spoke against it",
        ),
        Limb(
            "something-against-it-before",
            Contradicted(_MET_ON_WORD, _AGAINST_IT, before="PC18.contrary", alike="topic", expected=_RECONSIDERED),
            shows="that what spoke against it was weighed",
        ),
    ),
)

CHECKS = (IMPROVEMENT_NOT_SUSTAINED, REDUCED_WHILE_OPEN, STARTED_AGAIN, ACCEPTED_ON_WORD)
