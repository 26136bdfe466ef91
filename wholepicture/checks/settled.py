"""What had been seen, without what had been settled before a decision about it was taken."""

from __future__ import annotations

import bisect
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.happening import Happening
from wholepicture.checks.lanes import NEVER, Ended, Latest, earlier, first_day, last_day
from wholepicture.checks.matching import Level, Matched, same_level
from wholepicture.checks.near import Stretch

_ONE_DAY = datetime.timedelta(days=1)


class Settling:
    """What may settle a thing before a decision about it is taken.

    Args:
        since: What settles it when it came between the two.
        longer_ago: What settles it when it came longer before the decision than the limit.
        alike: What it must agree in with what it settles.
        days: The limit.
    """

    def __init__(self, since: Sequence[Matched], longer_ago: Sequence[Matched], *, alike: str, days: int) -> None:
        self.alike = alike
        self._limit = datetime.timedelta(days=days) + _ONE_DAY
        self._groups = [_Group(key, level, facts) for (key, level), facts in _by_key(since, alike).items()]
        self._long_ago = [_Group(key, level, facts, all_before=True)
                          for (key, level), facts in _by_key(longer_ago, alike).items()]  # fmt: skip

    def left(self, stretch: Stretch, decision: Happening, wanted: Level) -> Iterator[Stretch]:
        """What of a stretch still stands when a decision is taken, at least as surely as is wanted.

        What is sure must not even perhaps have been settled; what cannot be told must not surely have been.
        """
        settled = Level(Level.SURE - wanted + Level.PERHAPS)
        row = stretch.lane.uppers if settled is Level.SURE else stretch.lane.lowers
        latest = list(self._latest(stretch, decision, settled))
        begin = max((bisect.bisect_right(row, one[0][0]) for one in latest), default=0)
        for at in sorted(self._in_their_own(stretch, latest, begin)):
            entry = stretch.lane.things[at].facts[-1].entry
            others = (one[1] if one[0][1] == entry else one[0] for one in latest)
            if not any(other != NEVER and row[at] <= other[0] for other in others):
                yield dataclasses.replace(stretch, first=at, end=at + 1)
        if max(stretch.first, begin) < stretch.end:
            yield dataclasses.replace(stretch, first=max(stretch.first, begin))

    def _latest(self, stretch: Stretch, decision: Happening, settled: Level) -> Iterator[Sequence[Ended]]:
        """Of each group that may settle the things of a stretch the latest, without the entry of the decision."""
        key, own = stretch.lane.things[0].facts[-1].key(self.alike), decision.facts[-1].entry
        day = first_day(decision.lower) if settled is Level.SURE else last_day(decision.upper)
        for groups, until in ((self._groups, day), (self._long_ago, earlier(day, self._limit))):
            for group in groups:
                if min(group.level, same_level(key, group.key, self.alike)) >= settled:
                    found = [one for one in group.ends[settled].upto(until) if one == NEVER or one[1] != own]
                    if found[0] != NEVER:
                        yield found

    def _in_their_own(self, stretch: Stretch, latest: Iterable[Sequence[Ended]], begin: int) -> set[int]:
        """Where the things are that lie in the entry of what would have settled them: it does not settle itself."""
        entries = {one[0][1] for one in latest}
        places = (at for entry in entries for at in stretch.lane.places.get(entry, ()))
        return {at for at in places if stretch.first <= at < min(stretch.end, begin)}


class _Group:
    """What settles things and is alike, found by the day of the decision."""

    def __init__(self, key: str, level: Level, facts: Sequence[Fact], *, all_before: bool = False) -> None:
        self.key, self.level = key, level
        dated = [one for one in facts if one.lower and one.upper]
        ever = datetime.date.max
        self.ends = {
            Level.SURE: Latest((last_day(one.upper), ever if all_before else first_day(one.lower), one.entry)
                               for one in (facts if all_before else dated) if one.upper),
            Level.PERHAPS: Latest((first_day(one.lower), ever if all_before else last_day(one.upper), one.entry)
                                  for one in facts),
        }  # fmt: skip


def _by_key(found: Sequence[Matched], alike: str) -> dict[tuple[str, Level], list[Fact]]:
    groups: dict[tuple[str, Level], list[Fact]] = {}
    for fact, level in found:
        groups.setdefault((fact.key(alike), level), []).append(fact)
    return groups
