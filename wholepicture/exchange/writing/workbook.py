"""chronology.xlsx: the chronology to sort, filter and count. Dates are real dates, and no cell can run."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.writing.colours import styles_for
from wholepicture.exchange.writing.layout import code_in_words, layout
from wholepicture.exchange.writing.not_read import not_read
from wholepicture.exchange.writing.suggestions_in_words import labels
from wholepicture.exchange.writing.summary import summary
from wholepicture.exchange.writing.workbook_cells import (
    RowWriter,
    Sheet,
    Styles,
    Value,
    column_letters,
    is_too_long,
    parts,
)
from wholepicture.exchange.writing.workbook_entries import EntryColumns
from wholepicture.exchange.writing.workbook_sheets import columns_of, in_sheets, numbered
from wholepicture.exchange.writing.workbook_shell import shell_of, styles_in
from wholepicture.exchange.writing.workbook_suggestions import suggestion_sheets

_SHEET = "xl/worksheets/sheet{}.xml"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_QUICK = 3  # deflate: a quarter of the time of the usual 6, and a little larger
_ROWS_AT_ONCE = 500


def write_workbook(merged: MergedChronology, path: Path) -> None:
    """Write the workbook: the chronology, the files, what was refused, what was set aside, and how to read it.

    XlsxWriter makes the sheets, formats and print set-up; the rows are streamed as XML, every text as text. A text
    that is longer than a cell can be is cut there, openly, and stands whole in the sheet "Long texts". The same
    chronology always gives the same bytes.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    sheets = _sheets(merged)
    long_texts = [row for sheet in sheets for row in _long_texts(sheet)]
    if long_texts:
        sheets += numbered("Long texts", columns_of("long_text_columns"), long_texts, lambda _, row: row)
    agencies = {*merged.agencies, *(entry.agency for entry in merged.entries)}
    shell, formats = shell_of(merged.title, sheets, styles_for(sorted(agencies)))
    with path.open("wb") as out:
        _with_rows(shell, formats, sheets, out)


def _sheets(merged: MergedChronology) -> list[Sheet]:
    made = EntryColumns(merged)
    return [
        *_of_entries(made, merged.entries),
        *suggestion_sheets(merged),
        *numbered("Files", columns_of("file_columns"), merged.files, _file_values),
        *numbered(
            "Refused",
            columns_of("refused_columns"),
            not_read(merged),
            lambda number, row: [number, row.file, row.where, row.reason, row.text, "\n".join(labels(row.suggested))],
        ),
        *numbered("Set aside", columns_of("set_aside_columns"), merged.set_aside, lambda number, part: [number, *part]),
        _about(merged),
    ]


def _of_entries(made: EntryColumns, entries: Sequence[Entry]) -> list[Sheet]:
    return [
        Sheet(
            name,
            made.columns,
            len(some),
            rows=partial(made.rows, some, first),
            suspects=partial(made.suspects, some, first),
        )
        for name, first, some in in_sheets("Chronology", entries)
    ]


def _file_values(number: int, line: FileLine) -> list[Value]:
    return [
        *(number, line.file, code_in_words(line.status), line.agency, line.agency_from),
        *(line.rows, line.entries, line.refused, line.blank, line.set_aside),
        *(line.problem, line.sha256),
    ]


def _about(merged: MergedChronology) -> Sheet:
    rows, entries, refused, blank = (
        sum(getattr(line, count) for line in merged.files) for count in ("rows", "entries", "refused", "blank")
    )
    said = [
        merged.title,
        layout()["handling"],
        *summary(merged),
        f"All files together: {rows:,} rows seen = {entries:,} entries + {refused:,} refused + {blank:,} blank.",
        *(layout()["workbook"]["about_suggestions"] if merged.rules else []),
        *layout()["workbook"]["about"],
    ]
    return Sheet(
        "About", columns_of("about_columns"), len(said), rows=lambda: ([text] for text in said), filtered=False
    )


def _long_texts(sheet: Sheet) -> Iterator[list[Value]]:
    """A row for each part of each text of a sheet that is too long for a cell."""
    for row in (sheet.suspects or sheet.rows)():
        for column, value in zip(sheet.columns, row, strict=True):
            if isinstance(value, str) and is_too_long(value):
                for place, part in enumerate(parts(value), 1):
                    yield [sheet.name, row[0] if isinstance(row[0], int) else None, column.heading, place, part]


def _with_rows(shell: io.BytesIO, formats: Sequence[str], sheets: Sequence[Sheet], out: BinaryIO) -> None:
    """Copy the workbook into `out`, with fixed dates and with each sheet's rows in it."""
    by_part = {_SHEET.format(place): sheet for place, sheet in enumerate(sheets, 1)}
    with zipfile.ZipFile(shell) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as whole:
        styles = styles_in(made.read(_SHEET.format(1)), formats)
        for name in made.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            with whole.open(member, "w", force_zip64=name in by_part) as part:
                if name in by_part:
                    part.writelines(_sheet_xml(made.read(name).decode("utf-8"), by_part[name], styles))
                else:
                    part.write(made.read(name))


def _sheet_xml(shell: str, sheet: Sheet, styles: Styles) -> Iterator[bytes]:
    """The sheet's XML with its rows in the place of the shell's samples."""
    before, _, rest = shell.replace("<sheetData/>", "<sheetData></sheetData>", 1).partition("<sheetData>")
    _, _, after = rest.partition("</sheetData>")
    last_cell = f"{column_letters(len(sheet.columns) - 1)}{sheet.count + 1}"
    before = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last_cell}"/>', before, count=1)
    writer = RowWriter(sheet.columns, styles)
    yield f"{before}<sheetData>{writer.headings(sheet.columns)}".encode()
    rows = (writer.row(number, values) for number, values in enumerate(sheet.rows(), 2))
    while lot := "".join(itertools.islice(rows, _ROWS_AT_ONCE)):
        yield lot.encode("utf-8")
    yield f"</sheetData>{after}".encode()
