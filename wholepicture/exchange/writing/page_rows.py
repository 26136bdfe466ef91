"""The rows of the page's chronology, written a part at a time so that sixty thousand need no more memory than fifty."""

from __future__ import annotations

import calendar
import datetime
import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence

from wholepicture.chronology.entry import INVOLVED, Code, Entry, KnownTo
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing import cell_texts, page_suggested
from wholepicture.exchange.writing.as_written import as_written
from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.dates_in_words import day_in_words, how_sure, in_words, month_in_words
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.exchange.writing.numbers_in_words import count
from wholepicture.exchange.writing.page_text import settings, shown
from wholepicture.timescales.date_known import DateKnown

COLUMNS = ("When", "Agency", "Who", "What happened", "What was done", "Where it is recorded")
UNDATED = "Date not known"


def heading_of(date: DateKnown, *, by_month: bool = True) -> str:
    """The heading under which an entry stands: its month or year, or the longer time in which it can have happened.

    Args:
        date: The date as it is known.
        by_month: Whether the chronology is long enough for a heading each month; else each year has one.

    Returns:
        "March 2016" or "2016"; for an entry that covers more than that, all of it ("Some time in 2016"), so that it
        does not seem to belong to the first month of it; "Date not known".
    """
    anchor = date.lower or date.upper
    if anchor is None:
        return UNDATED
    first, last = _span(anchor, by_month=by_month)
    if date.lower == first and date.upper is not None and date.upper > last:
        words = in_words(date)
        return words[0].upper() + words[1:]
    return month_in_words(anchor.year, anchor.month) if by_month else str(anchor.year)


class Rows:
    """The rows of one chronology.

    Args:
        merged: The chronology.
        styles: Each agency's style, by its name.
        suggested: The suggested codes of each entry that can be answered, in the order of the entries.
    """

    def __init__(
        self, merged: MergedChronology, styles: Mapping[str, AgencyStyle], suggested: Sequence[Sequence[Code]]
    ) -> None:
        self._suggested = suggested
        self._entries = merged.entries
        self._ages = merged.ages
        self._narrowed = bool(merged.narrowing)
        self._styles = styles
        self._class_of = {name: f"a{place}" for place, name in enumerate(styles)}
        self._by_month = _long_enough_for_months(merged.entries)
        self._number_of = {entry.id: number for number, entry in enumerate(merged.entries, 1)}

    def parts(self) -> Iterator[str]:
        """Table bodies, each of one month (or longer time) and of no more rows than a part may have."""
        most: int = settings()["chronology"]["rows_in_a_part"]
        number = 1
        seen: set[str] = set()
        year: int | None = None
        for heading, run in itertools.groupby(self._entries, key=self._heading):
            group = list(run)
            anchor = _anchor(group[0])
            new_year = anchor.year if anchor is not None and (year is None or anchor.year > year) else None
            year = new_year or year
            for first in range(0, len(group), most):
                rows = group[first : first + most]
                head = _heading_row(heading, len(group), again=heading in seen, year=new_year) if first == 0 else ""
                yield self._part(head, rows, number)
                number += len(rows)
            seen.add(heading)

    def years(self) -> list[int]:
        """The years to jump to: each year in which an entry stands, in the order of the rows."""
        years: list[int] = []
        for entry in self._entries:
            anchor = _anchor(entry)
            if anchor is not None and (not years or anchor.year > years[-1]):
                years.append(anchor.year)
        return years

    def _heading(self, entry: Entry) -> str:
        return heading_of(entry.happened, by_month=self._by_month)

    def _part(self, head: str, rows: Sequence[Entry], number: int) -> str:
        written = "".join(self._row(place, entry) for place, entry in enumerate(rows, number))
        return f'<tbody role="rowgroup" class="part n{len(rows)}">\n{head}{written}</tbody>\n'

    def _row(self, number: int, entry: Entry) -> str:
        happened = entry.happened
        open_ended = happened.lower is None or happened.upper is None
        found = self._suggested[number - 1]
        texts = page_suggested.texts(entry, found)
        vague = " vague open" if open_ended else "" if happened.lower == happened.upper else " vague"
        return (
            f'<tr role="row" class="e {self._class_of[entry.agency.name]}{vague}" id="e{number}">'
            f'<th role="rowheader" scope="row" class="when">{self._when(entry)}</th>'
            f'<td role="cell" class="agency">{self._agency(entry)}</td>'
            f'<td role="cell" class="who">{_who(entry)}</td>'
            f'<td role="cell" class="what">{_what(entry, texts, found)}</td>'
            f'<td role="cell" class="done">{_paragraph(texts.get("response", ""))}</td>'
            f'<td role="cell" class="where">{self._where(number, entry)}</td></tr>\n'
        )

    def _when(self, entry: Entry) -> str:
        happened = entry.happened
        words, sure = _date(happened.lower, happened.upper, happened.uncertain)
        time = f" at\u00a0{cell_texts.time_in_words(entry)}" if entry.time else ""
        lines = f"<b>{words}{time}</b>"
        if sure:
            lines += f'<small class="sure">{sure}</small>'
        if written := as_written(happened, entry.time):
            lines += f'<small class="as">written \u201c<bdi>{shown(written)}</bdi>\u201d</small>'
        age = self._ages.get(entry.id)
        return f"{lines}<small>child: {shown(age)}</small>" if age else lines

    def _agency(self, entry: Entry) -> str:
        code = self._styles[entry.agency.name].code
        named = f'<span class="code">{code}</span> <bdi>{shown(entry.agency.name)}</bdi>'
        return f"{named}<small>guessed: {shown(entry.agency_guessed)}</small>" if entry.agency_guessed else named

    def _where(self, number: int, entry: Entry) -> str:
        source = entry.source
        lines = [f"<bdi>{shown(source.file)}</bdi>"]
        if place := source.place:
            lines[0] += f", <bdi>{shown(place)}</bdi>"
        if source.document:
            lines.append(f"<small>source: <bdi>{shown(source.document)}</bdi></small>")
        if source.author:
            lines.append(f"<small>written by <bdi>{shown(source.author)}</bdi></small>")
        if known := cell_texts.known_by(entry):
            lines.append(f"<small>known to the agency by {known}</small>")
        if entry.known_to:
            lines.extend(_known_to(known) for known in entry.known_to)
        if entry.also_recorded_by or entry.replaces:
            lines.append(self._links(entry))
        lines.append(f"<small>entry {number} here</small>")
        return "".join(lines)

    def _links(self, entry: Entry) -> str:
        """Links to the same event in other agencies' words, and to the entry that this one corrects."""
        here = [self._number_of[other] for other in entry.also_recorded_by if other in self._number_of]
        links = "".join(f"<li>{self._link(number)}</li>" for number in here)
        missing = len(entry.also_recorded_by) - len(here)
        if missing:
            why = " because the chronology was narrowed" if self._narrowed else ""
            links += f"<li>{count(missing, 'entry', 'entries')} not in this document{why}</li>"
        also = f'<div class="also">also recorded by<ul>{links}</ul></div>' if links else ""
        return also + self._corrects(entry.replaces)

    def _link(self, number: int) -> str:
        other = self._entries[number - 1]
        code = f'<span class="code {self._class_of[other.agency.name]}">{self._styles[other.agency.name].code}</span>'
        return f'{code} <a href="#e{number}">{shown(other.agency.name)}, {in_words(other.happened)}</a>'

    def _corrects(self, replaced: str | None) -> str:
        if replaced is None:
            return ""
        number = self._number_of.get(replaced)
        link = f'<a href="#e{number}">entry {number}</a>' if number else "an entry that is not in this document"
        return f"<small>corrects {link}</small>"


