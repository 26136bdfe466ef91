"""The phrases on which suggestions stand, marked in the agency's own words without changing a letter of them."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
from collections.abc import Iterable, Sequence

from wholepicture.exchange.writing.page_text import shown

LIVE, REJECTED, PERSON = 0, 1, 2
"""What stands on a phrase: a suggestion; one that people rejected; the mention of someone not yet known."""
_NOBODY = (0, 0, 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
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
        """The text (as the file gave it) with its marks, safe to stand in a page; without them it is `shown(text)`, letter for letter."""
        pieces: list[str] = []
        at = 0
        for start, end, what in self._stretches:
            pieces += (shown(text[at:start]), f"<mark{what}>", shown(text[start:end]), "</mark>")
            at = end
        return "".join(pieces) + shown(text[at:])


def _stretches(places: Iterable[Place]) -> list[tuple[int, int, str]]:
    """Every stretch that some phrase covers, from and to, with its class; no two of them overlap."""
    changes: dict[int, list[int]] = {}
    for place in places:
        changes.setdefault(place.start, list(_NOBODY))[place.kind] += 1
        changes.setdefault(place.end, list(_NOBODY))[place.kind] -= 1
    covering = list(_NOBODY)
    found: list[tuple[int, int, str]] = []
    for start, end in itertools.pairwise(sorted(changes)):
        covering = [here + change for here, change in zip(covering, changes[start], strict=True)]
        if any(covering):
            found.append((start, end, _class(covering)))
    return found


def _class(covering: Sequence[int]) -> str:
    """Of a mark: none for a suggestion; "w" for a person, "b" for both, "x" when all there is was rejected."""
    if covering[PERSON]:
        return ' class="b"' if covering[LIVE] else ' class="w"'
    return "" if covering[LIVE] else ' class="x"'
