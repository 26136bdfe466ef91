"""The people whom a cell names, each with a role; a name is never cut in two."""

from __future__ import annotations

import functools
import re

from wholepicture.chronology.entry import PersonInEntry
from wholepicture.chronology.terms import role_called

_BREAKS = re.compile(r"\s*(?:;|\n|\r|\u2022|\s\|\s)\s*")
_JOINTS = re.compile(r"\s*,\s*|\s+and\s+|\s+&\s+|\s*/\s*", re.IGNORECASE)
_BRACKET = re.compile(r"^(?P<name>.*?)\s*[(\[](?P<role>[^()\[\]]+)[)\]]\s*$", re.DOTALL)
_DASHED = re.compile(r"^(?P<role>[^-\u2013:]{2,30}?)\s*(?::|\s[-\u2013]\s)\s*(?P<name>.+)$", re.DOTALL)
_LONGEST_NAME = 60
_MOST_WORDS = 5
_ASIDE = frozenset({"", "n/a", "na", "none", "nil", "-", "not applicable", "unknown", "not recorded", "not known"})


@functools.lru_cache(maxsize=4096)
def people_named(text: str, heading_role: str | None) -> tuple[PersonInEntry, ...]:
    """The people named in a cell.

    Args:
        text: "Amy Rowe; Kim Rowe (mother)", "Mum and Dad", one a line.
        heading_role: The role that the column's heading gives to everyone in it, or None.

    Returns:
        Each person with their role: the one in a bracket, the heading's, the one that the words are ("Mum"), else
        "involved".
    """
    if text.strip().lower() in _ASIDE:
        return ()
    return tuple(_one(name, heading_role) for name in _names(text))


def _names(text: str) -> list[str]:
    names: list[str] = []
    for piece in _BREAKS.split(text):
        names.extend(_split_line(piece.strip()))
    return [name for name in names if name]


def _split_line(line: str) -> list[str]:
    """Cut at "and", "&", "," and "/" only where each side can stand alone as a name or a role."""
    parts = [part.strip() for part in _outside_brackets(line)]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to cut
        return [line]
    roles = [role_called(part) is not None for part in parts]
    name_with_its_role = any(roles) and not all(roles) and "," in line
    return parts if all(map(_stands_alone, parts)) and not name_with_its_role else [line]


def _outside_brackets(line: str) -> list[str]:
    cuts = [match.span() for match in _JOINTS.finditer(line)]
    depth, inside = 0, [False] * (len(line) + 1)
    for at, sign in enumerate(line):
        inside[at] = depth > 0
        depth += (sign in "([") - (sign in ")]")
    parts, done = [], 0
    for start, end in cuts:
        if not inside[min(start, len(line) - 1)]:
            parts.append(line[done:start])
            done = end
    return [*parts, line[done:]]


def _stands_alone(part: str) -> bool:
    """A role ("mum"), or a name of two words or more that begin with capitals; "Rowe, Amy" has no such part."""
    bracket = _BRACKET.match(part)
    bare = bracket["name"] if bracket else part
    if role_called(bare) is not None:
        return True
    words = bare.split()
    if bracket and len(words) == 1 and words[0][:1].isupper():
        return True
    return 1 < len(words) <= _MOST_WORDS and len(bare) <= _LONGEST_NAME and all(not word[0].islower() for word in words)


def _one(name: str, heading_role: str | None) -> PersonInEntry:
    bracket = _BRACKET.match(name)
    if bracket and bracket["name"].strip():
        role = role_called(bracket["role"])
        if role is not None:
            return PersonInEntry(bracket["name"].strip(), role)
    dashed = _DASHED.match(name)
    if dashed:
        role = role_called(dashed["role"])
        if role is not None:
            return PersonInEntry(dashed["name"].strip(), role)
    own = role_called(name)
    if heading_role is not None:
        return PersonInEntry(name, own if own and heading_role in _WIDE else heading_role)
    return PersonInEntry(name, own or "involved")


# Headings ("Family member") that a cell's own word ("MGM") makes more exact.
_WIDE = frozenset({"family_member", "involved", "parent", "carer", "professional"})
