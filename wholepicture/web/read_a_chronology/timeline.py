"""The entries of a chronology over the years: where each mark of the picture stands. Plain Python; the page draws it.

One row for each agency; a bar for each month in which it recorded something, a thin line where a date is known less
exactly than to the month. An entry without two ends to its date has no honest place, and is only in the list below.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.writing.dates_in_words import in_words, month_in_words

_NAMES, _YEARS, _EDGE = 250, 680, 8  # the width of the names, of the years, and of what is left free on the right
_ROW, _FOOT = 26, 26  # the height of a row, and of the years' names
_THINNEST, _LOWEST, _HIGHER, _HIGHEST = 3, 7, 3, 19  # of a bar: its width, and its height for one entry and for more
_LABELS = 12  # years are named so that there are no more than these
_MONTHS = 12  # of a year

_Month = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a line of the picture; its corner, its size, and what it says to whoever points at it."""

    x: float
    y: float
    width: float
    height: float
    says: str


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """An agency's row: its middle, its bars for months, and its lines for dates known less exactly."""

    agency: str
    y: int
    bars: tuple[Mark, ...]
    lines: tuple[Mark, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Year:
    """The first day of a year, with its number where there is room for it."""

    x: float
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn.

    Args:
        width: Of the picture.
        height: Of the picture.
        left: Where the years begin.
        rows: The agencies, whoever recorded first at the top.
        years: The years.
        first: The first year, in words.
        last: The last year.
        left_out: How many entries have no place in it.
    """

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    years: tuple[Year, ...]
    first: str
    last: str
    left_out: int


def timeline(entries: Sequence[Entry]) -> Timeline | None:
    """Place entries over the years; None when none of them has a place.

    Args:
        entries: The entries that the list shows.
    """
    dated = [entry for entry in entries if entry.happened.lower is not None and entry.happened.upper is not None]
    if not dated:
        return None
    scale = _Scale(dated)
    by_agency: dict[str, list[Entry]] = collections.defaultdict(list)
    for entry in sorted(dated, key=_first_day):
        by_agency[entry.agency.name].append(entry)
    rows = tuple(_row(name, held, number, scale) for number, (name, held) in enumerate(by_agency.items()))
    return Timeline(
        width=_NAMES + _YEARS + _EDGE,
        height=len(rows) * _ROW + _FOOT,
        left=_NAMES,
        rows=rows,
        years=tuple(scale.years()),
        first=str(scale.first),
        last=str(scale.last),
        left_out=len(entries) - len(dated),
    )


class _Scale:
    """Whole years, from that of the first day to that of the last, side by side."""

    def __init__(self, dated: Iterable[Entry]) -> None:
        days = [day for entry in dated for day in (_first_day(entry), _last_day(entry))]
        self.first, self.last = min(days).year, max(days).year
        self._start = datetime.date(self.first, 1, 1).toordinal()
        self._days = datetime.date(self.last, 12, 31).toordinal() - self._start + 1

    def at(self, day: datetime.date, *, after: bool = False) -> float:
        """Where a day begins, or where it ends."""
        return round(_NAMES + (day.toordinal() - self._start + after) * _YEARS / self._days, 1)

    def years(self) -> Iterable[Year]:
        """Each year, and its number so that the numbers have room."""
        count = self.last - self.first + 1
        step = -(-count // _LABELS)
        for number in range(count):
            year = self.first + number
            yield Year(self.at(datetime.date(year, 1, 1)), str(year) if number % step == 0 else "")


def _row(name: str, held: Sequence[Entry], number: int, scale: _Scale) -> Row:
    middle = number * _ROW + _ROW // 2
    months = collections.Counter(_month(_first_day(entry)) for entry in held if _within_a_month(entry))
    return Row(
        agency=name,
        y=middle,
        bars=tuple(_bar(name, month, count, middle, scale) for month, count in sorted(months.items())),
        lines=tuple(_line(name, entry, middle, scale) for entry in held if not _within_a_month(entry)),
    )


def _bar(name: str, month: _Month, count: int, middle: int, scale: _Scale) -> Mark:
    year, number = month
    start = datetime.date(year, number, 1)
    end = datetime.date(year + number // _MONTHS, number % _MONTHS + 1, 1) - datetime.timedelta(days=1)
    x = scale.at(start)
    width = max(round(scale.at(end, after=True) - x - 1, 1), _THINNEST)
    height = min(_LOWEST + (count - 1) * _HIGHER, _HIGHEST)
    counted = "1 entry" if count == 1 else f"{count} entries"
    return Mark(x, middle - height / 2, width, height, f"{name}: {counted} in {month_in_words(year, number)}")


def _line(name: str, entry: Entry, middle: int, scale: _Scale) -> Mark:
    x, end = scale.at(_first_day(entry)), scale.at(_last_day(entry), after=True)
    return Mark(x, middle, round(end - x, 1), 0, f"{name}: 1 entry, {in_words(entry.happened)}")


def _month(day: datetime.date) -> _Month:
    return day.year, day.month


def _within_a_month(entry: Entry) -> bool:
    return _month(_first_day(entry)) == _month(_last_day(entry))


def _first_day(entry: Entry) -> datetime.date:
    return entry.happened.lower or datetime.date.min


def _last_day(entry: Entry) -> datetime.date:
    return entry.happened.upper or datetime.date.max
