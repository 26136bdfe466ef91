"""Histories drawn at random, on purpose near the edges of the rules; shared by the tests of every engine."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Sequence

from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.details import closed_details
from wholepicture.checks.fact import Child
from wholepicture.checks.vocabulary import (
    Check,
    Contradicted,
    Detail,
    Entries,
    MissingFor,
    NotSustained,
    Open,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)
from wholepicture.chronology.entry import Entry, KnownTo, PersonInEntry, Source
from wholepicture.timescales.date_known import DateKnown

FIRST = datetime.date(2025, 3, 3)  # a Monday
CHILDREN = (Child("Isla", datetime.date(2024, 10, 1)), Child("Jude", None), Child("Ned", datetime.date(2018, 1, 9)))
_SOURCE = Source(file="drawn", sha256="0" * 64)
_OWN_KINDS = {"voice": "note", "made_known": "note"}
_ADULTS = ("Dean", "Kelly", "Craig")


def _asked_by(word: Word) -> list[tuple[Entries, bool]]:
    """The entries of a rule, and whether they are what it stands on (rather than what answers it)."""
    expected = [(part, False) for part in word.expected.parts]
    match word:
        case Unanswered() | MissingFor():
            return [(word.trigger, True), *expected]
        case Repeated():
            ended = [(word.ended, True)] if word.ended else []
            return [(word.of, True), *ended, *([(word.broken_by, False)] if word.broken_by else []), *expected]
        case NotSustained():
            return [(word.claim, True), (word.then, True), *expected]
        case Silent() | Unchanged():
            return [(word.while_open.starts, True), (word.while_open.ends, False), *expected]
        case Contradicted():
            seen = (
                [(word.seen.claim, True), (word.seen.then, True)]
                if isinstance(word.seen, NotSustained)
                else [(word.seen, True)]
            )
            return [(word.said, True), *seen, *expected]


Rule = list[tuple[Entries, bool]]
"""The entries that a rule asks for, each with whether the rule stands on them."""


def rules_of(check: Check) -> list[Rule]:
    """What the parts of a check ask for."""
    rules = []
    for limb in check.limbs:
        asked = _asked_by(limb.when)
        asked.extend((one.starts, True) for one in limb.when.only if isinstance(one, Open))
        rules.append(asked)
    return rules


def _value(detail: Detail) -> st.SearchStrategy[str | bool | int | None]:
    if detail.any_value:
        return st.sampled_from([None, "2025-06-02", "heart", "heart"])
    words = closed_details()[detail.name].words if detail.name in closed_details() else ("another",)
    other: list[str | bool | int] = [not value for value in detail.values if isinstance(value, bool)]
    other = other or [*sorted(words), "so-so"]
    if detail.never:  # most entries do not say that they do not count
        return st.sampled_from([None, None, None, None, *other, *detail.values])
    return st.sampled_from([*detail.values] * max(3, len(other)) + [*other, None])


def _flat(asked: Entries) -> list[Entries]:
    return [asked, *itertools.chain.from_iterable(_flat(other) for other in asked.or_these)]


@st.composite
def _entry(draw: st.DrawFn, asked: Entries, number: int, earlier: Sequence[str], around: int) -> Entry:
    """An entry that a rule asks for, or nearly."""
    one = draw(st.sampled_from(_flat(asked)))
    kind = draw(st.sampled_from(one.kinds))
    details = {detail.name: value for detail in one.details if (value := draw(_value(detail))) is not None}
    if draw(st.integers(0, 4)):
        details.setdefault("topic", draw(st.sampled_from([*one.topics, "neglect", "neglect", "domestic_abuse"])))
    if draw(st.integers(0, 2)):
        details.setdefault("about", "the bruise")  # two accounts are of one thing more often than not
    if earlier and draw(st.booleans()):
        details["about_entry"] = draw(st.sampled_from(list(earlier)))
    for name, values in (("children_covered", ["Isla", "Isla; Jude", "Isla; Jude; Ned"]),
                         ("agencies_present", ["police", "children_social_care; police; gp"]),
                         ("due", ["2025-06-02"]), ("people_considered", ["Dean", "Kelly"]),
                         ("reporter_type", ["school", "neighbour"]), ("item", ["the boiler", "the home"])):  # fmt: skip
        if not draw(st.integers(0, 3)):
            details[name] = draw(st.sampled_from(values))
    happened, known = draw(_days(around))
    agency = draw(
        st.sampled_from([*one.agencies, "children_social_care", "children_social_care", "school", "gp", "police"])
    )
    return Entry(
        id=f"e{number:02}", happened=happened, known_on=known, agency=Agency(agency, agency), source=_SOURCE,
        kind=_OWN_KINDS.get(kind, kind), words="", voice="I want it to stop" if kind == "voice" else "",
        basis=draw(st.sampled_from([*one.bases, *one.bases, "record"])), people=draw(_people()), details=details,
        known_to=draw(_told(happened)),
    )  # fmt: skip


@st.composite
def _days(draw: st.DrawFn, around: int) -> tuple[DateKnown, datetime.date | None]:
    week = around + draw(st.sampled_from([0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 12, 26]))
    day = FIRST + datetime.timedelta(weeks=week, days=draw(st.sampled_from([0, 0, 0, 1, 4, 5])))
    known = day + datetime.timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 7, 28, 84])))
    how = draw(st.integers(0, 15))
    if how == 0:
        return DateKnown(day, day + datetime.timedelta(days=27)), draw(st.sampled_from([None, known]))
    if how == 1:
        return DateKnown(None, day), known
    return DateKnown.on(day), draw(st.sampled_from([None, known, known]))


@st.composite
def _people(draw: st.DrawFn) -> tuple[PersonInEntry, ...]:
    people = []
    if draw(st.booleans()):
        people.append(
            PersonInEntry(draw(st.sampled_from(_ADULTS)), draw(st.sampled_from(["partner", "mother", "father"])))
        )
    if not draw(st.integers(0, 3)):
        people.append(PersonInEntry(draw(st.sampled_from(["Isla", "Jude"])), "child"))
    return tuple(people)


@st.composite
def _told(draw: st.DrawFn, happened: DateKnown) -> tuple[KnownTo, ...]:
    if draw(st.integers(0, 4)) or happened.upper is None:
        return ()
    since = happened.upper + datetime.timedelta(days=draw(st.sampled_from([0, 7, 14])))
    agency = draw(st.sampled_from(["children_social_care", "school"]))
    return (KnownTo(Agency(agency, agency), since),)


def _heard(number: int, around: int) -> Entry:
    """A note of social care, so that it has been heard."""
    day = FIRST + datetime.timedelta(weeks=around)
    return Entry(
        id=f"e{number:02}", happened=DateKnown.on(day), known_on=day, source=_SOURCE, kind="note", words="",
        agency=Agency("children_social_care", "children_social_care"),
    )  # fmt: skip


@st.composite
def _histories(draw: st.DrawFn, rules: Sequence[Rule]) -> list[Entry]:
    """Some twenty entries: for a few rules what they stand on, several times, and sometimes what answers them."""
    entries: list[Entry] = []
    heard: list[int] = []
    for rule in draw(st.lists(st.sampled_from(rules), min_size=1, max_size=3)):
        around = draw(st.integers(0, 20))
        heard = [around] if around % 2 else []  # the silence of social care means nothing before it was heard
        for asked, stands_on in rule:
            times = draw(st.sampled_from([1, 2, 3, 4] if stands_on else [0, 0, 1, 2]))
            for _ in range(times):
                entries.append(draw(_entry(asked, len(entries), [one.id for one in entries], around)))
    corrected = _some_corrected(draw, entries)
    return [*corrected, *(_heard(len(corrected), around) for around in heard)]


def histories_for(*checks: Check) -> st.SearchStrategy[list[Entry]]:
    """Histories in which some checks have something to say."""
    return _histories([rule for check in checks for rule in rules_of(check)])


def _some_corrected(draw: st.DrawFn, entries: list[Entry]) -> list[Entry]:
    if len(entries) > 1 and not draw(st.integers(0, 4)):
        place = draw(st.integers(1, len(entries) - 1))
        entries[place] = dataclasses.replace(entries[place], replaces=entries[draw(st.integers(0, place - 1))].id)
    return entries


HISTORIES = histories_for(*every_check())
