"""Cells beside the event that hold an error instead of a value: kept in the entries, and said once for each column."""

from __future__ import annotations

import re

from wholepicture.exchange.reading.document import CellValue, Grid
from wholepicture.exchange.understanding.cells import column_letter, what_to_do
from wholepicture.exchange.understanding.reckoning import Reckoning
from wholepicture.exchange.understanding.settings import limit

_SUBJECT = re.compile(r"^(?:Cell [A-Z]+\d+|The cell) (hold|show)s ")


class Faults:
    """The faulty cells of one table, gathered by column and by what is wrong with them."""

    def __init__(self, grid: Grid) -> None:
        """Begin for a table."""
        self._grid = grid
        self._gathered: dict[tuple[str, str], list[tuple[int, int, str]]] = {}

    def add(self, row: int, index: int, heading: str, cell: CellValue) -> None:
        """Gather a faulty cell."""
        what = what_to_do(cell)
        kind = _SUBJECT.sub(r"\1 ", what)
        self._gathered.setdefault((heading, kind), []).append((row, index, what))

    def say(self, reckoning: Reckoning) -> None:
        """Say in the account what is wrong and what to do, once for each column and kind of fault."""
        place = self._grid.place
        for (heading, kind), cells in self._gathered.items():
            if len(cells) == 1:
                row, _, what = cells[0]
                where = f"{place}, row {row}" if place else f"Row {row}"
                reckoning.remark(f'{where}, column "{heading}": {what}')
                continue
            named = int(limit("faults", "cells_named"))
            which = ", ".join(self._name(row, index) for row, index, _ in cells[:named])
            more = ", ..." if len(cells) > named else ""
            where = f'{place}, column "{heading}"' if place else f'Column "{heading}"'
            reckoning.remark(f"{where}: {len(cells)} cells ({which}{more}) {kind}")

    def _name(self, row: int, index: int) -> str:
        return f"{column_letter(index)}{row}" if self._grid.sheet is not None else f"row {row}"
