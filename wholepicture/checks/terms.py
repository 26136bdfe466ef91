"""The words that checks read besides the kinds of entries; the lists stand in `terms.toml`."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any

from wholepicture.chronology.entry import DetailValue


@functools.cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


@dataclasses.dataclass(frozen=True, slots=True)
class CodeSays:
    """What a code beside an entry's words says to the checks.

    Args:
        topic: What the sentence is about; "" for no topic.
        kind: The kind of the fact that it gives; "" for none.
        details: What the sentence itself says of it.
    """

    topic: str
    kind: str
    details: Mapping[str, DetailValue]


def own_kinds() -> tuple[str, ...]:
    """Kinds of facts that are no kinds of entries."""
    return tuple(_raw()["kinds"])


def kinds_of_the_told() -> Mapping[str, str]:
    """The kind of the fact that an entry of a kind is for each agency that was told of it ("referral_received")."""
    return dict(_raw()["told"])


@functools.cache
def kinds_of_telling() -> tuple[str, ...]:
    """The kinds of facts that an agency was told of an entry."""
    return ("made_known", *kinds_of_the_told().values())


def agencies_of(each: str) -> tuple[str, ...]:
    """The agencies of a list of which each is expected."""
    return tuple(_raw()["each"][each])


@functools.cache
def group_of(agency: str) -> frozenset[str]:
    """The kinds of agencies that count as one ("health"); an agency that stands for itself."""
    return frozenset(_raw()["agency_groups"].get(agency, [agency]))


@functools.cache
def codes_say() -> Mapping[str, CodeSays]:
    """What each code says to the checks."""
    return {
        code: CodeSays(of.get("topic", ""), of["kind"], of.get("details", {})) for code, of in _raw()["codes"].items()
    }


@functools.cache
def _topics() -> Mapping[str, str]:
    by_word = {word: topic for topic, words in _raw()["topics"].items() for word in words}
    return by_word | {topic: topic for topic in _raw()["topics"]}


def topic_of(words: object) -> str:
    """The topic that a detail names; "" when it names none, or one that is not known."""
    return _topics().get(str(words or "").strip().lower().replace("_", " "), "") or (
        str(words) if words in _raw()["topics"] else ""
    )


@functools.cache
def wider_topics() -> Mapping[str, frozenset[str]]:
    """The topics that a wider one holds."""
    return {wide: frozenset(held) for wide, held in _raw()["wider_topics"].items()}


@functools.cache
def with_narrower(topics: tuple[str, ...]) -> frozenset[str]:
    """Topics, and all that they hold."""
    return frozenset(topics).union(*(wider_topics().get(topic, frozenset()) for topic in topics))


def services_of(topic: str) -> tuple[str, ...]:
    """The agencies, or groups of them, that could say how things are on a topic; none: nobody in particular."""
    return tuple(_raw()["services"].get(topic, ()))


def topics_with_services() -> tuple[str, ...]:
    """The topics on which some service in particular could say how things are."""
    return tuple(_raw()["services"])


@functools.cache
def list_details() -> Mapping[str, tuple[str, ...]]:
    """The lists of a fact, and the details of an entry that hold them."""
    return {name: tuple(details) for name, details in _raw()["lists"].items()}


def kinds_that_answer_another() -> frozenset[str]:
    """Kinds of entries that are about another entry."""
    return frozenset(_raw()["answers_another"]["kinds"])


def yes_when_listed() -> Mapping[str, tuple[str, ...]]:
    """Details that are yes when any of some lists holds something."""
    return {name: tuple(lists) for name, lists in _raw()["yes_when_listed"].items()}


@functools.cache
def words_for_none() -> frozenset[str]:
    """What a cell says when its list is empty."""
    return frozenset(_raw()["words_for_none"]["words"])


@functools.cache
def words_for_unknown() -> frozenset[str]:
    """What a cell says when nobody can tell what is in its list."""
    return frozenset(_raw()["words_for_unknown"]["words"])


def kinds_of_a_born_child() -> frozenset[str]:
    """Kinds of facts that can only be about a child who is born."""
    return frozenset(_raw()["born"]["kinds"])


def adult_roles() -> tuple[str, ...]:
    """Roles of people who can be the adult that an entry is about, the likeliest first."""
    return tuple(_raw()["adults"]["roles"])


def new_adult_roles() -> tuple[str, ...]:
    """Roles of people who can be an adult that has come into the home, the likeliest first."""
    return tuple(_raw()["adults"]["new"])


def kinds_of_a_new_adult() -> frozenset[str]:
    """Kinds of entries that tell of an adult who has come into the home."""
    return frozenset(_raw()["adults"]["kinds_of_new"])


def parent_roles() -> frozenset[str]:
    """Roles of people who are a parent."""
    return frozenset(_raw()["adults"]["parents"])


@functools.cache
def words_for_nobody_named() -> frozenset[str]:
    """What stands in the place of a name that nobody knows."""
    return frozenset(_raw()["adults"]["nobody_named"])


def is_named(person: str) -> bool:
    """Whether a person is called by a name, and not by a word for one that nobody knows."""
    return person.strip().lower() not in words_for_nobody_named()


def child_roles() -> frozenset[str]:
    """Roles of people who are a child of the family."""
    return frozenset(_raw()["adults"]["children"])


def reporter_roles() -> frozenset[str]:
    """Roles of people who are the one who reported."""
    return frozenset(_raw()["adults"]["reporters"])


def names_for_withheld() -> frozenset[str]:
    """What stands in the place of the name of a person who reported and must not be named."""
    return frozenset(_raw()["adults"]["reporter_withheld"])


def kinds_with_somebody() -> frozenset[str]:
    """Kinds of entries of which it matters with whom they were."""
    return frozenset(_raw()["adults"]["kinds_with_somebody"])


def kinds_about_an_adult() -> frozenset[str]:
    """Kinds of entries that are about an adult."""
    return frozenset(_raw()["adults"]["kinds"])


@functools.cache
def nobody() -> frozenset[str]:
    """Words that name nobody."""
    return frozenset(_raw()["nobody"]["words"])


@functools.cache
def beside_nobody() -> frozenset[str]:
    """Words that may stand beside those that name nobody."""
    return frozenset(_raw()["nobody"]["beside"])
