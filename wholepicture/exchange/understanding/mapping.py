"""What a person fixes for a source: whose it is, where its table is, and what its columns mean."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wholepicture.chronology.terms import kinds
from wholepicture.exchange.reading.document import Grid
from wholepicture.exchange.understanding.headings import meanings
from wholepicture.exchange.understanding.headings_in_grid import FixedTable

_TOP = ("agency", "date_order", "rows_without_a_date", "kind", "table")
_TABLE = ("sheet", "table", "heading_row", "columns")
_ORDERS = ("day first", "month first")
_WITHOUT_DATE = ("take the row above", "refuse")
_ALSO = {"note": "keep it as a note under its heading", "ignore": "set the column aside"}


class MappingRefused(ValueError):
    """A mapping file that cannot be used; the message says what is wrong and what to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class MappedTable:
    """What a mapping says of one table.

    Args:
        sheet: The sheet's name; None with `table` None means every table of the file.
        table: The table's number in a text document.
        fixed: Its heading row and its columns.
    """

    sheet: str | None
    table: int | None
    fixed: FixedTable

    def is_for(self, grid: Grid) -> bool:
        """Whether it speaks of this grid."""
        if self.sheet is not None:
            return grid.sheet == self.sheet
        return self.table is None or grid.table == self.table


@dataclasses.dataclass(frozen=True, slots=True)
class SourceMapping:
    """A person's mapping of a source.

    Args:
        agency: Whose record it is.
        month_first: The source writes the month first, and says so.
        rows_take_date_above: Whether a row without a date takes that of the row above.
        kind: A kind of `chronology/terms.toml` for every row.
        tables: What is fixed for its tables.
    """

    agency: str | None = None
    month_first: bool = False
    rows_take_date_above: bool = True
    kind: str | None = None
    tables: tuple[MappedTable, ...] = ()

    def fixed_for(self, grid: Grid) -> FixedTable | None:
        """What is fixed for a grid: the first table of the mapping that speaks of it."""
        return next((mapped.fixed for mapped in self.tables if mapped.is_for(grid)), None)


def read_mapping(path: Path) -> SourceMapping:
    """Read a mapping file.

    Args:
        path: A TOML file, such as `wholepicture mapping` proposes.

    Raises:
        MappingRefused: When it cannot be read or says something that is not known.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingRefused(
            f"The mapping file {path.name} cannot be read. Check its name, and save it as plain text."
        ) from error
    return mapping_from_text(text, path.name)


def mapping_from_text(text: str, name: str = "the mapping") -> SourceMapping:
    """Read a mapping from its text.

    Args:
        text: TOML.
        name: What to call it in errors.

    Raises:
        MappingRefused: When it says something that is not known.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingRefused(
            f"{name} is not written as TOML ({error}). Compare it with what `wholepicture mapping FILE` prints."
        ) from error
    _only(raw, _TOP, name)
    kind = _text(raw, "kind", name)
    if kind is not None and kind not in kinds():
        raise MappingRefused(f'{name}: "{kind}" is not a kind of entry. Use one of: {", ".join(sorted(kinds()))}.')
    tables = raw.get("table", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise MappingRefused(f"{name}: write each table under a line [[table]].")
    return SourceMapping(
        _text(raw, "agency", name),
        _choice(raw, "date_order", _ORDERS, name) == _ORDERS[1],
        _choice(raw, "rows_without_a_date", _WITHOUT_DATE, name) != _WITHOUT_DATE[1],
        kind,
        tuple(_mapped_table(table, name) for table in tables),
    )


def _only(raw: Mapping[str, Any], allowed: tuple[str, ...], name: str) -> None:
    for key in raw:
        if key not in allowed:
            raise MappingRefused(f'{name}: "{key}" is not known. Use only: {", ".join(allowed)}.')


def _text(raw: Mapping[str, Any], key: str, name: str) -> str | None:
    value = raw.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise MappingRefused(f"{name}: write {key} as words in quotation marks, or leave the line out.")
    return value


def _choice(raw: Mapping[str, Any], key: str, choices: tuple[str, ...], name: str) -> str | None:
    value = raw.get(key)
    if value is not None and value not in choices:
        raise MappingRefused(f'{name}: {key} is "{value}". Use one of: {", ".join(choices)}.')
    return value


def _mapped_table(raw: Mapping[str, Any], name: str) -> MappedTable:
    _only(raw, _TABLE, f"{name}, [[table]]")
    sheet = _text(raw, "sheet", name)
    for key in ("table", "heading_row"):
        value = raw.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise MappingRefused(f"{name}: write {key} as a whole number, without quotation marks.")
    columns = raw.get("columns", {})
    if not isinstance(columns, dict):
        raise MappingRefused(f"{name}: write the columns under a line [table.columns], one a line.")
    allowed = {**meanings(), **_ALSO}
    for heading, meaning in columns.items():
        if meaning not in allowed:
            raise MappingRefused(
                f'{name}: the column "{heading}" cannot mean "{meaning}". Use one of: {", ".join(sorted(allowed))}.'
            )
    return MappedTable(sheet, raw.get("table"), FixedTable(raw.get("heading_row"), columns))


def allowed_meanings() -> dict[str, str]:
    """Everything that a mapping may say of a column, with what it does."""
    return {**meanings(), **_ALSO}
