"""When a row happened: its date and time cells, a date given once for several rows, and lines such as "March 2017"."""

from __future__ import annotations

import datetime
import functools
import re

from wholepicture.exchange.reading.document import CellValue, GridRow
from wholepicture.exchange.understanding.cells import is_fault, what_to_do
from wholepicture.exchange.understanding.reads import date_of_text
from wholepicture.exchange.understanding.settings import limit, listed
from wholepicture.exchange.understanding.weeks import whole_week
from wholepicture.timescales.columns import ColumnOrder, judge_column
from wholepicture.timescales.date_known import DateKnown, DateRefused

_NUMBERS_FIRST = re.compile(r"^(\s*\D{0,4})(\d{1,2})(\s*[/.\-]\s*)(\d{1,2})(?=\s*[/.\-]\s*\d)")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_PLAIN_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_NUMBER_AS_DATE = re.compile(r"(?:19|20)\d\d|\d{5,6}|\d{7,8}")
_PERIOD_IN_LINE = re.compile(r"(?:\b[A-Z][a-z]{2,8} )?(?<![\d/.\-])(?:19|20)\d\d(?![\d/.\-])(?!.*\d)")
_SHORTEST_MONTH = 27
_MIDNIGHT = datetime.time()


class RowRefused(Exception):
    """A row that cannot become an entry; the message says what is wrong and what to do."""


