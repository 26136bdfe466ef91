"""When agencies were heard of, found by the kind of agency and the day."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable

from wholepicture.checks.fact import Heard


class HeardOf:
    """When each kind of agency recorded anything.

    Args:
        heard: Each time, in any order.
    """

    def __init__(self, heard: Iterable[Heard]) -> None:
        self._days: dict[str, list[datetime.date]] = {}
        for one in heard:
            self._days.setdefault(one.agency_kind, []).append(one.known)
        for days in self._days.values():
            days.sort()

    def first(self, kinds: Iterable[str], since: datetime.date) -> datetime.date | None:
        """The first day, on or after another, on which any of some kinds of agencies was heard of.

        Args:
            kinds: The kinds.
            since: The other day.
        """
        days = (self._days[kind] for kind in kinds if kind in self._days)
        found = ((several, bisect.bisect_left(several, since)) for several in days)
        return min((several[place] for several, place in found if place < len(several)), default=None)
