"""Slips of the keyboard in a date of numbers: "2 2/05/2016", "22/0516", "22/05/20 16".

They are tried only when nothing was read as written. A slip is that day when only one reading is a real date.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from wholepicture.timescales.reading.items import Items
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written, Year

_MARKS = "/.-,\\_"
_BOUNDARIES = 2
_ONE_SHORT = len("2952016")


def _runs(items: Items, at: int) -> Iterator[tuple[str, set[int], set[int], int]]:
    """Runs of digits from an item on: the digits, where marks part them, where spaces do, and where the run ends."""
    digits = ""
    marks: set[int] = set()
    spaces: set[int] = set()
    for _ in range(vocabulary().limit("most_numbers_with_slips")):
        item = items[at]
        if item.kind != "number" or item.quoted:
            return
        if digits and not marks & {len(digits)}:
            spaces.add(len(digits))
        digits += item.text
        at += 1
        yield digits, set(marks), set(spaces), at
        while items[at].kind == "mark" and items[at].text in _MARKS:
            marks.add(len(digits))
            at += 1


def _real(day: str, month: str, year: str) -> bool:
    limit = vocabulary().limit
    whole = int(year) if len(year) == len("2016") else 2000 + int(year)
    try:
        datetime.date(whole, int(month), int(day))
    except ValueError:
        return False
    return limit("earliest_year") <= whole <= limit("latest_year")


def _readings(digits: str, marks: set[int], spaces: set[int]) -> set[tuple[str, str, str]]:
    """Every real date that the digits hold when each mark parts two numbers."""
    found = set()
    for first, second in itertools.combinations(range(1, len(digits)), _BOUNDARIES):
        day, month, year = digits[:first], digits[first:second], digits[second:]
        sized = len(day) <= len("22") and len(month) <= len("05") and len(year) in {len("16"), len("2016")}
        padded = len(day) == len(month) == len("22")
        # With no mark at all only the full compact form is safe, and one space must stand where a number ends;
        # or the compact form with one nought left out ("2952016").
        one_short = not spaces and len(digits) == _ONE_SHORT
        spaced = marks or (padded and spaces & {first, second}) or one_short
        # Where a mark was left out, only numbers of full length show where it stood: "22/2016" is not 2/2/2016.
        shown = padded or one_short or {first, second} <= marks | spaces
        if sized and spaced and shown and marks <= {first, second} and _real(day, month, year):
            found.add((day, month, year))
    return found


def _in_words(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "2 2 May 2016" and "22 May 20 16": a space within the day or the year of a date in words."""
    day, start = items[at].text, at
    if items[at + 1].kind == "number":
        day, at = day + items[at + 1].text, at + 1
    at += 2 if items[at + 1].kind == "suffix" else 1
    month, year, end = items[at], items[at + 1].text, at + 2
    if items[at + 2].kind == "number" and not items[at + 2].tight:
        year, end = year + items[at + 2].text, at + 3
    split = end - start > len(("22", "May", "2016"))
    whole = day.isdigit() and len(day) <= len("22") and year.isdigit() and len(year) == len("2016")
    if split and whole and month.kind == "month" and _real(day, month.value, year):
        yield Written("day", int(day), month.number, year=Year(int(year), short=False)), end


def slips(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Dates from an item on that one slip of spacing or separator explains.

    Args:
        items: The items of the wording.
        at: Where to begin.

    Yields:
        The date and where it ends; nothing when two real dates are possible.
    """
    if items[at].kind == "number":
        yield from _in_words(items, at)
    limit = vocabulary().limit
    lengths = range(limit("fewest_digits_with_slips"), limit("most_digits_with_slips") + 1)
    for digits, marks, spaces, end in _runs(items, at):
        if len(digits) not in lengths or len(marks) > _BOUNDARIES:
            continue
        readings = _readings(digits, marks, spaces)
        if len(readings) > 1 and spaces:
            kept = {r for r in readings if spaces & {len(r[0]), len(r[0]) + len(r[1])}}
            readings = readings if len(kept) != 1 or marks else kept
        if len(readings) == 1:
            day, month, year = readings.pop()
            written = Year(int(year), len(year) == len("16"))
            yield Written("day", int(day), int(month), year=written, numeric=True), end
