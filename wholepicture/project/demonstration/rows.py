"""Rows to be kept, gathered in the order in which one may name another."""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Iterator, Sequence

from django.db import models

from wholepicture.access.models import Involvement, WorksWith
from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.chronology.models import (
    CodeDecision,
    EntryChild,
    EntryCode,
    EntryPerson,
    MadeKnown,
    RecordedEntry,
)
from wholepicture.people.keys import folded, keys_of
from wholepicture.people.models import Connection, Facts, Household, Name, NameKey, Person, Relationship, Stay


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Rows of people and entries, not kept yet."""

    persons: list[Person] = dataclasses.field(default_factory=list)
    households: list[Household] = dataclasses.field(default_factory=list)
    names: list[Name] = dataclasses.field(default_factory=list)
    of_people: list[models.Model] = dataclasses.field(default_factory=list)
    entries: list[RecordedEntry] = dataclasses.field(default_factory=list)
    of_entries: list[models.Model] = dataclasses.field(default_factory=list)

    def in_order(self) -> Iterator[Sequence[models.Model]]:
        """Each kind of row, those that others name first."""
        yield self.persons
        yield self.households
        yield self.names
        yield from _by_kind(self.of_people, (NameKey, Facts, Stay, Relationship, Connection, Involvement, WorksWith))
        yield self.entries
        yield from _by_kind(self.of_entries, (EntryChild, EntryPerson, EntryCode, CodeDecision, MadeKnown))

    def person(self, name: str, by: Worker, *, born: datetime.date | None = None, gender: str = "") -> Person:
        """A person with a name, and a date of birth when it is known."""
        person = Person(made_by=by)
        self.persons.append(person)
        row = Name(person=person, full=name, said_by=by, agency_id=by.agency_id)
        self.names.append(row)
        self.of_people.extend(NameKey(name=row, person=person, key=key) for key in sorted(keys_of(name)))
        if born is not None or gender:
            self.of_people.append(
                Facts(
                    person=person, born_lower=born, born_upper=born, gender=gender, said_by=by, agency_id=by.agency_id
                )
            )
        return person

    def household(self, address: str, by: Worker) -> Household:
        """A household."""
        row = Household(address=address, address_key=folded(address), made_by=by)
        self.households.append(row)
        return row

    def stay(
        self, person: Person, household: Household, by: Worker, since: datetime.date | None,
        until: datetime.date | None = None,
    ) -> None:  # fmt: skip
        """That a person lived in a household."""
        self.of_people.append(
            Stay(person=person, household=household, since=since, until=until, said_by=by, agency_id=by.agency_id)
        )

    def related(self, of: Person, kind: str, to: Person, by: Worker) -> None:
        """That a person is something to another."""
        self.of_people.append(Relationship(of=of, to=to, kind=kind, said_by=by, agency_id=by.agency_id))

    def in_the_picture(self, child: Person, persons: Sequence[Person]) -> None:
        """Who stands in a child's picture; the child too."""
        self.of_people.extend(Connection(child=child, person=one) for one in dict.fromkeys([child, *persons]))

    def let_in(self, child: Person, agency: RecordedAgency, by: Worker, reason: str) -> None:
        """Let an agency into a child's circle."""
        self.of_people.append(
            Involvement(
                child=child, agency=agency, reason=reason, begun_by=by,
                legal_basis="Children Act 2004 section 11; UK GDPR article 6(1)(e)",
            )
        )  # fmt: skip

    def works_with(self, worker: Worker, child: Person) -> None:
        """That a worker works with a child."""
        self.of_people.append(WorksWith(worker=worker, child=child))

    def entry(
        self, entry: RecordedEntry, children: Sequence[Person], people: Sequence[tuple[str, str, uuid.UUID | None]]
    ) -> None:
        """An entry in the chronologies of children, with who is in it."""
        self.entries.append(entry)
        self.of_entries.extend(EntryChild(entry=entry, child=child) for child in children)
        self.of_entries.extend(
            EntryPerson(entry=entry, number=number, named=named, role=role, person_id=person)
            for number, (named, role, person) in enumerate(people)
        )


def _by_kind(rows: Sequence[models.Model], kinds: Sequence[type[models.Model]]) -> Iterator[list[models.Model]]:
    for kind in kinds:
        yield [row for row in rows if isinstance(row, kind)]
