"""Each word of the vocabulary over a family's facts: which happenings it finds."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.checks.answers_in_order import Answers
from wholepicture.checks.begun import Begun
from wholepicture.checks.day_said import day_said
from wholepicture.checks.ended import any_end, with_their_ends
from wholepicture.checks.fact import Child, Fact, Family
from wholepicture.checks.happening import Again, Happening, contradictions, of_one, repeated, returns
from wholepicture.checks.heard_of import HeardOf
from wholepicture.checks.limits import Limits
from wholepicture.checks.matching import Facts, Level, Matched
from wholepicture.checks.open_spans import OpenSpans
from wholepicture.checks.settled import Settling
from wholepicture.checks.terms import agencies_of, is_named
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
_OTHER_PARENT = "other_parent"
_BOTH = 2
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
        heard: When agencies were heard of.
        spans_kept: When each thing was open, worked out once.
        answers_kept: What is each part of the answer to each word, in order, worked out once.
    """

    family: Family
    child: Child
    facts: Facts
    of_family: Facts
    limits: Limits
    as_of: datetime.date
    heard: HeardOf
    spans_kept: dict[int, OpenSpans] = dataclasses.field(default_factory=dict)
    answers_kept: dict[int, Sequence[Answers]] = dataclasses.field(default_factory=dict)

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
    earlier = None
    if word.ended is None:
        found = [of_one(fact, level, "") for fact, level in asked.matching(word.of)]
    else:
        found, earlier = with_their_ends(asked.matching(word.of), asked.matching(any_end(word.ended)), word.ended)
    how = Again(
        times=asked.limits.times(word.times),
        days=asked.limits.days(word.during),
        alike=word.alike,
        about=word.expected.same,
        differ_in=word.differ_in,
    )
    return repeated(found, how, asked.matching(word.broken_by) if word.broken_by else [], earlier)


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
    how = Again(
        times=asked.limits.times(word.times),
        days=asked.limits.days(word.during),
        alike=word.alike,
        about=word.expected.same,
    )
    return repeated(found, how, [])


def _while_open(word: Silent | Unchanged, asked: Asked) -> Iterator[Happening]:
    """From the start of what is open, and from each thing that was expected, until the next."""
    spans, starts = asked.spans(word.while_open), asked.matching(word.while_open.starts)
    alike: dict[tuple[str, Level], list[Fact]] = {}
    for start, level in starts:
        about = start.key(word.expected.same)
        alike.setdefault((about, level), []).append(start)
        yield dataclasses.replace(of_one(start, level, about), strictly_after=True)
    for (about, level), several in alike.items():
        begun = Begun(several, spans.surely_open_until)
        for fact, found in asked.matching(word.expected.by):
            if found is Level.SURE:
                for known in begun.known_of(fact):
                    yield Happening(
                        (fact,), fact.lower, fact.upper, known, fact.upper, about, level, strictly_after=True
                    )


def _for_each(word: MissingFor, asked: Asked) -> Iterator[Happening]:
    if word.each == _EACH_CHILD:
        for fact, level in asked.of_family.matching(word.trigger):
            if not before_pregnancy(fact, asked.child, asked.limits):  # nobody can leave out a child who is yet to come
                yield of_one(fact, level, fact.key(word.expected.same))
        return
    parents = {name: since for name, since in asked.family.parents.items() if is_named(name)}
    for fact, level in asked.matching(word.trigger):
        if word.each == _OTHER_PARENT:
            if len(parents) < _BOTH:
                yield of_one(fact, min(level, Level.PERHAPS), "")
            continue
        if word.each == _EACH_PARENT:
            for parent, since in parents.items():
                known = max(fact.known, since)  # nobody can be missed before anybody knows of them
                yield dataclasses.replace(of_one(fact, level, parent), known=known, base=known)
            continue
        for member in agencies_of(word.each):
            yield of_one(fact, level, member)


def _contradicted(word: Contradicted, asked: Asked) -> Iterator[Happening]:
    if isinstance(word.seen, NotSustained):
        seen = _returns(word.seen, asked, word.alike)
    else:
        facts = asked.of_family if word.of_family else asked.facts
        seen = [of_one(fact, level, "") for fact, level in facts.matching(word.seen)]
    return contradictions(
        asked.matching(word.said),
        seen,
        Settling(
            asked.matching(word.unless_since) if word.unless_since else (),
            asked.matching(word.unless_longer_ago) if word.unless_longer_ago else (),
            alike=word.unless_alike,
            days=asked.limits.days(word.before),
        ),
        days=asked.limits.days(word.before),
        alike=word.alike,
        about=word.expected.same,
    )
