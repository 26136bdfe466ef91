"""Tables of wordings and what they mean, as the chapters of the tests write them.

A row is: wording | reference date | row above | reading. A reading is a day (2016-05-22), an interval
(2016-05-22/2016-05-24) with ".." for an open end, each with "?" when it is uncertain; or "refused", with words that
the reason must hold. An empty column means none; `~` stands for a blank that the wording itself has.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from wholepicture.timescales import wording
from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateKnown, DateRefused

REFERENCE = datetime.date(2016, 11, 24)  # a Thursday


def rows(table: str) -> Iterator[tuple[str, datetime.date | None, str | None, str]]:
    for line in table.strip().splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            cells = [cell.strip() for cell in line.split(" | ")]
            text, reference, above, reading = cells
            yield text, _day(reference), above or None, reading


def _day(cell: str) -> datetime.date | None:
    if cell == "none":
        return None
    return datetime.date.fromisoformat(cell) if cell else REFERENCE


def known(reading: str) -> DateKnown:
    """A reading as written in a table, as a date known."""
    uncertain = reading.endswith("?")
    lower, _, upper = reading.removesuffix("?").partition("/")
    first, last = (None if end == ".." else datetime.date.fromisoformat(end) for end in (lower, upper or lower))
    return DateKnown(first, last, uncertain)


def read(
    text: str, reference: datetime.date | None, above: str | None, *, column_order: ColumnOrder | None = None
) -> str:
    """What the wording is read as, in the form of the tables; a refusal gives its reason."""
    row_above = None
    if above:
        # "2016-05-22?" is already a reading; anything else is read like a wording.
        row_above = (
            known(above)
            if above[:4].isdigit() or above.startswith("..")
            else wording.read_wording(above, reference=reference)
        )
    try:
        found = wording.read_wording(text, reference=reference, row_above=row_above, column_order=column_order)
    except DateRefused as refused:
        return f"refused {refused}"
    ends = [".." if end is None else end.isoformat() for end in (found.lower, found.upper)]
    span = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return span + "?" * found.uncertain


def agrees(wanted, got):
    if wanted.startswith("refused"):
        return got.startswith("refused") and wanted.removeprefix("refused").strip() in got
    return wanted == got


def failures(table):
    """The rows of a table that are read otherwise than it says."""
    wrong = []
    for text, reference, above, wanted in rows(table):
        got = read(text, reference, above)
        if not agrees(wanted, got):
            wrong.append(f"{text!r} should be {wanted}, but is {got}")
    return wrong


def check(table):
    wrong = failures(table)
    assert not wrong, "\n".join(wrong)
