"""What the page says of itself: how much, from whom, of what time, what was narrowed, what was refused."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import FileLine, MergedChronology, Narrowing
from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.dates_in_words import day_in_words
from wholepicture.exchange.writing.page_text import count, listed


@dataclasses.dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency of the chronology.

    Args:
        name: Its name.
        style: Its look.
        entries: How many of its entries are in this document.
        period: From its first to its last dated entry, in words.
        known: How the agency of its files is known, in words.
    """

    name: str
    style: AgencyStyle
    entries: int
    period: str
    known: str


def agency_lines(merged: MergedChronology, styles: Mapping[str, AgencyStyle]) -> list[AgencyLine]:
    """Each agency with what is here of it, in the order of the styles."""
    held: dict[str, list[Entry]] = {name: [] for name in styles}
    for entry in merged.entries:
        held[entry.agency.name].append(entry)
    known: dict[str, list[str]] = {}
    for line in merged.files:
        if line.agency and line.agency_from:
            known.setdefault(line.agency, []).append(line.agency_from)
    return [
        AgencyLine(name, styles[name], len(entries), period_in_words(entries), listed(_once(known.get(name, []))))
        for name, entries in held.items()
    ]


def period_in_words(entries: Sequence[Entry]) -> str:
    """From the first day to the last on which an entry can have happened; "" when none has a date."""
    lowers = [entry.happened.lower for entry in entries if entry.happened.lower]
    uppers = [entry.happened.upper for entry in entries if entry.happened.upper]
    if not lowers and not uppers:
        return ""
    first, last = min((*lowers, *uppers)), max((*lowers, *uppers))
    return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"


def narrowed_in_words(merged: MergedChronology) -> str:
    """What was left out of the page, in a sentence or two; "" when nothing was narrowed."""
    if not merged.narrowing:
        return ""
    return (
        f"This document was narrowed to entries {listed(list(_narrowings(merged.narrowing)))}. "
        f"It shows {len(merged.entries):,} of the {count(merged.counted, 'entry', 'entries')} that were read. "
        "The counts of files and rows are of everything that was read."
    )


def totals(files: Sequence[FileLine]) -> dict[str, int]:
    """The sums of the reconciliation."""
    return {name: sum(getattr(line, name) for line in files) for name in ("rows", "entries", "refused", "blank")}


def nil_returns(merged: MergedChronology) -> list[str]:
    """Agencies (or files) that answered that they hold nothing."""
    return _once([line.agency or line.file for line in merged.files if line.status == "nil_return"])


def guesses(merged: MergedChronology) -> list[str]:
    """Agencies that nobody named: it was guessed whose record it is."""
    return sorted({entry.agency.name for entry in merged.entries if entry.agency_guessed})


def inexact(entries: Sequence[Entry]) -> int:
    """How many entries are not known to the day."""
    return sum(entry.happened.day is None for entry in entries)


def _narrowings(narrowing: Narrowing) -> Iterator[str]:
    if narrowing.first and narrowing.last:
        yield f"that may have happened from {day_in_words(narrowing.first)} to {day_in_words(narrowing.last)}"
    elif narrowing.first:
        yield f"that may have happened on or after {day_in_words(narrowing.first)}"
    elif narrowing.last:
        yield f"that may have happened on or before {day_in_words(narrowing.last)}"
    if narrowing.agencies:
        yield f"of {listed(list(narrowing.agencies))}"
    if narrowing.people:
        yield f"that name {listed(list(narrowing.people))}"


def _once(words: Sequence[str]) -> list[str]:
    return [word for word, _ in itertools.groupby(sorted(words))]
