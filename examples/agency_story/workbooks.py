"""Workbooks: Excel's new format and its old one."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]

from agency_story.story import AgencyStory, Cell, Place, StoryRow, StoryTable
from agency_story.unchanging import WRITTEN_AT, members_of, write_zip

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_COLUMN_WIDTHS = {
    "No.": 5,
    "Time": 8,
    "Child seen?": 12,
    "Title": 14,
    "Decision": 30,
    "Outcome / decision": 30,
    "Summary": 50,
    "Details of event": 60,
    "Consultation text": 70,
}
_LINE_POINTS = 15
_EMPTY_RESULT = re.compile(rb"<c ([^>]*)>(<f>[^<]*</f>)<v></v>")
_EVENT_DATE, _TIME, _RECORDED = 1, 2, 9  # columns of the case notes


def write_xlsx(story: AgencyStory, folder: Path) -> list[Place]:
    """A workbook with title rows above the headings, real and text dates, a formula column and a hidden sheet."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": story.rest["title_rows"][0], "company": "Northmere Council", "created": WRITTEN_AT})
    places: list[Place] = []
    for table in story.tables:
        places += _write_sheet(book, table, story.rest["title_rows"])
    lists = book.add_worksheet("Lists")
    for number, word in enumerate(["Contact", "Referral", "Home visit", "Statutory visit", "Telephone call"]):
        lists.write_row(number, 0, [word, number + 1])
    lists.hide()
    book.close()
    write_zip(folder / story.file, {name: _as_saved(part) for name, part in members_of(held.getvalue()).items()})
    return places


def _as_saved(part: bytes) -> bytes:
    """Say of a formula whose result is an empty text that it is one, as Excel does; the library leaves that out."""
    return _EMPTY_RESULT.sub(rb'<c \1 t="str">\2<v></v>', part)


def write_xls(story: AgencyStory, folder: Path) -> list[Place]:
    """An old workbook that counts its days from 1904, as workbooks that began on a Mac do."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    bold, wrapped = xlwt.easyxf("font: bold on"), xlwt.easyxf("align: wrap on, vert top")
    dated = xlwt.easyxf("align: vert top", num_format_str="DD/MM/YYYY")
    places: list[Place] = []
    for table in story.tables:
        sheet = book.add_sheet(table.name)
        for number, title in enumerate(story.rest["title_rows"]):
            sheet.write_merge(number, number, 0, len(table.headings) - 1, title, bold)
        first = len(story.rest["title_rows"]) + 1
        for column, heading in enumerate(table.headings):
            sheet.write(first, column, heading, bold)
            sheet.col(column).width = 256 * _COLUMN_WIDTHS.get(heading, _COLUMN_WIDTHS["Title"])
        for number, row in enumerate(table.rows, start=first + 1):
            for column, value in enumerate(row.cells):
                sheet.write(number, column, value, dated if isinstance(value, datetime.date) else wrapped)
            places.append(Place(row, number + 1, sheet=table.name))
    book.save(str(folder / story.file))
    return places


def _write_sheet(book: xlsxwriter.Workbook, table: StoryTable, titles: list[str]) -> list[Place]:
    sheet = book.add_worksheet(table.name)
    bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#D9E2F3", "border": 1})
    formats = {
        "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "date": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left", "border": 1}),
        "time": book.add_format({"num_format": "hh:mm", "valign": "top", "align": "left", "border": 1}),
    }
    for number, title in enumerate(titles):
        sheet.write(number, 0, title)
    first = len(titles) + 1
    sheet.write_row(first, 0, table.headings, bold)
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, _COLUMN_WIDTHS.get(heading, _COLUMN_WIDTHS["Title"]))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(first + 1, 0)
    places = []
    for number, row in enumerate(table.rows, start=first + 1):
        sheet.set_row(number, _height(row, table.headings))
        _write_row(sheet, number, row, formats)
        places.append(Place(row, number + 1, sheet=table.name))
    return places


def _height(row: StoryRow, headings: tuple[str, ...]) -> float:
    widths = [_COLUMN_WIDTHS.get(heading, _COLUMN_WIDTHS["Title"]) for heading in headings]
    lines = (len(str(cell)) // width + 1 for cell, width in zip(row.cells, widths, strict=False))
    return _LINE_POINTS * max(lines, default=1)


def _write_row(sheet: Worksheet, number: int, row: StoryRow, formats: dict[str, Format]) -> None:
    for column, value in enumerate(row.cells):
        if value == "#N/A":
            formula = f"=VLOOKUP(A{number + 1},Lists!$B$1:$C$5,2,FALSE)"
            sheet.write_formula(number, column, formula, formats["date"], "#N/A")
        else:
            _write_value(sheet, (number, column), value, formats)
    if len(row.cells) > _RECORDED:
        _write_delay(sheet, number, row, formats["text"])


def _write_value(sheet: Worksheet, at: tuple[int, int], value: Cell, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(*at, datetime.datetime.combine(value, datetime.time.min), formats["date"])
    elif isinstance(value, int):
        sheet.write_number(*at, value, formats["text"])
    elif at[1] == _TIME and value[:1].isdigit() and ":" in value:
        sheet.write_datetime(*at, datetime.time.fromisoformat(value), formats["time"])
    else:
        sheet.write(*at, value, formats["text"])


def _write_delay(sheet: Worksheet, number: int, row: StoryRow, text: Format) -> None:
    happened, recorded = row.cells[_EVENT_DATE], row.cells[_RECORDED]
    days: int | str = ""
    if isinstance(happened, datetime.date) and isinstance(recorded, datetime.date):
        days = (recorded - happened).days
    line = number + 1
    formula = f'=IF(AND(ISNUMBER(B{line}),ISNUMBER(J{line})),J{line}-B{line},"")'
    sheet.write_formula(number, _RECORDED + 1, formula, text, days)
