"""What may answer a rule: the first that surely does, and whether any perhaps does, found without a long search."""

from __future__ import annotations

import bisect
import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

from wholepicture.checks.fact import Fact
from wholepicture.checks.lanes import first_day, last_day
from wholepicture.checks.matching import Level
from wholepicture.checks.searches import Highest

_MADE_KNOWN = "made_known"


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may answer.

    Args:
        fact: The fact.
        level: How surely it is an answer to anything.
        about: The keys of all that it surely answers.
        open: Whether it does not say what it is about: then it perhaps answers whatever else there is.
        perhaps: The keys of what it perhaps answers besides.
        of_all: Whether it surely answers whatever there is.
    """

    fact: Fact
    level: Level
    about: frozenset[str] = frozenset()
    open: bool = False
    perhaps: frozenset[str] = frozenset()
    of_all: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """What an answer is wanted to.

    Args:
        about: What it must be about, as a key.
        sure_from: An answer whose first day is this or a later one surely came after; None when none surely does.
        perhaps_from: An answer whose last day is earlier surely came before.
        may_count_from: An answer whose last day is earlier does not count, even where it is surely about the same.
        own: Whether an entry is one of those that are to be answered.
        names: How surely an answer names what it must name.
        entries: The entries that are to be answered, where they may answer themselves.
        anybody: Whether it is about somebody who is not named: then whatever is about anybody perhaps answers it.
    """

    about: str
    sure_from: datetime.date | None
    perhaps_from: datetime.date
    may_count_from: datetime.date
    own: Callable[[str], bool]
    names: Callable[[Fact], Level]
    entries: tuple[str, ...] = ()
    anybody: bool = False


class Answers:
    """All that may answer a rule.

    Args:
        candidates: The facts that may.
        any_about: Whether they need not be about the same.
        own_answers: The entries that are to be answered may themselves answer, each whenever it was; None when an
            entry does not answer itself.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        any_about: bool,
        own_answers: bool = False,
    ) -> None:
        self._any_about, self._own_answers = any_about, own_answers
        self._all = _Part(candidates)
        self._open = _Part([one for one in candidates if one.open])
        self._of_all = _Part([one for one in candidates if one.of_all])
        by_key: dict[str, list[Candidate]] = {}
        perhaps: dict[str, list[Candidate]] = {}
        self._by_entry: dict[str, list[Candidate]] = {}
        for one in candidates:
            self._by_entry.setdefault(one.fact.entry, []).append(one)
            for key in one.about:
                by_key.setdefault(key, []).append(one)
            for key in one.perhaps:
                perhaps.setdefault(key, []).append(one)
        self._by_key = {key: _Part(several) for key, several in by_key.items()}
        self._perhaps_by_key = {key: _Part(several) for key, several in perhaps.items()}

    def first(self, question: Question) -> Fact | None:
        """What surely answers a question and was known first."""
        found = [*self._own(question, Level.SURE)]
        left_out = self._left_out(question, Level.SURE)
        others = (part.first(question.sure_from, left_out) for part in self._sure(question))
        found.extend(one for one in others if one)
        return min(found, key=lambda fact: (fact.known, fact.id), default=None)

    def may_have_been_known_by(self, question: Question, due: datetime.date) -> bool:
        """Whether anything that surely answers a question may have been known by a day."""
        left_out = self._left_out(question, Level.SURE)
        others = any(part.may_be_known_by(due, question.sure_from, left_out) for part in self._sure(question))
        return others or any(fact.known_lower <= due for fact in self._own(question, Level.SURE))

    def any_perhaps(self, question: Question) -> bool:
        """Whether anything perhaps answers a question that nothing surely answers."""
        left_out = self._left_out(question, Level.PERHAPS)
        return any(True for _ in self._own(question, Level.PERHAPS)) or any(
            part.reaches(_since(question, same=same), left_out) for part, same in self._perhaps(question)
        )

    def perhaps(self, questions: Sequence[Question]) -> Iterator[Fact]:
        """Everything that perhaps answers any of several questions about the same, which nothing surely answers."""
        for question in questions:
            yield from self._own(question, Level.PERHAPS)
        for part, same in self._perhaps(questions[0]):
            since = [(_since(one, same=same), self._left_out(one, Level.PERHAPS)) for one in questions]
            yield from part.reaching(sorted(since, key=lambda one: one[0]))

    def _sure(self, question: Question) -> tuple[_Part, ...]:
        return (self._all,) if self._any_about else (self._by_key.get(question.about, _NONE), self._of_all)

    def _perhaps(self, question: Question) -> Iterator[tuple[_Part, bool]]:
        """What may answer, and whether it is about the same, or about one who has the same first name."""
        if self._any_about or not question.about:
            yield self._all, self._any_about
        else:
            yield self._by_key.get(question.about, _NONE), True
            yield self._perhaps_by_key.get(question.about, _NONE), True
            yield self._of_all, True
            yield self._all if question.anybody else self._open, False

    def _left_out(self, question: Question, wanted: Level) -> Callable[[Fact], bool]:
        """What does not answer: the entry that is to be answered. To tell of an entry is an act of its own."""
        if self._own_answers:
            return lambda fact: question.names(fact) < wanted
        return lambda fact: question.names(fact) < wanted or (fact.kind != _MADE_KNOWN and question.own(fact.entry))

    def _own(self, question: Question, level: Level) -> Iterator[Fact]:
        """What is to be answered and answers itself."""
        if self._own_answers:
            for one in (one for entry in question.entries for one in self._by_entry.get(entry, ())):
                if min(one.level, self._about(one, question)) >= level:
                    yield one.fact

    def _about(self, one: Candidate, question: Question) -> Level:
        if self._any_about or one.of_all or question.about in one.about:
            return Level.SURE
        perhaps = one.open or question.anybody or not question.about or question.about in one.perhaps
        return Level.PERHAPS if perhaps else Level.NO


