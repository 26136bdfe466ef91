"""Stretches of the calendar that have a name: quarters, seasons, decades, feasts, weeks, parts of months and years."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from wholepicture.timescales.reading.dates import Part, dates, year_of
from wholepicture.timescales.reading.items import Items
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Written, Year

Cores = Callable[[Items, int], Iterable[tuple[Written, int]]]
_STRETCHES = {"feast", "season", "month", "quarter", "year"}
_DAYS = {"day", "reference", "row"}
_MARKS = {"-", "/", ",", "."}


def past_small_words(items: Items, at: int) -> int:
    """Past "of", "the", "in" and the marks that may stand after a name."""
    while items[at].kind == "skip" or items[at].text in _MARKS:
        at += 1
    return at


def _year(items: Items, at: int) -> tuple[Year | None, int]:
    """A year that may follow a name, and where it ends."""
    start = past_small_words(items, at)
    item = items[start]
    if item.kind == "number" and items[start + 1].kind not in {"meridiem", "hours", "suffix", "decade"}:
        year = year_of(Part("number", item.number, len(item.text), " ", item.quoted, doubt=False))
        if year is not None:
            return year, start + 1
    return None, at


def _named(items: Items, at: int, written: Written) -> Iterator[tuple[Written, int]]:
    year, end = _year(items, at)
    yield dataclasses.replace(written, year=year), end


def season(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "summer 2016"; winter may name both its years: "winter 2016/17"."""
    if items[at].kind != "season":
        return
    written = Written("season", name=items[at].value)
    year, end = _year(items, at + 1)
    second = items[end + 1]
    joined = items[end].text in {"/", "-"} or (items[end].kind == "join" and items[end].value == "to")
    if written.name == "winter" and year and joined and second.kind == "number":
        follows = second.number % 100 == (year.value + 1) % 100 and len(second.text) in {2, 4}
        if follows:
            yield dataclasses.replace(written, year=year), end + 2
    yield dataclasses.replace(written, year=year), end


def quarter(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "Q2 2016", "second quarter of 2016", "2nd quarter 2016", "2016 Q2"."""
    item, after = items[at], items[at + 1]
    if item.kind == "quarter" and after.kind == "number":
        yield from _named(items, at + 2, Written("quarter", number=after.number))
    elif item.kind == "ordinal" and after.kind == "quarter":
        yield from _named(items, at + 2, Written("quarter", number=item.number))
    elif item.kind == "number" and after.kind == "suffix" and items[at + 2].kind == "quarter":
        yield from _named(items, at + 3, Written("quarter", number=item.number))
    elif item.kind == "number" and len(item.text) == len("2016"):
        start = past_small_words(items, at + 1)
        year = year_of(Part("number", item.number, len(item.text), " ", item.quoted, doubt=False))
        if year and items[start].kind == "quarter" and items[start + 1].kind == "number":
            yield Written("quarter", number=items[start + 1].number, year=year), start + 2


def decade(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "1990s", "the 90s", "nineties"."""
    item, after = items[at], items[at + 1]
    if item.kind == "decade" and item.value != "s":
        yield Written("decade", year=Year(item.number, short=True)), at + 1
    elif item.kind == "number" and after.value == "s" and after.kind == "decade" and item.number % 10 == 0:
        year = year_of(Part("number", item.number, len(item.text), " ", item.quoted, doubt=False))
        # "20s" may be seconds or ages; a short decade is one of the last century.
        if year and (not year.short or 1900 + year.value >= vocabulary().limit("earliest_short_year")):
            yield Written("decade", year=year), at + 2


def feast(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "Christmas 2015"."""
    if items[at].kind == "feast":
        yield from _named(items, at + 1, Written("feast", name=items[at].value))


def year_by_name(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "year 1984", "year: 2016"; "year 2016/17" is read as what it is, so that it is refused by name."""
    if items[at].kind == "unit" and items[at].value == "year" and not items[at].text.endswith("s"):
        at += 2 if items[at + 1].text == ":" else 1
        if items[at].kind == "number":
            yield from (found for found in dates(items, at) if found[0].unit in {"year", "tax or school year"})


def over(items: Items, at: int, cores: Cores) -> Iterator[tuple[Written, int]]:
    """Reads "over Easter 2016", "over the summer of 2015"; "over two weeks ago" bounds a time, and is left."""
    if items[at].kind == "over":
        for written, end in cores(items, past_small_words(items, at + 1)):
            if written.unit in _STRETCHES:
                yield written, end


def week(items: Items, at: int, cores: Cores) -> Iterator[tuple[Written, int]]:
    """Reads "w/c 9 May", "week ending Friday 13 May 2016"."""
    if items[at].kind != "week":
        return
    kind = items[at].value
    at += 1
    weekdays: tuple[int, ...] = ()
    while items[at].kind in {"skip", "weekday"} or items[at].text in {":", ",", "-", "."}:
        weekdays += (items[at].number,) if items[at].kind == "weekday" else ()
        at += 1
    for written, end in cores(items, at):
        if not written.week:
            yield dataclasses.replace(written, week=kind, weekdays=weekdays + written.weekdays), end


def part(items: Items, at: int, cores: Cores) -> Iterator[tuple[Written, int]]:
    """Reads "early March 2016", "mid-May", "mid to late May", "end of last year"."""
    if items[at].kind != "part":
        return
    first = last = items[at].value
    opens_a_day = vocabulary().words("opens_a_part_of_a_day")
    of_a_day = items[at + 1].kind in {"today", "last_night", "row"} or items[at + 1].text in opens_a_day
    at = past_small_words(items, at + 1)
    joined = items[at].kind == "join" or items[at - 1].text.endswith(("/", "-"))
    if joined and items[at + (items[at].kind == "join")].kind == "part":
        at += items[at].kind == "join"
        last = items[at].value
        at = past_small_words(items, at + 1)
    for written, end in cores(items, at):
        if written.part is None and not written.week:
            # "Late last night", "early on 3 May": a part of the day, so that day.
            day = of_a_day and first == last != "middle" and written.unit in _DAYS and not written.bare_day
            yield written if day else dataclasses.replace(written, part=(first, last)), end
