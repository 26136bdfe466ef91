"""Chronologies laid out otherwise: dates across the top, dated lines in one column, a column for each agency."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Sequence

from wholepicture.agencies.recognise import recognise
from wholepicture.exchange.reading.document import CellValue, Grid, GridRow
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.columns import DATE_MEANINGS, Column
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import likenesses
from wholepicture.exchange.understanding.prose import opening_date
from wholepicture.exchange.understanding.reads import attempts_a_date, date_of_text, reads_as_date
from wholepicture.exchange.understanding.settings import limit
from wholepicture.exchange.understanding.tables import Aside, Table, find_tables, named
from wholepicture.timescales.date_known import DateRefused

_FEWEST_DATES = 2
_FEWEST_AGENCIES = 2


def read_other_layouts(grid: Grid) -> list[Table | Aside]:
    """Read a grid that is laid out in another way than a row for each event.

    Args:
        grid: A table of a text document, a sheet, or the records of a delimited file.

    Returns:
        Its tables and what stands beside them; empty when it is laid out in no such way.
    """
    return _dates_across(grid) or _one_column(grid)


# --- dates across the top


def _dates_across(grid: Grid) -> list[Table | Aside]:
    at = next((at for at, row in enumerate(grid.rows) if _filled(row) > 1), None)
    if at is None or not _are_dates_across(grid.rows[at:]):
        return []
    turned = Grid(_turned(grid.rows[at:]), grid.sheet, grid.table, grid.before, grid.hidden)
    found = find_tables(turned, None)
    tables = [part for part in found if isinstance(part, Table)]
    if not tables:
        return []
    for table in tables:
        table.other_layout = True
    tables[0].remarks.append(
        f"{named(grid)} has its dates across the top: each column was read as a row (row numbers count columns)."
    )
    above = Aside(grid, grid.rows[:at], "it stands above the chronology")
    return [above, *found] if any(map(_filled, above.rows)) else found


def _are_dates_across(rows: Sequence[GridRow]) -> bool:
    """Whether the first row is a label and dates, and every other row a label and what stands under the dates."""
    labels = [row.cells[0] if row.cells else "" for row in rows]
    dates = [cell for cell in rows[0].cells[1:] if not is_empty(cell)]
    if len(dates) < _FEWEST_DATES or not all(map(_is_date, dates)):
        return False
    told = [label for row, label in zip(rows[1:], labels[1:], strict=True) if _filled(row)]
    return bool(told) and all(type(label) is str and label.strip() and not _is_date(label) for label in told)


def _turned(rows: Sequence[GridRow]) -> list[GridRow]:
    columns = itertools.zip_longest(*(row.cells for row in rows), fillvalue="")
    turned = [GridRow(number, list(cells)) for number, cells in enumerate(columns, start=1)]
    if turned and is_empty(turned[0].cells[0]):
        turned[0].cells[0] = "Date"
    return turned


def _is_date(cell: CellValue) -> bool:
    if isinstance(cell, datetime.date):
        return True
    return type(cell) is str and attempts_a_date(cell) and reads_as_date(cell.strip())


# --- a column for each agency


def for_each_agency(table: Table) -> list[Table]:
    """Cut a table whose columns are headed by agencies ("Date | Police | Health | School") into one for each.

    Args:
        table: A table, as it was found.

    Returns:
        A table of each agency, with the rows in which it says something (the first also has the rows in which none
        does); the table itself when it is no such table, or when a date in it leans on the row above.
    """
    event = next((column for column in table.columns if column.meaning == "event"), None)
    if event is None or any(like.meaning == "event" for like in likenesses(event.heading)):
        return [table]
    mine = [column for column in table.columns if column is event or _may_be_an_agencys(column, table)]
    if len(mine) < _FEWEST_AGENCIES or not all(recognise(column.heading) for column in mine):
        return [table]
    date = next((column.index for column in table.columns if column.meaning in DATE_MEANINGS), None)
    if date is None or not all(_stands_alone(row, date) for row in table.rows if _filled(row)):
        return [table]
    others = [column for column in table.columns if column not in mine]
    silent = [row for row in table.rows if not any(_cell(row, column.index) for column in mine)]
    return [_of_one_agency(table, column, others, silent if column is mine[0] else None) for column in mine]


def _cell(row: GridRow, index: int) -> str:
    return shown(row.cells[index]) if index < len(row.cells) else ""


def _stands_alone(row: GridRow, date: int) -> bool:
    """Whether the date of a row needs no row above it."""
    try:
        date_of_text(_cell(row, date), recorded_on=None, row_above=None, order=None)
    except DateRefused:
        return False
    return True


def _may_be_an_agencys(column: Column, table: Table) -> bool:
    text = Content(table.rows).mean_length(column.index) >= limit("columns", "long_text")
    return column.meaning in {"note", "location", "people", "recorded_by"} and text and bool(recognise(column.heading))


def _of_one_agency(table: Table, column: Column, others: Sequence[Column], silent: Sequence[GridRow] | None) -> Table:
    columns = sorted([*others, dataclasses.replace(column, meaning="event")], key=lambda one: one.index)
    said = {column.index, *(one.index for one in others)}
    first = silent is not None
    rows = [
        dataclasses.replace(row, cells=[cell if at in said else "" for at, cell in enumerate(row.cells)])
        for row in table.rows
        if _cell(row, column.index) or (silent and row in silent)
    ]
    return dataclasses.replace(
        table,
        columns=tuple(columns),
        heading_rows=table.heading_rows if first else [],
        rows=rows,
        repeated=table.repeated if first else [],
        remarks=[f"{named(table.grid)} has a column for each agency: each was read as that agency's own rows."],
        first_column=column.index,
        other_layout=True,
        agency=column.heading,
    )


# --- one column


def _one_column(grid: Grid) -> list[Table | Aside]:
    """Dated lines in a single column: each is cut into its date and its words."""
    used = {at for row in grid.rows for at, cell in enumerate(row.cells) if not is_empty(cell)}
    if len(used) != 1:
        return []
    column = used.pop()
    texts = [shown(row.cells[column]) if column < len(row.cells) else "" for row in grid.rows]
    cut = [opening_date(text) if text else None for text in texts]
    dated = [at for at, found in enumerate(cut) if found]
    if len(dated) < limit("prose", "fewest_dated_paragraphs"):
        return []
    first = dated[0]
    filled = sum(map(bool, texts[first:]))
    if len(dated) < limit("prose", "share_dated") * filled:
        return []
    rows = [
        GridRow(row.number, list(found) if found else ["", text])
        for row, found, text in zip(grid.rows[first:], cut[first:], texts[first:], strict=True)
    ]
    split = Grid(rows, grid.sheet, grid.table, grid.before, grid.hidden)
    table = Table(split, (Column(0, "Date", "date"), Column(1, "Event", "event")), [], rows, width=2, other_layout=True)
    table.remarks.append(
        f"{named(grid)} has a single column of lines that begin with a date: each was cut into its date and its words. "
        "Check them against the file."
    )
    above = Aside(grid, grid.rows[:first], "it stands above the chronology")
    return [above, table] if any(map(_filled, above.rows)) else [table]


def _filled(row: GridRow) -> int:
    return sum(1 for cell in row.cells if not is_empty(cell))