def _since(question: Question, *, same: bool) -> datetime.date:
    return question.may_count_from if same else question.perhaps_from


class _Part:
    """Candidates that are asked together."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates = list(candidates)
        self._surely: _Surely | None = None
        self._by_last_day: tuple[list[datetime.date], list[Fact]] | None = None

    def first(self, since: datetime.date | None, left_out: Callable[[Fact], bool]) -> Fact | None:
        if since is None or not self._candidates:
            return None
        return next((fact for fact in self._sure().from_day(since) if not left_out(fact)), None)

    def may_be_known_by(
        self, due: datetime.date, since: datetime.date | None, left_out: Callable[[Fact], bool]
    ) -> bool:
        if since is None or not self._candidates:
            return False
        return any(not left_out(fact) for fact in self._sure().known_by(due, since))

    def reaches(self, since: datetime.date, left_out: Callable[[Fact], bool]) -> bool:
        """Whether anything can have come after a day."""
        if not self._candidates:
            return False
        days, facts = self._in_order_of_last_days()
        places = range(len(days) - 1, bisect.bisect_left(days, since) - 1, -1)
        return any(not left_out(facts[place]) for place in places)

    def reaching(self, since: Sequence[tuple[datetime.date, Callable[[Fact], bool]]]) -> Iterator[Fact]:
        """What can have come after any of several days, the earliest of them first."""
        if not self._candidates:
            return
        days, facts = self._in_order_of_last_days()
        waiting = [(days[place], facts[place]) for place in range(bisect.bisect_left(days, since[0][0]), len(days))]
        for day, left_out in since:
            passed = []
            for last, fact in waiting:
                if last < day or left_out(fact):
                    passed.append((last, fact))
                else:
                    yield fact
            waiting = passed
            if not waiting:
                return

    def _sure(self) -> _Surely:
        if self._surely is None:
            self._surely = _Surely([one.fact for one in self._candidates if one.level is Level.SURE])
        return self._surely

    def _in_order_of_last_days(self) -> tuple[list[datetime.date], list[Fact]]:
        if self._by_last_day is None:
            facts = sorted((one.fact for one in self._candidates), key=lambda fact: last_day(fact.upper))
            self._by_last_day = [last_day(fact.upper) for fact in facts], facts
        return self._by_last_day


class _Surely:
    """Facts that surely are answers, found by when they happened and when they were known."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_known = sorted(facts, key=lambda fact: (fact.known, fact.id))
        self._first_days = Highest([first_day(fact.lower).toordinal() for fact in self._by_known])
        self._vague = any(fact.known_lower != fact.known for fact in facts)
        self._by_day = sorted(facts, key=lambda fact: first_day(fact.lower)) if self._vague else []
        self._days = [first_day(fact.lower) for fact in self._by_day]
        self._known_before = Highest([-fact.known_lower.toordinal() for fact in self._by_day])

    def from_day(self, since: datetime.date) -> Iterator[Fact]:
        """Each that happened on a day or after it, in the order in which they were known."""
        place = self._first_days.after(0, since.toordinal())
        while place is not None:
            yield self._by_known[place]
            place = self._first_days.after(place + 1, since.toordinal())

    def known_by(self, due: datetime.date, since: datetime.date) -> Iterator[Fact]:
        """Each that happened on a day or after it and may have been known by another, where it is vague."""
        place = self._known_before.after(bisect.bisect_left(self._days, since), -due.toordinal())
        while place is not None:
            yield self._by_day[place]
            place = self._known_before.after(place + 1, -due.toordinal())


_NONE = _Part(())
