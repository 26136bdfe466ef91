"""The condition of a rule in words, made from the rule itself, so that what is said and what is done cannot drift."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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

_SAME = {"person": "the same person", "topic": "the same concern", "entry": "the same entry"}
_EACH = {"child": "each child of the family", "parent": "each known parent", "strategy_agency": "each agency needed"}


class InWords:
    """Says rules in words.

    Args:
        limits: The limits that are in force.
        english: What a reader calls a kind of entry, by its code ("Strategy discussion").
    """

    def __init__(self, limits: Limits, english: Callable[[str], str]) -> None:
        self._limits = limits
        self._english = english

    def condition(self, word: Word) -> str:
        """When a rule is raised, in a sentence.

        Args:
            word: Its condition.
        """
        sentence = f"{self._finds(word)}, and {self._expected(word.expected)}"
        only = self._circumstances(word.only)
        return f"{sentence[0].upper()}{sentence[1:]}{only}."

    def entries(self, asked: Entries) -> str:
        """Which entries are asked for, in words."""
        kinds = _or([self._english(kind).lower() for kind in asked.kinds])
        parts = [kinds]
        if asked.topics:
            parts.append(f"about {_or([_plain(topic) for topic in asked.topics])}")
        if asked.bases:
            parts.append(f"({_or([_plain(basis) for basis in asked.bases])})")
        if asked.agencies:
            parts.append(f"held by {_or([_plain(agency) for agency in asked.agencies])}")
        if asked.not_agencies:
            parts.append(f"held by another agency than {_or([_plain(agency) for agency in asked.not_agencies])}")
        parts.extend(_detail(detail) for detail in asked.details)
        return _or([" ".join(parts), *(self.entries(other) for other in asked.or_these)])

    def _finds(self, word: Word) -> str:
        match word:
            case Unanswered():
                return f"there is an entry of {self.entries(word.trigger)}"
            case Repeated():
                alike = f", with the same {_plain(word.alike)}" if word.alike else ""
                return (
                    f"entries of {self.entries(word.of)} come {self._limit(word.times)} within "
                    f"{self._limit(word.during)}{alike}"
                )
            case NotSustained():
                return self._came_back(word)
            case Silent() | Unchanged():
                return (
                    f"from the start ({self.entries(word.while_open.starts)}) and after each answer the time runs anew"
                )
            case MissingFor():
                return f"there is an entry of {self.entries(word.trigger)}, looked at for {_EACH[word.each]}"
            case Contradicted():
                seen = (
                    self._came_back(word.seen)
                    if isinstance(word.seen, NotSustained)
                    else f"an entry of {self.entries(word.seen)}"
                )
                return f"{self.entries(word.said)} comes within {self._limit(word.before)} after {seen}"

    def _came_back(self, word: NotSustained) -> str:
        alike = f" on {_SAME.get(word.alike, _plain(word.alike))}" if word.alike else ""
        times = f", {self._limit(word.times)} within {self._limit(word.during)}" if word.times and word.during else ""
        return (
            f"after {self.entries(word.claim)} there is an entry of {self.entries(word.then)}{alike} "
            f"within {self._limit(word.within)}{times}"
        )

    def _expected(self, expected: Expected) -> str:
        same = f", about {_SAME.get(expected.same, f'the same {_plain(expected.same)}')}" if expected.same else ""
        when = f"within {self._limit(expected.within)}"
        if expected.by_the_day:
            when = f"by the day that it sets ({_plain(expected.by_the_day)})"
        sooner = "".join(f" ({self._limit(one.within)} {self._circumstance(one.when)})" for one in expected.sooner)
        return f"no entry of {self.entries(expected.by)}{same} is known {when}{sooner}"

    def _circumstances(self, only: Sequence[Circumstance]) -> str:
        return "".join(f"; only {self._circumstance(one)}" for one in only)

    def _circumstance(self, one: Circumstance) -> str:
        match one:
            case Open():
                return f"while this is open: {self.entries(one.starts)}"
            case NotOpen():
                return f"while this is not open: {self.entries(one.what.starts)}"
            case ChildUnder():
                return f"for a child under {self._age(one.age)}"
            case ChildAtLeast():
                return f"for a child of {self._age(one.age)} or more"

    def _age(self, name: str) -> str:
        of = self._limits.setting(name)
        return of.in_words if of.amount else "any age, once born"

    def _limit(self, name: str) -> str:
        return self._limits.setting(name).in_words


def _detail(detail: Detail) -> str:
    name = _plain(detail.name)
    if detail.any_value:
        return f"that names its {name}"
    if detail.values == (True,):
        return f"that is not {name}" if detail.never else f"that is {name}"
    if detail.values == (False,):
        return f"not said to be not {name}" if detail.never else f"that is not {name}"
    values = _or([_plain(str(value)) for value in detail.values])
    return f"whose {name} is not {values}" if detail.never else f"whose {name} is {values}"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _or(several: Sequence[str]) -> str:
    return " or ".join(several) if len(several) <= 2 else f"{', '.join(several[:-1])} or {several[-1]}"  # noqa: PLR2004
