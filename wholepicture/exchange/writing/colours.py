"""One look for each agency, alike in the page, the Word document and the workbook."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wholepicture.agencies.agency import Agency


@dataclasses.dataclass(frozen=True, slots=True)
class AgencyStyle:
    """How an agency is shown. Colour is never the only sign: the code and the name always stand beside it.

    Args:
        code: A few letters, different for each agency of one chronology ("NHV").
        background: "#RRGGBB" of the shading.
        text: "#RRGGBB" of text on the shading; at least 4.5:1 against it.
        border: "#RRGGBB" of the edge; at least 3:1 against white.
        pattern: The edge's style ("solid", "dashed", "double", "dotted"), which differs where colours come round again.
    """

    code: str
    background: str
    text: str
    border: str
    pattern: str = "solid"


def styles_for(agencies: Sequence[Agency]) -> dict[str, AgencyStyle]:
    """Give each agency its style.

    Args:
        agencies: In any order; the same agencies always get the same styles.

    Returns:
        By the agency's name. An agency whose kind has a colour of its own gets that, the first of them by name; the
        others get what is free, in the palette's order. When every colour is taken, the next border pattern begins.
    """
    names = _kind_by_name(agencies)
    codes = _codes(list(names))
    data = _settings()
    looks = {colour["name"]: colour for colour in data["colour"]}
    return {
        name: AgencyStyle(codes[name], looks[colour]["background"], data["text"], looks[colour]["border"], pattern)
        for name, (colour, pattern) in _given(names, data).items()
    }


def _kind_by_name(agencies: Sequence[Agency]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for agency in sorted(set(agencies)):
        kinds.setdefault(agency.name, agency.kind)
    return kinds


def _given(names: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The colour and pattern of each name: first those whose kind has a colour, then the others."""
    rounds = [(colour["name"], pattern) for pattern in data["patterns"]["in_order"] for colour in data["colour"]]
    given: dict[str, tuple[str, str]] = {}
    taken: set[tuple[str, str]] = set()
    for name, kind in names.items():
        own = (data["kinds"].get(kind, ""), data["patterns"]["in_order"][0])
        if own[0] and own not in taken:
            given[name] = own
            taken.add(own)
    free: Iterator[tuple[str, str]] = (look for look in rounds if look not in taken)
    for place, name in enumerate(name for name in names if name not in given):
        given[name] = next(free, rounds[place % len(rounds)])
    return {name: given[name] for name in names}


def _codes(names: Sequence[str]) -> dict[str, str]:
    """Initials of each name; where two would be alike, with a further letter or a number."""
    codes: dict[str, str] = {}
    for name in names:
        taken = set(codes.values())
        codes[name] = next(code for code in _possible_codes(name) if code not in taken)
    return codes


def _possible_codes(name: str) -> Iterator[str]:
    settings = _settings()["code"]
    words = list(re.findall(r"[^\W_]+", re.sub(r"['\u2019]", "", name)))
    telling = [word for word in words if word.lower() not in settings["small_words"]] or words or ["X"]
    most: int = settings["most_letters"]
    initials = telling[0][:most] if len(telling) == 1 else "".join(word[0] for word in telling[:most])
    yield initials.upper()
    if len(telling) > 1:
        yield from (f"{initials}{letter}".upper() for letter in telling[min(most, len(telling)) - 1][1:])
    yield from (f"{initials}{number}".upper() for number in itertools.count(2))


@functools.cache
def _settings() -> dict[str, Any]:
    text = importlib.resources.files(__package__).joinpath("colours.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
