"""The family of a child's page, handed to whoever draws it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from wholepicture.people.genogram import Genogram, OfAFamily, Related, genogram
from wholepicture.people.models import Relationship, Stay
from wholepicture.people.read import Known


def drawn(
    child: Known, persons: Mapping[uuid.UUID, Known], stays: Sequence[Stay], relationships: Sequence[Relationship]
) -> Genogram:
    """The genogram of a child's picture.

    Args:
        child: The child.
        persons: Everybody in the picture whom the reader sees.
        stays: Where they live and lived.
        relationships: How they are related.
    """
    homes = {stay.household_id for stay in stays if stay.person_id == child.id and stay.until is None}
    household = frozenset(str(stay.person_id) for stay in stays if stay.household_id in homes and stay.until is None)
    people = [
        OfAFamily(
            key=str(one.id), name=one.name, gender=one.gender, born=one.born_lower, unborn=one.unborn, died=one.died_on
        )
        for one in persons.values()
    ]
    related = [Related(str(one.of_id), one.kind, str(one.to_id), ended=one.until is not None) for one in relationships]
    return genogram(people, related, str(child.id), household)
