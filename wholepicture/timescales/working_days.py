"""England's working days: not a Saturday, not a Sunday, not a bank holiday, not a partnership's own closure."""

from __future__ import annotations

import bisect
import datetime
import functools
from collections.abc import Iterable

import holidays

_FIRST_YEAR = 1990  # children whose records are read today were born later than this
_LAST_YEAR = 2060
FIRST_DAY = datetime.date(_FIRST_YEAR, 1, 1)  # for which working days are known
_SATURDAY = 5


class OutsideCalendar(ValueError):
    """A day for which no calendar of working days is kept."""


class WorkingDays:
    """The working days of England, with a partnership's own closures taken out.

    Args:
        closures: Further days on which nobody works.

    Source of the bank holidays: the `holidays` library, England, which follows gov.uk/bank-holidays.
    """

    def __init__(self, closures: Iterable[datetime.date] = ()) -> None:
        closed = _bank_holidays() | {day.toordinal() for day in closures}
        first = datetime.date(_FIRST_YEAR, 1, 1).toordinal()
        last = datetime.date(_LAST_YEAR, 12, 31).toordinal()
        self._days = [day for day in range(first, last + 1) if _is_weekday(day) and day not in closed]

    def is_working(self, day: datetime.date) -> bool:
        """Whether people are at work on a day.

        Raises:
            OutsideCalendar: When no calendar is kept for that day.
        """
        return self.on_or_after(day) == day

    def on_or_after(self, day: datetime.date) -> datetime.date:
        """The day itself when it is a working day, else the next one.

        Raises:
            OutsideCalendar: When no calendar is kept for that day.
        """
        return datetime.date.fromordinal(self._days[self._place(day)])

    def add(self, day: datetime.date, count: int) -> datetime.date:
        """The working day that lies so many working days after a day (before it, for a count below 0).

        Args:
            day: Where to begin; a day on which nobody works counts as the next working day.
            count: How many working days; the day after the first is the first that counts.

        Raises:
            OutsideCalendar: When no calendar is kept for that day.
        """
        place = self._place(day) + count
        if not 0 <= place < len(self._days):
            raise OutsideCalendar(_no_calendar(day))
        return datetime.date.fromordinal(self._days[place])

    def _place(self, day: datetime.date) -> int:
        place = bisect.bisect_left(self._days, day.toordinal())
        if day.year < _FIRST_YEAR or place == len(self._days):
            raise OutsideCalendar(_no_calendar(day))
        return place


def _no_calendar(day: datetime.date) -> str:
    return f"Working days are known from {_FIRST_YEAR} to {_LAST_YEAR}; {day} lies outside. Correct the date."


def _is_weekday(ordinal: int) -> bool:
    return (ordinal - 1) % 7 < _SATURDAY


@functools.cache
def _bank_holidays() -> frozenset[int]:
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST_YEAR, _LAST_YEAR + 1))
    return frozenset(day.toordinal() for day in england)
