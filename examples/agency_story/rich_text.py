"""An RTF document with a table, as an old word processor saves it."""

from __future__ import annotations

from pathlib import Path

from agency_story.story import AgencyStory, Place

_RIGHT_EDGES = (1700, 2700, 7200, 9600)  # twips


def write_rtf(story: AgencyStory, folder: Path) -> list[Place]:
    """A heading and one table."""
    table = story.tables[0]
    lines = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\info{\title " + _text(story.rest["title"])]
    lines[0] += r"}}\paperw11906\paperh16838\f0\fs20"
    lines.append(r"\pard\b " + _text(story.rest["title"]) + r"\b0\par\par")
    lines += [_row(list(table.headings)), *(_row([str(cell) for cell in row.cells]) for row in table.rows), "}"]
    (folder / story.file).write_bytes("\r\n".join(lines).encode("ascii"))
    return [Place(row, number, table=1) for number, row in enumerate(table.rows, start=2)]


def _row(cells: list[str]) -> str:
    edges = "".join(rf"\cellx{edge}" for edge in _RIGHT_EDGES)
    return r"\trowd\trgaph108" + edges + r"\pard\intbl " + "".join(_text(cell) + r"\cell " for cell in cells) + r"\row"


def _text(text: str) -> str:
    safe = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(sign if sign.isascii() else rf"\u{ord(sign)}?" for sign in safe)
