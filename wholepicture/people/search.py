"""Finding people. Each look-up is by equality of stored keys, so the database's policies never make it slow."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from wholepicture.people.keys import asked, folded
from wholepicture.people.models import Connection, Facts, Household, NameKey, Stay
from wholepicture.people.read import Known, people

_MOST = 50


def found(name: str, born: datetime.date | None, address: str) -> list[Known]:
    """The people for whom all that was asked is true, at most fifty, by name.

    Args:
        name: Words of a name, or their beginnings from three letters on; "" when it does not matter.
        born: The day of birth.
        address: An address, or its first words; "" when it does not matter.
    """
    sets = [set(_named(key)) for key in asked(name)]
    if born is not None:
        sets.append(set(Facts.objects.filter(born_lower=born).values_list("person_id", flat=True)))
    if address.strip():
        sets.append(set(_living_at(address)))
    if not sets:
        return []
    wanted = set.intersection(*sets)
    return sorted(people(list(wanted)[:_MOST]).values(), key=lambda one: one.name)


def _named(key: str) -> Iterable[uuid.UUID]:
    return NameKey.objects.filter(key=key).values_list("person_id", flat=True)


def _living_at(address: str) -> Iterable[uuid.UUID]:
    homes = Household.objects.filter(address_key__startswith=folded(address)).values_list("id", flat=True)
    return Stay.objects.filter(household__in=list(homes)).values_list("person_id", flat=True)


def children_of(persons: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """In the pictures of which children people stand, as far as the reader sees.

    Args:
        persons: The people.
    """
    pictures: dict[uuid.UUID, list[uuid.UUID]] = {}
    for person, child in Connection.objects.filter(person__in=list(persons)).values_list("person_id", "child_id"):
        pictures.setdefault(person, []).append(child)
    return pictures
