"""The gaps as a person is shown them: repeats as one, the same for several children once, the most pressing first."""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.checks.answers import AnsweredGap, GapAnswer
from wholepicture.checks.gap import Answer
from wholepicture.checks.in_words import InWords
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry
from wholepicture.chronology.terms import kinds
from wholepicture.exchange.checking.checked import Checked
from wholepicture.exchange.checking.plain_words import Needs, about_in_words, checks_by_code, limb_of, needs_of, role_of
from wholepicture.words.decisions import SUGGESTED

SHOWN_FIRST = 3
_RESPOND = ("hours", "days", "weeks")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When something could be noticed, and for which children.

    Args:
        children: Their names.
        opened_on: The first day on which it could be noticed.
        due_on: The day by which the work was due.
        closed_on: The day on which the record showed it; None while it does not.
    """

    children: tuple[str, ...]
    opened_on: datetime.date
    due_on: datetime.date
    closed_on: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One thing to look at: one gap, or several that ask the same.

    Args:
        check: The check.
        says: What the record does not show, without these words.
        about: About whom or what it is, in words; "" for the child alone.
        role: Who is asked.
        gaps: The gaps.
        children: The children.
        times: When it could be noticed.
        entries: What it stands on.
        answered_by: What closes it, or may answer it.
        conditions: When it is raised, in words.
        needs: What it would need to tell; None when it can.
        unconfirmed: In how many of its entries a code counts that nobody has confirmed; 0 when it leans on none.
    """

    check: Check
    says: str
    about: str
    role: str
    gaps: tuple[AnsweredGap, ...]
    children: tuple[str, ...]
    times: tuple[Time, ...]
    entries: tuple[Entry, ...]
    answered_by: tuple[Entry, ...]
    conditions: tuple[str, ...]
    needs: Needs | None
    unconfirmed: int

    @property
    def opened_on(self) -> datetime.date:
        """The first day on which any of it could be noticed."""
        return self.times[0].opened_on

    @property
    def said(self) -> tuple[GapAnswer, ...]:
        """What people said of it, each once."""
        return tuple(dict.fromkeys(one.answer for one in self.gaps if one.answer))

    @property
    def said_before(self) -> tuple[tuple[GapAnswer, str], ...]:
        """What people said that no longer stands, with why not."""
        return tuple(dict.fromkeys(past for one in self.gaps for past in one.past))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """All of them, each list in the order in which it is shown.

    Args:
        first: Those that matter most.
        further: The other open ones.
        cannot_tell: What the record cannot decide.
        answered: Open in the record, and answered by a person.
        closed: What the record came to show.
    """

    first: tuple[Prompt, ...]
    further: tuple[Prompt, ...]
    cannot_tell: tuple[Prompt, ...]
    answered: tuple[Prompt, ...]
    closed: tuple[Prompt, ...]


def prompts_of(checked: Checked) -> Prompts:
    """The gaps as a person is shown them: by how soon an answer is wanted, then the oldest first; never by a sum.

    Args:
        checked: What the checks say.
    """
    maker = _Maker(checked)
    parts: dict[str, list[AnsweredGap]] = collections.defaultdict(list)
    for one in checked.gaps:
        parts[_part(one)].append(one)
    raised = maker.prompts(parts["open"])
    return Prompts(
        first=raised[:SHOWN_FIRST],
        further=raised[SHOWN_FIRST:],
        cannot_tell=maker.prompts(parts["cannot tell"]),
        answered=maker.prompts(parts["answered"]),
        closed=maker.prompts(parts["closed"]),
    )


def _part(one: AnsweredGap) -> str:
    if one.gap.closed_on is not None:
        return "closed"
    if one.answer is not None:
        return "answered"
    return "open" if one.gap.answer is Answer.RAISED else "cannot tell"


class _Maker:
    """Makes prompts of gaps."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._in_words = InWords(checked.limits, lambda kind: kinds()[kind].english if kind in kinds() else kind)

    def prompts(self, gaps: Iterable[AnsweredGap]) -> tuple[Prompt, ...]:
        """Gaps that ask the same about the same are one prompt."""
        alike: dict[tuple[str, ...], list[AnsweredGap]] = collections.defaultdict(list)
        for one in gaps:
            gap = one.gap
            says = limb_of(checks_by_code()[gap.check], gap.limb).shows
            alike[gap.check, says, gap.about, gap.because.value if gap.because else ""].append(one)
        found = [self._prompt(several) for several in _asked_at_once(alike.values())]
        return tuple(sorted(found, key=lambda one: (_RESPOND.index(one.check.respond), one.opened_on, one.check.code)))

    def _prompt(self, several: Sequence[AnsweredGap]) -> Prompt:
        check = checks_by_code()[several[0].gap.check]
        limbs = [limb_of(check, name) for name in dict.fromkeys(one.gap.limb for one in several)]
        entries = self._entries(entry for one in several for entry in one.gap.entries)
        return Prompt(
            check=check,
            says=", or ".join(dict.fromkeys(limb.shows for limb in limbs)),
            about=about_in_words(several[0].gap, self._checked.entries),
            role=role_of(check, limbs[0].name),
            gaps=tuple(several),
            children=tuple(dict.fromkeys(one.gap.child for one in several)),
            times=tuple(_times(several)),
            entries=entries,
            answered_by=self._entries(entry for one in several for entry in one.gap.answered_by),
            conditions=tuple(self._in_words.condition(limb.when) for limb in limbs),
            needs=needs_of(several[0].gap, self._checked.entries),
            unconfirmed=sum(map(has_unconfirmed, entries)) if any(one.gap.leans for one in several) else 0,
        )

    def _entries(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        found = [self._checked.entries[one] for one in dict.fromkeys(ids)]
        return tuple(sorted(found, key=lambda one: one.happened.lower or one.happened.upper or datetime.date.min))


def _asked_at_once(groups: Iterable[Sequence[AnsweredGap]]) -> list[list[AnsweredGap]]:
    """Parts of one check that are raised of the same entries at the same time, together: their question is one."""
    together: dict[tuple[object, ...], list[AnsweredGap]] = {}
    for group in groups:
        gap = group[0].gap
        same = tuple((one.gap.child, one.gap.opened_on, one.gap.closed_on, one.gap.entries) for one in group)
        role = role_of(checks_by_code()[gap.check], gap.limb)
        key = (gap.check, gap.about, role, same) if gap.because is None else (len(together),)
        together.setdefault(key, []).extend(group)
    return list(together.values())


def has_unconfirmed(entry: Entry) -> bool:
    """Whether an entry has a suggested code that nobody has confirmed or rejected."""
    return any(code.status == SUGGESTED for code in entry.suggested)


def _times(several: Sequence[AnsweredGap]) -> Iterator[Time]:
    """Each stretch once, with the children for whom it is the same."""
    same: dict[tuple[datetime.date, datetime.date, datetime.date | None], list[str]] = collections.defaultdict(list)
    for one in several:
        same[one.gap.opened_on, one.gap.due_on, one.gap.closed_on].append(one.gap.child)
    for (opened, due, closed), children in sorted(same.items(), key=lambda item: (item[0][0], item[0][1])):
        yield Time(children=tuple(dict.fromkeys(children)), opened_on=opened, due_on=due, closed_on=closed)
