"""What a file really is, told from its bytes and not from its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.archive import DAMAGED, Archive
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.ole_container import OleContainer
from wholepicture.exchange.reading.settings import limit, settings

if TYPE_CHECKING:
    from pathlib import PurePath

_ZIP = b"PK\x03\x04"
_EMPTY_OR_SPLIT_ZIP = (b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_TYPE = re.compile(rb"\b(wordprocessingml|ms-word|spreadsheetml|ms-excel)\.[A-Za-z.]+\.main\+xml")


def kind_of(data: bytes) -> str:
    """The kind of a file.

    Args:
        data: Its bytes.

    Returns:
        "docx", "xlsx", "ods", "odt", "doc", "xls", "rtf", "pdf", "json" or "text".

    Raises:
        FileRefused: It is something that is not read, or has a password; the message says what it is and what to do.
    """
    if data.startswith(_ZIP):
        return kind_of_archive(Archive(data))
    if data.startswith(_EMPTY_OR_SPLIT_ZIP):
        raise FileRefused(_refusal("an empty or divided packed folder (zip)", "unpack"))
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if b"%PDF-" in data[: limit("file", "pdf_start_bytes")]:
        return "pdf"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return "rtf"
    _refuse_by_first_bytes(data)
    return _kind_of_text(data)


def kind_of_archive(archive: Archive) -> str:
    """The kind of document that a zip archive is.

    Args:
        archive: The archive.

    Returns:
        "docx", "xlsx", "ods" or "odt".

    Raises:
        FileRefused: It is a packed folder, or a kind that is not read.
    """
    if "mimetype" in archive:
        kind = settings("kinds")["opendocument"].get(archive.part("mimetype").decode("latin-1").strip())
        if kind:
            _refuse_encrypted_opendocument(archive)
            return str(kind)
    for known in settings("kinds")["zip"]:
        if any(name.startswith(known["part"]) for name in archive):
            raise FileRefused(_refusal(known["what"], known["do"]))
    kind = _office_kind(archive)
    if kind is None:
        raise FileRefused(_refusal("a packed folder (zip)", "unpack"))
    return kind


def remark_on_name(path: PurePath, kind: str) -> str | None:
    """A remark when a file's name says something else than its bytes.

    Args:
        path: The file's name.
        kind: What `kind_of` found.

    Returns:
        'Named .csv but is an Excel workbook; it was read as one.', or None when the two agree.
    """
    known = settings("kinds")["read"][kind]
    ending = path.suffix.lower().removeprefix(".")
    if ending in known["endings"] or (kind in {"text", "json"} and not _names_another_kind(ending)):
        return None
    named = f"Named .{_printable(ending)}" if ending else "Named without an ending"
    return f"{named} but is {known['name']}; it was read as one."


def _printable(ending: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in ending)[: limit("file", "ending_characters")]


def _names_another_kind(ending: str) -> bool:
    return any(ending in known["endings"] for known in settings("kinds")["read"].values())


def _refusal(what: str, do: str) -> str:
    return f"It is {what}. {settings('kinds')['do'][do]}"


def _office_kind(archive: Archive) -> str | None:
    if "[Content_Types].xml" not in archive:
        return None
    types = archive.part("[Content_Types].xml")
    main = _MAIN_TYPE.search(types)
    if main:
        return "docx" if main[1] in {b"wordprocessingml", b"ms-word"} else "xlsx"
    if b"spreadsheetml" in types or b"wordprocessingml" in types:
        raise FileRefused(DAMAGED.format(what="the text itself is missing"))
    return None


def _refuse_encrypted_opendocument(archive: Archive) -> None:
    if "META-INF/manifest.xml" in archive and b":encryption-data" in archive.part("META-INF/manifest.xml"):
        raise FileRefused(_refusal("protected with a password", "password"))


def _kind_of_ole(data: bytes) -> str:
    container = OleContainer(data)
    streams = container.streams
    first_of_word = container.stream("WordDocument")[:12] if "WordDocument" in streams else b""
    for known in settings("kinds")["ole"]:
        if known["stream"] not in streams:
            continue
        kind = known.get("kind")
        if kind == "password" or (kind == "doc" and _word_has_password(first_of_word)):
            raise FileRefused(_refusal("protected with a password", "password"))
        if kind:
            return str(kind)
        raise FileRefused(_refusal(known["what"], known["do"]))
    raise FileRefused(_refusal("an older Office file of a kind that is not known", "unknown"))


def _word_has_password(start: bytes) -> bool:
    return len(start) >= 12 and bool(start[11] & 0x01)  # noqa: PLR2004 - FibBase.fEncrypted, [MS-DOC] 2.5.2


def _refuse_by_first_bytes(data: bytes) -> None:
    for known in settings("kinds")["refused"]:
        if data.startswith(bytes.fromhex(known["starts"]), known.get("at", 0)) and (
            "also" not in known or data.startswith(bytes.fromhex(known["also"]), known["also_at"])
        ):
            raise FileRefused(_refusal(known["what"], known["do"]))


def _kind_of_text(data: bytes) -> str:
    start = _as_small_letters(data[: limit("file", "start_bytes")])
    for known in settings("kinds")["text"]:
        if start.startswith(tuple(known["starts"])) and any(word in start for word in known.get("has", [""])):
            raise FileRefused(_refusal(known["what"], known["do"]))
    return "json" if re.match(r"\{\s*(?:\"|\}|\Z)|\[\s*(?:[{\[\"\d-]|\])", start) else "text"


def _as_small_letters(start: bytes) -> str:
    """The start of a text, good enough to recognise it: leading comments of a web page are passed over."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if start.startswith(mark):
            start = start[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    text = start.decode("latin-1").lower().lstrip("\x00 \t\r\n")
    return re.sub(r"\A(?:<!--(?:[^-]|-(?!->))*-->\s*)+", "", text)
