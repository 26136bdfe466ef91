"""The example family, from the chronology that was merged from its agencies' files."""

from __future__ import annotations

import collections
import datetime
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.chronology.entry import Entry
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
    rows = Rows()
    by = worker(agency("children_social_care"))
    persons = {one["name"]: rows.person(one["name"], by, born=one.get("born")) for one in family["person"]}
    children = {one["name"]: one["born"] for one in family["person"] if one.get("child")}
    for child in children:
        rows.in_the_picture(persons[child], list(persons.values()))
    _related(rows, family["person"], persons, by)
    home = rows.household(_ADDRESS, by)
    for name in [*children, "Leanne Tredwin"]:
        rows.stay(persons[name], home, by, children.get(name, datetime.date(2015, 8, 3)))
    called = {_folded(name): one["name"] for one in family["person"] for name in [one["name"], *one["called"]]}
    for entry in entries:
        _entry(rows, entry, agency, worker, persons, children, called)
    for kind in dict.fromkeys(agency(entry.agency.kind) for entry in entries):
        for child in children:
            rows.let_in(persons[child], kind, worker(kind), family["known_from"])
            rows.works_with(worker(kind), persons[child])
    return rows


def _related(rows: Rows, people: Sequence[Mapping[str, Any]], persons: Mapping[str, Person], by: Worker) -> None:
    for one in people:
        for key, kind in _OF.items():
            for other in one.get(key, ()):
                rows.related(persons[one["name"]], kind, persons[other], by)


def _entry(
    rows: Rows,
    entry: Entry,
    agency: Callable[[str], RecordedAgency],
    worker: Callable[[RecordedAgency], Worker],
    persons: Mapping[str, Person],
    children: Mapping[str, datetime.date],
    called: Mapping[str, str],
) -> None:
    held_by = agency(entry.agency.kind)
    day = entry.happened.upper or entry.happened.lower
    of = [persons[child] for child, born in children.items() if day is None or day >= born - _EXPECTED]
    row = RecordedEntry(
        id=uuid.UUID(entry.id), happened_lower=entry.happened.lower, happened_upper=entry.happened.upper,
        happened_uncertain=entry.happened.uncertain, happened_words=entry.happened.words, time=entry.time,
        sequence=entry.sequence, known_on=entry.known_on, received_by=worker(held_by), agency=held_by,
        source={"file": entry.source.file, "sha256": entry.source.sha256, "sheet": entry.source.sheet,
                "table": entry.source.table, "row": entry.source.row, "author": entry.source.author,
                "document": entry.source.document},
        basis=entry.basis, kind=entry.kind, words=entry.words, response=entry.response, voice=entry.voice,
        details=dict(entry.details), notes=dict(entry.notes), sensitivity=entry.sensitivity,
    )  # fmt: skip
    people = []
    for one in entry.people:
        name = called.get(_folded(one.person))
        people.append((name or one.person, one.role, persons[name].id if name else None))
    rows.entry(row, of or [persons[next(iter(children))]], people)
    rows.of_entries.extend(
        EntryCode(entry=row, code=code.code, polarity=code.polarity, subject=code.subject, phrase=code.phrase,
                  rule=code.rule, field=code.field, start=code.start, end=code.end)
        for code in entry.suggested
    )  # fmt: skip
    told = collections.OrderedDict((agency(one.agency.kind).id, one.since) for one in entry.known_to)
    rows.of_entries.extend(
        MadeKnown(entry=row, agency_id=other, since=since, how="told", by=worker(held_by))
        for other, since in told.items()
        if other != held_by.id
    )


def _folded(name: str) -> str:
    return " ".join(_WORDS.sub(" ", name.casefold()).split())
