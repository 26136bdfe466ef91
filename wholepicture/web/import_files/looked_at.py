"""Everything that one page shows of files, from the files, the record and what the worker chose; nothing is written."""

from __future__ import annotations

import collections
import dataclasses
import uuid
from collections.abc import Mapping, Sequence

from django.http import QueryDict

from wholepicture.agencies.models import Worker
from wholepicture.chronology.entry import Entry
from wholepicture.chronology.importing import Place
from wholepicture.chronology.read import recorded_at
from wholepicture.exchange.account import FileAccount
from wholepicture.exchange.writing.suggestions_in_words import name_of
from wholepicture.people.read import Known, in_the_picture_of
from wholepicture.web.import_files.held import Held
from wholepicture.web.import_files.look_through import (
    Choices,
    Looked,
    asked_whose,
    codes_suggested,
    look_through,
    may_be_own,
    with_codes,
)
from wholepicture.web.import_files.who_is_who import NameInFiles, choices_wrong, names_in, other_children

SENSITIVITIES = {"shared": "Everybody in the child’s circle", "agency": "My agency only"}


@dataclasses.dataclass(frozen=True, slots=True)
class LookedAt:
    """What a page shows.

    Args:
        looked: The files.
        names: The names in them, with who they are.
        persons: The people of the child's picture.
        asked_whose: Names of agencies of which the worker is asked whether they are their own.
        ours: Those that the worker said are.
        sensitivity: Who may read it, at the widest.
        wrong: What is still to be chosen, by its field in the form.
        recorded: What the agency has in the record already, by its place.
    """

    looked: tuple[Looked, ...]
    names: tuple[NameInFiles, ...]
    persons: Mapping[uuid.UUID, Known]
    asked_whose: tuple[str, ...]
    ours: frozenset[str]
    sensitivity: str
    wrong: Mapping[str, str]
    recorded: Mapping[Place, uuid.UUID]

    @property
    def new(self) -> list[Entry]:
        """Entries that would be brought in."""
        return [entry for one in self.looked for entry in one.new]

    @property
    def codes(self) -> list[tuple[str, int, str]]:
        """What the words suggest: each code in words, how often, and one of its phrases."""
        return codes_suggested(self.looked, name_of)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why rows are refused, each reason once, with how many rows."""
        return collections.Counter(row.reason for one in self.looked for row in one.refused).most_common()

    @property
    def other_children(self) -> list[str]:
        """Names in the role of a child of which nobody knows yet who they are."""
        return [one.name for one in self.names if one.is_child and one.chosen not in map(str, self.persons)]


def looked_at(
    files: Held, accounts: Sequence[FileAccount], child: uuid.UUID, worker: Worker, given: QueryDict | None
) -> LookedAt:
    """Look at held files.

    Args:
        files: The files.
        accounts: What was read from them.
        child: The child.
        worker: Who looks.
        given: What they chose; None before they have.
    """
    own, persons = worker.agency.plain(), in_the_picture_of(child)
    recorded = recorded_at(
        child, worker.agency_id, {entry.source.sha256 for account in accounts for entry in account.entries}
    )
    names = names_in(may_be_own(accounts, own), persons, given)
    asked = asked_whose(accounts, own)
    # Before anything is chosen the page counts what would come if every open question were answered with yes.
    ours = frozenset(asked) if given is None else frozenset(asked).intersection(given.getlist("ours"))
    said = given.get("sensitivity", "") if given is not None else ""
    sensitivity = said if said in SENSITIVITIES else "shared"
    chosen = Choices(ours, other_children(names), sensitivity)
    looked = with_codes(look_through(files, accounts, own, chosen, recorded))
    wrong = {} if given is None else choices_wrong(names, persons)
    return LookedAt(
        tuple(looked), tuple(names), persons, tuple(asked), frozenset() if given is None else ours, sensitivity, wrong,
        recorded,
    )  # fmt: skip
