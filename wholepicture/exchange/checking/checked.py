"""A chronology's data file, put to the checks."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wholepicture.checks.answers import AnsweredGap, GapAnswer, with_answers
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of, known_on
from wholepicture.checks.limits import Limits, LimitsRefused, limits_with
from wholepicture.checks.plain import Looked, check_family
from wholepicture.checks.replay import Stretch, replay
from wholepicture.checks.terms import child_roles
from wholepicture.chronology.entry import Entry
from wholepicture.chronology.terms import kinds
from wholepicture.exchange.checking.answers_given import decisions_and_answers
from wholepicture.exchange.own_format import entries_in, entry_from_json
from wholepicture.words.codes import codes
from wholepicture.words.decisions import apply


class CheckRefused(Exception):
    """What was asked cannot be done; the message says why, and what to do."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What is to be checked, and for whom.

    Args:
        chronology: A chronology.json.
        decisions: Files of what people decided of codes, or said of gaps.
        as_of: The day; None for the last day on which anything was known.
        known_to: The agency whose knowledge is asked for; None for what anybody knew.
        limits: A partnership's own limits.
        with_suggested: Whether codes count that nobody has confirmed.
        children: The children; none: those whom the entries name as such.
    """

    chronology: Path
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
        unmatched: What people said of gaps that are not there.
        undated: How many entries no check can place in time, because nothing says when they were known.
    """

    title: str
    reader: Reader
    entries: dict[str, Entry]
    children: tuple[Child, ...]
    gaps: tuple[AnsweredGap, ...]
    looked: tuple[Looked, ...]
    limits: Limits
    unmatched: tuple[GapAnswer, ...]
    undated: int


def check_chronology(request: CheckRequest) -> Checked:
    """Put a chronology to the checks.

    Args:
        request: What is to be checked, and for whom.

    Raises:
        CheckRefused: When it cannot be done.
    """
    title, entries, answers, limits, reader = _prepared(request)
    family = family_of(entries, reader, children=request.children)
    found = check_family(family, every_check(), limits, reader.as_of)
    by_id = {entry.id: entry for entry in entries}
    gaps, unmatched = with_answers(found.gaps, answers, lambda entry: known_on(by_id[entry]), reader.as_of)
    return Checked(
        title=title,
        reader=reader,
        entries=by_id,
        children=tuple(family.children),
        gaps=tuple(gaps),
        looked=found.looked,
        limits=limits,
        unmatched=tuple(unmatched),
        undated=sum(known_on(entry) is None for entry in entries),
    )


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


def replay_chronology(request: CheckRequest, progress: Callable[[int, int], None]) -> Replayed:
    """When each gap of a chronology opened and closed, by what was known then.

    Args:
        request: What is to be replayed, and for whom.
        progress: Told how many of how many days are done.

    Raises:
        CheckRefused: When it cannot be done.
    """
    title, entries, _answers, limits, reader = _prepared(request)
    stretches = replay(entries, every_check(), limits, reader, children=request.children, progress=progress)
    family = family_of(entries, reader, children=request.children)
    return Replayed(
        title=title,
        reader=reader,
        entries={entry.id: entry for entry in entries},
        children=tuple(family.children),
        stretches=tuple(stretches),
        limits=limits,
    )


def _prepared(request: CheckRequest) -> tuple[str, list[Entry], tuple[GapAnswer, ...], Limits, Reader]:
    try:
        limits = limits_with(tuple(request.limits))
        decisions, answers = decisions_and_answers(request.decisions)
    except (LimitsRefused, ValueError) as refused:
        raise CheckRefused(str(refused)) from refused
    title, read = _read(request.chronology)
    entries = list(apply(read, decisions).entries) if decisions else read
    _refuse_unknown(entries, request)
    last = max((day for entry in entries if (day := known_on(entry)) is not None), default=None)
    as_of = request.as_of or last
    if as_of is None:
        raise CheckRefused("No entry of the chronology has a date, so no check can be asked. Say --as-of DATE.")
    return title, entries, answers, limits, Reader(as_of, request.known_to, request.with_suggested)


def _read(path: Path) -> tuple[str, list[Entry]]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CheckRefused(f"{path} is not there. Give the chronology.json that `wholepicture merge` wrote.") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise CheckRefused(
            f"{path.name} cannot be read as JSON ({wrong}). Give the chronology.json that `wholepicture merge` wrote."
        ) from wrong
    try:
        listed = entries_in(raw)
    except ValueError as wrong:
        raise CheckRefused(f"{path.name}: {wrong}") from wrong
    return str(raw.get("title") or path.stem), list(_entries(listed, path.name))


def _entries(listed: Sequence[object], name: str) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for number, obj in enumerate(listed, start=1):
        try:
            entry = entry_from_json(obj)
        except ValueError as wrong:
            raise CheckRefused(
                f"{name}, entry {number}: {wrong}. Write the file again with `wholepicture merge`."
            ) from wrong
        where = f"{name}, entry {number}"
        if entry.id in seen:
            raise CheckRefused(
                f'{where}: the id "{entry.id}" is that of entry {seen[entry.id]} too. Each needs its own.'
            )
        seen[entry.id] = number
        if entry.kind not in kinds():
            raise CheckRefused(
                f'{where}: "{entry.kind}" is no kind of entry that is known. See docs/reference/kinds.md.'
            )
        if entry.replaces == entry.id:
            raise CheckRefused(f"{where}: it says that it corrects itself. Name the entry that it corrects.")
        for code in (*entry.codes, *entry.suggested):
            if code.code not in codes():
                raise CheckRefused(f'{where}: "{code.code}" is no code that is known. See docs/reference/codes.md.')
        yield entry


def _refuse_unknown(entries: Sequence[Entry], request: CheckRequest) -> None:
    named = {name for entry in entries for name in (entry.agency.name, entry.agency.kind)}
    named |= {name for entry in entries for one in entry.known_to for name in (one.agency.name, one.agency.kind)}
    if request.known_to is not None and request.known_to not in named:
        agencies = ", ".join(sorted({entry.agency.name for entry in entries}))
        raise CheckRefused(f'No entry is held by, or was told to, "{request.known_to}". The agencies are: {agencies}.')
    children = {one.person for entry in entries for one in entry.people if one.role in child_roles()}
    for child in request.children:
        words = " ".join(entry.words for entry in entries)
        if children and child.name not in children and child.name not in words:
            raise CheckRefused(
                f'No entry names a child "{child.name}". The entries name: {", ".join(sorted(children))}.'
            )
