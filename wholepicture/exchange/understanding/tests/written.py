"""Tables written as text, so that the tests read as documentation."""

from __future__ import annotations

import datetime
import re

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.account import FileAccount
from wholepicture.exchange.reading.document import CellFault, CellValue, Document, Grid, GridRow
from wholepicture.exchange.understanding.mapping import SourceMapping
from wholepicture.exchange.understanding.understand import understand

SHA = "ab" * 32
REAL_DATE = re.compile(r"<(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?>")


def cell(text: str) -> CellValue:
    r"""A cell: <2016-05-12> is a real date, <14:30> a real time, <42512> a number, !#N/A! a fault, \n a line break."""
    text = text.strip().replace("\\n", "\n")
    real = REAL_DATE.fullmatch(text)
    if real:
        year, month, day, hour, minute = (int(part) if part else None for part in real.groups())
        if hour is None:
            return datetime.date(year, month, day)
        return datetime.datetime(year, month, day, hour, minute)  # noqa: DTZ001 - a cell has no zone
    if text.startswith("<") and text.endswith(">"):
        inner = text[1:-1]
        return datetime.time.fromisoformat(inner) if ":" in inner else float(inner) if "." in inner else int(inner)
    if text.startswith("!") and text.endswith("!"):
        if text[1] == "=":
            never = "Cell A1 holds a formula that was never calculated. Open it in Excel, save, and send again."
            return CellFault(text[1:-1], never)
        return CellFault(text[1:-1], f"The cell shows {text[1:-1]}: put the value in.")
    return text


def grid(text: str, **place: object) -> Grid:
    """A grid, one row a line, cells parted by |.

    In the cells: ^ merged with the cell above. A line ^^^ text is one cell across the table.
    """
    lines = [line.strip() for line in text.strip("\n").splitlines()]
    width = max((line.count("|") + 1 for line in lines), default=1)
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("^^^"):
            rows.append(GridRow(number, [cell(line[3:]), *[""] * (width - 1)], across=True))
            continue
        parts = [part.strip() for part in line.split("|")]
        continued = frozenset(at for at, part in enumerate(parts) if part == "^")
        rows.append(GridRow(number, [cell("" if part == "^" else part) for part in parts], continued))
    return Grid(rows, **place)


def read(
    *tables: str | Grid,
    file: str = "file.docx",
    paragraphs: tuple[str, ...] = (),
    agency: Agency | None = None,
    mapping: SourceMapping | None = None,
    **document: object,
) -> FileAccount:
    """The account of a document of tables."""
    grids = [table if isinstance(table, Grid) else grid(table, table=at) for at, table in enumerate(tables, start=1)]
    whole = Document("docx", grids, list(paragraphs), **document)
    account = understand(whole, file=file, sha256=SHA, agency=agency, mapping=mapping)
    assert account.balances
    return account


def counted(account: FileAccount) -> tuple[int, int, int, int]:
    """Rows, entries, refused, blank."""
    return account.rows, len(account.entries), len(account.refused), account.blank


def day(entry: Entry) -> str:
    """A date as it is known: "2016-05-12", "2016-05-01..2016-05-31 ?"."""
    happened = entry.happened
    whole = str(happened.day) if happened.day else f"{happened.lower or ''}..{happened.upper or ''}"
    return whole + (" ?" if happened.uncertain else "")


def told(account: FileAccount) -> list[tuple[str, str]]:
    """Each entry as its date and words."""
    return [(day(entry), entry.words) for entry in account.entries]
