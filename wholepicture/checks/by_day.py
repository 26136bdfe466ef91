"""Things found by when they can have happened, so that a record of many thousands of entries is read in good time.

What is found is always a superset of what is asked for, and the rules then look closely; nothing that could count is
ever left out.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
Interval = tuple[datetime.date | None, datetime.date | None]


class ByDay(Generic[_Thing]):
    """Things in the order of their first days.

    Args:
        things: The things.
        when: The first and the last day on which one can have happened.
    """

    def __init__(self, things: Iterable[_Thing], when: Callable[[_Thing], Interval]) -> None:
        dated: list[tuple[datetime.date, datetime.date, _Thing]] = []
        self._undated: list[_Thing] = []
        for thing in things:
            lower, upper = when(thing)
            if lower is None or upper is None:
                self._undated.append(thing)
            else:
                dated.append((lower, upper, thing))
        dated.sort(key=lambda one: (one[0], one[1]))
        self._lowers = [lower for lower, _upper, _thing in dated]
        self._things = [thing for _lower, _upper, thing in dated]
        self._longest = max((upper - lower for lower, upper, _thing in dated), default=datetime.timedelta())

    def between(self, first: datetime.date | None, last: datetime.date | None) -> Sequence[_Thing]:
        """Everything that can have happened from one day to another, both included; None leaves that side open."""
        begin = 0 if first is None else bisect.bisect_left(self._lowers, _earlier(first, self._longest))
        end = len(self._lowers) if last is None else bisect.bisect_right(self._lowers, last)
        return [*self._things[begin:end], *self._undated]


def _earlier(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    return day - by if day - datetime.date.min > by else datetime.date.min
