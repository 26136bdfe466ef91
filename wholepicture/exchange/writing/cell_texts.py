"""What an entry says in the cells of a document, alike in the Word document and the workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wholepicture.chronology.entry import INVOLVED, Entry, Source
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.dates_in_words import day_in_words, in_words
from wholepicture.exchange.writing.layout import code_in_words, layout
from wholepicture.timescales.date_known import DateKnown


def as_written(happened: DateKnown) -> str:
    """The source's wording of the date, where it says more than the date in words beside it does.

    Returns:
        The wording, or nothing when it is only another spelling of the one certain day ("16/05/15"), or is empty.
    """
    words = happened.words.strip()
    if not words or words.casefold() == in_words(happened).casefold():
        return ""
    if happened.day is not None and not happened.uncertain and _only_spells(words, happened):
        return ""
    return words


def _only_spells(words: str, happened: DateKnown) -> bool:
    day = happened.day
    if day is None or re.search(r"[?~]", words):
        return False
    numbers = {day.day, day.month, day.year, day.year % 100, 0}
    settings = layout()["as_written"]
    names = (day_in_words(day).split()[1].lower(), *settings["weekdays"])
    for token in re.findall(r"\d+|[^\W\d_]+", words.lower()):
        if token.isdecimal():
            if int(token) not in numbers:
                return False
        elif token not in settings["plain_words"] and not _shortens(token, names, settings["shortest_name"]):
            return False
    return True


def _shortens(token: str, names: tuple[str, ...], shortest: int) -> bool:
    return len(token) >= shortest and any(name.startswith(token) for name in names)


def who(entry: Entry) -> list[str]:
    """Everyone in the entry, one a line: "Rowan (child)"."""
    return [
        one.person if one.role in {"", INVOLVED} else f"{one.person} ({code_in_words(one.role)})"
        for one in entry.people
    ]


def time_in_words(entry: Entry) -> str:
    """The time as "09:05"; seconds only when the source gives them."""
    time = entry.time
    if time is None:
        return ""
    return time.isoformat("seconds" if time.second else "minutes")


def place(source: Source) -> str:
    """Where in its file the entry stands: 'sheet "Log", row 14'."""
    parts = []
    if source.sheet is not None:
        parts.append(f'sheet "{source.sheet}"')
    if source.table is not None:
        parts.append(f"table {source.table}")
    if source.row is not None:
        parts.append(f"row {source.row}")
    return ", ".join(parts)


def source_lines(source: Source) -> list[str]:
    """Where it was read: the file and the place in it; then what the row gives as its source, and who wrote it."""
    pairs = ((source.file, place(source)), (source.document, source.author))
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


def known_to(entry: Entry) -> list[str]:
    """The other agencies that knew, each with the day since when."""
    return [f"{known.agency.name}, since {day_in_words(known.since)}" for known in entry.known_to]


def details(entry: Entry) -> list[tuple[str, str]]:
    """The typed facts: ("Seen alone", "no")."""
    return [(_heading(name), _value(value)) for name, value in entry.details.items()]


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
    if words := as_written(entry.happened):
        said.append(("Date as written", f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"))
    if entry.happened.uncertain:
        said.append(("Date", "uncertain in the source"))
    if entry.known_on is not None and entry.known_on != entry.happened.day:
        said.append(("Known to the agency on", day_in_words(entry.known_on)))
    said.extend(("Known to", text) for text in known_to(entry))
    if entry.basis != "record":
        said.append(("Basis", code_in_words(entry.basis)))
    said.extend(details(entry))
    if entry.sensitivity != "shared":
        said.append(("Who may see it", code_in_words(entry.sensitivity)))
    if entry.replaces is not None:
        said.append(("Corrects the entry", entry.replaces))
    return said


def codes(entry: Entry) -> list[str]:
    """The codes beside the words, each with the phrase that it stands on: 'neglect, suggested: "no food"'."""
    return [f'{code.code}, {code_in_words(code.status)}: "{code.phrase}"' for code in entry.codes]
