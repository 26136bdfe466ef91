"""A row becomes an entry: each cell in its field, and everything that has no field in a note under its own heading."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import uuid
from collections.abc import Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import DetailValue, Entry, PersonInEntry, Source
from wholepicture.chronology.terms import kind_called
from wholepicture.exchange.reading.document import CellFault, GridRow
from wholepicture.exchange.understanding.cells import clock_shown, day_shown, is_fault, what_to_do
from wholepicture.exchange.understanding.dates_in_rows import RowDates, RowRefused, certain_day, exact_time, no_end
from wholepicture.exchange.understanding.faults import Faults
from wholepicture.exchange.understanding.mapping import SourceMapping
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.people_named import people_named
from wholepicture.exchange.understanding.periods import period_named
from wholepicture.exchange.understanding.places import Places
from wholepicture.exchange.understanding.reads import reads_as_date
from wholepicture.exchange.understanding.reckoning import Reckoning
from wholepicture.exchange.understanding.seen import seen
from wholepicture.exchange.understanding.settings import listed
from wholepicture.exchange.understanding.tables import Table
from wholepicture.exchange.understanding.whose_record import Whose
from wholepicture.timescales.date_known import DateKnown

NAMESPACE = uuid.UUID("6f0c9b1e-58d1-5b8e-9a53-2d3c0f6f7a11")
_VARIANTS = "89ab"
_DASHES = "-\u2013\u2014. "  # a cell of nothing else says nothing


@functools.lru_cache(maxsize=64)
def _started(sha256: str, place: str) -> hashlib._Hash:
    return hashlib.sha1(NAMESPACE.bytes + f"{sha256}|{place}|".encode(), usedforsecurity=False)


def entry_id(sha256: str, place: str, row: str) -> str:
    """The id of an entry: the same for the same place in the same bytes, always.

    Args:
        sha256: Of the file's bytes.
        place: The sheet or table.
        row: The row in it.

    Returns:
        The UUID of version 5 (RFC 9562) over the three, in a namespace of our own.
    """
    digest = _started(sha256, place).copy()
    digest.update(row.encode())
    text = digest.hexdigest()
    variant = _VARIANTS[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


@functools.cache
def _author_note_signs() -> tuple[str, ...]:
    return tuple(listed("settings")["rows"]["author_note_signs"])


@dataclasses.dataclass(frozen=True, slots=True)
class _Made:
    """The notes and details of an entry while it is made."""

    notes: dict[str, str]
    details: dict[str, DetailValue]


class EntryMaker:
    """Makes the entries of one table."""

    def __init__(  # noqa: PLR0917 - made once for a table, by its reader
        self, table: Table, places: Places, dates: RowDates, reckoning: Reckoning, whose: Whose, mapping: SourceMapping
    ) -> None:
        """Prepare for a table.

        Args:
            table: The table.
            places: Where in its rows each thing stands.
            dates: Reads the dates of its rows in turn.
            reckoning: The account of the file.
            whose: Whose record the rows are.
            mapping: What a person said of this source.
        """
        self._table, self._places, self._dates, self._whose = table, places, dates, whose
        self._fixed_kind = mapping.kind
        self.faults = Faults(table.grid)
        self._file, self._sha256 = reckoning.account.file, reckoning.account.sha256
        self._key = f"{table.grid.place}|{table.first_column or ''}"
        self._seen_heading = places.names.get(places.child_seen, "")

    def entry(self, row: GridRow, texts: list[str]) -> Entry | None:
        """The entry of a row.

        Args:
            row: The row.
            texts: Its cells as shown, with an empty one behind the last.

        Returns:
            The entry, or None for an author's note without a date (Chronolator), which is no event.

        Raises:
            RowRefused: When it cannot be one.
        """
        places = self._places
        if self._is_nil(row, texts):
            return self._nil_entry(row, texts)
        source = texts[places.source]
        author_note = source != "" and source[0] in _author_note_signs() and not is_fault(source)
        if author_note and not texts[places.date]:
            return None
        made = _Made({}, {"author_note": True} if author_note else {})
        known_on, recorded_on = self._known_on(row, texts, made.notes)
        try:
            happened, time, taken_from = self._dates.happened(row, texts, recorded_on)
        except RowRefused:
            self._dates.refused(f"row {row.number}")
            raise
        self._check(row, texts)
        if taken_from:
            made.details[taken_from] = True
        if texts[places.time]:
            time = self._time(row, texts, made.notes) or time
        return self._made(row, texts, made, happened, time, known_on)

    def _made(  # noqa: PLR0917 - called for each row: names at the call are not free
        self,
        row: GridRow,
        texts: Sequence[str],
        made: _Made,
        happened: DateKnown,
        time: datetime.time | None,
        known_on: datetime.date | None,
    ) -> Entry:
        places, notes = self._places, made.notes
        sequence = self._sequence(texts, notes) if texts[places.sequence] else None
        people = self._people(texts, notes) if places.people else ()
        agency, guessed = self._agency(texts, notes)
        self._keep(texts, made)
        return Entry(
            id=entry_id(self._sha256, self._key, str(row.number)),
            happened=happened,
            agency=agency,
            source=self._source(row, texts),
            words=texts[places.event],
            time=time,
            sequence=sequence,
            known_on=known_on,
            agency_guessed=guessed,
            kind=self._fixed_kind or self._kind(texts[places.type], agency),
            people=people,
            response=texts[places.response],
            voice=texts[places.voice],
            details=made.details,
            notes=notes,
        )

    def _keep(self, texts: Sequence[str], made: _Made) -> None:
        """Everything that has no field of its own, and what a "child seen" cell plainly says."""
        places = self._places
        if texts[places.child_seen]:
            made.details.update(seen(texts[places.child_seen], self._seen_heading))
        for index, heading in places.notes:
            if texts[index]:
                made.notes[heading] = texts[index]
        end = texts[places.end_date]
        if end and end.lower() in no_end():
            made.notes[places.names[places.end_date]] = end

    # --- nothing held

    def _is_nil(self, row: GridRow, texts: Sequence[str]) -> bool:
        """Whether a row says that nothing is held, and has no date of its own that can be read."""
        at = self._places.date
        date = texts[at]
        if date and (isinstance(row.cells[at], datetime.date) or date[0].isdigit()) and not self._said_in(texts, date):
            return False
        said = self._said(texts)
        if not date and self._dates.row_above is not None and not self._stands_alone(texts, said):
            return False
        return states_nothing_is_held(said) and (said == date or not date or not reads_as_date(date))

    @staticmethod
    def _said_in(texts: Sequence[str], date: str) -> bool:
        return not any(text and text != date for text in texts)

    def _stands_alone(self, texts: Sequence[str], said: str) -> bool:
        """Whether a row tells nothing beside what it says: no action, no voice, no answer in another column."""
        return sum(1 for index in self._places.telling if texts[index] and texts[index] != said) == 0

    def _said(self, texts: Sequence[str]) -> str:
        """What a row says: its event, else the first cell that tells of something, else whatever stands in it."""
        places = self._places
        telling = (texts[index] for index in (places.event, *places.telling, *range(len(texts))))
        return next((text for text in telling if text), "")

    def _nil_entry(self, row: GridRow, texts: Sequence[str]) -> Entry:
        said, date = self._said(texts), texts[self._places.date]
        names = self._places.names
        agency, guessed = self._agency(texts, {})
        return Entry(
            id=entry_id(self._sha256, self._key, str(row.number)),
            happened=period_named(f"{date} {said}", date if date != said else ""),
            agency=agency,
            source=self._source(row, texts),
            words=said,
            agency_guessed=guessed,
            kind="nil_return",
            notes={names[at]: text for at, text in enumerate(texts) if text and text != said and at in names},
        )

    # --- cells into fields

    @staticmethod
    def _kind(text: str, agency: Agency) -> str:
        return (kind_called(text, agency.kind) if text else None) or "note"

    def _check(self, row: GridRow, texts: Sequence[str]) -> None:
        """Refuse a row whose event is an error value, or that says nothing but when."""
        places = self._places
        if places.event < len(row.cells) and is_fault(row.cells[places.event]):
            raise RowRefused(what_to_do(row.cells[places.event]))
        if not texts[places.event].strip(_DASHES) and not any(texts[at].strip(_DASHES) for at in places.telling):
            raise RowRefused("It has a date and nothing that says what happened. Add what happened, or delete the row.")
        for index, cell in enumerate(row.cells):
            if type(cell) is CellFault or (type(cell) is str and cell[:1] == "#" and is_fault(cell)):
                self.faults.add(row.number, index, places.names.get(index, ""), cell)

    def _known_on(
        self, row: GridRow, texts: Sequence[str], notes: dict[str, str]
    ) -> tuple[datetime.date | None, datetime.date | None]:
        """The day on which the agency knew, and the day on which the row was written; vague ones stay notes."""
        known = self._day(row, texts, self._places.known_on, notes)
        recorded = self._day(row, texts, self._places.recorded_on, notes)
        if known is not None and recorded is not None:
            notes[self._places.names[self._places.recorded_on]] = texts[self._places.recorded_on]
        return known or recorded, recorded

    def _day(self, row: GridRow, texts: Sequence[str], at: int, notes: dict[str, str]) -> datetime.date | None:
        if not texts[at]:
            return None
        day = certain_day(row.cells[at], texts[at])
        if day is None or texts[at] != day_shown(day):
            notes[self._places.names[at]] = texts[at]
        return day

    def _time(self, row: GridRow, texts: Sequence[str], notes: dict[str, str]) -> datetime.time | None:
        at = self._places.time
        time = exact_time(row.cells[at], texts[at])
        if time is None or texts[at] != clock_shown(time):
            notes[self._places.names[at]] = texts[at]
        return time

    def _sequence(self, texts: Sequence[str], notes: dict[str, str]) -> float | None:
        text = texts[self._places.sequence]
        try:
            number = float(text.strip("().: "))
        except ValueError:
            number = float("nan")
        usable = abs(number) < float("inf")
        if not usable or text != f"{number:.15g}":
            notes[self._places.names[self._places.sequence]] = text
        return number if usable else None

    def _people(self, texts: Sequence[str], notes: dict[str, str]) -> tuple[PersonInEntry, ...]:
        found: list[PersonInEntry] = []
        for column in self._places.people:
            text = texts[column.index]
            if text:
                people = people_named(text, column.role)
                found.extend(person for person in people if person not in found)
                if len(people) != 1 or people[0].person != text:
                    notes[column.heading] = text
        return tuple(found)

    def _source(self, row: GridRow, texts: Sequence[str]) -> Source:
        grid, places = self._table.grid, self._places
        author, document = texts[places.author] or None, texts[places.source] or None
        return Source(self._file, self._sha256, grid.sheet, grid.table, row.number, author, document)

    def _agency(self, texts: Sequence[str], notes: dict[str, str]) -> tuple[Agency, str | None]:
        column = texts[self._places.agency]
        agency, guessed = self._whose.of_row(column, texts[self._places.source], self._table)
        if column and agency.name != column:
            notes[self._places.names[self._places.agency]] = column
        return agency, guessed
