"""The only functions that write entries.

An entry is added, never changed; a correction names the entry that it corrects.
"""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, connection, transaction

from wholepicture.access.record import name_for
from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.chronology.entry import Code, DetailValue, Entry
from wholepicture.chronology.importing import code_row, row_of, waves
from wholepicture.chronology.models import (
    CodeDecision,
    Draft,
    EntryChild,
    EntryCode,
    EntryPerson,
    Import,
    ImportUndone,
    MadeKnown,
    RecordedEntry,
)
from wholepicture.people.models import Person
from wholepicture.timescales.date_known import DateKnown

READ_HERE = "read here"
RESTRICTED = "restricted"


@dataclasses.dataclass(frozen=True, slots=True)
class InIt:
    """A person in an entry that is added.

    Args:
        named: As the source names them.
        role: Their role in this entry.
        person: Who they are, when that is known.
    """

    named: str
    role: str
    person: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Brought:
    """An entry that is brought in.

    Args:
        entry: The entry, as it was read.
        people: Who is in it, as the worker has said who is who.
    """

    entry: Entry
    people: tuple[InIt, ...]


@transaction.atomic
def add_entry(
    *,
    by: Worker,
    children: Sequence[uuid.UUID],
    happened: DateKnown,
    words: str,
    known_on: datetime.date | None,
    kind: str = "note",
    basis: str = "record",
    people: Iterable[InIt] = (),
    response: str = "",
    voice: str = "",
    details: Mapping[str, DetailValue] | None = None,
    sensitivity: str = "shared",
    time: datetime.time | None = None,
    replaces: uuid.UUID | None = None,
    source: Mapping[str, object] | None = None,
) -> RecordedEntry:
    """Add an entry of the worker's own agency.

    Args:
        by: The worker who adds it.
        children: In whose chronologies it stands; at least one.
        happened: When it happened, as exactly as that is known.
        words: What happened.
        known_on: The day on which the agency knew; None when nobody can say.
        kind: A kind of `chronology/terms.toml`.
        basis: On what it stands.
        people: Who is in it.
        response: What was done about it.
        voice: What the child said or showed.
        details: Typed facts of the kind.
        sensitivity: "shared", "agency" or "restricted"; for the last the worker is named at once.
        time: The time of day.
        replaces: The entry that it corrects.
        source: Where it was read, when it was not written here.
    """
    entry = RecordedEntry.objects.create(
        happened_lower=happened.lower, happened_upper=happened.upper, happened_uncertain=happened.uncertain,
        happened_words=happened.words, time=time, known_on=known_on, received_by=by, agency_id=by.agency_id,
        source=dict(source or {}), basis=basis, kind=kind, words=words, response=response, voice=voice,
        details=dict(details or {}), sensitivity=sensitivity, replaces_id=replaces,
    )  # fmt: skip
    if sensitivity == RESTRICTED:
        name_for(entry.id, by.id, reason="Wrote it.", by=by)
    EntryChild.objects.bulk_create([EntryChild(entry=entry, child_id=child) for child in dict.fromkeys(children)])
    EntryPerson.objects.bulk_create(_people_in(entry, people))
    return entry


def _people_in(entry: RecordedEntry, people: Iterable[InIt]) -> list[EntryPerson]:
    return [
        EntryPerson(entry=entry, number=number, person_id=one.person, named=one.named, role=one.role)
        for number, one in enumerate(people)
    ]


def make_known(entry: uuid.UUID, agency: uuid.UUID, *, since: datetime.date, how: str, by: Worker) -> None:
    """Say that another agency knew of an entry.

    Args:
        entry: The entry.
        agency: The agency that knew.
        since: From which day.
        how: "told", "at a meeting" or "read here".
        by: The worker who says so.
    """
    MadeKnown.objects.create(entry_id=entry, agency_id=agency, since=since, how=how, by=by)


def suggest_codes(entry: uuid.UUID, codes: Iterable[Code]) -> None:
    """Keep what the rules propose for an entry.

    Args:
        entry: The entry.
        codes: What is proposed.
    """
    EntryCode.objects.bulk_create([code_row(code, entry) for code in codes])


def decide_code(code: uuid.UUID, answer: str, *, by: Worker) -> None:
    """Confirm or reject a code.

    Args:
        code: The code.
        answer: "confirmed" or "rejected".
        by: The worker who decides.
    """
    CodeDecision.objects.create(code_id=code, answer=answer, by=by)


