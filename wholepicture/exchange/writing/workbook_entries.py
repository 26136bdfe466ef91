"""The sheet of the chronology: its columns, and the values of each entry in them."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing import cell_texts, suggestions_in_words
from wholepicture.exchange.writing.as_written import as_written
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import code_in_words, layout
from wholepicture.exchange.writing.workbook_cells import SheetColumn, Value

Take = Callable[[Entry], Value]


class EntryColumns:
    """The columns of the chronology, made for one chronology: those that it has something for.

    Args:
        merged: The chronology.
    """

    def __init__(self, merged: MergedChronology) -> None:
        self._headings = _frequent_headings(merged.entries)
        self._takes: list[Take] = []
        self.columns: list[SheetColumn] = []
        takes = _takes(merged, set(self._headings))
        for one in layout()["workbook"]["columns"]:
            key = one["key"]
            if key == "notes":
                self._add_notes(merged.entries, takes[key], one)
            elif not one.get("optional") or any(takes[key](entry) for entry in merged.entries):
                self._add(
                    SheetColumn(one["heading"], one["width"], key == "agency", bool(one.get("ends_printed_page"))),
                    takes[key],
                )

    def _add(self, column: SheetColumn, take: Take) -> None:
        self.columns.append(column)
        self._takes.append(take)

    def _add_notes(self, entries: Sequence[Entry], others: Take, one: Mapping[str, object]) -> None:
        for heading in self._headings:
            self._add(SheetColumn(heading, layout()["workbook"]["note_width"]), _note(heading))
        if any(others(entry) for entry in entries):
            self._add(SheetColumn(str(one["heading"]), float(str(one["width"]))), others)

    def values(self, number: int, entry: Entry) -> list[Value]:
        """The values of one entry.

        Args:
            number: Its place in the chronology, from 1.
            entry: The entry.
        """
        return [number, *(take(entry) for take in self._takes[1:])]

    def rows(self, entries: Iterable[Entry], first: int) -> Iterator[list[Value]]:
        """The values of each entry, numbered from `first`."""
        return (self.values(number, entry) for number, entry in enumerate(entries, first))

    def suspects(self, entries: Iterable[Entry], first: int) -> Iterator[list[Value]]:
        """The values of each entry in which a text may be too long for a cell."""
        return (self.values(number, entry) for number, entry in enumerate(entries, first) if _is_bulky(entry))


def _is_bulky(entry: Entry) -> bool:
    """Whether an entry holds so much, or so many things, that a cell made of it might be too long.

    It looks at lengths only, which is far quicker than to make every cell twice.
    """
    limits: dict[str, int] = layout()["workbook"]["bulky"]
    source = entry.source
    several = (entry.known_to, entry.also_recorded_by, entry.details)
    if any(several) or sum(map(len, (entry.people, entry.codes, entry.suggested, entry.mentioned))) > limits["things"]:
        return True
    texts = (
        *(entry.id, entry.words, entry.response, entry.voice, entry.happened.words, entry.agency.name, entry.kind),
        *(entry.agency.kind, entry.basis, entry.agency_guessed or "", entry.replaces or "", entry.sensitivity),
        *(source.file, source.sheet or "", source.author or "", source.document or ""),
        *(text for heading, note in entry.notes.items() for text in (heading, note)),
        *(text for one in entry.people for text in (one.person, one.role)),
        *(text for one in (*entry.codes, *entry.suggested) for text in (one.code, one.polarity)),
        *(one.phrase for one in entry.mentioned),
    )
    return sum(map(len, texts)) > limits["letters"]


def _frequent_headings(entries: Sequence[Entry]) -> list[str]:
    """The notes' headings that have a column each: the most frequent ones, in the order in which they first come."""
    counts: collections.Counter[str] = collections.Counter()
    for entry in entries:
        counts.update(heading for heading in entry.notes if heading.strip())
    frequent = {heading for heading, _ in counts.most_common(layout()["workbook"]["most_note_columns"])}
    return [heading for heading in counts if heading in frequent]


def _note(heading: str) -> Take:
    return lambda entry: entry.notes.get(heading)


def _takes(merged: MergedChronology, with_columns: set[str]) -> dict[str, Take]:
    """How the value of each column, by key, is taken from an entry."""
    linked = cell_texts.by_id(merged)
    ages = merged.ages
    return {
        **_PLAIN,
        "age": lambda entry: ages.get(entry.id),
        "linked": lambda entry: "\n".join(cell_texts.also_recorded_by(entry, linked)),
        "notes": lambda entry: "\n".join(
            f"{heading}: {text}" for heading, text in entry.notes.items() if heading not in with_columns
        ),
    }


_PLAIN: dict[str, Take] = {
    "number": lambda _: None,
    "from": lambda entry: entry.happened.lower,
    "to": lambda entry: entry.happened.upper,
    "date": lambda entry: in_words(entry.happened),
    "time": lambda entry: entry.time,
    "agency": lambda entry: entry.agency.name,
    "who": lambda entry: "\n".join(cell_texts.who(entry)),
    "what": lambda entry: entry.words,
    "voice": lambda entry: entry.voice,
    "response": lambda entry: entry.response,
    "file": lambda entry: entry.source.file,
    "place": lambda entry: entry.source.place,
    "written": lambda entry: as_written(entry.happened, entry.time),
    "uncertain": lambda entry: "yes" if entry.happened.uncertain else "no",
    "known_on": lambda entry: entry.known_on,
    "known_to": lambda entry: "\n".join(cell_texts.known_to(entry)),
    "basis": lambda entry: code_in_words(entry.basis),
    "kind": lambda entry: code_in_words(entry.kind),
    "details": lambda entry: "\n".join(f"{name}: {value}" for name, value in cell_texts.details(entry)),
    "author": lambda entry: entry.source.author,
    "document": lambda entry: entry.source.document,
    "agency_kind": lambda entry: code_in_words(entry.agency.kind),
    "guessed": lambda entry: entry.agency_guessed,
    "sequence": lambda entry: entry.sequence,
    "suggested": lambda entry: "\n".join(suggestions_in_words.suggested_labels(entry)),
    "codes": lambda entry: "\n".join(suggestions_in_words.labels(entry.codes)),
    "unknown": lambda entry: "\n".join(suggestions_in_words.unknown_people(entry)),
    "sensitivity": lambda entry: code_in_words(entry.sensitivity),
    "replaces": lambda entry: entry.replaces,
    "id": lambda entry: entry.id,
}
