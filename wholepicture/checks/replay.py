"""When each gap opened and closed: what could have been noticed when, by what was known then.

The checks are asked again for every day on which anything was learned, and each time see only what was known by then.
So hindsight cannot enter: what a later entry explains or corrects does not change what could be noticed before it.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

from wholepicture.checks.fact import Child, Family
from wholepicture.checks.facts_of_entries import NO_NAME, Reader, as_known_on, family_of
from wholepicture.checks.gap import Answer, Gap
from wholepicture.checks.limits import Limits
from wholepicture.checks.people import People
from wholepicture.checks.plain import check_family
from wholepicture.checks.terms import kinds_of_telling
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry

_ONE_DAY = datetime.timedelta(days=1)
_Key = tuple[str, str, str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days on which a gap could have been noticed.

    Args:
        gap: The gap, as it stood on the last of these days.
        opened_on: The first day.
        closed_on: The day on which it could be noticed no longer; None while it still can.
    """

    gap: Gap
    opened_on: datetime.date
    closed_on: datetime.date | None

    @property
    def answer(self) -> Answer:
        """Whether it was raised, or could not be told."""
        return self.gap.answer


def replay(
    entries: Sequence[Entry],
    checks: Sequence[Check],
    limits: Limits,
    reader: Reader,
    *,
    children: Sequence[Child] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> list[Stretch]:
    """Every stretch on which each gap could have been noticed, in the order in which they opened.

    Args:
        entries: The chronology.
        checks: The checks.
        limits: Their limits.
        reader: Who reads, and up to which day.
        children: The children, when they are known; see `family_of`.
        progress: Told how many of how many days are done.
    """
    family = _families(entries, reader, children)
    told = {one.since for entry in entries for one in entry.known_to if one.since <= reader.as_of}
    days = sorted(told | {day for _entry, day in as_known_on(_without_corrections(entries), reader)})
    spans = list(_spans(days, reader.as_of))
    standing: dict[_Key, Stretch] = {}
    done: list[Stretch] = []
    for number, (first, last) in enumerate(spans, start=1):
        found = check_family(family(first), checks, limits, last).gaps
        _follow([gap for gap in found if gap.opened_on <= last], standing, done, first)
        progress(number, len(spans))
    return sorted(
        [*done, *standing.values()], key=lambda one: (one.opened_on, one.gap.check, one.gap.limb, one.gap.child)
    )


def _spans(days: Sequence[datetime.date], as_of: datetime.date) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Each stretch of days on which nothing new was learned: its first day and its last."""
    for place, day in enumerate(days):
        last = days[place + 1] - _ONE_DAY if place + 1 < len(days) else as_of
        yield day, last


def _follow(gaps: Iterable[Gap], standing: dict[_Key, Stretch], done: list[Stretch], first: datetime.date) -> None:
    """What stands open is carried on; what is open no longer is done."""
    still: dict[_Key, Gap] = {}
    for gap in gaps:
        if gap.closed_on is None:
            key = (gap.check, gap.limb, gap.child, gap.about)
            if key not in still or gap.answer is Answer.RAISED:
                still[key] = gap
    for key in list(standing):
        if not _goes_on(standing[key], still.get(key), first):
            ended = standing.pop(key)
            done.append(dataclasses.replace(ended, closed_on=max(first, ended.opened_on)))
    for key, gap in still.items():
        since = standing[key].opened_on if key in standing else max(gap.opened_on, first)
        standing[key] = Stretch(gap, since, None)


def _goes_on(stretch: Stretch, gap: Gap | None, first: datetime.date) -> bool:
    """Whether what stood open still does on the first day of new knowledge, and says the same."""
    return gap is not None and gap.answer is stretch.answer and gap.opened_on <= first


def _families(entries: Sequence[Entry], reader: Reader, children: Sequence[Child]) -> Callable[[datetime.date], Family]:
    """What gives the family as it was known on a day. It is read once, and sieved by the day.

    Where there are corrections, or somebody has a name and a fuller one, it is read anew for each day.
    """

    def read(day: datetime.date) -> Family:
        return family_of(entries, dataclasses.replace(reader, as_of=day), children=children)

    if any(entry.replaces for entry in entries) or People(entries, children).some_have_two_names:
        return read
    whole = read(reader.as_of)

    def sieved(day: datetime.date) -> Family:
        held = {fact.entry for fact in whole.facts if fact.kind not in kinds_of_telling() and fact.known <= day}
        facts = tuple(fact for fact in whole.facts if fact.known <= day and fact.entry in held)
        named = {name for fact in facts for name in fact.children}
        known = children or tuple(child for child in whole.children if child.name in named) or (Child(NO_NAME),)
        return dataclasses.replace(
            whole,
            children=known,
            parents={name: since for name, since in whole.parents.items() if since <= day},
            facts=facts,
            heard=tuple(one for one in whole.heard if one.known <= day),
        )

    return sieved


def _without_corrections(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Every version of every entry, so that the days on which corrections came count too."""
    return (dataclasses.replace(entry, replaces=None) for entry in entries)
