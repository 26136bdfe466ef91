"""A fresh .xls around the one stream that holds the workbook, for calamine to read.

calamine believes the lengths in a file's headers and reserves memory for them at once; a damaged or hostile length ends
the whole program. So it is given a container made here, with every length true, and a workbook in which the sizes that
it would believe are set right or refused. Source: [MS-CFB], Compound File Binary File Format, 2.2 to 2.6; [MS-XLS] 2.4.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECTOR = 4096
_NAMED_IN_HEADER = 109  # sectors of the allocation table that the header itself lists
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # a shorter stream would have to lie in the container's own small store
_DIMENSIONS, _STRINGS, _LABEL, _CONTINUE = 0x200, 0xFC, 0xFD, 0x3C
_SHORTEST_STRING = 3  # bytes that even an empty string takes up


def fresh_copy(stream: bytes) -> bytes:
    """A new .xls with the same workbook.

    Args:
        stream: The workbook's own stream.

    Returns:
        The bytes of the .xls.

    Raises:
        FileRefused: The workbook's parts contradict each other, or it is too large for one table of sectors.
    """
    body = _with_true_sizes(stream).ljust(_SMALLEST, b"\0")
    sectors = -(-len(body) // _SECTOR)
    tables = 1
    while tables * (_SECTOR // 4) < tables + 2 + sectors:
        tables += 1
    if tables > _NAMED_IN_HEADER:
        raise FileRefused("It is too large for an older workbook. Open it in Excel, save it as .xlsx, and give that.")
    first = tables + 2
    table = [_TABLE] * tables + [_END, _END] + [*range(first + 1, first + sectors), _END]
    table += [_FREE] * (tables * (_SECTOR // 4) - len(table))
    names = _entry("Root Entry", 5, tables + 1, 64, child=1) + _entry("Workbook", 2, first, len(body))
    return b"".join((
        _header(tables),
        struct.pack(f"<{len(table)}I", *table),
        names.ljust(_SECTOR, b"\0"),
        bytes(_SECTOR),
        body.ljust(sectors * _SECTOR, b"\0"),
    ))  # fmt: skip


def _header(tables: int) -> bytes:
    listed = [*range(tables), *[_FREE] * (_NAMED_IN_HEADER - tables)]
    fields = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 4, 0xFFFE, 12, 6,
        1, tables, tables, 0, _SMALLEST, _END, 0, _END, 0,
    )  # fmt: skip
    return (fields + struct.pack(f"<{_NAMED_IN_HEADER}I", *listed)).ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    letters = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", letters, len(letters) + 2, kind, 1, _FREE, _FREE, child, start, size
    )  # fmt: skip


def _places(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """(number, where its body begins, length of the body) of every record."""
    place = 0
    while place + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            return
        yield number, place + 4, length
        place += 4 + length


def _with_true_sizes(stream: bytes) -> bytes:
    copy = bytearray(stream)
    strings = 0
    room = -1  # bytes that the table of strings takes up; -1 before it and after it
    for number, place, length in _places(stream):
        if number == _DIMENSIONS:  # how large the sheet says it is; calamine finds out for itself
            copy[place : place + length] = struct.pack("<IIHHH", 0, 1, 0, 1, 0)[:length].ljust(length, b"\0")
        elif number == _STRINGS and length >= 8:  # noqa: PLR2004 - its two counts
            strings, room = struct.unpack_from("<I", stream, place + 4)[0], length
        elif number == _CONTINUE and room >= 0:
            room += length
        else:
            _check_strings(strings, room)
            room = -1
        if number == _LABEL and length >= 10 and struct.unpack_from("<I", stream, place + 6)[0] >= strings:  # noqa: PLR2004 - its size
            raise FileRefused(DAMAGED.format(what="a cell points to a text that is not there"))
    _check_strings(strings, room)
    return bytes(copy)


def _check_strings(strings: int, room: int) -> None:
    if room >= 0 and strings * _SHORTEST_STRING > room:
        raise FileRefused(DAMAGED.format(what="its table of texts is shorter than it says"))
