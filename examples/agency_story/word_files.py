"""Word documents: a typed chronology, the review's own template as .docm, and a letter."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from agency_story.story import SAME_DATE, AgencyStory, Place, StoryRow, StoryTable
from agency_story.unchanging import WRITTEN_AT, members_of, write_zip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WITH_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_SMALL = Pt(8)
_LIST_SIGN = "* "
_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail")
_TABLE_STYLES = {"Normal Table", "Table Grid"}


def write_chronology(story: AgencyStory, folder: Path) -> list[Place]:
    """A document with a title, a preamble, perhaps a table of details, and the chronology."""
    document = _new_document(story.rest["title"], story.agency, landscape=True)
    document.add_heading(story.rest["title"], level=1)
    for text in (story.rest.get("subtitle"), *story.rest["preamble"]):
        if text:
            document.add_paragraph(text)
    details = story.rest.get("details", [])
    if details:
        _add_details(document, details)
        document.add_paragraph()
    table = _add_rows(document, story.tables[0])
    _set_widths(table, story.rest["widths_cm"])
    _repeat_on_each_page(table.rows[0])
    document.sections[0].footer.paragraphs[0].text = story.rest.get("footer", "")
    _save(document, folder / story.file)
    number = 2 if details else 1
    return [Place(row, at, table=number) for at, row in enumerate(story.tables[0].rows, start=2)]


def write_letter(letter: dict[str, Any], folder: Path) -> None:
    """A letter with no table at all."""
    document = _new_document("", letter["agency"], landscape=False)
    heading = document.add_paragraph()
    heading.add_run(letter["agency"]).bold = True
    document.add_paragraph(letter["date"])
    document.add_paragraph(letter["reference"])
    document.add_paragraph("\n".join(letter["addressee"]))
    document.add_paragraph().add_run(f"Re: {letter['subject']}").bold = True
    for text in letter["paragraphs"]:
        document.add_paragraph(text)
    document.add_paragraph("Yours sincerely")
    document.add_paragraph("\n".join(letter["signed"]))
    _save(document, folder / letter["file"])


def _new_document(title: str, author: str, *, landscape: bool) -> Document:
    document = docx.Document()
    _leave_out_what_nobody_uses(document)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, author, author, ""
    about.created = about.modified = WRITTEN_AT
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    if landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    return document


def _leave_out_what_nobody_uses(document: Document) -> None:
    """Drop the template's table styles, second style sheet and thumbnail: 800 KB, as the files are not compressed."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, link in relations.items() if link.reltype.endswith(_UNUSED_PARTS)]:
            del relations[key]
    styles = document.styles
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES]:
        style.delete()


def _add_details(document: Document, details: list[list[str]]) -> None:
    table = document.add_table(rows=len(details), cols=2, style="Table Grid")
    for row, (name, value) in zip(table.rows, details, strict=True):
        _fill(row.cells[0], name, bold=True)
        _fill(row.cells[1], value)


def _add_rows(document: Document, story: StoryTable) -> Table:
    table: Table = document.add_table(rows=len(story.rows) + 1, cols=len(story.headings), style="Table Grid")
    _fill_row(table.rows[0], story.headings, bold=True)
    above: _Cell | None = None
    for row, line in zip(table.rows[1:], story.rows, strict=True):
        cells = row.cells
        if line.mark == "=banner":
            _fill(cells[0].merge(cells[-1]), str(line.cells[0]), bold=True)
        elif line.mark == "=heading":
            _fill_row(row, story.headings, bold=True)
        elif line.records_something:
            _fill_row(row, _without_sign(line))
        above = _merge_date(above, cells[0], line)
    return table


def _without_sign(line: StoryRow) -> list[str]:
    return ["" if cell == SAME_DATE else str(cell) for cell in line.cells]


def _merge_date(above: _Cell | None, cell: _Cell, line: StoryRow) -> _Cell:
    if above is not None and line.cells and line.cells[0] == SAME_DATE:
        merged: _Cell = above.merge(cell)
        return merged
    return cell


def _fill_row(row: _Row, texts: tuple[str, ...] | list[str], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _fill(cell, text, bold=bold)


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if line.startswith(_LIST_SIGN):
            paragraph.style = "List Bullet"
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(line.removeprefix(_LIST_SIGN))
        run.bold, run.font.size = bold, _SMALL


def _set_widths(table: Table, widths: list[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        if len(row._tr.tc_lst) == len(widths):  # noqa: SLF001 - a row merged across keeps its width
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)


def _repeat_on_each_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader", {qn("w:val"): "true"}))  # noqa: SLF001 - no public way


def _save(document: Document, path: Path) -> None:
    held = io.BytesIO()
    document.save(held)
    members = members_of(held.getvalue())
    if path.suffix == ".docm":  # the type that Word gives to a document made from a template with macros; it holds none
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(_PLAIN, _WITH_MACROS)
    write_zip(path, members)
