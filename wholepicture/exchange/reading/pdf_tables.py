"""Tables and text of a PDF, page by page, through pdfplumber. A picture of text is refused, saying so."""

from __future__ import annotations

import dataclasses
import io
import logging
import time
from typing import TYPE_CHECKING, Any

from wholepicture.exchange.reading.document import Document, FileRefused, Grid, GridRow
from wholepicture.exchange.reading.office_parts import own_author, own_title
from wholepicture.exchange.reading.settings import limit, settings
from wholepicture.exchange.reading.sheet_grid import tidied

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from pdfplumber.table import Table

_REMARK = (
    "Read from PDF: check it against the original, or ask for the Word document or workbook that it was made from."
)
_SCAN = (
    "It is a picture of text (a scan): there are no letters in it to read. Ask for the document that it was made from, "
    "or for a PDF with text."
)
_NO_TABLE = "No table with ruled lines was found in it, so it was read as plain text, line by line."
_PASSWORD = "It is protected with a password. Open it with the password, print it to a new PDF, and give that."  # noqa: S105 - a message
_DAMAGED = "It is damaged or was cut short on its way. Ask the agency to send it again."


def read_pdf(data: bytes) -> Document:
    """Read a PDF.

    Args:
        data: The file's bytes.

    Returns:
        Its tables (those that go on over pages joined), the text outside them, and remarks.

    Raises:
        FileRefused: It is a scan, has a password, is damaged, or is longer than is read.
    """
    import pdfplumber  # noqa: PLC0415 - heavy
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - heavy
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415 - heavy

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(pdf)
    except FileRefused:
        raise
    except Exception as problem:  # pdfminer raises many kinds for damaged files
        causes = (problem, *problem.args) if isinstance(problem, PdfminerException) else (problem,)
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)
        raise FileRefused(_PASSWORD if locked else _DAMAGED) from problem


@dataclasses.dataclass(slots=True)
class _Joining:
    """The tables found so far, and whether the next may go on where the last one stopped."""

    grids: list[Grid] = dataclasses.field(default_factory=list)
    before: list[str] = dataclasses.field(default_factory=list)
    edges: list[float] = dataclasses.field(default_factory=list)  # the column lines of the last table
    open: bool = False  # the last table was the last thing of its kind on its page

    def add(self, rows: list[GridRow], edges: list[float]) -> None:
        if self.open and len(edges) == len(self.edges) and _agree(edges, self.edges):
            goes_on = self.grids[-1].rows
            for row in rows:
                row.number += len(goes_on)
            goes_on.extend(rows)
        else:
            self.grids.append(Grid(rows, table=len(self.grids) + 1, before=self.before))
            self.before = []
        self.edges = edges
        self.open = False


def _agree(one: list[float], other: list[float]) -> bool:
    near = limit("pdf", "near_points")
    return all(abs(here - there) < near for here, there in zip(one, other, strict=True))


def _read(pdf: PDF) -> Document:
    pages = len(pdf.pages)
    if pages > limit("pdf", "pages"):
        raise FileRefused(f"It has {pages:,} pages; the most that is read is {limit('pdf', 'pages')}. Split it.")
    if not pages:
        raise FileRefused(_DAMAGED)
    joining = _Joining()
    paragraphs: list[str] = []
    pictures: list[int] = []
    until = time.monotonic() + limit("pdf", "seconds")
    for page in pdf.pages:
        if time.monotonic() > until:
            raise FileRefused("It takes too long to read. Split it, or ask for the document that it was made from.")
        if not page.chars and (page.images or page.rects or page.curves or pages == 1):
            pictures.append(page.page_number)
        else:
            paragraphs.extend(_page(page, joining))
        page.close()
    if not paragraphs and not joining.grids:
        raise FileRefused(_SCAN)
    title, author = _properties(pdf)
    document = Document("pdf", joining.grids, paragraphs, title, author, [_REMARK])
    if not joining.grids:
        document.remarks.append(_NO_TABLE)
    if pictures:
        named = ", ".join(str(number) for number in pictures)
        document.remarks.append(f"Page(s) {named} hold a picture without text and were not read. Ask for them as text.")
    return document


def _page(page: Page, joining: _Joining) -> list[str]:
    """Add a page's tables and give its other text."""
    if sum(len(marks) for marks in page.objects.values()) > limit("pdf", "marks_on_a_page"):
        raise FileRefused(
            f"Its page {page.page_number} holds more marks than can be searched for tables. Ask for the document that "
            "it was made from."
        )
    tables = [table for table in page.find_tables() if len(table.rows[0].cells) > 1]
    tables.sort(key=lambda table: (table.bbox[1], table.bbox[0]))
    paragraphs: list[str] = []
    top = 0.0
    for table in tables:
        found = _text_between(page, tables, top, table.bbox[1])
        paragraphs.extend(found)
        if not joining.open:
            joining.before.extend(found)
        joining.add(_rows(table), _edges(table))
        top = table.bbox[3]
        joining.open = table is tables[-1]
    found = _text_between(page, tables, top, float(page.height))
    if not tables:
        joining.open = False
    if not joining.open or not tables:
        joining.before.extend(found)
    return [*paragraphs, *found]


def _text_between(page: Page, tables: list[Table], top: float, bottom: float) -> list[str]:
    boxes = [table.bbox for table in tables]

    def outside(mark: dict[str, Any]) -> bool:
        across, down = (mark["x0"] + mark["x1"]) / 2, (mark["top"] + mark["bottom"]) / 2
        return top <= down < bottom and not any(x0 <= across <= x1 and y0 <= down <= y1 for x0, y0, x1, y1 in boxes)

    text = page.filter(lambda mark: mark["object_type"] != "char" or outside(mark)).extract_text() or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _edges(table: Table) -> list[float]:
    sides = sorted({side for cell in table.cells for side in (cell[0], cell[2])})
    kept: list[float] = []
    near = limit("pdf", "near_points")
    for side in sides:
        if not kept or side - kept[-1] > near:
            kept.append(float(side))
    return kept


def _rows(table: Table) -> list[GridRow]:
    rows = []
    texts = table.extract()
    reach: dict[int, float] = {}  # for each column, how far down its last cell goes
    for number, (row, values) in enumerate(zip(table.rows, texts, strict=True), start=1):
        middle = (row.bbox[1] + row.bbox[3]) / 2
        continued = frozenset(
            column for column, cell in enumerate(row.cells) if cell is None and reach.get(column, 0.0) > middle
        )
        for column, cell in enumerate(row.cells):
            if cell is not None:
                reach[column] = cell[3]
        cells = tidied([(value or "").strip() for value in values])
        full = sum(cell is not None for cell in row.cells) == 1 and row.cells[0] is not None and not continued
        rows.append(GridRow(number, cells, continued, across=full and len(cells) > 1))
    return rows


def _properties(pdf: PDF) -> tuple[str | None, str | None]:
    told = {key: value for key, value in (pdf.metadata or {}).items() if isinstance(value, str)}
    title = told.get("Title") or ""
    for prefix in settings("word")["properties"]["print_prefixes"]:
        title = title.removeprefix(prefix)
    return own_title(title), own_author(told.get("Author"))
