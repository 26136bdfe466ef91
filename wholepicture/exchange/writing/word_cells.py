"""Tables of a Word document as XML text, a row at a time, so that tens of thousands of rows cost little.

The order of the elements inside each properties element is that of the schema (ECMA-376 part 1, 17.4), because Word
calls a document damaged when it is another.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from wholepicture.exchange.writing.layout import layout

SMALL = "CellSmall"
HEADING = "CellHeading"
SUGGESTION = "CellSuggestion"  # reading/word.toml names it too: what we wrote is not read as an agency's words

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEW_LINE = re.compile("\r\n|[\n\r\u2028\u2029]")
_MM = 56.6929  # twentieths of a point in a millimetre


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in twentieths of a point, and how its text is set."""

    key: str
    heading: str
    width: int
    small: bool = False
    number: bool = False


def columns_of(settings: Sequence[dict[str, object]], *, without: Sequence[str] = ()) -> list[Column]:
    """The columns of a table from `layout.toml`.

    Args:
        settings: One table a column.
        without: Keys of the columns to leave out; their width goes to the column that grows.
    """
    kept = [one for one in settings if one.get("key") not in without]
    whole = _twips(layout()["word"]["page_mm"][0] - 2 * layout()["word"]["margin_mm"])
    widths = [_twips(one["mm"]) for one in kept]
    grows = next(place for place, one in enumerate(kept) if one.get("grows"))
    widths[grows] += whole - sum(widths)
    return [
        Column(
            key=str(one.get("key", "")),
            heading=str(one["heading"]),
            width=width,
            small=bool(one.get("small")),
            number=bool(one.get("number")),
        )
        for one, width in zip(kept, widths, strict=True)
    ]


def _twips(mm: object) -> int:
    return round(float(str(mm)) * _MM)


def clean(text: str) -> str:
    """The text as XML can hold it: a character that XML forbids is shown as the replacement character."""
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


def lines(text: str) -> list[str]:
    """The lines of a text that hold something; a paragraph is made of each."""
    if text.isprintable():  # no line end among them: nearly all cells, and ten times as fast
        return [text] if text.strip() else []
    return [line for line in _NEW_LINE.split(text) if line.strip()]


def run(text: str, properties: str = "") -> str:
    """A run of text, escaped, with its tabs.

    Args:
        text: One line.
        properties: What stands inside its w:rPr.
    """
    body = escape(clean(text)).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{body}</w:t></w:r>'


def paragraph(text: str, style: str = "", *, right: bool = False, label: str = "", colour: str = "") -> str:
    """One paragraph of one line; right-to-left when its first letter is.

    Args:
        text: One line.
        style: The id of its style; the cell's own when empty.
        right: Set against the right edge (numbers).
        label: Stands before it in bold.
        colour: "RRGGBB" of the text.
    """
    leftward = not text.isascii() and _reads_leftward(text)
    inside = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:bidi/>" if leftward else "")
        + ('<w:jc w:val="right"/>' if right else "")
    )
    look = (f'<w:color w:val="{colour}"/>' if colour else "") + ("<w:rtl/>" if leftward else "")
    before = run(label + " ", "<w:b/><w:bCs/>") if label else ""
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{before}{run(text, look)}</w:p>"


def paragraphs(text: str, style: str = "", *, label: str = "", colour: str = "") -> str:
    """A paragraph for each line of a text; the label stands before the first."""
    made = []
    for line in lines(text):
        made.append(paragraph(line, style, label=label, colour=colour))
        label = ""
    return "".join(made)


def run_in(notes: Sequence[tuple[str, str]], style: str = "") -> str:
    """Notes, each with its heading in bold: short ones follow each other in one paragraph, any other has its own.

    Args:
        notes: Heading and text of each.
        style: As in `paragraph`.
    """
    made: list[str] = []
    short: list[tuple[str, str]] = []
    for heading, text in notes:
        if _is_short(text) and _is_short(heading) and not _is_sentence(text):
            short.append((heading, text))
            continue
        made += [_in_one_paragraph(short, style), paragraphs(text, style, label=f"{heading}:")]
        short = []
    return "".join([*made, _in_one_paragraph(short, style)])


def _is_short(text: str) -> bool:
    most: int = layout()["word"]["letters_run_in"]
    return len(text) <= most and text.isprintable() and bool(text.strip()) and not _reads_leftward(text)


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(tuple(layout()["word"]["ends_of_a_sentence"]))


def _in_one_paragraph(notes: Sequence[tuple[str, str]], style: str) -> str:
    if not notes:
        return ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    ends = ["; "] * (len(notes) - 1) + [""]
    runs = "".join(
        run(f"{heading}: ", "<w:b/><w:bCs/>") + run(text + end)
        for (heading, text), end in zip(notes, ends, strict=True)
    )
    return f"<w:p>{properties}{runs}</w:p>"


def _reads_leftward(text: str) -> bool:
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def cell(column: Column, content: str, properties: str = "") -> str:
    """One cell.

    Args:
        column: Its column.
        content: Its paragraphs; a cell must hold one, so an empty one is made when there is none.
        properties: What stands in its w:tcPr after the width.
    """
    return f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/>{properties}</w:tcPr>{content or "<w:p/>"}</w:tc>'


def row(cells: str, *, may_split: bool) -> str:
    """One row; unless it may split, it is kept on one page."""
    return f"<w:tr>{'' if may_split else '<w:trPr><w:cantSplit/></w:trPr>'}{cells}</w:tr>"


def table_opens(columns: Sequence[Column], title: str, description: str) -> str:
    """The start of a table: its properties, its grid, and its heading row, which repeats on each page.

    Args:
        columns: Its columns.
        title: The short title that a screen reader says.
        description: What stands in it, for a screen reader.
    """
    settings = layout()["word"]
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{settings["heading_shade"]}"/>'
    headings = "".join(
        cell(column, paragraph(column.heading, HEADING, right=column.number), shade) for column in columns
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ChronologyTable"/>'
        f'<w:tblW w:w="{sum(column.width for column in columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="0"/><w:tblCaption w:val={quoteattr(clean(title))}/>'
        f"<w:tblDescription w:val={quoteattr(clean(description))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>"
    )


TABLE_CLOSES = "</w:tbl>"


def is_long(text: str, column: Column) -> bool:
    """Whether a text may come near to filling a page in a column, reckoned on the safe side."""
    a_line = max(1, int(column.width / _MM * layout()["word"]["letters_per_mm"]))
    most: int = layout()["word"]["most_lines_unsplit"]
    return len(text) // a_line + len(_NEW_LINE.findall(text)) >= most


def table_of_texts(
    columns: Sequence[Column], rows: Iterator[Sequence[str]], *, title: str, description: str
) -> Iterator[str]:
    """A whole table of plain texts.

    Args:
        columns: Its columns.
        rows: One text a column for each row.
        title: As in `table_opens`.
        description: As in `table_opens`.
    """
    yield table_opens(columns, title, description)
    for texts in rows:
        pairs = list(zip(columns, texts, strict=True))
        cells = "".join(
            cell(column, paragraph(text, right=True) if column.number else paragraphs(text)) for column, text in pairs
        )
        yield row(cells, may_split=any(is_long(text, column) for column, text in pairs))
    yield TABLE_CLOSES
