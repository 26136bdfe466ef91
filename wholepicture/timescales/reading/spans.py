"""Two dates become one stretch: what one end leaves out is taken from the other; then the bounds are applied."""

from __future__ import annotations

import dataclasses
import datetime
import itertools

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.reading.settle import settle
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Context, Days, Range, Statement, Written

_ONE_DAY = datetime.timedelta(days=1)
_UNREADABLE = "The two ends do not make one stretch of days. Write both as day, month and year."
_BACKWARDS = "The stretch ends before it starts. Check both dates and write the earlier one first."


def _shared(left: Written, right: Written) -> Written:
    """The left end, with the month that it borrows from the right."""
    if bool(left.week) != bool(right.week):
        raise DateRefused("A week and a day do not make one stretch; write its first and last day.")
    if not left.bare_day:
        return left
    if right.unit != "day" or right.number is None or right.part or right.week or right.fragment or right.shift:
        raise DateRefused(_UNREADABLE)
    return dataclasses.replace(left, number=right.number, year=right.year, numeric=right.numeric)


def _has_year(written: Written) -> bool:
    return written.year is not None or written.leans


def _lend(end: Written, other: Days, context: Context, step: int) -> Days:
    """Settle an end that has no year of its own by the other end's: the same year, or the one beside it."""
    near = other.lower or other.upper
    if near is None:
        raise DateRefused(_UNREADABLE)
    try:
        days = settle(end, context, near.year)
    except DateRefused:
        if end.unit == "day" and end.number == near.month:
            raise
        days = settle(end, context, near.year + step)
    if days.lower is None or days.upper is None or other.lower is None or other.upper is None:
        raise DateRefused(_UNREADABLE)
    wrong_side = days.lower > other.lower if step < 0 else days.upper < other.upper
    if wrong_side and days.lower.month != other.lower.month:
        return _near(settle(end, context, near.year + step), other)
    return days


def _near(days: Days, other: Days) -> Days:
    """As in "Dec - Jan 2017", a stretch may run over the new year; "June - May 2017" is likelier a slip."""
    bounds = [day for day in (days.lower, days.upper, other.lower, other.upper) if day is not None]
    if (max(bounds) - min(bounds)).days > vocabulary().limit("longest_over_new_year"):
        raise DateRefused("The stretch ends before it starts; write both years.")
    return days


def _ends(left: Written, right: Written, context: Context) -> tuple[Days, Days]:
    if _has_year(left):
        first = settle(left, context)
        return first, settle(right, context) if _has_year(right) else _lend(right, first, context, 1)
    if _has_year(right):
        last = settle(right, context)
        return _lend(left, last, context, -1), last
    first = settle(left, context)
    return first, _lend(right, first, context, 1)


def _neighbours(first: Days, last: Days) -> bool:
    if first.upper is None or last.lower is None:
        return False
    return (last.lower - first.upper).days <= vocabulary().limit("smallest_apart")


def _between(span: Range, last: Days, context: Context) -> list[Days]:
    """The days that a list names between its first and its last."""
    whole = [_shared(written, span.right) for written in span.middle]
    return [settle(day, context) if _has_year(day) else _lend(day, last, context, -1) for day in whole]


def _follow_one_another(days: list[Days]) -> None:
    for earlier, later in itertools.pairwise(days):
        if earlier.upper is None or later.lower is None or later.lower - earlier.upper != _ONE_DAY:
            raise DateRefused("It names several separate dates; enter each on its own row.")


def settle_range(span: Range, context: Context) -> Days:
    """The stretch from the first day of the one end to the last day of the other.

    Args:
        span: The two ends and how they are joined.
        context: What they may lean on.

    Returns:
        The interval; a choice between two is uncertain.

    Raises:
        DateRefused: When the stretch would end before it starts, or the two are separate dates.
    """
    left = _shared(span.left, span.right)
    first, last = _ends(left, span.right, context)
    if first.lower is None or last.upper is None or last.lower is None or first.lower > last.lower:
        raise DateRefused(_BACKWARDS)
    if first.upper is None or first.lower > last.upper or first.upper > last.upper:
        raise DateRefused(_BACKWARDS)
    if span.middle:
        _follow_one_another([first, *_between(span, last, context), last])
    elif span.kind == "list" and not _neighbours(first, last):
        raise DateRefused("It names two separate dates; enter each on its own row.")
    return Days(first.lower, last.upper, first.uncertain or last.uncertain or span.kind == "choice")


def _bounded(days: Days, limit: str) -> Days:
    """Before, up to, after and since leave one end open."""
    lower, upper = days.lower, days.upper
    if lower is None or upper is None:
        raise DateRefused("It bounds a date that is itself open. Write one date.")
    try:
        match limit:
            case "before":
                return Days(None, lower - _ONE_DAY, days.uncertain)
            case "until":
                return Days(None, upper, days.uncertain)
            case "after":
                return Days(upper + _ONE_DAY, None, days.uncertain)
    except OverflowError as error:
        raise DateRefused("It leads outside the calendar. Write the date itself.") from error
    return Days(lower, None, days.uncertain)


def settle_statement(statement: Statement, context: Context) -> Days:
    """The days that a whole wording stands for.

    Args:
        statement: The date or range, with its bounds.
        context: What it may lean on.

    Returns:
        The interval, an end of which may be open.

    Raises:
        DateRefused: When it cannot be settled.
    """
    span = statement.span
    days = settle_range(span, context) if isinstance(span, Range) else settle(span, context)
    days = _bounded(days, statement.limit) if statement.limit else days
    if statement.doubt:
        days = dataclasses.replace(days, uncertain=True)
    if statement.other is None:
        return days
    other = settle_statement(statement.other, context)
    lower, upper = days.lower or other.lower, days.upper or other.upper
    if lower is None or upper is None or lower > upper or (days.lower and other.lower):
        raise DateRefused("The two bounds do not make one stretch of days. Write the first and the last day.")
    return Days(lower, upper, days.uncertain or other.uncertain)
