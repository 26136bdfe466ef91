"""What an import makes of entries: the rows that are kept, in an order in which the database takes them."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wholepicture.agencies.models import Worker
from wholepicture.chronology.entry import Code, Entry
from wholepicture.chronology.models import EntryCode, Import, RecordedEntry

_WIDER_TO_NARROWER = ("shared", "agency", "restricted")

Place = tuple[str, str | None, int | None, int | None, str]
"""Where an entry was read: the document's checksum, sheet, table and row; where there is no row, its words."""


def place_of(entry: Entry) -> Place:
    """Where an entry was read, so that the same is not brought in twice.

    Args:
        entry: The entry.
    """
    return place_of_source(dataclasses.asdict(entry.source), entry.words)


def place_of_source(source: Mapping[str, Any], words: str) -> Place:
    """The same, of a source as it is kept.

    Args:
        source: By the names of `chronology.entry.Source`.
        words: The entry's words.
    """
    sha256, row = source.get("sha256") or "", source.get("row")
    return sha256, source.get("sheet"), source.get("table"), row, words if row is None or not sha256 else ""


def narrower(one: str, other: str) -> str:
    """Of two ways of sharing, the one for fewer people."""
    return max(one, other, key=_WIDER_TO_NARROWER.index)


def waves(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries so that each stands in a later wave than the one that it corrects.

    Args:
        entries: The entries; none of them in a ring.
    """
    left = {one.id: one for one in entries}
    found: list[list[Entry]] = []
    while left:
        found.append([one for one in left.values() if one.replaces not in left])
        for one in found[-1]:
            del left[one.id]
    return found


def in_a_ring(entries: Sequence[Entry]) -> frozenset[str]:
    """Entries that correct each other in a ring, or hang on such a ring, by their ids."""
    left = {one.id: one for one in entries}
    while free := [one for one, entry in left.items() if entry.replaces not in left]:
        for one in free:
            del left[one]
    return frozenset(left)


def row_of(entry: Entry, made: Import, by: Worker, *, replaces: uuid.UUID | None) -> RecordedEntry:
    """An entry as it is kept, under an id of the record's own.

    Args:
        entry: The entry.
        made: The import.
        by: The worker who brings it in.
        replaces: The recorded entry that it corrects.
    """
    return RecordedEntry(
        happened_lower=entry.happened.lower, happened_upper=entry.happened.upper,
        happened_uncertain=entry.happened.uncertain, happened_words=entry.happened.words, time=entry.time,
        sequence=entry.sequence, known_on=entry.known_on, received_by=by, brought_by=made, agency_id=by.agency_id,
        source=dataclasses.asdict(entry.source), basis=entry.basis, kind=entry.kind, words=entry.words,
        response=entry.response, voice=entry.voice, details=dict(entry.details), notes=dict(entry.notes),
        sensitivity=entry.sensitivity, replaces_id=replaces,
    )  # fmt: skip


def code_row(code: Code, entry: uuid.UUID) -> EntryCode:
    """A suggested code as it is kept; what anybody answered elsewhere is not: it is answered here, by name.

    Args:
        code: The code.
        entry: The recorded entry.
    """
    return EntryCode(
        entry_id=entry, code=code.code, polarity=code.polarity, subject=code.subject, phrase=code.phrase,
        rule=code.rule, field=code.field, start=code.start, end=code.end,
    )  # fmt: skip
