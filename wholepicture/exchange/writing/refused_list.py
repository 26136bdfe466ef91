"""refused.csv: what could not be read, to be put right and merged again."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.not_read import not_read
from wholepicture.exchange.writing.safe_cells import can_run
from wholepicture.exchange.writing.suggestions_in_words import labels

# Half of a surrogate pair is not UTF-8; a NUL ends the text in some programs, and others refuse the file for it.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_COLUMNS = ("file", "where", "reason", "text", "suggested")


def write_refused_list(merged: MergedChronology, path: Path) -> None:
    """Write a line for each row that was refused, and for each file that could not be read at all.

    It is CSV as in RFC 4180, UTF-8 with a mark in front so that Excel reads it as such. A cell that a spreadsheet
    program could run as a formula has an apostrophe put before it. Nothing else is changed, except that a NUL and half
    of a surrogate pair are shown as the replacement character. The last column names the codes that the row's own
    words suggest, so that a row which tells of an injury is not overlooked.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(_COLUMNS)
        lines.writerows(
            [_safe(cell) for cell in (row.file, row.where, row.reason, row.text, _suggested(row))]
            for row in not_read(merged)
        )


def _suggested(row: Refused) -> str:
    return "; ".join(labels(row.suggested))


def _safe(text: str) -> str:
    whole = _NO_TEXT.sub("\ufffd", text)
    return f"'{whole}" if can_run(whole) else whole
