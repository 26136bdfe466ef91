"""What a reader gives: the tables of a file as grids of cells, and its text, each with its place."""

from __future__ import annotations

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True, slots=True)
class CellFault:
    """A cell whose content the file does not give: an error value, or a formula that was never calculated.

    Args:
        shown: What the reader of the file would see in the cell ("#N/A", "=B2+5").
        what_to_do: A sentence that says what is wrong and how to mend it, naming the cell.
    """

    shown: str
    what_to_do: str


CellValue = (
    str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | CellFault
)


@dataclasses.dataclass(slots=True)
class GridRow:
    """One row of a grid.

    Args:
        number: The row as a person counts it: in the sheet as the program numbers it, in a table from 1, in a
            delimited file the line on which the record starts.
        cells: One value a column; an empty cell is the empty string. A cell merged across columns holds its value in
            the first of them and the empty string in the others.
        continued: Columns in which the cell is merged with the one above it (the value stands in the row above).
        across: One cell, merged across the whole width of the table, makes up this row.
        heading: The file itself marks this row as a heading that repeats on each page.
    """

    number: int
    cells: list[CellValue]
    continued: frozenset[int] = frozenset()
    across: bool = False
    heading: bool = False


@dataclasses.dataclass(slots=True)
class Grid:
    """One table of a text document, one sheet of a workbook, or the records of a delimited file.

    Args:
        rows: In the order of the file. Rows that are wholly empty are kept: they are counted as blank.
        sheet: The sheet's name in a workbook, else None.
        table: The table's number from 1 in a text document, else None.
        before: Paragraphs that stand between the table before (or the top of the document) and this one.
        hidden: The sheet is hidden in its workbook.
    """

    rows: list[GridRow]
    sheet: str | None = None
    table: int | None = None
    before: list[str] = dataclasses.field(default_factory=list)
    hidden: bool = False

    @property
    def place(self) -> str:
        """The grid's place in words: 'sheet "Log"', "table 2", or "" in a file that is one grid."""
        if self.sheet is not None:
            return f'sheet "{self.sheet}"'
        return f"table {self.table}" if self.table is not None else ""


@dataclasses.dataclass(slots=True)
class Document:
    """A file, read.

    Args:
        kind: What kind of file it really is: "docx", "xlsx", "xls", "ods", "delimited", "pdf" or "chronology" (our own
            JSON, whose entries are in `entries_json`).
        grids: Its tables or sheets, in order.
        paragraphs: All text outside tables, in order (headers and footers last).
        title: The title in the file's properties, when it has one that is not a program's default.
        author: The author or the company in the file's properties.
        remarks: What a person should know of how it was read ("named .csv but is an Excel workbook", "read from PDF").
        entries_json: The parsed JSON of one of our own chronologies, else None.
    """

    kind: str
    grids: list[Grid] = dataclasses.field(default_factory=list)
    paragraphs: list[str] = dataclasses.field(default_factory=list)
    title: str | None = None
    author: str | None = None
    remarks: list[str] = dataclasses.field(default_factory=list)
    entries_json: dict[str, object] | None = None


class FileRefused(Exception):
    """A file that cannot be read; the message says what is wrong and what to do about it, in a sentence or two."""
