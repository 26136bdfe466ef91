"""One event per small table ("Date: ..." over "Event: ..."), as on a school's concern form, read as a row."""

from __future__ import annotations

from collections.abc import Iterator

from wholepicture.exchange.reading.document import CellValue, Grid, GridRow
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.columns import DATE_MEANINGS, place_columns
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import is_strong, likenesses
from wholepicture.exchange.understanding.reads import attempts_a_date
from wholepicture.exchange.understanding.tables import Table

_MOST_COLUMNS = 4
_Pair = tuple[GridRow, str, CellValue]


def read_form(grid: Grid) -> list[Table]:
    """Read a grid as a form, or as several forms below each other.

    Args:
        grid: A small table of labels with what was filled in beside them.

    Returns:
        A table of one row for each event; empty when the grid is no such form.
    """
    if not grid.rows or max(len(row.cells) for row in grid.rows) > _MOST_COLUMNS:
        return []
    tables = [table for pairs in _events(list(_pairs(grid))) if (table := _as_table(grid, pairs)) is not None]
    covered = sum(len(table.heading_rows) for table in tables)
    filled = sum(1 for row in grid.rows if not all(map(is_empty, row.cells)))
    return tables if tables and covered == filled else []


def _pairs(grid: Grid) -> Iterator[_Pair]:
    """Each label with what stands beside it, or in the same cell behind a colon."""
    for row in grid.rows:
        cells = [cell for cell in row.cells if not is_empty(cell)]
        if len(cells) == 1 and ":" in shown(cells[0]):
            label, _, behind = shown(cells[0]).partition(":")
            yield row, label.strip(), behind.strip()
            continue
        row_cells = row.cells
        for at in range(0, len(row_cells), 2):
            if not is_empty(row_cells[at]):
                value = row_cells[at + 1] if at + 1 < len(row_cells) else ""
                yield row, shown(row_cells[at]), value


def _events(pairs: list[_Pair]) -> list[list[_Pair]]:
    """Cut where the first label comes again."""
    if not pairs:
        return []
    first = pairs[0][1].lower()
    events: list[list[_Pair]] = []
    for pair in pairs:
        if pair[1].lower() == first:
            events.append([])
        events[-1].append(pair)
    return events


def _as_table(grid: Grid, pairs: list[_Pair]) -> Table | None:
    texts = {index: label for index, (_, label, _) in enumerate(pairs)}
    if not any(is_strong(text) and likenesses(text)[0].meaning in DATE_MEANINGS for text in texts.values()):
        return None
    if not any(is_strong(text) and likenesses(text)[0].meaning == "event" for text in texts.values()):
        return None
    rows: list[GridRow] = []
    for row, _, _ in pairs:
        if not rows or rows[-1] is not row:
            rows.append(row)
    filled = GridRow(rows[0].number, [value for _, _, value in pairs])
    plan = place_columns(texts, Content([filled]))
    date, event = plan.date, plan.index("event")
    if date is None or event is None or is_empty(filled.cells[event]):
        return None
    value = filled.cells[date]
    if type(value) is str and not attempts_a_date(value):
        return None
    return Table(grid, plan.columns, rows, [filled], width=len(texts), is_form=True)
