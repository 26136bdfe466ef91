"""What could not be read and so is not in the chronology: single rows, and whole files."""

from __future__ import annotations

from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.numbers_in_words import count, listed

WHOLE_FILE = "the whole file"


def not_read(merged: MergedChronology) -> list[Refused]:
    """Every row that was refused, then every file that was refused as a whole and is not among them.

    Args:
        merged: The chronology.

    Returns:
        Each with where it stands, why, and what to do. A whole file has no text.
    """
    said = {(row.file, row.reason) for row in merged.refused}
    return [*merged.refused, *(one for one in _whole_files(merged) if (one.file, one.reason) not in said)]


def how_much(merged: MergedChronology) -> tuple[int, int]:
    """How many single rows, and how many whole files, could not be read."""
    files = _whole_files(merged)
    whole = {(one.file, one.reason) for one in files}
    return sum((row.file, row.reason) not in whole for row in merged.refused), len(files)


def how_much_in_words(merged: MergedChronology) -> str:
    """As "2 rows and 1 file"; empty when everything was read."""
    rows, files = how_much(merged)
    return listed([count(number, one) for number, one in ((rows, "row"), (files, "file")) if number])


def _whole_files(merged: MergedChronology) -> list[Refused]:
    return [
        Refused(line.file, WHOLE_FILE, line.problem or "It could not be read.", "")
        for line in merged.files
        if line.status == "refused"
    ]
