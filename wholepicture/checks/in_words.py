"""The condition of a rule in words, made from the rule itself, so that what is said and what is done cannot drift.

The phrases stand in `phrases.toml`; here they are put together.
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wholepicture.checks.limits import Limits
from wholepicture.checks.vocabulary import (
    ChildAtLeast,
    ChildUnder,
    Circumstance,
    Contradicted,
    Detail,
    Entries,
    Expected,
    MissingFor,
    NotOpen,
    NotSustained,
    Open,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)


class InWords:
    """Says rules in words.

    Args:
        limits: The limits that are in force.
        english: What a reader calls a kind of entry, by its code ("Strategy discussion"): for a kind without a phrase.
    """

    def __init__(self, limits: Limits, english: Callable[[str], str]) -> None:
        self._limits = limits
        self._english = english

    def condition(self, word: Word) -> str:
        """When a rule is raised, in a sentence; and when silence means nothing, in another.

        Args:
            word: Its condition.
        """
        sentence = f"{self._finds(word)} {self._expected(word)}{self._circumstances(word.only)}."
        return f"{sentence[0].upper()}{sentence[1:]}{_needs(word.expected)}"

    def entries(self, asked: Entries) -> str:
        """Which entries are asked for, in words."""
        return _listed(self._several(asked))

    def _several(self, asked: Entries) -> list[str]:
        return [self._own(one) for one in _each(asked)]

    def _own(self, asked: Entries) -> str:
        parts = [_or([_phrase("called", kind, self._english(kind).lower()) for kind in asked.kinds])]
        if asked.topics:
            parts.append(f"about {_or([_phrase('topics', topic) for topic in asked.topics])}")
        if asked.bases:
            parts.append(f"({_or([_phrase('bases', basis) for basis in asked.bases])})")
        if asked.agencies:
            parts.append(f"(held by {_agencies(asked.agencies)})")
        if asked.not_agencies:
            parts.append(f"(held by another agency than {_agencies(asked.not_agencies)})")
        details = [_said(detail) for detail in asked.details if not detail.never and detail.if_missing != "yes"]
        if details:
            parts.append(" and ".join(details))
        parts.extend(
            f"({_said(one).strip('()')}, or not said)"
            for one in asked.details
            if not one.never and one.if_missing == "yes"
        )
        never = [_said(detail) for detail in asked.details if detail.never]
        return " ".join(parts) + (f", other than one {_or(never)}" if never else "")

    def _finds(self, word: Word) -> str:
        match word:
            case Unanswered() | MissingFor():
                several = self._several(word.trigger)
                return f"there is {'one of these: ' if _is_long(several) else ''}{_listed(several)}; and"
            case Repeated():
                return f"{self._times(word)}; and"
            case NotSustained():
                return f"{self._came_back(word)}; and"
            case Silent() | Unchanged():
                return f"while {self._open(word.while_open)} is open,"
            case Contradicted():
                seen = self._came_back(word.seen) if isinstance(word.seen, NotSustained) else self.entries(word.seen)
                if isinstance(word.seen, NotSustained):
                    return f"{seen}, and within {self._limit(word.before)} there is {self.entries(word.said)}; and"
                alike = f" on {_same(word.alike)}" if word.alike else ""
                of = " for any child of the family" if word.of_family else ""
                after = f"within {self._limit(word.before)} after {seen}{of}{alike}{self._unsettled(word)}"
                return f"there is {self.entries(word.said)}, {after}; and"

    def _unsettled(self, word: Contradicted) -> str:
        alike = f" on {_same(word.unless_alike)}" if word.unless_alike else ""
        since = f", and since then {self._none_of(word.unless_since)}{alike}" if word.unless_since else ""
        if not word.unless_longer_ago:
            return since
        return f"{since}, and longer ago than that {self._none_of(word.unless_longer_ago)}{alike}"

    def _times(self, word: Repeated) -> str:
        alike = f", in {_same(word.alike)}" if word.alike else ""
        differ = f", each with another {_name(word.differ_in)}" if word.differ_in else ""
        ended = f", each but the last ended by {self.entries(word.ended)}" if word.ended else ""
        between = f", and in between {self._none_of(word.broken_by)}" if word.broken_by else ""
        return (
            f"this comes {self._limit(word.times)} within {self._limit(word.during)}: "
            f"{self.entries(word.of)}{alike}{differ}{ended}{between}"
        )

    def _came_back(self, word: NotSustained) -> str:
        alike = f" on {_same(word.alike)}" if word.alike else ""
        times = f", {self._limit(word.times)} within {self._limit(word.during)}" if word.times and word.during else ""
        return (
            f"after {self.entries(word.claim)} there is {self.entries(word.then)}{alike} "
            f"within {self._limit(word.within)}{times}"
        )

    def _expected(self, word: Word) -> str:
        expected = word.expected
        about = f" about {_same(expected.same)}" if expected.same else ""
        about += " (or not saying about what)" if expected.unless_another else ""
        each = f" for {_phrase('each', word.each)}" if isinstance(word, MissingFor) else ""
        later = (
            " on a later day"
            if expected.later
            else f" (or in the {self._limit(expected.earlier)} before)"
            if expected.earlier
            else ""
        )
        shows = f"the record shows{each}{about}{later} {self._not_shown(expected)}"
        if isinstance(word, Silent | Unchanged):
            return f"for {self._limit(expected.within)}{self._sooner(expected)} {shows}"
        return f"{self._when(expected)} {shows}"

    def _not_shown(self, expected: Expected) -> str:
        if not expected.also:
            return self._none_of(expected.parts[0])
        instead = f"; nor, instead of them, {self.entries(expected.instead)}" if expected.instead else ""
        return f"not all of these: {'; '.join(self.entries(part) for part in (expected.by, *expected.also))}{instead}"

    def _none_of(self, asked: Entries) -> str:
        several = self._several(asked)
        if _is_long(several) or len(asked.kinds) > 1:
            return f"none of these: {_listed(several)}"
        return " and ".join(f"no {_without_article(one)}" for one in several)

    def _when(self, expected: Expected) -> str:
        if expected.by_the_day:
            return f"by the day that it sets ({_name(expected.by_the_day)})"
        limit = self._limit(expected.within)
        within = "on the same day" if limit == "the same day" else f"within {limit}"
        if expected.from_the_event:
            within += " of that day, however late it was recorded,"
        return within + self._sooner(expected)

    def _sooner(self, expected: Expected) -> str:
        sooner: dict[str, list[str]] = {}
        for one in expected.sooner:
            sooner.setdefault(self._limit(one.within), []).append(self._circumstance(one.when))
        return "".join(f" ({other} {_or(when)})" for other, when in sooner.items())

    def _circumstances(self, only: Sequence[Circumstance]) -> str:
        return f"; only {' and '.join(self._circumstance(one) for one in only)}" if only else ""

    def _circumstance(self, one: Circumstance) -> str:
        match one:
            case Open():
                if not one.ends.kinds:
                    return f"once there was {self.entries(one.starts)}"
                return f"while {self._open(one)} is open"
            case NotOpen():
                return f"while no {_without_article(self._open(one.what))} is open"
            case ChildUnder():
                return f"for a child under {self._age(one.age)}"
            case ChildAtLeast():
                return self._from_age(one.age)

    def _open(self, one: Open) -> str:
        if one.called:
            return one.called
        things = [_phrase("open", kind, self._english(kind).lower()) for kind in one.starts.kinds]
        return " ".join([_or(things), *(_said(detail) for detail in one.starts.details)])

    def _from_age(self, name: str) -> str:
        if not self._limits.setting(name).amount:
            return "once the child is born"
        return f"for a child of {self._age(name)} or more"

    def _age(self, name: str) -> str:
        return self._limits.setting(name).in_words

    def _limit(self, name: str) -> str:
        return self._limits.setting(name).in_words


@functools.cache
def _phrases() -> Mapping[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))


def _phrase(group: str, code: str, otherwise: str = "") -> str:
    return str(_phrases()[group].get(code, otherwise or _plain(code)))


def _each(asked: Entries) -> list[Entries]:
    return [asked, *(one for other in asked.or_these for one in _each(other))]


def _said(detail: Detail) -> str:
    """What a detail says of its entry ("with the child seen alone")."""
    of: Mapping[str, str] = _phrases()["details"].get(detail.name, {})
    name = _plain(detail.name)
    if detail.any_value:
        return of.get("any", f"that names its {name}")
    if detail.values == (True,):
        return of.get("yes", f"that is {name}")
    if detail.values == (False,):
        return of.get("no", f"that is not {name}")
    if detail.never and "never" in of:
        return of["never"]
    values = _or(list(dict.fromkeys(_phrase("values", str(value)) for value in detail.values)))
    return of.get("is", f"whose {name} is {{}}").format(values)


def _same(what: str) -> str:
    return _phrase("same", what, f"the same {_name(what)}")


def _name(detail: str) -> str:
    return str(_phrases()["details"].get(detail, {}).get("name", _plain(detail)))


def _agencies(codes: Sequence[str]) -> str:
    return _or([_phrase("agencies", code) for code in codes])


def _is_long(several: Sequence[str]) -> bool:
    """Whether several things are said one by one: each of them is more than a word or two."""
    return len(several) > 2 or (len(several) > 1 and any("," in one or " or " in one for one in several))  # noqa: PLR2004


def _listed(several: Sequence[str]) -> str:
    return "; or ".join(several) if _is_long(several) else _or(several)


def _needs(expected: Expected) -> str:
    """When silence means nothing: the agencies of which one must have supplied entries."""
    if expected.needs_of_topic:
        return " It cannot tell when the service that knows of the matter has supplied no entries."
    if not expected.needs:
        return ""
    if len(expected.needs) == 1:
        return f" It cannot tell when {_agencies(expected.needs)} has supplied no entries."
    return f" It cannot tell when none of these has supplied entries: {_agencies(expected.needs)}."


def _without_article(words: str) -> str:
    for article in ("a ", "an ", "the "):
        if words.startswith(article):
            return words.removeprefix(article)
    return words


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _or(several: Sequence[str]) -> str:
    return " or ".join(several) if len(several) <= 2 else f"{', '.join(several[:-1])} or {several[-1]}"  # noqa: PLR2004
