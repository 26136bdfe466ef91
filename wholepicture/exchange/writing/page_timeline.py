"""The picture of the page: a lane for each agency, and the same facts as a table."""

from __future__ import annotations

import calendar
import collections
import dataclasses
import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.numbers_in_words import count
from wholepicture.exchange.writing.page_axis import Axis, Period
from wholepicture.exchange.writing.page_text import settings, shown

_TOP = 40


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """The picture and what stands beside it.

    Args:
        svg: The drawing, without its title and description.
        width: Of the drawing, in its own units.
        height: Likewise.
        lane_height: Of one agency's lane.
        described: What the drawing shows, in sentences.
        left_out: Sentences that say what is not in the drawing; empty when everything is.
        columns: Headings of the table of the same facts.
        rows: Its rows; the first cell of each is the row's heading.
    """

    svg: Markup
    width: float
    height: float
    lane_height: float
    described: str
    left_out: list[str]
    columns: list[str]
    rows: list[list[object]]


def timeline_of(merged: MergedChronology, styles: Mapping[str, AgencyStyle]) -> Timeline | None:
    """Draw a chronology.

    Args:
        merged: The chronology.
        styles: Each agency's style, by its name; lanes are in their order.

    Returns:
        A mark for each entry, or counts by month, quarter or year where there are more entries than marks can show;
        None when no entry has a date.
    """
    axis = Axis.of(merged.entries)
    if axis is None:
        return None
    lanes = {name: place for place, name in enumerate(styles)}
    few = len(merged.entries) <= settings()["timeline"]["marks_at_most"]
    drawing = _Marks(merged.entries, axis, lanes) if few else _Counts(merged.entries, axis, lanes)
    lane = settings()["timeline"]["lane_height"]
    height = _TOP + lane * len(lanes)
    svg = "".join((*ground(axis, height), *drawing.drawn()))
    return Timeline(
        svg=Markup(svg),  # noqa: S704 - made of numbers, our own words and text that was made safe
        width=axis.width,
        height=height,
        lane_height=lane,
        described=drawing.described(),
        left_out=list(_left_out(merged.entries, axis)),
        columns=drawing.columns(),
        rows=drawing.rows(),
    )


class _Marks:
    """A mark for each entry: a dot for a day, a bar over the whole time in which an entry known less can lie."""

    def __init__(self, entries: Sequence[Entry], axis: Axis, lanes: Mapping[str, int]) -> None:
        self._entries, self._axis, self._lanes = entries, axis, lanes

    def described(self) -> str:
        days = sum(entry.happened.day is not None and self._axis.shows(entry) for entry in self._entries)
        vague = sum(entry.happened.day is None and self._axis.shows(entry) for entry in self._entries)
        return (
            f"One lane for each of {count(len(self._lanes), 'agency', 'agencies')}. "
            f"{count(days, 'entry', 'entries')} known to the day: each a dot, hollow when the day is uncertain. "
            f"{count(vague, 'entry', 'entries')} known less exactly: each a bar over the whole time in which it can "
            "have happened, with a broken edge when uncertain or when one end is not known."
        )

    def drawn(self) -> Iterator[str]:
        last: dict[str, tuple[float, int]] = {}
        bars = [found for found in enumerate(self._entries, 1) if found[1].happened.day is None]
        dots = [found for found in enumerate(self._entries, 1) if found[1].happened.day is not None]
        for number, entry in (*bars, *dots):
            if self._axis.shows(entry):
                yield self._mark(number, entry, last)

    def _mark(self, number: int, entry: Entry, last: dict[str, tuple[float, int]]) -> str:
        limits = settings()["timeline"]
        lane = self._lanes[entry.agency.name]
        middle = _TOP + (lane + 0.5) * limits["lane_height"]
        title = f"<title>{_first_words(f'{in_words(entry.happened)}: {entry.words}')}</title>"
        kind = f'class="a{lane} {{}}{" unsure" if entry.happened.uncertain else ""}" data-e="{number}"'
        day = entry.happened.day
        if day is None:
            left, right = self._ends(entry)
            tall = limits["bar_height"]
            kind = kind.format("bar-mark" if entry.happened.lower and entry.happened.upper else "bar-mark open")
            thin = max(limits["bar_height"] / 2 - (right - left) / 2, 0.0)
            left, right = left - thin, right + thin
            size = f'x="{left:.1f}" y="{middle - tall / 2:.1f}" width="{right - left:.1f}" height="{tall}"'
            return f'<rect {kind} {size} rx="3">{title}</rect>'
        x = (self._axis.x(day) + self._axis.x(day, end=True)) / 2
        beside, steps = last.get(entry.agency.name, (-1e9, 0))
        steps = (steps + 1) % 3 if x - beside < 2 * limits["day_mark"] else 0
        last[entry.agency.name] = (x, steps)
        y = middle + (0, -2, 2)[steps] * limits["day_mark"]
        return f'<circle {kind.format("dot")} cx="{x:.1f}" cy="{y:.1f}" r="{limits["day_mark"]}">{title}</circle>'

    def _ends(self, entry: Entry) -> tuple[float, float]:
        """Where a bar begins and ends; an end that is not known lies at the edge of the picture."""
        edge: float = settings()["timeline"]["left_and_right"]
        lower, upper = entry.happened.lower, entry.happened.upper
        left = edge if lower is None else self._axis.x(lower)
        right = self._axis.width - edge if upper is None else self._axis.x(upper, end=True)
        return left, right

    def columns(self) -> list[str]:
        return ["When", "Agency", "What happened (first words)"]

    def rows(self) -> list[list[object]]:
        return [
            [in_words(entry.happened) + (", uncertain" if entry.happened.uncertain else ""), entry.agency.name,
             _link(number, entry.words)]
            for number, entry in enumerate(self._entries, 1)
        ]  # fmt: skip


