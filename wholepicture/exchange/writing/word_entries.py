"""The entries as rows of the Word document's chronology table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing import cell_texts, suggestions_in_words, word_cells
from wholepicture.exchange.writing.colours import AgencyStyle, styles_for
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.word_cells import Column

_EDGES = {"solid": "single", "dashed": "dashed", "double": "double", "dotted": "dotted"}


def chronology_table(merged: MergedChronology, title: str) -> Iterator[str]:
    """The chronology as one table: a heading row that repeats, then a row for each entry, in order.

    Args:
        merged: The chronology.
        title: What a screen reader calls the table.
    """
    entries = _Rows(merged)
    description = "One row for each entry, in the order of when it happened. The first row names the columns."
    yield word_cells.table_opens(entries.columns, title, description)
    for entry in merged.entries:
        yield entries.row(entry)
    yield word_cells.TABLE_CLOSES


class _Rows:
    """Rows of the table, and all that they have in common."""

    def __init__(self, merged: MergedChronology) -> None:
        self._ages: Mapping[str, str] = merged.ages
        self._linked = cell_texts.by_id(merged)
        self._never_long: int = layout()["word"]["most_lines_unsplit"]
        agencies = {*merged.agencies, *(entry.agency for entry in merged.entries)}
        self._agency_properties: dict[str, tuple[str, str]] = {
            name: (_shading(style), style.text.lstrip("#")) for name, style in styles_for(sorted(agencies)).items()
        }
        self.columns = word_cells.columns_of(layout()["word"]["columns"], without=self._unused(merged))

    def row(self, entry: Entry) -> str:
        """The row of one entry."""
        cells = []
        may_split = False
        for column in self.columns:
            if column.key == "notes":
                text, cell = self._notes(entry, column)
            elif column.key == "agency":
                text, cell = entry.agency.name, self._agency(entry, column)
            elif column.key == "what":
                text, cell = _what(entry, column)
            else:
                text = self._age(entry) if column.key == "age" else _TEXTS[column.key](entry)
                style = word_cells.SMALL if column.small else ""
                cell = word_cells.cell(column, word_cells.paragraphs(text, style))
            cells.append(cell)
            may_split = may_split or (len(text) > self._never_long and word_cells.is_long(text, column))
        return word_cells.row("".join(cells), may_split=may_split)

    def _age(self, entry: Entry) -> str:
        """The age, each number kept on one line with its unit: "1 year" over "2 months"."""
        return re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", self._ages.get(entry.id, ""))

    def _agency(self, entry: Entry, column: Column) -> str:
        shading, colour = self._agency_properties[entry.agency.name]
        style = word_cells.SMALL if column.small else ""
        return word_cells.cell(column, word_cells.paragraphs(entry.agency.name, style, colour=colour), shading)

    def _notes(self, entry: Entry, column: Column) -> tuple[str, str]:
        notes = self._all_notes(entry)
        content = word_cells.run_in(notes, word_cells.SMALL)
        return "\n".join(f"{heading}: {text}" for heading, text in notes), word_cells.cell(column, content)

    def _all_notes(self, entry: Entry) -> list[tuple[str, str]]:
        linked = cell_texts.also_recorded_by(entry, self._linked)
        return [
            *cell_texts.remarks(entry),
            *cell_texts.notes(entry),
            *([("Also recorded by", "\n".join(linked))] if linked else []),
        ]

    def _unused(self, merged: MergedChronology) -> list[str]:
        """The columns that may be left out because no entry has anything in them."""
        has: dict[str, Callable[[Entry], object]] = {**_TEXTS, "notes": self._all_notes}
        unused = [] if self._ages else ["age"]
        for column in layout()["word"]["columns"]:
            key = column["key"]
            if column.get("optional") and key in has and not any(has[key](entry) for entry in merged.entries):
                unused.append(key)
        return unused


def _what(entry: Entry, column: Column) -> tuple[str, str]:
    """The agency's own words, and below them, set apart, what rules suggest from them."""
    below = suggestions_in_words.lines_below(entry)
    content = word_cells.paragraphs(entry.words) + "".join(
        word_cells.paragraph(text, word_cells.SUGGESTION, label=label) for label, text in below
    )
    return "\n".join([entry.words, *(f"{label} {text}" for label, text in below)]), word_cells.cell(column, content)


def _shading(style: AgencyStyle) -> str:
    edge = f'w:val="{_EDGES.get(style.pattern, "single")}" w:sz="24" w:space="0" w:color="{style.border.lstrip("#")}"'
    fill = style.background.lstrip("#")
    return f'<w:tcBorders><w:left {edge}/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


_TEXTS: dict[str, Callable[[Entry], str]] = {
    "date": lambda entry: in_words(entry.happened),
    "time": cell_texts.time_in_words,
    "who": lambda entry: "\n".join(cell_texts.who(entry)),
    "what": lambda entry: entry.words,
    "voice": lambda entry: entry.voice,
    "response": lambda entry: entry.response,
    "source": lambda entry: "\n".join(cell_texts.source_lines(entry.source)),
}
