"""One written date becomes an interval of days: the year found, the parts taken, the weekday compared."""

from __future__ import annotations

import dataclasses
import datetime

from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.reading.almanac import Stretch, moved, part_of, stretch, whole
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Context, Days, Written

_CENTURY = 100
_HIGHEST_MONTH = 12
# Where a season begins, and which days a feast takes in, is told differently by different people.
_UNCERTAIN_UNITS = frozenset({"season", "feast", "last feast"})
_NEEDS_YEAR = frozenset({"season", "quarter", "decade"})


def _latest_allowed(reference: datetime.date) -> datetime.date:
    return moved(reference, vocabulary().limit("years_after_reference"), "year")


def _short_year(written: Written, short: int, context: Context) -> Stretch:
    """20yy up to one year after the reference date, 19yy from 1940 on, nothing between."""
    if context.reference is None:
        raise DateRefused(
            "A year of two digits needs a reference date, such as the day of the document. Write four digits."
        )
    latest = _latest_allowed(context.reference)
    recent = 2000 + short
    if recent <= latest.year:
        days = stretch(written, recent)
        if days[0] <= latest:
            return days
    old = recent - _CENTURY
    # "12/40" is how a midwife writes twelve weeks; as a month and year it is taken only when recent.
    if (written.unit == "month" and written.numeric) or old < vocabulary().limit("earliest_short_year"):
        raise DateRefused(f"The year {short:02} is neither recent nor long past; write it with four digits.")
    return stretch(written, old)


def _without_year(written: Written, context: Context) -> Stretch:
    """The year of the row above, else the latest such day not after the reference date."""
    if written.unit in _NEEDS_YEAR or (written.unit == "year"):
        raise DateRefused(f"A {written.unit} with no year could be any of several. Write the year.")
    above = context.row_above
    if above is not None and (above.lower or above.upper):
        years = {day.year for day in (above.lower, above.upper) if day is not None}
        if len(years) > 1:
            raise DateRefused("The year is left to the row above, which runs over more than one year. Write the year.")
        return stretch(written, years.pop())
    if context.reference is None:
        raise DateRefused(
            "The year is missing, and there is no reference date or row above to take it from. Write the year."
        )
    return _latest(written, context.reference)


def _latest(written: Written, reference: datetime.date) -> Stretch:
    """The latest such stretch that has begun by the reference date."""
    refused = DateRefused("There is no such day. Check the day and the month.")
    for year in range(reference.year, reference.year - vocabulary().limit("years_to_look_back") - 1, -1):
        try:
            days = stretch(written, year)
        except DateRefused as error:
            refused = error
            continue
        first = part_of(days, written.part)[0] if written.part else days[0]
        if first <= reference:
            return days
    raise refused


def _start(written: Written, context: Context) -> datetime.date:
    """The day that a leaning date is counted from."""
    above = context.row_above.day if context.row_above is not None else None
    if written.unit != "row":
        start = context.reference or above
        if start is None:
            raise DateRefused(
                "It is counted from the day it was written, and no reference date is given. Write the date."
            )
        return start
    if context.row_above is None:
        raise DateRefused("It leans on the row above, and there is none. Write the date itself.")
    if above is None:
        raise DateRefused("It is counted from the row above, which is not known to the day. Write the date itself.")
    return above


def _last_weekday(weekday: int, start: datetime.date, *, in_last_week: bool) -> datetime.date:
    if in_last_week:
        return whole("week", start)[0] - datetime.timedelta(days=7 - weekday)
    return start - datetime.timedelta(days=(start.weekday() - weekday - 1) % 7 + 1)


def _leaning(written: Written, context: Context) -> Stretch:
    start = _start(written, context)
    if written.unit == "last feast":
        return _latest(dataclasses.replace(written, unit="feast"), start - datetime.timedelta(days=1))
    if written.unit == "weekday":
        day = _last_weekday(written.number or 0, start, in_last_week=written.name == "week")
        return day, day
    if written.unit == "this":
        if written.shift and written.name == "week":
            start -= datetime.timedelta(days=7)
        elif written.shift:
            start = moved(start, written.shift[0], written.shift[1])
        if written.day is not None:
            return stretch(Written("day", written.day, start.month), start.year)
        return whole(written.name, start)
    return start, start


