"""That something was better: which such claim a return belongs to, found in a few steps however many there are."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.lanes import Ended, Lane, earlier, first_day, lanes_of, last_day
from wholepicture.checks.matching import Level, Matched, akin, same_level
from wholepicture.checks.searches import Lowest

_Agreeing = tuple[Level, str]


class Claims:
    """Claims, asked for the one of which something is the return.

    Args:
        claims: The claims.
        days: How soon after a claim a return must come.
        alike: What both must agree in.
    """

    def __init__(self, claims: Sequence[Matched], *, days: int, alike: str) -> None:
        self._span = datetime.timedelta(days=days)
        self._alike = alike
        self._by_id = sorted((fact for fact, _level in claims), key=lambda fact: fact.id)
        self._by_known = sorted(self._by_id, key=lambda fact: fact.known)
        by_id = {fact.id: number for number, fact in enumerate(self._by_id)}
        by_known = {fact.id: number for number, fact in enumerate(self._by_known)}
        lanes = lanes_of(
            claims,
            when=lambda one: (one[0].lower, one[0].upper),
            known=lambda one: one[0].known,
            entry=lambda one: one[0].entry,
            alike=lambda one: (one[1], one[0].key(alike)),
        )
        self._lanes = [(common, _Claimed(lane, by_id, by_known)) for common, lane in lanes]
        self._of_key: dict[str, list[tuple[_Agreeing, _Claimed]]] = {}
        for common, claimed in self._lanes:
            self._of_key.setdefault(common[1], []).append((common, claimed))

    def of(self, then: Fact, level: Level, came_before: Sequence[Ended]) -> tuple[Fact, Level] | None:
        """The claim of which something is the return, and how sure that is.

        The surest; of several the one with which it was known first; of several the first by its id.

        Args:
            then: What may be the return; none that was known earlier may be asked after it.
            level: How sure it is.
            came_before: The latest that surely came back before it, from the latest on: first days and entries.
        """
        for wanted in (Level.SURE, Level.PERHAPS):
            if level < wanted:
                continue
            known, later = [], []
            for (surely, key), claimed in self._that_may_agree(then):
                if min(surely, same_level(key, then.key(self._alike), self._alike)) >= wanted:
                    for first, end in claimed.alive(*self._place(claimed.lane, then, wanted), then.entry, came_before):
                        known.append(claimed.known_by(then.known, first, end))
                        later.append(claimed.known_first(first, end))
            if (number := min((one for one in known if one is not None), default=None)) is not None:
                return self._by_id[number], wanted
            if (number := min((one for one in later if one is not None), default=None)) is not None:
                return self._by_known[number], wanted
        return None

    def _that_may_agree(self, then: Fact) -> Sequence[tuple[_Agreeing, _Claimed]]:
        key = then.key(self._alike)
        if not key:
            return self._lanes
        return [one for each in (key, *akin(key), "") for one in self._of_key.get(each, ())]

    def _place(self, lane: Lane[Matched], then: Fact, wanted: Level) -> tuple[int, int]:
        """From which place of a lane up to which a thing may be the return of its claims."""
        lower, upper = first_day(then.lower), last_day(then.upper)
        if wanted is Level.SURE:
            return bisect.bisect_left(lane.lowers, earlier(upper, self._span)), bisect.bisect_left(lane.uppers, lower)
        return bisect.bisect_left(lane.uppers, earlier(lower, self._span)), bisect.bisect_left(lane.lowers, upper)


class _Claimed:
    """The claims of a lane: which of a stretch of them is the first by its id, or was known first."""

    def __init__(self, lane: Lane[Matched], by_id: dict[str, int], by_known: dict[str, int]) -> None:
        self.lane = lane
        self._numbers = [by_id[fact.id] for fact, _level in lane.things]
        self._known_first = Lowest([by_known[fact.id] for fact, _level in lane.things])
        self._known_already = Lowest([None] * len(lane.things))
        self._coming = sorted(range(len(lane.things)), key=lambda place: lane.known[place], reverse=True)

    def alive(self, first: int, end: int, own: str, came_before: Sequence[Ended]) -> Iterator[tuple[int, int]]:
        """What of a stretch nothing came back from before, without the entry of the return itself."""
        lane = self.lane
        latest, next_latest = [*came_before, (datetime.date.min, ""), (datetime.date.min, "")][:2]
        dead = bisect.bisect_left(lane.uppers, latest[0])
        # what is in the entry of the latest that came back came back with the one before that at most
        for at in lane.places.get(latest[1], ()):
            if latest[1] != own and first <= at < min(end, dead) and lane.uppers[at] >= next_latest[0]:
                yield at, at + 1
        begin = max(first, dead)
        for at in lane.places.get(own, ()):
            if begin <= at < end:
                yield begin, at
                begin = at + 1
        yield begin, end

    def known_by(self, day: datetime.date, first: int, end: int) -> int | None:
        """Of those of a stretch that were known by a day, the first by its id; no earlier day may be asked later."""
        while self._coming and self.lane.known[self._coming[-1]] <= day:
            place = self._coming.pop()
            self._known_already.put(place, self._numbers[place])
        return self._known_already.between(first, end) if first < end else None

    def known_first(self, first: int, end: int) -> int | None:
        """Of those of a stretch, the one that was known first."""
        return self._known_first.between(first, end) if first < end else None
