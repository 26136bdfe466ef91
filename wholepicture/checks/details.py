"""What the details of an entry say to the checks; the dictionary stands in `details.toml`.

A detail is closed when the checks know its values: a word that is none of them has not been understood, and what
depends on it cannot be told. It is never taken for no.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wholepicture.chronology.entry import DetailValue

NOT_UNDERSTOOD = "?"
UNSAID = ""
_PARTS = re.compile(r"[\s_\-\u2010\u2011\u2013\u2014]+")
_ALIKE = 0.8  # how alike two names must be for one to be a likely typo of the other


@functools.cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("details.toml").read_text(encoding="utf-8"))


@dataclasses.dataclass(frozen=True, slots=True)
class Closed:
    """A detail of which the checks know the values.

    Args:
        name: Of the detail.
        kinds: The kinds of entries that have it; none: any.
        meaning: In a sentence.
        words: Each value, with how else it is written.
        open: Whether other words are understood as themselves.
    """

    name: str
    kinds: tuple[str, ...]
    meaning: str
    words: Mapping[str, tuple[str, ...]]
    open: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Implied:
    """A value of one detail that says another one, where an entry does not say that itself."""

    detail: str
    value: str
    says: str
    value_said: str


def as_text(value: object) -> str:
    """A detail as text: yes or no, a whole number in digits, or words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def folded(text: str) -> str:
    """A word as it is compared: without capitals, and with one space for hyphens and underscores."""
    return _PARTS.sub(" ", text).strip().lower()


@functools.cache
def closed_details() -> Mapping[str, Closed]:
    """Every closed detail, by its name."""
    raw = _raw()
    plain = {word: tuple(raw["spelled"][word]) for word in ("yes", "no")}
    found = {name: Closed(name, tuple(of["kinds"]), of["meaning"], plain) for name, of in raw["yes_or_no"].items()}
    for name, of in raw["one_of"].items():
        words = {value: tuple(spelled) for value, spelled in of["words"].items()}
        found[name] = Closed(name, tuple(of["kinds"]), of["meaning"], words, of.get("open", False))
    return found


@functools.cache
def free_details() -> Mapping[str, tuple[str, ...]]:
    """Every detail that holds words of one's own, with the kinds of entries that have it; none: any."""
    return {name: tuple(kinds) for name, kinds in _raw()["free"].items()}


@functools.cache
def implied() -> tuple[Implied, ...]:
    """What one detail says of another."""
    return tuple(Implied(one["detail"], one["value"], one["says"], one["as"]) for one in _raw()["implied"])


@functools.cache
def _spelled(name: str) -> Mapping[str, str]:
    of = closed_details()[name]
    return {folded(word): value for value, others in of.words.items() for word in (value, *others)}


@functools.cache
def _unsaid() -> frozenset[str]:
    return frozenset(folded(word) for word in _raw()["spelled"]["unsaid"])


def meaning_of(name: str, value: DetailValue) -> str:
    """What the value of a detail means: a value of the dictionary, as text.

    Args:
        name: Of the detail.
        value: What an entry says.

    Returns:
        `UNSAID` when it says nothing, `NOT_UNDERSTOOD` when it is no word of a closed detail; a detail that is not
        closed means what it says.
    """
    return UNSAID if value is None else _meaning_of(name, as_text(value))


@functools.lru_cache(maxsize=65536)
def _meaning_of(name: str, text: str) -> str:
    if name not in closed_details():
        return text
    word = folded(text)
    found = _spelled(name).get(word)
    if found is not None:
        return found
    if word in _unsaid():
        return UNSAID
    return word if closed_details()[name].open else NOT_UNDERSTOOD


@functools.cache
def meanings_of(name: str, values: tuple[DetailValue, ...]) -> frozenset[str]:
    """What several values mean: those for which a rule asks."""
    return frozenset(meaning_of(name, value) for value in values)


def is_understood(name: str, value: DetailValue, kind: str) -> bool:
    """Whether the checks understand what an entry of a kind says for a detail."""
    of = closed_details().get(name)
    if of is None or kind in free_details().get(name, ()) or (of.kinds and kind not in of.kinds):
        return True
    return meaning_of(name, value) != NOT_UNDERSTOOD


def may_be_meant(name: str, kind: str) -> bool:
    """Whether a word that is not understood may mean one of the dictionary: where an entry of a kind has such words."""
    of = closed_details()[name]
    return not of.kinds or kind in of.kinds or kind in free_details().get(name, ())


@functools.cache
def names_for(kind: str) -> tuple[str, ...]:
    """The details that an entry of a kind can have."""
    of = {name: one.kinds for name, one in closed_details().items()}
    both = [*of.items(), *free_details().items()]
    return tuple(sorted({name for name, kinds in both if not kinds or kind in kinds}))


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that is so like a word that it is likely meant; "" when none is."""
    by_fold = {folded(one): one for one in known}
    found = difflib.get_close_matches(folded(word), list(by_fold), n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else ""
