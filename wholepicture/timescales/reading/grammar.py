"""The grammar: a bound, then a date or two dates joined, each with the words that stand around it.

Every production yields every reading that it sees, so that two real readings are noticed and not chosen between.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from wholepicture.timescales.reading import leaning, spells
from wholepicture.timescales.reading.around import NOTHING, Around, around
from wholepicture.timescales.reading.clock import bounds_an_hour, two_hours
from wholepicture.timescales.reading.dates import dates
from wholepicture.timescales.reading.items import Items
from wholepicture.timescales.reading.remembered import remembered
from wholepicture.timescales.reading.several import several
from wholepicture.timescales.reading.slips import slips
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Range, Statement, Written

_BEGIN_DATES = frozenset({"number", "month", "ordinal", "unknown"})
_BEGIN_COUNTS = frozenset({"number", "number_word", "row"})
# Dates that begin with a word of their own, by the kind of that word.
_BY_KIND: dict[str, Callable[[Items, int], Iterable[tuple[Written, int]]]] = {
    "season": spells.season,
    "quarter": spells.quarter,
    "decade": spells.decade,
    "feast": spells.feast,
    "unit": spells.year_by_name,
    "today": leaning.day_words,
    "last_night": leaning.day_words,
    "row": leaning.day_words,
    "weekday": leaning.last,
    "last": leaning.last,
}
_AROUND_A_DATE = {"over": spells.over, "week": spells.week, "part": spells.part}
_UNITS_WITH_A_TIME = frozenset({"day", "feast", "reference", "row", "weekday"})
_CHOICE_UNITS = frozenset({"day", "month", "season", "feast"})


@remembered
def _cores(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Every date that begins at an item, without the words around it."""
    for written, end in _plain_cores(items, at):
        yield written, end
        yield from leaning.in_last(items, end, written)


