"""The commonest forms, which have one reading, read at once: "22/05/2016 14:30", "Sun 22 May 2016", "w/c 9/5/16".

Nothing is decided here: it gives what the grammar would find in the same text, and a test compares the two over every
such form. It is there because a column of a hundred thousand dates is nearly always in one of them.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re

from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Clock, Written, Year

_IN_NUMBERS = re.compile(
    r"(?:(?P<before>[^\d,.]{2,20}) )?(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"(?: (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?",
    re.ASCII,
)
_IN_WORDS = re.compile(
    r"(?:(?:(?P<before>[A-Za-z]{3,9}) )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?P<mark>[ -]))?"
    r"(?P<month>[A-Za-z]{3,9})(?(mark)(?P=mark)| )(?P<year>\d{4})",
    re.ASCII,
)


@functools.cache
def _values(kind: str) -> dict[str, str]:
    """What each phrase of one kind in the vocabulary stands for."""
    phrases = vocabulary().data["phrases"][kind]
    return {phrase: value for value, listed in phrases.items() for phrase in listed}


def _year(digits: str) -> Year | None:
    limit = vocabulary().limit
    year = Year(int(digits), len(digits) == len("16"))
    return year if year.short or limit("earliest_year") <= year.value <= limit("latest_year") else None


def _after(before: str, written: Written) -> Written | None:
    """A date behind a weekday, or behind "w/c" and its like."""
    weekday, week = _values("weekday").get(before), _values("week").get(before)
    if weekday is not None:
        return dataclasses.replace(written, weekdays=(int(weekday),))
    return dataclasses.replace(written, week=week) if week is not None else None


def plain(text: str) -> Written | None:
    """A date in one of the commonest forms.

    Args:
        text: What the agency wrote.

    Returns:
        The date as the grammar would find it, or None where the grammar is to look.
    """
    found = _IN_NUMBERS.fullmatch(text) or _IN_WORDS.fullmatch(text)
    year = _year(found["year"]) if found is not None else None
    if found is None or year is None:
        return None
    numeric = found["month"].isdigit()
    month = found["month"] if numeric else _values("month").get(found["month"].lower())
    if month is None:
        return None
    day = int(found["day"]) if found["day"] else None
    clocks: tuple[Clock, ...] = ()
    if numeric and found["hour"]:
        clocks = (Clock(datetime.time(int(found["hour"]), int(found["minute"]))),)
    unit = "month" if day is None else "day"
    written = Written(unit, day, int(month), year=year, clocks=clocks, numeric=numeric)
    return _after(found["before"].lower(), written) if found["before"] else written
