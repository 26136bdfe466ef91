"""What a sheet's file says that its values do not: how far it reaches, faults in cells, hidden rows, comments."""

from __future__ import annotations

import dataclasses

from wholepicture.exchange.reading.document import CellFault, FileRefused
from wholepicture.exchange.reading.settings import limit

_LETTERS = 26
_MANY_LETTERS = 4  # Excel's last column has three


@dataclasses.dataclass(slots=True)
class SheetFacts:
    """Facts about one sheet; rows and columns are counted from 0.

    Args:
        last_row: The last row with a value; -1 when there is none.
        last_column: The last column with a value; -1 when there is none.
        first_row: The first row with a value.
        faults: Cells whose value the file does not give.
        hidden_parts: Rows or columns are hidden.
        comments: (cell, words) of each comment.
        edges: Text of the sheet's printed header and footer, and of text boxes on it.
    """

    last_row: int = -1
    last_column: int = -1
    first_row: int = 0
    faults: dict[tuple[int, int], CellFault] = dataclasses.field(default_factory=dict)
    hidden_parts: bool = False
    comments: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    edges: list[str] = dataclasses.field(default_factory=list)

    def check_reach(self, sheet: str) -> None:
        """Refuse a sheet that reaches too far to be held in memory.

        Args:
            sheet: Its name.

        Raises:
            FileRefused: It has too many rows, columns or cells.
        """
        rows, columns = self.last_row - self.first_row + 1, self.last_column + 1
        if (
            rows > limit("table", "rows")
            or columns > limit("table", "columns")
            or rows * columns > limit("table", "cells")
        ):
            raise FileRefused(
                f'Its sheet "{sheet}" reaches to cell {cell_name(self.last_row, self.last_column)}, further than can '
                "be read. Often one forgotten cell lies far away: delete the rows and columns after the table, save "
                "and send again; else split the sheet."
            )


def error_in(row: int, column: int, shown: str) -> CellFault:
    """The fault of a cell that shows an error value.

    Args:
        row: Counted from 0.
        column: Counted from 0.
        shown: The error ("#N/A").

    Returns:
        The fault.
    """
    return CellFault(
        shown,
        f"Cell {cell_name(row, column)} shows the error {shown}. "
        "Put right the formula or type the value, save and send again.",
    )


def never_calculated(row: int, column: int, formula: str) -> CellFault:
    """The fault of a cell with a formula that no program has worked out yet.

    Args:
        row: Counted from 0.
        column: Counted from 0.
        formula: The formula, with or without "=".

    Returns:
        The fault.
    """
    shown = f"={formula.removeprefix('=')}" if formula else "="
    return CellFault(
        shown,
        f"Cell {cell_name(row, column)} holds a formula that was never calculated. "
        "Open it in Excel, save, and send again.",
    )


def cell_name(row: int, column: int) -> str:
    """The name of a cell as the program shows it.

    Args:
        row: Counted from 0.
        column: Counted from 0.

    Returns:
        "A1" for 0, 0.
    """
    letters = ""
    number = column + 1
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def column_of(letters: str) -> int:
    """The column, counted from 0, of a column's letters; far beyond any sheet when there are too many.

    Args:
        letters: "A", "XFD".

    Returns:
        0 for "A".
    """
    if len(letters) >= _MANY_LETTERS:
        return 1 << 30
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
