"""Read what an agency wrote for a date, to exactly the days that it allows.

The meanings are the tables of the tests, which `docs/reference/dates.md` shows. The reading is a pure function: it
knows nothing of today, and what a wording may lean on (a reference date, the row above, the order of its column) is
given with it.
"""

from __future__ import annotations

import datetime
import functools

from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.reading.clock import times
from wholepicture.timescales.reading.grammar import readings
from wholepicture.timescales.reading.items import Items, items
from wholepicture.timescales.reading.plain import plain
from wholepicture.timescales.reading.settle import settle
from wholepicture.timescales.reading.spans import settle_statement
from wholepicture.timescales.reading.written import Context, Days, Range, Statement

_REMEMBERED = 8192  # wordings kept in memory: it changes how fast a column is read, never what is read
_UNREADABLE = "It cannot be read safely as a date; write it as day, month and year."
Outcome = tuple[Days, datetime.time | None]


class TimeRefused(ValueError):
    """A wording that is not a time of day; the message says so in a plain sentence."""


def read_wording(
    text: str,
    *,
    reference: datetime.date | None = None,
    row_above: DateKnown | None = None,
    column_order: ColumnOrder | None = None,
) -> DateKnown:
    """Read a date as an agency wrote it.

    Args:
        text: The words, verbatim.
        reference: The day from which "last week" is counted and two-digit years are placed, such as the day the
            entry was recorded. Never today's date by default.
        row_above: The date of the row above, for "same day" and for a day and month with no year.
        column_order: What `judge_column` says of the column that the text stands in.

    Returns:
        The interval of days that the words allow, with the words.

    Raises:
        DateRefused: When it cannot be read safely; the message is the reason, for a practitioner to act on.
    """
    days, _ = _read(text, reference, row_above, column_order)
    return DateKnown(days.lower, days.upper, days.uncertain, text)


def read_wording_and_time(
    text: str,
    *,
    reference: datetime.date | None = None,
    row_above: DateKnown | None = None,
    column_order: ColumnOrder | None = None,
) -> tuple[DateKnown, datetime.time | None]:
    """Read a date together with the time written beside it.

    Args:
        text: The words, verbatim.
        reference: As in `read_wording`.
        row_above: As in `read_wording`.
        column_order: As in `read_wording`.

    Returns:
        The date, and the time where an exact one was written ("14:30", "2.30pm"); "am" and "about 3pm" give None.

    Raises:
        DateRefused: As in `read_wording`.
    """
    days, time = _read(text, reference, row_above, column_order)
    return DateKnown(days.lower, days.upper, days.uncertain, text), time


def read_time(text: str) -> datetime.time | None:
    """Read the time of day from a column of its own.

    Args:
        text: What was written, such as "1430hrs", "14.30", "2pm".

    Returns:
        The time, or None where what is written is no exact time ("approx 3pm", "morning").

    Raises:
        TimeRefused: When it is no time of day.
    """
    try:
        found = items(text)
    except DateRefused as error:
        raise TimeRefused("It cannot be read as a time of day; write it as 14:30.") from error
    clocks = {time.clock.at for time in times(found, 0) if found[time.end].kind == "end"}
    if not clocks:
        raise TimeRefused("It cannot be read as a time of day; write it as 14:30.")
    return clocks.pop() if len(clocks) == 1 else None


@functools.lru_cache(maxsize=_REMEMBERED)
def _read(
    text: str, reference: datetime.date | None, row_above: DateKnown | None, column_order: ColumnOrder | None
) -> Outcome:
    context = Context(reference, row_above, column_order or ColumnOrder.UNSETTLED)
    written = plain(text)
    if written is not None:
        return settle(written, context), written.clocks[0].at if written.clocks else None
    cut = items(text)
    for item in cut:
        if item.kind == "refused":
            raise DateRefused(item.value)
    for slipped in (False, True):
        settled = _settled(cut, context, slipped=slipped)
        if settled is not None:
            return settled
    raise DateRefused(_UNREADABLE)


def _settled(cut: Items, context: Context, *, slipped: bool) -> Outcome | None:
    """The one outcome on which every reading agrees; None when there is no reading."""
    outcomes: dict[tuple[datetime.date | None, datetime.date | None], Outcome] = {}
    refused: DateRefused | None = None
    for statement in readings(cut, slipped=slipped):
        try:
            days = settle_statement(statement, context)
        except DateRefused as error:
            refused = refused or error
            continue
        except (OverflowError, ValueError):
            refused = refused or DateRefused("It leads outside the calendar. Write the date itself.")
            continue
        earlier = outcomes.get((days.lower, days.upper))
        outcomes[days.lower, days.upper] = _both(earlier, (days, _time(statement)))
    if len(outcomes) > 1:
        raise DateRefused("It can be read as two different dates; write the day, the month in letters, and the year.")
    if outcomes:
        return outcomes.popitem()[1]
    if refused is not None:
        raise refused
    return None


def _both(earlier: Outcome | None, later: Outcome) -> Outcome:
    """Two readings of the same days: uncertain when either is, and a time only when both agree on it."""
    if earlier is None:
        return later
    days = later[0] if later[0].uncertain else earlier[0]
    return days, earlier[1] if earlier[1] == later[1] else None


def _time(statement: Statement) -> datetime.time | None:
    span = statement.span
    if isinstance(span, Range) or statement.limit:
        return None
    clocks = span.clocks + statement.clocks
    return clocks[0].at if len(clocks) == 1 else None
