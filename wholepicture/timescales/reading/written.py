"""What a wording says before it is settled: parts of the calendar as written, with the gaps left open."""

from __future__ import annotations

import dataclasses
import datetime

from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateKnown


@dataclasses.dataclass(frozen=True, slots=True)
class Year:
    """A year as written, of two digits or four; or, when relative, so many years from that of the reference date."""

    value: int
    short: bool
    relative: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; None where it was written but is not exact ("pm", "approx 3pm")."""

    at: datetime.time | None


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """One date as written.

    Args:
        unit: "day", "month", "quarter", "season", "year", "decade", "feast" for a part of the calendar; "reference"
            or "row" for a day that leans on one of those; "weekday" or "last feast" for the last such day; "this" for
            the week, month or year that holds the reference date.
        day: The day of the month.
        number: The month or quarter; the weekday of "last Tuesday".
        name: The season, the feast, or the unit of "this".
        year: The year as written, or None.
        part: The first and last part ("early", "middle", "late") of the month or year.
        week: "commencing", "ending" or "of".
        shift: How far to move, and in which unit.
        doubt: The source doubted it.
        weekdays: The weekdays that stand beside it.
        clocks: The times that stand beside it.
        numeric: It was written in numbers only, so that its order is a convention.
        fragment: The mark of "22-05" or "22.05", which may be half of a range, or a time.
    """

    unit: str
    day: int | None = None
    number: int | None = None
    name: str = ""
    year: Year | None = None
    part: tuple[str, str] | None = None
    week: str = ""
    shift: tuple[int, str] | None = None
    doubt: bool = False
    weekdays: tuple[int, ...] = ()
    clocks: tuple[Clock, ...] = ()
    numeric: bool = False
    fragment: str = ""

    @property
    def bare_day(self) -> bool:
        """A day of the month with no month: it can only borrow one."""
        return self.unit == "day" and self.number is None

    @property
    def leans(self) -> bool:
        """It is counted from the reference date or the row above, and needs no year."""
        return self.unit in {"reference", "row", "weekday", "last feast", "this"}


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """Two dates joined: "range" from the first to the last, "choice" one of the two, "list" both.

    Args:
        kind: How they are joined.
        left: The first.
        right: The last.
        middle: What a list names between the two.
    """

    kind: str
    left: Written
    right: Written
    middle: tuple[Written, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """A whole wording: a date or a range, and how it is bounded ("before", "until", "after", "from").

    Args:
        span: The date or the range.
        limit: The bound, or empty.
        doubt: The doubt that stands before the bound.
        other: The second bound of "after ... but before ...".
    """

    span: Written | Range
    limit: str = ""
    doubt: bool = False
    clocks: tuple[Clock, ...] = ()
    other: Statement | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What a wording may lean on. Never the clock."""

    reference: datetime.date | None
    row_above: DateKnown | None
    order: ColumnOrder


@dataclasses.dataclass(frozen=True, slots=True)
class Days:
    """A settled interval of days."""

    lower: datetime.date | None
    upper: datetime.date | None
    uncertain: bool