def _plain_cores(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    kind = items[at].kind
    if kind in _BEGIN_DATES:
        yield from spells.quarter(items, at)
        yield from spells.decade(items, at)
        yield from dates(items, at)
    if kind in _BEGIN_COUNTS:
        yield from leaning.ago(items, at)
        yield from _shifted(items, at)
    if kind in _BY_KIND:
        yield from _BY_KIND[kind](items, at)
    elif kind in _AROUND_A_DATE:
        yield from _AROUND_A_DATE[kind](items, at, _cores)


def _shifted(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    """Reads "two days before 22/05/16", "a week after Easter"; weeks and more are round figures, so uncertain."""
    for count, unit, start in leaning.counted_from(items, at):
        for written, end in _cores(items, spells.past_small_words(items, start)):
            plain = written.shift is None and written.part is None and not written.week
            if plain and not written.bare_day:
                doubt = written.doubt or unit != "day" or abs(count) % 7 == 0
                yield dataclasses.replace(written, shift=(count, unit), doubt=doubt), end


def _slip_cores(items: Items, at: int) -> Iterator[tuple[Written, int]]:
    yield from slips(items, at)


def _dressed(written: Written, before: Around, after: Around) -> Written | None:
    if before is NOTHING and after is NOTHING:
        return written
    # "After 4pm on 22/05/16" may bound the day or only the hour.
    if (
        before.bounded
        or len(before.weekdays) > 1
        or ((before.bare_time or after.bare_time) and written.unit not in _UNITS_WITH_A_TIME)
    ):
        return None
    if (before.bare_time or after.bare_time) and written.bare_day:
        return None  # "2205 16" is no time and day
    may_be_its_year = after.like_a_year or after.four_figures
    if before.like_a_year or (may_be_its_year and written.year is None and not written.leans):
        return None
    return dataclasses.replace(
        written,
        doubt=written.doubt or before.doubt or after.doubt,
        weekdays=before.weekdays + written.weekdays + after.weekdays,
        clocks=before.clocks + written.clocks + after.clocks,
    )


@remembered
def _elements(items: Items, at: int, *, slipped: bool) -> Iterator[tuple[Written, int]]:
    """Every date that begins at an item, with the words before and after it."""
    cores = _slip_cores if slipped else _cores
    for before, start in around(items, at):
        for written, middle in cores(items, start):
            for after, end in around(items, middle):
                dressed = _dressed(written, before, after)
                if dressed is not None:
                    yield dressed, end


def _join(items: Items, at: int, left: Written) -> Iterator[tuple[str, int]]:
    """How two dates are joined, and where the second begins."""
    item = items[at]
    if item.kind == "join":
        yield {"to": "range", "or": "choice", "and": "list"}[item.value], at + 1
    elif item.text == "-" or (item.kind == "limit" and item.value == "until"):
        yield "range", at + 1
    elif item.text == "." and items[at + 1].text == "-":
        yield "range", at + 2
    elif item.text == "/" and (left.unit in _CHOICE_UNITS or left.part) and _may_choose(items, at, left):
        yield "choice", at + 1


def _may_choose(items: Items, at: int, left: Written) -> bool:
    """A slash between numbers parts day, month and year, so two dates in numbers need spaces around theirs."""
    return not left.numeric or left.bare_day or (left.year is not None and _spaced(items, at))


def _spaced(items: Items, at: int) -> bool:
    return not items[at].tight and not items[at + 1].tight


def _spans(items: Items, at: int, opener: str, *, slipped: bool) -> Iterator[tuple[Written | Range, int]]:
    yield from _weekday_pair(items, at, opener, slipped=slipped)
    yield from _several(items, at, opener)
    for left, end in _elements(items, at, slipped=slipped):
        if not opener and (left.fragment != "." or left.weekdays):
            yield left, end
        for kind, start in _join(items, end, left):
            if opener == "either" and kind == "range":
                continue
            joined = "range" if opener == "between" and kind == "list" else kind
            for right, after in _elements(items, start, slipped=slipped):
                alike = kind != "choice" or left.unit == right.unit or {left.unit, right.unit} <= _UNITS_WITH_A_TIME
                hours = left.bare_day and two_hours(items, end - 1, start)
                if alike and not hours and _joinable(items, end, left, right):
                    yield Range(joined, left, right), after


@remembered
def _several(items: Items, at: int, opener: str) -> Iterator[tuple[Range, int]]:
    """Several days with only words of doubt around them; "between" makes a stretch of what "and" joins."""
    for before, start in around(items, at):
        for span, middle in several(items, start, _cores):
            kind = span.kind.removesuffix(" of counts")
            if kind == "list" and opener == "between":
                kind = "range"
            if (opener == "either") == (kind == "choice") or not opener:
                for after, end in around(items, middle):
                    doubt = before.doubt or after.doubt
                    if before._replace(doubt=False) == after._replace(doubt=False) == NOTHING:
                        left = dataclasses.replace(span.left, doubt=doubt or span.left.doubt)
                        yield dataclasses.replace(span, kind=kind, left=left), end


def _joinable(items: Items, at: int, left: Written, right: Written) -> bool:
    """Whether two dates can be the ends of one stretch, given the mark or word between them."""
    mark = items[at].text
    # "May 3-12 2016" does not run into December.
    into_numbers = left.unit == "day" and left.year is None and right.unit == "month" and items[at + 1].kind == "number"
    if right.bare_day or right.fragment == "." or into_numbers:
        return False
    if mark == "/":
        in_numbers = right.numeric and not (left.year and _spaced(items, at))
        return not in_numbers
    if mark in {"-", "."}:
        unlike = (right.fragment and not left.fragment) or right.unit == "year" != left.unit
        return not unlike
    return True


def _weekday_pair(items: Items, at: int, opener: str, *, slipped: bool) -> Iterator[tuple[Range, int]]:
    """Reads "Mon-Wed 9-11 May 2016": the first weekday belongs to the first day, the second to the last."""
    first, join, second = items[at : at + 3]
    joined = join.kind == "join" or join.text in {"-", "/"}
    if not (first.kind == second.kind == "weekday" and joined):
        return
    for span, end in _spans(items, at + 3, opener, slipped=slipped):
        if isinstance(span, Range):
            left = dataclasses.replace(span.left, weekdays=(*span.left.weekdays, first.number))
            right = dataclasses.replace(span.right, weekdays=(*span.right.weekdays, second.number))
            yield Range(span.kind, left, right), end


@remembered
def _bounds(items: Items, at: int, *, slipped: bool) -> Iterator[tuple[Statement, int]]:
    """A date or range with the bound before it ("before", "since", "between") or after it ("onwards")."""
    for span, end in _spans(items, at, "", slipped=slipped):
        yield Statement(span), end
        if isinstance(span, Written):
            yield from _bound_after(items, end, span)
    if items[at].kind == "limit" and items[at].value in {"until", "from"} and bounds_an_hour(items, at):
        # "By 4pm on 22/05/16" bounds the day with the hour; "after 4pm" may bound the hour alone, so it is left.
        yield from _limited(items, at, NOTHING, slipped=slipped)
    for before, start in around(items, at):
        item = items[start]
        if before.like_a_year:
            continue  # "from 1 March 2018 until 1 March 2019": the first 2018 is no hour of the last day
        if item.kind == "open":
            for span, end in _spans(items, start + 1, item.value, slipped=slipped):
                yield Statement(span, doubt=before.doubt, clocks=before.clocks), end
        elif item.kind == "limit":
            yield from _limited(items, start, before, slipped=slipped)


def _bound_after(items: Items, at: int, span: Written) -> Iterator[tuple[Statement, int]]:
    """Reads "3 May 2016 onwards", "or later (approx)", "at the latest"; "2014 on"."""
    if items[at].text in vocabulary().words("goes_on") and items[at + 1].kind == "end":
        yield Statement(span, "from"), at + 1
    elif items[at].kind == "limit_after":
        for after, end in around(items, at + 1):
            yield Statement(span, items[at].value, after.doubt), end


def _limited(items: Items, at: int, before: Around, *, slipped: bool) -> Iterator[tuple[Statement, int]]:
    limit = items[at].value
    for span, end in _spans(items, at + 1, "", slipped=slipped):
        after_end = items[end].kind == "limit_after" and items[end].value == limit
        stop = end + 1 if after_end else end
        if isinstance(span, Written):
            yield Statement(span, limit, before.doubt, before.clocks), stop
        elif span.kind == "range" and limit == "from" and items[at].text in vocabulary().words("opens_a_stretch"):
            yield Statement(span, "", before.doubt, before.clocks), stop


def _past_and(items: Items, at: int) -> int:
    while items[at].kind == "but" or items[at].value == "and" or items[at].text == ",":
        at += 1
    return at


def readings(items: Items, *, slipped: bool) -> Iterator[Statement]:
    """Every reading of the whole wording.

    Args:
        items: The items of the wording, closed by an end item.
        slipped: Whether slips of the keyboard are allowed for.

    Yields:
        What it says, once for each way in which every item of it can be accounted for.
    """
    for statement, end in _bounds(items, 0, slipped=slipped):
        if items[end].kind == "end":
            yield statement
        elif statement.limit:
            for other, last in _bounds(items, _past_and(items, end), slipped=slipped):
                if items[last].kind == "end" and other.limit:
                    yield dataclasses.replace(statement, other=other)
