"""How a page is put together: tables, lists of wordings, and the line that says where it comes from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wholepicture"


def toml(path: str) -> dict[str, Any]:
    """One of the package's files of settings.

    Args:
        path: Its place in the package, such as "agencies/kinds.toml".

    Returns:
        What it holds.
    """
    return tomllib.loads((PACKAGE / path).read_text(encoding="utf-8"))


def page(title: str, opening: str, source: str, parts: Iterable[str]) -> str:
    """A whole page.

    Args:
        title: Its heading.
        opening: What it is about, in a sentence or two.
        source: The file that it is made from, for those who want to change it.
        parts: The rest, part by part.

    Returns:
        The text of the page.
    """
    made = f"*Made by `make docs` from {source}; change that, not this page.*"
    return "\n\n".join([f"# {title}", opening, *(part for part in parts if part), made]) + "\n"


def cell(text: object) -> str:
    """A text that is safe inside a table."""
    return " ".join(str(text).split()).replace("|", "\\|") or " "


def written(text: str) -> str:
    """What an agency wrote, kept as it was written, for a table."""
    return f"`{text}`".replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table.

    Args:
        headings: The headings of its columns.
        rows: The cells of its rows.

    Returns:
        The table, or nothing when it would have no rows.
    """
    lines = [f"| {' | '.join(cell(one) for one in row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(headings)} |", "|" + "---|" * len(headings), *lines])


def listed(words: Iterable[str]) -> str:
    """Wordings in one line, parted by dots; "child s voice", as it is compared, is shown as people write it."""
    return " · ".join(re.sub(r"(?<=[a-z]) s\b", "'s", str(word)) for word in words)


def sentence(text: str) -> str:
    """A text that begins with a capital letter, unless it begins with the name of a file."""
    return text if re.match(r"\w+\.\w", text) else text[:1].upper() + text[1:]
