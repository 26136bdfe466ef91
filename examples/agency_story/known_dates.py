"""When each row of the story happened, exactly as well as its words say."""

from __future__ import annotations

import dataclasses
import datetime
import re

from agency_story.story import SAME_DATE, AgencyStory, Cell, Place, read_meanings

_DATE_COLUMNS = {"Date", "When", "Date of incident", "Event date", "Start Date", "Date/time reported"}
_DATE_COLUMNS |= {"Date of meeting", "Date of contact"}
_END_COLUMN = "End Date"
_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d %b %y", "%d %B %Y", "%d.%m.%y")


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """First and last day as ISO dates ("" when the wording sets none), and whether the wording leaves a doubt."""

    first: str
    last: str
    uncertain: bool


def dates_known(story: AgencyStory, places: list[Place]) -> list[tuple[Place, Known]]:
    """The date of each row that can be read; a row without one takes the date of the row above.

    Raises:
        ValueError: When a wording is neither a plain day nor in `dates.toml`.
    """
    meanings = read_meanings()
    found: list[tuple[Place, Known]] = []
    for place in places:
        if not place.row.records_something or place.row.must_be_refused:
            continue
        words, end = _words(story, place)
        known = found[-1][1] if words in {SAME_DATE, ""} else _meaning(words, meanings)
        found.append((place, _until(known, end, meanings)))
    return found


def _until(known: Known, end: str, meanings: dict[str, tuple[str, str, bool]]) -> Known:
    return dataclasses.replace(known, last=_meaning(end, meanings).last) if end else known


def _meaning(words: str, meanings: dict[str, tuple[str, str, bool]]) -> Known:
    if words in meanings:
        return Known(*meanings[words])
    day = _plain_day(words)
    return Known(day, day, uncertain=False)


def _plain_day(words: str) -> str:
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words)
    text = re.sub(r"\s+\d\d:\d\d$", "", text)
    for form in _FORMS:
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"{words!r} is not a plain day: say in dates.toml what it means")


def _words(story: AgencyStory, place: Place) -> tuple[str, str]:
    table = next(table for table in story.tables if table.name == place.sheet or table.name is None)
    fixed = len(table.headings) - len(place.row.cells) if "years" in story.rest else 0
    column = next(number for number, heading in enumerate(table.headings) if heading in _DATE_COLUMNS)
    end = table.headings.index(_END_COLUMN) if _END_COLUMN in table.headings else None
    return _text(place.row.cells[column - fixed]), _text(place.row.cells[end]) if end is not None else ""


def _text(value: Cell) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
