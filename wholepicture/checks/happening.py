"""What a word of the vocabulary finds in a family's facts: each thing that needs an answer.

Every word comes to the same: something happened (one fact, or several together), the time began to run on a day, and an
answer is expected. What the words differ in is which facts make a happening; `plain` judges them all alike.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wholepicture.checks.claims import Claims
from wholepicture.checks.fact import Fact
from wholepicture.checks.lanes import Latest, earlier, first_day, last_day
from wholepicture.checks.matching import Level, Matched
from wholepicture.checks.near import Near, Stretch, in_any

if TYPE_CHECKING:
    from wholepicture.checks.settled import Settling


@dataclasses.dataclass(frozen=True, slots=True)
class Happening:
    """Something that needs an answer.

    Args:
        facts: What it is made of, the last of it last; of what is made of many, those that stand out.
        lower: The first day on which the last of it can have happened; None when there is none.
        upper: The last such day; None when there is none.
        known: The first day on which all of it was known.
        base: The day from which the time runs; None when it does not run (no such day is said).
        about: What the answer must be about, as a key.
        level: How sure it is.
        strictly_after: Whether the answer must come on a later day (a next visit), not on the same one.
        near: What else it is made of, when that can be much.
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
    near: tuple[Stretch, ...] = ()
    earliest: datetime.date | None = None

    def holds(self, entry: str) -> bool:
        """Whether an entry is one of those that it is made of."""
        return any(fact.entry == entry for fact in self.facts) or any(one.holds(entry) for one in self.near)

    def made_of(self) -> Iterator[Fact]:
        """Every fact of which it is made, some of them more than once."""
        yield from self.facts
        yield from (fact for one in in_any(self.near) for fact in one.facts)


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


