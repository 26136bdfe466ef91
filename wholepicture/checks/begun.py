"""What was open when something came that was expected of it: asked without going through all that began."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Callable, Iterator, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.searches import Highest


class Begun:
    """Starts that are about the same and equally sure, with the day up to which what they start is surely open.

    Args:
        starts: The starts.
        until: The last day of the first end that surely came after one; a later start has no earlier such day.
    """

    def __init__(self, starts: Sequence[Fact], until: Callable[[Fact], datetime.date]) -> None:
        dated = [(one.upper, one) for one in starts if one.upper is not None]
        dated.sort(key=lambda one: one[0])
        self._starts = [start for _upper, start in dated]
        self._uppers = [upper for upper, _start in dated]
        self._until = [until(start) for start in self._starts]
        self._late = Highest([start.known.toordinal() for start in self._starts])
        self._early = Highest([-start.known.toordinal() for start in self._starts])

    def known_of(self, fact: Fact) -> Iterator[datetime.date]:
        """Each day on which both were known: the fact, and a start after which it came while that was open.

        Args:
            fact: What came.
        """
        if fact.lower is None:
            return
        first = bisect.bisect_right(self._until, fact.lower)
        end = bisect.bisect_right(self._uppers, fact.lower)
        if self._any(self._early, -fact.known.toordinal(), first, end, fact):
            yield fact.known
        yield from sorted(set(self._later(fact, first, end)))

    def _any(self, row: Highest, least: int, first: int, end: int, fact: Fact) -> bool:
        place = row.after(first, least)
        while place is not None and place < end:
            if self._starts[place].entry != fact.entry:
                return True
            place = row.after(place + 1, least)
        return False

    def _later(self, fact: Fact, first: int, end: int) -> Iterator[datetime.date]:
        place = self._late.after(first, fact.known.toordinal() + 1)
        while place is not None and place < end:
            if self._starts[place].entry != fact.entry:
                yield self._starts[place].known
            place = self._late.after(place + 1, fact.known.toordinal() + 1)
