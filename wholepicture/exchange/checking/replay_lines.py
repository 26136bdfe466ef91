"""When each gap could have been noticed, as a reader is shown it: a line for each thing that was not shown."""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.checks.gap import Answer
from wholepicture.checks.replay import Stretch
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Replayed
from wholepicture.exchange.checking.plain_words import about_in_words, checks_by_code, limb_of, needs_of


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of days on which something could have been noticed.

    Args:
        children: The children.
        opened_on: The first day.
        closed_on: The day on which it could be noticed no longer; None while it still can.
        can_tell: Whether it was raised; else the record could not decide.
        why_not: What the record would have needed; "" when it could tell.
        leans: Whether it leans on a code that nobody has confirmed.
        entries: What it stands on.
    """

    children: tuple[str, ...]
    opened_on: datetime.date
    closed_on: datetime.date | None
    can_tell: bool
    why_not: str
    leans: bool
    entries: tuple[Entry, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that the record did not show, with every stretch on which that could be noticed.

    Args:
        check: The code of the check.
        says: What the record did not show, without these words.
        about: About whom or what it is; "" for the child alone.
        spans: The stretches, in order.
    """

    check: str
    says: str
    about: str
    spans: tuple[Span, ...]


def lines_of(replayed: Replayed) -> list[Line]:
    """The lines, in the order in which each could first be noticed.

    Args:
        replayed: The chronology with when each gap opened and closed.
    """
    alike: dict[tuple[str, str, str], list[Stretch]] = collections.defaultdict(list)
    for one in replayed.stretches:
        says = limb_of(checks_by_code()[one.gap.check], one.gap.limb).shows
        alike[one.gap.check, says, one.gap.about].append(one)
    lines = []
    for (check, says, _about), several in alike.items():
        about = about_in_words(several[0].gap, replayed.entries)
        lines.append(Line(check=check, says=says, about=about, spans=_spans(several, replayed)))
    return sorted(lines, key=lambda one: (one.spans[0].opened_on, one.check, one.says, one.about))


def _spans(several: Sequence[Stretch], replayed: Replayed) -> tuple[Span, ...]:
    return tuple(sorted(_each_once(several, replayed), key=lambda one: (one.opened_on, one.can_tell, one.children)))


def _each_once(several: Sequence[Stretch], replayed: Replayed) -> Iterator[Span]:
    """The same stretch for several children, or by several parts of a check, is one."""
    same: dict[tuple[datetime.date, datetime.date | None, Answer], list[Stretch]] = collections.defaultdict(list)
    for one in several:
        same[one.opened_on, one.closed_on, one.answer].append(one)
    for (opened, closed, answer), stretches in same.items():
        needs = needs_of(stretches[0].gap, replayed.entries)
        ids = dict.fromkeys(entry for one in stretches for entry in one.gap.entries)
        entries = sorted((replayed.entries[one] for one in ids), key=_when)
        yield Span(
            children=tuple(dict.fromkeys(one.gap.child for one in stretches)),
            opened_on=opened,
            closed_on=closed,
            can_tell=answer is Answer.RAISED,
            why_not=needs.words if needs else "",
            leans=any(one.gap.leans for one in stretches),
            entries=tuple(entries),
        )


def _when(entry: Entry) -> datetime.date:
    return entry.happened.lower or entry.happened.upper or datetime.date.min
