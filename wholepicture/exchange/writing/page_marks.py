"""The phrases on which suggestions stand, marked in the agency's own words without changing a letter of them."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from wholepicture.exchange.writing.page_text import shown

LIVE, REJECTED, PERSON = 0, 1, 2
"""What stands on a phrase: a suggestion; one that people rejected; the mention of someone not yet known."""
_CLASSES = ("", ' class="x"', ' class="w"')
_BOTH = ' class="b"'


class Place(NamedTuple):
    """Where a phrase stands in a text: in characters from `start` to one before `end`, and what stands on it."""

    start: int
    end: int
    kind: int = LIVE


def place_of(text: str, phrase: str, start: int, kind: int = LIVE) -> Place | None:
    """Where a phrase stands, or None when the text does not say it there (it may have changed since).

    A place never parts the two signs of one line end, which a page shows as one.

    Args:
        text: The text, as the file gave it.
        phrase: The phrase, verbatim.
        start: Where it is said to begin.
        kind: What stands on it.
    """
    end = start + len(phrase)
    if not phrase or start < 0 or text[start:end] != phrase:
        return None
    if text[start] == "\n" and text[start - 1 : start] == "\r":
        start -= 1
    if text[end - 1] == "\r" and text[end : end + 1] == "\n":
        end += 1
    return Place(start, end, kind)


class Marks:
    """The marks of one text, in order; where phrases overlap, each stretch between their ends is a mark of its own.

    Args:
        places: Where the phrases stand in it.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._stretches = _stretches(places)
        self._starts = [start for start, _, _ in self._stretches]

    def __len__(self) -> int:
        return len(self._stretches)

    def of(self, place: Place) -> tuple[int, int]:
        """Which marks a phrase has: the first, counted from 0, and how many."""
        first = bisect.bisect_left(self._starts, place.start)
        return first, bisect.bisect_left(self._starts, place.end) - first

    def html(self, text: str) -> str:
        """The text with its marks, safe to stand in a page; without them it is `shown(text)`, letter for letter.

        Args:
            text: The text, as the file gave it.
        """
        pieces: list[str] = []
        at = 0
        for start, end, what in self._stretches:
            pieces += (shown(text[at:start]), f"<mark{what}>", shown(text[start:end]), "</mark>")
            at = end
        return "".join(pieces) + shown(text[at:])


def _stretches(places: Sequence[Place]) -> list[tuple[int, int, str]]:
    """Every stretch that some phrase covers, from and to, with its class; no two of them overlap."""
    if not places:
        return []
    if len(places) == 1:
        ((start, end, kind),) = places
        return [(start, end, _CLASSES[kind])]
    changes: dict[int, list[int]] = {}
    for start, end, kind in places:
        changes.setdefault(start, [0, 0, 0])[kind] += 1
        changes.setdefault(end, [0, 0, 0])[kind] -= 1
    covering = [0, 0, 0]
    found: list[tuple[int, int, str]] = []
    for start, end in itertools.pairwise(sorted(changes)):
        covering = [here + change for here, change in zip(covering, changes[start], strict=True)]
        if any(covering):
            found.append((start, end, _class(covering)))
    return found


def _class(covering: Sequence[int]) -> str:
    live, _, person = covering
    return _BOTH if live and person else _CLASSES[LIVE if live else PERSON if person else REJECTED]
