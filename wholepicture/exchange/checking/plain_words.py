"""What a check says, as a reader sees it: about whom, whom to ask, and what it would need to tell."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from wholepicture.agencies.recognise import kinds as agency_kinds
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.gap import Because, Gap
from wholepicture.checks.terms import services_of
from wholepicture.checks.vocabulary import Check, Entries, Limb, MissingFor
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.exchange.writing.numbers_in_words import listed

_PEOPLE = {"child", "parent"}  # of whom one can be left out; else it is an agency


@dataclasses.dataclass(frozen=True, slots=True)
class Needs:
    """What a check that cannot tell would need.

    Args:
        words: What, in a sentence or two.
        agencies: Whom to ask for it.
    """

    words: str
    agencies: tuple[str, ...]


@functools.cache
def checks_by_code() -> Mapping[str, Check]:
    """Every check by its code."""
    return {check.code: check for check in every_check()}


def limb_of(check: Check, name: str) -> Limb:
    """A part of a check by its name."""
    return next(limb for limb in check.limbs if limb.name == name)


def role_of(check: Check, limb: str) -> str:
    """Who is asked: a clock names its own role."""
    role: str = _clock_roles().get(limb, check.role) if check.code == "PC19" else check.role
    return role


@functools.cache
def _clock_roles() -> Mapping[str, str]:
    text = importlib.resources.files("wholepicture.checks.rules").joinpath("clocks.toml").read_text(encoding="utf-8")
    clocks: list[Mapping[str, Any]] = tomllib.loads(text)["clock"]
    return {one["name"]: one["role"] for one in clocks}


def about_in_words(gap: Gap, entries: Mapping[str, Entry]) -> str:
    """About whom or what a gap is: a name as it stands, a topic or an agency in words, an entry by its agency and day.

    Args:
        gap: The gap.
        entries: The chronology's entries by their ids.

    Returns:
        "" when it is about the child alone.
    """
    if gap.about in entries:
        entry = entries[gap.about]
        return f"what {entry.agency.name} recorded of {in_words(entry.happened)}"
    word = limb_of(checks_by_code()[gap.check], gap.limb).when
    if isinstance(word, MissingFor) and word.each not in _PEOPLE:
        return _agency(gap.about)
    return code_in_words(gap.about)


def _agency(kind: str) -> str:
    known = agency_kinds().get(kind)
    return known.name if known else code_in_words(kind)


def needs_of(gap: Gap, entries: Mapping[str, Entry]) -> Needs | None:
    """What it would need to tell, and whom to ask for it; None when it can tell.

    Args:
        gap: The gap.
        entries: The chronology's entries by their ids.
    """
    limb = limb_of(checks_by_code()[gap.check], gap.limb)
    expected = limb.when.expected
    stands_on = [entries[one] for one in gap.entries]
    answers = [entries[one] for one in gap.answered_by]
    match gap.because:
        case None:
            return None
        case Because.NOT_HEARD:
            needs = services_of(gap.about) if expected.needs_of_topic else expected.needs
            who = tuple(_agency(kind) for kind in needs)
            silent = listed(who) or "the agency that would know"
            said = f"The chronology holds nothing of {silent} for that time, so that their silence says nothing."
            return Needs(f"{said} Needed: what they recorded then, or that they hold nothing.", who)
        case Because.MAYBE_ANSWERED:
            lacking = _lacking(answers, expected.by)
            said = "There is an entry that may be the answer, and the record does not say enough to be sure."
            return Needs(f"{said}{_needed(lacking)}", _agencies(answers))
        case Because.UNSURE:
            lacking = _lacking(stands_on, *_triggers(limb))
            said = "The record does not say enough to be sure that there is anything to answer."
            return Needs(f"{said}{_needed(lacking)}", _agencies(stands_on))
        case Because.DATES:
            said = "A date is too vague to say whether it was in time. Needed: the exact days."
            return Needs(said, _agencies([*stands_on, *answers]))


def _needed(lacking: Sequence[str]) -> str:
    if not lacking:
        return " Needed: whom and what it was about, and the exact day."
    return f" Needed: {listed(lacking)}."


def _agencies(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.agency.name for entry in entries))


def _triggers(limb: Limb) -> Iterator[Entries]:
    """Every description of entries in a condition besides that of the answer."""
    for field in dataclasses.fields(limb.when):
        found = getattr(limb.when, field.name)
        inner = [getattr(found, one.name) for one in dataclasses.fields(found)] if _has_parts(found) else []
        yield from (one for one in (found, *inner) if isinstance(one, Entries))


def _has_parts(found: object) -> bool:
    return dataclasses.is_dataclass(found) and hasattr(found, "expected") and not isinstance(found, type)


def _lacking(entries: Sequence[Entry], *asked: Entries) -> list[str]:
    """What is missing in some entries, in words, of what the rule asks of them: details, and the exact day."""
    several = [one for each in asked for one in (each, *each.or_these)]
    names = [
        code_in_words(detail.name)
        for entry in entries
        for one in several
        if entry.kind in one.kinds
        for detail in one.details
        if detail.if_missing == "unsure" and entry.details.get(detail.name) is None
    ]
    days = ["the exact day"] if any(entry.happened.day is None for entry in entries) else []
    return list(dict.fromkeys([*(f"whether it says “{name}”" for name in names), *days]))
