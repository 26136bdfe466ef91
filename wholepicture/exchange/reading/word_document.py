"""A Word document (.docx, .docm): its tables as grids and its other text as paragraphs.

The parts of the file are walked directly: python-docx takes minutes for tables that are read here in a second. Macros
are never opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import Document, FileRefused, Grid
from wholepicture.exchange.reading.office_parts import Pointer, main_part, pointers_of, properties_of, required
from wholepicture.exchange.reading.safe_xml import tree_of, walk
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.word_plain_row import plain_row_reader
from wholepicture.exchange.reading.word_suggestions import REMARK, may_hold_suggestions, take_out_suggestions
from wholepicture.exchange.reading.word_table import RowRead, grid_of, refuse_stray_text, row_of, rows_of
from wholepicture.exchange.reading.word_text import text_of, text_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from wholepicture.exchange.reading.archive import Archive

_MARKS = (b":ins ", b":del ", b":moveFrom ", b"<ins ", b"<del ")  # quick to look for; they always say who and when
_HIDDEN = re.compile(rb"<(?:\w+:)?vanish(?:\s*/?>|\s+(?:\w+:)?val=[\"'](?:1|true|on)[\"'])")
_NO_TEXT = frozenset({"sectPr", "sdtPr", "sdtEndPr", "moveFrom", "del", "Fallback"})
_NOTES = {"comments": "Comment", "footnotes": "Footnote", "endnotes": "Endnote"}


def read_word_document(archive: Archive) -> Document:
    """Read a Word document.

    Args:
        archive: The opened file.

    Returns:
        Its tables, paragraphs, properties, and remarks on how it was read.

    Raises:
        FileRefused: It is damaged, or holds another file whose text cannot be reached.
    """
    archive.verify()
    name = main_part(archive, "word/document.xml")
    data = archive.part(name)
    if b":altChunk" in data or b"<altChunk" in data:
        raise FileRefused(
            "Part of its text is another file put inside it, which only Word can show. Open it in Word, save it again "
            "as .docx and send that."
        )
    archive.forget(name)
    body = _Body()
    body.take(data, name)
    notes, edges = _other_text(archive, name)
    title, author = properties_of(archive)
    return Document(
        kind="docx",
        grids=body.grids,
        paragraphs=[*body.paragraphs, *notes, *edges],
        title=title,
        author=author,
        remarks=[
            *([REMARK.format(count=f"{body.suggestions:,}")] if body.suggestions else []),
            *_remarks(archive, data, notes),
        ],
    )


class _Body:
    """The text of the document, its tables let go row by row."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.paragraphs: list[str] = []
        self._since_table: list[str] = []
        self._rows: dict[etree._Element, list[RowRead]] = {}
        self._count = 0
        self._ours = False
        self.suggestions = 0

    def take(self, data: bytes, name: str) -> None:
        self._text_of = text_reader(data)
        self._ours = may_hold_suggestions(data)
        depth = skipped = 0
        root = None
        for event, element in walk(data, name, start=("document", "tbl", "Fallback"), end=("tbl", "tr", "Fallback")):
            if root is None:
                root = element
                self._plain_row = plain_row_reader(data, root)
            local = str(element.tag).rpartition("}")[2]
            change = 1 if event == "start" else -1
            if local == "tbl":
                depth += change
                if event == "start" and depth == 1 and not skipped:
                    self._rows[element] = []
            elif local == "Fallback":
                skipped += change
            elif local == "tr" and event == "end" and depth == 1 and not skipped:
                self._row(element)
        if root is None or not str(root.tag).endswith("}document"):
            raise FileRefused("It has no text that can be read. Open it in Word, save it again as .docx and send that.")
        self._blocks(root)

    def _row(self, element: etree._Element) -> None:
        if self._ours:
            self.suggestions += take_out_suggestions(element)
        table = next(element.iterancestors("{*}tbl"))
        rows = self._rows.setdefault(table, [])
        row = self._plain_row(element) or row_of(element, self._text_of)
        if row is None:
            return
        rows.append(row)
        self._count += 1
        if self._count > limit("table", "rows"):
            raise FileRefused(
                f"Its tables have more than {limit('table', 'rows'):,} rows. Split it and send the parts."
            )
        if not row.inner:
            element.clear()

    def _blocks(self, container: etree._Element) -> None:
        for child in container:
            local = str(child.tag).rpartition("}")[2]
            if local == "tbl":
                self._table(child)
            elif local == "p":
                self._paragraph(child)
            elif local in _NO_TEXT or _is_prompt(child):
                continue
            elif next(child.iter("{*}p", "{*}tbl"), None) is None:
                self._paragraph(child)
            else:
                self._blocks(child)

    def _paragraph(self, element: etree._Element) -> None:
        boxed = [table for table in element.iter("{*}tbl") if table in self._rows]
        text = text_of(element)
        if text:
            self.paragraphs.append(text)
            self._since_table.append(text)
        for table in boxed:
            self._table(table)

    def _table(self, element: etree._Element) -> None:
        rows = self._rows.get(element, [])
        framed = [inner for row in rows for inner in row.inner]
        if not framed:  # its rows were let go: no text can be left
            refuse_stray_text(element)
        for row in rows:
            if row.inner:
                row.row.cells[0] = _text_outside(row, framed)
        kept = [row for row in rows if not row.inner or row.row.cells[0]]
        if kept:
            self._add_grid(kept)
        for inner in framed:
            self._add_grid(rows_of(inner))

    def _add_grid(self, rows: list[RowRead]) -> None:
        self.grids.append(grid_of(rows, table=len(self.grids) + 1, before=self._since_table))
        self._since_table = []


