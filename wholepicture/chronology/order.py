"""The order of a chronology, by what is known and no more.

An entry known to the day stands on that day. One known less exactly stands at the head of the days on which it can have
happened, before the entries that are known better, so that it never pretends to a place among them. On one day a
person's own sequence wins over the clock, within the file in which that person set it.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence

from wholepicture.chronology.entry import Entry

_EARLIEST = datetime.time.min
_Key = tuple[datetime.date, int, int, datetime.time, int]


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Put entries in the order in which a chronology is read.

    Args:
        entries: In the order of their files; this order decides wherever nothing else is known.

    Returns:
        The same entries: undated ones last, otherwise by the first day on which each can have happened (or, when only
        the last is known, by that), the less exactly known first, then by time and sequence as `_clock` explains.
    """
    listed = list(entries)
    clocks = _clocks(listed)
    keys = [_key(entry, clocks.get(place), place) for place, entry in enumerate(listed)]
    return [listed[place] for place in sorted(range(len(listed)), key=keys.__getitem__)]


def _key(entry: Entry, clock: tuple[datetime.time, int] | None, place: int) -> _Key:
    happened = entry.happened
    anchor = happened.lower or happened.upper
    if anchor is None:
        return (datetime.date.max, 1, 0, _EARLIEST, place)
    if clock is not None:
        return (anchor, 1, 0, clock[0], clock[1])
    width = (
        (happened.upper - happened.lower).days if happened.lower and happened.upper else datetime.date.max.toordinal()
    )
    return (anchor, 0, -width, _EARLIEST, place)


def _clocks(entries: Sequence[Entry]) -> dict[int, tuple[datetime.time, int]]:
    """For each entry known to the day: the time to sort it by, and its rank among equals.

    The time is for sorting only and is never shown. Within one file and day, entries are first put in the order that a
    person set (sequence), then by time; each then sorts no earlier than the one before it. So a sequence is never
    broken by a time from another agency, and the result does not depend on which pair is compared first.
    """
    on_a_day = [(place, entry) for place, entry in enumerate(entries) if entry.happened.day is not None]
    on_a_day.sort(key=lambda found: (found[1].happened.day or datetime.date.max, found[1].source.file))
    clocks: dict[int, tuple[datetime.time, int]] = {}
    for _, group in itertools.groupby(on_a_day, key=lambda found: (found[1].happened.day, found[1].source.file)):
        listed = sorted(group, key=_within_file)
        first_place = min(place for place, _ in listed)
        latest = _EARLIEST
        for rank, (place, entry) in enumerate(listed):
            latest = max(latest, entry.time or _EARLIEST)
            clocks[place] = (latest, first_place + rank)
    return clocks


def _within_file(found: tuple[int, Entry]) -> tuple[bool, float, datetime.time, int]:
    place, entry = found
    return (entry.sequence is None, entry.sequence or 0.0, entry.time or _EARLIEST, place)
