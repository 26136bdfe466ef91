"""The first and last day of each part of the calendar, once its year is known."""

from __future__ import annotations

import calendar
import datetime

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written

_MONTHS = 12
_DECADE = 10
Stretch = tuple[datetime.date, datetime.date]


def _day(year: int, month: int, day: int) -> datetime.date:
    if not 1 <= month <= _MONTHS:
        swapped = day <= _MONTHS and month <= calendar.monthrange(year, max(1, day))[1] and day > 0
        hint = "It may be in the American order, which is never assumed: write" if swapped else "Write"
        raise DateRefused(f"There is no month {month}. {hint} the month in letters.")
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise DateRefused(f"There is no day {day} in {calendar.month_name[month]} {year}. Check the day and the month.")
    return datetime.date(year, month, day)


def _months(year: int, first: int, last: int) -> Stretch:
    """From the first day of one month to the last day of another, which may lie in the next year."""
    until = year + (last < first)
    return _day(year, first, 1), _day(until, last, calendar.monthrange(until, last)[1])


def _feast(year: int, name: str) -> datetime.date:
    first, second = vocabulary().data["feasts"][name]
    if first != "easter":
        return _day(year, first, second)
    from dateutil.easter import easter  # noqa: PLC0415 (only a feast needs it, and start-up is to be quick)

    return easter(year) + datetime.timedelta(days=second)


def stretch(written: Written, year: int) -> Stretch:
    """The days of a part of the calendar in a year.

    Args:
        written: What was written; its own year is not looked at.
        year: The year.

    Returns:
        The first and the last day.

    Raises:
        DateRefused: When there is no such day, month or quarter.
    """
    number = written.number or 0
    match written.unit:
        case "day" | "feast":
            day = _feast(year, written.name) if written.name else _day(year, number, written.day or 0)
            return day, day
        case "tax or school year":
            raise DateRefused(
                'A tax or school year has no fixed days; give the months, such as "April 2016 to March 2017".'
            )
        case "decade":
            return datetime.date(year, 1, 1), datetime.date(year + _DECADE - 1, _MONTHS, 31)
    return _months(year, *_months_of(written.unit, number, written.name))


def _months_of(unit: str, number: int, name: str) -> tuple[int, int]:
    """The first and last month of a month, quarter, season or year."""
    data = vocabulary().data
    if unit == "month":
        known = {str(month): (month, month) for month in range(1, _MONTHS + 1)}
    elif unit == "quarter":
        known = data["quarters"]
    elif unit == "season":
        known = {str(number): data["seasons"][name]}
    else:
        return 1, _MONTHS
    if str(number) not in known:
        raise DateRefused(f"There is no {unit} {number}. Give the months in letters.")
    first, last = known[str(number)]
    return first, last


def moved(day: datetime.date, count: int, unit: str) -> datetime.date:
    """A day so many days, months or years away; where that month is shorter, its last day."""
    try:
        if unit == "day":
            return day + datetime.timedelta(days=count)
        months = day.year * _MONTHS + day.month - 1 + count * (_MONTHS if unit == "year" else 1)
        year, month = divmod(months, _MONTHS)
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError) as error:
        raise DateRefused(
            "That many days, months or years lead outside the calendar. Write the date itself."
        ) from error


def whole(unit: str, day: datetime.date) -> Stretch:
    """The week (Monday to Sunday), month or year that holds a day."""
    if unit == "week":
        monday = day - datetime.timedelta(days=day.weekday())
        return monday, monday + datetime.timedelta(days=6)
    return _months(day.year, day.month, day.month) if unit == "month" else _months(day.year, 1, _MONTHS)


def part_of(days: Stretch, part: tuple[str, str]) -> Stretch:
    """Early, middle or late in a month or a year; of anything else it is refused."""
    parts = vocabulary().data["parts"]
    first, last = days
    if days == whole("month", first):
        lower, upper = parts["month"][part[0]][0], parts["month"][part[1]][1]
        stretch = first.replace(day=lower), first.replace(day=min(upper, last.day))
    elif days == whole("year", first):
        stretch = _months(first.year, parts["year"][part[0]][0], parts["year"][part[1]][1])
    else:
        raise DateRefused(
            '"Early", "middle" and "late" can be read of a month or a year only. Write the first and the last day.'
        )
    if stretch[0] > stretch[1]:
        raise DateRefused("The stretch ends before it starts. Write the earlier date first.")
    return stretch
