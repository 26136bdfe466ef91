"""What a merge of the made files must give: counts of each file, and which rows are about the same event."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from typing import Any

from agency_story.known_dates import dates_known
from agency_story.story import AgencyStory, Place, read_events

_FIRST_WORDS = 60  # enough of a row's text to find it again


def file_line(story: AgencyStory, places: list[Place]) -> dict[str, Any]:
    """The counts of one file. Always rows == entries + refused + blank."""
    rows = [place.row for place in places]
    written = [row for row in rows if row.records_something]
    refused = [place for place in places if place.row.must_be_refused]
    blank = sum(row.mark == "=blank" for row in rows)
    return {
        "file": story.file,
        "status": "read",
        "agency": story.agency,
        "kind": story.kind,
        "rows": len(written) + blank,
        "entries": len(written) - len(refused),
        "refused": len(refused),
        "blank": blank,
        "refused_rows": [_where(place) for place in refused],
        "headings_repeated": sum(row.mark == "=heading" for row in rows) + ("first_page_rows" in story.rest),
        "full_width_rows": sum(row.mark == "=banner" for row in rows),
        "dates": [
            [place.sheet or place.table, place.number, known.first or None, known.last or None, known.uncertain]
            for place, known in dates_known(story, places)
        ],
    }


def letter_line(letter: dict[str, Any]) -> dict[str, Any]:
    """The line of a letter that says that nothing is held: one entry, made from no row."""
    return {"file": letter["file"], "status": "nil_return", "agency": letter["agency"], "kind": letter["kind"]}


def same_events(made: list[tuple[AgencyStory, list[Place]]]) -> list[dict[str, Any]]:
    """Groups of rows in which several agencies record one event."""
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for story, places in made:
        for key, member in _members(story, places):
            members[key].append(member)
    events = read_events()
    unknown = members.keys() - events.keys()
    if unknown:
        raise ValueError(f"rows name events that events.toml does not hold: {sorted(unknown)}")
    return [
        {
            "event": key,
            "day": event["day"].isoformat(),
            "what": event["what"],
            "rows": _late(members[key], event["day"]),
        }
        for key, event in events.items()
        if len({member["file"] for member in members[key]}) > 1
    ]


def near_misses(made: list[tuple[AgencyStory, list[Place]]]) -> list[dict[str, Any]]:
    """Pairs of rows of two agencies, dated the same day, about different events: they must not be linked."""
    by_day: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for story, places in made:
        for key, member in _members(story, places):
            by_day[member["day"]].append((key, member))
    return [
        {"day": day, "rows": [one[1], other[1]]}
        for day, found in sorted(by_day.items())
        for one, other in itertools.combinations(found, 2)
        if one[0] != other[0] and one[1]["file"] != other[1]["file"]
    ]


def _members(story: AgencyStory, places: list[Place]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (place.row.event, {"file": story.file, **_where(place), "day": known.first})
        for place, known in dates_known(story, places)
        if place.row.event
    ]


def _where(place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {"sheet": place.sheet} if place.sheet else {}
    if place.table:
        where["table"] = place.table
    texts = [cell for cell in place.row.cells if isinstance(cell, str)]
    longest = max(texts, key=len)
    return {**where, "row": place.number, "text_begins": longest.split("\n")[0][:_FIRST_WORDS]}


def _late(members: list[dict[str, Any]], day: datetime.date) -> list[dict[str, Any]]:
    return [{**one, "days_after": (datetime.date.fromisoformat(one["day"]) - day).days} for one in members]
