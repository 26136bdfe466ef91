"""Why flat tables were refused, and where."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands.

    Args:
        file: The name of the file.
        table: The table.
        column: The column; "" when it is the whole table's fault.
        row: The row, from 1 without the heading; None when it is the whole column's.
    """

    file: str
    table: str = ""
    column: str = ""
    row: int | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.table:
            parts.append(f"table {self.table}")
        if self.column:
            parts.append(f"column {self.column}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        return ", ".join(parts)


class TablesRefused(ValueError):
    """Flat tables that cannot be trusted.

    Args:
        place: Where.
        says: Why, and what to do.
    """

    def __init__(self, place: Place, says: str) -> None:
        super().__init__(f"{place}: {says}")
        self.place = place
