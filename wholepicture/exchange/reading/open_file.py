"""A file, opened safely and read by what it really is: bytes in, a `Document` out, or `FileRefused` with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import Document, FileRefused
from wholepicture.exchange.reading.file_bytes import bytes_of, sha256_of
from wholepicture.exchange.reading.kind_of_file import kind_of, remark_on_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path, PurePath

__all__ = ["read_bytes", "read_document", "sha256_of"]


def read_document(path: Path) -> Document:
    """Read a file.

    Args:
        path: The file, or a link to it.

    Returns:
        Its tables, text, properties, and remarks on how it was read.

    Raises:
        FileRefused: It cannot be read; the message says what is wrong and what to do. Nothing else is ever raised for
            any content, except when the person stops the program.
    """
    return read_bytes(bytes_of(path), path)


def read_bytes(data: bytes, path: PurePath) -> Document:
    """Read a file whose bytes are at hand already.

    Args:
        data: Its bytes.
        path: Its name: only to remark on a wrong ending, and to tell a table from prose.

    Returns:
        Its tables, text, properties, and remarks on how it was read.

    Raises:
        FileRefused: It cannot be read; the message says what is wrong and what to do.
    """
    try:
        return _read(data, path)
    except FileRefused:
        raise
    except MemoryError as problem:
        raise FileRefused("It needs more memory than this computer has. Split it and send the parts.") from problem
    except RecursionError as problem:
        raise FileRefused(
            "Its parts are nested too deeply. Open it, copy its table into a new file, save that."
        ) from problem
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:
        # A panic in calamine is no Exception; whatever happens in a library is an answer about this file only.
        raise FileRefused(
            f"It cannot be read: it is damaged, or of a kind not met before ({type(problem).__name__}). Open it in its "
            "own program, save it again and send that."
        ) from problem


def _read(data: bytes, path: PurePath) -> Document:
    kind = kind_of(data)
    ending = path.suffix.lower().removeprefix(".")
    if kind == "json" and ending != "json" and not _is_json(data):
        kind = "text"
    document = _READERS[kind](data) if kind in _READERS else _delimited(data, ending)
    remark = remark_on_name(path, kind)
    if remark:
        document.remarks.insert(0, remark)
    return document


def _is_json(data: bytes) -> bool:
    from wholepicture.exchange.reading.own_chronology import parsed_json  # noqa: PLC0415 - only for this kind

    try:
        parsed_json(data)
    except FileRefused:
        return False
    return True


def _delimited(data: bytes, ending: str) -> Document:
    from wholepicture.exchange.reading.delimited import read_delimited  # noqa: PLC0415 - only for this kind

    return read_delimited(data, ending)


def _word(data: bytes) -> Document:
    from wholepicture.exchange.reading.archive import Archive  # noqa: PLC0415 - only for this kind
    from wholepicture.exchange.reading.word_document import read_word_document  # noqa: PLC0415

    return read_word_document(Archive(data))


def _xlsx(data: bytes) -> Document:
    from wholepicture.exchange.reading.archive import Archive  # noqa: PLC0415 - only for this kind
    from wholepicture.exchange.reading.workbook import read_xlsx  # noqa: PLC0415

    return read_xlsx(Archive(data))


def _xls(data: bytes) -> Document:
    from wholepicture.exchange.reading.workbook import read_xls  # noqa: PLC0415 - only for this kind

    return read_xls(data)


def _ods(data: bytes) -> Document:
    from wholepicture.exchange.reading.archive import Archive  # noqa: PLC0415 - only for this kind
    from wholepicture.exchange.reading.workbook_ods import read_ods  # noqa: PLC0415

    return read_ods(Archive(data))


def _pdf(data: bytes) -> Document:
    from wholepicture.exchange.reading.pdf_tables import read_pdf  # noqa: PLC0415 - only for this kind

    return read_pdf(data)


def _json(data: bytes) -> Document:
    from wholepicture.exchange.reading.own_chronology import read_own_chronology  # noqa: PLC0415 - only for this kind

    return read_own_chronology(data)


def _through_libreoffice(kind: str) -> Callable[[bytes], Document]:
    def read(data: bytes) -> Document:
        from wholepicture.exchange.reading.through_libreoffice import REMARK, docx_made_from  # noqa: PLC0415

        document = _word(docx_made_from(data, kind))
        document.remarks.insert(0, REMARK)
        return document

    return read


_READERS: dict[str, Callable[[bytes], Document]] = {
    "docx": _word,
    "xlsx": _xlsx,
    "xls": _xls,
    "ods": _ods,
    "pdf": _pdf,
    "json": _json,
    "doc": _through_libreoffice("doc"),
    "rtf": _through_libreoffice("rtf"),
    "odt": _through_libreoffice("odt"),
}
