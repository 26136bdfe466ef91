"""The words around a phrase that turn what it says: not, denied, used to, if."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wholepicture.words.finder import Finder
from wholepicture.words.lexicon import lists
from wholepicture.words.phrase import Phrase, phrase
from wholepicture.words.text import Words


@dataclasses.dataclass(frozen=True, slots=True)
class Cue:
    """One kind of words around a phrase; its fields are explained in `cues.toml`."""

    kind: str
    where: str
    reach: int
    ends: frozenset[str]
    ends_at_to: bool
    code: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text.

    Args:
        cue: Which.
        first: Its first word.
        end: The word after its last.
        until: Where the words end that only look like a denial and of which it is a part ("not stopped"); else 0.
    """

    cue: Cue
    first: int
    end: int
    until: int = 0


Cues = Mapping[str, Sequence[Hit]]
_COVERED = ("no", "not", "nobody", "denies", "if", "might", "history", "hardly")
_PARTS_OF_LONGER = ("history", "might", "planned")
_COVERED_WHOLLY = ("rejects", "refuses")


@functools.cache
def _raw() -> dict[str, Any]:
    return _read("cues.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def nots() -> frozenset[str]:
    """Words that turn what they stand before, and which a phrase of the lexicon may have as a part of its own."""
    return frozenset(_raw()["scope"]["nots"])


@functools.cache
def goes_on() -> frozenset[str]:
    """Words after which "to" does not end the reach of a "not"."""
    return frozenset(_raw()["ends"]["goes_on"])


@functools.cache
def belongs() -> frozenset[str]:
    """Words that do not end the reach of a "not" just after it."""
    return frozenset(_raw()["ends"]["belongs"])


@functools.cache
def owners() -> frozenset[str]:
    """Words such as "his" that begin something of somebody else's after a comma."""
    return frozenset(_raw()["ends"]["owner"])


@functools.cache
def relatives() -> frozenset[str]:
    """Words that begin a clause about somebody just named: "who"."""
    return frozenset(_raw()["ends"]["who"])


@functools.cache
def new_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs that begin a new clause after "and", and those after whose "not" any past does so."""
    return frozenset(_raw()["ends"]["past"]), frozenset(_raw()["ends"]["do"])


@functools.cache
def clause_words() -> frozenset[str]:
    """Words such as "but", with which a new clause begins."""
    return frozenset(_raw()["ends"]["but"])


@functools.cache
def speech() -> Mapping[str, Any]:
    """How a saying is known; see `cues.toml`."""
    lists_: dict[str, Any] = _raw()["speech"]
    return {name: frozenset(one) if isinstance(one, list) else one for name, one in lists_.items()}


@functools.cache
def scope() -> Mapping[str, frozenset[str]]:
    """Codes for which a cue reaches less far, and the words that end it there; see `cues.toml`."""
    return {name: frozenset(one) for name, one in _raw()["scope"].items()}


@functools.cache
def answers() -> Mapping[str, Any]:
    """How an answer is laid to what it answers; see `answers.toml`."""
    lists_: dict[str, Any] = _read("answers.toml")["answers"]
    return {name: frozenset(one) if isinstance(one, list) else one for name, one in lists_.items()}


@functools.cache
def _finder() -> Finder[Cue]:
    lists_of_ends = _raw()["ends"]
    owned: list[tuple[Phrase, Cue]] = []
    for raw in (*_raw()["cue"], *_read("answers.toml")["cue"]):
        ends = frozenset(word for name in raw["ends"] if name != "towards" for word in lists_of_ends[name])
        cue = Cue(raw["kind"], raw["where"], raw["reach"], ends, "towards" in raw["ends"], raw.get("code", ""))
        owned.extend((phrase(one, lists()), cue) for one in raw["phrases"])
    return Finder(owned)


def cues_in(words: Words) -> Cues:
    """Every cue in a text, by kind, in the order of the text.

    A "not" that stands within words which only look like a denial ("has not stopped") carries where they end.
    """
    found: dict[str, list[Hit]] = {}
    for first, end, cue in _finder().find(words):
        found.setdefault(cue.kind, []).append(Hit(cue, first, end))
    ends = {place: one.end for one in found.get("whole", ()) for place in range(one.first, one.end)}
    for kind in _PARTS_OF_LONGER if ends else ():  # a part of longer words is no cue: the year in "since 2018"
        found[kind] = [hit for hit in found.get(kind, ()) if hit.end > ends.get(hit.first, 0)]
    covers = [*found.get("affirms", ()), *found.get("affirms_all", ())]
    if covers:
        for kind in _COVERED:
            found[kind] = [_covered(hit, covers) for hit in found.get(kind, ())]
        for kind in _COVERED_WHOLLY:
            found[kind] = [_covered(hit, found.get("affirms_all", ())) for hit in found.get(kind, ())]
    return found


def _covered(hit: Hit, covers: Sequence[Hit]) -> Hit:
    """A cue with where the words end that only look like a denial, if it stands in such words."""
    over = [one for one in covers if hit.first < one.end and one.first < hit.end]
    if not over:
        return hit
    wholly = any(one.cue.kind == "affirms_all" for one in over)
    return dataclasses.replace(hit, until=hit.end if wholly else max(one.end for one in over))
