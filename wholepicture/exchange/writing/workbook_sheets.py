"""Sheets with a row for each of many things, as many sheets as are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.workbook_cells import Sheet, SheetColumn, Value, columns_from

_Thing = TypeVar("_Thing")


def columns_of(name: str) -> list[SheetColumn]:
    """The columns that `layout.toml` gives under a name ("file_columns")."""
    return columns_from(layout()["workbook"][name])


def numbered(
    name: str,
    columns: Sequence[SheetColumn],
    things: Sequence[_Thing],
    values: Callable[[int, _Thing], Sequence[Value]],
) -> list[Sheet]:
    """A sheet with a row for each thing, and further sheets when one cannot hold them all.

    Args:
        name: The name on the tab.
        columns: The columns.
        things: What has a row each.
        values: Called with the thing's number, from 1, and the thing; gives one value a column.
    """
    return [
        Sheet(name, columns, len(some), rows=partial(_rows, values, some, first))
        for name, first, some in in_sheets(name, things)
    ]


def in_sheets(name: str, things: Sequence[_Thing]) -> Iterator[tuple[str, int, Sequence[_Thing]]]:
    """As many things as a sheet can hold under its heading, the number of the first of them, and the sheet's name."""
    most: int = layout()["workbook"]["most_rows"] - 1
    for place, start in enumerate(range(0, max(len(things), 1), most), 1):
        yield name if place == 1 else f"{name} {place}", start + 1, things[start : start + most]


def _rows(
    values: Callable[[int, _Thing], Sequence[Value]], things: Sequence[_Thing], first: int
) -> Iterator[Sequence[Value]]:
    return (values(number, thing) for number, thing in enumerate(things, first))
