"""A fact: one typed thing that one entry says, as the checks read it.

An entry can say several things ("a strategy discussion about an injury and the home"), so it gives several facts. Facts
hold nothing that the entry does not: they are the entry, laid out so that a rule can ask for a kind, a topic, a person.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from wholepicture.chronology.entry import DetailValue


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One typed thing that one entry says.

    Args:
        id: Its own, and the same whenever the same entry is read.
        entry: The id of the entry.
        kind: A kind of entry (`chronology/terms.toml`), or "voice" or "made_known" (`checks/terms.toml`).
        agency: Which agency holds it.
        agency_kind: What kind of agency that is.
        lower: The first day on which it can have happened; None when there is no earliest day.
        upper: The last such day; None when there is no latest day.
        known: The day on which the agency knew.
        known_lower: The earliest day on which it may have known; before `known` only when the source says neither and
            the date of the event is vague.
        topic: What it is about ("neglect"); "" when it says no topic.
        person: The adult whom it is about, as a key; "" when it names none.
        about_entry: The entry that it is about: its own, or the one that it answers; "" when it does not say which.
        children: The children whom it names; none: it concerns every child of the family.
        basis: On what it stands; a code of `chronology/terms.toml`.
        event: The same for two entries that are proposed as reports of one event.
        leans: Whether it stands on a code that a rule suggested and nobody has confirmed.
        details: Typed facts of the kind.
        lists: Details that are several: "covers" (children), "present" (agencies), "people_considered", and
            "adults", those whom it names.
    """

    id: str
    entry: str
    kind: str
    agency: str
    agency_kind: str
    lower: datetime.date | None
    upper: datetime.date | None
    known: datetime.date
    known_lower: datetime.date
    topic: str = ""
    person: str = ""
    about_entry: str = ""
    children: frozenset[str] = frozenset()
    basis: str = "record"
    event: str = ""
    leans: bool = False
    details: Mapping[str, DetailValue] = dataclasses.field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)

    def key(self, same: str) -> str:
        """By what it is compared: its "person" or "parent", "topic", "entry", or the value of a detail; "" for none."""
        match same:
            case "":
                return ""
            case "person" | "parent":
                return self.person
            case "topic":
                return self.topic
            case "entry":
                return self.about_entry
            case _:
                value = self.details.get(same)
                return "" if value is None else str(value)


@dataclasses.dataclass(frozen=True, slots=True)
class Child:
    """A child of the family.

    Args:
        name: As the record names them; their key.
        born: The day of birth, when it is known.
    """

    name: str
    born: datetime.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Heard:
    """That an agency of some kind recorded something, or said that it holds nothing, and when that was known."""

    agency_kind: str
    known: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Family:
    """All that the checks read about one family, as one reader knew it on one day.

    Args:
        children: Its children.
        parents: The keys of its known parents, and since when each was known.
        facts: What the entries say.
        heard: When each kind of agency recorded anything.
        only_the_latest: Kinds of agencies whose feed holds only the latest of each thing: it proves no absence.
        may_be: The keys that the key of a first name may stand for, when several fuller names have it.
        unnamed: The keys of people who are not named: each may be anybody.
    """

    children: Sequence[Child]
    parents: Mapping[str, datetime.date]
    facts: Sequence[Fact]
    heard: Sequence[Heard]
    only_the_latest: frozenset[str] = frozenset()
    may_be: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two keys of people may be of one person, and nothing says surely that they are."""
        if one in self.unnamed or other in self.unnamed:
            return one != other
        return bool(self.may_be.get(one, frozenset({one})) & self.may_be.get(other, frozenset({other}))) and (
            one != other or one in self.may_be
        )

    def others_meant_by(self, named: Iterable[str]) -> frozenset[str]:
        """The keys of all who may be meant by some keys because several people have a first name."""
        named = list(named)
        full = {other for one in named for other in self.may_be.get(one, ())}
        return frozenset(full | {one for one in self.may_be if any(self.may_be_one(one, other) for other in named)})
