"""A file that was read becomes an account: its entries, what was refused and why, and what stood beside them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.account import FileAccount, Status
from wholepicture.exchange.reading.document import Document, Grid
from wholepicture.exchange.understanding.cells import is_empty, row_text, shown
from wholepicture.exchange.understanding.columns import column_named
from wholepicture.exchange.understanding.dated_rows import holds_dated_rows
from wholepicture.exchange.understanding.forms import read_form
from wholepicture.exchange.understanding.mapping import SourceMapping
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.other_layouts import for_each_agency, read_other_layouts
from wholepicture.exchange.understanding.own_chronology import read_own_chronology
from wholepicture.exchange.understanding.own_sheets import suggestions_aside
from wholepicture.exchange.understanding.reckoning import Reckoning
from wholepicture.exchange.understanding.rows import TableReader
from wholepicture.exchange.understanding.tables import Aside, Table, find_tables
from wholepicture.exchange.understanding.text_only import nil_sheet, read_text_only
from wholepicture.exchange.understanding.whose_record import Whose

_NO_MAPPING = SourceMapping()


def understand(
    document: Document,
    *,
    file: str,
    sha256: str,
    agency: Agency | None = None,
    mapping: SourceMapping | None = None,
) -> FileAccount:
    """Find the chronology in a document and account for all of it.

    Args:
        document: The file, read.
        file: Its name in the account.
        sha256: Of its bytes.
        agency: Whose record it is, when the user says so.
        mapping: What a person fixed for this source.

    Returns:
        The account. It always balances, and everything that stood in the document is in an entry, a refused row, or
        what was set aside.
    """
    reckoning = Reckoning(file, sha256)
    for remark in document.remarks:
        reckoning.remark(remark if remark.endswith((".", "!", "?")) else f"{remark}.")
    if document.kind == "chronology":
        read_own_chronology(document, reckoning)
        return reckoning.closed()
    mapping = mapping or _NO_MAPPING
    parts = find_parts(document, mapping)
    fault = _mapping_fault(document, mapping) or _column_fault(parts, mapping)
    if fault:
        return _refused(document, reckoning, fault)
    whose = Whose(document, file, parts, given=agency, mapped=mapping.agency)
    if any(isinstance(part, Table) for part in parts):
        _read_tables(document, parts, reckoning, whose, mapping)
    else:
        _read_without_tables(document, parts, reckoning, whose)
    _name_the_agency(reckoning, whose)
    return reckoning.closed()


def find_parts(document: Document, mapping: SourceMapping = _NO_MAPPING) -> list[Table | Aside]:
    """Every chronology table of a document and what stands beside them, in order.

    Args:
        document: The file, read.
        mapping: What a person fixed for this source.
    """
    parts: list[Table | Aside] = []
    last: Table | None = None
    for grid in document.grids:
        found = _parts_of(grid, last, mapping)
        parts.extend(found)
        last = next((part for part in reversed(found) if isinstance(part, Table)), last)
    return parts


def _parts_of(grid: Grid, last: Table | None, mapping: SourceMapping) -> list[Table | Aside]:
    """A row for each event, when it can be read so; else other layouts, else a form."""
    fixed = mapping.fixed_for(grid)
    if fixed is None and (ours := suggestions_aside(grid)):
        return [*ours]
    found = find_tables(grid, last, fixed)
    if fixed is not None:
        return found
    if any(isinstance(part, Table) for part in found):
        return [own for part in found for own in (for_each_agency(part) if isinstance(part, Table) else [part])]
    return read_other_layouts(grid) or [*read_form(grid)] or found


# --- tables


def _read_tables(
    document: Document, parts: Sequence[Table | Aside], reckoning: Reckoning, whose: Whose, mapping: SourceMapping
) -> None:
    text = _text_outside(document)
    reckoning.set_aside("the text outside the tables", "it is not a row of the chronology", "\n".join(text))
    for part in parts:
        if isinstance(part, Aside):
            if not nil_sheet(part, reckoning, whose):
                _aside(part, reckoning)
            continue
        _say_heading(part, reckoning)
        if part.grid.hidden:
            reckoning.remark(f"{_capital(part.grid.place)} is hidden in the workbook, and was read.")
        for remark in part.remarks:
            reckoning.remark(remark)
        TableReader(part, reckoning, whose, mapping).read()
    account = reckoning.account
    if account.rows == account.blank:
        reckoning.remark(
            "The headings of a chronology stand there with no rows under them. Ask the agency whether nothing is held, "
            "and if so for a nil return."
        )
    elif account.entries and not account.refused and all(map(_says_nothing_is_held, account.entries)):
        account.entries[:] = [dataclasses.replace(entry, kind="nil_return") for entry in account.entries]
        account.status = Status.NIL_RETURN


def _says_nothing_is_held(entry: Entry) -> bool:
    """Whether an entry is a nil return, or says of a whole period that nothing is held."""
    of_a_period = entry.happened.day is None and entry.kind == "note"
    return entry.kind == "nil_return" or (of_a_period and states_nothing_is_held(entry.words))


def _aside(part: Aside, reckoning: Reckoning) -> None:
    rows = [row for row in part.rows if not all(map(is_empty, row.cells))]
    if rows:
        place = part.grid.place
        where = f"{place}, row {rows[0].number}" if place else f"row {rows[0].number}"
        where = f"{where} to {rows[-1].number}" if len(rows) > 1 else where
        reckoning.set_aside(where, part.why, "\n".join(map(row_text, rows)))


def _say_heading(table: Table, reckoning: Reckoning) -> None:
    place = f"{table.grid.place}, " if table.grid.place else ""
    if table.is_form:
        rows = f"row {table.heading_rows[0].number} to {table.heading_rows[-1].number}"
        labels = " | ".join(column.heading for column in table.columns)
        reckoning.set_aside(f"{place}{rows}", "the labels of the form", labels)
    else:
        for row in table.heading_rows:
            reckoning.set_aside(f"{place}row {row.number}", "the headings of the chronology", row_text(row))
    for row in table.repeated:
        reckoning.set_aside(f"{place}row {row.number}", "the headings again", row_text(row))


def _text_outside(document: Document) -> list[str]:
    """Paragraphs, and those that stand before a table and are not among them."""
    known = set(document.paragraphs)
    return [*document.paragraphs, *(text for grid in document.grids for text in grid.before if text not in known)]


def _capital(place: str) -> str:
    return f"{place[:1].upper()}{place[1:]}"


# --- no tables


def _read_without_tables(
    document: Document, parts: Sequence[Table | Aside], reckoning: Reckoning, whose: Whose
) -> None:
    text = _text_outside(document)
    grids = [(part, row) for part in parts if isinstance(part, Aside) for row in part.rows]
    lines = [*text, *(line for _, row in grids for line in _cell_lines(row.cells))]
    may_be_nil = not any(map(holds_dated_rows, document.grids))
    if not read_text_only(text, lines, reckoning, whose, may_be_nil=may_be_nil):
        for part in parts:
            if isinstance(part, Aside):
                _aside(part, reckoning)
        return
    said = {entry.words for entry in reckoning.account.entries}
    for part, row in grids:
        place = f"{part.grid.place}, " if part.grid.place else ""
        for line in _cell_lines(row.cells):
            if not any(line in words for words in said):
                reckoning.set_aside(f"{place}row {row.number}", "it stands beside the statement", line)


def _cell_lines(cells: Sequence[object]) -> list[str]:
    return [text for cell in cells if (text := shown(cell))]  # type: ignore[arg-type]


# --- whose


def _name_the_agency(reckoning: Reckoning, whose: Whose) -> None:
    account = reckoning.account
    agencies = whose.seen
    if len(agencies) > 1:
        hows = sorted({known.how for known in agencies.values()})
        account.agency, account.agency_from = None, "; ".join(hows)
        return
    known = next(iter(agencies.values()), whose.of_file())
    account.agency, account.agency_from = known.agency, known.how


# --- mappings that do not fit


def _mapping_fault(document: Document, mapping: SourceMapping) -> str | None:
    for mapped in mapping.tables:
        if not any(mapped.is_for(grid) for grid in document.grids):
            places = ", ".join(grid.place for grid in document.grids if grid.place) or "no tables"
            asked = f'the sheet "{mapped.sheet}"' if mapped.sheet is not None else f"table {mapped.table}"
            return (
                f"The mapping speaks of {asked}, which is not in the file; it has {places}. Correct the mapping file."
            )
        row = mapped.fixed.heading_row
        if row and not any(line.number == row for grid in document.grids if mapped.is_for(grid) for line in grid.rows):
            return (
                f"The mapping says that row {row} is the heading, but there is no such row. Correct the mapping file."
            )
    return None


def _column_fault(parts: Sequence[Table | Aside], mapping: SourceMapping) -> str | None:
    for mapped in mapping.tables:
        tables = [part for part in parts if isinstance(part, Table) and mapped.is_for(part.grid)]
        if mapped.fixed.columns and not tables:
            return (
                "No table was found with the columns that the mapping names. Give heading_row in the mapping file, and "
                'check that a column means "date" and another "event".'
            )
        for key in mapped.fixed.columns:
            if not any(column_named(key, table.columns) for table in tables):
                names = ", ".join(dict.fromkeys(f'"{column.heading}"' for table in tables for column in table.columns))
                return (
                    f'The mapping names the column "{key}", which is not there; the columns are {names}. Correct the '
                    "mapping file."
                )
    return None


def _refused(document: Document, reckoning: Reckoning, problem: str) -> FileAccount:
    account = reckoning.account
    account.status, account.problem = Status.REFUSED, problem
    reckoning.set_aside("the text outside the tables", "the file was refused", "\n".join(_text_outside(document)))
    for grid in document.grids:
        _grid_aside(grid, reckoning)
    return reckoning.closed()


def _grid_aside(grid: Grid, reckoning: Reckoning) -> None:
    _aside(Aside(grid, grid.rows, "the file was refused"), reckoning)
