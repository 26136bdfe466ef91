"""What a set of checks reads at all: so that nothing else is carried along for a million children."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from wholepicture.checks.ended import any_end
from wholepicture.checks.terms import group_of, services_of, topics_with_services
from wholepicture.checks.vocabulary import (
    Check,
    Contradicted,
    Entries,
    Expected,
    MissingFor,
    NotOpen,
    NotSustained,
    Open,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)

_KEYS = {"", "person", "parent", "topic", "entry"}


@dataclasses.dataclass(frozen=True, slots=True)
class OfCheck:
    """What one check reads.

    Args:
        beginnings: The entries with which anything can begin: a family that has none of them has nothing to look at.
        kinds: The kinds of entries that it reads.
        heard: The kinds of agency of which it asks whether they were heard.
        parents: Whether it asks about the known parents.
    """

    beginnings: tuple[Entries, ...]
    kinds: frozenset[str]
    heard: frozenset[str]
    parents: bool


@dataclasses.dataclass(frozen=True, slots=True)
class AskedFor:
    """What a set of checks reads.

    Args:
        of_checks: What each check reads by itself; the place of a check here is its bit in a mask of checks.
        every: All entries that any rule asks for.
        texts: The details of which a rule compares the words.
        of_person: The kinds of which it matters about which adult they are.
        of_each_child: The kinds that are looked at for every child of a family, whomever they name.
        lists: The lists that any rule reads.
        limits: The names of the limits by which answers are due.
        ages: The names of the limits that are ages.
        days: The details that say by which day an answer is due.
        said_limits: The names of the limits that are counted from such a day.
        event_limits: The names of the limits that are counted from the day of an event.
    """

    of_checks: tuple[OfCheck, ...]
    every: tuple[Entries, ...]
    texts: tuple[str, ...]
    of_person: tuple[str, ...]
    of_each_child: tuple[str, ...]
    lists: tuple[str, ...]
    limits: tuple[str, ...]
    ages: tuple[str, ...]
    days: tuple[str, ...]
    said_limits: frozenset[str]
    event_limits: frozenset[str]


def asked_for(checks: Iterable[Check]) -> AskedFor:
    """What a set of checks reads."""
    checks = tuple(checks)
    words = [limb.when for check in checks for limb in check.limbs]
    every = [each for word in words for each in _entries(word)]
    expected = [word.expected for word in words]
    circumstances = [each for word in words for each in (*word.only, *(one.when for one in word.expected.sooner))]
    flat = [each for one in every for each in _flat(one)]
    missing = [word for word in words if isinstance(word, MissingFor)]
    texts = {name for word in words for name in _keys(word) if name not in _KEYS} | {"about_entry"}
    return AskedFor(
        of_checks=tuple(_of_check(check) for check in checks),
        every=tuple(flat),
        texts=tuple(sorted(texts)),
        of_person=_kinds(word for word in words if {"person", "parent"} & set(_keys(word))),
        of_each_child=_kinds(
            word
            for word in words
            if (isinstance(word, MissingFor) and word.each == "child")
            or (isinstance(word, Contradicted) and word.of_family)
        ),
        lists=tuple(
            sorted(
                {word.named_in for word in missing if word.named_in}
                | {"people_considered"}
                | {of.names for of in expected if of.names}
            )
        ),
        limits=tuple(sorted({one for of in expected for one in _limits(of)})),
        ages=tuple(sorted({one.age for one in circumstances if not isinstance(one, Open | NotOpen)})),
        said_limits=frozenset(one for of in expected if of.by_the_day for one in _limits(of)),
        event_limits=frozenset(one for of in expected if of.from_the_event for one in _limits(of)),
        days=tuple(sorted({of.by_the_day for of in expected if of.by_the_day})),
    )


def _limits(expected: Expected) -> tuple[str, ...]:
    return (expected.within, *(one.within for one in expected.sooner))


def _of_check(check: Check) -> OfCheck:
    words = [limb.when for limb in check.limbs]
    return OfCheck(
        beginnings=tuple(each for word in words for one in _beginnings(word) for each in _flat(one)),
        kinds=frozenset(_kinds(words)),
        heard=frozenset(kind for word in words for one in _needs(word.expected) for kind in group_of(one)),
        parents=any(isinstance(word, MissingFor) and word.each in {"parent", "other_parent"} for word in words),
    )


def _needs(expected: Expected) -> tuple[str, ...]:
    if not expected.needs_of_topic:
        return expected.needs
    return tuple(one for topic in topics_with_services() for one in services_of(topic))


def _kinds(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(
        sorted({kind for word in words for one in _entries(word) for each in _flat(one) for kind in each.kinds})
    )


def _flat(one: Entries) -> Iterator[Entries]:
    yield one
    for other in one.or_these:
        yield from _flat(other)


def _beginnings(word: Word) -> tuple[Entries, ...]:
    match word:
        case Unanswered() | MissingFor():
            return (word.trigger,)
        case Repeated():
            return (word.of, *([any_end(word.ended)] if word.ended else []))
        case NotSustained():
            return (word.claim,)
        case Silent() | Unchanged():
            return (word.while_open.starts,)
        case Contradicted():
            return (word.said,)


def _entries(word: Word) -> Iterator[Entries]:
    yield from _beginnings(word)
    yield from word.expected.parts
    match word:
        case Repeated():
            yield from (one for one in (word.broken_by, word.ended) if one)
        case NotSustained():
            yield word.then
        case Silent() | Unchanged():
            yield word.while_open.ends
        case Contradicted(seen=Entries() as seen):
            yield seen
        case Contradicted(seen=NotSustained() as seen):
            yield from (seen.claim, seen.then)
    if isinstance(word, Contradicted):
        yield from (one for one in (word.unless_since, word.unless_longer_ago) if one)
    for one in (*word.only, *(sooner.when for sooner in word.expected.sooner)):
        opened = one.what if isinstance(one, NotOpen) else one
        if isinstance(opened, Open):
            yield from (opened.starts, opened.ends)


def _keys(word: Word) -> Iterator[str]:
    yield from (word.expected.same, word.expected.by_the_day)
    match word:
        case Repeated():
            yield from (word.alike, word.differ_in)
        case NotSustained():
            yield word.alike
        case Contradicted():
            yield from (word.alike, word.unless_alike)
            if isinstance(word.seen, NotSustained):
                yield word.seen.alike
