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
from wholepicture.checks.details import NOT_UNDERSTOOD, UNSAID, closed_details, meaning_of
from wholepicture.checks.gap import Because, Gap
from wholepicture.checks.people import unnamed_parts
from wholepicture.checks.terms import services_of
from wholepicture.checks.vocabulary import Check, Detail, Entries, Limb, MissingFor
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.exchange.writing.numbers_in_words import listed

_PEOPLE = {"other_parent", "child", "parent"}  # of whom one can be left out; else it is an agency


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
    unnamed = unnamed_parts(gap.about, entries)
    if unnamed is not None:
        words, entry = unnamed[0], entries[unnamed[1]]
        return f"{words}, as {entry.agency.name} recorded of {in_words(entry.happened)}"
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
            lacking = _lacking(answers, *expected.parts)
            said = "There is an entry that may be the answer, and the record does not say enough to be sure."
            return Needs(f"{said}{_needed(lacking)}", _agencies(answers))
        case Because.UNSURE:
            lacking = [*_one_or_two(stands_on), *_lacking(stands_on, *_triggers(limb))]
            said = "The record does not say enough to be sure that there is anything to answer."
            return Needs(f"{said}{_needed(lacking)}", _agencies(stands_on))
        case Because.DATES:
            said = "A date is too vague to say whether it was in time. Needed: the exact days."
            return Needs(said, _agencies([*stands_on, *answers]))


def _needed(lacking: Sequence[str]) -> str:
    if not lacking:
        return " Needed: whom and what it was about."
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
    found = [
        _lacks(entry, detail)
        for entry in entries
        for one in several
        if entry.kind in one.kinds
        for detail in one.details
    ]
    days = ["the exact day"] if any(entry.happened.day is None for entry in entries) else []
    return list(dict.fromkeys([*filter(None, found), *days]))


def _lacks(entry: Entry, detail: Detail) -> str:
    """What an entry does not say of a detail that decides; "" when it says it."""
    value = entry.details.get(detail.name)
    said = meaning_of(detail.name, value)
    if said == NOT_UNDERSTOOD:
        return f"what “{value}” means"
    return _what_it_says(detail.name) if said == UNSAID and detail.if_missing == "unsure" else ""


def _what_it_says(name: str) -> str:
    """What a detail says, in words: "whether the child was seen"."""
    of = closed_details().get(name)
    if of is None:
        return f"the {code_in_words(name)}"
    return f"{of.meaning[0].lower()}{of.meaning[1:].rstrip('.')}"


def _one_or_two(entries: Sequence[Entry]) -> list[str]:
    """Whether some entries are proposed as one event, which nobody decided."""
    ids = {entry.id for entry in entries}
    proposed = any(ids & set(entry.also_recorded_by) for entry in entries)
    return ["whether two of the entries tell of one event, as is proposed, or of two"] if proposed else []
