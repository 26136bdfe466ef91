"""The words and distances on which the reading of whose a phrase is rests; they stand in `subject.toml`."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any


@functools.cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("subject.toml").read_text(encoding="utf-8"))


@functools.cache
def words_for(name: str) -> frozenset[str]:
    """A list of words of `subject.toml`."""
    return frozenset(_raw()["words"][name])


@functools.cache
def pieces_for(name: str) -> tuple[str, ...]:
    """A list of beginnings or endings of words."""
    return tuple(_raw()["words"][name])


@functools.cache
def codes_for(name: str) -> frozenset[str]:
    """A list of codes of `subject.toml`."""
    return frozenset(_raw()["codes"][name])


@functools.cache
def distance(name: str) -> int:
    """A distance of `subject.toml`, in words."""
    return int(_raw()["distances"][name])
