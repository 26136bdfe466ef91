"""The example family, from the chronology that was merged from its agencies' files."""

from __future__ import annotations

import dataclasses
import datetime
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.chronology.entry import Entry, PersonInEntry
from wholepicture.chronology.models import EntryCode, MadeKnown, RecordedEntry
from wholepicture.exchange.checking.chronology_given import chronology_given
from wholepicture.people.models import Person
from wholepicture.project.demonstration.rows import Rows

_EXPECTED = datetime.timedelta(days=280)  # of a child who is on the way
_ADDRESS = "14 Heron Close, Ferrowdale"
_WORDS = re.compile(r"[^a-z ]")
_OF = {"mother_of": "mother", "father_of": "father", "partner_of": "partner"}


def example_family(
    chronology: Path,
    agency: Callable[[str], RecordedAgency],
    worker: Callable[[RecordedAgency], Worker],
    family: Mapping[str, Any],
) -> Rows:
    """The family's people and entries.

    Args:
        chronology: A chronology.json.
        agency: The agency of a kind.
        worker: Who writes for an agency.
        family: Who is who; `partnership.toml`.
    """
    _title, entries = chronology_given(chronology)
    return _Family(family, agency, worker).rows(entries)


class _Family:
    def __init__(
        self,
        family: Mapping[str, Any],
        agency: Callable[[str], RecordedAgency],
        worker: Callable[[RecordedAgency], Worker],
    ) -> None:
        self._agency, self._worker = agency, worker
        self._kept = Rows()
        self._by = worker(agency("children_social_care"))
        self._people = family["person"]
        self._known_from = family["known_from"]
        self._persons = {
            one["name"]: self._kept.person(one["name"], self._by, born=one.get("born"), gender=one.get("gender", ""))
            for one in self._people
        }
        self._born = {one["name"]: one["born"] for one in self._people if one.get("child")}
        self._called = {_folded(name): one["name"] for one in self._people for name in [one["name"], *one["called"]]}

    def rows(self, entries: Sequence[Entry]) -> Rows:
        """Everything."""
        for child in self._born:
            self._kept.in_the_picture(self._persons[child], list(self._persons.values()))
        self._related()
        home = self._kept.household(_ADDRESS, self._by)
        for name in [*self._born, "Leanne Tredwin"]:
            self._kept.stay(self._persons[name], home, self._by, self._born.get(name, datetime.date(2015, 8, 3)))
        for entry in entries:
            self._entry(entry)
        for agency in dict.fromkeys(self._agency(entry.agency.kind) for entry in entries):
            for child in self._born:
                self._kept.let_in(self._persons[child], agency, self._worker(agency), self._known_from)
                self._kept.works_with(self._worker(agency), self._persons[child])
        return self._kept

    def _related(self) -> None:
        for one in self._people:
            for key, kind in _OF.items():
                for other in one.get(key, ()):
                    self._kept.related(self._persons[one["name"]], kind, self._persons[other], self._by)

    def _entry(self, entry: Entry) -> None:
        held_by = self._agency(entry.agency.kind)
        row = _as_kept(entry, held_by, self._worker(held_by))
        self._kept.entry(row, self._of(entry), [self._in_it(one) for one in entry.people])
        self._kept.of_entries.extend(
            EntryCode(entry=row, code=code.code, polarity=code.polarity, subject=code.subject, phrase=code.phrase,
                      rule=code.rule, field=code.field, start=code.start, end=code.end)
            for code in entry.suggested
        )  # fmt: skip
        told = {self._agency(one.agency.kind).id: one.since for one in entry.known_to}
        self._kept.of_entries.extend(
            MadeKnown(entry=row, agency_id=other, since=since, how="told", by=self._worker(held_by))
            for other, since in told.items()
            if other != held_by.id
        )

    def _of(self, entry: Entry) -> list[Person]:
        """In whose chronologies it stands: of every child who was born or on the way."""
        day = entry.happened.upper or entry.happened.lower
        found = [self._persons[child] for child, born in self._born.items() if day is None or day >= born - _EXPECTED]
        return found or [self._persons[next(iter(self._born))]]

    def _in_it(self, one: PersonInEntry) -> tuple[str, str, uuid.UUID | None]:
        name = self._called.get(_folded(one.person))
        return name or one.person, one.role, self._persons[name].id if name else None


def _as_kept(entry: Entry, held_by: RecordedAgency, by: Worker) -> RecordedEntry:
    return RecordedEntry(
        id=uuid.UUID(entry.id), happened_lower=entry.happened.lower, happened_upper=entry.happened.upper,
        happened_uncertain=entry.happened.uncertain, happened_words=entry.happened.words, time=entry.time,
        sequence=entry.sequence, known_on=entry.known_on, received_by=by, agency=held_by,
        source=dataclasses.asdict(entry.source), basis=entry.basis, kind=entry.kind, words=entry.words,
        response=entry.response, voice=entry.voice, details=dict(entry.details), notes=dict(entry.notes),
        sensitivity=entry.sensitivity,
    )  # fmt: skip


def _folded(name: str) -> str:
    return " ".join(_WORDS.sub(" ", name.casefold()).split())
