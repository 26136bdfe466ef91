"""Histories as tables: entries in, gaps out. The docs page of each check is made from the same files.

Each file `spec/PCnn.toml` holds `[[history]]` tables:
  title      what happens, in a sentence
  as_of      the day for which it is asked; `known_to` an agency kind, to ask for what that agency knew
  children   {name = born} ("" when not known); left out: Isla, whose birth is not known
  entries    a table: id | happened | known | agency | kind | people | details
               happened   2026-03-02, 2026-03-01..2026-03-31, 2026-03-01.. , or ?
               known      a day; empty: as happened
               people     name:role, name:role
               details    key=value; key=value (yes and no are true and false, 2 is a number); also:
                          words=..., voice=..., response=..., basis=..., told=AGENCY:DAY, codes=CODE/POLARITY/SUBJECT,
                          suggested=CODE/POLARITY/SUBJECT, replaces=ID, same_as=ID
  gaps       a table: limb | child | about | opened | due | closed | answer | because | entries   (empty: none)
"""

from __future__ import annotations

import dataclasses
import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wholepicture.agencies.agency import Agency
from wholepicture.checks.fact import Child
from wholepicture.checks.gap import Gap
from wholepicture.chronology.entry import Code, Entry, KnownTo, PersonInEntry, Source
from wholepicture.timescales.date_known import DateKnown

SPEC = Path(__file__).parent / "spec"
_NO_FILE = Source(file="spec", sha256="0" * 64)


@dataclasses.dataclass(frozen=True)
class History:
    """One table: what is recorded, and what the check is to say."""

    check: str
    title: str
    as_of: datetime.date
    known_to: str | None
    children: tuple[Child, ...]
    entries: tuple[Entry, ...]
    gaps: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return f"{self.check}: {self.title}"


def histories() -> Iterator[History]:
    """Every history of every check."""
    for file in sorted(SPEC.glob("PC*.toml")):
        for raw in tomllib.loads(file.read_text(encoding="utf-8"))["history"]:
            yield _history(file.stem, raw)


def gap_row(gap: Gap) -> tuple[str, ...]:
    """A gap as a row of the table of gaps."""
    closed = gap.closed_on.isoformat() if gap.closed_on else ""
    because = gap.because.value if gap.because else ""
    days = (gap.opened_on.isoformat(), gap.due_on.isoformat(), closed)
    return (gap.limb, gap.child, gap.about, *days, gap.answer.value, because, " ".join(gap.entries))


def _history(check: str, raw: dict[str, Any]) -> History:
    born = raw.get("children", {"Isla": ""})
    children = tuple(Child(name, day if isinstance(day, datetime.date) else None) for name, day in born.items())
    entries = tuple(entries_of(raw["entries"]))
    gaps = tuple(tuple(row.values()) for row in rows(raw.get("gaps", "")))
    return History(check, raw["title"], raw["as_of"], raw.get("known_to"), children, entries, gaps)


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table of text, by the words of its heading."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    if not lines:
        return []
    heading = [cell.strip() for cell in lines[0].split("|")]
    return [dict(zip(heading, (cell.strip() for cell in line.split("|")), strict=True)) for line in lines[1:]]


def entries_of(table: str) -> list[Entry]:
    """The entries of a table of entries."""
    return [_entry(row) for row in rows(table)]


def _entry(row: dict[str, str]) -> Entry:
    details = dict(pair.strip().split("=", 1) for pair in row.get("details", "").split(";") if pair.strip())
    kind = row["agency"]
    people = tuple(
        PersonInEntry(*(part.strip() for part in one.split(":")))
        for one in row.get("people", "").split(",")
        if one.strip()
    )
    told = [one.split(":") for one in details.pop("told", "").split() if one]
    return Entry(
        id=row["id"],
        happened=_happened(row["happened"]),
        known_on=datetime.date.fromisoformat(row["known"]) if row.get("known") else None,
        known_to=tuple(KnownTo(Agency(to, to), datetime.date.fromisoformat(since)) for to, since in told),
        agency=Agency(kind, kind),
        source=_NO_FILE,
        kind=row["kind"],
        people=people,
        words=details.pop("words", ""),
        voice=details.pop("voice", ""),
        response=details.pop("response", ""),
        basis=details.pop("basis", "record"),
        codes=_codes(details.pop("codes", ""), "confirmed"),
        suggested=_codes(details.pop("suggested", ""), "suggested"),
        replaces=details.pop("replaces", None),
        also_recorded_by=tuple(details.pop("same_as", "").split()),
        details={name: _said(value) for name, value in details.items()},
    )


def _said(value: str) -> str | bool | int:
    """A detail as a reader of JSON has it: "2" is a number, "yes" is true."""
    return int(value) if value.isdigit() else {"yes": True, "no": False}.get(value, value)


def _happened(text: str) -> DateKnown:
    if text == "?":
        return DateKnown(None, None)
    lower, _dots, upper = text.partition("..")
    if not _dots:
        return DateKnown.on(datetime.date.fromisoformat(lower))
    return DateKnown(*(datetime.date.fromisoformat(day) if day else None for day in (lower, upper)))


def _codes(text: str, status: str) -> tuple[Code, ...]:
    return tuple(Code(*one.split("/"), phrase="", rule="", status=status) for one in text.split())
