"""Text of other people's files, made safe to stand in a page."""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
import tomllib
from typing import Any

from markupsafe import Markup

# What may not stand in a page as it is: the five signs of markup; control characters; what reorders the letters around
# it (a row could otherwise be made to read as its opposite); halves of a surrogate pair, which no file can hold.
_NOT_AS_IT_IS = re.compile(
    "[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}


def shown(text: str) -> str:
    """Make text safe for a page, inside an element or a quoted attribute.

    Args:
        text: Anything that stood in a file.

    Returns:
        The same words as HTML. Characters that cannot be seen or would reorder the line are written out: "[U+202E]".
        Line ends of every kind become one kind; nothing else changes.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NOT_AS_IT_IS.search(text) is None:
        return text
    return _NOT_AS_IT_IS.sub(_written_out, text)


def finalize(value: object) -> object:
    """What the template does with every value before it writes it: text is made safe, our own markup passes."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(shown(value))  # noqa: S704 - this is the place where text is made safe
    return value


@functools.cache
def settings() -> dict[str, Any]:
    """The limits of the page, from page_parts/limits.toml."""
    return tomllib.loads(part("limits.toml"))


def part(name: str) -> str:
    """A file of the page that stands beside the code: a template, the style, the script."""
    return importlib.resources.files(__package__).joinpath("page_parts", name).read_text(encoding="utf-8")


def as_script_data(data: object) -> str:
    """Data as JSON that may stand inside a script element: it holds no "<", so nothing can close the element early."""
    return json.dumps(data, separators=(",", ":"), ensure_ascii=True).replace("<", "\\u003c")


def _written_out(match: re.Match[str]) -> str:
    sign = match.group()
    return _SIGNS.get(sign) or f"[U+{ord(sign):04X}]"
