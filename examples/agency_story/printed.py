"""A print-out as PDF: a ruled table over two pages, its headings on each."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.lib.units import cm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from agency_story.story import AgencyStory, Place, StoryRow

_WIDTHS = (2.3 * cm, 1.5 * cm, 2.8 * cm, 2.9 * cm, 12.2 * cm, 5 * cm)
_LOOK = [
    ("GRID", (0, 0), (-1, -1), 0.7, colors.black),
    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def write_pdf(story: AgencyStory, folder: Path) -> list[Place]:
    """Two pages; `invariant` keeps the clock out of the file, and nothing in it is compressed."""
    rows, split = story.tables[0].rows, int(story.rest["first_page_rows"])
    styles = getSampleStyleSheet()
    parts: list[Flowable] = [
        Paragraph(escape(story.rest["title"]), styles["Heading2"]),
        Paragraph(escape(story.rest["subtitle"]), styles["Normal"]),
        Spacer(1, 0.4 * cm),
        _table(story.tables[0].headings, rows[:split]),
        PageBreak(),
        _table(story.tables[0].headings, rows[split:]),
    ]
    document = SimpleDocTemplate(
        str(folder / story.file),
        pagesize=landscape(A4),
        leftMargin=1.3 * cm,
        rightMargin=1.3 * cm,
        topMargin=1.5 * cm,
        bottomMargin=1.5 * cm,
        title=story.rest["title"],
        author=story.agency,
        invariant=1,
        pageCompression=0,
    )
    document.build(parts, onFirstPage=_number_page, onLaterPages=_number_page)
    first = [Place(row, number, table=1) for number, row in enumerate(rows[:split], start=2)]
    # A table that goes on over the page is one table to its reader; the headings on the second page are a row of it.
    return first + [Place(row, number, table=1) for number, row in enumerate(rows[split:], start=split + 3)]


def _table(headings: tuple[str, ...], rows: tuple[StoryRow, ...]) -> Table:
    style = getSampleStyleSheet()["BodyText"]
    style.fontSize, style.leading = 8.5, 10.5
    top = [Paragraph(f"<b>{escape(heading)}</b>", style) for heading in headings]
    body = [[Paragraph(escape(str(cell)), style) for cell in row.cells] for row in rows]
    return Table([top, *body], colWidths=_WIDTHS, style=_LOOK, repeatRows=1)


def _number_page(canvas: Canvas, _document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(1.3 * cm, 0.8 * cm, f"Page {canvas.getPageNumber()} of 2    CONFIDENTIAL PATIENT INFORMATION")
