"""A document without a chronology table: a nil return, dated paragraphs, or a refusal that says what to do."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from wholepicture.chronology.entry import Entry, Source
from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.cells import is_empty, shown
from wholepicture.exchange.understanding.dated_rows import holds_dated_rows
from wholepicture.exchange.understanding.dates_in_rows import certain_day
from wholepicture.exchange.understanding.entries import entry_id
from wholepicture.exchange.understanding.nil_returns import nil_paragraphs, taken_back
from wholepicture.exchange.understanding.periods import period_named
from wholepicture.exchange.understanding.prose import DatedParagraph, dated_paragraphs
from wholepicture.exchange.understanding.reads import date_of_text
from wholepicture.exchange.understanding.reckoning import Reckoning
from wholepicture.exchange.understanding.tables import Aside
from wholepicture.exchange.understanding.whose_record import Whose
from wholepicture.timescales.date_known import DateKnown, DateRefused

_OUTSIDE = "the text outside the tables"
_LETTER_DATE = re.compile(
    r"^\s*(?:date|dated|date of letter)?\s*:?\s*(?P<date>.{6,40}?)\s*$", re.IGNORECASE | re.DOTALL
)
_LETTER_LINES = 20


def read_text_only(
    text: Sequence[str], lines: Sequence[str], reckoning: Reckoning, whose: Whose, *, may_be_nil: bool = True
) -> bool:
    """Read what a document without a chronology table says.

    Args:
        text: Its paragraphs.
        lines: Its paragraphs and what stands in its tables, line by line.
        reckoning: The account of the file.
        whose: Whose record it is.
        may_be_nil: Whether it can be a nil return: never when a table in it tells of days.

    Returns:
        Whether it is a nil return. All paragraphs are in the account; what stands in tables is left to the caller.
    """
    stated = nil_paragraphs(lines) if may_be_nil else []
    if stated:
        _nil_return(text, lines, stated, reckoning, whose)
        return True
    rows = dated_paragraphs(text)
    if rows:
        _read_paragraphs(text, rows, reckoning, whose)
        return False
    reckoning.set_aside(_OUTSIDE, "no chronology was found in the file", "\n".join(text))
    reckoning.account.status = Status.REFUSED
    reckoning.account.problem = _why_refused(lines)
    return False


def _why_refused(lines: Sequence[str]) -> str:
    if not any(line.strip() for line in lines):
        return "The file is empty. Ask the agency whether nothing is held, and if so for a line that says so."
    if nil_paragraphs(lines):
        return (
            "The file says that nothing is held, but a table in it gives dates and something beside them. Read it: if "
            "it tells of events, put them in a table with a date and an event; if not, send the statement alone."
        )
    doubt = taken_back(lines)
    if doubt is not None:
        return (
            f'No chronology table was found; the file says that nothing is held, but also "{doubt}". Read it, and put '
            "what it tells in a table with a date and an event."
        )
    return (
        "No chronology table was found; put what the file tells in a table with a heading for the date and one for "
        "the event, or name its columns in a mapping file (wholepicture mapping FILE proposes one)."
    )


def _nil_return(
    text: Sequence[str], lines: Sequence[str], stated: Sequence[int], reckoning: Reckoning, whose: Whose
) -> None:
    account = reckoning.account
    words = "\n".join(lines[at].strip() for at in stated)
    agency, guessed = whose.of_document()
    reckoning.enter(
        Entry(
            id=entry_id(account.sha256, "", "nil return"),
            happened=_period(lines, stated),
            agency=agency,
            source=Source(account.file, account.sha256),
            words=words,
            known_on=_letter_date(text),
            agency_guessed=guessed,
            kind="nil_return",
        )
    )
    account.status = Status.NIL_RETURN
    rest = "\n".join(line for line in text if line.strip() and line.strip() not in words)
    reckoning.set_aside(_OUTSIDE, "it stands beside the statement that nothing is held", rest)


def nil_sheet(part: Aside, reckoning: Reckoning, whose: Whose) -> bool:
    """Enter a sheet that says that nothing is held, in a workbook whose other sheets hold chronologies.

    Args:
        part: Rows that are no chronology.
        reckoning: The account of the file.
        whose: Whose record it is.

    Returns:
        Whether it was such a sheet; only one that is named after an agency is, since it must be known who says so.
    """
    grid, account = part.grid, reckoning.account
    if grid.sheet is None or len(part.rows) != len(grid.rows) or holds_dated_rows(grid):
        return False
    named = whose.of_sheet(grid.sheet)
    lines = [(row.number, shown(cell)) for row in part.rows for cell in row.cells if not is_empty(cell)]
    stated = nil_paragraphs([text for _, text in lines])
    if named is None or not stated:
        return False
    said = [lines[at] for at in stated]
    reckoning.enter(
        Entry(
            id=entry_id(account.sha256, grid.place, "nil return"),
            happened=_period([text for _, text in lines], stated),
            agency=named,
            source=Source(account.file, account.sha256, sheet=grid.sheet, row=said[0][0]),
            words="\n".join(text for _, text in said),
            kind="nil_return",
        )
    )
    rest = "\n".join(text for at, (_, text) in enumerate(lines) if at not in stated)
    reckoning.set_aside(grid.place, "it stands beside the statement that nothing is held", rest)
    return True


def _period(lines: Sequence[str], stated: Sequence[int]) -> DateKnown:
    """The period that the statement names, else the one that the rest of the letter names once."""
    own = period_named(" ".join(lines[at] for at in stated))
    if own.lower is not None:
        return own
    others = {known for line in lines if (known := period_named(line)).lower is not None}
    return others.pop() if len(others) == 1 else own


def _letter_date(text: Sequence[str]) -> datetime.date | None:
    """The date of a letter, when a line near its top is a date and nothing else."""
    for line in [line for paragraph in text for line in paragraph.splitlines() if line.strip()][:_LETTER_LINES]:
        match = _LETTER_DATE.match(line)
        day = certain_day(match["date"], match["date"]) if match and any(map(str.isdigit, line)) else None
        if day is not None:
            return day
    return None


def _read_paragraphs(text: Sequence[str], rows: Sequence[DatedParagraph], reckoning: Reckoning, whose: Whose) -> None:
    account = reckoning.account
    above: DateKnown | None = None
    agency, guessed = whose.of_document()
    for row in rows:
        where = f"paragraph {row.number}"
        try:
            happened, time = date_of_text(row.date, recorded_on=None, row_above=above, order=None)
        except DateRefused as refused:
            reckoning.refuse(
                where, f'The date "{row.date}" cannot be read safely: {refused}', f"{row.date} {row.words}"
            )
            continue
        above = happened
        reckoning.enter(
            Entry(
                id=entry_id(account.sha256, "", where),
                happened=happened,
                agency=agency,
                source=Source(account.file, account.sha256, row=row.number),
                words=row.words,
                time=time,
                agency_guessed=guessed,
            )
        )
    taken = {number for row in rows for number in range(row.number, row.last + 1)}
    rest = [line for at, line in enumerate(text, start=1) if at not in taken]
    reckoning.set_aside(_OUTSIDE, "it does not begin with a date", "\n".join(rest))
    reckoning.remark(
        "The file has no table: paragraphs that begin with a date were read as rows (row numbers count paragraphs). "
        "Check them against the file."
    )