class _Counts:
    """A column for each agency and period, as tall as its entries are many."""

    def __init__(self, entries: Sequence[Entry], axis: Axis, lanes: Mapping[str, int]) -> None:
        self._axis, self._lanes = axis, lanes
        self._period = Period.fitting(axis.months, len(lanes))
        places = [(self._period.of(entry), lanes[entry.agency.name]) for entry in entries]
        self._counted = collections.Counter(place for place in places)
        shown_here = {entry_place for entry, entry_place in zip(entries, places, strict=True) if axis.shows(entry)}
        self._drawn = {place for place in shown_here if place[0] is not None}
        self._most = max((self._counted[place] for place in self._drawn), default=1)

    def described(self) -> str:
        unplaced = sum(number for (period, _), number in self._counted.items() if period is None)
        entries = f"{count(unplaced, 'entry', 'entries')} not known to the {self._period.name}"
        vague = f"{entries} {_is(unplaced)} in the table only."
        return (
            f"One lane for each of {count(len(self._lanes), 'agency', 'agencies')}. "
            f"The taller a column, the more entries of that {self._period.name}; the tallest "
            f"stands for {count(self._most, 'entry', 'entries')}. {vague if unplaced else ''}"
        ).rstrip()

    def drawn(self) -> Iterator[str]:
        lane_height = settings()["timeline"]["lane_height"]
        for period, lane in sorted(self._drawn, key=lambda place: (place[1], place[0] or 0)):
            if period is None:
                continue
            number = self._counted[period, lane]
            left = self._axis.x(self._period.first_day(period))
            right = self._axis.x(self._last_day(period), end=True)
            tall = max(number / self._most * (lane_height - 8), 2.0)
            floor = _TOP + (lane + 1) * lane_height - 2
            yield (
                f'<rect class="a{lane} column" x="{left:.1f}" y="{floor - tall:.1f}" '
                f'width="{max(right - left - 1, 1.0):.1f}" height="{tall:.1f}">'
                f"<title>{self._period.in_words(period)}: {number:,}</title></rect>"
            )

    def columns(self) -> list[str]:
        return [self._period.name.capitalize(), *self._lanes]

    def rows(self) -> list[list[object]]:
        periods = sorted({period for period, _ in self._counted if period is not None})
        rows = [self._row(self._period.in_words(period), period) for period in periods]
        if any(period is None for period, _ in self._counted):
            rows.append(self._row(f"Not known to the {self._period.name}", None))
        return rows

    def _row(self, heading: str, period: int | None) -> list[object]:
        return [heading, *(f"{self._counted[period, lane]:,}" for lane in self._lanes.values())]

    def _last_day(self, period: int) -> datetime.date:
        month = self._period.first_day(period).month + self._period.months - 1
        year = self._period.first_day(period).year
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


def ground(axis: Axis, height: float) -> Iterator[str]:
    """The lines of years and months, with their names in the upper 40 units; the lanes are the picture's background."""
    for x, label in axis.month_lines():
        yield f'<line class="month" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{height}"/>'
        yield f'<text class="month" x="{x + 3:.1f}" y="{_TOP - 6}">{label}</text>'
    years = list(axis.year_lines())
    for (x, label), (following, _) in itertools.zip_longest(years, years[1:], fillvalue=(axis.width, "")):
        yield f'<line class="year" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 32}" y2="{height}"/>'
        if following - x >= settings()["timeline"]["year_label_width"]:
            yield f'<text class="year" x="{x + 4:.1f}" y="{_TOP - 22}">{label}</text>'


def _left_out(entries: Sequence[Entry], axis: Axis) -> Iterator[str]:
    undated = sum(entry.happened.lower is None and entry.happened.upper is None for entry in entries)
    beyond = sum(not axis.shows(entry) for entry in entries) - undated
    if beyond:
        yield f"{count(beyond, 'entry', 'entries')} far from the others in time {_is(beyond)} not in the picture."
    if undated:
        yield f"{count(undated, 'entry', 'entries')} without any date {_is(undated)} not in the picture."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _link(number: int, words: str) -> Markup:
    return Markup(f'<a href="#e{number}">Entry {number}</a>: {_first_words(words)}')  # noqa: S704 - made safe below


def _first_words(text: str) -> str:
    most: int = settings()["timeline"]["first_words"]
    line = " ".join(text[: most * 4].split())
    return shown(line if len(line) <= most and len(text) <= most * 4 else f"{line[:most].rstrip()} \u2026")
