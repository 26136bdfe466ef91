"""Change that was believed: improvement that did not last, a plan ended too soon, help begun all over again."""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import Check, Contradicted, Limb, NotSustained, Unanswered, answer, entries

_BACK = entries("concern", "police_incident", "injury", "not_brought", "no_access")
_LOOKED_AT = entries("core_group", "conference", "supervision", "plan_changed", "strategy_discussion")
_REDUCED = entries("step_down", "closure", "plan_ended").unless(names_open_items=True)
_NAMED_EACH = entries("manager_decision", "conference", "supervision").where(names_open_items=True)

IMPROVEMENT_NOT_SUSTAINED = Check(
    code="PC09",
    slug="improvement-not-sustained",
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
    cannot_tell_when="It is not said what the improvement was in, or which of the two came first.",
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

REDUCED_WHILE_OPEN = Check(
    code="PC10",
    slug="reduced-while-concerns-open",
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
    silent_when="Nothing was recorded as open shortly before, or the decision itself names each open item.",
    cannot_tell_when="A review does not say whether the outcome was met, or a manager's decision, a conference or a "
    "supervision does not say whether it names what was open; or a date does not say which came first.",
    answers=("over-optimism", "neglect"),
    limbs=(
        Limb(
            "",
            Contradicted(
                said=_REDUCED,
                seen=entries("concern", "no_access", "police_incident", "injury").or_else(
                    entries("outcome_reviewed").where(status=("not_met", "unchanged", "partly_met"))
                ),
                before="PC10.before",
                expected=answer(_NAMED_EACH, within="PC10.within"),
            ),
            shows="why what was open no longer stands",
        ),
    ),
)

_EPISODE_ENDED = entries("plan_ended").or_else(entries("closure").held_by("children_social_care", "early_help"))

STARTED_AGAIN = Check(
    code="PC11",
    slug="started-again",
    notices="A new assessment treats the family as if nothing went before.",
    because=(sources.START_AGAIN, sources.RE_REFERRALS, sources.CLOCK_RESTARTED),
    role="the manager who authorises it",
    ask="What was tried before, and why will it differ now?",
    clears_when="An assessment, or a manager's note, that says what was tried and what has changed.",
    silent_when="It is the first time that the family is known.",
    cannot_tell_when="The assessment does not say whether it considered what went before.",
    respond="weeks",
    answers=("neglect", "improvement not sustained"),
    limbs=(
        Limb(
            "",
            Contradicted(
                said=entries("assessment_completed").where(earlier_episodes_considered=False),
                seen=_EPISODE_ENDED,
                before="PC11.within",
                expected=answer(
                    entries("assessment_completed", "manager_decision").only_where(earlier_episodes_considered=True),
                    within="PC11.answer",
                ),
            ),
            shows="that the new assessment considered what went before",
        ),
    ),
)

_MET_ON_WORD = (
    entries("plan_item_met")
    .told_by("told_by_parent")
    .or_else(entries("plan_item_met").only_where(standing_on=("told_by_parent", "own account")))
)
_SEEN_BY_OTHERS = entries(
    "improvement_noted", "visit", "attendance", "sighting", "information_given", "adult_service_event",
    "outcome_reviewed", "plan_item_met", "concern", "plan_changed",
).told_by("seen", "record", "told_by_professional")  # fmt: skip

ACCEPTED_ON_WORD = Check(
    code="PC18",
    slug="accepted-on-word",
    notices="Something important in the plan was marked done on the word of the person whom it concerns.",
    because=(
        sources.child_d("The parents appeared to co-operate, and what they said was seldom checked."),
        sources.START_AGAIN,
        sources.HIDDEN_MEN,
    ),
    role="the lead worker",
    ask="Who besides the person has seen this?",
    clears_when="A record, visit, test or sighting on the same matter, or the item is opened again.",
    silent_when="The item is not marked as met.",
    cannot_tell_when="It is not said what the item is about, or the service that could confirm it has sent nothing.",
    answers=("apparent co-operation",),
    limbs=(
        Limb(
            "",
            Unanswered(_MET_ON_WORD, answer(_SEEN_BY_OTHERS, same="topic", within="PC18.within")),
            shows="that anybody besides the person has seen this",
        ),
    ),
)

CHECKS = (IMPROVEMENT_NOT_SUSTAINED, REDUCED_WHILE_OPEN, STARTED_AGAIN, ACCEPTED_ON_WORD)
