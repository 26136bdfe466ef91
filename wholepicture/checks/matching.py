"""Whether a fact is one of the entries that a rule asks for: surely, perhaps, or not."""

from __future__ import annotations

import enum
import functools
from collections.abc import Sequence

from wholepicture.checks import terms
from wholepicture.checks.details import NOT_UNDERSTOOD, UNSAID, may_be_meant, meaning_of, meanings_of
from wholepicture.checks.fact import Fact
from wholepicture.checks.vocabulary import Detail, Entries


class Level(enum.IntEnum):
    """How sure something is. The level of several things together is that of the least sure."""

    NO = 0
    PERHAPS = 1
    SURE = 2


Matched = tuple[Fact, Level]


def level_of(fact: Fact, asked: Entries) -> Level:
    """Whether a fact is one of the entries that are asked for.

    Args:
        fact: The fact.
        asked: The entries; a fact that is one of several kinds of them is as sure as the surest.
    """
    own = _own_level(fact, asked)
    return max([own, *(level_of(fact, other) for other in asked.or_these)])


def _own_level(fact: Fact, asked: Entries) -> Level:
    if fact.kind not in asked.kinds or (asked.bases and fact.basis and fact.basis not in asked.bases):
        return Level.NO
    if (asked.agencies and fact.agency_kind not in asked.agencies) or fact.agency_kind in asked.not_agencies:
        return Level.NO
    level = Level.SURE if fact.basis or not asked.bases else Level.PERHAPS
    if asked.topics:
        level = min(level, _of_topic(fact.topic, asked.topics))
    for detail in asked.details:
        level = min(level, _of_detail(fact, detail))
    return level


def _of_topic(topic: str, topics: tuple[str, ...]) -> Level:
    if not topic:
        return Level.PERHAPS
    return Level.SURE if topic in terms.with_narrower(topics) else Level.NO


def _of_detail(fact: Fact, detail: Detail) -> Level:
    """Whether a fact's detail says what is asked for: a word that is not understood may be it or not."""
    said = meaning_of(detail.name, fact.details.get(detail.name))
    if said == UNSAID:
        return {"unsure": Level.PERHAPS, "yes": Level.SURE, "no": Level.NO}[detail.if_missing]
    if detail.any_value:
        return Level.NO if detail.never else Level.SURE
    if said == NOT_UNDERSTOOD and may_be_meant(detail.name, fact.kind):
        return Level.PERHAPS
    return Level.SURE if (said in meanings_of(detail.name, detail.values)) != detail.never else Level.NO


class Facts:
    """Facts, found by what is asked for.

    A family has hundreds of facts, and all rules together ask for some hundred sorts of entries, many of them several
    times: so they lie by kind, and what was asked for once is kept.

    Args:
        facts: The facts, in their order.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_kind: dict[str, list[tuple[int, Fact]]] = {}
        for place, fact in enumerate(facts):
            self._by_kind.setdefault(fact.kind, []).append((place, fact))
        self._kept: dict[int, tuple[Entries, list[Matched]]] = {}

    def matching(self, asked: Entries) -> list[Matched]:
        """The facts that are surely or perhaps among the entries that are asked for, in their order."""
        kept = self._kept.get(id(asked))
        if kept is None:
            kept = (asked, self._found(asked))  # with what was asked for, so that its id is not used again
            self._kept[id(asked)] = kept
        return kept[1]

    def _found(self, asked: Entries) -> list[Matched]:
        placed = (one for kind in kinds_of(asked) for one in self._by_kind.get(kind, ()))
        found = ((place, fact, level_of(fact, asked)) for place, fact in sorted(placed, key=lambda one: one[0]))
        return [(fact, level) for _place, fact, level in found if level]


def kinds_of(asked: Entries) -> tuple[str, ...]:
    """Every kind that is asked for, each once."""
    return tuple(dict.fromkeys((*asked.kinds, *(kind for other in asked.or_these for kind in kinds_of(other)))))


def same_level(one: str, other: str, same: str) -> Level:
    """Whether two keys are of the same thing: perhaps, when either is not said, or one topic is wider than the other.

    Args:
        one: The key of one.
        other: The key of the other.
        same: What they must agree in; "" when nothing.
    """
    if not same:
        return Level.SURE
    if not one or not other:
        return Level.PERHAPS
    if one == other:
        return Level.SURE
    return Level.PERHAPS if other in akin(one) else Level.NO


def narrower(topic: str) -> frozenset[str]:
    """The topics that a wider one holds; none, when it is no wider topic."""
    return terms.wider_topics().get(topic, frozenset())


@functools.cache
def wider(topic: str) -> frozenset[str]:
    """The topics that hold a narrower one."""
    return frozenset(wide for wide, held in terms.wider_topics().items() if topic in held)


@functools.cache
def akin(key: str) -> frozenset[str]:
    """The other keys that may be of the same thing as a key: wider and narrower topics."""
    return narrower(key) | wider(key)
