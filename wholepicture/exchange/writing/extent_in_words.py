"""What time a chronology covers, and to what part of it a document was narrowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import MergedChronology, Narrowing
from wholepicture.exchange.writing.dates_in_words import day_in_words
from wholepicture.exchange.writing.numbers_in_words import count, listed


def period_in_words(entries: Sequence[Entry]) -> str:
    """From the first day to the last on which an entry can have happened; "" when none has a date."""
    days = [day for entry in entries for day in (entry.happened.lower, entry.happened.upper) if day is not None]
    if not days:
        return ""
    first, last = min(days), max(days)
    return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"


def narrowed_in_words(merged: MergedChronology) -> str:
    """What was left out on purpose, in a sentence or two; "" when nothing was narrowed."""
    if not merged.narrowing:
        return ""
    return (
        f"This document was narrowed to entries {listed(list(_narrowings(merged.narrowing)))}. "
        f"It shows {len(merged.entries):,} of the {count(merged.counted, 'entry', 'entries')} that were read. "
        "The counts of files and rows are of everything that was read."
    )


def _narrowings(narrowing: Narrowing) -> Iterator[str]:
    if narrowing.first and narrowing.last:
        yield f"that may have happened from {day_in_words(narrowing.first)} to {day_in_words(narrowing.last)}"
    elif narrowing.first:
        yield f"that may have happened on or after {day_in_words(narrowing.first)}"
    elif narrowing.last:
        yield f"that may have happened on or before {day_in_words(narrowing.last)}"
    if narrowing.agencies:
        yield f"of {listed(narrowing.agencies)}"
    if narrowing.people:
        yield f"that name {listed(narrowing.people)}"
