"""What an invented area holds, from `area.toml`."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class Then:
    """What is expected after an entry; see `area.toml`."""

    kind: str
    agency: str
    days: tuple[int, int]
    late: int = 30
    again: int = 0
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    basis: str = "record"
    adult: str = ""
    voice: bool = False
    covers: bool = False
    present: bool = False
    of_the_same_adult: bool = False
    about_it: bool = False
    soon: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Stream:
    """One kind of entry that comes again and again; see `area.toml`."""

    families: str
    of: str
    kind: str
    a_year: float
    agencies: Mapping[str, float]
    years: tuple[int, int] = (0, 18)
    once: str = ""
    adult: str = ""
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    basis: str = "record"
    covers: bool = False
    then: tuple[Then, ...] = ()


@functools.cache
def settings() -> Mapping[str, Any]:
    """The whole file."""
    return tomllib.loads(importlib.resources.files(__package__).joinpath("area.toml").read_text(encoding="utf-8"))


@functools.cache
def streams() -> tuple[Stream, ...]:
    """Every stream of entries."""
    found = []
    for raw in settings()["stream"]:
        after = tuple(Then(**{**one, "days": tuple(one["days"])}) for one in raw.get("then", ()))
        years = {"years": tuple(raw["years"])} if "years" in raw else {}
        found.append(Stream(**{**raw, "then": after, **years}))
    return tuple(found)
