"""The page on limits: the numbers in the package's files of settings, each with the comment that stands beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tools.reference_pages.page import PACKAGE, page, sentence, table

_NUMBER = re.compile(r"(?P<key>[\w\"-]+)\s*=\s*(?P<value>[-+]?[0-9][0-9_.]*|\[[-0-9_., ]+\])\s*(?:#\s*(?P<said>.*))?$")
_SECTION = re.compile(r"\[+(?P<name>[^\]]+)\]+\s*(?:#\s*(?P<said>.*))?$")
# Looks rather than limits: sizes of letters, colours and columns are of no use to a reader of this page.
# Nor are the signatures of file formats, nor the days of feasts. The page says what it leaves out.
_LEFT_OUT = {"layout.toml", "colours.toml", "kinds.toml"}
_SECTIONS_LEFT_OUT = {"feasts"}
_YEARS = range(1900, 2100)


def _shown(key: str, value: str) -> str:
    read = tomllib.loads(f"value = {value}")["value"]
    if key.endswith("year") and read in _YEARS:
        return str(read)
    return " to ".join(f"{one:,}" for one in read) if isinstance(read, list) else f"{read:,}"


def _named(key: str) -> str:
    return key.strip('"').replace("_", " ").replace(".", ", ")


def _opening(lines: list[str]) -> str:
    said = []
    for line in lines:
        if not line.startswith("#"):
            break
        said.append(line.lstrip("# ").strip())
    return " ".join(said)


def _limits(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each limit of a file: what it limits, how much, and what is said of it."""
    section = about = ""
    comment: list[str] = []
    for line in lines:
        if line.startswith("#"):
            comment.append(line.lstrip("# ").strip())
            continue
        heading, number = _SECTION.match(line), _NUMBER.match(line)
        if heading:
            section, about = heading["name"], heading["said"] or " ".join(comment)
        elif number and section not in _SECTIONS_LEFT_OUT:
            own = number["said"] or " ".join(comment)
            where = f"{_named(section)}: " if section else ""
            yield f"{where}{_named(number['key'])}", _shown(number["key"], number["value"]), sentence(own or about)
        comment = []


def _part(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(_limits(lines))
    if not rows:
        return ""
    title, _, more = _opening(lines).partition(". ")
    name = f"`wholepicture/{path.relative_to(PACKAGE).as_posix()}`"
    opening = f"{more} In {name}." if more else f"In {name}."
    return f"## {title.rstrip('.')}\n\n{opening}\n\n{table(('Limit', 'Is', 'Why, or what it means'), rows)}"


def render() -> str:
    """The text of the page."""
    files = sorted(path for path in PACKAGE.rglob("*.toml") if "tests" not in path.parts and path.name not in _LEFT_OUT)
    opening = (
        "How much is read, how alike is alike, and when something is refused is decided by numbers in files of "
        "settings beside the program, where a partnership can see and change them. This page shows, file by file, each "
        "line of those files that sets a number. It leaves out the looks of the outputs, the signatures by which kinds "
        "of file are told, lists of words (the other pages of this reference show the most of them), the days of "
        "feasts, and what is no choice: the twelve months of a year, or where a file format keeps its parts. A figure "
        "that has no other source is our proposal."
    )
    source = "the files that each part names, in the folder `wholepicture`"
    return page("Limits", opening, source, [_part(path) for path in files])
