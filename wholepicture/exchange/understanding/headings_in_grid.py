"""The headings in a grid: over one row or over two, under titles, and side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from wholepicture.exchange.reading.document import Grid, GridRow
from wholepicture.exchange.understanding.cells import shown
from wholepicture.exchange.understanding.columns import DATE_MEANINGS, Plan, place_columns
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import (
    is_strong,
    leans_on_its_group,
    likenesses,
    speaks_of_another_table,
    words_of,
)
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.reads import attempts_a_date, reads_as_date
from wholepicture.exchange.understanding.settings import limit

_SHORT = 60
_LOOK_AHEAD = 40
_SIGNALS = ("date", "when", "period", "occurred", "day")
_TWO, _THREE = 2, 3


@dataclasses.dataclass(frozen=True, slots=True)
class FixedTable:
    """What a person's mapping says of a table: the number of its heading row (0: it has none), and columns by name."""

    heading_row: int | None = None
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in a grid."""

    at: int
    height: int
    texts: dict[int, str]
    plans: tuple[Plan, ...]


def headings_of(grid: Grid, fixed: FixedTable) -> Iterator[Heading]:
    """Each heading of a grid; one that only repeats the heading before it is left to the rows under that."""
    at, current = 0, None
    closely = int(limit("heading", "rows_searched_closely"))
    while at < len(grid.rows):
        row = grid.rows[at]
        if fixed.heading_row is not None:
            wanted = row.number == fixed.heading_row
        else:
            wanted = _may_be_heading(row, closely=current is None and at < closely)
        if wanted:
            if current is not None and _sametexts_of(current, row):
                at += 1
                continue
            heading = _heading_at(grid.rows, at, fixed, inside=current is not None)
            if heading is not None:
                yield heading
                current, at = heading, at + heading.height
                continue
        at += 1


def _may_be_heading(row: GridRow, *, closely: bool) -> bool:
    """A quick look: only words in the row, and (under a table) one that speaks of a date."""
    filled, signal = 0, closely
    for cell in row.cells:
        if type(cell) is not str:
            return False
        if cell:
            if not filled and cell[0].isdigit():
                return False
            filled += 1
            if not signal and len(cell) <= _SHORT:
                lowered = cell.lower()
                signal = any(word in lowered for word in _SIGNALS)
    return signal and (filled > 1 or (closely and filled > 0))


def texts_of(row: GridRow) -> dict[int, str]:
    """The cells of a row as shown, by their place."""
    return {index: shown(cell) for index, cell in enumerate(row.cells)}


def _sametexts_of(heading: Heading, row: GridRow) -> bool:
    mine = [words_of(text) for text in texts_of(row).values() if text]
    return bool(mine) and [words_of(text) for text in heading.texts.values() if text] == mine


def _heading_at(rows: Sequence[GridRow], at: int, fixed: FixedTable, *, inside: bool) -> Heading | None:
    """The heading that begins at a row, over one row or over two."""
    texts = texts_of(rows[at])
    forced = fixed.heading_row is not None
    if not forced and not _like_a_heading(texts):
        return None
    content = Content(rows[at + 1 : at + 1 + _LOOK_AHEAD * 2])
    one = Heading(at, 1, texts, _side_by_side(texts, None, content, fixed))
    best = one if _is_a_heading(one, content, inside=inside) else None
    two = _over_two_rows(rows, at, fixed)
    if two is None or (best is not None and _likely(two) <= _likely(best)):
        return best or (one if forced else None)
    content = Content(rows[at + 2 : at + 2 + _LOOK_AHEAD * 2])
    lower = Heading(at + 1, 1, texts_of(rows[at + 1]), _side_by_side(texts_of(rows[at + 1]), None, content, fixed))
    as_much = strength(lower) >= strength(two) and _likely(lower) >= _likely(two)
    lower_is_enough = as_much and _is_a_heading(lower, content, inside=inside)
    if _is_a_heading(two, content, inside=inside) and (forced or not lower_is_enough):
        return two
    return best or (one if forced else None)


def _likely(heading: Heading) -> int:
    return sum(plan.likely for plan in heading.plans)


def strength(heading: Heading) -> int:
    """How many of its headings say plainly what stands under them."""
    return sum(plan.strong for plan in heading.plans)


def _like_a_heading(texts: Mapping[int, str]) -> bool:
    filled = [text for text in texts.values() if text]
    if any(len(text) > limit("heading", "longest_cell") for text in filled):
        return False
    if any(speaks_of_another_table(text) for text in filled) and not _tells_of_events(filled):
        return False
    return not any(attempts_a_date(text) and reads_as_date(text) for text in filled if not likenesses(text))


def _tells_of_events(texts: Sequence[str]) -> bool:
    """Whether headings name a date and an event so plainly that a "By when" among them takes nothing back."""
    first = [likes[0] for text in texts if is_strong(text) and (likes := likenesses(text)) and not likes[0].weak]
    return {"event"} <= {like.meaning for like in first} and any(like.meaning in DATE_MEANINGS for like in first)


def _over_two_rows(rows: Sequence[GridRow], at: int, fixed: FixedTable) -> Heading | None:
    """A group heading over sub-headings: "Date" over "From" and "To"."""
    if at + 1 >= len(rows):
        return None
    top, below = texts_of(rows[at]), texts_of(rows[at + 1])
    under = {index: text for index, text in below.items() if text}
    if not under or not all(type(cell) is str for cell in rows[at + 1].cells):
        return None
    if any(len(text) > _SHORT or attempts_a_date(text) for text in under.values()):
        return None
    if not any(not text for text in top.values()):
        return None
    texts: dict[int, str] = {}
    meant: dict[int, str] = {}
    group = ""
    for index in range(max(len(top), len(below))):
        own = top.get(index, "")
        group = own or (group if index in under else "")
        sub = under.get(index, "")
        texts[index] = " ".join(part for part in (group if sub else own, sub) if part)
        meant[index] = _telling(texts[index], sub)
    if sum(1 for index in under if likenesses(meant[index])) * 2 <= len(under):
        return None
    content = Content(rows[at + 2 : at + 2 + _LOOK_AHEAD * 2])
    return Heading(at, 2, texts, _side_by_side(texts, meant, content, fixed))


def _telling(together: str, sub: str) -> str:
    """A sub-heading keeps its own meaning; the group over it decides only where it says too little alone."""
    both, alone = likenesses(together), likenesses(sub)
    if not alone or (leans_on_its_group(sub) and is_strong(together)):
        return together
    return sub if is_strong(sub) or not both or alone[0].score > both[0].score else together


def _is_a_heading(heading: Heading, content: Content, *, inside: bool) -> bool:
    """Whether words in a row really are the headings of a chronology, judged by them and by what stands below."""
    alone = sum(map(bool, heading.texts.values())) == 1
    for plan in heading.plans:
        date = plan.date
        if date is None or not plan.has_text() or (alone and not content.begins_with_a_date(date)):
            return False
        says_little = all(column.meaning not in {"event", "response", "voice"} for column in plan.columns)
        if plan.strong < (_TWO if inside or says_little else 1) or plan.likely < _TWO:
            return False
        doubted = plan.strong < _TWO or inside
        if doubted and not content.attempts_dates(date):
            return False
        if (
            content.cells(date)
            and plan.strong < _THREE
            and not content.attempts_dates(date)
            and not _says_nil(content, plan)
        ):
            return False
    return bool(heading.plans)


def _says_nil(content: Content, plan: Plan) -> bool:
    return any(states_nothing_is_held(shown(cell)) for column in plan.columns for cell in content.cells(column.index))


def _side_by_side(
    texts: Mapping[int, str], meant: Mapping[int, str] | None, content: Content, fixed: FixedTable
) -> tuple[Plan, ...]:
    """One plan, or one for each of the chronologies that stand side by side under one line of headings."""
    blocks = _blocks(texts, meant or texts, content)
    if len(blocks) > 1:
        plans = tuple(place_columns(block, content, meant=meant, fixed=fixed.columns) for block in blocks)
        if all(plan.date is not None and plan.has_text() for plan in plans):
            return plans
    return (place_columns(texts, content, meant=meant, fixed=fixed.columns),)


def _blocks(texts: Mapping[int, str], meant: Mapping[int, str], content: Content) -> list[dict[int, str]]:
    dates = [
        index
        for index, text in meant.items()
        if text and (likes := likenesses(text)) and likes[0].meaning in {"date", "date_and_time"} and is_strong(text)
    ]
    starts = [0]
    for date in dates[1:]:
        gap = _gap_before(date, texts, content, after=starts[-1])
        if gap is not None:
            starts.append(gap)
        elif words_of(texts[date]) == words_of(texts[dates[0]]) and _repeats(texts, dates[0], date):
            starts.append(date - dates[0] if date - dates[0] > starts[-1] else date)
    ends = [*starts[1:], max(texts, default=-1) + 1]
    return [
        {index: texts[index] for index in range(start, end) if index in texts}
        for start, end in zip(starts, ends, strict=True)
    ]


def _gap_before(date: int, texts: Mapping[int, str], content: Content, *, after: int) -> int | None:
    """The first column after a wholly empty one, looking left from a date."""
    for index in range(date - 1, after, -1):
        if not texts[index] and not content.cells(index):
            return index + 1
    return None


def _repeats(texts: Mapping[int, str], first: int, second: int) -> bool:
    """Whether the headings from the second date on are those from the first on, once more."""
    earlier = [words_of(texts[index]) for index in range(first, second) if texts.get(index)]
    later = [words_of(text) for index, text in texts.items() if index >= second and text]
    return len(later) > 1 and all(words in earlier for words in later)
