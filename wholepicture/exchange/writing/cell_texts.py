"""What an entry says, alike in the page, the Word document and the workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wholepicture.chronology.entry import INVOLVED, Entry, Source
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.as_written import as_written
from wholepicture.exchange.writing.dates_in_words import day_in_words, in_words
from wholepicture.exchange.writing.layout import code_in_words, layout

KNOWN_BY = "Known to the agency by"


def who(entry: Entry) -> list[str]:
    """Everyone in the entry, one a line: "Rowan (child)"."""
    return [
        one.person if one.role in {"", INVOLVED} else f"{one.person} ({code_in_words(one.role)})"
        for one in entry.people
    ]


def time_in_words(entry: Entry) -> str:
    """The time as "09:05"; with its seconds only when they are not 0."""
    time = entry.time
    if time is None:
        return ""
    return time.isoformat("seconds" if time.second else "minutes")


def source_lines(source: Source) -> list[str]:
    """Where it was read: the file and the place in it; then what the row gives as its source, and who wrote it."""
    pairs = ((source.file, source.place), (source.document, source.author))
    return [line for pair in pairs if (line := ", ".join(part for part in pair if part))]


def by_id(merged: MergedChronology) -> dict[str, Entry]:
    """The entries that others name, by id."""
    named = {other for entry in merged.entries for other in entry.also_recorded_by}
    return {entry.id: entry for entry in merged.entries if entry.id in named} if named else {}


def also_recorded_by(entry: Entry, entries: Mapping[str, Entry]) -> list[str]:
    """The other agencies' entries proposed as the same event: "Northmere Police, 16 May 2015, 23:47"."""
    return [_named(entries.get(other)) for other in entry.also_recorded_by]


def _named(entry: Entry | None) -> str:
    if entry is None:
        return "an entry that was left out of this document"
    return ", ".join(part for part in (entry.agency.name, in_words(entry.happened), time_in_words(entry)) if part)


def known_by(entry: Entry) -> str:
    """The day by which the agency knew, unless that is the day on which it happened."""
    known = entry.known_on
    return "" if known is None or known == entry.happened.day else day_in_words(known)


def known_to(entry: Entry) -> list[str]:
    """The other agencies that knew, each with the day since when."""
    return [f"{known.agency.name}, since {day_in_words(known.since)}" for known in entry.known_to]


def details(entry: Entry) -> list[tuple[str, str]]:
    """The typed facts: ("Seen alone", "no")."""
    return [(_heading(name), _value(value)) for name, value in entry.details.items()]


def details_not_in_notes(entry: Entry) -> list[tuple[str, str]]:
    """The typed facts that no note tells: "Seen: no" adds nothing to the source's own "Child seen?: No"."""
    notes = [(_words(heading), _words(heading) + _words(text)) for heading, text in entry.notes.items()]
    return [
        (_heading(name), _value(value))
        for name, value in entry.details.items()
        if not any(_tells(note, set(_words(code_in_words(name)))) for note in notes)
    ]


def _tells(note: tuple[list[str], list[str]], named: set[str]) -> bool:
    """Whether a note names a fact: in its heading in part at least, and with its text altogether."""
    heading, whole = note
    return not named.isdisjoint(heading) and named.issubset(whole)


def notes(entry: Entry) -> list[tuple[str, str]]:
    """The source's notes by heading, without the one that only names again everyone who is named in the entry."""
    people = _names(" ".join(one.person for one in entry.people))
    return [
        (" ".join(heading.split()) or "Note", text)
        for heading, text in entry.notes.items()
        if not people or _names(text) != people
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _names(text: str) -> str:
    """Names without what stands between them; a question mark or anything else that says more is kept."""
    return " ".join(re.split(layout()["people"]["between"], text.casefold())).strip()


def _heading(name: str) -> str:
    words = code_in_words(name)
    return words[:1].upper() + words[1:]


def _value(value: str | int | bool | None) -> str:  # noqa: FBT001 - it is the fact itself
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not known" if value is None else str(value)


def remarks(entry: Entry) -> list[tuple[str, str]]:
    """What should be known of an entry and has no column of its own, by heading; the source's notes are not in it."""
    said: list[tuple[str, str]] = []
    if words := as_written(entry.happened, entry.time):
        said.append(("Date as written", f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"))
    if entry.happened.uncertain:
        said.append(("Date", "uncertain in the source"))
    if known := known_by(entry):
        said.append((KNOWN_BY, known))
    said.extend(("Known to", text) for text in known_to(entry))
    if entry.basis != "record":
        said.append(("Basis", code_in_words(entry.basis)))
    said.extend(details_not_in_notes(entry))
    if entry.sensitivity != "shared":
        said.append(("Who may see it", code_in_words(entry.sensitivity)))
    if entry.replaces is not None:
        said.append(("Corrects the entry", entry.replaces))
    return said
