"""chronology.docx: what reviews and courts pass around. A plain Word table that any program, and ours, reads again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from docx.document import Document
from lxml import etree

from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.writing import word_cells
from wholepicture.exchange.writing.layout import code_in_words, layout
from wholepicture.exchange.writing.not_read import how_much_in_words, not_read
from wholepicture.exchange.writing.suggestions_in_words import labels
from wholepicture.exchange.writing.summary import summary
from wholepicture.exchange.writing.word_entries import chronology_table
from wholepicture.exchange.writing.word_shell import add_field, new_document

_DOCUMENT = "word/document.xml"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_QUICK = 3  # deflate: a quarter of the time of the usual 6, and a little larger
_ROWS_AT_ONCE = 500


def write_word_document(merged: MergedChronology, path: Path) -> None:
    """Write the Word document.

    python-docx makes the page, the styles and the words around the tables; the tables' rows are streamed as XML. The
    same chronology always gives the same bytes. A character that XML cannot hold is shown as U+FFFD.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    document = new_document(merged.title)
    tables: dict[str, Callable[[], Iterator[str]]] = {}
    _add_text(document, merged)
    if merged.entries:
        document.add_paragraph("What the agencies recorded", style="Heading 1")
        title = _add_table(document, tables, "entries", "The chronology")
        tables["entries"] = lambda: chronology_table(merged, title)
    _add_files(document, tables, merged)
    _add_refused(document, tables, merged)
    document.add_paragraph("End of the document.", style="Caption")
    shell = io.BytesIO()
    document.save(shell)
    with path.open("wb") as out:
        _with_tables(shell, tables, out)


def _add_text(document: Document, merged: MergedChronology) -> None:
    document.add_paragraph(word_cells.clean(" ".join(merged.title.split())), style="Title")
    for sentence in summary(merged):
        document.add_paragraph(word_cells.clean(sentence), style="Body Text")


def _add_table(document: Document, tables: dict[str, Callable[[], Iterator[str]]], key: str, title: str) -> str:
    """A caption, and a mark where the table will be put in; returns the title."""
    caption = document.add_paragraph("Table ", style="Caption")
    add_field(caption, "SEQ Table \\* ARABIC", str(len(tables) + 1))
    caption.add_run(f": {title}")
    document.element.body.insert(len(document.element.body) - 1, etree.Comment(key))
    return title


def _add_files(document: Document, tables: dict[str, Callable[[], Iterator[str]]], merged: MergedChronology) -> None:
    document.add_paragraph("Every file, accounted for", style="Heading 1")
    document.add_paragraph(
        "For each file, the rows seen are the entries, the rows refused and the blank rows together. "
        "The counts are of everything read, whatever part of it stands in this document.",
        style="Body Text",
    )
    title = _add_table(document, tables, "files", "The files")
    tables["files"] = lambda: word_cells.table_of_texts(
        word_cells.columns_of(layout()["word"]["file_columns"]),
        map(_file_texts, merged.files),
        title=title,
        description="One row for each file: what became of it, and how many of its rows became entries.",
    )


def _file_texts(line: FileLine) -> list[str]:
    return [
        line.file,
        code_in_words(line.status),
        line.agency or "",
        line.agency_from,
        *(f"{count:,}" for count in (line.rows, line.entries, line.refused, line.blank)),
        line.problem or "",
    ]


def _add_refused(document: Document, tables: dict[str, Callable[[], Iterator[str]]], merged: MergedChronology) -> None:
    document.add_paragraph("What could not be read", style="Heading 1")
    missing = not_read(merged)
    if not missing:
        document.add_paragraph("Every row was read.", style="Body Text")
        return
    document.add_paragraph(
        f"Not in the chronology: {how_much_in_words(merged)}. Nothing in them was guessed. "
        "Do what stands beside each, and merge again.",
        style="Body Text",
    )
    title = _add_table(document, tables, "refused", "Rows and files refused")
    columns = word_cells.columns_of(
        layout()["word"]["refused_columns"], without=[] if any(row.suggested for row in missing) else ["suggested"]
    )
    tables["refused"] = lambda: word_cells.table_of_texts(
        columns,
        (
            [row.file, row.where, row.reason, row.text, "\n".join(labels(row.suggested))][: len(columns)]
            for row in missing
        ),
        title=title,
        description="One row for each row or whole file that was refused: where it stands, why, and its text.",
    )


def _with_tables(shell: io.BytesIO, tables: dict[str, Callable[[], Iterator[str]]], out: BinaryIO) -> None:
    """Copy the document into `out`, with fixed dates and with each table in its place."""
    with zipfile.ZipFile(shell) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as whole:
        for name in made.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            with whole.open(member, "w", force_zip64=name == _DOCUMENT) as part:
                if name == _DOCUMENT:
                    part.writelines(_document_xml(made.read(name).decode("utf-8"), tables))
                else:
                    part.write(made.read(name))


def _document_xml(shell: str, tables: dict[str, Callable[[], Iterator[str]]]) -> Iterator[bytes]:
    rest = shell
    for key, table in tables.items():
        before, _, rest = rest.partition(f"<!--{key}-->")
        yield before.encode("utf-8")
        yield from _in_lots(table())
    yield rest.encode("utf-8")


def _in_lots(texts: Iterable[str]) -> Iterator[bytes]:
    lot: list[str] = []
    for text in texts:
        lot.append(text)
        if len(lot) == _ROWS_AT_ONCE:
            yield "".join(lot).encode("utf-8")
            lot.clear()
    yield "".join(lot).encode("utf-8")
