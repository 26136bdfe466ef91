"""What lies near a happening: stretches of lanes, and the facts of many such stretches without listing each.

That the same came again within a year is asked of each time that it came. Where it came a hundred thousand times, most
of what is near one is near the next as well; so what is near is kept as stretches, from one place of a lane to another.
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wholepicture.checks.lanes import Lane, Latest, earlier, first_day, lanes_of, last_day
from wholepicture.checks.matching import Level, Matched, akin, same_level

if TYPE_CHECKING:
    from wholepicture.checks.happening import Happening

_Common = tuple[Level, str, str, str]
"""What the happenings of a lane have in common: how sure they are, what they are alike in, differ in, are apart by."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """Happenings that lie side by side in a lane, and were known by a day.

    Args:
        lane: The lane.
        first: The place of the first.
        end: The place behind the last.
        known_by: Those that were known later are none of them.
    """

    lane: Lane[Happening]
    first: int
    end: int
    known_by: datetime.date = datetime.date.max

    def holds(self, entry: str) -> bool:
        """Whether an entry is that of one of them."""
        places = (*self.lane.places.get(entry, ()), *self.lane.beside.get(entry, ()))
        return any(self.first <= at < self.end and self.lane.known[at] <= self.known_by for at in places)

    def without(self, entry: str) -> Iterator[Stretch]:
        """What is left of it without an entry."""
        first = self.first
        for at in (at for at in self.lane.places.get(entry, ()) if self.first <= at < self.end):
            if first < at:
                yield dataclasses.replace(self, first=first, end=at)
            first = at + 1
        if first < self.end:
            yield dataclasses.replace(self, first=first)


def in_any(stretches: Iterable[Stretch]) -> Iterator[Happening]:
    """Every happening of some stretches, each once for each of their lanes."""
    by_lane: dict[int, list[Stretch]] = {}
    for one in stretches:
        by_lane.setdefault(id(one.lane), []).append(one)
    for several in by_lane.values():
        yield from _in_lane(several[0].lane, sorted(several, key=lambda one: one.first))


def _in_lane(lane: Lane[Happening], stretches: Sequence[Stretch]) -> Iterator[Happening]:
    """Goes along a lane once; of the stretches in which a place lies, the one that was known by the last day counts."""
    begun: list[tuple[int, int]] = []
    coming, at = 0, 0
    while coming < len(stretches) or begun:
        if not begun:
            at = max(at, stretches[coming].first)
        while coming < len(stretches) and stretches[coming].first <= at:
            heapq.heappush(begun, (-stretches[coming].known_by.toordinal(), stretches[coming].end))
            coming += 1
        while begun and begun[0][1] <= at:
            heapq.heappop(begun)
        if begun:
            if lane.known[at].toordinal() <= -begun[0][0]:
                yield lane.things[at]
            at += 1


class Window:
    """The days on which the happenings of a stretch were known, in order, while the stretch moves along its lane."""

    def __init__(self, lane: Lane[Happening]) -> None:
        self._known = lane.known
        self._first = self._end = 0
        self.days: list[datetime.date] = []

    def move(self, first: int, end: int) -> None:
        """Let the window hold from one place up to another, which is left out."""
        if first >= self._end or end <= self._first:
            self.days = sorted(self._known[first:end])
        else:
            for place in (*range(first, self._first), *range(self._end, end)):
                bisect.insort(self.days, self._known[place])
            for place in (*range(self._first, first), *range(end, self._end)):
                del self.days[bisect.bisect_left(self.days, self._known[place])]
        self._first, self._end = first, end


class Near:
    """Happenings, asked which lie at most so many days before another, and not after it.

    Args:
        found: The happenings.
        days: How many days.
        alike: What both must agree in.
        differ_in: A detail in which they must differ.
        breaks: What surely came between makes the counting begin again.
        apart_by: By what they lie in lanes of their own, for whoever asks for stretches of them.
    """

    def __init__(
        self,
        found: Iterable[Happening],
        *,
        days: int,
        alike: str,
        differ_in: str = "",
        breaks: Iterable[Matched] = (),
        apart_by: str = "",
    ) -> None:
        self._span = datetime.timedelta(days=days)
        self._alike, self._differ_in, self._apart_by = alike, differ_in, apart_by
        lanes = lanes_of(
            found,
            when=lambda one: (one.lower, one.upper),
            known=lambda one: one.known,
            entry=lambda one: one.facts[-1].entry,
            besides=lambda one: (fact.entry for fact in one.facts[:-1]),
            alike=self._common,
        )
        self._lanes = [(common, lane) for common, lane in lanes]
        self._of_key: dict[str, list[tuple[_Common, Lane[Happening]]]] = {}
        for common, lane in lanes:
            self._of_key.setdefault(common[1], []).append((common, lane))
        sure = (fact for fact, level in breaks if level is Level.SURE)
        self._breaks = Latest((fact.upper, fact.lower, fact.entry) for fact in sure if fact.lower and fact.upper)
        self._windows: dict[tuple[int, Level, int], Window] = {}

    def lanes(self) -> Iterator[Lane[Happening]]:
        """The lanes in which the happenings lie."""
        return (lane for _common, lane in self._lanes)

    def of(self, last: Happening, level: Level, wanted: Level) -> list[Stretch]:
        """What lies near a happening, at least as surely as is wanted.

        Args:
            last: The happening.
            level: How sure it is.
            wanted: How sure it must be that something lies near.
        """
        if level < wanted:
            return []
        found: list[Stretch] = []
        breaks = [one for one in self._breaks.upto(first_day(last.lower)) if one[1] != last.facts[-1].entry]
        for common, lane in self._that_may_agree(last):
            if self._agree(common, last) >= wanted:
                first, end = self._place(lane, last, wanted)
                whole = bisect.bisect_right(lane.uppers, breaks[0][0])
                if max(first, whole) < end:
                    found.append(Stretch(lane, max(first, whole), end))
                # what is in the entry of the latest break is not broken by it, only by the one before
                places = range(first, min(end, whole))
                own = (at for at in lane.places.get(breaks[0][1], ()) if at in places)
                found.extend(Stretch(lane, at, at + 1) for at in own if lane.uppers[at] > breaks[1][0])
        return found

    def itself(self, last: Happening, wanted: Level) -> list[Stretch]:
        """A happening as one of those near it, where those near must differ from it."""
        return self.alone(last, wanted) if self._differ_in and not self._differs_from_itself(last, wanted) else []

    def alone(self, last: Happening, wanted: Level) -> list[Stretch]:
        """A happening alone, where it lies near itself: always, unless its own dates are too vague."""
        for common, lane in self._that_may_agree(last):
            if self._alike_level(common, last) < wanted:
                continue
            for at in lane.places.get(last.facts[-1].entry, ()):
                if lane.things[at] is last:
                    first, end = self._place(lane, last, wanted)
                    if first <= at < end and not self._broken(last):
                        return [Stretch(lane, at, at + 1)]
        return []

    def known_first(self, stretches: Sequence[Stretch], wanted: Level, times: int) -> datetime.date:
        """The day on which so many of them were known; asked along the days, it takes few steps."""
        windows = []
        of_lane: dict[int, int] = {}
        for one in stretches:
            number = of_lane[id(one.lane)] = of_lane.get(id(one.lane), 0) + 1
            if one.end - one.first == 1:
                windows.append([one.lane.known[one.first]])
                continue
            window = self._windows.setdefault((id(one.lane), wanted, number), Window(one.lane))
            window.move(one.first, one.end)
            windows.append(window.days[:times])
        return sorted(day for days in windows for day in days)[times - 1]

    def _that_may_agree(self, last: Happening) -> Sequence[tuple[_Common, Lane[Happening]]]:
        key = last.facts[-1].key(self._alike)
        if not key:
            return self._lanes
        return [one for each in (key, *akin(key), "") for one in self._of_key.get(each, ())]

    def _common(self, one: Happening) -> _Common:
        fact = one.facts[-1]
        return one.level, fact.key(self._alike), fact.key(self._differ_in), fact.key(self._apart_by)

    def _agree(self, common: _Common, last: Happening) -> Level:
        return min(self._alike_level(common, last), self._differ_level(common, last))

    def _alike_level(self, common: _Common, last: Happening) -> Level:
        level, key, *_others = common
        return min(level, same_level(key, last.facts[-1].key(self._alike), self._alike))

    def _differs_from_itself(self, last: Happening, wanted: Level) -> bool:
        return self._differ_level(self._common(last), last) >= wanted

    def _differ_level(self, common: _Common, last: Happening) -> Level:
        if not self._differ_in:
            return Level.SURE
        mine = common[2]
        theirs = last.facts[-1].key(self._differ_in)
        if not mine or not theirs:
            return Level.PERHAPS
        return Level.SURE if mine != theirs else Level.NO

    def _place(self, lane: Lane[Happening], last: Happening, wanted: Level) -> tuple[int, int]:
        """From which place of a lane up to which its happenings lie in the window before another."""
        lower, upper = first_day(last.lower), last_day(last.upper)
        if wanted is Level.SURE:
            first = bisect.bisect_left(lane.lowers, earlier(upper, self._span))
            return first, min(bisect.bisect_right(lane.uppers, upper), bisect.bisect_right(lane.lowers, lower))
        return bisect.bisect_left(lane.uppers, earlier(lower, self._span)), bisect.bisect_right(lane.lowers, upper)

    def _broken(self, last: Happening) -> bool:
        breaks = self._breaks.upto(first_day(last.lower))
        return last_day(last.upper) <= next(one[0] for one in breaks if one[1] != last.facts[-1].entry)
