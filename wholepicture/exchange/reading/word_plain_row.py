"""Rows of a Word table that hold nothing but cells, paragraphs and runs, read in one pass.

Nearly every row of a chronology is such a row. Any other mark in it (a merged cell, a field, a tracked change) sends
the row to `word_table.row_of`, which knows them all; a test holds that both give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import CellValue, GridRow
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.word_table import RowRead

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

# Marks that change how a row or a cell is read, in any part of it; most parts have few of them.
_NOT_PLAIN = (
    "gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter", "tblHeader", "tbl", "AlternateContent", "txbxContent",
    "moveFrom", "del", "fldChar", "sdt", "sym", "ruby", "rt", "numPr", "ptab", "delText", "tab", "br", "cr",
    "noBreakHyphen", "softHyphen", "object", "instrText", "annotationRef", "customXml", "Fallback",
)  # fmt: skip
_SHORTEST_SEARCHED = 4  # letters: shorter names are found in the bytes of any part


def plain_row_reader(part: bytes, root: etree._Element) -> Callable[[etree._Element], RowRead | None]:
    """A reader of plain rows for one part.

    Args:
        part: The part's bytes.
        root: Its root element, which gives the namespace of its names.

    Returns:
        A function that reads a row, or gives None when the row is not plain and must be read with care.
    """
    space = str(root.tag).rpartition("}")[0] + "}"
    cell, paragraph, text = f"{space}tc", f"{space}p", f"{space}t"
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or space == "}":  # its names cannot be searched for as bytes
        return lambda _: None
    marks = [name for name in _NOT_PLAIN if len(name) < _SHORTEST_SEARCHED or name.encode() in part]
    widest = limit("table", "columns")
    wanted = (cell, paragraph, text, *(f"{{*}}{name}" for name in marks))

    properties = frozenset({f"{space}trPr", f"{space}tblPrEx"})

    def read(row: etree._Element) -> RowRead | None:
        cells: list[list[str]] = []
        now: list[str] | None = None
        for found in row.iter(*wanted):
            name = found.tag
            if name == cell:
                now = []
                cells.append(now)
            elif now is None:
                return None
            elif name == text:
                now.append(found.text or "")
            elif name == paragraph:
                now.append("\n")
            else:
                return None
        beside = len(row) - len(cells)  # what stands in the row beside its cells: text there belongs to none of them
        if beside and any(row[place].tag not in properties for place in range(beside)):
            return None
        values: list[CellValue] = ["".join(pieces).strip(" \n") for pieces in cells]
        return RowRead(GridRow(0, values), [1] * len(values)) if 0 < len(values) <= widest else None

    return read
