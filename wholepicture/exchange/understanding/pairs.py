"""Two columns of days whose headings are opposites ("Admitted" and "Discharged"): a start and an end."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

from wholepicture.exchange.understanding.composed import singular
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import Likeness, words_of
from wholepicture.exchange.understanding.settings import listed

_AS_SURE = 1.05  # as a known wording: both headings and both columns say so
_DATES = frozenset({"date", "date_and_time"})


@functools.cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(map(singular, pair["start"])), frozenset(map(singular, pair["end"])))
        for pair in listed("headings")["opposites"]
    )


def paired(
    texts: Mapping[int, str], wishes: Mapping[int, list[Likeness]], content: Content
) -> dict[int, list[Likeness]]:
    """Mark the start and the end where two columns of dates, or of times, have opposite headings.

    Args:
        texts: The heading of each column.
        wishes: What each may mean.
        content: What stands under them.

    Returns:
        The same wishes, with those of one pair of each kind settled. Dates are left alone when another column of dates
        is plainly headed as the date of the event.
    """
    found = dict(wishes)
    kinds: tuple[tuple[Callable[[int], bool], str, str], ...] = (
        (content.are_dates, "date", "end_date"),
        (content.are_times, "time", "end_time"),
    )
    for holds, start_meaning, end_meaning in kinds:
        columns = [at for at, text in texts.items() if text and holds(at)]
        pair = _pair(texts, columns)
        if pair is None or (start_meaning == "date" and _has_another_date(wishes, columns, pair)):
            continue
        for at, meaning in zip(pair, (start_meaning, end_meaning), strict=True):
            found[at] = [Likeness(_AS_SURE, meaning)]
    return found


def _pair(texts: Mapping[int, str], columns: Sequence[int]) -> tuple[int, int] | None:
    words = {at: set(words_of(texts[at])) for at in columns}
    for starts, ends in _opposites():
        start = next((at for at in columns if words[at] & starts), None)
        end = next((at for at in columns if at != start and words[at] & ends), None)
        if start is not None and end is not None:
            return start, end
    return None


def _has_another_date(wishes: Mapping[int, list[Likeness]], columns: Sequence[int], pair: tuple[int, int]) -> bool:
    return any(
        at not in pair and wishes[at] and wishes[at][0].meaning in _DATES and wishes[at][0].score > 1 for at in columns
    )
