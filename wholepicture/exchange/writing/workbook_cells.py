"""Rows of a sheet as XML text, a row at a time, so that tens of thousands of rows cost little."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.safe_cells import can_run
from wholepicture.exchange.writing.word_cells import clean

Value = str | float | datetime.date | datetime.time | None
"""What a cell holds. None, and a text with nothing in it, leave the cell empty."""

Styles = Mapping[str, int]
"""Numbers of cell formats.

They are "date", "time", "seconds", "number", "heading", "text" and "agency NAME"; the last three also "safe".
"""

_LITERAL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEW_LINE = re.compile("\r\n?")
_DAY_ZERO = datetime.date(1899, 12, 30)  # of Excel's calendar, for days from 1 March 1900
_DAY_SECONDS = 86400
_BEYOND_ONE_UNIT = "\uffff"


@dataclasses.dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, its width in letters, and whether its cells have their agency's colours."""

    heading: str
    width: float
    agency: bool = False
    ends_printed_page: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Args:
        name: Its name on the tab.
        columns: Its columns.
        count: How many rows it has, without its heading.
        rows: Gives the rows, each with one value a column; the first value is the row's number in the chronology.
        suspects: Gives the rows in which a text may be too long for a cell; None when that is any of them.
        filtered: Whether its heading has buttons to filter and sort by.
    """

    name: str
    columns: Sequence[SheetColumn]
    count: int
    rows: Callable[[], Iterable[Sequence[Value]]]
    suspects: Callable[[], Iterable[Sequence[Value]]] | None = None
    filtered: bool = True


def column_letters(place: int) -> str:
    """The letters of a column: 0 is "A", 26 is "AA"."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def columns_from(settings: Sequence[dict[str, object]]) -> list[SheetColumn]:
    """The columns of a sheet from `layout.toml`."""
    return [
        SheetColumn(str(one["heading"]), float(str(one["width"])), ends_printed_page=bool(one.get("ends_printed_page")))
        for one in settings
    ]


class RowWriter:
    """Makes the rows of one sheet."""

    def __init__(self, columns: Sequence[SheetColumn], styles: Styles) -> None:
        settings = layout()["workbook"]
        self._columns = [
            (column_letters(place), column.agency, max(1, int(column.width * settings["letters_a_width"])))
            for place, column in enumerate(columns)
        ]
        self._styles = styles
        self._first_date: datetime.date = settings["first_date"]
        self._line: int = settings["points_a_line"]
        self._highest: int = settings["most_points"]

    def headings(self, columns: Sequence[SheetColumn]) -> str:
        """The heading row."""
        cells = (
            _text(letters, 1, column.heading, self._styles, "heading")
            for (letters, _, _), column in zip(self._columns, columns, strict=True)
        )
        return f'<row r="1">{"".join(cells)}</row>'

    def row(self, number: int, values: Sequence[Value]) -> str:
        """One row.

        Args:
            number: The row's number in the sheet, from 1.
            values: One a column.
        """
        cells = []
        lines, empty = 1, self._styles["text"]
        for (letters, agency, a_line), value in zip(self._columns, values, strict=True):
            if value is None or value == "":
                cells.append(f'<c r="{letters}{number}" s="{empty}"/>')
            elif isinstance(value, str):
                style = f"agency {value}" if agency else "text"
                cells.append(_text(letters, number, value, self._styles, style))
                if len(value) > a_line or "\n" in value:
                    lines = max(lines, _lines(value, a_line))
            else:
                cells.append(self._not_text(letters, number, value))
        height = min(lines * self._line, self._highest)
        return f'<row r="{number}" ht="{height}">{"".join(cells)}</row>'

    def _not_text(self, letters: str, number: int, value: float | datetime.date | datetime.time) -> str:
        if isinstance(value, datetime.date):
            if value < self._first_date:
                return _text(letters, number, value.isoformat(), self._styles, "text")
            return f'<c r="{letters}{number}" s="{self._styles["date"]}"><v>{(value - _DAY_ZERO).days}</v></c>'
        if isinstance(value, datetime.time):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            style = self._styles["seconds" if value.second else "time"]
            return f'<c r="{letters}{number}" s="{style}"><v>{seconds / _DAY_SECONDS!r}</v></c>'
        return f'<c r="{letters}{number}" s="{self._styles["number"]}"><v>{value!r}</v></c>'


def _lines(text: str, a_line: int) -> int:
    return sum(-(-len(line) // a_line) or 1 for line in text.splitlines())


def _text(letters: str, number: int, text: str, styles: Styles, style: str) -> str:
    """A cell that is text whatever stands in it; one that could run also says so to Excel, for when it is edited."""
    runs, body = _short_inside(text) if len(text) <= _SHORT else _inside(text)
    chosen = styles[f"safe {style}"] if runs else styles[style]
    return f'<c r="{letters}{number}" s="{chosen}" t="inlineStr"><is><t xml:space="preserve">{body}</t></is></c>'


def _inside(text: str) -> tuple[bool, str]:
    """Whether a text could run, and the text as it stands in the XML."""
    shown = as_shown(text)
    return can_run(shown), escape(_LITERAL_ESCAPE.sub("_x005F_", shown) if "_x" in shown else shown)


_SHORT = 32  # shorter than an id: agencies, kinds, names of files, "yes" and "no" come again and again
_short_inside = functools.lru_cache(maxsize=4096)(_inside)


def as_shown(text: str) -> str:
    """A text as a cell can hold it: lines ended Excel's way, no characters that XML forbids, and not too long."""
    if not text.isprintable():
        text = clean(_NEW_LINE.sub("\n", text))
    if is_too_long(text):
        return f"{parts(text)[0]} [The text goes on: the whole of it is in the sheet Long texts.]"
    return text


def is_too_long(text: str) -> bool:
    """Whether a cell cannot hold a text. Excel counts a character beyond the first 65,536 as two."""
    most: int = layout()["workbook"]["most_letters"]
    if len(text) * 2 <= most:
        return False
    return len(text) > most or len(text) + sum(letter > _BEYOND_ONE_UNIT for letter in text) > most


def parts(text: str) -> list[str]:
    """A text cut into parts that a cell can hold."""
    step: int = layout()["workbook"]["letters_kept"]
    if max(text) > _BEYOND_ONE_UNIT:
        step //= 2
    return [text[start : start + step] for start in range(0, len(text), step)]
