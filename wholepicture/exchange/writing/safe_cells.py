"""Which texts a spreadsheet program could take for a formula, so that no cell that an agency sent can run."""

from __future__ import annotations

import functools

from wholepicture.exchange.writing.layout import layout


def can_run(text: str) -> bool:
    """Whether a cell with this text could run: it begins with "=", "+", "-" or "@" in any width, or with a tab.

    Args:
        text: What would stand in the cell.
    """
    if text[:1].isalnum():  # nearly every cell
        return False
    starts, over = _starts()
    return text.startswith(over) or text.lstrip().startswith(starts)


@functools.cache
def _starts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    settings = layout()["spreadsheets"]
    return tuple(settings["can_run"]), tuple(settings["starts_a_cell_over"])
