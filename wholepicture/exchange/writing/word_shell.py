"""The Word document without its tables: page, styles, header, footer, properties and the words around the tables."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.word_cells import HEADING, SMALL, SUGGESTION, clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

# Parts of python-docx's template that would not be true of ours: a picture of its empty page, and a second copy of its
# styles for Word 2010, which Word may call damaged when it differs from the first.
_UNTRUE = ("/metadata/thumbnail", "/stylesWithEffects")
_LANGUAGE = "en-GB"


def new_document(title: str) -> Document:
    """An empty A4 document, landscape, with our styles, the title and the handling line on each page, and page numbers.

    Args:
        title: The document's title.
    """
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_header_and_footer(document, clean(title))
    _set_properties(document, clean(title))
    _set_settings(document)
    return document


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Put a field (a number that Word works out) at the end of a paragraph.

    Args:
        paragraph: The paragraph.
        instruction: Word's name of it ("PAGE").
        shown: What is shown until Word has worked it out.
    """
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields of its own


def _set_page(document: Document) -> None:
    settings = layout()["word"]
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in settings["page_mm"])
    margin = Mm(settings["margin_mm"])
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = Mm(settings["top_mm"])
    section.header_distance = section.footer_distance = Mm(settings["header_mm"])


def _set_styles(document: Document) -> None:
    settings = layout()["word"]
    styles = document.styles
    styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang")).set(qn("w:val"), _LANGUAGE)
    normal: ParagraphStyle = styles["Normal"]  # a cell's own text: so it need not be named fifty thousand times
    _set_style(normal, settings["text_points"], after=2)
    small = styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    _set_style(small, settings["small_points"], after=1)
    suggestion = styles.add_style(SUGGESTION, WD_STYLE_TYPE.PARAGRAPH)
    suggestion.base_style = small
    _set_style(suggestion, settings["small_points"], before=2, after=0, colour=settings["suggestion_text"])
    heading = styles.add_style(HEADING, WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = normal
    _set_style(heading, settings["text_points"], after=2, bold=True, colour=settings["heading_text"])
    heading.paragraph_format.keep_with_next = True
    dark = settings["heading_shade"]
    _set_style(styles["Title"], 20, after=6, bold=True, colour=dark)
    _drop(styles["Title"], "w:pPr/w:pBdr")
    _set_style(styles["Heading 1"], 14, before=12, after=4, bold=True, colour=dark)
    _set_style(styles["Caption"], settings["text_points"], before=4, after=4, bold=True, colour=dark)
    styles["Caption"].paragraph_format.keep_with_next = True
    _set_style(styles["Body Text"], 10.5, after=6)
    for name in ("Header", "Footer"):
        _set_style(styles[name], settings["small_points"], after=0)
    styles.element.append(_table_style())


def _set_style(
    style: ParagraphStyle, points: float, *, before: float = 0, after: float, bold: bool = False, colour: str = ""
) -> None:
    font = layout()["word"]["font"]
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):  # the template names its theme's fonts, which would win over ours
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    _drop(style, "w:rPr/w:spacing", "w:rPr/w:kern", "w:rPr/w:szCs", "w:rPr/w:color", "w:rPr/w:bCs")
    style.font.size = Pt(points)
    style.font.bold = bold
    properties.find(qn("w:sz")).addnext(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{round(points * 2)}"/>'))
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.0


def _drop(style: ParagraphStyle, *paths: str) -> None:
    for path in paths:
        for element in style.element.xpath(path):
            element.getparent().remove(element)


def _table_style() -> object:
    """A table style of ours: thin lines, and cells with a little air."""
    settings = layout()["word"]
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{settings["line_colour"]}"'
    edges = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    air = round(settings["cell_margin_mm"] * 56.7)
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ChronologyTable">'
        '<w:name w:val="Chronology Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>'
        f'<w:top w:w="40" w:type="dxa"/><w:left w:w="{air}" w:type="dxa"/>'
        f'<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{air}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _set_header_and_footer(document: Document, title: str) -> None:
    section = document.sections[0]
    width = Mm(layout()["word"]["page_mm"][0] - 2 * layout()["word"]["margin_mm"])
    for part, style in ((section.header, "Header"), (section.footer, "Footer")):
        tabs = document.styles[style].paragraph_format.tab_stops
        tabs.clear_all()
        tabs.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        part.is_linked_to_previous = False
    section.header.paragraphs[0].text = f"{' '.join(title.split())}\t{layout()['handling']}"
    footer = section.footer.paragraphs[0]
    footer.add_run("\tPage ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")


def _set_properties(document: Document, title: str) -> None:
    author = layout()["title_author"]
    fixed = datetime.datetime.combine(layout()["fixed_date"], datetime.time())
    properties = document.core_properties
    properties.title = title[:255]  # python-docx allows no more
    properties.author = properties.last_modified_by = author
    properties.comments = layout()["handling"]
    properties.language = _LANGUAGE
    properties.created = properties.modified = fixed
    for relationships in (document.part.package.rels, document.part.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype.endswith(_UNTRUE):
                del relationships[key]


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), _LANGUAGE)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")  # Word 2013 and later; a lower one opens in "Compatibility Mode"
