"""Times of day as they stand beside a date: "14:30", "2.30pm", "1430 hrs", "noon", and the vague ones."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from wholepicture.timescales.reading.items import Item, Items
from wholepicture.timescales.reading.remembered import remembered
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Clock

_NOON = 12
_MIDNIGHT_ENDING = 24
_VAGUE = Clock(None)
_BEFORE_A_TIME = frozenset({"skip", "doubt", "limit", "time_label", "over"})
_TIGHT_HOURS = {3: 1, 4: 2, 6: 2}


class Found(NamedTuple):
    """A time as found.

    Args:
        clock: The time.
        end: Where it ends.
        marked: A mark or a word says that it is a time ("14:30", "2pm"); "1430" and "14.30" are bare.
        bounded: A bound stands before it ("by 4pm").
    """

    clock: Clock
    end: int
    marked: bool
    bounded: bool = False


def looks_like_a_year(item: Item) -> bool:
    """A bare "2016" is a year before it is a time."""
    limit = vocabulary().limit
    years = range(limit("earliest_year"), limit("latest_year") + 1)
    return item.kind == "number" and len(item.text) == len("2016") and item.number in years


def _clock(hour: int, minute: int, second: int, meridiem: str) -> Clock | None:
    """A time that exists, or None. 24:00 is written for both ends of a day, so it is not exact."""
    if meridiem and not 1 <= hour <= _NOON:
        # "14:30pm" says the same thing twice; "14:30am" contradicts itself.
        return _clock(hour, minute, second, "") if meridiem == "pm" and hour > _NOON else None
    if meridiem:
        hour = hour % _NOON + (_NOON if meridiem == "pm" else 0)
    if (hour, minute, second) == (_MIDNIGHT_ENDING, 0, 0):
        return _VAGUE
    try:
        return Clock(datetime.time(hour, minute, second))
    except (ValueError, OverflowError):
        return None


def _pair(items: Items, at: int, marks: str) -> str:
    """The two digits that follow a mark directly, or nothing."""
    mark, digits = items[at], items[at + 1]
    follows = mark.kind == "mark" and mark.text in marks and mark.tight and digits.kind == "number" and digits.tight
    return digits.text if follows and len(digits.text) == len("00") else ""


def _offset(items: Items, at: int) -> int:
    """Past a zone: "Z", "BST", "+01:00", "+0100 (BST)". The day as written stands."""
    if items[at].kind == "zone" and items[at].value == "zone":
        at += 1
    hours = items[at + 1]
    if items[at].text == "+" and hours.kind == "number" and hours.tight:
        if len(hours.text) == len("0100"):
            zone = items[at + 2].kind == "zone" and items[at + 2].value == "zone"
            return at + 2 + zone
        if _pair(items, at + 2, ":"):
            return at + 4
    return at


def _ending(items: Items, at: int) -> tuple[str, bool, int]:
    """What closes a time: the meridiem, whether anything marked it as a time, and where it ends."""
    item = items[at]
    if item.kind == "meridiem":
        return item.value, True, at + 1
    if item.kind == "hours":
        after = items[at + 1]
        return (after.value, True, at + 2) if after.kind == "meridiem" else ("", True, at + 1)
    return "", False, at


def _seconds(items: Items, at: int) -> tuple[int, int]:
    second = _pair(items, at, ":")
    if not second:
        return 0, at
    at += 2
    fraction = items[at].text in ".," and items[at].tight and items[at + 1].kind == "number" and items[at + 1].tight
    return int(second), at + 2 if fraction else at


def _with_minutes(items: Items, at: int) -> Iterator[Found]:
    """Reads "14:30", "14:30:05", "2.30pm", "14.30", "14h30"."""
    hour = items[at]
    for marks in (":", ".;"):
        minute = _pair(items, at + 1, marks)
        if not minute:
            continue
        second, end = _seconds(items, at + 3) if marks == ":" else (0, at + 3)
        meridiem, marked, end = _ending(items, end)
        runs_on = (
            items[end].kind == "mark"
            and items[end].text in (":" if marks == ":" else "./:")
            and items[end].tight
            and not marked
        )
        clock = None if runs_on and items[end + 1].tight else _clock(hour.number, int(minute), second, meridiem)
        if clock is not None and end - at > len("00:00") - 1 and clock.at == datetime.time(0):
            clock = _VAGUE  # "22/05/2016 00:00:00" is how a spreadsheet writes a day that has no time
        if clock is not None:
            yield Found(clock, _offset(items, end), marked or marks == ":")
    middle, minutes = items[at + 1], items[at + 2]
    if middle.text == "h" and middle.tight and minutes.kind == "number" and minutes.tight:
        clock = _clock(hour.number, minutes.number, 0, "")
        if clock is not None:
            yield Found(clock, _ending(items, at + 3)[2], marked=True)


def _without_minutes(items: Items, at: int, *, marked: bool = False) -> Iterator[Found]:
    """Reads "2pm", "1430hrs", "1430", "230pm", "9 o'clock", "12 noon"."""
    digits = items[at]
    if items[at + 1].kind == "clock" and digits.number == _NOON:
        yield Found(Clock(datetime.time.fromisoformat(items[at + 1].value)), at + 2, marked=True)
        return
    meridiem, closed, end = _ending(items, at + 1)
    # Six digits are hours, minutes and seconds only in ISO; "221430hrs" is the police form, with the day in front.
    split = _TIGHT_HOURS.get(len(digits.text)) if marked or len(digits.text) < len("143000") else None
    marked = marked or closed
    if split is None and len(digits.text) <= len("00") and marked:
        # "9 o'clock" may be morning or evening; "14 hrs" and "2pm" say which.
        clock = _clock(digits.number, 0, 0, meridiem)
        twice = not meridiem and digits.number <= _NOON
        if clock is not None:
            yield Found(_VAGUE if twice else clock, end, marked=True)
    elif split is not None and (marked or len(digits.text) == len("0000")):
        rest = digits.text[split:]
        clock = _clock(int(digits.text[:split]), int(rest[:2]), int(rest[2:] or 0), meridiem)
        if clock is not None:
            yield Found(clock, _offset(items, end), marked)


def _one(items: Items, at: int) -> Iterator[Found]:
    item = items[at]
    if item.kind == "number":
        yield from _with_minutes(items, at)
        yield from _without_minutes(items, at)
    elif item.kind == "clock":
        yield Found(Clock(datetime.time.fromisoformat(item.value)), at + 1, marked=True)
    elif item.kind in {"daypart", "meridiem"}:
        yield Found(_VAGUE, at + 1, marked=True)
    elif item.kind == "zone" and item.value == "t" and items[at + 1].kind == "number":
        yield from (found._replace(marked=True) for found in _one(items, at + 1))
        if len(items[at + 1].text) == len("143000"):
            yield from _without_minutes(items, at + 1, marked=True)
    elif item.kind == "clock_part" and items[at + 1].kind in {"number", "number_word"}:
        # "half past two": which half of the day is left open
        yield Found(_VAGUE, _ending(items, at + 2)[2], marked=True)


def _joins(item: Item) -> bool:
    return item.kind == "join" or item.text == "-" or (item.kind == "limit" and item.value == "until")


def _stretches(items: Items, at: int) -> Iterator[Found]:
    """Reads "14:00-15:30", "2-3pm", "between 2 and 3pm": a stretch of the day, so no exact time."""
    if items[at].kind == "open" or (items[at].kind == "limit" and items[at].value == "from"):
        at += 1
    starts = [
        (found.end, found.marked) for found in _one(items, at) if found.marked or not looks_like_a_year(items[at])
    ]
    if items[at].kind == "number" and len(items[at].text) <= len("00"):
        starts.append((at + 1, False))
    for start, marked in starts:
        if _joins(items[start]) or (marked and items[start].text == "/"):
            yield from (Found(_VAGUE, end, marked=True) for end in _ends(items, at, start, marked=marked))


def _ends(items: Items, at: int, join: int, *, marked: bool) -> Iterator[int]:
    """Where a stretch of time may end: one of its two ends must be marked as a time, or both be written "1000"."""
    last = items[join + 1]
    for found in _one(items, join + 1):
        both_full = len(items[at].text) == len(last.text) == len("1000") and not looks_like_a_year(last)
        if found.marked or marked or both_full:
            yield found.end
    if last.kind in {"number", "number_word"} and last.number <= _NOON and items[join + 2].kind == "daypart":
        yield join + 3  # "between 9 and 10 in the morning"
    if marked and last.kind == "number" and last.number <= _MIDNIGHT_ENDING and items[join + 2].kind == "end":
        yield join + 2


def two_hours(items: Items, at: int, after: int) -> bool:
    """Whether two numbers are hours of one day, as in "2-5pm": the first bare, the second closed by "am" or "pm".

    Args:
        items: The items of the wording.
        at: The first number.
        after: The second.

    Returns:
        Whether they are; "between 2nd and 5pm" is taken so too, since an hour does not end a stretch of days.
    """
    while items[at].kind == "mark" and at:
        at -= 1
    while items[after].kind == "mark":
        after += 1
    hour = items[at]
    bare = hour.kind == "number" and len(hour.text) <= len("12") and hour.number <= _NOON
    closed = items[after].kind == "number" and any(
        items[found.end - 1].kind == "meridiem" for found in _one(items, after)
    )
    return closed and (bare or hour.kind in {"suffix", "ordinal"})


def bounds_an_hour(items: Items, at: int) -> bool:
    """Whether a bound stands before an hour that is marked as one: "by 4pm", and not "from 2 to 5pm"."""
    return any(found.marked for found in _one(items, at + 1)) and not any(_stretches(items, at))


def _bare_hour(items: Items, at: int) -> Iterator[Found]:
    """Reads "At 9", "at 9 in the morning": an hour with nothing to say which half of the day."""
    hour, after = items[at], items[at + 1]
    if hour.kind in {"number", "number_word"} and hour.number <= _MIDNIGHT_ENDING and after.kind in {"end", "daypart"}:
        yield Found(_VAGUE, at + 1 + (after.kind == "daypart"), marked=True)


@remembered
def times(items: Items, at: int) -> Iterator[Found]:
    """Every time, or stretch of time, that begins at an item.

    Args:
        items: The items of the wording.
        at: Where to begin.

    Yields:
        Each reading. A doubt or a bound that stands before the time ("approx 3pm", "after 2pm") belongs to the time.
    """
    start = at
    kinds = set()
    while items[at].kind in _BEFORE_A_TIME or (items[at].text == ":" and at > start):
        kinds.add(items[at].kind)
        at += 1
    yield from _stretches(items, at)
    if at > start and items[at - 1].text in vocabulary().words("before_an_hour"):
        yield from _bare_hour(items, at)
    for found in _one(items, at):
        clock = _VAGUE if kinds & {"doubt", "limit"} else found.clock
        yield found._replace(clock=clock, bounded="limit" in kinds)
