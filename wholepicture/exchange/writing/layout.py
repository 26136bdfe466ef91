"""The layout of the Word document and the workbook, and words that the page shares with them, from `layout.toml`."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any


@functools.cache
def layout() -> dict[str, Any]:
    """Everything in `layout.toml`."""
    text = importlib.resources.files(__package__).joinpath("layout.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def code_in_words(code: str) -> str:
    """A code as a reader sees it: "told_by_parent" is "told by a parent", "household_adult" is "household adult"."""
    words: str = layout()["words"].get(code, code.replace("_", " "))
    return words
