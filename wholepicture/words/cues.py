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


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text.

    Args:
        cue: Which.
        first: Its first word.
        end: The word after its last.
    """

    cue: Cue
    first: int
    end: int


Cues = Mapping[str, Sequence[Hit]]
_COVERED = ("no", "not", "denies", "if", "might")


@functools.cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))


@functools.cache
def goes_on() -> frozenset[str]:
    """Words after which "to" does not end the reach of a "not"."""
    return frozenset(_raw()["ends"]["goes_on"])


@functools.cache
def clause_words() -> frozenset[str]:
    """Words such as "but", with which a new clause begins."""
    return frozenset(_raw()["ends"]["but"])


@functools.cache
def _finder() -> Finder[Cue]:
    lists_of_ends = _raw()["ends"]
    owned: list[tuple[Phrase, Cue]] = []
    for raw in _raw()["cue"]:
        ends = frozenset(word for name in raw["ends"] if name != "towards" for word in lists_of_ends[name])
        cue = Cue(raw["kind"], raw["where"], raw["reach"], ends, "towards" in raw["ends"])
        owned.extend((phrase(one, lists()), cue) for one in raw["phrases"])
    return Finder(owned)


def cues_in(words: Words) -> Cues:
    """Every cue in a text, by kind, in the order of the text.

    A "not" that stands within words which only look like a denial ("has not stopped") is left out.
    """
    found: dict[str, list[Hit]] = {}
    for first, end, cue in _finder().find(words):
        found.setdefault(cue.kind, []).append(Hit(cue, first, end))
    covered = {place for hit in found.get("affirms", ()) for place in range(hit.first, hit.end)}
    if covered:
        for kind in _COVERED:
            found[kind] = [hit for hit in found.get(kind, ()) if covered.isdisjoint(range(hit.first, hit.end))]
    return found