class RowDates:
    """Reads the dates of a table's rows, one after the other, each leaning on those above it."""

    def __init__(
        self,
        date: int,
        end_date: int,
        rows: list[GridRow],
        *,
        month_first: bool = False,
        inherits: bool = True,
        week: str | None = None,
    ) -> None:
        """Prepare for a table.

        Args:
            date: The place of the date in a row's texts.
            end_date: The place of the end date; that of an empty cell when there is none.
            rows: All rows, to judge the order of day and month in them.
            month_first: A person said that the source writes the month first.
            inherits: Whether a row without a date takes that of the row above.
            week: Whether each day begins or ends a week ("begin", "end"), by the heading over them.
        """
        self._date, self._end = date, end_date
        self._month_first, self._inherits, self._week = month_first, inherits, week
        self.row_above: DateKnown | None = None
        self._above_refused: str | None = None
        self._section: DateKnown | None = None
        self._under_section = False
        self._blank_rows = 0
        self._order = judge_column(
            cell for row in rows if date < len(row.cells) and type(cell := row.cells[date]) is str
        )

    def blank_row(self) -> None:
        """A blank row: a date is not carried over many of them."""
        self._blank_rows += 1

    def section(self, text: str) -> bool:
        """A line across the table; a year or a month in it helps the dates under it.

        Returns:
            Whether the line names a year or a month.
        """
        self._section, self.row_above, self._above_refused, self._blank_rows = None, None, None, 0
        self._under_section = True
        named = _PERIOD_IN_LINE.search(text)
        try:
            known, _ = date_of_text(named.group() if named else text, recorded_on=None, row_above=None, order=None)
        except DateRefused:
            return False
        if known.lower is None or known.upper is None or known.day is not None:
            return False
        self._section = known
        return True

    def names_a_period(self, text: str) -> bool:
        """Whether a text alone in the date column is a whole month or more: a line that opens a section."""
        try:
            known, _ = date_of_text(text, recorded_on=None, row_above=None, order=None)
        except DateRefused:
            return False
        if known.lower is None or known.upper is None or known.uncertain:
            return False
        return (known.upper - known.lower).days >= _SHORTEST_MONTH and known.lower.day == 1

    def refused(self, where: str) -> None:
        """A row was refused for its date: rows that lean on it are refused too."""
        self.row_above, self._above_refused, self._under_section = None, where, False

    def happened(
        self, row: GridRow, texts: list[str], recorded_on: datetime.date | None
    ) -> tuple[DateKnown, datetime.time | None, str | None]:
        """When a row happened.

        Args:
            row: The row.
            texts: Its cells as shown.
            recorded_on: The day on which the row was written, when it says so.

        Returns:
            The date, an exact time that stood beside it, and the name of the detail that says from where the date was
            taken, when the row has none of its own.

        Raises:
            RowRefused: When the row has no date that can be read safely.
        """
        text = texts[self._date]
        if text:
            known, time = self._read(row.cells[self._date], text, recorded_on, "date")
            taken_from = None
        else:
            known, taken_from = self._leaning(row)
            time = None
        if texts[self._end]:
            known = self._until(known, row.cells[self._end], texts[self._end], recorded_on)
        self.row_above, self._above_refused, self._blank_rows, self._under_section = known, None, 0, False
        return whole_week(known, self._week) if self._week else known, time, taken_from

    def _leaning(self, row: GridRow) -> tuple[DateKnown, str]:
        """The date of the row above, or of the line that opened the section, for a row without one."""
        merged = self._date in row.continued
        if self._above_refused is not None:
            raise RowRefused(
                f"It has no date of its own, and {self._above_refused}, from which it would take it, was refused. "
                "Put the date in this row."
            )
        if not self._inherits and not merged:
            raise RowRefused(
                "It has no date, and the mapping says that rows do not take the date above. Put the date in the row."
            )
        if self._under_section and self._section is not None:
            return DateKnown(self._section.lower, self._section.upper, self._section.uncertain), "date_from_section"
        if self.row_above is None:
            raise RowRefused("It has no date, and no row above it to take one from. Put the date in the row.")
        if self._blank_rows > limit("rows", "blank_rows_a_date_reaches_over") and not merged:
            raise RowRefused(
                "It has no date, and blank rows stand between it and the last date. Put the date in the row."
            )
        above = self.row_above
        return DateKnown(above.lower, above.upper, above.uncertain), "date_from_row_above"

    def _read(
        self, value: CellValue, text: str, recorded_on: datetime.date | None, name: str
    ) -> tuple[DateKnown, datetime.time | None]:
        if isinstance(value, datetime.datetime):
            time = value.time().replace(microsecond=0)
            return DateKnown.on(value.date(), words=text), (time if time != _MIDNIGHT else None)
        if isinstance(value, datetime.date):
            return DateKnown.on(value, words=text), None
        if is_fault(value):
            raise RowRefused(what_to_do(value))
        if _is_serial(value, text):
            raise RowRefused(
                f"The {name} cell holds the number {text}, a date that has lost its format in the spreadsheet. "
                "Format the column as a date and save the file again, or write the date as day/month/year."
            )
        if isinstance(value, int | float) and not _NUMBER_AS_DATE.fullmatch(text):
            raise RowRefused(
                f"The {name} cell holds the number {text}, which is no date. Write the date as day/month/year."
            )
        return self._read_text(text, recorded_on, name)

    def _read_text(
        self, text: str, recorded_on: datetime.date | None, name: str
    ) -> tuple[DateKnown, datetime.time | None]:
        reads = _NUMBERS_FIRST.sub(r"\1\4\3\2", text) if self._month_first else text
        above = self.row_above if not self._under_section or self._section is None else self._section
        order = ColumnOrder.UNSETTLED if self._month_first else self._order
        try:
            known, time = date_of_text(reads, recorded_on=recorded_on, row_above=above, order=order)
        except DateRefused as refused:
            under = self._within_section(text)
            if under is None:
                raise RowRefused(f'The {name} "{text}" cannot be read safely: {_lowered(str(refused))}') from refused
            return under, None
        return (DateKnown(known.lower, known.upper, known.uncertain, text) if known.words != text else known), time

    def _within_section(self, text: str) -> DateKnown | None:
        """The date of a "12th" under a line "March 2017"."""
        if self._section is None or self._section.lower is None:
            return None
        month = (
            f" {self._section.lower:%B}"
            if self._section.lower.month == getattr(self._section.upper, "month", 0)
            else ""
        )
        try:
            known, _ = date_of_text(
                f"{text}{month} {self._section.lower.year}", recorded_on=None, row_above=None, order=None
            )
        except DateRefused:
            return None
        return DateKnown(known.lower, known.upper, known.uncertain, text)

    def _until(self, start: DateKnown, value: CellValue, text: str, recorded_on: datetime.date | None) -> DateKnown:
        """From a start to an end: one interval."""
        if text.lower() in no_end():
            return start
        kept, self.row_above = self.row_above, start
        try:
            end, _ = self._read(value, text, recorded_on, "end date")
        finally:
            self.row_above = kept
        if start.lower is not None and end.upper is not None and end.upper < start.lower:
            raise RowRefused(
                f'The end date "{text}" lies before the start date "{start.words}". Correct one of them in the file.'
            )
        words = f"{start.words} to {text}" if start.words else text
        return DateKnown(start.lower, end.upper, start.uncertain or end.uncertain, words)


@functools.cache
def no_end() -> frozenset[str]:
    """What stands in an end-date cell when there is no end."""
    return frozenset(listed("settings")["rows"]["no_end"])


def _is_serial(value: CellValue, text: str) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return limit("rows", "earliest_serial_number") <= value <= limit("rows", "latest_serial_number")
    return _SERIAL.fullmatch(text) is not None


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def certain_day(value: CellValue, text: str) -> datetime.date | None:
    """The day in a "date recorded" cell, only when it is a single certain day."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if type(value) is not str or not text:
        return None
    try:
        known, _ = date_of_text(text, recorded_on=None, row_above=None, order=None)
    except DateRefused:
        return None
    return known.day if not known.uncertain else None


def exact_time(value: CellValue, text: str) -> datetime.time | None:
    """The time of day in a time cell, only when it is exact."""
    from wholepicture.timescales.wording import TimeRefused, read_time  # noqa: PLC0415 - the grammar is loaded late

    if isinstance(value, datetime.time):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, datetime.datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, float | bool):
        return None
    if _PLAIN_CLOCK.fullmatch(text):
        return datetime.time(int(text[:2]), int(text[3:]))
    try:
        return read_time(text)
    except TimeRefused:
        return None
