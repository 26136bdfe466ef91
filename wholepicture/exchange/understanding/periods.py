"""The period that a statement names: "between 1 January 2015 and 31 March 2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wholepicture.exchange.understanding.reads import date_of_text
from wholepicture.timescales.date_known import DateKnown, DateRefused

_OPENINGS = re.compile(
    r"\b(?:between|from|during|period)\b:?\s*(?:the\s+(?:period|years?)\s+)?(?:of\s+)?", re.IGNORECASE
)
_TO = re.compile(r"\d[\d/.\-]*\d\s*(?:-|\u2013|to|and|until)\s*\d[\d/.\-]*\d", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|[/.\-]\d\d\b")
_MOST_WORDS = 12


def period_named(text: str, date_cell: str = "") -> DateKnown:
    """The period that a text names, as well as it is known.

    Args:
        text: The statement.
        date_cell: What stood in the date column beside it, tried first.

    Returns:
        From its first to its last day with the words that name it; both open when no period is named.
    """
    for phrase in _phrases(date_cell, text):
        try:
            known, _ = date_of_text(phrase, recorded_on=None, row_above=None, order=None)
        except DateRefused:
            continue
        if known.lower is not None and known.upper is not None and known.day is None:
            return DateKnown(known.lower, known.upper, known.uncertain, phrase)
    return DateKnown(None, None, words=date_cell)


def _phrases(date_cell: str, text: str) -> Iterator[str]:
    """Stretches of a text that may be a period, the longest first from each opening word."""
    if date_cell:
        yield date_cell
    for opening in _OPENINGS.finditer(text):
        word = opening.group().split()[0].rstrip(":").lower()
        following = text[opening.end() :].split()[:_MOST_WORDS]
        for count in range(len(following), 0, -1):
            stretch = " ".join(following[:count]).strip(".,;:()")
            if _YEAR.search(stretch):
                yield f"{opening.group().split()[0]} {stretch}" if word in {"between", "from"} else stretch
    for span in _TO.finditer(text):
        yield span.group()
