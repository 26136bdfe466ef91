"""Histories for tests, written as tables so that a reader sees them as a chronology."""

from __future__ import annotations

import datetime

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry, Source
from wholepicture.timescales.date_known import DateKnown


def history(table: str) -> list[Entry]:
    """Entries from a table with the columns id | from | to | time | seq | agency | words; an empty cell is not known.

    An empty `to` is the same day as `from`; "..." in `from` or `to` leaves that side open. Each agency is one file.
    """
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    heading, *lines = rows
    return [_entry(dict(zip(heading, line, strict=True)), number) for number, line in enumerate(lines, start=2)]


def _entry(row: dict[str, str], number: int) -> Entry:
    first = _day(row["from"])
    last = _day(row["to"]) if row.get("to") else first
    agency = row.get("agency") or "Northmere Health Visiting"
    return Entry(
        id=row["id"],
        happened=DateKnown(first, last),
        time=datetime.time.fromisoformat(row["time"]) if row.get("time") else None,
        sequence=float(row["seq"]) if row.get("seq") else None,
        agency=Agency(agency),
        source=Source(file=f"{agency}.docx", sha256="0" * 64, table=1, row=number),
        words=row.get("words", ""),
    )


def _day(text: str) -> datetime.date | None:
    return None if text in {"", "..."} else datetime.date.fromisoformat(text)
