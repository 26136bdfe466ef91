"""What the reading of English rests on besides the lexicon; the lists themselves stand in `english.toml`."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any


@functools.cache
def english() -> Mapping[str, Any]:
    """Everything in `english.toml`."""
    return tomllib.loads(importlib.resources.files(__package__).joinpath("english.toml").read_text(encoding="utf-8"))


@functools.cache
def abbreviations() -> frozenset[str]:
    """Short forms after which a full stop ends no sentence."""
    return frozenset(english()["text"]["abbreviations"])


@functools.cache
def errors_of_cells() -> tuple[str, ...]:
    """What follows "#" in the error of a spreadsheet's cell."""
    return tuple(english()["text"]["errors_of_cells"])


@functools.cache
def contractions() -> Mapping[str, tuple[str, ...]]:
    """Two words written as one, and the words that they stand for."""
    return {short: tuple(long.split()) for short, long in english()["contractions"].items()}


@functools.cache
def misspellings() -> Mapping[str, tuple[str, ...]]:
    """Words as they are often mistyped, and the words that they stand for."""
    return {wrong: tuple(right.split()) for wrong, right in english()["misspellings"].items()}


@functools.cache
def irregular_forms() -> Mapping[str, tuple[str, ...]]:
    """Words whose forms follow no rule, each with all its other forms."""
    return {word: tuple(forms.split()) for word, forms in english()["irregular_forms"].items()}


@functools.cache
def limits() -> Mapping[str, int]:
    """How much a phrase may ask for."""
    return dict(english()["limits"])


@functools.cache
def not_names() -> frozenset[str]:
    """Words that are written with a capital and are no person's name."""
    return frozenset(english()["names"]["not_names"])


@functools.cache
def voice() -> Mapping[str, Any]:
    """How the column of the child's voice is read."""
    return {**english()["voice"], "says_none": frozenset(english()["voice"]["says_none"])}
