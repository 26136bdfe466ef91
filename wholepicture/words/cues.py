"""The words around a phrase that turn what it says: not, denied, used to, if."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping, Sequence

from wholepicture.words.lexicon import lists
from wholepicture.words.phrase import Finder, Phrase, phrase
from wholepicture.words.text import Words


@dataclasses.dataclass(frozen=True, slots=True)
class Cue:
    """One kind of words around a phrase; its fields are explained in `cues.toml`."""

    kind: str
    where: str
    reach: int


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


@functools.cache
def _finder() -> Finder[Cue]:
    text = importlib.resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    owned: list[tuple[Phrase, Cue]] = []
    for raw in tomllib.loads(text)["cue"]:
        cue = Cue(raw["kind"], raw["where"], raw["reach"])
        owned.extend((phrase(one, lists()), cue) for one in raw["phrases"])
    return Finder(owned)


def cues_in(words: Words) -> Mapping[str, Sequence[Hit]]:
    """Every cue in a text, by kind, in the order of the text.

    A "not" that stands within words which only look like a denial ("has not stopped") is left out.
    """
    found: dict[str, list[Hit]] = {}
    for first, end, cue in _finder().find(words):
        found.setdefault(cue.kind, []).append(Hit(cue, first, end))
    covered = {place for hit in found.get("affirms", ()) for place in range(hit.first, hit.end)}
    if covered:
        for kind in ("not", "denies", "might"):
            found[kind] = [hit for hit in found.get(kind, ()) if covered.isdisjoint(range(hit.first, hit.end))]
    return found
