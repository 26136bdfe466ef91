"""The only functions that ask the checks about the shared record. A check writes nothing; gaps are asked for anew."""

from __future__ import annotations

import dataclasses
import datetime
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from wholepicture.agencies.agency import Agency
from wholepicture.checks.answers import AnsweredGap, GapAnswer, Said, with_answers
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of, known_on
from wholepicture.checks.limits import Limits, limits_with
from wholepicture.checks.models import RecordedGapAnswer
from wholepicture.checks.plain import Looked, check_family
from wholepicture.chronology.entry import Code, Entry, KnownTo, PersonInEntry, Source
from wholepicture.timescales.date_known import DateKnown


@dataclasses.dataclass(frozen=True, slots=True)
class GapsOfAChild:
    """What the checks say of the work with a child, for one reader.

    Args:
        child: The child.
        gaps: Gaps all of whose entries the reader may see.
        to_ask: The agencies to ask, for gaps that stand on something that the reader may not see; nothing else is said.
        entries: What the reader may see of the entries, without their words, by their ids.
        looked: What each check says of the child.
        limits: The limits that were used.
        as_of: The day.
    """

    child: Child
    gaps: tuple[AnsweredGap, ...]
    to_ask: tuple[str, ...]
    entries: Mapping[str, Entry]
    looked: tuple[Looked, ...]
    limits: Limits
    as_of: datetime.date


def gaps_of(child: uuid.UUID, name: str, born: datetime.date | None, as_of: datetime.date) -> GapsOfAChild:
    """The gaps of one child, on a day.

    Args:
        child: The child.
        name: The name by which the entries have them.
        born: Their day of birth, when it is known.
        as_of: The day.
    """
    given = _for_checks(child)
    by_id = {entry.id: entry for entry, _seen in given}
    hidden = {entry.id for entry, seen in given if not seen}
    of, limits = Child(name, born), limits_with()
    found = check_family(family_of(list(by_id.values()), Reader(as_of), children=(of,)), every_check(), limits, as_of)
    answered, _unmatched = with_answers(found.gaps, _answers(child, name), lambda one: known_on(by_id[one]), as_of)
    unseen = [one for one in answered if not hidden.isdisjoint(one.gap.entries)]
    to_ask = {by_id[entry].agency.name for one in unseen if one.open for entry in one.gap.entries if entry in hidden}
    return GapsOfAChild(
        child=of,
        gaps=tuple(_without(one, hidden) for one in answered if one not in unseen),
        to_ask=tuple(sorted(to_ask)),
        entries={one: entry for one, entry in by_id.items() if one not in hidden},
        looked=found.looked,
        limits=limits,
        as_of=as_of,
    )


def _without(one: AnsweredGap, hidden: set[str]) -> AnsweredGap:
    """A gap that names no entry which the reader may not see as its answer."""
    seen = tuple(entry for entry in one.gap.answered_by if entry not in hidden)
    return dataclasses.replace(one, gap=dataclasses.replace(one.gap, answered_by=seen))


def _answers(child: uuid.UUID, name: str) -> list[GapAnswer]:
    rows = RecordedGapAnswer.objects.filter(child=child).select_related("by").order_by("at")
    return [
        GapAnswer(
            check=row.check_code, limb=row.limb, child=name, about=row.about, opened_on=row.opened_on,
            said=Said(row.said), reason=row.reason, by=row.by.name, on=row.at.date(), review_on=row.review_on,
        )
        for row in rows
    ]  # fmt: skip


def _for_checks(child: uuid.UUID) -> list[tuple[Entry, bool]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM for_checks(%s)", [child])
        names = [column.name for column in cursor.description or ()]
        rows: Iterable[Sequence[Any]] = cursor.fetchall()
    return [_entry(_read(dict(zip(names, row, strict=True)))) for row in rows]


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.loads(value) if name in _JSON else value for name, value in row.items()}


_JSON = ("details", "people", "codes", "made_known")
_NOWHERE = Source("", "")


def _entry(of: dict[str, Any]) -> tuple[Entry, bool]:
    agency = Agency(of["agency"], of["agency_kind"])
    entry = Entry(
        id=str(of["id"]),
        happened=DateKnown(of["happened_lower"], of["happened_upper"]),
        agency=agency,
        source=_NOWHERE,
        words="",
        known_on=of["known_on"],
        known_to=tuple(
            KnownTo(Agency(name, kind), datetime.date.fromisoformat(since)) for name, kind, since in of["made_known"]
        ),
        basis=of["basis"],
        kind=of["kind"],
        people=tuple(PersonInEntry(named, role) for named, role in of["people"]),
        voice="said" if of["has_voice"] else "",
        details=of["details"],
        codes=tuple(Code(code, polarity, subject, "", "", "confirmed") for code, polarity, subject in of["codes"]),
        replaces=str(of["replaces"]) if of["replaces"] else None,
    )
    return entry, of["seen"]
