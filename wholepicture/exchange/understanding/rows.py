"""The rows of a table: blank ones, lines across, and those that become entries or are refused with a reason."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from wholepicture.exchange.reading.document import CellValue, GridRow
from wholepicture.exchange.understanding.cells import is_empty, is_fault, row_text, shown
from wholepicture.exchange.understanding.closing_lines import closes_the_table, counts_the_rows
from wholepicture.exchange.understanding.dates_in_rows import RowDates, RowRefused
from wholepicture.exchange.understanding.entries import EntryMaker
from wholepicture.exchange.understanding.mapping import SourceMapping
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.places import Places
from wholepicture.exchange.understanding.reads import attempts_a_date, is_date_pattern, reads_as_date
from wholepicture.exchange.understanding.reckoning import Reckoning
from wholepicture.exchange.understanding.settings import limit
from wholepicture.exchange.understanding.tables import Table
from wholepicture.exchange.understanding.weeks import days_of_week_under
from wholepicture.exchange.understanding.whose_record import Whose


class TableReader:
    """Reads the rows of one chronology table."""

    def __init__(self, table: Table, reckoning: Reckoning, whose: Whose, mapping: SourceMapping) -> None:
        """Prepare to read a table.

        Args:
            table: The table.
            reckoning: The account of the file, into which every row is entered.
            whose: Whose record the rows are.
            mapping: What a person said of this source.
        """
        self._table, self._reckoning = table, reckoning
        self._places = Places(table)
        self._above: list[CellValue] = []
        self._dates = RowDates(
            self._places.date,
            self._places.end_date,
            table.rows,
            month_first=mapping.month_first,
            inherits=mapping.rows_take_date_above,
            week=days_of_week_under(self._places.names.get(self._places.date, "")),
        )
        place = table.grid.place
        self._where = f"{place}, " if place else ""
        self._maker = EntryMaker(table, self._places, self._dates, reckoning, whose, mapping)

    def read(self) -> None:
        """Enter every row of the table into the account."""
        rows, tail = _without_tail(self._table.rows, self._places.date)
        least = self._places.nowhere + 1
        for row in rows:
            texts = [cell.strip() if type(cell) is str else shown(cell) for cell in row.cells]
            filled = sum(map(bool, texts))
            texts.extend([""] * (least - len(texts)))
            if not filled:
                self._blank(row)
            elif not self._is_no_row(row, texts, filled):
                self._row(row, texts)
        self._maker.faults.say(self._reckoning)
        self._set_ignored_aside(rows)
        if tail:
            self._aside(tail[0], "it stands below the chronology", "\n".join(map(row_text, tail)))

    def _blank(self, row: GridRow) -> None:
        self._reckoning.blank()
        self._dates.blank_row()
        if not row.continued:
            self._above = []

    def _row(self, row: GridRow, texts: list[str]) -> None:
        if row.continued:
            row = self._with_merged(row, texts)
        self._above = row.cells
        try:
            entry = self._maker.entry(row, texts)
        except RowRefused as refused:
            text = " | ".join(filter(None, texts))
            self._reckoning.refuse(f"{self._where}row {row.number}", str(refused), text)
            return
        if entry is None:
            self._aside(row, "an author's note without a date", row_text(row))
        else:
            self._reckoning.enter(entry)

    def _with_merged(self, row: GridRow, texts: list[str]) -> GridRow:
        """A cell merged with the one above it belongs to this row too."""
        cells = list(row.cells)
        for index in sorted(row.continued & self._places.filled_down):
            if index < min(len(cells), len(self._above)) and not texts[index]:
                cells[index] = self._above[index]
                texts[index] = shown(cells[index])
        return dataclasses.replace(row, cells=cells)

    # --- lines that are no rows

    def _is_no_row(self, row: GridRow, texts: Sequence[str], filled: int) -> bool:
        """Lines across the table, numbered empty rows, closing lines and patterns: set aside, with why."""
        places = self._places
        date = texts[places.date]
        if date and not date[0].isdigit() and is_date_pattern(date):
            self._aside(row, "it shows how to fill in the table", row_text(row))
            return True
        if filled == bool(texts[places.serial]) + bool(texts[places.sequence]):
            self._reckoning.blank()
            self._dates.blank_row()
            self._aside(row, "it is numbered, and nothing else stands in it (counted as blank)", row_text(row))
            return True
        if not date[:1].isdigit() and counts_the_rows(texts):
            self._aside(row, "it counts the rows and is none", row_text(row))
            return True
        return filled == 1 and self._is_a_line(row, texts)

    def _is_a_line(self, row: GridRow, texts: Sequence[str]) -> bool:
        index, text = next((at, text) for at, text in enumerate(texts) if text)
        if closes_the_table(text):
            self._aside(row, "it closes the table", text)
            return True
        if not self._opens_a_section(row, index, text):
            return False
        names_a_period = self._dates.section(text)
        why = "a line across the table, which dates the rows under it" if names_a_period else "a line across the table"
        self._aside(row, why, text)
        return True

    def _opens_a_section(self, row: GridRow, index: int, text: str) -> bool:
        value = row.cells[index]
        if is_fault(value) or states_nothing_is_held(text):
            return False
        if row.across and len(row.cells) > 1:
            return True
        if len(self._table.columns) == 1 or row.continued:
            return False
        if index != self._places.date:
            return index == 0 and index not in self._places.telling
        if isinstance(value, datetime.date):
            return False
        return self._dates.names_a_period(text) or not _tries_to_be_a_date(text)

    def _aside(self, row: GridRow, why: str, text: str) -> None:
        self._reckoning.set_aside(f"{self._where}row {row.number}", why, text)

    def _set_ignored_aside(self, rows: Sequence[GridRow]) -> None:
        for column in self._places.ignored:
            cells = [shown(row.cells[column.index]) for row in rows if column.index < len(row.cells)]
            where = f'{self._where}column "{column.heading}"'
            self._reckoning.set_aside(
                where, "the mapping says to leave this column out", "\n".join(filter(None, cells))
            )


def _tries_to_be_a_date(text: str) -> bool:
    short = len(text) <= limit("rows", "longest_date_attempt")
    return reads_as_date(text) or (short and attempts_a_date(text))


def _without_tail(rows: list[GridRow], date: int) -> tuple[list[GridRow], list[GridRow]]:
    """What follows the last blank row and has words, but no date, where the dates stand: a key, a signature block."""
    end = len(rows)
    while end > 0 and all(map(is_empty, rows[end - 1].cells)):
        end -= 1
    at = end
    while at > 0 and not all(map(is_empty, rows[at - 1].cells)):
        at -= 1
    tail = rows[at:end]
    if not tail or at == 0:
        return rows, []
    dates = [row.cells[date] for row in tail if date < len(row.cells) and date not in row.continued]
    filled = [cell for cell in dates if not is_empty(cell)]
    if not filled or any(type(cell) is not str or _tries_to_be_a_date(cell.strip()) for cell in filled):
        return rows, []
    if any(states_nothing_is_held(shown(cell)) for row in tail for cell in row.cells):
        return rows, []
    return [*rows[:at], *rows[end:]], tail
