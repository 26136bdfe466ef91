"""Things in lanes: those whose dates are equally vague lie side by side, in the order of their days.

In such a lane the first days and the last days both only rise. So whatever a rule asks of the days (in a window, after
a day, not yet ended) is one stretch of each lane, found in a few steps, and a record of a hundred thousand entries is
read in good time. There are few lanes: most dates are one day, and the others a week, a month or a year.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
_Common = TypeVar("_Common", bound=Hashable)
Interval = tuple[datetime.date | None, datetime.date | None]
Ended = tuple[datetime.date, str]
NEVER: Ended = (datetime.date.min, "")


class Lane(Generic[_Thing]):
    """Things that are alike, and whose dates are equally vague.

    Args:
        things: The things, in the order of their days.
        when: The first and the last day on which one can have happened.
        known: The day on which one was known.
        entry: The entry of one.
        besides: Other entries of which one is made.
    """

    def __init__(
        self,
        things: Sequence[_Thing],
        when: Callable[[_Thing], Interval],
        known: Callable[[_Thing], datetime.date],
        entry: Callable[[_Thing], str],
        besides: Callable[[_Thing], Iterable[str]],
    ) -> None:
        self.things = things
        self.lowers = [first_day(when(thing)[0]) for thing in things]
        self.uppers = [last_day(when(thing)[1]) for thing in things]
        self.known = [known(thing) for thing in things]
        self.places: dict[str, list[int]] = {}
        self.beside: dict[str, list[int]] = {}
        for place, thing in enumerate(things):
            self.places.setdefault(entry(thing), []).append(place)
            for other in besides(thing):
                self.beside.setdefault(other, []).append(place)


def lanes_of(
    things: Iterable[_Thing],
    *,
    when: Callable[[_Thing], Interval],
    known: Callable[[_Thing], datetime.date],
    entry: Callable[[_Thing], str],
    alike: Callable[[_Thing], _Common],
    besides: Callable[[_Thing], Iterable[str]] = lambda _thing: (),
) -> list[tuple[_Common, Lane[_Thing]]]:
    """Things in lanes, each lane with what its things have in common.

    Args:
        things: The things.
        when: The first and the last day on which one can have happened.
        known: The day on which one was known.
        entry: The entry of one.
        alike: What those of one lane have in common.
        besides: Other entries of which one is made.
    """
    sorted_in: dict[tuple[_Common, Hashable], list[_Thing]] = {}
    for thing in things:
        lower, upper = when(thing)
        length = upper - lower if lower and upper else (lower is None, upper is None)
        sorted_in.setdefault((alike(thing), length), []).append(thing)

    def by_day(thing: _Thing) -> tuple[datetime.date, datetime.date]:
        lower, upper = when(thing)
        return first_day(lower), last_day(upper)

    return [
        (common, Lane(sorted(several, key=by_day), when, known, entry, besides))
        for (common, _length), several in sorted_in.items()
    ]


class Latest:
    """Of all ends whose one date is not after a day, the latest other dates, of three different entries.

    Three, because an end in one's own entry ends nothing, and two entries can be one's own.

    Args:
        ends: Of each end its one date, its other date and its entry.
    """

    def __init__(self, ends: Iterable[tuple[datetime.date, datetime.date, str]]) -> None:
        ordered = sorted(ends)
        self._keys = [key for key, _value, _entry in ordered]
        self._latest: list[tuple[Ended, ...]] = [(NEVER, NEVER, NEVER)]
        for _key, value, entry in ordered:
            self._latest.append(_with((value, entry), self._latest[-1]))

    def upto(self, day: datetime.date) -> tuple[Ended, ...]:
        """The latest three whose one date is not after a day, the latest first."""
        return self._latest[bisect.bisect_right(self._keys, day)]


def _with(ended: Ended, latest: tuple[Ended, ...]) -> tuple[Ended, ...]:
    if ended <= latest[-1]:
        return latest
    mine = max((one for one in latest if one[1] == ended[1]), default=ended)
    others = [one for one in latest if one[1] != ended[1]]
    return tuple(sorted([max(mine, ended), *others], reverse=True)[:3])


def first_day(lower: datetime.date | None) -> datetime.date:
    """A first day, to compare with: before all others when there is none."""
    return datetime.date.min if lower is None else lower


def last_day(upper: datetime.date | None) -> datetime.date:
    """A last day, to compare with: after all others when there is none."""
    return datetime.date.max if upper is None else upper


def earlier(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    """A day so much earlier; the first day there is when there is no such day."""
    return day - by if day - datetime.date.min > by else datetime.date.min
