"""Invented families, from the flat tables that `wholepicture population invent` makes, with names and words."""

from __future__ import annotations

import collections
import datetime
import functools
import importlib.resources
import random
import tempfile
import tomllib
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.chronology.models import MadeKnown, RecordedEntry
from wholepicture.people.models import Household, Person
from wholepicture.population.invent.write import invent
from wholepicture.project.demonstration.rows import Rows

_SEED = 20_26
_CHILDREN_IN_A_FAMILY = 1.81  # on average; `population/invent/area.toml`
_YES = {"yes": True, "no": False}
_OF_A_WORKER = 8  # children on the first page of one worker
_GENDER = {"mother": "female", "father": "male"}  # as the invented record says it
_CIRCLE = "Works with the child"


def invented_families(
    families: int,
    agency: Callable[[str], RecordedAgency],
    worker: Callable[[RecordedAgency], Worker],
    sentences: Mapping[str, Sequence[str]],
) -> Rows:
    """Families, about as many as asked for.

    Args:
        families: How many.
        agency: The agency of a kind.
        worker: Who writes for an agency.
        sentences: What an entry says, by its kind.
    """
    with tempfile.TemporaryDirectory() as folder:
        today = datetime.date.today()  # noqa: DTZ011 - the demonstration is of today
        invent(round(families * _CHILDREN_IN_A_FAMILY), _SEED, Path(folder), as_of=today)
        tables = {file.stem: pq.read_table(file).to_pylist() for file in Path(folder).glob("*.parquet")}
    return _Families(tables, agency, worker, sentences).rows()


@functools.cache
def _names() -> Mapping[str, Sequence[str]]:
    text = importlib.resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class _Families:
    def __init__(
        self,
        tables: Mapping[str, list[dict[str, Any]]],
        agency: Callable[[str], RecordedAgency],
        worker: Callable[[RecordedAgency], Worker],
        sentences: Mapping[str, Sequence[str]],
    ) -> None:
        self._tables = tables
        self._agency, self._worker, self._sentences = agency, worker, sentences
        self._chance = random.Random(_SEED)  # noqa: S311 - a demonstration, no secret
        self._kept = Rows()
        self._persons: dict[str, Person] = {}
        self._called: dict[str, str] = {}
        self._busy: collections.Counter[uuid.UUID] = collections.Counter()
        self._children: dict[str, list[str]] = collections.defaultdict(list)

    def rows(self) -> Rows:
        """Everything."""
        self._people()
        self._stays()
        self._entries()
        return self._kept

    def _people(self) -> None:
        by = self._worker(self._agency("gp"))
        last: dict[str, str] = {}
        of_family: dict[str, list[Person]] = collections.defaultdict(list)
        gender = {one["other"]: _GENDER.get(one["relation"], "") for one in self._tables["relationships"]}
        for one in self._tables["people"]:
            surname = last.setdefault(one["family"], self._chance.choice(_names()["last"]))
            name = f"{self._chance.choice(_names()['first'])} {surname}"
            person = self._kept.person(name, by, born=one["born"], gender=gender.get(one["person"], ""))
            self._persons[one["person"]], self._called[one["person"]] = person, name
            of_family[one["family"]].append(person)
            if one["child"]:
                self._children[one["family"]].append(one["person"])
        for family, children in self._children.items():
            for child in children:
                self._kept.in_the_picture(self._persons[child], of_family[family])
        for one in self._tables["relationships"]:
            self._kept.related(self._persons[one["other"]], one["relation"], self._persons[one["person"]], by)

    def _stays(self) -> None:
        by = self._worker(self._agency("housing"))
        households: dict[str, Household] = {}
        for one in self._tables["stays"]:
            if one["household"] not in households:
                address = f"{len(households) + 1} {self._chance.choice(_names()['street'])}, Ferrowdale"
                households[one["household"]] = self._kept.household(address, by)
            self._kept.stay(
                self._persons[one["person"]], households[one["household"]], by, one["from_day"], one["to_day"]
            )

    def _entries(self) -> None:
        people, details = _by_entry(self._tables["entry_people"]), _by_entry(self._tables["entry_details"])
        lists = _by_entry(self._tables["entry_lists"])
        ids = {one["entry"]: uuid.uuid4() for one in self._tables["entries"]}
        circles: dict[str, set[uuid.UUID]] = collections.defaultdict(set)
        for one in self._tables["entries"]:
            agency = self._agency(one["agency_kind"])
            named = [(of["person"], of["role"]) for of in people[one["entry"]]]
            said = self._details(details[one["entry"]], lists[one["entry"]], ids)
            self._entry(one, ids[one["entry"]], agency, named, said)
            circles[one["family"]].add(agency.id)
            self._let_in(one["family"], agency, circles)
        self._told(ids)

    def _entry(
        self, one: Mapping[str, Any], entry: uuid.UUID, agency: RecordedAgency, named: Sequence[tuple[str, str]],
        details: Mapping[str, object],
    ) -> None:  # fmt: skip
        children = [person for person, _role in named if person in self._children[one["family"]]]
        stands_in = children or self._children[one["family"]]
        adult = next((self._called[person] for person, _role in named if person not in children), "the mother")
        sentence = self._chance.choice(self._sentences.get(one["kind"], self._sentences["else"]))
        row = RecordedEntry(
            id=entry, happened_lower=one["happened_lower"], happened_upper=one["happened_upper"],
            known_on=one["known_on"], received_by=self._worker(agency), agency=agency, basis=one["basis"],
            kind=one["kind"], words=sentence.format(child=self._called[stands_in[0]].split()[0], adult=adult),
            details=dict(details),
        )  # fmt: skip
        people = [(self._called[person], role, self._persons[person].id) for person, role in named]
        self._kept.entry(row, [self._persons[child] for child in stands_in], people)

    def _details(
        self, details: Sequence[Mapping[str, Any]], lists: Sequence[Mapping[str, Any]], ids: Mapping[str, uuid.UUID]
    ) -> dict[str, object]:
        said: dict[str, object] = {}
        for one in details:
            value = one["value"]
            said[one["name"]] = str(ids[value]) if value in ids else _YES.get(value, value)
        for one in lists:
            if one["list"] == "covers":
                named = self._called.get(one["item"], one["item"])
                before = said.get("children_covered")
                said["children_covered"] = f"{before}; {named}" if before else named
        return said

    def _let_in(self, family: str, agency: RecordedAgency, circles: Mapping[str, set[uuid.UUID]]) -> None:
        """Whoever holds an entry is in the circle; so is children's social care once anybody is."""
        for child in self._children[family]:
            key = f"{child}"
            if agency.id not in circles[key]:
                circles[key].add(agency.id)
                self._kept.let_in(self._persons[child], agency, self._worker(agency), _CIRCLE)
                self._busy[agency.id] += 1
                if self._busy[agency.id] <= _OF_A_WORKER:
                    self._kept.works_with(self._worker(agency), self._persons[child])

    def _told(self, ids: Mapping[str, uuid.UUID]) -> None:
        for one in self._tables["entry_known_to"]:
            agency = self._agency(one["agency_kind"])
            self._kept.of_entries.append(
                MadeKnown(
                    entry_id=ids[one["entry"]], agency=agency, since=one["since"], how="told", by=self._worker(agency)
                )
            )


def _by_entry(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = collections.defaultdict(list)
    for row in rows:
        found[row["entry"]].append(row)
    return found
