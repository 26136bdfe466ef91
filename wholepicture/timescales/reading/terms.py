"""The vocabulary of dates: loaded from `meanings.toml` and `terms.toml` when first needed, and kept."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from wholepicture.timescales.reading.tokens import Piece, pieces

Phrase = tuple[tuple[str, ...], str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every phrase that the grammar knows, and every number that is fixed.

    Args:
        phrases: By their first piece, the phrases (pieces, kind, value), the longest first.
        names: Names of months and weekdays against which a slip of one letter is forgiven, with kind and value.
        data: The tables of the file as they stand: limits, parts, quarters, seasons, feasts, units, clinical.
    """

    phrases: dict[str, list[Phrase]]
    names: dict[str, tuple[str, str]]
    data: dict[str, Any]

    def limit(self, name: str) -> int:
        """One of the fixed numbers of `meanings.toml`."""
        number: int = self.data["limits"][name]
        return number

    def words(self, name: str) -> list[str]:
        """The words of `terms.toml` that have a part of their own."""
        listed: list[str] = self.data["words"][name]
        return listed


def _phrases(tables: dict[str, Any]) -> dict[str, list[Phrase]]:
    found: dict[tuple[str, ...], Phrase] = {}
    for reason, phrases in tables["refused"].items():
        for phrase in phrases:
            key = tuple(piece.text for piece in pieces(phrase))
            found[key] = (key, "refused", reason)
    for kind, values in tables["phrases"].items():
        for value, phrases in values.items():
            for phrase in phrases:
                key = tuple(piece.text for piece in pieces(phrase))
                found[key] = (key, kind, value)
    by_first: dict[str, list[Phrase]] = {}
    for key in sorted(found, key=len, reverse=True):
        by_first.setdefault(key[0], []).append(found[key])
    return by_first


def _names(tables: dict[str, Any]) -> dict[str, tuple[str, str]]:
    shortest = tables["spelling"]["longest_names_only"]
    return {
        phrase: (kind, value)
        for kind in tables["spelling"]["targets"]
        for value, phrases in tables["phrases"][kind].items()
        for phrase in phrases
        if len(phrase) >= shortest
    }


@functools.cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read from the files once."""
    import tomllib  # noqa: PLC0415 (start-up is to be quick, and many commands read no date)
    from importlib import resources  # noqa: PLC0415

    folder = resources.files("wholepicture.timescales.reading")
    tables: dict[str, Any] = {}
    for name in ("meanings.toml", "terms.toml"):
        tables |= tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    return Vocabulary(_phrases(tables), _names(tables), tables)


def longest_phrase(words: list[Piece], at: int) -> Phrase | None:
    """The longest phrase of the vocabulary that begins at a piece, or None."""
    for phrase in vocabulary().phrases.get(words[at].text, ()):
        if all(at + n < len(words) and words[at + n].text == text for n, text in enumerate(phrase[0])):
            return phrase
    return None
