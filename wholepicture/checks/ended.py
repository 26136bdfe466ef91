"""How each of several things ended: by the first entry after it that says so; what nobody ended cannot be told."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import datetime
import functools
from collections.abc import Mapping, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.happening import Happening, of_one
from wholepicture.checks.matching import Level, Matched, level_of
from wholepicture.checks.vocabulary import Entries


@functools.cache
def any_end(ended: Entries) -> Entries:
    """Every entry that says how something ended, whatever it says."""
    return dataclasses.replace(ended, details=())


def with_their_ends(
    found: Sequence[Matched], ends: Sequence[Matched], ended: Entries
) -> tuple[list[Happening], Mapping[str, Happening]]:
    """Each thing as it counts when it is the last, and as it counts while another is.

    An end beyond those that end something recorded stands for what it ended.

    Args:
        found: The things.
        ends: Everything that says how one ended.
        ended: How each but the last must have ended.

    Returns:
        The things as they count when each is the last; and by the id of its fact, how each counts while another is.
    """
    of_an_end = {fact.entry for fact, _level in ends}
    things = [one for one in found if one[0].entry not in of_an_end]
    search = _Ends([fact for fact, _level in ends])
    lasts = [of_one(fact, level, "") for fact, level in things]
    earlier: dict[str, Happening] = {}
    for one in lasts:
        fact, end = one.facts[0], search.first_of(one.facts[0])
        if end is None:
            earlier[fact.id] = dataclasses.replace(one, level=min(one.level, Level.PERHAPS))
            continue
        known = max(fact.known, end.known)
        level = min(one.level, level_of(end, ended))
        earlier[fact.id] = dataclasses.replace(one, facts=(end, fact), known=known, base=known, level=level)
    alone = _alone([fact for fact, _level in things], [fact for fact, _level in ends])
    for fact in (fact for fact, _level in ends if fact.entry in alone):
        lasts.append(of_one(fact, Level.SURE, ""))
        earlier[fact.id] = of_one(fact, level_of(fact, ended), "")
    return lasts, earlier


def _alone(things: Sequence[Fact], ends: Sequence[Fact]) -> set[str]:
    """The ends that end nothing recorded: as they come in turn, nothing waits for them, and they name none of it."""
    in_turn = {
        (fact.lower or datetime.date.min, is_end, fact.entry) for is_end, of in enumerate((things, ends)) for fact in of
    }
    recorded = {fact.entry for fact in things}
    names_one = {fact.entry for fact in ends if fact.about_entry in recorded}
    waiting, alone = 0, set()
    for _day, is_end, entry in sorted(in_turn):
        if not is_end:
            waiting += 1
        elif waiting:
            waiting -= 1
        elif entry not in names_one:
            alone.add(entry)
    return alone


class _Ends:
    """What says how something ended, in the order in which it happened."""

    def __init__(self, ends: Sequence[Fact]) -> None:
        self._of_entry: dict[str, list[Fact]] = collections.defaultdict(list)
        for end in ends:
            self._of_entry[end.about_entry].append(end)
        self._by_day = sorted((end for end in self._of_entry.pop("", []) if end.lower), key=_in_order)
        self._days = [end.lower for end in self._by_day if end.lower]

    def first_of(self, fact: Fact) -> Fact | None:
        """The first end that names a fact's entry, or that names none and surely came after it."""
        named = self._of_entry.get(fact.entry, [])
        place = bisect.bisect_left(self._days, fact.upper) if fact.upper else len(self._days)
        return min([*named, *self._by_day[place : place + 1]], key=_in_order, default=None)


def _in_order(end: Fact) -> tuple[datetime.date, datetime.date, str]:
    return end.lower or datetime.date.min, end.known, end.id
