"""Whether what is expected came, by when, and what can be said when it did not."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from wholepicture.checks.answers_in_order import Answers, Candidate, Question
from wholepicture.checks.circumstances import circumstance
from wholepicture.checks.fact import Fact, Family
from wholepicture.checks.gap import Because
from wholepicture.checks.happening import Happening
from wholepicture.checks.matching import Level, Matched, level_of, narrower, wider
from wholepicture.checks.terms import agencies_of, group_of, services_of
from wholepicture.checks.vocabulary import Entries, MissingFor, Silent, Unchanged, Word
from wholepicture.checks.words import Asked

_ONE_DAY = datetime.timedelta(days=1)
_HEARD = "all.heard"
_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_OTHER_PARENT = "other_parent"
_PERSON = "person"
_PARENT = "parent"
_PEOPLE_LISTED = "people_considered"
_ADULTS = "adults"


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """What can be said of one happening.

    Args:
        about: What it is about.
        due_on: The day by which the answer was due.
        opened_on: The first day on which it could be noticed that there was none; None when it came in time.
        closed_on: The day on which the answer was known; None while it is not.
        because: Why it cannot be told; None when it can.
        happening: What happened.
        answer: What answers it, where several things are expected the last of them; None when nothing surely does.
    """

    about: str
    due_on: datetime.date
    opened_on: datetime.date | None
    closed_on: datetime.date | None
    because: Because | None
    happening: Happening
    answer: Fact | None


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
    sure = _sure_answer(happening, word, asked)
    due, crosses = _due(happening, happening.base, _limit(happening, word, asked), asked, sure)
    clear = Judged(happening.about, due, None, None, None, happening, sure)
    if sure and sure.known <= due:
        return clear
    if due >= asked.as_of:
        return None
    opened = max(due + _ONE_DAY, happening.known)
    if sure and sure.known <= opened:
        return clear
    heard = _heard_on(happening, word, asked)
    because = None
    if happening.level is Level.PERHAPS:
        because = Because.UNSURE
    elif heard is None or (sure and heard >= sure.known):
        because = Because.NOT_HEARD
    else:
        opened = max(opened, heard)
        because = Because.DATES if crosses else None
    return _late(dataclasses.replace(clear, opened_on=opened, because=because), word, asked)


def _due(
    happening: Happening, base: datetime.date, limit: str, asked: Asked, sure: Fact | None
) -> tuple[datetime.date, bool]:
    """The last day on which an answer is in time, and whether a vague day of the event leaves open if it was.

    The first such day while it is open, else the last.
    """
    last = asked.limits.due(limit, base)
    first = asked.limits.due(limit, happening.earliest) if happening.earliest else last
    came = sure.known if sure else asked.as_of
    return (first, first < came) if came <= last else (last, False)


def _without_a_day(happening: Happening, word: Word, asked: Asked) -> Judged | None:
    """What can be said when the record does not say by which day the answer is due: nothing, until it came."""
    if _sure_answer(happening, word, asked):
        return Judged(happening.about, happening.known, None, None, None, happening, None)
    opened = happening.known + _ONE_DAY
    if opened > asked.as_of:
        return None
    return Judged(happening.about, happening.known, opened, None, Because.UNSURE, happening, None)


def _late(judged: Judged, word: Word, asked: Asked) -> Judged:
    """What can be said once the time has run out."""
    parts, question = _parts(word, asked), _question(judged.happening, word, asked)
    if judged.answer:
        may_be_in_time = all(part.may_have_been_known_by(question, judged.due_on) for part in parts)
        doubt = Because.DATES if may_be_in_time else None
        return dataclasses.replace(judged, closed_on=judged.answer.known, because=judged.because or doubt)
    if judged.because is None and all(part.first(question) or part.any_perhaps(question) for part in parts):
        return dataclasses.replace(judged, because=Because.MAYBE_ANSWERED)
    return judged


def answers_of(judged: Sequence[Judged], word: Word, asked: Asked) -> Iterator[Fact]:
    """What answers several happenings about the same, or may.

    Args:
        judged: What is said of each; the same of all.
        word: The word that found them.
        asked: For whom and for which day.
    """
    if judged[0].because is Because.MAYBE_ANSWERED:
        questions = [_question(one.happening, word, asked) for one in judged]
        for part in _parts(word, asked):
            open_ones = [one for one in questions if not part.first(one)]
            yield from part.perhaps(open_ones) if open_ones else ()
    yield from (one.answer for one in judged if one.answer)


def _limit(happening: Happening, word: Word, asked: Asked) -> str:
    for sooner in word.expected.sooner:
        if circumstance(sooner.when, happening, asked)[0] is Level.SURE:
            return sooner.within
    return word.expected.within


def _sure_answer(happening: Happening, word: Word, asked: Asked) -> Fact | None:
    """What surely answers a happening: the last to be known of all that is expected; None when any of it is wanting."""
    question = _question(happening, word, asked)
    found = [part.first(question) for part in _parts(word, asked)]
    came = [one for one in found if one]
    return max(came, key=lambda fact: (fact.known, fact.id)) if len(came) == len(found) else None


def _question(happening: Happening, word: Word, asked: Asked) -> Question:
    """What an answer is wanted to. Where one that came before counts too, it is one that is about the same for sure."""
    after = before = datetime.timedelta(days=happening.strictly_after or word.expected.later)
    if word.expected.earlier:
        before = -datetime.timedelta(days=asked.limits.days(word.expected.earlier))
    entries = tuple(fact.entry for fact in happening.facts) if isinstance(word, MissingFor) else ()
    return Question(
        about=happening.about,
        sure_from=happening.upper + before if happening.upper is not None else None,
        perhaps_from=happening.lower + after if happening.lower is not None else datetime.date.min,
        may_count_from=happening.lower + before if happening.lower is not None else datetime.date.min,
        own=happening.holds,
        names=functools.partial(_names_the_others, happening, word.expected.names),
        entries=entries,
        anybody=happening.about in asked.family.unnamed,
    )


def _names_the_others(happening: Happening, names: str, fact: Fact) -> Level:
    """Whether an answer that lists entries lists those that came before the last: perhaps, when it lists others too."""
    named = fact.lists.get(names)
    if named is None or all(one.entry in named for one in happening.made_of() if _is_before(one, happening)):
        return Level.SURE
    return Level.NO if all(happening.holds(entry) for entry in named) else Level.PERHAPS


def _is_before(one: Fact, happening: Happening) -> bool:
    return one.lower is None or happening.lower is None or one.lower < happening.lower


def _parts(word: Word, asked: Asked) -> Sequence[Answers]:
    """What may be each part of the answer to a word, worked out once for each child."""
    kept = asked.answers_kept.get(id(word))
    if kept is None:
        kept = asked.answers_kept[id(word)] = [_candidates(word, by, asked) for by in word.expected.parts]
    return kept


def _candidates(word: Word, by: Entries, asked: Asked) -> Answers:
    by_key = _what_it_covers if isinstance(word, MissingFor) else _what_it_is_about
    found = (by_key(fact, level, word, asked) for fact, level in _matched(word, by, asked))
    about_the_child = not isinstance(word, MissingFor) or word.each in {_EACH_CHILD, _OTHER_PARENT}
    return Answers(
        [one for one in found if one.level],
        any_about=about_the_child and not word.expected.same,
        own_answers=isinstance(word, MissingFor),
    )


def _matched(word: Word, by: Entries, asked: Asked) -> list[Matched]:
    if isinstance(word, MissingFor) and word.each == _EACH_CHILD:
        return asked.of_family.matching(by)
    found = asked.matching(by)
    if isinstance(word, Silent | Unchanged):
        found = [*found, *asked.matching(word.while_open.ends)]
    return found


def _what_it_is_about(fact: Fact, level: Level, word: Word, asked: Asked) -> Candidate:
    """A fact by what it is about: an assessment is about everyone in its list of people.

    What is said to a parent is said to everyone who was there.
    """
    same = word.expected.same
    if same == _PARENT:
        return _of_people(fact, level, fact.lists.get(_ADULTS, frozenset()), asked.family)
    if same == _PERSON:
        listed = fact.lists.get(_PEOPLE_LISTED, frozenset())
        return _of_people(fact, level, (listed | {fact.person}) - {""}, asked.family)
    if word.expected.unless_another and not fact.key(same):
        return Candidate(fact, level, of_all=True)
    return _by_key(fact, level, fact.key(same))


def _of_people(fact: Fact, level: Level, named: AbstractSet[str], family: Family) -> Candidate:
    """A fact by the people whom it names: a first name that several have may be any of them, nobody's name anybody."""
    return Candidate(
        fact,
        level,
        frozenset(named) - family.may_be.keys(),
        perhaps=family.others_meant_by(named),
        open=not named or not family.unnamed.isdisjoint(named),
    )


