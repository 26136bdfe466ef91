"""A slip of one letter in the name of a month or a weekday, forgiven only where one name is meant."""

from __future__ import annotations

import functools

from wholepicture.timescales.reading.terms import vocabulary


def one_slip_apart(written: str, name: str) -> bool:
    """Whether one letter left out, put in, changed, or swapped with its neighbour makes one word the other.

    A final "s" is not a slip: "Tuesdays" are many days.
    """
    if written == name + "s":
        return False
    start = 0
    while start < min(len(written), len(name)) and written[start] == name[start]:
        start += 1
    rest, wanted = written[start:], name[start:]
    if len(rest) == len(wanted):
        swapped = rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:]
        return rest[1:] == wanted[1:] or swapped
    return rest[1:] == wanted or rest == wanted[1:]


@functools.lru_cache(maxsize=4096)
def name_meant(written: str) -> tuple[str, str] | None:
    """The kind and value of the one month or weekday that a misspelt word must mean, or None."""
    words = vocabulary()
    if len(written) < words.limit("shortest_misspelling") or written in words.data["spelling"]["not_slips"]:
        return None
    meant = {value for name, value in words.names.items() if one_slip_apart(written, name)}
    return meant.pop() if len(meant) == 1 else None
