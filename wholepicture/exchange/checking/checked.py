"""A chronology, put to the checks."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from wholepicture.checks.answers import AnsweredGap, GapAnswer, with_answers
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, children_not_asked, family_of, known_on
from wholepicture.checks.limits import Limits, LimitsRefused, limits_with
from wholepicture.checks.plain import Looked, check_family
from wholepicture.checks.replay import Stretch, replay
from wholepicture.checks.terms import child_roles
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.answers_given import decisions_and_answers
from wholepicture.exchange.checking.chronology_given import CheckRefused, chronology_given
from wholepicture.exchange.checking.remarks import Remark, remarks_on
from wholepicture.words.decisions import apply


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What is to be checked, and for whom.

    Args:
        decisions: Files of what people decided of codes, or said of gaps.
        as_of: The day; None for the last day on which anything was known.
        known_to: The agency whose knowledge is asked for; None for what anybody knew.
        limits: A partnership's own limits.
        with_suggested: Whether codes count that nobody has confirmed.
        children: The children; none: those whom the entries name as such.
    """

    decisions: Sequence[Path] = ()
    as_of: datetime.date | None = None
    known_to: str | None = None
    limits: Sequence[Path] = ()
    with_suggested: bool = False
    children: Sequence[Child] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A chronology with what the checks say of it.

    Args:
        title: Of the chronology.
        reader: For whom and for which day.
        entries: By their ids: all that the chronology holds.
        children: The children.
        gaps: Every gap, with what people said of it.
        looked: What each check says of each child.
        limits: The limits that were used.
        remarks: What the chronology says that the checks do not understand.
        unmatched: What people said of gaps that are not there.
        too_late: How many answers were given after the day that was asked for; they do not count.
        undated: How many entries no check can place in time, because nothing says when they were known.
        decisions_without_a_place: How many decisions about codes fit no entry, or not its text.
        children_not_asked: The children whom the record names besides, for whom nothing was asked.
    """

    title: str
    reader: Reader
    entries: dict[str, Entry]
    children: tuple[Child, ...]
    gaps: tuple[AnsweredGap, ...]
    looked: tuple[Looked, ...]
    limits: Limits
    remarks: tuple[Remark, ...] = ()
    unmatched: tuple[GapAnswer, ...] = ()
    too_late: int = 0
    undated: int = 0
    decisions_without_a_place: int = 0
    children_not_asked: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A chronology with when each gap opened and closed.

    Args:
        title: Of the chronology.
        reader: For whom, and up to which day.
        entries: By their ids.
        children: The children.
        stretches: When each gap could have been noticed.
        limits: The limits that were used.
    """

    title: str
    reader: Reader
    entries: dict[str, Entry]
    children: tuple[Child, ...]
    stretches: tuple[Stretch, ...]
    limits: Limits


def check_chronology(path: Path, request: CheckRequest) -> Checked:
    """Put a chronology to the checks.

    Args:
        path: A chronology.json.
        request: What is to be checked, and for whom.

    Raises:
        CheckRefused: When it cannot be done.
    """
    return check_entries(*chronology_given(path), request)


def check_entries(title: str, given: Sequence[Entry], request: CheckRequest) -> Checked:
    """Put entries to the checks.

    Args:
        title: Of the chronology.
        given: Its entries.
        request: What is to be checked, and for whom.

    Raises:
        CheckRefused: When it cannot be done.
    """
    made = _prepared(given, request)
    as_of, answers = made.reader.as_of, made.answers
    family = family_of(made.entries, made.reader, children=request.children)
    found = check_family(family, every_check(), made.limits, as_of)
    by_id = {entry.id: entry for entry in made.entries}
    # People answer today what a chronology that ended long ago does not show: only a day that was asked for shuts
    # their answers out.
    until = max([as_of, *(one.on for one in answers)]) if request.as_of is None else as_of
    gaps, unmatched = with_answers(found.gaps, answers, lambda entry: known_on(by_id[entry]), until)
    return Checked(
        title=title,
        reader=made.reader,
        entries=by_id,
        children=tuple(family.children),
        gaps=tuple(gaps),
        looked=found.looked,
        limits=made.limits,
        remarks=remarks_on(made.entries),
        unmatched=tuple(unmatched),
        too_late=sum(one.on > until for one in answers),
        undated=sum(known_on(entry) is None for entry in made.entries),
        decisions_without_a_place=made.without_a_place,
        children_not_asked=children_not_asked(made.entries, made.reader, request.children),
    )


