"""The picture of a replay: what was recorded, and beneath it when each gap could have been noticed."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from wholepicture.checks.facts_of_entries import as_known_on
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Replayed
from wholepicture.exchange.checking.replay_lines import Line, Span
from wholepicture.exchange.writing.dates_in_words import day_in_words
from wholepicture.exchange.writing.page_axis import Axis
from wholepicture.exchange.writing.page_text import settings, shown
from wholepicture.exchange.writing.page_timeline import ground

TOP = 40
LANE = 28
_BAR = 14
_THIN = 4.0
_MONTHS = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, in its own units, 16 to the size of a letter.

    Args:
        svg: Without its title and description.
        width: Of the drawing.
        height: Likewise.
    """

    svg: Markup
    width: float
    height: float


def picture_of(replayed: Replayed, lines: Sequence[Line], agencies: Sequence[str]) -> Picture:
    """Draw a replay.

    Args:
        replayed: The chronology with when each gap opened and closed.
        lines: The lines, each with a lane of its own.
        agencies: The agencies' names, each with a lane above those.
    """
    known = [entry for entry, _day in as_known_on(replayed.entries.values(), replayed.reader)]
    axis = _axis(known, lines, replayed.reader.as_of)
    lanes = {name: place for place, name in enumerate(agencies)}
    height = TOP + LANE * (len(agencies) + len(lines))
    parts = [
        *ground(axis, height),
        *_recorded(known, axis, lanes),
        _parting(axis, TOP + LANE * len(agencies)),
        *_spans(lines, axis, replayed.reader.as_of, len(agencies)),
    ]
    return Picture(Markup("".join(parts)), axis.width, height)  # noqa: S704 - numbers, our words, and text made safe


def _axis(known: Sequence[Entry], lines: Sequence[Line], as_of: datetime.date) -> Axis:
    """From the first entry, or gap, to the day for which it is asked."""
    of_entries = Axis.of(known)
    last = (as_of.year, as_of.month)
    opened = [(span.opened_on.year, span.opened_on.month) for line in lines for span in line.spans]
    first = min([*([of_entries.first] if of_entries else []), *opened, last])
    limits = settings()["timeline"]
    months = (last[0] - first[0]) * _MONTHS + last[1] - first[1] + 1
    return Axis(first, last, min(max(months * limits["month_width"], limits["narrowest"]), limits["widest"]))


def _recorded(entries: Iterable[Entry], axis: Axis, lanes: Mapping[str, int]) -> Iterator[str]:
    """A stroke where an agency recorded something, a line where the day is not known; what coincides is drawn once."""
    drawn: set[tuple[int, int, int]] = set()
    for entry in entries:
        lower, upper = entry.happened.lower or entry.happened.upper, entry.happened.upper or entry.happened.lower
        if lower is None or upper is None or not axis.shows(entry):
            continue
        lane = lanes[entry.agency.name]
        left, right = round(axis.x(lower)), round(axis.x(upper, end=True))
        if (lane, left, right) in drawn:
            continue
        drawn.add((lane, left, right))
        middle = TOP + LANE * lane + LANE / 2
        if entry.happened.day is None:
            size = f'x="{left}" y="{middle - 3:g}" width="{max(right - left, 2)}" height="6"'
            yield f'<rect class="a{lane} span-mark" {size}/>'
        else:
            yield f'<line class="a{lane} tick-mark" x1="{left}" x2="{left}" y1="{middle - 8:g}" y2="{middle + 8:g}"/>'


def _parting(axis: Axis, y: float) -> str:
    return f'<line class="parting" x1="0" x2="{axis.width:.1f}" y1="{y}" y2="{y}"/>'


def _spans(lines: Sequence[Line], axis: Axis, as_of: datetime.date, above: int) -> Iterator[str]:
    for place, line in enumerate(lines, start=above):
        top = TOP + LANE * place + (LANE - _BAR) / 2
        # What could not be told lies under what was raised, where children differ.
        for span in sorted(line.spans, key=lambda one: one.can_tell):
            left = axis.x(span.opened_on)
            right = max(axis.x(span.closed_on) if span.closed_on else axis.x(as_of, end=True), left + _THIN)
            name = "raised" if span.can_tell else "cannot"
            size = f'x="{left:.1f}" y="{top:g}" width="{right - left:.1f}" height="{_BAR}"'
            yield f'<rect class="{name}" {size}><title>{shown(_title(line, span))}</title></rect>'


def _title(line: Line, span: Span) -> str:
    until = f"to {day_in_words(span.closed_on)}" if span.closed_on else "and still"
    how = "" if span.can_tell else "cannot tell: "
    return f"{how}{line.says}, {', '.join(span.children)}: from {day_in_words(span.opened_on)} {until}"
