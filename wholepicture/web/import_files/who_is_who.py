"""Which names in files are which people of a child's picture: proposed here, chosen by the worker, never merged."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterable, Iterator, Mapping

from wholepicture.agencies.models import Worker
from wholepicture.chronology.entry import INVOLVED, Entry
from wholepicture.chronology.record import InIt
from wholepicture.people.keys import folded
from wholepicture.people.read import Known
from wholepicture.people.record import add_person

NEW, AS_WRITTEN, ANOTHER_CHILD = "new", "as-written", "another-child"
_FIELD = "name-"
_CHILD = "child"


@dataclasses.dataclass(frozen=True, slots=True)
class NameInFiles:
    """A name that stands in files.

    Args:
        field: What names it in the form.
        name: As written.
        roles: Its roles.
        count: In how many entries.
        is_child: Whether it stands in the role of the child whom an entry is about.
        chosen: What the worker chose, or what is proposed to them; "" for nothing yet.
    """

    field: str
    name: str
    roles: tuple[str, ...]
    count: int
    is_child: bool
    chosen: str


def people_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each person of an entry with their role; a cell that lists several is several."""
    for one in entry.people:
        for name in one.person.split(",") if one.role == INVOLVED else [one.person]:
            if name.strip():
                yield name.strip(), one.role


def names_in(
    entries: Iterable[Entry], persons: Mapping[uuid.UUID, Known], given: Mapping[str, str] | None
) -> list[NameInFiles]:
    """Every name of entries, children first.

    Args:
        entries: The entries.
        persons: The people of the child's picture.
        given: What the worker chose; None before they have.
    """
    roles: dict[str, dict[str, int]] = {}
    for entry in entries:
        for name, role in people_of(entry):
            of = roles.setdefault(name, {})
            of[role] = of.get(role, 0) + 1
    found = []
    for number, name in enumerate(sorted(roles)):
        field, is_child = f"{_FIELD}{number}", _CHILD in roles[name]
        chosen = _proposed(name, persons, is_child=is_child) if given is None else given.get(field, "")
        found.append(NameInFiles(field, name, tuple(roles[name]), sum(roles[name].values()), is_child, chosen))
    return sorted(found, key=lambda one: not one.is_child)


def choices_wrong(names: Iterable[NameInFiles], persons: Mapping[uuid.UUID, Known]) -> dict[str, str]:
    """What is still to be chosen, by its field in the form.

    Args:
        names: The names, as chosen.
        persons: The people of the child's picture.
    """
    people = {str(one) for one in persons}
    wrong = {}
    for one in names:
        may_be = people | {NEW, AS_WRITTEN} | ({ANOTHER_CHILD} if one.is_child else set())
        if one.chosen not in may_be:
            wrong[one.field] = f"Choose who {one.name} is."
    return wrong


def other_children(names: Iterable[NameInFiles]) -> frozenset[str]:
    """Names that are another child's."""
    return frozenset(one.name for one in names if one.chosen == ANOTHER_CHILD)


def only_about_others(entry: Entry, others: frozenset[str]) -> str:
    """Another child, when an entry names only such in the role of the child; else ""."""
    named = [name for name, role in people_of(entry) if role == _CHILD]
    return named[0] if named and others.issuperset(named) else ""


def put_in_the_picture(names: Iterable[NameInFiles], child: uuid.UUID, *, by: Worker) -> dict[str, uuid.UUID]:
    """Who each name is; who is new is added first, once for one way of writing a name.

    Args:
        names: The names, as chosen.
        child: The child.
        by: The worker.
    """
    found: dict[str, uuid.UUID] = {}
    new: dict[str, uuid.UUID] = {}
    for one in names:
        if one.chosen == NEW:
            key = folded(one.name)
            if key not in new:
                new[key] = add_person(name=one.name, in_the_picture_of=child, by=by).id
            found[one.name] = new[key]
        elif one.chosen not in {AS_WRITTEN, ANOTHER_CHILD}:
            found[one.name] = uuid.UUID(one.chosen)
    return found


def in_it(entry: Entry, who: Mapping[str, uuid.UUID]) -> tuple[InIt, ...]:
    """Who is in an entry.

    Args:
        entry: The entry.
        who: Who each name is; a name that is not there stays as it is written.
    """
    return tuple(InIt(name, role, who.get(name)) for name, role in people_of(entry))


def _proposed(name: str, persons: Mapping[uuid.UUID, Known], *, is_child: bool) -> str:
    """The one person who has this name, or whose name holds it whole; nobody when two do."""
    words = set(folded(name).split())
    exact = [one for one, known in persons.items() if any(folded(other) == folded(name) for other in known.names)]
    near = [one for one, known in persons.items() if any(_near(words, other) for other in known.names)]
    for found in (exact, near):
        if len(found) == 1:
            return str(found[0])
    return "" if is_child or near else AS_WRITTEN


def _near(words: set[str], other: str) -> bool:
    others = set(folded(other).split())
    return bool(words and others) and (words <= others or others <= words)
