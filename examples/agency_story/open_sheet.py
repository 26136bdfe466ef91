"""An OpenDocument sheet, written by hand: no library for it is needed, and its bytes never change."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from agency_story.story import AgencyStory, Cell, Place, StoryRow
from agency_story.unchanging import write_zip

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{_NAMES}:office:1.0" xmlns:table="{_NAMES}:table:1.0" \
xmlns:text="{_NAMES}:text:1.0" xmlns:style="{_NAMES}:style:1.0" xmlns:number="{_NAMES}:datastyle:1.0" \
xmlns:fo="{_NAMES}:xsl-fo-compatible:1.0" office:version="1.2">
<office:automatic-styles>
<number:date-style style:name="UK"><number:day number:style="long"/><number:text>/</number:text>\
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="UK"/>
<style:style style:name="narrow" style:family="table-column">\
<style:table-column-properties style:column-width="3.5cm"/></style:style>
<style:style style:name="wide" style:family="table-column">\
<style:table-column-properties style:column-width="13cm"/></style:style>
<style:style style:name="wrapped" style:family="table-cell">\
<style:table-cell-properties fo:wrap-option="wrap"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>\n"
_ROWS_OF_A_SHEET = 1_048_576


def write_ods(story: AgencyStory, folder: Path) -> list[Place]:
    """A sheet with title cells merged across, and the long tail of empty rows that spreadsheet programs save."""
    table, width = story.tables[0], len(story.tables[0].headings)
    lines = [_title(text, width) for text in story.rest["title_rows"]]
    lines.append(_row("".join(_cell(heading) for heading in table.headings)))
    first = len(lines) + 1
    lines += [_story_row(row, width) for row in table.rows]
    rest = _ROWS_OF_A_SHEET - len(lines)
    lines.append(f'<table:table-row table:number-rows-repeated="{rest}"><table:table-cell/></table:table-row>')
    columns = '<table:table-column table:style-name="narrow" table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:style-name="wide" table:number-columns-repeated="2"/>'
    sheet = str(story.rest["sheet"])
    content = _HEAD + f"<table:table table:name={quoteattr(sheet)}>" + columns + "\n".join(lines) + _TAIL
    members = {"mimetype": _TYPE, "content.xml": content, "META-INF/manifest.xml": _MANIFEST}
    write_zip(folder / story.file, {name: text.encode() for name, text in members.items()})
    return [Place(row, number, sheet=sheet) for number, row in enumerate(table.rows, start=first)]


def _title(text: str, width: int) -> str:
    covered = f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/>'
    return _row(_cell(text, f' table:number-columns-spanned="{width}" table:number-rows-spanned="1"') + covered)


def _story_row(row: StoryRow, width: int) -> str:
    if not row.records_something:
        return _row(f'<table:table-cell table:number-columns-repeated="{width}"/>')
    return _row("".join(_cell(value) for value in row.cells))


def _row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(value: Cell, merged: str = "") -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, datetime.date):
        day = value.isoformat()
        return (
            f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{day}">'
            f"<text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    return (
        f'<table:table-cell table:style-name="wrapped" office:value-type="string"{merged}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
