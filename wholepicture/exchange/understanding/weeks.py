"""Days under "Week commencing" or "Week ending": each stands for seven days."""

from __future__ import annotations

import dataclasses
import datetime

from wholepicture.exchange.understanding.headings import words_of
from wholepicture.exchange.understanding.settings import listed
from wholepicture.timescales.date_known import DateKnown

_TO_THE_LAST_DAY = datetime.timedelta(days=6)


def days_of_week_under(heading: str) -> str | None:
    """Whether the dates under a heading begin or end a week.

    Args:
        heading: Of the column of dates.

    Returns:
        "begin", "end", or None when they are plain days.
    """
    words = words_of(heading)
    if "week" not in words:
        return None
    return next((way for way, of in listed("headings")["weeks"].items() if not set(of).isdisjoint(words)), None)


def whole_week(known: DateKnown, way: str) -> DateKnown:
    """The seven days that a day begins or ends; what is no single day stays as it is.

    Args:
        known: As the cell says it.
        way: "begin" or "end".
    """
    day = known.day
    if day is None:
        return known
    first = day if way == "begin" else day - _TO_THE_LAST_DAY
    return dataclasses.replace(known, lower=first, upper=first + _TO_THE_LAST_DAY)
