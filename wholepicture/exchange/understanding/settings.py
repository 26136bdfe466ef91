"""The limits and lists of this folder, read once from the TOML files beside the code."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any


@functools.cache
def listed(name: str) -> dict[str, Any]:
    """The content of a TOML file of this folder.

    Args:
        name: The file's name without its ending: "settings", "headings", "nil_returns".
    """
    return tomllib.loads(importlib.resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def limit(group: str, name: str) -> float:
    """A limit of `settings.toml`."""
    return float(listed("settings")[group][name])


@functools.cache
def fault_texts() -> frozenset[str]:
    """What a spreadsheet shows instead of a value, when a file brings it as text."""
    return frozenset(listed("settings")["faults"]["texts"])
