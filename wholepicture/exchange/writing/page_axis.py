"""The line of time under the page's picture."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.writing.dates_in_words import month_in_words
from wholepicture.exchange.writing.page_text import settings

_MONTHS = 12
_QUARTER = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Axis:
    """From the first day of one month to the last day of another, drawn so wide.

    Args:
        first: (year, month) of the first month.
        last: (year, month) of the last month.
        width: In the picture's units.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    width: float

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Axis | None:
        """The axis for these entries, or None when none of them has a date."""
        firsts = sorted(day for entry in entries if (day := entry.happened.lower or entry.happened.upper))
        lasts = sorted(day for entry in entries if (day := entry.happened.upper or entry.happened.lower))
        if not firsts:
            return None
        first = firsts[_outlying([day.toordinal() for day in firsts])]
        last = lasts[-1 - _outlying([-day.toordinal() for day in reversed(lasts) if day >= first])]
        limits = settings()["timeline"]
        months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
        width = min(max(months * limits["month_width"], limits["narrowest"]), limits["widest"])
        return cls((first.year, first.month), (last.year, last.month), width)

    @property
    def months(self) -> int:
        """How many months it spans."""
        return (self.last[0] - self.first[0]) * _MONTHS + self.last[1] - self.first[1] + 1

    def x(self, day: datetime.date, *, end: bool = False) -> float:
        """Where a day begins (or, with `end`, where it ends); a day beyond the axis stands at its edge."""
        left: float = settings()["timeline"]["left_and_right"]
        start = datetime.date(*self.first, 1).toordinal()
        days = self._end() - start
        part = (day.toordinal() + end - start) / days
        return left + min(max(part, 0.0), 1.0) * (self.width - 2 * left)

    def shows(self, entry: Entry) -> bool:
        """Whether any part of the time in which an entry can have happened lies on the axis."""
        anchor, end = entry.happened.lower or entry.happened.upper, entry.happened.upper or entry.happened.lower
        if anchor is None or end is None:
            return False
        return end.toordinal() >= datetime.date(*self.first, 1).toordinal() and anchor.toordinal() < self._end()

    def year_lines(self) -> Iterator[tuple[float, str]]:
        """Where each year begins, with its label; labels are left out where there would be too many."""
        years = self.last[0] - self.first[0] + 1
        step = -(-years // settings()["timeline"]["year_labels_at_most"])
        for year in range(self.first[0], self.last[0] + 1):
            if (year - self.first[0]) % step == 0:
                yield self.x(datetime.date(year, 1, 1)), str(year)

    def month_lines(self) -> Iterator[tuple[float, str]]:
        """Where each month begins, with its first three letters; none where months are too narrow to name."""
        if self.width / self.months < settings()["timeline"]["month_labels_from"]:
            return
        for place in range(self.months):
            year, month = self._month(place)
            yield self.x(datetime.date(year, month, 1)), month_in_words(year, month)[:3]

    def _month(self, place: int) -> tuple[int, int]:
        months = self.first[1] - 1 + place
        return self.first[0] + months // _MONTHS, months % _MONTHS + 1

    def _end(self) -> int:
        """The ordinal of the day after the last; the calendar's own last month has none, so it is reckoned."""
        year, month = self.last
        return datetime.date(year, month, 1).toordinal() + calendar.monthrange(year, month)[1]


def _outlying(days: Sequence[int]) -> int:
    """How many at the start of these rising days lie so far out that the picture is better without them."""
    limits = settings()["timeline"]
    most = int(len(days) * limits["outliers_at_most"])
    whole = days[-1] - days[0]
    for left_out in range(1, most + 1):
        if whole and (days[-1] - days[left_out]) <= whole * (1 - limits["when_it_shortens_by"]):
            return left_out
    return 0


@dataclasses.dataclass(frozen=True, slots=True)
class Period:
    """The size of the periods in which entries are counted: so many months each, counted from January."""

    months: int

    @classmethod
    def fitting(cls, months: int, lanes: int) -> Period:
        """Months, or quarters, or years: the finest for which the picture stays small."""
        most = settings()["timeline"]["cells_at_most"]
        fits = (size for size in (1, _QUARTER) if months / size * lanes <= most)
        return cls(next(fits, _MONTHS))

    def holding(self, day: datetime.date) -> int:
        """The period in which a day lies, as a number."""
        return (day.year * _MONTHS + day.month - 1) // self.months

    def of(self, entry: Entry) -> int | None:
        """The period in which an entry lies, or None when it is not known well enough to say."""
        lower, upper = entry.happened.lower, entry.happened.upper
        if lower is None or upper is None or self.holding(lower) != self.holding(upper):
            return None
        return self.holding(lower)

    def first_day(self, period: int) -> datetime.date:
        """The day on which a period begins."""
        return datetime.date(period * self.months // _MONTHS, period * self.months % _MONTHS + 1, 1)

    def in_words(self, period: int) -> str:
        """A period as it is said: "March 2016", "January to March 2016", "2016"."""
        first = self.first_day(period)
        if self.months == _MONTHS:
            return str(first.year)
        if self.months == 1:
            return month_in_words(first.year, first.month)
        return f"{month_in_words(first.year, first.month).split()[0]} to {month_in_words(first.year, first.month + 2)}"

    @property
    def name(self) -> str:
        """What such a period is called."""
        return {1: "month", _QUARTER: "quarter", _MONTHS: "year"}[self.months]
