"""The flat tables of the public contract, as data: `tables.toml` says what each holds."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any

from wholepicture.agencies import recognise
from wholepicture.checks import terms as check_terms
from wholepicture.chronology import terms
from wholepicture.words.codes import codes

POLARITIES = ("affirmed", "denied", "absent", "historical", "hypothetical")
STATUSES = ("suggested", "confirmed", "rejected", "disputed")
_JSON_TYPES = {"text": "string", "day": "string", "number": "integer", "truth": "boolean"}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        name: Its heading.
        type: "text", "day", "number" or "truth".
        meaning: In a sentence.
        null: Whether a cell may be empty.
        one_of: The list of words of which a cell is one; "" when any text will do.
        of: The table and column that must hold the same value; "" when none must.
    """

    name: str
    type: str
    meaning: str
    null: bool = False
    one_of: str = ""
    of: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Args:
        name: Of the table, and of its file.
        meaning: In a sentence.
        key: The columns that name a row.
        columns: Its columns, in order.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """A column by its name."""
        return next(column for column in self.columns if column.name == name)


@functools.cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("tables.toml").read_text(encoding="utf-8"))


def version() -> str:
    """The version of the contract: a column more raises the minor number; a changed meaning the major."""
    return str(_raw()["version"])


@functools.cache
def tables() -> Mapping[str, Table]:
    """Every table, by name."""
    return {
        name: Table(
            name,
            of["meaning"],
            tuple(of["key"]),
            tuple(Column(column, **said) for column, said in of["columns"].items()),
        )
        for name, of in _raw().items()
        if name != "version"
    }


@functools.cache
def words_of(one_of: str) -> frozenset[str]:
    """The words of which a cell must be one.

    Args:
        one_of: The name of the list, as `tables.toml` says it.
    """
    lists: dict[str, tuple[str, ...]] = {
        "kinds": tuple(terms.kinds()),
        "bases": tuple(terms.bases()),
        "roles": tuple(terms.roles()),
        "agencies": (*recognise.kinds(), "other"),
        "codes": tuple(codes()),
        "polarities": POLARITIES,
        "statuses": STATUSES,
        "lists": tuple(check_terms.list_details()),
    }
    return frozenset(lists[one_of])


def json_schema(table: Table) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one row of a table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": f"{table.meaning} Version {version()}.",
        "type": "object",
        "properties": {column.name: _property(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": True,
    }


def _property(column: Column) -> dict[str, object]:
    of: dict[str, object] = {"description": column.meaning, "type": _JSON_TYPES[column.type]}
    if column.type == "day":
        of["format"] = "date"
    if column.null:
        of["type"] = [_JSON_TYPES[column.type], "null"]
    if column.one_of:
        of["enum"] = sorted(words_of(column.one_of))
    return of
