"""When something was open: from an entry that starts it to one that ends it, as surely as their dates say."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.lanes import Ended, Lane, Latest, first_day, lanes_of, last_day
from wholepicture.checks.matching import Level, Matched
from wholepicture.checks.searches import Lowest


class OpenSpans:
    """The starts and the ends of something, asked whether it was open.

    Args:
        starts: What starts it.
        ends: What ends it.
    """

    def __init__(self, starts: Sequence[Matched], ends: Sequence[Matched]) -> None:
        lanes = lanes_of(
            starts,
            when=lambda one: (one[0].lower, one[0].upper),
            known=lambda one: one[0].known,
            entry=lambda one: one[0].entry,
            alike=lambda one: one[1],
        )
        self._lanes = [(level, lane, Lowest([day.toordinal() for day in lane.known])) for level, lane in lanes]
        sure = [fact for fact, level in ends if level is Level.SURE]
        self._may_have_ended = Latest(
            (first_day(fact.lower), last_day(fact.upper), fact.entry) for fact, _level in ends
        )
        self._has_ended = Latest((last_day(fact.upper), first_day(fact.lower), fact.entry) for fact in sure)
        self._ends = sorted((first_day(fact.lower), last_day(fact.upper)) for fact in sure)
        self._first_end = _suffix_minimum([upper for _lower, upper in self._ends])

    def at(self, lower: datetime.date | None, upper: datetime.date | None) -> tuple[Level, datetime.date | None]:
        """Whether it was open when something happened, and since when that was known.

        Args:
            lower: The first day on which that can have happened.
            upper: The last such day.
        """
        first, last = first_day(lower), last_day(upper)
        may_have, has = self._may_have_ended.upto(last), self._has_ended.upto(first)
        known: dict[Level, list[int]] = {Level.PERHAPS: [], Level.SURE: []}
        for level, lane, known_first in self._lanes:
            ended, may = bisect.bisect_right(lane.uppers, has[0][0]), bisect.bisect_right(lane.lowers, may_have[0][0])
            begun, may_have_begun = bisect.bisect_right(lane.uppers, first), bisect.bisect_right(lane.lowers, last)
            known[level].extend(_lowest(known_first, may, begun))
            known[Level.PERHAPS].extend(_lowest(known_first, ended, may_have_begun))
            # an end in the entry of a start does not end what starts there
            for start, _level in _of_entries(lane, {may_have[0][1], has[0][1]}):
                if found := min(level, _open_at(start, first, last, may_have, has)):
                    known[found].append(start.known.toordinal())
        for best in (Level.SURE, Level.PERHAPS):
            if known[best]:
                return best, datetime.date.fromordinal(min(known[best]))
        return Level.NO, None

    def surely_open_until(self, start: Fact) -> datetime.date:
        """The last day of the first end that surely came after a start; the last day there is when none came."""
        place = bisect.bisect_left(self._ends, (last_day(start.upper), datetime.date.min))
        return self._first_end[place]


def _lowest(row: Lowest, first: int, end: int) -> Iterator[int]:
    if first < end and (found := row.between(first, end)) is not None:
        yield found


def _of_entries(lane: Lane[Matched], entries: set[str]) -> Iterator[Matched]:
    return (lane.things[at] for entry in entries for at in lane.places.get(entry, ()))


def _open_at(
    start: Fact, first: datetime.date, last: datetime.date, may_have: Sequence[Ended], has: Sequence[Ended]
) -> Level:
    """How sure it is that what began with a start was open from one day to another."""
    lower, upper = first_day(start.lower), last_day(start.upper)
    if lower > last or _of_another(has, start)[0] >= upper:
        return Level.NO
    if upper > first or _of_another(may_have, start)[0] >= lower:
        return Level.PERHAPS
    return Level.SURE


def _of_another(ended: Sequence[Ended], start: Fact) -> Ended:
    """The latest end that is not in the entry of the start itself."""
    return ended[1] if ended[0][1] == start.entry else ended[0]


def _suffix_minimum(days: Sequence[datetime.date]) -> list[datetime.date]:
    found = [datetime.date.max]
    for day in reversed(days):
        found.append(min(day, found[-1]))
    return found[::-1]