def _heading_row(heading: str, entries: int, *, again: bool, year: int | None) -> str:
    anchor = f' id="y{year}"' if year is not None else ""
    continued = " <small>(continued)</small>" if again else ""
    total = f'<small class="total">{count(entries, "entry", "entries")}</small>'
    return (
        f'<tr role="row" class="head"><td role="cell" colspan="{len(COLUMNS)}" aria-colspan="{len(COLUMNS)}">'
        f"<h3{anchor}>{heading}{continued}</h3> {total}</td></tr>\n"
    )


def _who(entry: Entry) -> str:
    return "".join(
        f'<div><bdi class="v">{shown(found.person)}</bdi>{_role(found.role)}</div>' for found in entry.people
    )


def _role(role: str) -> str:
    return "" if role == INVOLVED else f" <small>{shown(code_in_words(role))}</small>"


def _what(entry: Entry, texts: Mapping[str, str], found: Sequence[Code]) -> str:
    parts = [_tags(entry), _paragraph(texts.get("words", ""))]
    if entry.voice:
        parts.append(f'<div class="voice"><b>What the child said or showed</b>{_paragraph(texts["voice"])}</div>')
    for heading, text in cell_texts.notes(entry):
        parts.append(f"<b>{shown(heading)}</b>{_verbatim(text)}")
    if facts := cell_texts.details_not_in_notes(entry):
        parts.append(f"<small>{'; '.join(f'{shown(name)}: {shown(value)}' for name, value in facts)}</small>")
    parts.append(page_suggested.listed_beneath(entry, found))
    return "".join(parts)


def _tags(entry: Entry) -> str:
    """What kind of thing it is, on what it stands and who may see it, where that is not the usual."""
    usual = {"note", "record", "shared"}
    found = [word for word in (entry.kind, entry.basis, entry.sensitivity) if word not in usual]
    return "".join(f'<span class="tag">{shown(code_in_words(word))}</span> ' for word in found)


def _verbatim(text: str) -> str:
    return _paragraph(shown(text))


def _paragraph(html: str) -> str:
    """A text of the source, already made safe."""
    return f'<p class="v">{html}</p>' if html else ""


def _known_to(known: KnownTo) -> str:
    return f"<small>known to <bdi>{shown(known.agency.name)}</bdi> since {day_in_words(known.since)}</small>"


@functools.lru_cache(maxsize=4096)
def _date(lower: datetime.date | None, upper: datetime.date | None, uncertain: bool) -> tuple[str, str]:  # noqa: FBT001
    """The date in words, and how sure it is unless that is certain and to the day."""
    date = DateKnown(lower, upper, uncertain)
    if lower == upper and lower is not None:
        return in_words(date), "uncertain" if uncertain else ""
    words, sure = in_words(date), how_sure(date)
    return words, "" if sure == words else sure


def _anchor(entry: Entry) -> datetime.date | None:
    return entry.happened.lower or entry.happened.upper


def _span(day: datetime.date, *, by_month: bool) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the month or year in which a day lies."""
    if not by_month:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _long_enough_for_months(entries: Sequence[Entry]) -> bool:
    months = {(anchor.year, anchor.month) for entry in entries if (anchor := _anchor(entry)) is not None}
    least: float = settings()["chronology"]["months_from"]
    return len(entries) >= least * len(months)
