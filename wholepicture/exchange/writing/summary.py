"""The chronology in a few sentences, for the top of a document."""

from __future__ import annotations

import collections

from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.extent_in_words import narrowed_in_words, period_in_words
from wholepicture.exchange.writing.not_read import how_much, how_much_in_words
from wholepicture.exchange.writing.numbers_in_words import count
from wholepicture.exchange.writing.suggestions_in_words import what_suggestions_are


def summary(merged: MergedChronology) -> list[str]:
    """What is in it, whose records, what was left out on purpose, what could not be read, and what suggestions are.

    Args:
        merged: The chronology.

    Returns:
        Two to five short paragraphs.
    """
    found = [
        *(_entries(merged), _agencies(merged), narrowed_in_words(merged), _reading(merged)),
        what_suggestions_are(merged),
    ]
    return [paragraph for paragraph in found if paragraph]


def _entries(merged: MergedChronology) -> str:
    if not merged.entries:
        return "There are no entries."
    period = period_in_words(merged.entries)
    number = count(len(merged.entries), "entry", "entries")
    return (
        f"{number}{f', {period}' if period else ''}, in order of when it happened as far as that is known. Each stands "
        "in its agency's own words, with where it was read. A date is never shown more exactly than it is known."
    )


def _agencies(merged: MergedChronology) -> str:
    held = collections.Counter(entry.agency.name for entry in merged.entries)
    if not held:
        return ""
    names = "; ".join(f"{name} ({number:,})" for name, number in sorted(held.items()))
    return f"Agencies, with how many entries each: {names}."


def _reading(merged: MergedChronology) -> str:
    said = [f"Read from {count(len(merged.files), 'file')}."]
    if missing := how_much_in_words(merged):
        verb = "is" if sum(how_much(merged)) == 1 else "are"
        said.append(f"{missing} {verb} not in the chronology, because not safely read: see the table at the end.")
    guessed = sum("guess" in line.agency_from for line in merged.files)
    if guessed:
        said.append(f"For {count(guessed, 'file')} the agency was guessed: see the table of files.")
    return " ".join(said)
