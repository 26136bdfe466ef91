"""Exports of systems: comma and tab separated, each in its own encoding."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from pathlib import Path

from agency_story.story import AgencyStory, Place

_LINE_END = "\r\n"


def write_police(story: AgencyStory, folder: Path) -> list[Place]:
    """A Windows code page, with two lines above the headings."""
    return _write(story, folder, [row.cells for row in story.tables[0].rows], encoding="cp1252", sign=",")


def write_school(story: AgencyStory, folder: Path) -> list[Place]:
    """UTF-8 with a byte order mark; the pupil's name and year group stand in every row."""
    rows = []
    for row in story.tables[0].rows:
        when = datetime.datetime.strptime(str(row.cells[0])[:10], "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
        year = [name for since, name in story.rest["years"] if since <= when][-1]
        rows.append((story.rest["student"], year, *row.cells))
    return _write(story, folder, rows, encoding="utf-8-sig", sign=",")


def write_housing(story: AgencyStory, folder: Path) -> list[Place]:
    """What a spreadsheet program saves as "Unicode text": UTF-16 and tabs."""
    return _write(story, folder, [row.cells for row in story.tables[0].rows], encoding="utf-16", sign="\t")


def _write(
    story: AgencyStory, folder: Path, rows: Iterable[tuple[object, ...]], *, encoding: str, sign: str
) -> list[Place]:
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=sign, lineterminator=_LINE_END)
    writer.writerows([line] for line in story.rest["preamble"])
    writer.writerow(story.tables[0].headings)
    places = []
    for row, cells in zip(story.tables[0].rows, rows, strict=True):
        places.append(Place(row, held.getvalue().count("\n") + 1))
        writer.writerow(cells)
    text = held.getvalue()
    # "utf-16" would follow the machine's byte order; the file always begins with the little-endian mark.
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)
    (folder / story.file).write_bytes(data)
    return places
