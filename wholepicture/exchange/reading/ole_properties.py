"""Title, author and company in the properties of an older Office file.

Read here because olefile's own reader believes a damaged count of values and goes on for hours. Source: [MS-OLEPS],
Object Linking and Embedding (OLE) Property Set Data Structures, 2.21 and 2.2 to 2.15.
"""

from __future__ import annotations

import struct

from wholepicture.exchange.reading.settings import limit

SUMMARY = "\x05SummaryInformation"
DOCUMENT_SUMMARY = "\x05DocumentSummaryInformation"
TITLE, AUTHOR, COMPANY = 2, 4, 15  # numbers of the properties in their streams
_CODE_PAGE = 1
_BYTES, _WIDE, _SHORT = 30, 31, 2  # kinds of value: text in a code page, text in UTF-16, a small number
_ENCODINGS = {65001: "utf-8", 1200: "utf-16-le"}


def texts_in(stream: bytes) -> dict[int, str]:
    """The properties in a stream that are texts.

    Args:
        stream: The stream of a set of properties.

    Returns:
        The text of each by its number; what is damaged is left out, since properties are only an aid.
    """
    found: dict[int, bytes] = {}
    wide: dict[int, str] = {}
    encoding = "cp1252"
    for number, place in _places(stream):
        try:
            kind, length = struct.unpack_from("<II", stream, place)
        except struct.error:
            continue
        body = stream[place + 8 :]
        if number == _CODE_PAGE and kind == _SHORT:
            encoding = _ENCODINGS.get(length & 0xFFFF, encoding)
        elif kind == _BYTES:
            found[number] = body[:length]
        elif kind == _WIDE:
            wide[number] = body[: length * 2].decode("utf-16-le", "replace")
    texts = {number: value.decode(encoding, "replace") for number, value in found.items()} | wide
    return {number: text.partition("\x00")[0].strip() for number, text in texts.items()}


def _places(stream: bytes) -> list[tuple[int, int]]:
    """(number, where its value stands) of each property of the first set."""
    try:
        start = struct.unpack_from("<I", stream, 44)[0]
        count = struct.unpack_from("<I", stream, start + 4)[0]
        pairs = (
            struct.unpack_from("<II", stream, start + 8 + 8 * place)
            for place in range(min(count, limit("older_office", "properties")))
        )
        return [(number, start + offset) for number, offset in pairs]
    except struct.error:
        return []
