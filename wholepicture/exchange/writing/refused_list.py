"""refused.csv: what could not be read, to be put right and merged again."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.safe_cells import can_run

_WHOLE_FILE = "the whole file"
_COLUMNS = ("file", "where", "reason", "text")


def write_refused_list(merged: MergedChronology, path: Path) -> None:
    """Write a line for each row that was refused, and for each file that could not be read at all.

    It is CSV as in RFC 4180, UTF-8 with a mark in front so that Excel reads it as such. A cell that a spreadsheet
    program could run as a formula has an apostrophe put before it; nothing else is changed, except that half of a
    surrogate pair, which no UTF-8 can hold, is shown as the replacement character.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(_COLUMNS)
        lines.writerows([_safe(cell) for cell in line] for line in _lines(merged))


def _lines(merged: MergedChronology) -> Iterator[tuple[str, str, str, str]]:
    said = {(row.file, row.reason) for row in merged.refused}
    for row in merged.refused:
        yield row.file, row.where, row.reason, row.text
    for line in merged.files:
        problem = line.problem or "It could not be read."
        if line.status == "refused" and (line.file, problem) not in said:
            yield line.file, _WHOLE_FILE, problem, ""


def _safe(text: str) -> str:
    # A NUL ends the text in some programs, and Python's own csv reader refuses it.
    whole = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text.replace("\0", "\ufffd")
    return f"'{whole}" if can_run(whole) else whole
