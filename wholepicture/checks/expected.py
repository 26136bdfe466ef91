"""Whether what is expected came, by when, and what can be said when it did not."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from wholepicture.checks.answers_in_order import Answers
from wholepicture.checks.circumstances import circumstance
from wholepicture.checks.fact import Fact
from wholepicture.checks.gap import Because
from wholepicture.checks.happening import Happening, order_level
from wholepicture.checks.matching import Level, Matched, level_of, same_level
from wholepicture.checks.terms import group_of
from wholepicture.checks.vocabulary import Expected, MissingFor, Silent, Unchanged, Word
from wholepicture.checks.words import Asked

_ONE_DAY = datetime.timedelta(days=1)
_HEARD = "all.heard"
_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_PERSON = "person"
_PEOPLE_LISTED = "people_considered"
_ADULTS = "adults"
_MADE_KNOWN = "made_known"


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """What can be said of one happening.

    Args:
        about: What it is about.
        due_on: The day by which the answer was due.
        opened_on: The first day on which it could be noticed that there was none; None when it came in time.
        closed_on: The day on which the answer was known; None while it is not.
        because: Why it cannot be told; None when it can.
        facts: What happened.
        answers: What answers it, or may.
    """

    about: str
    due_on: datetime.date
    opened_on: datetime.date | None
    closed_on: datetime.date | None
    because: Because | None
    facts: tuple[Fact, ...]
    answers: tuple[Fact, ...]


def judge(happening: Happening, word: Word, asked: Asked) -> Judged | None:
    """What can be said of one happening on the day for which it is asked.

    Args:
        happening: What happened.
        word: The word that found it.
        asked: For whom and for which day.

    Returns:
        None when its time has not run out yet.
    """
    if happening.base is None:
        return _without_a_day(happening, word, asked)
    sure, perhaps = _in_order(happening, word, asked)
    due, crosses = _due(happening, happening.base, _limit(happening, word, asked), asked, sure)
    clear = Judged(happening.about, due, None, None, None, happening.facts, tuple(sure[:1]))
    if sure and sure[0].known <= due:
        return clear
    if due >= asked.as_of:
        return None
    opened = max(due + _ONE_DAY, happening.known)
    if sure and sure[0].known <= opened:
        return clear
    heard = _heard_on(happening, word, asked)
    because = None
    if happening.level is Level.PERHAPS:
        because = Because.UNSURE
    elif heard is None or (sure and heard >= sure[0].known):
        because = Because.NOT_HEARD
    else:
        opened = max(opened, heard)
        because = Because.DATES if crosses else None
    return _late(dataclasses.replace(clear, opened_on=opened, because=because), sure, perhaps)


def _due(
    happening: Happening, base: datetime.date, limit: str, asked: Asked, sure: Sequence[Fact]
) -> tuple[datetime.date, bool]:
    """The last day on which an answer is in time, and whether a vague day of the event leaves open if it was.

    The first such day while it is open, else the last.
    """
    last = asked.limits.due(limit, base)
    first = asked.limits.due(limit, happening.earliest) if happening.earliest else last
    came = sure[0].known if sure else asked.as_of
    return (first, first < came) if came <= last else (last, False)


def _without_a_day(happening: Happening, word: Word, asked: Asked) -> Judged | None:
    """What can be said when the record does not say by which day the answer is due: nothing, until it came."""
    if _in_order(happening, word, asked)[0]:
        return Judged(happening.about, happening.known, None, None, None, happening.facts, ())
    opened = happening.known + _ONE_DAY
    if opened > asked.as_of:
        return None
    return Judged(happening.about, happening.known, opened, None, Because.UNSURE, happening.facts, ())


def _late(judged: Judged, sure: Sequence[Fact], perhaps: Sequence[Fact]) -> Judged:
    """What can be said once the time has run out."""
    if sure:
        doubt = Because.DATES if any(one.known_lower <= judged.due_on for one in sure) else None
        return dataclasses.replace(judged, closed_on=sure[0].known, because=judged.because or doubt)
    if judged.because is None and perhaps:
        return dataclasses.replace(judged, because=Because.MAYBE_ANSWERED, answers=tuple(perhaps))
    return judged


def _limit(happening: Happening, word: Word, asked: Asked) -> str:
    for sooner in word.expected.sooner:
        if circumstance(sooner.when, happening, asked)[0] is Level.SURE:
            return sooner.within
    return word.expected.within


def _in_order(happening: Happening, word: Word, asked: Asked) -> tuple[list[Fact], list[Fact]]:
    """What surely answers a happening and what perhaps does, in the order in which it was known.

    After the first that surely does, no other matters: but where it is vague when one was known, all are looked at.
    """
    answers = _candidates(word, asked)
    sure: list[Fact] = []
    perhaps: list[Fact] = []
    own = {fact.entry for fact in happening.facts}
    any_day = isinstance(word, MissingFor) or word.expected.earlier
    for fact, level in answers.from_day(None if any_day else happening.lower):
        found = min(level, _answers(fact, happening, word, asked, own=fact.entry in own))
        if found is Level.SURE:
            sure.append(fact)
            if not answers.any_vague:
                break
        elif found is Level.PERHAPS:
            perhaps.append(fact)
    return sure, perhaps


def _answers(fact: Fact, happening: Happening, word: Word, asked: Asked, *, own: bool) -> Level:
    """Whether a fact answers a happening; its own entry does only where it says whom it covers."""
    if isinstance(word, MissingFor):
        found = _covers(fact, happening, word, asked)
        if own:
            return found
    elif own and fact.kind != _MADE_KNOWN:  # to tell of an entry is an act of its own
        return Level.NO
    else:
        found = _is_about(fact, happening.about, word.expected)
    if word.expected.earlier and found is Level.SURE:  # what is not sure must at least have come after
        return found
    strictly = happening.strictly_after or word.expected.later
    return min(found, order_level(happening.upper, happening.lower, fact.lower, fact.upper, strictly=strictly))


def _is_about(fact: Fact, about: str, expected: Expected) -> Level:
    """Whether a fact is about the same: an assessment is about everyone in its list of people."""
    same = expected.same
    if expected.unless_another and not fact.key(same):
        return Level.SURE
    listed = fact.lists.get(_PEOPLE_LISTED)
    if same == _PERSON and listed is not None and about:
        return Level.SURE if about in listed or about == fact.person else Level.NO
    return same_level(about, fact.key(same), same)


def _candidates(word: Word, asked: Asked) -> Answers:
    """What may answer a word, worked out once for each child."""
    kept = asked.answers_kept.get(id(word))
    if kept is None:
        kept = asked.answers_kept[id(word)] = Answers(_matched(word, asked))
    return kept


def _matched(word: Word, asked: Asked) -> list[Matched]:
    if isinstance(word, MissingFor) and word.each == _EACH_CHILD:
        return asked.of_family.matching(word.expected.by)
    found = asked.matching(word.expected.by)
    if isinstance(word, Silent | Unchanged):
        found = [*found, *asked.matching(word.while_open.ends)]
    return found


def _names(fact: Fact, child: str, word: MissingFor) -> Level:
    """Whether a fact names a child; whom a document covers its list says, and not the people who stand beside it."""
    listed = fact.lists.get(word.named_in, frozenset())
    if child in listed | fact.children:
        return Level.SURE
    unlisted = not listed and (not fact.children or level_of(fact, word.trigger))
    return Level.PERHAPS if unlisted else Level.NO


def _covers(fact: Fact, happening: Happening, word: MissingFor, asked: Asked) -> Level:
    """Whether a fact covers the one of several who is looked at."""
    if word.each == _EACH_CHILD:
        topic = same_level(happening.about, fact.key(word.expected.same), word.expected.same)
        return min(topic, _names(fact, asked.child.name, word))
    if word.each == _EACH_PARENT:
        named = fact.lists.get(_ADULTS, frozenset()) | fact.lists.get(_PEOPLE_LISTED, frozenset())
        return Level.SURE if happening.about in named else Level.NO if named else Level.PERHAPS
    named = fact.lists.get(word.named_in, frozenset())
    group = group_of(happening.about)
    if fact.agency_kind in group and not level_of(fact, word.trigger):
        return Level.SURE
    return Level.SURE if named & group else Level.NO if named else Level.PERHAPS


def _heard_on(happening: Happening, word: Word, asked: Asked) -> datetime.date | None:
    """Since when silence means anything: the day on which an agency whose entries are needed was heard of.

    Returns:
        None when none of them was; the earliest day there is when no agency in particular is needed.
    """
    needed = {kind for one in word.expected.needs for kind in group_of(one)} - asked.family.only_the_latest
    if not word.expected.needs:
        return datetime.date.min
    since = happening.known - datetime.timedelta(days=asked.limits.days(_HEARD))
    return min(
        (one.known for one in asked.family.heard if one.agency_kind in needed and one.known >= since), default=None
    )
