"""The page on the flat tables from which a whole area is checked."""

from __future__ import annotations

from tools.reference_pages.page import page, table
from wholepicture.population.contract import Column, Table, tables, version


def render() -> str:
    """The page of the flat tables."""
    opening = (
        f"What `wholepicture population run --data DIR` reads: one file per table, NAME.parquet or NAME.csv. This "
        f"is version {version()} of the contract; `wholepicture population tables` prints it as JSON Schema. Every "
        "table is asked for: one that holds nothing is a file with its heading alone, so that none is not guessed."
    )
    return page(
        "Flat tables", opening, "`wholepicture/population/tables.toml`", [_of(one) for one in tables().values()]
    )


def _of(one: Table) -> str:
    rows = ((f"`{column.name}`", _type(column), column.meaning) for column in one.columns)
    key = ", ".join(f"`{name}`" for name in one.key)
    columns = table(("Column", "Type", "Meaning"), rows)
    return f"## {one.name}\n\n{one.meaning} No two rows have the same {key}.\n\n{columns}"


def _type(column: Column) -> str:
    said = [column.type]
    if column.null:
        said.append("may be empty")
    if column.one_of:
        said.append(f"one of the {column.one_of}")
    if column.of:
        said.append(f"of `{column.of}`")
    return ", ".join(said)
