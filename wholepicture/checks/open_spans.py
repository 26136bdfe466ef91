"""When something was open: from an entry that starts it to one that ends it, as surely as their dates say."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Sequence

from wholepicture.checks.by_day import ByDay
from wholepicture.checks.fact import Fact
from wholepicture.checks.matching import Level, Matched

_Ended = tuple[datetime.date, str]
_NEVER: _Ended = (datetime.date.min, "")


class OpenSpans:
    """The starts and the ends of something, asked whether it was open.

    Args:
        starts: What starts it.
        ends: What ends it.
    """

    def __init__(self, starts: Sequence[Matched], ends: Sequence[Matched]) -> None:
        self._starts = ByDay(starts, lambda one: (one[0].lower, one[0].upper))
        sure = [fact for fact, level in ends if level is Level.SURE]
        self._may_have_ended = _Latest([(_lower(fact), _upper(fact), fact.entry) for fact, _level in ends])
        self._has_ended = _Latest([(_upper(fact), _lower(fact), fact.entry) for fact in sure])
        self._ends = sorted((_lower(fact), _upper(fact)) for fact in sure)
        self._first_end = _suffix_minimum([upper for _lower, upper in self._ends])

    def at(self, lower: datetime.date | None, upper: datetime.date | None) -> tuple[Level, datetime.date | None]:
        """Whether it was open when something happened, and since when that was known.

        Args:
            lower: The first day on which that can have happened.
            upper: The last such day.
        """
        first, last = lower or datetime.date.min, upper or datetime.date.max
        may_have, has = self._may_have_ended.upto(last), self._has_ended.upto(first)
        best: Level = Level.NO
        since: datetime.date | None = None
        for start, level in self._starts.between(has[1][0], upper):
            found = min(level, _open_at(start, first, last, may_have, has))
            if found > best or (found and found == best and since is not None and start.known < since):
                best, since = found, start.known
        return best, since

    def surely_open_until(self, start: Fact) -> datetime.date:
        """The last day of the first end that surely came after a start; the last day there is when none came."""
        place = bisect.bisect_left(self._ends, (_upper(start), datetime.date.min))
        return self._first_end[place]


def _open_at(
    start: Fact, first: datetime.date, last: datetime.date, may_have: tuple[_Ended, _Ended], has: tuple[_Ended, _Ended]
) -> Level:
    """How sure it is that what began with a start was open from one day to another."""
    if _lower(start) > last or _of_another(has, start)[0] >= _upper(start):
        return Level.NO
    if _upper(start) > first or _of_another(may_have, start)[0] >= _lower(start):
        return Level.PERHAPS
    return Level.SURE


def _of_another(ended: tuple[_Ended, _Ended], start: Fact) -> _Ended:
    """The latest end that is not in the entry of the start itself."""
    return ended[1] if ended[0][1] == start.entry else ended[0]


class _Latest:
    """Of all ends whose one date is not after a day, the latest other date, and the next latest of another entry."""

    def __init__(self, ends: Iterable[tuple[datetime.date, datetime.date, str]]) -> None:
        ordered = sorted(ends)
        self._keys = [key for key, _value, _entry in ordered]
        self._latest: list[tuple[_Ended, _Ended]] = [(_NEVER, _NEVER)]
        for _key, value, entry in ordered:
            top, second = self._latest[-1]
            if entry == top[1]:
                top = max(top, (value, entry))
            elif (value, entry) > top:
                top, second = (value, entry), top
            else:
                second = max(second, (value, entry))
            self._latest.append((top, second))

    def upto(self, day: datetime.date) -> tuple[_Ended, _Ended]:
        return self._latest[bisect.bisect_right(self._keys, day)]


def _suffix_minimum(days: Sequence[datetime.date]) -> list[datetime.date]:
    found = [datetime.date.max]
    for day in reversed(days):
        found.append(min(day, found[-1]))
    return found[::-1]


def _lower(fact: Fact) -> datetime.date:
    return fact.lower or datetime.date.min


def _upper(fact: Fact) -> datetime.date:
    return fact.upper or datetime.date.max
