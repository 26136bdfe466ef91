"""What the page says of itself: how much, from whom, of what time."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.extent_in_words import period_in_words
from wholepicture.exchange.writing.numbers_in_words import listed


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


def _once(words: Sequence[str]) -> list[str]:
    return [word for word, _ in itertools.groupby(sorted(words))]
