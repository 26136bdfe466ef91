"""The only functions that write people. Each is one transaction and names the worker who says it."""

from __future__ import annotations

import datetime
import uuid

from django.db import transaction

from wholepicture.agencies.models import Worker
from wholepicture.people.keys import folded, keys_of
from wholepicture.people.models import Connection, Facts, Household, Name, NameKey, Person, Relationship, Stay


@transaction.atomic
def add_person(*, name: str, in_the_picture_of: uuid.UUID, by: Worker, basis: str = "record") -> Person:
    """Add a person to a child's picture; one word of a name is enough, and none is allowed.

    Args:
        name: A name by which they are known; "" when none is.
        in_the_picture_of: The child.
        by: The worker who says so.
        basis: On what it stands.
    """
    person = Person.objects.create(made_by=by)
    connect(person.id, in_the_picture_of=in_the_picture_of)
    if name.strip():
        say_name(person.id, name, by=by, basis=basis)
    return person


def connect(person: uuid.UUID, *, in_the_picture_of: uuid.UUID) -> None:
    """Put a person in a child's picture.

    Args:
        person: The person.
        in_the_picture_of: The child; themselves for the child.
    """
    Connection.objects.create(person_id=person, child_id=in_the_picture_of)


@transaction.atomic
def say_name(person: uuid.UUID, name: str, *, by: Worker, basis: str = "record") -> Name:
    """Say a name of a person.

    Args:
        person: The person.
        name: The name.
        by: The worker who says so.
        basis: On what it stands.
    """
    row = Name.objects.create(person_id=person, full=name.strip(), said_by=by, agency_id=by.agency_id, basis=basis)
    NameKey.objects.bulk_create([NameKey(name=row, person_id=person, key=key) for key in sorted(keys_of(name))])
    return row


def say_facts(
    person: uuid.UUID,
    *,
    by: Worker,
    born: datetime.date | None = None,
    due_on: datetime.date | None = None,
    died_on: datetime.date | None = None,
    gender: str = "",
    nhs_number: str = "",
    basis: str = "record",
) -> Facts:
    """Say when a person was born or is due, and died; the newest such row counts as a whole.

    Args:
        person: The person.
        by: The worker who says so.
        born: The day of birth.
        due_on: When an unborn child is due.
        died_on: The day of death.
        gender: As recorded; never inferred.
        nhs_number: As recorded.
        basis: On what it stands.
    """
    return Facts.objects.create(
        person_id=person, born_lower=born, born_upper=born, due_on=due_on, died_on=died_on, gender=gender,
        nhs_number=nhs_number, said_by=by, agency_id=by.agency_id, basis=basis,
    )  # fmt: skip


def add_household(address: str, *, by: Worker) -> Household:
    """Add a household by its address.

    Args:
        address: The address.
        by: The worker who adds it.
    """
    return Household.objects.create(address=address, address_key=folded(address), made_by=by)


def say_stay(
    person: uuid.UUID,
    household: uuid.UUID,
    *,
    by: Worker,
    since: datetime.date | None,
    until: datetime.date | None = None,
    basis: str = "record",
    corrects: uuid.UUID | None = None,
) -> Stay:
    """Say that a person lived in a household.

    Args:
        person: The person.
        household: The household.
        by: The worker who says so.
        since: From which day; None when it is not known.
        until: To which day; None while they live there, or when it is not known.
        basis: On what it stands.
        corrects: The stay that this one corrects or ends.
    """
    return Stay.objects.create(
        person_id=person, household_id=household, since=since, until=until, corrects_id=corrects, said_by=by,
        agency_id=by.agency_id, basis=basis,
    )  # fmt: skip


def relate(
    of: uuid.UUID,
    to: uuid.UUID,
    kind: str,
    *,
    by: Worker,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    basis: str = "record",
) -> Relationship:
    """Say that one person is something to another ("mother", "partner").

    Args:
        of: Who is it.
        to: To whom.
        kind: What; a word of `people/terms.toml`.
        by: The worker who says so.
        since: From which day.
        until: To which day.
        basis: On what it stands.
    """
    return Relationship.objects.create(
        of_id=of, to_id=to, kind=kind, since=since, until=until, said_by=by, agency_id=by.agency_id, basis=basis
    )
