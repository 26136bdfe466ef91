"""Each word of the vocabulary over a family's facts: which happenings it finds."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from wholepicture.checks.answers_in_order import Answers
from wholepicture.checks.by_day import ByDay
from wholepicture.checks.day_said import day_said
from wholepicture.checks.fact import Child, Fact, Family
from wholepicture.checks.happening import Happening, contradictions, of_one, order_level, repeated, returns
from wholepicture.checks.limits import Limits
from wholepicture.checks.matching import Facts, Level, Matched
from wholepicture.checks.open_spans import OpenSpans
from wholepicture.checks.terms import agencies_of
from wholepicture.checks.vocabulary import (
    Contradicted,
    Entries,
    MissingFor,
    NotSustained,
    Open,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)
from wholepicture.timescales.working_days import FIRST_DAY

_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_BEFORE_BIRTH = "all.before_birth"


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """For whom, by what, and for which day a check is asked.

    Args:
        family: The family.
        child: The child.
        facts: The facts that concern the child.
        of_family: The facts of the whole family.
        limits: The limits.
        as_of: The day.
        spans_kept: When each thing was open, worked out once.
        answers_kept: What answers each word, in order, worked out once.
    """

    family: Family
    child: Child
    facts: Facts
    of_family: Facts
    limits: Limits
    as_of: datetime.date
    spans_kept: dict[int, OpenSpans] = dataclasses.field(default_factory=dict)
    answers_kept: dict[int, Answers] = dataclasses.field(default_factory=dict)

    def spans(self, one: Open) -> OpenSpans:
        """When something was open for the child."""
        kept = self.spans_kept.get(id(one))
        if kept is None:
            kept = OpenSpans(self.matching(one.starts), self.matching(one.ends))
            self.spans_kept[id(one)] = kept
        return kept

    def matching(self, wanted: Entries) -> list[Matched]:
        """The facts that concern the child and are among the entries that are asked for."""
        return self.facts.matching(wanted)


def before_pregnancy(fact: Fact, child: Child, limits: Limits) -> bool:
    """Whether a fact is older than the pregnancy with a child."""
    if child.born is None or fact.upper is None:
        return False
    return fact.upper < child.born - datetime.timedelta(days=limits.days(_BEFORE_BIRTH))


def happenings(word: Word, asked: Asked) -> Iterator[Happening]:
    """What a word finds.

    Args:
        word: The word.
        asked: For whom and for which day.
    """
    match word:
        case Unanswered():
            yield from _single(word.trigger, word, asked)
        case Repeated():
            yield from _repeated(word, asked)
        case NotSustained():
            yield from _not_sustained(word, asked)
        case Silent() | Unchanged():
            yield from _while_open(word, asked)
        case MissingFor():
            yield from _for_each(word, asked)
        case Contradicted():
            yield from _contradicted(word, asked)


def _single(trigger: Entries, word: Unanswered, asked: Asked) -> Iterator[Happening]:
    for fact, level in asked.matching(trigger):
        one = of_one(fact, level, fact.key(word.expected.same))
        if word.expected.by_the_day:
            one = dataclasses.replace(one, base=day_said(fact.details.get(word.expected.by_the_day)))
        elif word.expected.from_the_event:
            one = _from_the_event(one, asked.as_of)
        yield one


def _from_the_event(one: Happening, as_of: datetime.date) -> Happening:
    """A happening whose time runs from the day of its event: from the last such day, and perhaps from the first.

    An event without a day stands at the day on which it was known. Days to come, and days for which no calendar is
    kept, stand at the edge: what is said is the same, and no limit has to be counted where it cannot be.
    """
    last = min(max(one.upper or one.known, FIRST_DAY), as_of)
    first = min(max(one.lower or last, FIRST_DAY), last)
    return dataclasses.replace(one, base=last, earliest=first)


def _repeated(word: Repeated, asked: Asked) -> Iterator[Happening]:
    found = [of_one(fact, level, "") for fact, level in asked.matching(word.of)]
    return repeated(
        found,
        times=asked.limits.times(word.times),
        days=asked.limits.days(word.during),
        alike=word.alike,
        about=word.expected.same,
        differ_in=word.differ_in,
        breaks=asked.matching(word.broken_by) if word.broken_by else [],
    )


def _returns(word: NotSustained, asked: Asked, about: str) -> list[Happening]:
    return list(
        returns(
            asked.matching(word.claim),
            asked.matching(word.then),
            days=asked.limits.days(word.within),
            alike=word.alike,
            about=about,
        )
    )


def _not_sustained(word: NotSustained, asked: Asked) -> Iterator[Happening]:
    found = _returns(word, asked, word.expected.same)
    if not word.times:
        return iter(found)
    return repeated(
        found,
        times=asked.limits.times(word.times),
        days=asked.limits.days(word.during),
        alike=word.alike,
        about=word.expected.same,
        differ_in="",
        breaks=[],
    )


def _while_open(word: Silent | Unchanged, asked: Asked) -> Iterator[Happening]:
    """From the start of what is open, and from each thing that was expected, until the next."""
    spans = asked.spans(word.while_open)
    expected = ByDay(asked.matching(word.expected.by), lambda one: (one[0].lower, one[0].upper))
    for start, level in asked.matching(word.while_open.starts):
        about = start.key(word.expected.same)
        yield dataclasses.replace(of_one(start, level, about), strictly_after=True)
        until = spans.surely_open_until(start)
        for fact, found in expected.between(start.upper, until):
            if found is Level.SURE and fact.entry != start.entry and _within_open(fact, start, until):
                known = max(fact.known, start.known)
                yield Happening((fact,), fact.lower, fact.upper, known, fact.upper, about, level, strictly_after=True)


def _within_open(fact: Fact, start: Fact, until: datetime.date) -> bool:
    """Whether a fact surely lies after the start of what is open, and no end surely lies between."""
    after = order_level(start.upper, start.lower, fact.lower, fact.upper)
    return after is Level.SURE and fact.lower is not None and fact.lower < until


def _for_each(word: MissingFor, asked: Asked) -> Iterator[Happening]:
    if word.each == _EACH_CHILD:
        for fact, level in asked.of_family.matching(word.trigger):
            if not before_pregnancy(fact, asked.child, asked.limits):  # nobody can leave out a child who is yet to come
                yield of_one(fact, level, fact.key(word.expected.same))
        return
    for fact, level in asked.matching(word.trigger):
        if word.each == _EACH_PARENT:
            for parent, since in asked.family.parents.items():
                known = max(fact.known, since)  # nobody can be missed before anybody knows of them
                yield dataclasses.replace(of_one(fact, level, parent), known=known, base=known)
            continue
        for member in agencies_of(word.each):
            yield of_one(fact, level, member)


def _contradicted(word: Contradicted, asked: Asked) -> Iterator[Happening]:
    if isinstance(word.seen, NotSustained):
        seen = _returns(word.seen, asked, word.alike)
    else:
        seen = [of_one(fact, level, "") for fact, level in asked.matching(word.seen)]
    return contradictions(
        asked.matching(word.said),
        seen,
        days=asked.limits.days(word.before),
        alike=word.alike,
        about=word.expected.same,
    )
