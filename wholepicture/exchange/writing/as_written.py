"""The source's wording of a date, where it says more than the date and time that are shown."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any

from wholepicture.exchange.writing.dates_in_words import in_words, month_in_words
from wholepicture.exchange.writing.layout import layout
from wholepicture.timescales.date_known import DateKnown

_NOON = 12
_LONGEST_NUMBER = 4  # a year


def as_written(happened: DateKnown, time: datetime.time | None = None) -> str:
    """The source's wording of the date, where it says more than the date in words and the time beside it do.

    Args:
        happened: The date as it is known.
        time: The time that is shown beside it.

    Returns:
        The wording, or nothing when it is empty or only another spelling of the one certain day ("16/05/15 19:20"), or
        of the whole month or year ("June 2016").
    """
    words = happened.words.strip()
    if not words or words.casefold() == in_words(happened).casefold():
        return ""
    return "" if not happened.uncertain and _only_spells(words.lower(), happened, time) else words


def _only_spells(words: str, happened: DateKnown, time: datetime.time | None) -> bool:
    settings = layout()["as_written"]
    spelled = _spelled(happened, settings)
    if spelled is None or any(sign in words for sign in settings["signs_of_doubt"]):
        return False
    numbers, names = spelled
    for token in re.findall(r"\d+|[^\W\d_]+", _without_time(words, time)):
        if token.isdecimal():
            if len(token) > _LONGEST_NUMBER or int(token) not in numbers:
                return False
        elif token not in settings["plain_words"] and not _shortens(token, names, settings["shortest_name"]):
            return False
    return True


def _spelled(happened: DateKnown, settings: dict[str, Any]) -> tuple[set[int], list[str]] | None:
    """The numbers and names by which a day, a whole month or a whole year is spelled; None for any other time."""
    first, last = happened.lower, happened.upper
    if first is None or last is None:
        return None
    year = {first.year, first.year % 100}
    month = month_in_words(first.year, first.month).lower().split()[0]
    if first == last:
        return {first.day, first.month, *year}, [month, settings["weekdays"][first.weekday()]]
    said = in_words(happened)
    if said.startswith(month_in_words(first.year, first.month)):
        return {first.month, *year}, [month]
    return (year, []) if said == f"some time in {first.year}" else None


def _without_time(words: str, time: datetime.time | None) -> str:
    """The words without the time that is shown beside them, or without the midnight that an export puts to a day."""
    shown = time or datetime.time()
    return _spelling_of(shown.hour, shown.minute, shown.second).sub(" ", words, count=1)


@functools.lru_cache(maxsize=2048)
def _spelling_of(hour: int, minute: int, second: int) -> re.Pattern[str]:
    seconds = rf"([:.]{second:02}(\.0+)?)?"
    of_24 = rf"0?{hour}[:.h]?{minute:02}{seconds}(?!\d)(\s*(hours|hrs|h)\b)?"
    half = rf"\s*{'p' if hour >= _NOON else 'a'}\.?m\b\.?"
    of_12 = rf"0?{hour % _NOON or _NOON}([:.]{minute:02}{seconds}){'' if minute else '?'}{half}"
    return re.compile(rf"((?<=\d)t)?(?<!\d)({of_12}|{of_24})")


def _shortens(token: str, names: list[str], shortest: int) -> bool:
    return len(token) >= shortest and any(name.startswith(token) for name in names)
