"""A mapping to edit, which says of a file what would be understood of it anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholepicture.exchange.reading.document import Document, Grid
from wholepicture.exchange.understanding.cells import column_letter
from wholepicture.exchange.understanding.columns import Column
from wholepicture.exchange.understanding.mapping import SourceMapping, allowed_meanings
from wholepicture.exchange.understanding.tables import Table
from wholepicture.exchange.understanding.understand import find_parts
from wholepicture.exchange.understanding.whose_record import Whose

_NONE_FOUND = """\
# No chronology table was found in this file. If there is one, say where: take the # away and correct the lines.
# [[table]]
# sheet = "Sheet1"        # in a workbook; in a text document: table = 1
# heading_row = 1         # the number of the row with the headings; 0 when it has none
# [table.columns]         # each column, by its heading or its letter
# "A" = "date"
# "B" = "event"
"""


def propose_mapping(document: Document, file: str) -> str:
    """Propose a mapping for a file.

    Args:
        document: The file, read.
        file: Its name.

    Returns:
        Commented TOML. Used as it is, it changes nothing; a person corrects the lines that are wrong.
    """
    parts = find_parts(document, SourceMapping())
    known = Whose(document, file, parts, given=None, mapped=None).known
    return "\n".join(
        [
            f"# How {_quoted(file)} is understood. Correct what is wrong, and give it to: wholepicture merge --mapping",
            "# What a column can mean:",
            *(f"#   {meaning:<14} {plain}" for meaning, plain in allowed_meanings().items()),
            "",
            f"# Whose record it is ({known.how}). Take the # away to fix it.",
            f"# {_line('agency', known.agency.name)}",
            '# The order in dates like 03/04/2016: "day first", or "month first" if the source says so.',
            'date_order = "day first"',
            '# Rows without a date: "take the row above" or "refuse".',
            'rows_without_a_date = "take the row above"',
            "# A kind for every row (a code of chronology/terms.toml).",
            '# kind = "note"',
            "",
            *_tables(
                [part for part in parts if isinstance(part, Table) and not part.is_form and not part.other_layout]
            ),
        ]
    )


def _tables(tables: Sequence[Table]) -> Iterator[str]:
    told: list[Grid] = []
    for table in tables:
        if any(table.grid is grid for grid in told):
            continue
        told.append(table.grid)
        here = [other for other in tables if other.grid is table.grid]
        if any(remark.endswith("from the table before it.") for remark in table.remarks):
            yield f"# {table.grid.place} goes on from the table before it.\n"
            continue
        yield from _one(table, here)
    if not told:
        yield _NONE_FOUND


def _one(table: Table, here: Sequence[Table]) -> Iterator[str]:
    """The lines for one grid: where it is, its heading row, and its columns."""
    for remark in table.remarks:
        yield f"# {' '.join(remark.split())}"
    yield "[[table]]"
    if table.grid.sheet is not None:
        yield _line("sheet", table.grid.sheet)
    elif table.grid.table is not None:
        yield _line("table", table.grid.table)
    headings = [row.number for other in here for row in other.heading_rows[:1]]
    if len(headings) == 1 or not headings:
        yield _line("heading_row", headings[0] if headings else 0)
    else:
        yield f"# Several tables begin here, with headings in rows {', '.join(map(str, headings))}."
    yield "[table.columns]"
    by_letter = not headings
    written: set[str] = set()
    for column in (column for other in here for column in other.columns):
        key = column_letter(column.index) if by_letter or column.heading.startswith("Column ") else column.heading
        if key.casefold() not in written:
            written.add(key.casefold())
            yield _line(key, _meaning(column))
    yield ""


def _meaning(column: Column) -> str:
    return column.meaning if column.meaning in allowed_meanings() else "note"


def _line(key: str, value: str | int) -> str:
    import tomli_w  # noqa: PLC0415 - only a proposal needs it

    return tomli_w.dumps({key: value}).strip()


def _quoted(text: str) -> str:
    return " ".join(text.split())
