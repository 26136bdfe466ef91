"""Sheets of our own workbook that tell of suggestions and decisions: they are no agency's records."""

from __future__ import annotations

from wholepicture.exchange.reading.document import Grid
from wholepicture.exchange.understanding.settings import listed
from wholepicture.exchange.understanding.tables import Aside


def suggestions_aside(grid: Grid) -> list[Aside]:
    """The whole grid as set aside when it is one of those sheets; else nothing.

    Args:
        grid: A sheet, or one saved as CSV.
    """
    heading = [str(cell) for cell in grid.rows[0].cells if cell != ""] if grid.rows else []
    if heading not in listed("settings")["own_sheets"]["headings"]:
        return []
    return [Aside(grid, grid.rows, "it holds suggestions of an earlier chronology, and no agency's records")]
