"""The reference engine: every check over one family, in plain Python. What it says is right by definition.

It is asked with the facts that a reader knew on a day (`as_known_on`), so nothing learned later can change what it says
of that day. The other engine, `population`, must agree with it on every history that can be drawn.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.checks import terms
from wholepicture.checks.circumstances import standing
from wholepicture.checks.expected import Judged, answers_of, judge
from wholepicture.checks.fact import Child, Fact, Family
from wholepicture.checks.gap import Answer, Because, Gap
from wholepicture.checks.happening import facts_of
from wholepicture.checks.heard_of import HeardOf
from wholepicture.checks.in_force import in_force
from wholepicture.checks.limits import Limits
from wholepicture.checks.matching import Facts
from wholepicture.checks.vocabulary import Check, Limb
from wholepicture.checks.words import Asked, before_pregnancy, happenings


@dataclasses.dataclass(frozen=True, slots=True)
class Looked:
    """That a check had something to look at for a child, and what it found.

    Args:
        check: Its code.
        child: The child.
        answer: Raised when any gap is open, else cannot tell when any is, else clear.
    """

    check: str
    child: str
    answer: Answer


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What the checks say of a family on a day.

    Args:
        gaps: Every gap, closed ones too, by child, check and day.
        looked: What each check says of each child; a check with nothing to look at says nothing.
    """

    gaps: tuple[Gap, ...]
    looked: tuple[Looked, ...]


def check_family(family: Family, checks: Iterable[Check], limits: Limits, as_of: datetime.date) -> Found:
    """Every check over one family.

    Args:
        family: What a reader knew of it on the day: see `as_known_on`.
        checks: The checks.
        limits: Their limits.
        as_of: The day.
    """
    every = in_force(checks, limits)
    of_family = Facts(family.facts)
    heard = HeardOf(family.heard)
    gaps: list[Gap] = []
    looked: list[Looked] = []
    for child in family.children:
        facts = Facts([fact for fact in family.facts if concerns(fact, child, limits)])
        asked = Asked(family, child, facts, of_family, limits, as_of, heard)
        for check in every:
            found, had_something = _of_check(check, asked)
            gaps.extend(found)
            if had_something:
                looked.append(Looked(check.code, child.name, _answer(found)))
    return Found(tuple(sorted(gaps, key=_order)), tuple(looked))


def concerns(fact: Fact, child: Child, limits: Limits) -> bool:
    """Whether a fact concerns a child: it names them, or no child, and they were born or on the way."""
    if fact.children and child.name not in fact.children:
        return False
    if child.born and fact.upper and fact.upper < child.born and fact.kind in terms.kinds_of_a_born_child():
        return False
    return not before_pregnancy(fact, child, limits)


def _of_check(check: Check, asked: Asked) -> tuple[list[Gap], bool]:
    gaps: list[Gap] = []
    had_something = False
    for limb in check.limbs:
        judged = list(_judged(limb, asked))
        had_something = had_something or bool(judged)
        gaps.extend(_gaps(check, limb, asked, judged))
    return gaps, had_something


def _judged(limb: Limb, asked: Asked) -> Iterator[Judged]:
    for happening in happenings(limb.when, asked):
        placed = standing(happening, limb.when.only, asked)
        if placed is not None:
            judged = judge(placed, limb.when, asked)
            if judged is not None:
                yield judged


def _gaps(check: Check, limb: Limb, asked: Asked, judged: Sequence[Judged]) -> Iterator[Gap]:
    """The gaps of one part of a check: what the same answer closes is one gap, however often it was repeated."""
    groups: dict[tuple[str, str, datetime.date], list[Judged]] = collections.defaultdict(list)
    for one in judged:
        if one.opened_on is not None:
            groups[one.about, one.because.value if one.because else "", one.closed_on or datetime.date.max].append(one)
    for (about, because, closed_on), several in groups.items():
        facts = list(facts_of([one.happening for one in several]))
        yield Gap(
            check=check.code,
            version=check.version,
            limb=limb.name,
            child=asked.child.name,
            about=about,
            opened_on=min(one.opened_on for one in several if one.opened_on),
            due_on=min(one.due_on for one in several),
            closed_on=None if closed_on == datetime.date.max else closed_on,
            answer=Answer.CANNOT_TELL if because else Answer.RAISED,
            because=Because(because) if because else None,
            entries=_entries(facts),
            answered_by=_entries(answers_of(several, limb.when, asked)),
            leans=any(fact.leans for fact in facts),
        )


def _entries(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of the entries of some facts, each once, in the order in which they happened."""
    ordered = sorted(facts, key=lambda fact: (fact.lower or datetime.date.min, fact.known, fact.entry))
    return tuple(dict.fromkeys(fact.entry for fact in ordered))


def _answer(gaps: Sequence[Gap]) -> Answer:
    open_now = {gap.answer for gap in gaps if gap.closed_on is None}
    if Answer.RAISED in open_now:
        return Answer.RAISED
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in open_now else Answer.CLEAR


def _order(gap: Gap) -> tuple[str, str, str, str, datetime.date, datetime.date, str]:
    closed = gap.closed_on or datetime.date.max
    return gap.child, gap.check, gap.limb, gap.about, gap.opened_on, closed, gap.because or ""
