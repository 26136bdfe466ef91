"""A date said in plain English, never more exactly than it is known."""

from __future__ import annotations

import calendar
import datetime
import functools

from wholepicture.timescales.date_known import DateKnown

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LAST_MONTH = 12


def in_words(date: DateKnown) -> str:
    """Say when it happened: "3 March 2016", "between 1 and 10 March 2016", "March 2016, day not known".

    Args:
        date: The date as it is known. That its source doubted it is not said here; see `how_sure`.

    Returns:
        Words that stand for exactly the interval, no narrower and no wider. "not known" when neither end is known.
    """
    return _interval_in_words(date.lower, date.upper)


def how_sure(date: DateKnown) -> str:
    """Say how exactly a date is known, and whether its source doubted it.

    Args:
        date: The date as it is known.

    Returns:
        "known to the day", "known to the month", "known to within 10 days", "first day not known", "not known" ...,
        followed by ", uncertain" when the source itself doubted or the wording left a choice.
    """
    return f"{_exactness(date.lower, date.upper)}{', uncertain' if date.uncertain else ''}"


def day_in_words(day: datetime.date) -> str:
    """Say a single day: "3 March 2016"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_in_words(year: int, month: int) -> str:
    """Say a month: "March 2016"."""
    return f"{_MONTHS[month - 1]} {year}"


@functools.lru_cache(maxsize=4096)
def _interval_in_words(lower: datetime.date | None, upper: datetime.date | None) -> str:
    if lower is None and upper is None:
        return "not known"
    if lower is None:
        return f"on or before {day_in_words(upper)}" if upper else "not known"
    if upper is None:
        return f"on or after {day_in_words(lower)}"
    if lower == upper:
        return day_in_words(lower)
    return _whole_periods(lower, upper) or _between(lower, upper)


def _whole_periods(lower: datetime.date, upper: datetime.date) -> str | None:
    """Whole months and years are said as such; None when the interval is something else."""
    if not (_starts_a_month(lower) and _ends_a_month(upper)):
        return None
    if (lower.year, lower.month) == (upper.year, upper.month):
        return f"{month_in_words(lower.year, lower.month)}, day not known"
    if lower.year == upper.year and upper.month - lower.month == _LAST_MONTH - 1:
        return f"some time in {lower.year}"
    first = _MONTHS[lower.month - 1] if lower.year == upper.year else month_in_words(lower.year, lower.month)
    return f"between {first} and {month_in_words(upper.year, upper.month)}"


def _between(lower: datetime.date, upper: datetime.date) -> str:
    first = str(lower.day)
    if (lower.year, lower.month) != (upper.year, upper.month):
        first = f"{first} {_MONTHS[lower.month - 1]}"
    if lower.year != upper.year:
        first = f"{first} {lower.year}"
    return f"between {first} and {day_in_words(upper)}"


def _exactness(lower: datetime.date | None, upper: datetime.date | None) -> str:
    if lower is None or upper is None:
        return "not known" if lower is upper else "first day not known" if lower is None else "last day not known"
    if lower == upper:
        return "known to the day"
    if _starts_a_month(lower) and _ends_a_month(upper):
        if (lower.year, lower.month) == (upper.year, upper.month):
            return "known to the month"
        if lower.year == upper.year and lower.month == 1 and upper.month == _LAST_MONTH:
            return "known to the year"
    return f"known to within {(upper - lower).days + 1:,} days"


def _starts_a_month(day: datetime.date) -> bool:
    return day.day == 1


def _ends_a_month(day: datetime.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
