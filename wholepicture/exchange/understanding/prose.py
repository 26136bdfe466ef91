"""A chronology written as paragraphs that each begin with a date: read only where that is safe, and said openly."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from wholepicture.exchange.understanding.reads import reads_as_date
from wholepicture.exchange.understanding.settings import limit

_OPENING = re.compile(
    r"^\s*[\u2022*\-]?\s*(?P<date>[^\n]{3,60}?)\s*(?:\s[-\u2013\u2014]+\s|:\s|\t+|[-\u2013\u2014]{2}|;\s)\s*(?P<words>\S.*)$",
    re.DOTALL,
)


@dataclasses.dataclass(frozen=True, slots=True)
class DatedParagraph:
    """A paragraph that begins with a date, with those that follow it up to the next.

    Args:
        number: Its place among the document's paragraphs, from 1.
        date: The date as it is written.
        words: What follows, verbatim.
        last: The number of the last paragraph that belongs to it.
    """

    number: int
    date: str
    words: str
    last: int


def dated_paragraphs(paragraphs: Sequence[str]) -> list[DatedParagraph]:
    """Read paragraphs as rows.

    Args:
        paragraphs: The text of a document without a chronology table.

    Returns:
        One for each paragraph that begins with a date, undated paragraphs between two of them joined to the one before;
        empty when there are fewer than three, or when most paragraphs among them have no date.
    """
    opened = [(at, *found) for at, text in enumerate(paragraphs) if (found := opening_date(text)) is not None]
    if len(opened) < limit("prose", "fewest_dated_paragraphs"):
        return []
    first, last = opened[0][0], opened[-1][0]
    among = [text for text in paragraphs[first : last + 1] if text.strip()]
    if len(opened) < limit("prose", "share_dated") * len(among):
        return []
    rows = []
    for (at, date, words), following in zip(opened, [*opened[1:], None], strict=True):
        until = following[0] if following else at + 1
        more = [text for text in paragraphs[at + 1 : until] if text.strip()]
        rows.append(DatedParagraph(at + 1, date, "\n".join([words, *more]), until))
    return rows


def opening_date(text: str) -> tuple[str, str] | None:
    """The date and the words of a paragraph: the longest opening that reads as a date."""
    best = None
    for match in _openings(text):
        date = match["date"].strip()
        if len(date) <= limit("prose", "longest_date") and any(sign.isdigit() for sign in date) and reads_as_date(date):
            best = date, match["words"].strip()
    return best


def _openings(text: str) -> list[re.Match[str]]:
    """Each way to cut a paragraph at a dash or a colon near its start: "12/05/16 - 14/05/16 - stay" has two."""
    found = []
    first = _OPENING.match(text)
    if first:
        found.append(first)
        longer = re.match(
            r"^\s*[\u2022*\-]?\s*(?P<date>[^\n]{"
            + str(first.end("date") - first.start("date") + 1)
            + r",60}?)\s*(?:\s[-\u2013\u2014]+\s|:\s|\t+)\s*(?P<words>\S.*)$",
            text,
            re.DOTALL,
        )
        if longer:
            found.append(longer)
    return found