def _text_outside(row: RowRead, framed: list[etree._Element]) -> str:
    """The text of a frame's only cell without the tables that are read for themselves."""
    cell = next(framed[0].iterancestors("{*}tc")) if framed else None
    if cell is None:
        return str(row.row.cells[0]) if row.row.cells else ""
    return "\n".join(text for text in (text_of(child) for child in cell if child not in row.inner) if text)


def _is_prompt(control: etree._Element) -> bool:
    """Whether it is a content control that nobody filled in: it shows only its own prompt."""
    return any(True for _ in control.iterfind("{*}sdtPr/{*}showingPlcHdr"))


def _other_text(archive: Archive, name: str) -> tuple[list[str], list[str]]:
    """Comments and notes, and then headers and footers, each text once."""
    notes: list[str] = []
    edges: dict[str, None] = {}
    for pointer in pointers_of(archive, name):
        if pointer.kind in _NOTES:
            notes.extend(_notes(archive, pointer))
        elif pointer.kind in {"header", "footer"}:
            for text in _edge(archive, pointer):
                edges.setdefault(text)
    return notes, list(edges)


def _notes(archive: Archive, pointer: Pointer) -> Iterator[str]:
    label = _NOTES[pointer.kind]
    for note in tree_of(required(archive, pointer), pointer.target):
        told = {str(key).rpartition("}")[2]: str(value) for key, value in note.attrib.items()}
        text = text_of(note)
        if text and told.get("type", "normal") == "normal":
            by = (
                f" by {told['author']}"
                if told.get("author")
                else f" {told.get('id', '')}"
                if label != "Comment"
                else ""
            )
            yield f"{label}{by}: {text}"


def _edge(archive: Archive, pointer: Pointer) -> Iterator[str]:
    for child in tree_of(required(archive, pointer), pointer.target):
        if not _is_prompt(child):
            text = _table_text(child) if str(child.tag).endswith("}tbl") else text_of(child)
            if text:
                yield text


def _table_text(table: etree._Element) -> str:
    rows = (" | ".join(str(cell) for cell in one.row.cells if cell) for one in rows_of(table))
    return "\n".join(row for row in rows if row)


def _remarks(archive: Archive, data: bytes, notes: list[str]) -> list[str]:
    remarks = []
    if any(mark in data for mark in _MARKS):
        remarks.append(
            "It has tracked changes: inserted text was read and deleted text was left out. Accept or reject the "
            "changes in Word if that is not what was meant."
        )
    if b"vanish" in data and _HIDDEN.search(data):
        remarks.append("It has hidden text, which was read as well.")
    if notes:
        remarks.append(
            f"It has {len(notes)} comment(s) or note(s); their words are kept with the text outside its tables."
        )
    inside = sum(1 for part in archive if part.lower().startswith("word/embeddings/"))
    if inside:
        remarks.append(f"{inside} file(s) put inside it were not read. Save each as a file of its own and add it.")
    return remarks
