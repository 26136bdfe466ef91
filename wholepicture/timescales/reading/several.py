"""Several days in one wording: "May 3-5 2016", "6-7 weeks ago", "9, 10 and 11 May 2016"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wholepicture.timescales.reading.dates import Part, year_of
from wholepicture.timescales.reading.items import Item, Items
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Range, Written

Cores = Callable[[Items, int], Iterable[tuple[Written, int]]]
_KINDS = {"to": "range", "or": "choice", "and": "list"}
_MARKS = {"-": "range", "/": "choice"}
_SHORTEST_LIST = 3
_BEGINS = frozenset({"number", "number_word", "month", "ordinal"})


def _joint(item: Item) -> str:
    """How an item joins two numbers, or nothing."""
    return _KINDS[item.value] if item.kind == "join" else _MARKS.get(item.text, "")


def _day(items: Items, at: int) -> tuple[int, int] | None:
    """A day of the month with no month, and where it ends."""
    item = items[at]
    if item.kind == "ordinal":
        return item.number, at + 1
    if item.kind == "number" and len(item.text) <= len("22"):
        return item.number, at + (2 if items[at + 1].kind == "suffix" else 1)
    return None


def _month_first(items: Items, at: int) -> Iterator[tuple[Range, int]]:
    """Reads "May 3-5 2016", "May 3rd to 5th, 2016"; with no year of four digits "May 14-16" may be years."""
    month, first = items[at], _day(items, at + 1)
    kind = _joint(items[first[1]]) if first else ""
    last = _day(items, first[1] + 1) if first and kind else None
    if month.kind != "month" or first is None or last is None:
        return
    end = last[1] + (items[last[1]].text == ",")
    year_item = items[end]
    if year_item.kind != "number" or len(year_item.text) != len("2016"):
        return
    year = year_of(Part("number", year_item.number, len(year_item.text), " ", quoted=False, doubt=False))
    if year is not None:
        ends = [Written("day", day, month.number, year=year) for day, _ in (first, last)]
        yield Range(kind, ends[0], ends[1]), end + 1


def _counted_twice(items: Items, at: int) -> Iterator[tuple[str, int, int, Item, int]]:
    """Reads "6-7 weeks", "two or three days", "a week or two": how joined, both counts, the unit, where it ends."""
    first, after = items[at], items[at + 1]
    if first.kind not in {"number", "number_word"}:
        return
    second, unit, kind = items[at + 2], items[at + 3], _joint(after)
    if after.kind == "unit" and _joint(items[at + 2]) == "choice":
        second, unit, kind = items[at + 3], after, "choice"
    if kind and second.kind in {"number", "number_word"} and unit.kind == "unit":
        next_to = second.number == first.number + 1
        if second.number > first.number and (next_to or "/" not in {after.text, items[at + 2].text}):
            yield kind, first.number, second.number, unit, at + 4


def _ago(items: Items, at: int) -> Iterator[tuple[Range, int]]:
    """Reads "6-7 weeks ago" from the earliest day to the latest: the source leaves a choice."""
    for kind, fewer, more, unit, end in _counted_twice(items, at):
        word = items[end]
        if word.kind != "ago":
            continue
        name, size = vocabulary().data["units"][unit.value]
        counts = (fewer, more) if word.value == "later" else (-more, -fewer)
        start = "reference" if word.value == "ago" else "row"
        left, right = (Written(start, shift=(count * size, name), doubt=True) for count in counts)
        yield Range("list of counts" if kind == "list" else "choice", left, right), end + 1


def _past_comma(items: Items, at: int) -> int:
    """Past the comma or the "and" between two of a list; the same place when there is none."""
    comma = at + (items[at].text == ",")
    return comma + (items[comma].kind == "join" and items[comma].value == "and")


def _of_a_list(items: Items, at: int, cores: Cores) -> tuple[Written, int] | None:
    """One day of a list that goes on after it."""
    day = _day(items, at)
    if day is not None and _past_comma(items, day[1]) > day[1]:
        return Written("day", day[0]), day[1]
    for written, end in cores(items, at):
        if _is_a_day(written) and _past_comma(items, end) > end:
            return written, end
    return None


def _is_a_day(written: Written) -> bool:
    plain = not written.week and written.part is None and written.shift is None
    return written.unit == "day" and plain and not written.bare_day and not written.fragment


def _list(items: Items, at: int, cores: Cores) -> Iterator[tuple[Range, int]]:
    """Reads "9, 10 and 11 May 2016"; whether the days follow one another is seen when they are settled."""
    days: list[Written] = []
    while (one := _of_a_list(items, at, cores)) is not None:
        days.append(one[0])
        at = _past_comma(items, one[1])
    if len(days) < _SHORTEST_LIST - 1:
        return
    for last, end in cores(items, at):
        if _is_a_day(last):
            yield Range("list", days[0], last, tuple(days[1:])), end


def several(items: Items, at: int, cores: Cores) -> Iterator[tuple[Range, int]]:
    """Every wording for several days that begins at an item, beyond two dates joined.

    Args:
        items: The items of the wording.
        at: Where to begin.
        cores: The production of single dates.

    Yields:
        The first and last of them, how they are joined, and where they end.
    """
    if items[at].kind in _BEGINS:
        yield from _month_first(items, at)
        yield from _ago(items, at)
        yield from _list(items, at, cores)
