"""A sheet's values as a grid: whole numbers whole, faults in their cells, merged cells marked, empty ends cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import CellValue, FileRefused, Grid, GridRow
from wholepicture.exchange.reading.settings import limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wholepicture.exchange.reading.sheet_facts import SheetFacts

Merged = tuple[tuple[int, int], tuple[int, int]]

_EXACT = 1e15  # beyond this a float no longer holds whole numbers one by one


def grid_of_sheet(
    name: str,
    values: Iterable[list[CellValue]],
    *,
    start: tuple[int, int],
    merged: Iterable[Merged],
    facts: SheetFacts,
    hidden: bool,
) -> Grid:
    """A sheet as a grid.

    Args:
        name: The sheet's name.
        values: Its rows from `start` on.
        start: The row and column, counted from 0, of the first value.
        merged: Merged ranges as ((first row, first column), (last row, last column)), counted from 0.
        facts: What else the file says of the sheet.
        hidden: The sheet is hidden.

    Returns:
        The grid. Columns begin at the sheet's own first column; rows carry the sheet's own numbers.

    Raises:
        FileRefused: A cell holds more text than is read.
    """
    first_row, first_column = start
    rows = [
        GridRow(number, [""] * first_column + tidied(row)) for number, row in enumerate(values, start=first_row + 1)
    ]
    rows = _with_faults(rows, facts, first_row)
    width = max((_used(row.cells) for row in rows), default=0)
    while rows and not _used(rows[-1].cells):
        rows.pop()
    filled = next((place for place, row in enumerate(rows) if _used(row.cells)), 0)
    del rows[:filled]
    for row in rows:
        del row.cells[width:]
        row.cells.extend([""] * (width - len(row.cells)))
    _mark_merged(rows, merged, width)
    return Grid(rows, sheet=name, hidden=hidden)


def tidied(row: list[CellValue]) -> list[CellValue]:
    """A row with whole numbers as int, as the program shows them, line ends of one kind, no cell beyond the limit.

    Args:
        row: Its values; changed in place.

    Returns:
        The same row.

    Raises:
        FileRefused: A cell holds more text than is read.
    """
    longest = limit("table", "cell_characters")
    for column, value in enumerate(row):
        if type(value) is float:
            if value.is_integer() and abs(value) < _EXACT:
                row[column] = int(value)
        elif type(value) is str:  # "is" and not isinstance: this runs for every cell
            if len(value) > longest:
                raise FileRefused(f"One of its cells holds more than {longest:,} characters. Split it, and send again.")
            if "\r" in value:
                row[column] = value.replace("\r\n", "\n").replace("\r", "\n")
    return row


def _with_faults(rows: list[GridRow], facts: SheetFacts, first_row: int) -> list[GridRow]:
    """Put faults into their cells; a fault may lie outside the values, since it has none."""
    if not facts.faults:
        return rows
    top = min(row for row, _ in facts.faults)
    end = max(row for row, _ in facts.faults)
    if not rows:
        first_row = top
    before = [GridRow(number + 1, []) for number in range(top, first_row)]
    after = [GridRow(number + 1, []) for number in range(first_row + len(rows), end + 1)]
    rows = [*before, *rows, *after]
    for (row, column), fault in facts.faults.items():
        cells = rows[row + 1 - rows[0].number].cells
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = fault
    return rows


def _used(cells: list[CellValue]) -> int:
    """How many cells there are up to the last that is not empty."""
    used = len(cells)
    while used and cells[used - 1] == "":
        used -= 1
    return used


def _mark_merged(rows: list[GridRow], merged: Iterable[Merged], width: int) -> None:
    if not rows:
        return
    top = rows[0].number - 1
    begins = min(
        (next(i for i, value in enumerate(row.cells) if value != "") for row in rows if _used(row.cells)), default=0
    )
    marked = 0
    for (first_row, first_column), (last_row, last_column) in merged:
        inside = range(max(first_row, top), min(last_row, rows[-1].number - 1) + 1)
        columns = frozenset(range(first_column, min(last_column, width - 1) + 1))
        marked += len(inside)
        if marked > limit("table", "cells"):
            raise FileRefused(
                f"Its sheet merges more cells than it can have ({len(rows):,} rows, {width:,} columns). Open it in "
                "Excel, save it again and send that."
            )
        for number in inside:
            row = rows[number - top]
            if number > first_row:
                row.continued |= columns
            elif first_column <= begins and last_column >= width - 1 and width - begins > 1:
                row.across = True
