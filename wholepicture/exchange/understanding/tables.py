"""The chronology tables in a grid: past titles and front sheets, stacked, side by side, or continued."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from wholepicture.exchange.reading.document import Grid, GridRow
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.columns import Column, place_columns
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import speaks_of_another_table, words_of
from wholepicture.exchange.understanding.headings_in_grid import FixedTable, Heading, headings_of, strength, texts_of
from wholepicture.exchange.understanding.reads import reads_as_date
from wholepicture.exchange.understanding.settings import limit

_SHORT = 60


@dataclasses.dataclass(slots=True)
class Table:
    """A chronology table.

    Args:
        grid: Where it stands.
        columns: What each of its columns means.
        heading_rows: Its heading; empty when it has none or goes on from the grid before.
        rows: Everything under the heading, blank rows and lines across included.
        repeated: Rows that only repeat the heading, after a page break.
        remarks: What a person should know of how it was understood.
        first_column: Where it begins, when tables stand side by side.
        width: How many columns its grid has.
        is_form: It was a form of labels, and its one row is what was filled in.
        agency: The agency that its column is headed with, where each agency has a column of its own.
        other_layout: It was turned or cut into rows, so that a mapping of its columns would say nothing of the file.
    """

    grid: Grid
    columns: tuple[Column, ...]
    heading_rows: list[GridRow]
    rows: list[GridRow]
    repeated: list[GridRow] = dataclasses.field(default_factory=list)
    remarks: list[str] = dataclasses.field(default_factory=list)
    first_column: int = 0
    width: int = 0
    is_form: bool = False
    other_layout: bool = False
    agency: str = ""


@dataclasses.dataclass(slots=True)
class Aside:
    """Rows of a grid that are not rows of a chronology."""

    grid: Grid
    rows: list[GridRow]
    why: str


_NOTHING_FIXED = FixedTable()


def find_tables(grid: Grid, before: Table | None, fixed: FixedTable | None = None) -> list[Table | Aside]:
    """Every chronology table of a grid, and the rows that belong to none, in order.

    Args:
        grid: A table of a text document, a sheet, or the records of a delimited file.
        before: The last chronology table of the grids before, which may go on here without its heading.
        fixed: What a person's mapping says of this grid.

    Returns:
        Tables and set-aside rows; every row of the grid is in one of them (tables side by side share their rows).
    """
    fixed = fixed or _NOTHING_FIXED
    if fixed.heading_row == 0:
        return [_without_heading(grid, fixed) or Aside(grid, grid.rows, "it holds no column of dates")]
    parts: list[Table | Aside] = []
    done = 0
    for heading in _without_front_sheet(list(headings_of(grid, fixed))):
        above = grid.rows[done : heading.at]
        if parts and isinstance(parts[-1], Table):
            above = _end_table(parts, above)
        if any(not is_empty(cell) for row in above for cell in row.cells):
            parts.append(Aside(grid, above, "it stands above the chronology"))
        parts.extend(_opened(grid, heading))
        done = heading.at + heading.height
    if parts:
        _end_table(parts, grid.rows[done:], last=True)
        return parts
    going_on = _going_on(grid, before) or _without_heading(grid, fixed)
    if going_on is not None:
        return [going_on]
    return [Aside(grid, grid.rows, "it is not a chronology: it has no heading for dates and for what happened")]


def _without_front_sheet(headings: list[Heading]) -> list[Heading]:
    """The headings without details of the child ("Subject | Ellis", "DOB | 11/03/2017") that stand above plain ones."""
    plainly = limit("heading", "plainly")
    kept = [one for one in headings if strength(one) > 1]
    return kept if kept and strength(kept[0]) >= plainly else headings


def _opened(grid: Grid, heading: Heading) -> list[Table | Aside]:
    heading_rows = grid.rows[heading.at : heading.at + heading.height]
    tables: list[Table | Aside] = []
    for plan in heading.plans:
        first = plan.columns[0].index if len(heading.plans) > 1 else 0
        remarks = list(plan.remarks)
        tables.append(
            Table(grid, plan.columns, heading_rows if not tables else [], [], [], remarks, first, len(heading.texts))
        )
    return tables


def _end_table(parts: list[Table | Aside], rows: Sequence[GridRow], *, last: bool = False) -> list[GridRow]:
    """Give rows to the tables that the last heading opened; return those that belong above the next heading."""
    opened: list[Table] = []
    for part in reversed(parts):
        if not isinstance(part, Table):
            break
        opened.insert(0, part)
        if part.heading_rows:
            break
    kept, rest = (list(rows), []) if last else _before_next_heading(rows, opened[0])
    for table in opened:
        is_last = table is opened[-1]
        own = kept if len(opened) == 1 else _part_of_rows(kept, table, to_the_end=is_last)
        _fill(table, own, takes_more=is_last)
    return rest


def _part_of_rows(rows: Sequence[GridRow], table: Table, *, to_the_end: bool) -> list[GridRow]:
    """The cells that belong to one of several tables side by side, without the rows below its last."""
    first, last = table.columns[0].index, table.columns[-1].index
    own = [
        dataclasses.replace(
            row,
            cells=[
                cell if index >= first and (to_the_end or index <= last) else "" for index, cell in enumerate(row.cells)
            ],
            across=row.across and first == 0,
        )
        for row in rows
    ]
    while own and all(map(is_empty, own[-1].cells)):
        own.pop()
    return own


def _fill(table: Table, rows: Sequence[GridRow], *, takes_more: bool = True) -> None:
    """Rows under a heading, without what only repeats it; cells beyond it become columns without a heading."""
    width = max((column.index for column in table.columns), default=-1) + 1
    heading = [[words_of(shown(cell)) for cell in row.cells if not is_empty(cell)] for row in table.heading_rows]
    signs = {shown(cell).lower() for row in table.heading_rows for cell in row.cells if not is_empty(cell)}
    widest = width
    for row in rows:
        if heading and _repeats_heading(row, heading, signs):
            table.repeated.append(row)
        else:
            table.rows.append(row)
            widest = max(widest, len(row.cells))
    if widest > width and takes_more:
        _say_wider(table, width)
        extra = place_columns(dict.fromkeys(range(width, widest), ""), Content(())).columns
        table.columns = (*table.columns, *extra)


def _say_wider(table: Table, width: int) -> None:
    """In a delimited file a row with more cells than headings may have been cut by a comma inside a text."""
    if not table.heading_rows or table.grid.place:
        return
    wider = [row.number for row in table.rows if any(not is_empty(cell) for cell in row.cells[width:])]
    if wider:
        which = f"Row {wider[0]} has" if len(wider) == 1 else f"Row {wider[0]} and {len(wider) - 1} more have"
        table.remarks.append(
            f"{which} more cells than there are headings: a comma or tab inside a text may have cut it in two, and "
            "moved what follows one column on. Compare with the file."
        )


def _repeats_heading(row: GridRow, heading: Sequence[Sequence[tuple[str, ...]]], signs: set[str]) -> bool:
    first = next((cell for cell in row.cells if not is_empty(cell)), "")
    if type(first) is not str or (first.strip().lower() not in signs and not row.heading):
        return False
    return [words_of(shown(cell)) for cell in row.cells if not is_empty(cell)] in heading


def _before_next_heading(rows: Sequence[GridRow], table: Table) -> tuple[list[GridRow], list[GridRow]]:
    """Where a table ends above another heading: a title or front sheet of the next one follows its last blank row."""
    date = next(column.index for column in table.columns if column.meaning in {"date", "date_and_time"})
    at = len(rows)
    while at > 0:
        row = rows[at - 1]
        if all(map(is_empty, row.cells)):
            return list(rows[:at]), list(rows[at:])
        cell = row.cells[date] if date < len(row.cells) else ""
        if type(cell) is not str or (cell and reads_as_date(cell.strip())) or date in row.continued:
            break
        at -= 1
    return list(rows), []


def _going_on(grid: Grid, before: Table | None) -> Table | None:
    """A table that goes on from the grid before, without its heading."""
    if before is None or not grid.rows or before.first_column:
        return None
    width = max(len(row.cells) for row in grid.rows)
    if width != before.width:
        return None
    date = next((column.index for column in before.columns if column.meaning in {"date", "date_and_time"}), None)
    if date is None or not _holds_dates(grid.rows, date):
        return None
    table = Table(grid, before.columns[:width], [], [], width=width)
    _fill(table, grid.rows)
    table.remarks.append(f"{named(grid)} has no heading and was read on from the table before it.")
    return table


def _holds_dates(rows: Sequence[GridRow], date: int) -> bool:
    return Content(rows).are_dates(date)


def _without_heading(grid: Grid, fixed: FixedTable) -> Table | None:
    """A table whose headings are missing or in words that nobody knows: columns judged by what stands in them."""
    rows = [row for row in grid.rows if any(not is_empty(cell) for cell in row.cells)]
    if not rows:
        return None
    texts = _unknownheadings_of(rows) if fixed.heading_row is None else {}
    heading_rows = [rows[0]] if texts else []
    under = grid.rows[grid.rows.index(rows[0]) + 1 :] if texts else grid.rows
    width = max(len(row.cells) for row in grid.rows)
    content = Content(under)
    plan = place_columns({index: texts.get(index, "") for index in range(width)}, content, fixed=fixed.columns)
    if plan.date is None or not plan.has_text():
        return None
    if fixed.heading_row is None and (not content.are_dates(plan.date) or _dated(under, plan.date) < 2):  # noqa: PLR2004 - one date is no column of dates
        return None
    names = {column.meaning: column.heading for column in plan.columns}
    table = Table(grid, plan.columns, heading_rows, [], width=width)
    _fill(table, under)
    if fixed.heading_row is None:
        date_name, event_name = names.get("date", names.get("date_and_time", "")), names.get("event", "")
        table.remarks.append(
            f"{named(grid)} has no heading that is known: the columns were guessed by what stands in them ("
            f'"{date_name}" '
            f'as the date, "{event_name}" as the event). Check them, or name them in a mapping file.'
        )
    return table


def _dated(rows: Sequence[GridRow], date: int) -> int:
    return len(Content(rows).cells(date))


def _unknownheadings_of(rows: Sequence[GridRow]) -> dict[int, str]:
    """The first row, when it has no date though the rows under it do: headings in words that are not known."""
    first = texts_of(rows[0])
    if len(rows) < 2 or not all(type(cell) is str for cell in rows[0].cells) or sum(map(bool, first.values())) < 2:  # noqa: PLR2004
        return {}
    if any(
        text and (reads_as_date(text) or len(text) > _SHORT or speaks_of_another_table(text)) for text in first.values()
    ):
        return {}
    content = Content(rows[1:])
    return first if any(content.are_dates(index) for index in first) else {}


def named(grid: Grid) -> str:
    """The grid's place in words, to begin a sentence with."""
    place = grid.place
    return f"{place[0].upper()}{place[1:]}" if place else "The file"
