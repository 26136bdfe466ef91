"""The only functions that query entries. The database shows each reader only what they may see."""

from __future__ import annotations

import collections
import dataclasses
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wholepicture.agencies.agency import Agency
from wholepicture.agencies.models import RecordedAgency
from wholepicture.chronology.entry import Answer, Code, Entry, KnownTo, PersonInEntry, Source
from wholepicture.chronology.importing import Place, place_of_source
from wholepicture.chronology.models import CodeDecision, EntryCode, EntryPerson, Import, MadeKnown, RecordedEntry
from wholepicture.chronology.order import in_order
from wholepicture.timescales.date_known import DateKnown

_HERE = "Written in Whole Picture"


def chronology_of(child: uuid.UUID) -> list[Entry]:
    """A child's whole chronology as the reader may see it, in order; corrected entries are there too.

    Args:
        child: The child.
    """
    return entries(RecordedEntry.objects.filter(children__child=child))


def entry(one: uuid.UUID) -> Entry | None:
    """One entry, when the reader may see it.

    Args:
        one: The entry's id.
    """
    found = entries(RecordedEntry.objects.filter(id=one))
    return found[0] if found else None


def entries(rows: Iterable[RecordedEntry]) -> list[Entry]:
    """Rows as entries, in order, with everything that hangs on them.

    Args:
        rows: The rows; a query is asked once.
    """
    every = list(rows)
    ids = [row.id for row in every]
    agencies = {one.id: one.plain() for one in RecordedAgency.objects.all()}
    people = _people(ids)
    codes = {one: [kept.code for kept in of] for one, of in codes_of(ids).items()}
    known: dict[uuid.UUID, list[KnownTo]] = collections.defaultdict(list)
    for of in MadeKnown.objects.filter(entry__in=ids).order_by("since", "id"):
        known[of.entry_id].append(KnownTo(agencies[of.agency_id], of.since))
    return in_order(
        [_entry(row, agencies[row.agency_id], people[row.id], codes.get(row.id, []), known[row.id]) for row in every]
    )


def _people(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[PersonInEntry]]:
    found: dict[uuid.UUID, list[PersonInEntry]] = collections.defaultdict(list)
    rows = EntryPerson.objects.filter(entry__in=ids).order_by("entry", "number").values_list("entry", "named", "role")
    for of, named, role in rows:
        found[of].append(PersonInEntry(named, role))
    return found


@dataclasses.dataclass(frozen=True, slots=True)
class KeptCode:
    """A code that was suggested for an entry, with its id.

    Args:
        id: Its id.
        code: The code, with everybody's latest answers.
        said: Each worker's latest answer.
    """

    id: uuid.UUID
    code: Code
    said: Mapping[uuid.UUID, str]


def codes_of(entries: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[KeptCode]]:
    """The codes that were suggested for entries, in the order of their texts.

    Args:
        entries: The entries.
    """
    rows = list(EntryCode.objects.filter(entry__in=list(entries)).order_by("start", "id"))
    answers: dict[uuid.UUID, dict[uuid.UUID, Answer]] = collections.defaultdict(dict)
    for of in CodeDecision.objects.filter(code__in=rows).select_related("by").order_by("id"):
        answers[of.code_id].pop(of.by_id, None)  # so that whoever answered last stands last
        answers[of.code_id][of.by_id] = Answer(of.answer, of.by.name, of.at.isoformat())
    found: dict[uuid.UUID, list[KeptCode]] = collections.defaultdict(list)
    for row in rows:
        found[row.entry_id].append(_kept_code(row, answers[row.id]))
    return found


def _kept_code(row: EntryCode, answers: Mapping[uuid.UUID, Answer]) -> KeptCode:
    said = tuple(answers.values())
    different = {one.answer for one in said}
    status = "suggested" if not said else said[-1].answer if len(different) == 1 else "disputed"
    by = said[-1].by if said else None
    code = Code(
        row.code, row.polarity, row.subject, row.phrase, row.rule, status, by, row.field, row.start, row.end, said
    )
    return KeptCode(row.id, code, {worker: one.answer for worker, one in answers.items()})


def recorded_at(child: uuid.UUID, agency: uuid.UUID, sha256s: Iterable[str]) -> dict[Place, uuid.UUID]:
    """What an agency has in a child's chronology from documents, by its place in them.

    Args:
        child: The child.
        agency: The agency.
        sha256s: The documents' checksums.
    """
    rows = RecordedEntry.objects.filter(children__child=child, agency=agency, source__sha256__in=sorted(set(sha256s)))
    return {place_of_source(source, words): one for one, source, words in rows.values_list("id", "source", "words")}


def imports_about(child: uuid.UUID) -> list[Import]:
    """What the reader's agency has brought in about a child, the latest first; what was undone too.

    Args:
        child: The child.
    """
    return list(Import.objects.filter(child=child).select_related("by", "undone__by").order_by("-at"))


def _entry(
    row: RecordedEntry, agency: Agency, people: list[PersonInEntry], codes: list[Code], known: list[KnownTo]
) -> Entry:
    return Entry(
        id=str(row.id),
        happened=DateKnown(row.happened_lower, row.happened_upper, row.happened_uncertain, row.happened_words),
        agency=agency,
        source=_source(row.source),
        words=row.words,
        time=row.time,
        sequence=row.sequence,
        known_on=row.known_on,
        known_to=tuple(known),
        basis=row.basis,
        kind=row.kind,
        people=tuple(people),
        response=row.response,
        voice=row.voice,
        details=row.details,
        notes=row.notes,
        codes=tuple(one for one in codes if one.status == "confirmed"),
        suggested=tuple(codes),
        sensitivity=row.sensitivity,
        replaces=str(row.replaces_id) if row.replaces_id else None,
    )


def _source(of: dict[str, Any]) -> Source:
    return Source(**of) if of.get("file") else Source(_HERE, "")