def _in_column_order(written: Written, order: ColumnOrder) -> Written:
    """A column that is month first settles what is real in one order only, and leaves it uncertain."""
    day, month = written.day or 0, written.number or 0
    if not written.numeric or order is not ColumnOrder.MONTH_FIRST or day == month:
        return written
    if month > _HIGHEST_MONTH >= day:
        return dataclasses.replace(written, day=month, number=day, doubt=True)
    if day > _HIGHEST_MONTH:
        return dataclasses.replace(written, doubt=True)
    raise DateRefused("The column writes the month first, so this could be two days; write the month in letters.")


def _stretch(written: Written, context: Context, year: int | None) -> Stretch:
    if written.leans:
        return _leaning(written, context)
    if written.bare_day:
        raise DateRefused("A day with no month, or a plain number, is not a date. Write the month and the year, too.")
    if year is not None:
        return stretch(written, year)
    if written.year is None:
        return _without_year(written, context)
    if written.year.short:
        return _short_year(written, written.year.value, context)
    start = _start(written, context).year if written.year.relative else 0
    return stretch(written, start + written.year.value)


def _in_week(days: Stretch, week: str) -> Stretch:
    first, last = days
    if first != last:
        raise DateRefused("A week begins or ends on a day, and no single day is given. Write the day.")
    if week == "of" and first.weekday() != 0:
        raise DateRefused('"Week of" a day that is not a Monday could mean two weeks; write "week commencing".')
    span = datetime.timedelta(days=6)
    return (first - span, first) if week == "ending" else (first, first + span)


def _doubted_by_weekday(days: Stretch, weekdays: tuple[int, ...]) -> bool:
    """A weekday that contradicts the date leaves that day, uncertain."""
    if not weekdays:
        return False
    if days[0] != days[1]:
        raise DateRefused("A weekday is given with more than one day; write the day itself.")
    return any(days[0].weekday() != weekday for weekday in weekdays)


def settle(written: Written, context: Context, year: int | None = None) -> Days:
    """The days that one written date stands for.

    Args:
        written: The date as written.
        context: The reference date, the row above and the order of the column.
        year: A year lent by the other end of a range.

    Returns:
        The interval.

    Raises:
        DateRefused: When there is no such day, or something that it leans on is missing.
    """
    if written.unit == "row" and written.shift == (0, "day") and not written.week and context.row_above is not None:
        return _same_day(written, context)
    written = _in_column_order(written, context.order) if written.unit == "day" else written
    uncertain = written.doubt or written.part is not None or written.unit in _UNCERTAIN_UNITS
    days = _stretch(written, context, year)
    if written.shift is not None and written.unit != "this":
        if days[0] != days[1]:
            raise DateRefused("It is counted from a date that is not known to the day. Write the date itself.")
        day = moved(days[0], *written.shift)
        days = day, day
    if written.part is not None:
        days = part_of(days, written.part)
    uncertain |= _doubted_by_weekday(days, written.weekdays)
    if written.unit == "row" and context.row_above is not None:
        uncertain |= context.row_above.uncertain
    if written.week:
        days = _in_week(days, written.week)
    return Days(*days, uncertain)


def _same_day(written: Written, context: Context) -> Days:
    """Reads "same day", "ditto": whatever the row above is known to, with its doubt."""
    above = context.row_above
    if above is None or (above.lower is None and above.upper is None):
        raise DateRefused("It leans on the row above, which has no date. Write the date itself.")
    days = (above.lower, above.upper)
    uncertain = written.doubt or above.uncertain
    if written.weekdays and days[0] is not None and days[1] is not None:
        uncertain |= _doubted_by_weekday((days[0], days[1]), written.weekdays)
    return Days(*days, uncertain)
