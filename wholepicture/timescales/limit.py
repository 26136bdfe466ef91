"""A time limit: how long something may take, and on which day it is due."""

from __future__ import annotations

import dataclasses
import datetime
import enum

from dateutil.relativedelta import relativedelta

from wholepicture.timescales.working_days import WorkingDays

_HOURS_IN_A_DAY = 24
_DAYS_IN_A_WEEK = 7


class Unit(enum.StrEnum):
    """In what a limit is counted."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Counted(enum.StrEnum):
    """Which day is the first that counts."""

    AFTER = "after"
    """The day after the start is day 1: 15 working days from Monday 2 March 2026 end on 23 March."""
    START_DAY = "start_day"
    """The start is day 1: they end on 20 March."""
    BEFORE = "before"
    """It must be done so long before the day from which it is counted."""


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take.

    Args:
        amount: How many units; 0 means "the same day".
        unit: In what it is counted. Hours run from the end of the day on which they begin, because the hour at which
            an agency knew is hardly ever recorded; so 24 hours end on the next day.
        counted: Which day is the first that counts.

    Raises:
        ValueError: When the amount is below 0.
    """

    amount: int
    unit: Unit
    counted: Counted = Counted.AFTER

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"a limit of {self.amount} {self.unit} ends before it begins")

    def due(self, start: datetime.date, calendar: WorkingDays) -> datetime.date:
        """The last day on which it is still in time.

        Args:
            start: The day on which the time begins to run. For working days, a start on a day on which nobody works
                counts as the next working day; every other unit runs from the day itself.
            calendar: The working days.

        Raises:
            OutsideCalendar: When no calendar of working days is kept for that time.
        """
        amount = {
            Counted.AFTER: self.amount,
            Counted.START_DAY: max(self.amount - 1, 0),
            Counted.BEFORE: -self.amount,
        }[self.counted]
        match self.unit:
            case Unit.WORKING_DAYS:
                return calendar.add(start, amount)
            case Unit.HOURS:
                return start + datetime.timedelta(days=-(-amount // _HOURS_IN_A_DAY))
            case Unit.DAYS:
                return start + datetime.timedelta(days=amount)
            case Unit.WEEKS:
                return start + datetime.timedelta(days=amount * _DAYS_IN_A_WEEK)
            case Unit.MONTHS:
                return start + relativedelta(months=amount)
            case Unit.YEARS:
                return start + relativedelta(years=amount)

    @property
    def in_words(self) -> str:
        """The limit as a reader says it: "10 working days", "1 hour", "the same day"."""
        if self.amount == 0:
            return "the same day"
        unit = self.unit.value.replace("_", " ")
        return f"{self.amount} {unit.removesuffix('s') if self.amount == 1 else unit}"
