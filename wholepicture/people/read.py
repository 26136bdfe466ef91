"""The only functions that query people. The database shows each reader only whom they may see."""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping

from wholepicture.people.models import Connection, Facts, Household, Name, Relationship, Stay


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person now.

    Args:
        id: The person.
        name: The latest name; "Not named" when no name was ever said.
        born_lower: The first day on which they can have been born.
        born_upper: The last such day.
        born_words: The date of birth as the source wrote it.
        due_on: When an unborn child is due.
        died_on: When they died.
        gender: As recorded; never inferred.
        nhs_number: As recorded.
        names: Every name, the latest first.
    """

    id: uuid.UUID
    name: str
    born_lower: datetime.date | None = None
    born_upper: datetime.date | None = None
    born_words: str = ""
    due_on: datetime.date | None = None
    died_on: datetime.date | None = None
    gender: str = ""
    nhs_number: str = ""
    names: tuple[str, ...] = ()

    @property
    def unborn(self) -> bool:
        """Whether the person is a child who is not born yet."""
        return self.due_on is not None and self.born_lower is None


NOT_NAMED = "Not named"


def people(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """What is known of people, by their ids; whom the reader may not see is not there.

    Args:
        ids: The people.
    """
    wanted = list(ids)
    names: dict[uuid.UUID, list[str]] = {}
    for person, full in Name.objects.filter(person__in=wanted).order_by("-said_at").values_list("person_id", "full"):
        names.setdefault(person, []).append(full)
    facts: dict[uuid.UUID, Facts] = {}
    for row in Facts.objects.filter(person__in=wanted).order_by("said_at"):
        facts[row.person_id] = row
    seen = set(Connection.objects.filter(person__in=wanted).values_list("person_id", flat=True))
    return {person: _known(person, names.get(person, []), facts.get(person)) for person in wanted if person in seen}


def _known(person: uuid.UUID, names: list[str], facts: Facts | None) -> Known:
    every = tuple(dict.fromkeys(names))
    name = every[0] if every else NOT_NAMED
    if facts is None:
        return Known(person, name, names=every)
    return Known(
        person, name, facts.born_lower, facts.born_upper, facts.born_words, facts.due_on, facts.died_on, facts.gender,
        facts.nhs_number, every,
    )  # fmt: skip


def in_the_picture_of(child: uuid.UUID) -> dict[uuid.UUID, Known]:
    """Everybody in a child's picture whom the reader may see, the child first.

    Args:
        child: The child.
    """
    ids = Connection.objects.filter(child=child).values_list("person_id", flat=True)
    found = people(ids)
    return dict(sorted(found.items(), key=lambda one: (one[0] != child, one[1].name)))


def stays_of(persons: Mapping[uuid.UUID, Known]) -> list[Stay]:
    """Where people lived, the latest first; corrected rows are left out, and a restricted address is not there.

    Args:
        persons: The people.
    """
    rows = list(Stay.objects.filter(person__in=persons).order_by("-since", "-said_at"))
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.id not in corrected]


def addresses_of(stays: Iterable[Stay]) -> dict[uuid.UUID, str]:
    """The addresses of stays, by household; one that is restricted is not there.

    Args:
        stays: The stays.
    """
    wanted = {stay.household_id for stay in stays}
    return dict(Household.objects.filter(id__in=wanted).values_list("id", "address"))


def relationships_of(persons: Mapping[uuid.UUID, Known]) -> list[Relationship]:
    """How people are related to each other; corrected rows are left out.

    Args:
        persons: The people.
    """
    rows = list(Relationship.objects.filter(of__in=persons, to__in=persons).order_by("since", "said_at"))
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.id not in corrected]
