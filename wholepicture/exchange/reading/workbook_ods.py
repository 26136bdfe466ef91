"""An OpenDocument spreadsheet (.ods): its sheets as grids.

Read from its XML, because calamine gives neither its errors, nor its merged cells, nor its comments, and unrolls every
repeated cell, which a small file can repeat a thousand million times. Source of the names: OASIS OpenDocument 1.3, part
3, chapters 9 and 19.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import CellValue, Document, FileRefused, Grid
from wholepicture.exchange.reading.office_parts import own_author, own_title
from wholepicture.exchange.reading.safe_xml import tree_of, walk
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.sheet_facts import SheetFacts, cell_name, error_in, never_calculated
from wholepicture.exchange.reading.sheet_grid import Merged, grid_of_sheet
from wholepicture.exchange.reading.workbook import add_remarks

if TYPE_CHECKING:
    from lxml import etree

    from wholepicture.exchange.reading.archive import Archive

_TIME = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?\Z")
_DAY = datetime.timedelta(days=1)
_MIDNIGHT = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - a clock time has no zone
_SKIPPED = frozenset({"annotation", "frame", "custom-shape", "shapes"})


def read_ods(archive: Archive) -> Document:
    """Read an OpenDocument spreadsheet.

    Args:
        archive: The opened file.

    Returns:
        Its sheets, properties, and remarks on how it was read.

    Raises:
        FileRefused: It is damaged, or larger than can be read.
    """
    archive.verify()
    document = Document(kind="ods")
    facts: dict[str, SheetFacts] = {}
    hidden_styles: set[str] = set()
    sheet: _Sheet | None = None
    for event, element in walk(
        archive.part("content.xml"),
        "content.xml",
        start=("document-content", "table"),
        end=("style", "table-row", "table"),
    ):
        local = _local(element.tag)
        if local == "style" and event == "end":
            if any(_told(one).get("display") == "false" for one in element.iter("{*}table-properties")):
                hidden_styles.add(_told(element).get("name", ""))
        elif local == "table" and _parent(element) == "spreadsheet":
            if event == "start":
                sheet = _Sheet(_told(element))
            elif sheet is not None:
                document.grids.append(sheet.grid(hidden=sheet.style in hidden_styles, columns=element))
                facts[sheet.name] = sheet.facts
                sheet = None
        elif local == "table-row" and event == "end" and sheet is not None and _own_row(element):
            sheet.take(element)
            element.clear()
    document.title, document.author = _properties(archive)
    add_remarks(document, facts)
    return document


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else _local(parent.tag)


def _told(element: etree._Element) -> dict[str, str]:
    return {_local(key): str(value) for key, value in element.attrib.items()}


def _own_row(row: etree._Element) -> bool:
    """Whether a row is one of the sheet itself and not of a table inside a cell."""
    return next(row.iterancestors("{*}table-cell"), None) is None


def _count(told: dict[str, str], name: str) -> int:
    value = told.get(name, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1  # noqa: PLR2004 - longer is no count


class _Sheet:
    """One sheet while its rows go by."""

    def __init__(self, told: dict[str, str]) -> None:
        self.name = told.get("name", "")
        self.style = told.get("style-name", "")
        self.facts = SheetFacts()
        self._rows: list[list[CellValue]] = []
        self._empty = 0  # empty rows that count only when another row follows
        self._merged: list[Merged] = []
        self._cells = 0

    @property
    def _next(self) -> int:
        return len(self._rows) + self._empty

    def take(self, element: etree._Element) -> None:
        told = _told(element)
        repeated = _count(told, "number-rows-repeated")
        row = self._row(element)
        if not row:
            self._empty += repeated
            return
        self.facts.hidden_parts |= told.get("visibility", "visible") != "visible"
        self.facts.last_row = self._next + repeated - 1
        self.facts.last_column = max(self.facts.last_column, len(row) - 1)
        self.facts.check_reach(self.name)
        self._cells += len(row) * repeated
        if self._cells > limit("table", "cells"):
            raise FileRefused(f'Its sheet "{self.name}" has too many cells. Split it and send the parts.')
        self._rows.extend([] for _ in range(self._empty))
        self._empty = 0
        self._rows.extend(list(row) for _ in range(repeated))

    def _row(self, element: etree._Element) -> list[CellValue]:
        row: list[CellValue] = []
        empty = 0
        for cell in element:
            kind = _local(cell.tag)
            if kind not in {"table-cell", "covered-table-cell"}:
                continue
            told = _told(cell)
            repeated = _count(told, "number-columns-repeated")
            column = len(row) + empty
            self._note_comment(cell, column)
            value = "" if kind == "covered-table-cell" else self._value(cell, told, column)
            self._note_merged(told, column)
            if value == "":
                empty += repeated
                continue
            if column + repeated > limit("table", "columns"):
                self.facts.last_row, self.facts.last_column = self._next, column + repeated - 1
                self.facts.check_reach(self.name)
            row.extend([""] * empty)
            empty = 0
            row.extend([value] * repeated)
        return row

    def _note_merged(self, told: dict[str, str], column: int) -> None:
        down, right = _count(told, "number-rows-spanned"), _count(told, "number-columns-spanned")
        if down > 1 or right > 1:
            self._merged.append(((self._next, column), (self._next + down - 1, column + right - 1)))

    def _note_comment(self, cell: etree._Element, column: int) -> None:
        for note in cell.iterchildren("{*}annotation"):
            words = _words(note)
            if words:
                self.facts.comments.append((cell_name(self._next, column), words))

    def _value(self, cell: etree._Element, told: dict[str, str], column: int) -> CellValue:
        kinds = [str(value) for key, value in cell.attrib.items() if _local(key) == "value-type"]
        if "error" in kinds:
            return error_in(self._next, column, _words(cell) or "#N/A")
        if "formula" in told and (not kinds or kinds[0] == "void"):
            return never_calculated(self._next, column, told["formula"].rpartition(":=")[2])
        shown = _words(cell)
        return _typed(kinds[0] if kinds else "string", told, shown)

    def grid(self, *, hidden: bool, columns: etree._Element) -> Grid:
        """The sheet, complete."""
        self.facts.hidden_parts |= any(
            _told(one).get("visibility", "visible") != "visible" for one in columns.iter("{*}table-column")
        )
        return grid_of_sheet(
            self.name, self._rows, start=(0, 0), merged=self._merged, facts=SheetFacts(), hidden=hidden
        )


def _typed(kind: str, told: dict[str, str], shown: str) -> CellValue:
    """A value of the kind that the file says; what does not fit its kind stays as the words that are shown."""
    try:
        if kind in {"float", "percentage", "currency"}:
            return float(told["value"])
        if kind == "boolean":
            return told["boolean-value"] == "true"
        if kind == "date":
            day = datetime.datetime.fromisoformat(told["date-value"])
            return day if "T" in told["date-value"] else day.date()
        if kind == "time":
            return _time(told["time-value"])
    except (KeyError, ValueError, OverflowError):
        return shown
    return shown or told.get("string-value", "")


def _time(words: str) -> datetime.time | datetime.timedelta:
    found = _TIME.match(words)
    if found is None:
        raise ValueError(words)
    days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[:4])
    length = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return (_MIDNIGHT + length).time() if length < _DAY else length


def _words(element: etree._Element) -> str:
    return "\n".join(_line(line) for line in element.iterchildren("{*}p", "{*}h", "{*}list")).strip(" \n")


def _line(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        local = _local(child.tag)
        if local == "s":
            pieces.append(" " * min(_count(_told(child), "c"), limit("table", "columns")))
        elif local in {"tab", "line-break"}:
            pieces.append("\t" if local == "tab" else "\n")
        elif local not in _SKIPPED:
            pieces.append(_line(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _properties(archive: Archive) -> tuple[str | None, str | None]:
    if "meta.xml" not in archive:
        return None, None
    found: dict[str, str] = {}
    for element in tree_of(archive.part("meta.xml"), "meta.xml").iter("{*}title", "{*}initial-creator", "{*}creator"):
        found.setdefault(_local(element.tag), (element.text or "").strip())
    return own_title(found.get("title")), own_author(found.get("initial-creator")) or own_author(found.get("creator"))
