"""What may answer a rule, in the order in which it was known: the first answer is found without a long search."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.checks.matching import Matched


class Answers:
    """What may answer a rule.

    Args:
        found: The facts, each with how surely it is one that is asked for.
    """

    def __init__(self, found: Sequence[Matched]) -> None:
        ordered = sorted(found, key=lambda one: (one[0].known, one[0].id))
        # What was known before it can have happened (a date to come) may answer whenever it was known.
        self._ahead = [one for one in ordered if one[0].upper is None or one[0].upper > one[0].known]
        self._done = [one for one in ordered if not (one[0].upper is None or one[0].upper > one[0].known)]
        self._known = [one[0].known for one in self._done]
        self.any_vague = any(one[0].known_lower != one[0].known for one in ordered)

    def from_day(self, day: datetime.date | None) -> Iterator[Matched]:
        """Everything that can have happened on a day or after it, in the order in which it was known.

        Args:
            day: The day; None for everything.
        """
        place = 0 if day is None else bisect.bisect_left(self._known, day)
        ahead = iter(self._ahead)
        waiting = next(ahead, None)
        for one in self._done[place:]:
            while waiting is not None and (waiting[0].known, waiting[0].id) < (one[0].known, one[0].id):
                yield waiting
                waiting = next(ahead, None)
            yield one
        if waiting is not None:
            yield waiting
            yield from ahead
