"""How old the child was, exactly as well as the date is known."""

from __future__ import annotations

import datetime

from dateutil.relativedelta import relativedelta

from wholepicture.timescales.date_known import DateKnown

_WEEK = 7


def age_in_words(happened: DateKnown, *, born: datetime.date | None, due: datetime.date | None = None) -> str:
    """The child's age when something happened, in words.

    Args:
        happened: The date as it is known.
        born: The child's birth date, when known.
        due: The date on which the child is expected, for a child not yet born; used only without `born`.

    Returns:
        "5 days", "3 weeks", "14 months", "4 years 2 months", "6 weeks before birth", "6 weeks before the due date"; for
        an interval "between 14 months and 16 months", "at least ..." or "at most ..."; "" when it cannot be said.
    """
    from_day, event = (born, "birth") if born else (due, "the due date")
    if from_day is None or (happened.lower is None and happened.upper is None):
        return ""
    youngest = _on(happened.lower, from_day, event, is_birth=born is not None) if happened.lower else None
    oldest = _on(happened.upper, from_day, event, is_birth=born is not None) if happened.upper else None
    if youngest is None:
        return f"at most {oldest}"
    if oldest is None:
        return f"at least {youngest}"
    return youngest if youngest == oldest else f"between {youngest} and {oldest}"


def _on(day: datetime.date, from_day: datetime.date, event: str, *, is_birth: bool) -> str:
    if day < from_day:
        return f"{_days_or_weeks((from_day - day).days)} before {event}"
    if not is_birth:
        return f"{_days_or_weeks((day - from_day).days)} after {event}" if day > from_day else f"on {event}"
    return _age(day, from_day)


def _age(day: datetime.date, born: datetime.date) -> str:
    """Days, weeks, months and years as they are said of a child of that age."""
    gap = relativedelta(day, born)
    months = gap.years * 12 + gap.months
    if months == 0:
        return _days_or_weeks((day - born).days) if day > born else "day of birth"
    if gap.years < 2:  # noqa: PLR2004 - the age until which English practice counts in months
        return _counted(months, "month")
    years = _counted(gap.years, "year")
    return f"{years} {_counted(gap.months, 'month')}" if gap.months else years


def _days_or_weeks(days: int) -> str:
    return _counted(days, "day") if days < 2 * _WEEK else _counted(days // _WEEK, "week")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