def replay_chronology(path: Path, request: CheckRequest, progress: Callable[[int, int], None]) -> Replayed:
    """When each gap of a chronology opened and closed, by what was known then.

    Args:
        path: A chronology.json.
        request: What is to be replayed, and for whom.
        progress: Told how many of how many days are done.

    Raises:
        CheckRefused: When it cannot be done.
    """
    title, given = chronology_given(path)
    made = _prepared(given, request)
    stretches = replay(
        made.entries, every_check(), made.limits, made.reader, children=request.children, progress=progress
    )
    family = family_of(made.entries, made.reader, children=request.children)
    return Replayed(
        title=title,
        reader=made.reader,
        entries={entry.id: entry for entry in made.entries},
        children=tuple(family.children),
        stretches=tuple(stretches),
        limits=made.limits,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Prepared:
    """All that was given, looked through: `without_a_place` is how many decisions about codes fit no entry."""

    entries: Sequence[Entry]
    answers: Sequence[GapAnswer]
    limits: Limits
    reader: Reader
    without_a_place: int


def _prepared(given: Sequence[Entry], request: CheckRequest) -> _Prepared:
    try:
        limits = limits_with(tuple(request.limits))
        decisions, answers = decisions_and_answers(request.decisions)
    except (LimitsRefused, ValueError) as refused:
        raise CheckRefused(str(refused)) from refused
    applied = apply(given, decisions) if decisions else None
    entries = applied.entries if applied else given
    _refuse_unknown(entries, request)
    last = max((day for entry in entries if (day := known_on(entry)) is not None), default=None)
    as_of = request.as_of or last
    if as_of is None:
        raise CheckRefused("No entry of the chronology has a date, so no check can be asked. Say --as-of DATE.")
    reader = Reader(as_of, _agency_asked_for(entries, request), request.with_suggested)
    return _Prepared(entries, answers, limits, reader, len(applied.unmatched) if applied else 0)


def _agency_asked_for(entries: Sequence[Entry], request: CheckRequest) -> str | None:
    """The agency whose knowledge is asked for, as the entries write it: capitals do not matter."""
    named = _agencies_named(entries)
    if request.known_to is None or request.known_to in named:
        return request.known_to
    return next((name for name in sorted(named) if name.casefold() == request.known_to.casefold()), None)


def _agencies_named(entries: Sequence[Entry]) -> set[str]:
    told = (one.agency for entry in entries for one in entry.known_to)
    return {name for agency in (*(entry.agency for entry in entries), *told) for name in (agency.name, agency.kind)}


def _refuse_unknown(entries: Sequence[Entry], request: CheckRequest) -> None:
    if request.known_to is not None and _agency_asked_for(entries, request) is None:
        agencies = ", ".join(sorted({entry.agency.name for entry in entries}))
        raise CheckRefused(f'No entry is held by, or was told to, "{request.known_to}". The agencies are: {agencies}.')
    children = {one.person for entry in entries for one in entry.people if one.role in child_roles()}
    texts = ((one.words, one.response, one.voice) for one in entries) if request.children else ()
    words = " ".join(text for several in texts for text in several)
    for child in request.children:
        if child.name not in children and child.name not in words:
            named_so = f"The entries name: {', '.join(sorted(children))}." if children else "They name no child."
            raise CheckRefused(f'No entry names a child "{child.name}". {named_so} Write the name as they do.')
    names = [child.name for child in request.children]
    if twice := [name for name in names if names.count(name) > 1]:
        raise CheckRefused(f'--child "{twice[0]}" is given twice. Name each child once.')
