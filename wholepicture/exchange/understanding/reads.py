"""Whether a text reads as a date or a time of day, and the date that a row's cell gives in its place."""

from __future__ import annotations

import datetime
import functools
import re

from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateKnown, DateRefused

_LONGEST = 60
_LONGEST_WITHOUT_FIGURES = 30
_FIGURE = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])\s*[:.;]?\s*[0-5]\d(?::[0-5]\d)?\s*(?:hrs?|hours|h|[ap]\.?m\.?)?|(?:1[0-2]|0?[1-9])\s*[ap]\.?m\.?",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ -]\d{4}|\d{4}-\d\d-\d\d"
)
_SHORT_YEAR = re.compile(
    r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d\d(?!\d)|[A-Za-z]{3,9}[\s.,/\-]*'?\d\d(?![\d:]|st|nd|rd|th)|/\d\d(?!\d)|(?<!\d)\d{6}(?!\d)"
)
_LONG_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEANS = re.compile(
    r"\b(?:ago|last|yesterday|today|tomorrow|this|next|same|previous|earlier|later|following|ditto|above|then)\b",
    re.IGNORECASE,
)
_PATTERN = re.compile(r"[\s(\[]*(?=[^m]*m)(?=[^y]*y)[dmy\s/.\-()\[\]]{4,16}(?:hh[:.]?mm)?[\s)\]]*", re.IGNORECASE)


@functools.lru_cache(maxsize=8192)
def reads_as_date(text: str) -> bool:
    """Whether a text can be read as a date at all, leaning on whatever a row could offer."""
    if not text or len(text) > _LONGEST or (len(text) > _LONGEST_WITHOUT_FIGURES and not _FIGURE.search(text)):
        return False
    if _CLOCK.fullmatch(text) and not _LONG_YEAR.fullmatch(text):
        return False
    today = _today()
    try:
        _read(text, today, DateKnown.on(today), None)
    except DateRefused:
        return False
    return True


def attempts_a_date(text: str) -> bool:
    """Whether a short text has figures as a date has, whether or not it can be read."""
    return len(text) <= _LONGEST and _FIGURE.search(text) is not None


def is_clock(text: str) -> bool:
    """Whether a text is a time of day written in figures."""
    return _CLOCK.fullmatch(text) is not None


def is_date_pattern(text: str) -> bool:
    """Whether a text only shows how a date is to be written ("dd/mm/yyyy")."""
    return _PATTERN.fullmatch(text) is not None


def _today() -> datetime.date:
    """The day of reading. It places years of two digits only: no file can tell of a later day."""
    return datetime.date.today()  # noqa: DTZ011 - a day of the calendar where the file is read


def _read(
    text: str, reference: datetime.date | None, row_above: DateKnown | None, order: ColumnOrder | None
) -> tuple[DateKnown, datetime.time | None]:
    from wholepicture.timescales.wording import read_wording_and_time  # noqa: PLC0415 - the grammar is loaded late

    try:
        return read_wording_and_time(text, reference=reference, row_above=row_above, column_order=order)
    except OverflowError as error:  # figures larger than any calendar's
        raise DateRefused("It is no date that a calendar has.") from error


def date_of_text(
    text: str, *, recorded_on: datetime.date | None, row_above: DateKnown | None, order: ColumnOrder | None
) -> tuple[DateKnown, datetime.time | None]:
    """The date, and an exact time beside it, that a cell's text gives in its row.

    Args:
        text: The cell.
        recorded_on: The day on which the row was written, when it says so.
        row_above: The date of the row above.
        order: What the column as a whole shows of day and month.

    Returns:
        The date with its words, and the time or None.

    Raises:
        DateRefused: When it cannot be read safely.
    """
    if _WHOLE_DAY.fullmatch(text):
        return _read(text, None, None, order)
    if _LEANS.search(text) is None:
        if _LONG_YEAR.search(text):
            return _read(text, None, None, order)
        if recorded_on is None and _SHORT_YEAR.search(text):
            return _read(text, _today(), None, order)
    leaning = recorded_on or (row_above.day if row_above else None)
    return _read(text, leaning, row_above, order)
