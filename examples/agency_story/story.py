"""The story as data: the agencies' tables, their rows, and the event that a row is about."""

from __future__ import annotations

import dataclasses
import datetime
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "files"
SAME_DATE = "^"  # in a first column: the cell is merged with the one above it

Cell = str | int | datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class StoryRow:
    """One row of an agency's table.

    Args:
        mark: The key of the event it is about, "" for none, "!refused" for a row that cannot be read safely, or
            "=blank", "=banner", "=heading" for a row that records nothing.
        cells: What stands in it, one a column.
    """

    mark: str
    cells: tuple[Cell, ...]

    @property
    def records_something(self) -> bool:
        """Whether the row is one that somebody wrote, and not a blank, a banner or the headings again."""
        return not self.mark.startswith("=")

    @property
    def must_be_refused(self) -> bool:
        """Whether the row is deliberately bad."""
        return self.mark == "!refused" or "#N/A" in self.cells

    @property
    def event(self) -> str | None:
        """The key of the event that the row is about."""
        return self.mark if self.mark and self.mark[0] not in "=!" else None


@dataclasses.dataclass(frozen=True, slots=True)
class StoryTable:
    """A table with its headings; `name` is the sheet's name in a workbook."""

    headings: tuple[str, ...]
    rows: tuple[StoryRow, ...]
    name: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the file that was made: counted as a person counts (see `Source.row` of the package)."""

    row: StoryRow
    number: int
    sheet: str | None = None
    table: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class AgencyStory:
    """One agency's file, before it is written.

    Args:
        file: The file's name.
        agency: The agency's name.
        kind: The kind of agency.
        tables: Its tables, in order.
        rest: Everything else of its TOML file (titles, preamble, details).
    """

    file: str
    agency: str
    kind: str
    tables: tuple[StoryTable, ...]
    rest: dict[str, Any]


def read_agency(name: str) -> AgencyStory:
    """Read `files/NAME.toml`.

    Raises:
        ValueError: When a row has more or fewer cells than its table has headings.
    """
    data = _load(name)
    sheets = data["sheet"] if isinstance(data.get("sheet"), list) else [data]
    return AgencyStory(data["file"], data["agency"], data["kind"], tuple(_table(name, sheet) for sheet in sheets), data)


def read_letter(name: str) -> dict[str, Any]:
    """Read one letter of `files/letters.toml`."""
    letter: dict[str, Any] = _load("letters")[name]
    return letter


def read_events() -> dict[str, dict[str, Any]]:
    """What really happened, by the event's key."""
    events: dict[str, dict[str, Any]] = _load("events")["event"]
    return events


def read_meanings() -> dict[str, tuple[str, str, bool]]:
    """What each wording that is not a plain day means: first day, last day, uncertain."""
    meanings = _load("dates")["meaning"]
    return {words: (first, last, uncertain) for words, (first, last, uncertain) in meanings.items()}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _table(name: str, data: dict[str, Any]) -> StoryTable:
    rows = tuple(StoryRow(row[0], tuple(row[1:])) for row in data["rows"])
    expected = len(rows[0].cells) if rows[0].records_something else len(rows[1].cells)
    for row in rows:
        if row.records_something and len(row.cells) != expected:
            raise ValueError(f"{name}.toml: {len(row.cells)} cells where the table has {expected}: {row.cells[:3]}")
    return StoryTable(tuple(data["headings"]), rows, data.get("name"))
