"""What stands in the columns under a heading: looked at once, and only when asked."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence

from wholepicture.exchange.reading.document import CellValue, GridRow
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.reads import attempts_a_date, is_clock, reads_as_date
from wholepicture.exchange.understanding.settings import limit

_YES_OR_NO = frozenset(
    {"yes", "no", "y", "n", "n/a", "na", "not seen", "seen", "yes - alone", "y - alone", "seen alone"}
)
_ANSWER = re.compile(r"(?:yes|no|y|n|n/a|not seen|seen)\s*(?:$|[-\u2013\u2014,:;(/.])", re.IGNORECASE)
_RUNNING = re.compile(r"\(?(\d{1,5})[.):]?")
_SENTENCE = re.compile(r"[.!?;:][\s\"'\u201d\u2019]|[.!?]$")


class Content:
    """The cells of each column under a heading."""

    def __init__(self, rows: Sequence[GridRow]) -> None:
        """Keep the rows under a heading, to be looked at."""
        self._rows = rows
        self._cells: dict[int, list[CellValue]] = {}

    def cells(self, index: int) -> list[CellValue]:
        """The first cells of a column that hold something."""
        if index not in self._cells:
            most = int(limit("columns", "rows_judged"))
            found: list[CellValue] = []
            for row in self._rows:
                if index < len(row.cells) and not is_empty(row.cells[index]):
                    found.append(row.cells[index])
                    if len(found) == most:
                        break
            self._cells[index] = found
        return self._cells[index]

    def _share(self, index: int, holds: object) -> bool:
        cells = self.cells(index)
        test = holds if callable(holds) else bool
        return bool(cells) and sum(map(test, cells)) >= limit("columns", "share_that_decides") * len(cells)

    def are_dates(self, index: int) -> bool:
        """Whether a column holds dates."""
        return self._share(index, _is_date)

    def are_written_dates(self, index: int) -> bool:
        """Whether a column holds dates in figures, and not only words that lean on a row above ("same day")."""
        return self._share(index, lambda cell: _is_date(cell) and any(map(str.isdigit, shown(cell))))

    def are_times(self, index: int) -> bool:
        """Whether a column holds times of day."""
        return self._share(index, _is_time)

    def are_yes_or_no(self, index: int) -> bool:
        """Whether a column only says yes or no."""
        return self._share(index, lambda cell: shown(cell).lower() in _YES_OR_NO)

    def answer_yes_or_no(self, index: int) -> bool:
        """Whether each cell of a column begins with yes or no, whatever follows ("N - asleep")."""
        return self._share(index, lambda cell: _ANSWER.match(shown(cell)) is not None)

    def attempts_dates(self, index: int) -> bool:
        """Whether any cell of a column tries to be a date."""
        return any(_is_date(cell) or attempts_a_date(shown(cell)) for cell in self.cells(index))

    def begins_with_a_date(self, index: int) -> bool:
        """Whether a date stands in the column in the very next row."""
        first = self._rows[0].cells if self._rows else []
        return index < len(first) and _is_date(first[index])

    def mean_length(self, index: int) -> float:
        """How long the texts of a column are, on average."""
        cells = self.cells(index)
        return sum(len(shown(cell)) for cell in cells) / len(cells) if cells else 0.0

    def are_labels(self, index: int) -> bool:
        """Whether a column holds a few short labels ("Home visit") again and again."""
        texts = [shown(cell) for cell in self.cells(index)]
        few = len(set(texts)) <= limit("columns", "distinct_labels") * len(texts)
        return (
            len(texts) >= limit("columns", "fewest_labels")
            and few
            and self.mean_length(index) <= limit("columns", "label_text")
        )

    def are_codes(self, index: int) -> bool:
        """Whether a column holds codes ("ATT", "THC+") or a few labels again and again, and no phrases."""
        if len(self.cells(index)) < limit("columns", "fewest_labels"):
            return False
        return self.mean_length(index) <= limit("columns", "longest_code") or self.are_labels(index)

    def holds_accounts(self, index: int) -> bool:
        """Whether a column holds accounts and neither labels nor answers."""
        long = self.mean_length(index) > limit("columns", "label_text")
        return long and not self.are_labels(index) and not self.answer_yes_or_no(index)

    def are_names_of_things(self, index: int) -> bool:
        """Whether a column holds a word or three in each cell ("Burn to hand", "Telephone") and never a sentence."""
        texts = [shown(cell) for cell in self.cells(index)]
        words = sum(len(text.split()) for text in texts)
        short = bool(texts) and words <= limit("columns", "words_of_a_name") * len(texts)
        return short and not any(map(_SENTENCE.search, texts))

    def are_running_numbers(self, index: int) -> bool:
        """Whether a column only counts its rows: 1, 2, 3 (or 1., 2., 3.), each one more than the one before."""
        matches = [_RUNNING.fullmatch(shown(cell)) for cell in self.cells(index)]
        numbers = [int(match[1]) for match in matches if match]
        if len(numbers) < len(matches) or len(numbers) < limit("columns", "fewest_running_numbers"):
            return False
        return all(after == before + 1 for before, after in itertools.pairwise(numbers))

    @property
    def is_known(self) -> bool:
        """Whether there are rows to look at."""
        return bool(self._rows)


def _is_date(cell: CellValue) -> bool:
    if isinstance(cell, datetime.date):
        return True
    return type(cell) is str and reads_as_date(cell.strip())


def _is_time(cell: CellValue) -> bool:
    return isinstance(cell, datetime.time) or (type(cell) is str and is_clock(cell.strip()))
