"""A cell as a person sees it."""

from __future__ import annotations

import datetime

from wholepicture.exchange.reading.document import CellFault, CellValue, GridRow
from wholepicture.exchange.understanding.settings import fault_texts

_FIRST_LETTER = ord("A")
_LETTERS = 26
_MIDNIGHT = datetime.time()


def shown(value: CellValue) -> str:
    """The cell's text as a person sees it in the file: "5" and not "5.0", "12/05/2016" and not a timestamp."""
    if type(value) is str:
        return value.strip()
    if isinstance(value, CellFault):
        return value.shown.strip()
    if isinstance(value, bool | int | float):
        return _number_shown(value)
    return _moment_shown(value)


def _number_shown(value: float) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    whole = int_or_zero(value)
    return str(whole) if whole == value else f"{value:.15g}"


def _moment_shown(value: CellValue) -> str:
    if isinstance(value, datetime.datetime):
        return f"{day_shown(value)} {clock_shown(value.time())}" if value.time() != _MIDNIGHT else day_shown(value)
    if isinstance(value, datetime.date):
        return day_shown(value)
    if isinstance(value, datetime.time):
        return clock_shown(value)
    return _length_shown(value) if isinstance(value, datetime.timedelta) else str(value).strip()


def int_or_zero(value: float) -> int:
    """The whole number that a number is, or 0 when it is none that can be written out (an infinity)."""
    return int(value) if value == value and abs(value) < 1e15 else 0  # noqa: PLR0124, PLR2004 - not a number differs from itself


def day_shown(day: datetime.date) -> str:
    """A day as British files show it."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def clock_shown(time: datetime.time) -> str:
    """A time of day on the 24-hour clock, with seconds only when there are some."""
    return f"{time.hour:02}:{time.minute:02}" + (f":{time.second:02}" if time.second else "")


def _length_shown(length: datetime.timedelta) -> str:
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def is_fault(value: CellValue) -> bool:
    """Whether the cell holds an error value instead of what somebody wrote."""
    return isinstance(value, CellFault) or (type(value) is str and value[:1] == "#" and value.strip() in fault_texts())


def what_to_do(value: CellValue) -> str:
    """What is wrong with a faulty cell and how to mend it."""
    if isinstance(value, CellFault):
        return value.what_to_do
    return f'The cell shows "{shown(value)}" instead of a value: put the value in the file, or ask the agency for it.'


def is_empty(value: CellValue) -> bool:
    """Whether there is nothing in the cell."""
    return type(value) is str and (not value or value.isspace())


def row_text(row: GridRow) -> str:
    """Everything that stands in a row, cell by cell."""
    return " | ".join(text for cell in row.cells if (text := shown(cell)))


def column_letter(index: int) -> str:
    """A column as a spreadsheet names it: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, remainder = divmod(index - 1, _LETTERS)
        letters = chr(_FIRST_LETTER + remainder) + letters
    return letters


def column_index(letters: str) -> int:
    """The other way round: "A" is 0."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _FIRST_LETTER + 1
    return number - 1
