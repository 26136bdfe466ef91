"""The commonest forms, which have one reading, read at once: "22/05/2016", "22 May 2016", "May 2016", "w/c 9/5/16".

Nothing is decided here: it gives what the grammar would find in the same text, and a test compares the two over every
such form. It is there because a column of a hundred thousand dates is nearly always in one of them.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written, Year

_IN_NUMBERS = re.compile(r"(?:(\D{2,20}) )?([0-9]{1,2})([/.-])([0-9]{1,2})\3([0-9]{4}|[0-9]{2})", re.ASCII)
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?([ -]))?([A-Za-z]{3,9})(?(1)\2| )([0-9]{4})", re.ASCII)


@functools.cache
def _values(kind: str) -> dict[str, str]:
    """What each phrase of one kind in the vocabulary stands for."""
    phrases = vocabulary().data["phrases"][kind]
    return {phrase: value for value, listed in phrases.items() for phrase in listed}


def _year(digits: str) -> Year | None:
    limit = vocabulary().limit
    year = Year(int(digits), len(digits) == len("16"))
    return year if year.short or limit("earliest_year") <= year.value <= limit("latest_year") else None


def plain(text: str) -> Written | None:
    """A date in one of the commonest forms.

    Args:
        text: What the agency wrote.

    Returns:
        The date as the grammar would find it, or None where the grammar is to look.
    """
    found = _IN_NUMBERS.fullmatch(text)
    if found is not None:
        year = _year(found[5])
        week = _values("week").get(found[1].lower()) if found[1] else ""
        if year is None or week is None:
            return None
        written = Written("day", int(found[2]), int(found[4]), year=year, numeric=True)
        return dataclasses.replace(written, week=week) if week else written
    found = _IN_WORDS.fullmatch(text)
    month = _values("month").get(found[3].lower()) if found else None
    if found is None or month is None:
        return None
    year = _year(found[4])
    if year is None:
        return None
    return Written("day" if found[1] else "month", int(found[1]) if found[1] else None, int(month), year=year)
