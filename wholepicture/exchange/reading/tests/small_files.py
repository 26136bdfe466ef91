"""Small good files of every format, made here, for the tests to read and to damage. All people are invented."""

from __future__ import annotations

import datetime
import io
import json
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
ROWS = (
    ("Date", "Who", "What happened"),
    ("03/03/2016", "Health visitor", "Home visit. Home cold, no food seen."),
    ("10/03/2016", "GP", "Not brought to appointment."),
    ("?14/04/2016", "School", "Came in hungry; mentioned “Dan”."),
)


def zipped(parts: dict[str, str | bytes], *, deflated: bool = True) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, compress_type=target.compression)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def with_parts(data: bytes, **changed: str | bytes) -> bytes:
    """The same archive with parts changed; "__" in a name stands for "/", a single "_" for "."."""
    named = {name.replace("__", "/").replace("_", "."): content for name, content in changed.items()}
    return zipped({**parts_of(data), **named})


def pointers(*told: tuple[str, str, str]) -> str:
    return f'<Relationships xmlns="{_RELATIONSHIPS}">' + "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for id_, kind, target in told
    ) + "</Relationships>"  # fmt: skip


def word(body: str, *, namespace: str = WORD, extra: dict[str, str] | None = None, links: str = "") -> bytes:
    """A Word document from the XML of its body."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.open'
        'xmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": pointers(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>',
    }
    if links:
        parts["word/_rels/document.xml.rels"] = links
    return zipped({**parts, **(extra or {})})


def para(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else para(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(one if one.startswith(("<w:tc", "<w:sdt")) else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def workbook(sheet: str, *, extra: dict[str, str | bytes] | None = None, calculation: str = "") -> bytes:
    """A workbook with one sheet "Log" from the XML inside its sheetData; after "|||" what follows the sheetData."""
    inside, _, after = sheet.partition("|||")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.open'
        'xmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": pointers(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="Log" sheetId="1" '
        f'r:id="rId1"/></sheets>{calculation}</workbook>',
        "xl/_rels/workbook.xml.rels": pointers(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheetData>{inside}</sheetData>'
        f"{after}</worksheet>",
    }
    return zipped({**parts, **(extra or {})})


def excel(*, epoch_1904: bool = False) -> bytes:
    """A workbook with dates, times, a merged title, a comment, a hidden sheet and a chart sheet."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": epoch_1904}) as book:
        book.set_properties({"title": "School log", "author": "Example Primary School"})
        log = book.add_worksheet("Log")
        day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        log.merge_range(0, 0, 0, 3, "Chronology of Child A")
        for place, heading in enumerate(("Date", "Time", "Number", "What happened")):
            log.write(2, place, heading)
        for place, (_, who, words) in enumerate(ROWS[1:], start=3):
            log.write_datetime(place, 0, datetime.datetime(2016, 3, place), day)  # noqa: DTZ001 - sheets have no zones
            log.write_datetime(place, 1, datetime.time(9, 30), clock)
            log.write(place, 2, place)
            log.write(place, 3, f"{who}: {words}")
        log.write_comment(3, 3, "Check with the health visitor")
        book.add_worksheet("Old").hide()
        book.worksheets()[1].write(0, 0, "draft")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Log!$C$4:$C$6"})
        book.add_chartsheet("Chart").set_chart(chart)
    return file.getvalue()


def old_excel(*, epoch_1904: bool = False) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = epoch_1904
    log = book.add_sheet("Log")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for place, (_, who, words) in enumerate(ROWS[1:], start=2):
        log.write(place, 0, datetime.datetime(2016, 3, place), day)  # noqa: DTZ001 - sheets have no zones
        log.write(place, 1, place)
        log.write(place, 2, f"{who}: {words}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opendocument(content: str, *, extra: dict[str, str | bytes] | None = None, styles: str = "") -> bytes:
    """An OpenDocument spreadsheet from the XML of its tables."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{short}="{office}:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("dc", "dc"),
        )
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<?xml version="1.0"?><office:document-content {names} xmlns:calcext="urn:calcext">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{content}"
        "</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped({**parts, **(extra or {})})


def ods() -> bytes:
    made = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{''.join(map(made.format, line))}</table:table-row>" for line in ROWS)
    return opendocument(f'<table:table table:name="Log">{rows}</table:table>')


def docx() -> bytes:
    return word(para("Chronology of the health visitor") + table(*(row(*line) for line in ROWS)) + para("End"))


def csv_text(separator: str = ",") -> str:
    return "".join(separator.join(f'"{field}"' for field in line) + "\r\n" for line in ROWS)


def chronology_json() -> bytes:
    entries = [{"id": str(place), "words": line[2]} for place, line in enumerate(ROWS[1:])]
    return json.dumps({"entries": entries, "refused": [], "files": []}).encode()


def pdf(*, lines: bool = True, pages: int = 1, password: str = "") -> bytes:
    """A PDF with a table that goes on over its pages."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    file = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    about = {"title": "Police log", "author": "Example Police", "encrypt": password or None}
    told = SimpleDocTemplate(file, pagesize=A4, **about)
    rows = [list(ROWS[0]), *[list(ROWS[1 + place % 3]) for place in range(40 * pages - 10)]]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if lines else []
    told.build(
        [
            Paragraph("Chronology of the police", style),
            Table(rows, repeatRows=1, colWidths=[90, 90, 250], style=TableStyle(grid)),
            Paragraph("Nothing else is held.", style),
        ]
    )
    return file.getvalue()


def scan() -> bytes:
    """A PDF that holds only a picture."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = b"P6 8 8 255\n" + bytes(range(192))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