def _by_key(fact: Fact, level: Level, key: str) -> Candidate:
    """A fact by one key: what is about the wider topic answers the narrower, and not surely the other way round."""
    if not key:
        return Candidate(fact, level, open=True)
    return Candidate(fact, level, narrower(key) | {key}, perhaps=wider(key))


def _names(fact: Fact, child: str, word: MissingFor) -> Level:
    """Whether a fact names a child; whom a document covers its list says, and not the people who stand beside it."""
    listed = fact.lists.get(word.named_in, frozenset())
    if child in listed | fact.children:
        return Level.SURE
    unlisted = not listed and (not fact.children or level_of(fact, word.trigger))
    return Level.PERHAPS if unlisted else Level.NO


def _what_it_covers(fact: Fact, level: Level, word: Word, asked: Asked) -> Candidate:
    """A fact by which of several it covers."""
    assert isinstance(word, MissingFor)
    if word.each == _EACH_CHILD:
        covers = _names(fact, asked.child.name, word)
        return _by_key(fact, min(level, covers), fact.key(word.expected.same))
    if word.each == _OTHER_PARENT:
        return Candidate(fact, level)
    if word.each == _EACH_PARENT:
        named = fact.lists.get(_ADULTS, frozenset()) | fact.lists.get(_PEOPLE_LISTED, frozenset())
        return _of_people(fact, level, named, asked.family)
    named = fact.lists.get(word.named_in, frozenset())
    triggers = bool(level_of(fact, word.trigger))
    groups = {member: group_of(member) for member in agencies_of(word.each)}
    covered = {
        member for member, group in groups.items() if named & group or (fact.agency_kind in group and not triggers)
    }
    return Candidate(fact, level, frozenset(covered), open=not named)


def _heard_on(happening: Happening, word: Word, asked: Asked) -> datetime.date | None:
    """Since when silence means anything: the day on which an agency whose entries are needed was heard of.

    Returns:
        None when none of them was; the earliest day there is when no agency in particular is needed.
    """
    needs = services_of(happening.about) if word.expected.needs_of_topic else word.expected.needs
    needed = {kind for one in needs for kind in group_of(one)} - asked.family.only_the_latest
    if not needs:
        return datetime.date.min
    since = happening.known - datetime.timedelta(days=asked.limits.days(_HEARD))
    return asked.heard.first(needed, since)