def one_import_at_a_time(child: uuid.UUID, *, by: Worker) -> None:
    """Wait until nobody else of the agency is bringing in files about a child; until the end of this transaction.

    Args:
        child: The child.
        by: The worker.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {by.agency_id} {child}"])


@transaction.atomic
def bring_in(
    child: uuid.UUID,
    brought: Sequence[Brought],
    *,
    by: Worker,
    files: Sequence[Mapping[str, object]],
    account: Mapping[str, object],
    recorded: Mapping[str, uuid.UUID],
) -> Import:
    """Bring entries into a child's chronology, all of them or none.

    Args:
        child: The child.
        brought: The entries, of the worker's own agency.
        by: The worker who brings them in.
        files: The files that they were read from.
        account: What became of every row of the files.
        recorded: Entries that are in the record already and may be corrected, by the ids that the files give them.
    """
    made = Import.objects.create(
        agency_id=by.agency_id, child_id=child, by=by, files=list(files), account=dict(account)
    )
    kept, people = dict(recorded), {one.entry.id: one.people for one in brought}
    for wave in waves(one.entry for one in brought):
        rows = {one.id: row_of(one, made, by, replaces=kept.get(one.replaces or "")) for one in wave}
        RecordedEntry.objects.bulk_create(rows.values())
        for row in rows.values():
            if row.sensitivity == RESTRICTED:
                name_for(row.id, by.id, reason="Brought it in.", by=by)
        EntryChild.objects.bulk_create([EntryChild(entry=row, child_id=child) for row in rows.values()])
        EntryPerson.objects.bulk_create([of for one in wave for of in _people_in(rows[one.id], people[one.id])])
        EntryCode.objects.bulk_create([code_row(code, rows[one.id].id) for one in wave for code in one.suggested])
        MadeKnown.objects.bulk_create([of for one in wave for of in _told(one, rows[one.id], by)])
        kept |= {named: row.id for named, row in rows.items()}
    return made


def _told(entry: Entry, row: RecordedEntry, by: Worker) -> list[MadeKnown]:
    """Which other agencies of this partnership the source says were told, by their exact names."""
    since = {(one.agency.name, one.since) for one in entry.known_to}
    if not since:
        return []
    agencies = dict(RecordedAgency.objects.exclude(id=by.agency_id).values_list("name", "id"))
    return [
        MadeKnown(entry=row, agency_id=agencies[name], since=day, how="told", by=by)
        for name, day in sorted(since)
        if name in agencies
    ]


class UndoneAlready(Exception):
    """Somebody has undone the import before."""


def undo_import(made: Import, *, reason: str, by: Worker) -> None:
    """Undo an import as a whole: nobody reads its entries from then on.

    Args:
        made: The import.
        reason: Why.
        by: The worker who undoes it; of the agency that brought it in.

    Raises:
        UndoneAlready: When somebody has done so before.
    """
    try:
        with transaction.atomic():
            ImportUndone.objects.create(undone=made, reason=reason, by=by)
    except IntegrityError:
        raise UndoneAlready from None


class DraftChanged(Exception):
    """Somebody saved the draft meanwhile, in another window."""


def save_draft(
    child: Person | uuid.UUID, fields: Mapping[str, str], *, by: Worker, draft: uuid.UUID | None, version: int
) -> Draft:
    """Keep an unfinished entry; only its worker sees it.

    Args:
        child: The child.
        fields: What has been filled in.
        by: The worker.
        draft: The draft; None for a new one.
        version: The version that was being worked on.

    Raises:
        DraftChanged: When another version has been saved since.
    """
    child_id = child.id if isinstance(child, Person) else child
    if draft is None:
        return Draft.objects.create(worker=by, child_id=child_id, fields=dict(fields))
    changed = Draft.objects.filter(id=draft, version=version).update(
        fields=dict(fields), version=version + 1, saved_at=datetime.datetime.now(datetime.UTC)
    )
    if not changed:
        raise DraftChanged
    return Draft.objects.get(id=draft)


def throw_draft_away(draft: uuid.UUID) -> None:
    """Throw a draft away, when its entry has been added or is not wanted."""
    Draft.objects.filter(id=draft).delete()
