"""The rows of a Word table as a grid: cells merged across or down, rows that begin late or end early."""

from __future__ import annotations

import collections
import dataclasses
import itertools
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import CellValue, FileRefused, Grid, GridRow
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.word_text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

_OFF = frozenset({"0", "false", "off"})


@dataclasses.dataclass(slots=True)
class RowRead:
    """One row as it stands in the file.

    Args:
        row: As a row of a grid; its number and whether it goes all the way across are set when the table is complete.
        widths: How many columns each of its cells takes up.
        inner: Tables inside its only cell, when the outer table is a mere frame around them.
    """

    row: GridRow
    widths: list[int]
    inner: list[etree._Element] = dataclasses.field(default_factory=list)


def row_of(element: etree._Element, text_of: Callable[[etree._Element], str] = text_of) -> RowRead | None:
    """One row of a table.

    Args:
        element: The w:tr.
        text_of: What gives the text of a cell; `text_reader` makes a faster one for a large part.

    Returns:
        The row; None when the row was deleted by a tracked change.

    Raises:
        FileRefused: It claims more columns than any table has.
    """
    before, after, heading, deleted = _row_properties(element)
    if deleted:
        return None
    cells: list[CellValue] = [""] * before
    widths = [1] * before
    continued: set[int] = set()
    found = _cells(element)
    inner = _framed_tables(found[0]) if len(found) == 1 else []
    for cell in found:
        span, goes_on, joined = _cell_properties(cell)
        if joined and widths:
            widths[-1] += span
            cells.extend([""] * span)
        else:
            if goes_on:
                continued.update(range(len(cells), len(cells) + span))
            cells.append("" if goes_on and not _has_text(cell) else text_of(cell))
            cells.extend([""] * (span - 1))
            widths.append(span)
    cells.extend([""] * after)
    widths.extend([1] * after)
    _check_width(len(cells))
    return RowRead(GridRow(0, cells, frozenset(continued), heading=heading), widths, inner)


def rows_of(table: etree._Element) -> list[RowRead]:
    """All rows of a table that is wholly in memory.

    Args:
        table: The w:tbl.

    Returns:
        Its rows, without those of tables inside it.
    """
    own = (row for row in table.iter("{*}tr") if next(row.iterancestors("{*}tbl"), None) is table)
    return [row for row in map(row_of, own) if row is not None]


def grid_of(rows: list[RowRead], *, table: int, before: list[str]) -> Grid:
    """A complete table.

    Args:
        rows: Its rows.
        table: Its number in the document.
        before: The paragraphs before it.

    Returns:
        The grid, every row as wide as the table.
    """
    width = max((sum(one.widths) for one in rows), default=0)
    for number, one in enumerate(rows, start=1):
        one.row.number = number
        one.row.across = width > 1 and one.widths == [width]
    shapes = collections.Counter(tuple(one.widths) for one in rows if not one.row.across)
    if len(shapes) > 1 or any(span > 1 for shape in shapes for span in shape):
        _line_up(rows, shapes)
        width = max(len(one.row.cells) for one in rows)
    for one in rows:
        one.row.cells.extend([""] * (width - len(one.row.cells)))
    return Grid([one.row for one in rows], table=table, before=before)


def _line_up(rows: list[RowRead], shapes: collections.Counter[tuple[int, ...]]) -> None:
    """Put cells under each other as people see them.

    A border that was dragged by a hair gives its row columns of its own. A row with as many cells as most rows takes
    their columns therefore; columns in which no row begins a cell fall away.
    """
    usual = max(shapes, key=lambda shape: (shapes[shape], len(shape)))
    for one in rows:
        if len(one.widths) == len(usual):
            one.row = _placed(one, usual)
            one.widths = list(usual)
    begun = sorted({start for one in rows for start in _starts(one.widths)})
    for one in rows:
        one.row.cells = [one.row.cells[start] for start in begun if start < len(one.row.cells)]
        one.row.continued = frozenset(place for place, start in enumerate(begun) if start in one.row.continued)


def _starts(widths: Sequence[int]) -> list[int]:
    return [0, *itertools.accumulate(widths)][: len(widths)]


def _placed(one: RowRead, usual: tuple[int, ...]) -> GridRow:
    """The row's cells in the columns that most rows have."""
    cells: list[CellValue] = []
    continued: set[int] = set()
    for start, span in zip(_starts(one.widths), usual, strict=True):
        if start in one.row.continued:
            continued.update(range(len(cells), len(cells) + span))
        cells.extend([one.row.cells[start], *[""] * (span - 1)])
    return dataclasses.replace(one.row, cells=cells, continued=frozenset(continued))


def _check_width(width: int) -> None:
    if width > limit("table", "columns"):
        raise FileRefused(
            f"One of its tables claims more than {limit('table', 'columns'):,} columns. Open it in Word, copy the "
            "table into a new document, save and send that."
        )


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, through any content control, tag or tracked change that is wrapped around them."""
    found: list[etree._Element] = []
    for child in row:
        name = str(child.tag).rpartition("}")[2]
        if name == "tc":
            found.append(child)
        elif name not in {"trPr", "tblPrEx", "sdtPr"}:
            inside = _cells(child)
            if not inside:
                refuse_stray_text(child)
            found.extend(inside)
    return found


def refuse_stray_text(element: etree._Element) -> None:
    """Refuse a table with text where no cell is: Word would not show it in its place, or at all.

    Args:
        element: A part of a table that holds no cell.

    Raises:
        FileRefused: There is text in it.
    """
    if any(found.text for found in element.iter("{*}t")):
        raise FileRefused(
            "It is damaged: text in one of its tables stands outside the cells. Open it in Word, look whether all is "
            "there, save it again and send that."
        )


def _value(element: etree._Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == "val"), "")


def _number(element: etree._Element) -> int:
    value = _value(element)
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0  # noqa: PLR2004 - no honest span is longer
    _check_width(number)
    return number


def _row_properties(row: etree._Element) -> tuple[int, int, bool, bool]:
    before = after = 0
    heading = deleted = False
    properties = row.find("{*}trPr")
    for child in () if properties is None else properties:
        name = str(child.tag).rpartition("}")[2]
        if name == "gridBefore":
            before = _number(child)
        elif name == "gridAfter":
            after = _number(child)
        elif name == "tblHeader":
            heading = _value(child) not in _OFF
        elif name == "del":
            deleted = True
    return before, after, heading, deleted


def _cell_properties(cell: etree._Element) -> tuple[int, bool, bool]:
    """How many columns it spans, whether it goes on from the row above, whether it is joined to the one on its left."""
    if not len(cell) or not str(cell[0].tag).endswith("}tcPr"):
        return 1, False, False
    span, goes_on, joined = 1, False, False
    for child in cell[0]:
        name = str(child.tag).rpartition("}")[2]
        if name == "gridSpan":
            span = max(1, _number(child))
        elif name == "vMerge":
            goes_on = _value(child) != "restart"
        elif name == "hMerge":
            joined = _value(child) != "restart"
    return span, goes_on, joined


def _has_text(cell: etree._Element) -> bool:
    return any(found.text for found in cell.iter("{*}t"))


def _framed_tables(cell: etree._Element) -> list[etree._Element]:
    """Tables inside the only cell of a row that are tables in earnest: at least two rows and two columns."""
    tables = (one for one in cell.iter("{*}tbl") if next(one.iterancestors("{*}tc"), None) is cell)
    return [one for one in tables if _rows_wide(one) > 1]


def _rows_wide(table: etree._Element) -> int:
    return sum(1 for row in table.iter("{*}tr") if row.getparent() is table and len(_cells(row)) > 1)
