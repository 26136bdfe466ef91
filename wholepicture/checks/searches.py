"""Searches in a long row of numbers that take a few steps, however long the row: trees of its highest or lowest."""

from __future__ import annotations

from collections.abc import Sequence

_LOWEST = -(2**62)
_HIGHEST = 2**62


class Highest:
    """Finds the next place in a row that is high enough.

    Args:
        row: The numbers.
    """

    def __init__(self, row: Sequence[int]) -> None:
        self._length = len(row)
        self._leaves = _power_of_two(self._length)
        self._tree = [_LOWEST] * (2 * self._leaves)
        self._tree[self._leaves : self._leaves + self._length] = row
        for place in range(self._leaves - 1, 0, -1):
            self._tree[place] = max(self._tree[2 * place], self._tree[2 * place + 1])

    def after(self, place: int, least: int) -> int | None:
        """The first place at or behind a place whose number is at least so high.

        Args:
            place: Where to begin.
            least: How high the number must be.
        """
        tree, at = self._tree, place + self._leaves
        if place >= self._length or tree[1] < least:
            return None
        while tree[at] < least:
            while at & 1:  # what lies to the right of a right half begins higher up
                at >>= 1
            if not at:
                return None
            at += 1
        while at < self._leaves:
            at *= 2
            at += tree[at] < least
        return at - self._leaves


class Lowest:
    """Finds the lowest number of a stretch of a row.

    Args:
        row: The numbers; None for a place that does not count until it is `put`.
    """

    def __init__(self, row: Sequence[int | None]) -> None:
        self._leaves = _power_of_two(len(row))
        self._tree = [_HIGHEST] * (2 * self._leaves)
        self._tree[self._leaves : self._leaves + len(row)] = [_HIGHEST if one is None else one for one in row]
        for place in range(self._leaves - 1, 0, -1):
            self._tree[place] = min(self._tree[2 * place], self._tree[2 * place + 1])

    def put(self, place: int, number: int) -> None:
        """Let a place count from now on, with a number."""
        at = place + self._leaves
        while at and number < self._tree[at]:
            self._tree[at] = number
            at >>= 1

    def between(self, first: int, end: int) -> int | None:
        """The lowest number from one place up to another, which is left out; None when there is none."""
        found, low, high = _HIGHEST, first + self._leaves, end + self._leaves
        while low < high:
            if low & 1:
                found = min(found, self._tree[low])
                low += 1
            if high & 1:
                high -= 1
                found = min(found, self._tree[high])
            low >>= 1
            high >>= 1
        return None if found == _HIGHEST else found


def _power_of_two(length: int) -> int:
    return 1 << max(length - 1, 0).bit_length()
