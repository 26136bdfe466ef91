"""What a word of the vocabulary finds in a family's facts: each thing that needs an answer.

Every word comes to the same: something happened (one fact, or several together), the time began to run on a day, and an
answer is expected. What the words differ in is which facts make a happening; `plain` judges them all alike.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.checks.by_day import ByDay, Interval
from wholepicture.checks.fact import Fact
from wholepicture.checks.matching import Level, Matched, same_level


@dataclasses.dataclass(frozen=True, slots=True)
class Happening:
    """Something that needs an answer.

    Args:
        facts: What it is made of, in the order in which it was known.
        lower: The first day on which the last of it can have happened; None when there is none.
        upper: The last such day; None when there is none.
        known: The first day on which all of it was known.
        base: The day from which the time runs; None when it does not run (no such day is said).
        about: What the answer must be about, as a key.
        level: How sure it is.
        strictly_after: Whether the answer must come on a later day (a next visit), not on the same one.
        earliest: The first day from which the time may run, when the day of the event is vague; None when it is not.
    """

    facts: tuple[Fact, ...]
    lower: datetime.date | None
    upper: datetime.date | None
    known: datetime.date
    base: datetime.date | None
    about: str
    level: Level
    strictly_after: bool = False
    earliest: datetime.date | None = None


def of_one(fact: Fact, level: Level, about: str) -> Happening:
    """A happening of a single fact."""
    return Happening((fact,), fact.lower, fact.upper, fact.known, fact.known, about, level)


def order_level(
    first_upper: datetime.date | None,
    first_lower: datetime.date | None,
    then_lower: datetime.date | None,
    then_upper: datetime.date | None,
    *,
    strictly: bool = False,
) -> Level:
    """Whether one thing came on the same day as another or after it (strictly: on a later day).

    Dates of events are used only to order them. Where two intervals of days overlap, the order is not known.
    """
    if first_upper is not None and then_lower is not None and _reaches(then_lower, first_upper, strictly=strictly):
        return Level.SURE
    if first_lower is None or then_upper is None or _reaches(then_upper, first_lower, strictly=strictly):
        return Level.PERHAPS
    return Level.NO


def _reaches(then: datetime.date, first: datetime.date, *, strictly: bool) -> bool:
    return then > first if strictly else then >= first


def window_level(one: Happening, last: Happening, days: int) -> Level:
    """Whether one thing lies at most so many days before another, and not after it."""
    span = datetime.timedelta(days=days)
    if one.lower and last.upper and one.lower > last.upper:
        return Level.NO
    if one.upper and last.lower and one.upper < last.lower - span:
        return Level.NO
    if one.lower and one.upper and last.lower and last.upper:
        if one.lower >= last.upper - span and one.upper <= last.upper and one.lower <= last.lower:
            return Level.SURE
        if one.upper >= last.lower - span and one.lower <= last.upper:
            return Level.PERHAPS
        return Level.NO
    return Level.PERHAPS


def one_of_each_event(found: Sequence[Happening], alike: str) -> list[Happening]:
    """Two reports of one event are one: the one that was known first."""
    first: dict[tuple[str, str], Happening] = {}
    for one in sorted(found, key=lambda one: (-one.level, one.known, one.facts[-1].id)):
        first.setdefault((one.facts[-1].event, one.facts[-1].key(alike)), one)
    return list(first.values())


def repeated(
    found: Sequence[Happening],
    *,
    times: int,
    days: int,
    alike: str,
    about: str,
    differ_in: str,
    breaks: Sequence[Matched],
) -> Iterator[Happening]:
    """Each time the same came again, so many times within so many days.

    Args:
        found: What may be repeated.
        times: How often.
        days: Within how many days before the last of them.
        alike: What they must agree in.
        about: What the answer must be about.
        differ_in: A detail in which the others must differ from the last.
        breaks: What makes the counting begin again.
    """
    events = one_of_each_event(found, alike)
    by_day = ByDay(events, _when)
    breaking = ByDay([one for one in breaks if one[1] is Level.SURE], lambda one: (one[0].lower, one[0].upper))
    for last in events:
        near: list[tuple[Happening, Level]] = []
        for one in by_day.between(_before(last.lower, days), last.upper):
            level = min(window_level(one, last, days), one.level, _alike(one, last, alike), last.level)
            level = min(level, _differs(one, last, differ_in))
            if level and not _broken(one, last, breaking):
                near.append((one, level))
        for wanted in (Level.SURE, Level.PERHAPS):
            enough = sorted((one for one, level in near if level >= wanted), key=_by_known)
            if len(enough) >= times:
                yield _together(enough, last, times, about, wanted)
                break


def _together(enough: Sequence[Happening], last: Happening, times: int, about: str, level: Level) -> Happening:
    known = max(enough[times - 1].known, last.known)
    facts = _facts_of(one for one in enough if one.known <= known)
    return Happening(facts, last.lower, last.upper, known, known, last.facts[-1].key(about), level)


def _by_known(one: Happening) -> tuple[datetime.date, str]:
    return one.known, one.facts[-1].id


def _facts_of(several: Iterable[Happening]) -> tuple[Fact, ...]:
    """The facts of several, each once: a fact can be in more than one."""
    return tuple({fact.id: fact for one in several for fact in one.facts}.values())


def _alike(one: Happening, last: Happening, alike: str) -> Level:
    return same_level(one.facts[-1].key(alike), last.facts[-1].key(alike), alike)


def _differs(one: Happening, last: Happening, detail: str) -> Level:
    if not detail or one is last:
        return Level.SURE
    mine, theirs = one.facts[-1].key(detail), last.facts[-1].key(detail)
    if not mine or not theirs:
        return Level.PERHAPS
    return Level.SURE if mine != theirs else Level.NO


def _when(one: Happening) -> Interval:
    return one.lower, one.upper


def _before(day: datetime.date | None, days: int) -> datetime.date | None:
    return day - datetime.timedelta(days=days) if day is not None else None


def _broken(one: Happening, last: Happening, breaks: ByDay[Matched]) -> bool:
    own = {one.facts[-1].entry, last.facts[-1].entry}
    return any(
        fact.entry not in own
        and order_level(one.upper, one.lower, fact.lower, fact.upper) is Level.SURE
        and order_level(fact.upper, fact.lower, last.lower, last.upper) is Level.SURE
        for fact, _level in breaks.between(one.lower, last.upper)
    )


def returns(
    claims: Sequence[Matched], thens: Sequence[Matched], *, days: int, alike: str, about: str
) -> Iterator[Happening]:
    """Each time something came back after it was said to be better: the first after a claim.

    Args:
        claims: That it is better.
        thens: What may be a return.
        days: How soon after the claim at most.
        alike: What both must agree in.
        about: What the answer must be about.
    """
    claimed = ByDay(claims, lambda one: (one[0].lower, one[0].upper))
    came = ByDay([one for one in thens if one[1] is Level.SURE], lambda one: (one[0].lower, one[0].upper))
    for then, then_level in thens:
        best: Happening | None = None
        for claim, claim_level in claimed.between(_before(then.lower, days), then.upper):
            level = min(
                then_level,
                claim_level,
                same_level(claim.key(alike), then.key(alike), alike),
                _within(claim, then, days),
            )
            if not level or claim.entry == then.entry or _came_back_before(claim, then, came, alike):
                continue
            known = max(claim.known, then.known)
            pair = Happening((claim, then), then.lower, then.upper, known, known, then.key(about), level)
            best = pair if best is None or _better(pair, best) else best
        if best is not None:
            yield best


def _within(claim: Fact, then: Fact, days: int) -> Level:
    """Whether one fact lies after another, by at most so many days."""
    level = order_level(claim.upper, claim.lower, then.lower, then.upper, strictly=True)
    if not level:
        return level
    span = datetime.timedelta(days=days)
    if claim.upper and then.lower and then.lower - claim.upper > span:
        return Level.NO
    if claim.lower and claim.upper and then.lower and then.upper:
        if then.upper - claim.lower <= span:
            return level
        return Level.PERHAPS if then.lower - claim.upper <= span else Level.NO
    return Level.PERHAPS


def _came_back_before(claim: Fact, then: Fact, came: ByDay[Matched], alike: str) -> bool:
    return any(
        other.entry not in {then.entry, claim.entry}
        and same_level(other.key(alike), then.key(alike), alike) is Level.SURE
        and order_level(claim.upper, claim.lower, other.lower, other.upper, strictly=True) is Level.SURE
        and order_level(other.upper, other.lower, then.lower, then.upper, strictly=True) is Level.SURE
        for other, _level in came.between(claim.lower, then.upper)
    )


def _better(one: Happening, other: Happening) -> bool:
    return (-one.level, one.known, one.facts[0].id) < (-other.level, other.known, other.facts[0].id)


def contradictions(
    said: Sequence[Matched], seen: Sequence[Happening], *, days: int, alike: str, about: str
) -> Iterator[Happening]:
    """Each decision that does not fit what had been seen before it.

    Args:
        said: The decisions.
        seen: What had been seen.
        days: How long before the decision at most.
        alike: What both must agree in.
        about: What the answer must be about.
    """
    by_day = ByDay(seen, _when)
    for fact, level in said:
        decision = of_one(fact, level, fact.key(about))
        near = [
            (found, one)
            for one in by_day.between(_before(fact.lower, days), fact.upper)
            if one.facts[-1].entry != fact.entry
            and (found := min(level, one.level, window_level(one, decision, days), _alike(one, decision, alike)))
        ]
        if not near:
            continue
        best = max(found for found, _one in near)
        before = sorted((one for found, one in near if found == best), key=_by_known)
        known = max(before[0].known, fact.known)
        facts = _facts_of(one for one in before if one.known <= known)
        yield Happening((*facts, fact), fact.lower, fact.upper, known, known, fact.key(about), best)
