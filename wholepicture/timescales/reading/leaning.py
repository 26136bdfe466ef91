"""Dates that lean on another day: "three weeks ago", "last Tuesday", "same day", "two days before Christmas"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from wholepicture.timescales.reading.items import Item, Items
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written, Year

_WHOLE = {"week", "month", "year"}


def _counted(items: Items, at: int) -> Iterator[tuple[int, str, int]]:
    """Reads "three weeks", "10 days", "a fortnight": how many, of which unit of the calendar, and where it ends."""
    number, unit = items[at], items[at + 1]
    if number.kind in {"number", "ordinal"} and unit.text == "/":
        yield from _clinical(items, at)
    if number.kind in {"number", "number_word"} and unit.kind == "unit":
        name, size = vocabulary().data["units"][unit.value]
        yield number.number * size, name, at + 2


def _clinical(items: Items, at: int) -> Iterator[tuple[int, str, int]]:
    """Reads "3/7", "2/52", "3/12" as clinicians write days, weeks and months; the caller asks for "ago" after it."""
    unit = vocabulary().data["clinical"].get(items[at + 2].text)
    if unit is not None and items[at + 2].tight and items[at + 3].kind == "ago":
        name, size = vocabulary().data["units"][unit]
        yield items[at].number * size, name, at + 3


def ago(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "three weeks ago" from the reference date; "two days later" from the row above."""
    for count, unit, end in _counted(items, at):
        word = items[end]
        if (
            word.kind == "limit"
            and word.text in vocabulary().words("moves_at_the_end")
            and items[end + 1].kind == "end"
        ):
            yield Written("row", shift=(count if word.value == "after" else -count, unit)), end + 1
        if word.kind != "ago":
            continue
        if word.value == "ago":
            yield Written("reference", shift=(-count, unit), doubt=True), end + 1
        else:
            yield Written("row", shift=(count if word.value == "later" else -count, unit)), end + 1


def day_words(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "yesterday", "last night", "same day", "next day", "ditto"."""
    item = items[at]
    if item.kind in {"today", "last_night"}:
        yield Written("reference", shift=(item.number, "day"), doubt=item.kind == "last_night"), at + 1
    elif item.kind == "row":
        yield Written("row", shift=(item.number, "day")), at + 1


def _weekday_last(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "Tuesday last", "Tuesday last week", "Tuesday of last week"."""
    weekday = Written("weekday", number=items[at].number, doubt=True)
    small = items[at + 1].text in vocabulary().words("places_a_weekday")
    at += 2 if small else 1
    if items[at].kind == "last" and items[at].value == "last":
        if items[at + 1].text in vocabulary().words("weeks_named_by_last"):
            yield dataclasses.replace(weekday, name="week"), at + 2
        if not small:
            yield weekday, at + 1


def last(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "last Tuesday", "Tuesday last", "Tuesday last week", "last month", "this year"."""
    item, after = items[at], items[at + 1]
    if item.kind == "weekday":
        yield from _weekday_last(items, at)
    elif item.kind != "last":
        return
    elif after.kind == "weekday" and item.value == "last":
        yield Written("weekday", number=after.number, doubt=True), at + 2
    elif after.kind == "unit" and after.value in _WHOLE and _names_one(after):
        moved = (-1, after.value) if item.value == "last" else None
        yield Written("this", name=after.value, shift=moved, doubt=item.value == "last"), at + 2
    elif after.kind == "feast" and item.value == "last":
        yield Written("last feast", name=after.value, doubt=True), at + 2


_OF_A_YEAR = {"day", "month", "quarter", "season", "feast"}


def in_last(items: Items, at: int, written: Written) -> Iterator[tuple[Written, int]]:
    """What follows a date to place it: "May last year", "the 20th of last month"."""
    if written.year is not None or written.leans or written.week:
        return
    while items[at].kind == "skip" or items[at].text == ",":
        at += 1
    which, unit = items[at], items[at + 1]
    if which.kind != "last" or unit.kind != "unit" or not _names_one(unit):
        return
    back = -1 if which.value == "last" else 0
    doubt = written.doubt or back < 0
    if unit.value == "year" and not written.bare_day and written.unit in _OF_A_YEAR:
        yield dataclasses.replace(written, year=Year(back, short=False, relative=True), doubt=doubt), at + 2
    elif unit.value == "month" and written.bare_day:
        yield dataclasses.replace(written, unit="this", name="month", shift=(back, "month"), doubt=doubt), at + 2


def _names_one(unit: Item) -> bool:
    """Whether a unit is one: "last week" is, "last weeks" is not a date."""
    return not unit.text.endswith("s")


def counted_from(items: Items, at: int) -> Iterator[tuple[int, str, int]]:
    """Reads "two days before", "the day after": the shift, its unit, and where the other date begins."""
    for count, unit, end in _counted(items, at):
        word = items[end]
        if word.kind == "limit" and word.value in {"before", "after"} and not word.text.startswith("some"):
            yield (-count if word.value == "before" else count), unit, end + 1
    if items[at].kind == "row" and items[at].text in vocabulary().words("day_beside_another"):
        yield items[at].number, "day", at + 1
