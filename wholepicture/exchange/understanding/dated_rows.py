"""Whether a grid tells of days: then the document that holds it is no nil return, whatever else it says."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence

from wholepicture.exchange.reading.document import CellValue, Grid
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.headings import words_of
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.reads import reads_as_date
from wholepicture.exchange.understanding.settings import limit, listed

_DENIES = re.compile(r"\s*(?:no|nil|none|not|nothing|never)\b", re.IGNORECASE)


def holds_dated_rows(grid: Grid) -> bool:
    """Whether rows of a grid hold a date and tell something beside it.

    Args:
        grid: Any grid of a document.

    Returns:
        True when there are as many such rows as make a chronology. A date of birth, of a request or of a search tells
        of the question and is not counted; nor is a row that itself says that nothing is held.
    """
    names: dict[int, str] = {}
    dated = 0
    for row in grid.rows:
        dated += _tells_of_a_day(row.cells, names)
        for at, cell in enumerate(row.cells):
            if type(cell) is str and cell and not reads_as_date(cell.strip()):
                names.setdefault(at, cell)
    return dated >= limit("nil", "fewest_dated_rows")


def _tells_of_a_day(cells: Sequence[CellValue], names: dict[int, str]) -> bool:
    dates = [at for at, cell in enumerate(cells) if _is_a_date(cell)]
    texts = [shown(cell) for at, cell in enumerate(cells) if at not in dates and not is_empty(cell)]
    if not texts or all(map(_only_denies, texts)):
        return False
    return any(not _is_of_the_question(names.get(at, "")) and not _is_of_the_question(texts[0]) for at in dates)


def _is_a_date(cell: CellValue) -> bool:
    if isinstance(cell, datetime.date):
        return True
    return type(cell) is str and any(map(str.isdigit, cell)) and reads_as_date(cell.strip())


def _only_denies(text: str) -> bool:
    """Whether a cell says that nothing is held and no more ("No records held"), unlike "Rang; no records sent"."""
    brief = len(text.split()) <= limit("nil", "longest_label")
    return brief and _DENIES.match(text) is not None and states_nothing_is_held(text)


@functools.lru_cache(maxsize=1024)
def _is_of_the_question(name: str) -> bool:
    """Whether a heading or label names a date of the request or of a person ("DOB", "Date of search")."""
    words = words_of(name)
    return len(words) <= limit("nil", "longest_label") and not _words_of_the_question().isdisjoint(words)


@functools.cache
def _words_of_the_question() -> frozenset[str]:
    return frozenset(listed("settings")["nil"]["dates_of_the_question"])