def facts_of(happenings: Sequence[Happening]) -> Iterator[Fact]:
    """What some happenings are made of, each fact once."""
    listed = (fact for one in happenings for fact in one.facts)
    beside = (fact for one in in_any(stretch for one in happenings for stretch in one.near) for fact in one.facts)
    yield from {fact.id: fact for facts in (listed, beside) for fact in facts}.values()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How the same must come again.

    Args:
        times: How often.
        days: Within how many days before the last of them.
        alike: What they must agree in.
        about: What the answer must be about.
        differ_in: A detail in which the others must differ from the last.
    """

    times: int
    days: int
    alike: str
    about: str
    differ_in: str = ""


_Key = tuple[str, str]


def _by_event(one: Happening, alike: str) -> _Key:
    return one.facts[-1].event, one.facts[-1].key(alike)


def _by_entry(one: Happening, alike: str) -> _Key:
    return one.facts[-1].entry, one.facts[-1].key(alike)


def _one_of_each(found: Sequence[Happening], alike: str, key: Callable[[Happening, str], _Key]) -> list[Happening]:
    """One happening of each event, or of each entry: the surest, then the one that was known first."""
    first: dict[_Key, Happening] = {}
    for one in sorted(found, key=lambda one: (-one.level, one.known, one.facts[-1].id)):
        first.setdefault(key(one, alike), one)
    return list(first.values())


def repeated(
    found: Sequence[Happening],
    how: Again,
    breaks: Sequence[Matched],
    earlier: Mapping[str, Happening] | None = None,
) -> Iterator[Happening]:
    """Each time the same came again, so many times within so many days.

    That two entries tell of one event is a proposal, which nobody need have decided. So the count is sure only where
    it is reached when they are taken for one; where it is reached only when they are two, it cannot be told.

    Args:
        found: What may be repeated.
        how: How often, within how long, and alike in what.
        breaks: What makes the counting begin again.
        earlier: By the id of its fact, how one counts while another is the last; None: as it counts when it is.
    """
    as_one = _one_of_each(found, how.alike, _by_event)
    as_two = _one_of_each(found, how.alike, _by_entry)
    said: set[_Key] = set()
    for last, happening in _again(as_one, how, breaks, earlier):
        said.add(_by_event(last, how.alike))
        yield happening
    if len(as_two) > len(as_one):
        for last, happening in _again(as_two, how, breaks, earlier):
            if _by_event(last, how.alike) not in said:
                yield dataclasses.replace(happening, level=Level.PERHAPS)


def _again(
    events: Sequence[Happening], how: Again, breaks: Sequence[Matched], earlier: Mapping[str, Happening] | None
) -> Iterator[tuple[Happening, Happening]]:
    """The last of each so many events, with all of them together."""
    near = Near(events, days=how.days, alike=how.alike, differ_in=how.differ_in, breaks=breaks)
    others = near
    if earlier is not None:
        counted = [earlier[one.facts[-1].id] for one in events]
        others = Near(counted, days=how.days, alike=how.alike, differ_in=how.differ_in, breaks=breaks)
    for lane in near.lanes():
        for last in lane.things:
            for wanted in (Level.SURE, Level.PERHAPS):
                enough = _near_the_last(last, wanted, near, others)
                if sum(one.end - one.first for one in enough) >= how.times:
                    known = max(near.known_first(enough, wanted, how.times), last.known)
                    yield last, _together(enough, last, known, how.about, wanted)
                    break


def _near_the_last(last: Happening, wanted: Level, near: Near, others: Near) -> list[Stretch]:
    """What lies near a happening, itself as it counts when it is the last, and others as they count while it is."""
    if others is near:
        return [*near.of(last, last.level, wanted), *near.itself(last, wanted)]
    before = (part for one in others.of(last, last.level, wanted) for part in one.without(last.facts[-1].entry))
    return [*before, *near.alone(last, wanted)]


def _together(enough: Sequence[Stretch], last: Happening, known: datetime.date, about: str, level: Level) -> Happening:
    near = tuple(dataclasses.replace(one, known_by=known) for one in enough)
    return Happening((), last.lower, last.upper, known, known, last.facts[-1].key(about), level, near=near)


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
    claimed = Claims(claims, days=days, alike=alike)
    came = _came(thens, alike)
    for then, level in sorted(thens, key=lambda one: one[0].known):  # as `Claims` wants to be asked
        came_before = came[then.key(alike)].upto(_day_before(then.lower)) if then.key(alike) in came else ()
        found = claimed.of(then, level, [one for one in came_before if one[1] != then.entry])
        if found is not None:
            claim, surely = found
            known = max(claim.known, then.known)
            yield Happening((claim, then), then.lower, then.upper, known, known, then.key(about), surely)


def _came(thens: Sequence[Matched], alike: str) -> dict[str, Latest]:
    """Of what may be a return, what surely came, by what it must agree in."""
    sure: dict[str, list[Fact]] = {}
    for then, level in thens:
        if level is Level.SURE and (then.key(alike) or not alike) and then.lower and then.upper:
            sure.setdefault(then.key(alike), []).append(then)
    return {
        key: Latest((last_day(one.upper), first_day(one.lower), one.entry) for one in several)
        for key, several in sure.items()
    }


def _day_before(day: datetime.date | None) -> datetime.date:
    return earlier(first_day(day), datetime.timedelta(days=1))


def contradictions(
    said: Sequence[Matched], seen: Sequence[Happening], settling: Settling, *, days: int, alike: str, about: str
) -> Iterator[Happening]:
    """Each decision that does not fit what had been seen before it.

    Args:
        said: The decisions.
        seen: What had been seen.
        settling: What may have settled it.
        days: How long before the decision at most.
        alike: What both must agree in.
        about: What the answer must be about.
    """
    near = Near(seen, days=days, alike=alike, apart_by=settling.alike)
    for fact, level in sorted(said, key=_along_the_days):
        decision = of_one(fact, level, fact.key(about))
        for wanted in (Level.SURE, Level.PERHAPS):
            parts = (part for one in near.of(decision, level, wanted) for part in one.without(fact.entry))
            before = [left for part in parts for left in settling.left(part, decision, wanted)]
            if before:
                known = max(near.known_first(before, wanted, 1), fact.known)
                seen_before = tuple(dataclasses.replace(one, known_by=known) for one in before)
                yield dataclasses.replace(decision, known=known, base=known, level=wanted, near=seen_before)
                break


def _along_the_days(said: Matched) -> tuple[datetime.timedelta, datetime.date]:
    """The order in which `Near` is asked in few steps: those whose dates are equally vague, one after another."""
    lower, upper = first_day(said[0].lower), last_day(said[0].upper)
    return upper - lower, lower
