"""The chronology in a few sentences, for the top of a document."""

from __future__ import annotations

import collections
import datetime

from wholepicture.exchange.merged import MergedChronology, Narrowing
from wholepicture.exchange.writing.dates_in_words import day_in_words


def summary(merged: MergedChronology) -> list[str]:
    """What is in it, whose records, what was left out on purpose, and what could not be read.

    Args:
        merged: The chronology.

    Returns:
        Two to four short paragraphs.
    """
    found = [_entries(merged), _agencies(merged)]
    if merged.narrowing:
        found.append(_narrowed(merged))
    found.append(_reading(merged))
    return [paragraph for paragraph in found if paragraph]


def _entries(merged: MergedChronology) -> str:
    entries = merged.entries
    if not entries:
        return "There are no entries."
    days = [day for entry in entries for day in (entry.happened.lower, entry.happened.upper) if day is not None]
    number = _number(len(entries), "entry", "entries")
    return (
        f"{number}{_period(days)}, in order of when it happened as far as that is known. Each stands in its "
        "agency's own words, with where it was read. A date is never shown more exactly than it is known."
    )


def _period(days: list[datetime.date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return f" of {day_in_words(first)}" if first == last else f" from {day_in_words(first)} to {day_in_words(last)}"


def _agencies(merged: MergedChronology) -> str:
    count = collections.Counter(entry.agency.name for entry in merged.entries)
    if not count:
        return ""
    names = "; ".join(f"{name} ({number:,})" for name, number in sorted(count.items()))
    return f"Agencies, with how many entries each: {names}."


def _narrowed(merged: MergedChronology) -> str:
    left_out = merged.counted - len(merged.entries)
    return (
        f"This is a part of the chronology: {_limits(merged.narrowing)}. {_number(left_out, 'entry', 'entries')} "
        f"of {merged.counted:,} {'is' if left_out == 1 else 'are'} not shown."
    )


def _limits(narrowing: Narrowing) -> str:
    limits = []
    if narrowing.first:
        limits.append(f"from {day_in_words(narrowing.first)}")
    if narrowing.last:
        limits.append(f"to {day_in_words(narrowing.last)}")
    if narrowing.agencies:
        limits.append(f"only {', '.join(narrowing.agencies)}")
    if narrowing.people:
        limits.append(f"only entries about {', '.join(narrowing.people)}")
    return "; ".join(limits)


def _reading(merged: MergedChronology) -> str:
    rows = sum(line.refused for line in merged.files)
    whole = sum(line.status == "refused" for line in merged.files)
    said = [f"Read from {_number(len(merged.files), 'file', 'files')}."]
    if whole:
        said.append(f"{_number(whole, 'file', 'files')} could not be read at all.")
    if rows:
        said.append(f"{_number(rows, 'row', 'rows')} could not be read safely and {_stand(rows)} at the end.")
    guessed = sum("guess" in line.agency_from for line in merged.files)
    if guessed:
        said.append(f"For {_number(guessed, 'file', 'files')} the agency was guessed: see the table of files.")
    return " ".join(said)


def _stand(rows: int) -> str:
    return "stands" if rows == 1 else "stand"


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
