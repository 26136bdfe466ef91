"""What the readers go by: how much is read (limits.toml), kinds of file (kinds.toml), Word's marks (word.toml)."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any


@functools.cache
def settings(name: str) -> dict[str, Any]:
    """One of the settings files that lie beside this module.

    Args:
        name: The file's name without ".toml" ("limits", "kinds", "word").

    Returns:
        Its contents. They are shared: never change them.
    """
    return tomllib.loads(importlib.resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def limit(section: str, name: str) -> int:
    """A whole-number limit.

    Args:
        section: A heading of limits.toml ("archive").
        name: A line under it ("members").

    Returns:
        The figure.
    """
    return int(settings("limits")[section][name])


def share(section: str, name: str) -> float:
    """A limit that is a fraction.

    Args:
        section: A heading of limits.toml.
        name: A line under it.

    Returns:
        The figure.
    """
    return float(settings("limits")[section][name])


def size_in_words(size: int) -> str:
    """A number of bytes as people say it: "100 MB", "1.5 MB", "12 kB"."""
    for unit, name in ((1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{round(size / unit, 1):g} {name}"
    return f"{size} bytes"
