"""What stands around a date: weekdays, times, words of doubt, small words, and the marks between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wholepicture.timescales.reading.clock import Found, looks_like_a_year, times
from wholepicture.timescales.reading.items import Item, Items
from wholepicture.timescales.reading.remembered import remembered
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Clock

_TIME_STARTS = frozenset(
    {
        "number",
        "skip",
        "doubt",
        "limit",
        "time_label",
        "daypart",
        "meridiem",
        "clock",
        "clock_part",
        "zone",
        "open",
        "over",
    }
)
_LOOSE_MARKS = frozenset(",:;|")
_DASHES = frozenset("-/.\\_")
_NEAR_A_DASH = frozenset({"skip", "doubt", "weekday", "daypart", "meridiem", "time_label"})
_STANDS_AROUND = frozenset({"skip", "time_label", "doubt", "weekday"})


class Around(NamedTuple):
    """What stands around a date: doubts, weekdays, times."""

    doubt: bool = False
    weekdays: tuple[int, ...] = ()
    clocks: tuple[Clock, ...] = ()
    like_a_year: bool = False
    four_figures: bool = False
    bare_time: bool = False
    bounded: bool = False


NOTHING = Around()


def _with_time(got: Around, found: Found, items: Items) -> Around:
    # A bare "2016" after a day and month is its year, never 20:16; and "2105" there may be a slip for a year.
    last = items[found.end - 1]
    bare = not found.marked and looks_like_a_year(last)
    return got._replace(
        clocks=(*got.clocks, Clock(None) if bare else found.clock),
        like_a_year=bare or got.like_a_year,
        four_figures=got.four_figures or (not found.marked and len(last.text) == len("2016") and last.text[0] != "0"),
        bare_time=got.bare_time or not found.marked,
        bounded=got.bounded or found.bounded,
    )


@remembered
def around(items: Items, at: int, got: Around = NOTHING, *, after_word: bool = False) -> Iterator[tuple[Around, int]]:
    """The words around a date from an item on, with each stopping place that a reading may need.

    Args:
        items: The items of the wording.
        at: Where to begin.
        got: What was found before.
        after_word: A word stands just before, so that a dash may follow it ("Tues - 22/05/16").

    Yields:
        What was found, and where it ends.
    """
    item = items[at]
    if item.kind in _TIME_STARTS and len(got.clocks) < vocabulary().limit("most_times"):
        found = times(items, at)
        for time in found:
            yield from around(items, time.end, _with_time(got, time, items), after_word=True)
        if any(time.marked for time in found) and item.kind in {"doubt", "limit"}:
            return  # "about 3pm", "after 2pm": the doubt and the bound are of the hour, and not of the day
    if item.kind in _STANDS_AROUND and not (item.value == "small" and items[at + 1].kind == "end"):
        if item.kind == "weekday":
            yield got, at
        yield from around(items, at + 1, _with_word(got, item), after_word=True)
    elif item.text in _LOOSE_MARKS:
        yield from around(items, at + 1, got, after_word=after_word)
    else:
        yield got, at
        if item.text in _DASHES and item.kind == "mark":
            yield from _past_dash(items, at, got, after_word=after_word)


def _with_word(got: Around, item: Item) -> Around:
    if item.kind == "weekday":
        return got._replace(weekdays=(*got.weekdays, item.number))
    if item.kind == "doubt":
        return got._replace(doubt=True, clocks=tuple(Clock(None) for _ in got.clocks))
    return got


def _parts_a_time(items: Items, at: int) -> bool:
    """Whether a mark parts a date from a time: "22/05/16 - 1430", "22 May 2016 / 2pm", "22/05/2016/14:30".

    A stroke parts the numbers of a date, too, so that it needs room before it or a colon in the time.
    """
    item, after = items[at], items[at + 1]
    found = times(items, at + 1)
    if item.text == "-":
        return any(time.marked or not item.tight for time in found)
    with_colon = after.kind == "number" and items[at + 2].text == ":" and items[at + 2].tight
    clear = with_colon or (not item.tight and (not looks_like_a_year(after) or items[at + 2].kind == "hours"))
    return item.text != "." and clear and any(time.marked for time in found)


def _past_dash(items: Items, at: int, got: Around, *, after_word: bool) -> Iterator[tuple[Around, int]]:
    """A dash between a date and the words around it; never one between two numbers."""
    item, after = items[at], items[at + 1]
    between_numbers = items[at - 1].kind == after.kind == "number" and item.tight
    if (after_word and not between_numbers) or after.kind in _NEAR_A_DASH:
        yield from around(items, at + 1, got)
    elif _parts_a_time(items, at):
        # "22-05-10 pm": the 10 is the year, so a date that has none is not read.
        yield from around(items, at + 1, got._replace(like_a_year=item.tight))
