"""Dates with a number or a month's name in them: "22/05/16", "22nd of May, 2016", "May 2016", "??/05/16", "220516"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.reading.clock import times
from wholepicture.timescales.reading.items import SEPARATORS, Item, Items
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written, Year

_HIGHEST_DAY, _HIGHEST_MONTH = 31, 12
_PARTS_OF_A_DATE = 3
_LONG, _SHORT = len("2016"), len("16")
_COMPACT = (len("220516"), len("22052016"))


class Part(NamedTuple):
    """A number, a month's name, or a number left open, with what was typed before it.

    Args:
        kind: "number", "month" or "unknown"; an ordinal day is "ordinal".
        value: The number.
        digits: How many digits it was written with; 0 for a word.
        gap: The marks between it and the part before it; " " when only a space.
        quoted: It follows an apostrophe.
        doubt: A query stands on it.
    """

    kind: str
    value: int
    digits: int
    gap: str
    quoted: bool
    doubt: bool


def _parts_words(item: Item) -> bool:
    # "22 November at 2016" is a time, and "1 in May" is one of something.
    parts_none = vocabulary().words("parts_no_date")
    return item.kind == "skip" and item.text not in parts_none and item.value not in {"visit", "lead"}


def _gap(items: Items, at: int) -> tuple[str, int]:
    """What separates two parts: marks in any number, spaces, small words ("of", "the", "day of", "in the year")."""
    marks = ""
    while (items[at].kind == "mark" and items[at].text in SEPARATORS) or _parts_words(items[at]):
        marks += items[at].text if items[at].kind == "mark" else " "
        at += 1
    return marks or ("" if items[at].tight else " "), at


def _is_a_time(items: Items, at: int, gap: str) -> bool:
    """A number that begins "14:30", "2pm" or "1430hrs" is not part of a date, unless a mark ties it to one."""
    after = items[at + 1]
    if after.kind in {"meridiem", "hours"}:
        return not gap.strip() and (after.kind == "hours" or items[at].number <= _HIGHEST_MONTH)
    minutes = items[at + 2]
    colon = after.text == ":" and after.tight and minutes.kind == "number" and len(minutes.text) == _SHORT
    return colon and gap != ""


def _part(items: Items, at: int, gap: str) -> tuple[Part, int] | None:
    item, after = items[at], items[at + 1]
    if item.kind == "number":
        ordinal = after.kind == "suffix"
        at += 2 if ordinal else 1
        query = items[at].text == "?" and items[at].kind == "doubt"
        if len(item.text) == 1 and item.kind == "number" and _half_open(items, at, query=query):
            raise DateRefused(
                "A digit is left open, so it could be any of several days. If only the month is known, write the month."
            )
        kind = "ordinal" if ordinal else "number"
        return Part(kind, item.number, len(item.text), gap, item.quoted, query), at + query
    if item.kind in {"month", "ordinal", "unknown"}:
        value = 0 if item.kind == "unknown" else item.number
        at += 2 if item.kind == "unknown" and after.kind == "suffix" else 1
        query = items[at].text == "?" and items[at].kind == "doubt"
        return Part(item.kind, value, 0, gap, quoted=False, doubt=query), at + query
    return None


def _half_open(items: Items, at: int, *, query: bool) -> bool:
    """Reads "2?/05/16": the query may stand for a digit."""
    return query and items[at].tight and items[at + 1].kind == "mark" and items[at + 1].text in SEPARATORS


def parts(items: Items, at: int) -> list[tuple[Part, int]]:
    """The parts of a date from an item on, each with where it ends; at most three."""
    found: list[tuple[Part, int]] = []
    gap = ""
    while len(found) < _PARTS_OF_A_DATE:
        is_part = None if items[at].kind == "number" and _is_a_time(items, at, gap) else _part(items, at, gap)
        if is_part is None:
            break
        found.append(is_part)
        gap, at = _gap(items, is_part[1])
    return found


def year_of(part: Part) -> Year | None:
    """A part read as a year of two or four digits."""
    if part.kind != "number" or part.digits not in {_LONG, _SHORT}:
        return None
    limit = vocabulary().limit
    if part.digits == _LONG and not limit("earliest_year") <= part.value <= limit("latest_year"):
        return None
    return Year(part.value, part.digits == _SHORT)


def _day_like(part: Part) -> bool:
    return part.kind == "ordinal" or (part.kind == "number" and 0 < part.digits <= _SHORT)


def _long_year(part: Part) -> Year | None:
    return year_of(part) if part.digits == _LONG else None


def _day(day: Part, month: Part, year: Year | None, parts_seen: tuple[Part, ...], *, numeric: bool = False) -> Written:
    doubt = any(part.doubt for part in parts_seen)
    return Written("day", day.value, month.value, year=year, doubt=doubt, numeric=numeric)


def _month(month: Part, year: Year | None, *, doubt: bool = False) -> Written:
    return Written("month", number=month.value, year=year, doubt=doubt or month.doubt)


def _three(a: Part, b: Part, c: Part) -> Iterator[Written]:
    kinds = (a.kind, b.kind, c.kind)
    year = year_of(c)
    if "unknown" in kinds:
        yield from _three_with_gaps(a, b, c)
    elif b.kind == "month" and _day_like(a) and year:
        yield _day(a, b, year, (a, b, c))
    elif b.kind == "month" and a.digits == _LONG and _day_like(c) and year_of(a):
        yield _day(c, b, year_of(a), (a, b, c))
    elif a.kind == "month" and _day_like(b) and c.digits == _LONG and year:
        yield _day(b, a, year, (a, b, c))
    elif kinds == ("number", "number", "number") and a.digits == _LONG:
        if year_of(a) and _day_like(b) and _day_like(c):
            yield _day(c, b, year_of(a), (a, b, c))
    elif _day_like(a) and b.kind == "number" and _day_like(b) and year and not _could_be_something_else(a, b, c):
        yield _day(a, b, year, (a, b, c), numeric=True)


def _could_be_something_else(first: Part, second: Part, third: Part) -> bool:
    """Whether it may be no date: "22:05:16" is a time as much as a date, and "6-8/52" is six to eight weeks."""
    if third.digits != _SHORT:
        return False
    both_padded = first.digits == second.digits == _SHORT
    weeks = second.gap == "-" and third.gap == "/" and not both_padded and third.value > _HIGHEST_DAY
    return weeks or second.gap == third.gap == ":"


def _three_with_gaps(a: Part, b: Part, c: Part) -> Iterator[Written]:
    """The day left open, or day and month: the month, or the year, and uncertain."""
    year = year_of(c)
    if a.kind != "unknown" or year is None:
        return
    if b.kind == "unknown":
        yield Written("year", year=year, doubt=True)
    elif b.kind == "month" or _day_like(b):
        yield _month(b, year, doubt=True)


def _two(a: Part, b: Part, after: Item) -> Iterator[Written]:
    year = year_of(b)
    if b.kind == "month" and (a.kind == "unknown" or _day_like(a)):
        yield _month(b, None, doubt=True) if a.kind == "unknown" else _day(a, b, None, (a, b))
    elif a.kind == "month" and b.kind != "unknown":
        yield from _month_then(a, b)
    elif b.kind == "month" and _long_year(a):
        yield _month(b, year_of(a), doubt=a.doubt)
    elif a.kind == "unknown" and year and b.digits == _LONG:
        yield Written("year", year=year, doubt=True)
    elif a.digits == _LONG and b.kind == "number":
        yield from _year_then(a, b)
    elif _day_like(a) and b.kind == "number":
        yield from _numbers(a, b, after)


def _month_then(month: Part, second: Part) -> Iterator[Written]:
    """Reads "May 2016", "May-16", "May '16", "May 22nd"; "May 16" is a day or a year, so it is read both ways."""
    year = year_of(second)
    marked = second.digits == _LONG or second.quoted or second.gap.strip(" .,") != ""
    if year and second.kind == "number":
        yield _month(month, year, doubt=second.doubt)
    if second.kind == "ordinal" or (_day_like(second) and not marked):
        yield _day(second, month, None, (month, second))


def _year_then(year: Part, second: Part) -> Iterator[Written]:
    """Reads "2016-05"; but "2013/14" is a tax or school year, and "2010-11" may be one."""
    following = second.digits == _SHORT and second.value == (year.value + 1) % 100
    if following and year_of(year) and second.gap.strip() in {"-", "/"}:
        # Read as such, so that it is refused by name; and only where "2000-01-01" does not go on.
        yield Written("tax or school year", year=year_of(year))
        return
    spans = second.gap.strip() == "-" and second.digits == _SHORT and second.value > year.value % 100
    if year_of(year) and 1 <= second.value <= _HIGHEST_MONTH and not spans and second.gap.strip():
        yield _month(second, year_of(year), doubt=year.doubt or second.doubt)


def _numbers(a: Part, b: Part, after: Item) -> Iterator[Written]:
    """Reads "22/05" and "05/2016"; "22.05" may be a time and "3-4" a stretch, so they are left."""
    gap = b.gap.strip()
    year = year_of(b)
    doubt = a.doubt or b.doubt
    if len(gap) > 1:
        return  # "05//2016": the month, or a day whose month is missing
    if b.digits == _LONG and year and a.kind == "number" and (gap or a.digits == _SHORT) and gap != ",":
        yield Written("month", number=a.value, year=year, doubt=doubt)
    if not gap or after.kind == "unit":
        return
    both_padded = a.digits == b.digits == _SHORT
    month_and_year = gap == "/" and both_padded and b.value > _HIGHEST_MONTH and a.value <= _HIGHEST_MONTH
    if month_and_year and a.kind == "number" and year and b.value != a.value + 1:
        yield Written("month", number=a.value, year=year, doubt=doubt, numeric=True)
    elif b.digits <= _SHORT and not month_and_year and (set(gap) <= {"/", "\\"} or a.kind == "ordinal"):
        yield Written("day", a.value, b.value, doubt=doubt, numeric=True)
    elif gap == "." or (gap == "-" and both_padded):
        yield Written("day", a.value, b.value, doubt=doubt, numeric=True, fragment=gap)


def _one(a: Part) -> Iterator[Written]:
    if a.kind == "month":
        yield _month(a, None)
    elif a.kind == "ordinal" or (a.kind == "number" and a.digits <= _SHORT):
        yield Written("day", a.value, doubt=a.doubt)
    elif a.digits == _LONG and year_of(a):
        yield Written("year", year=year_of(a), doubt=a.doubt)
    elif a.digits in _COMPACT:
        yield from compact(f"{a.value:0{a.digits}}", doubt=a.doubt)


def compact(digits: str, *, doubt: bool = False) -> Iterator[Written]:
    """Reads "220516", "22052016", "20160522": day first; year first where only that is real."""
    day, month, year = int(digits[:2]), int(digits[2:4]), Year(int(digits[4:]), len(digits) == len("220516"))
    limit = vocabulary().limit
    if year.short or limit("earliest_year") <= year.value <= limit("latest_year"):
        yield Written("day", day, month, year=year, doubt=doubt, numeric=True)
    elif limit("earliest_year") <= int(digits[:4]) <= limit("latest_year"):
        yield Written("day", int(digits[6:]), int(digits[4:6]), year=Year(int(digits[:4]), short=False), doubt=doubt)


def _police(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """The police form of day, time and month in one: "221430MAY16", "221430Z MAY 16"."""
    found = items[at]
    if found.kind != "number" or len(found.text) != len("221430"):
        return
    at += 2 if items[at + 1].kind in {"zone", "hours"} else 1
    rest = parts(items, at)
    if len(rest) > 1 and rest[0][0].kind == "month":
        year = year_of(rest[1][0])
        time = Item("number", found.text[2:], found.text[2:])
        clock = next((t.clock for t in times(Items((time, *items[-6:])), 0)), None)
        if year and clock is not None:
            yield Written("day", int(found.text[:2]), rest[0][0].value, year=year, clocks=(clock,)), rest[1][1]


def dates(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Every date in numbers or with a month's name that begins at an item, the longest first.

    Args:
        items: The items of the wording.
        at: Where to begin.

    Yields:
        The date as written and where it ends.
    """
    yield from _police(items, at)
    found = parts(items, at)
    shapes = [part for part, _ in found]
    if len(found) == _PARTS_OF_A_DATE and not _runs_into_a_time(items, found[2]):
        for written in _three(*shapes):
            yield written, found[2][1]
    if len(found) > 1 and not _runs_into_a_time(items, found[1]):
        end = found[1][1]
        for written in _two(shapes[0], shapes[1], items[end]):
            yield written, end
    if found:
        for written in _one(shapes[0]):
            yield written, found[0][1]


def _runs_into_a_time(items: Items, last: tuple[Part, int]) -> bool:
    """Reads "22 May 16.30": what looks like the year is the hour."""
    part, end = last
    dotted = items[end].text == "." and items[end].tight and items[end + 1].kind == "number" and items[end + 1].tight
    return part.digits == _SHORT and part.gap == " " and dotted and len(items[end + 1].text) == _SHORT
