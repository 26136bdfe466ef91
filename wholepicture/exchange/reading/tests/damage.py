"""Ways in which files come to harm: on a bad line, a bad disk, or by hand."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from wholepicture.exchange.reading.tests.small_files import parts_of, zipped

if TYPE_CHECKING:
    import random


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 2, 8, 64, 512)))


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    filler = chance.choice((b"\x00", b"\xff", b"A", b"\x80", b'"', b"<"))
    return data[:start] + filler * (end - start) + data[end:]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def with_a_piece_missing(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:] or b"\x00"


def with_a_piece_twice(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def with_a_piece_moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def with_numbers_changed(data: bytes, chance: random.Random) -> bytes:
    """A length or an offset that lies."""
    width = chance.choice((2, 4))
    place = chance.randrange(max(1, len(data) - width))
    number = chance.choice((0, 1, 0x7F, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.getrandbits(32)))
    return data[:place] + (number & ((1 << 8 * width) - 1)).to_bytes(width, "little") + data[place + width :]


BYTES = (
    flipped, flipped, overwritten, cut_short, with_a_piece_missing, with_a_piece_twice, with_a_piece_moved,
    with_numbers_changed,
)  # fmt: skip


def with_a_part_twice(data: bytes, chance: random.Random) -> bytes:
    parts = list(parts_of(data).items())
    name, content = chance.choice(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for other, inside in parts:
            target.writestr(other, inside)
        target.NameToInfo.pop(name)  # or Python warns of what is meant here
        target.writestr(name, content[: chance.randrange(len(content) + 1)])
    return file.getvalue()


def without_a_part(data: bytes, chance: random.Random) -> bytes:
    parts = dict(parts_of(data))
    del parts[chance.choice(list(parts))]
    return zipped(parts)


def with_a_part_damaged(data: bytes, chance: random.Random) -> bytes:
    """Sound as an archive, but the bytes inside one part are not."""
    parts = dict(parts_of(data))
    name = chance.choice(list(parts))
    if parts[name]:
        parts[name] = chance.choice(BYTES)(parts[name], chance)
    return zipped(parts)


def with_parts_exchanged(data: bytes, chance: random.Random) -> bytes:
    parts = dict(parts_of(data))
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return zipped(parts)


def _an_element(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice(list(root.iter()))


def _removed(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _doubled(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    if element.getparent() is not None:
        element.addnext(copy.deepcopy(element))


def _moved(root: etree._Element, chance: random.Random) -> None:
    element, place = _an_element(root, chance), _an_element(root, chance)
    if element.getparent() is not None and element not in list(place.iterancestors()) and element is not place:
        place.append(element)


def _without_an_attribute(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _with_an_odd_attribute(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    odd = (
        "",
        "-1",
        "0",
        "99999999999",
        "1e9",
        "x",
        "A0",
        "ZZZZZZ1",
        "true",
        "é",
        "../../etc/passwd",
        "rId1",
        "continue",
    )
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(odd))


def _renamed(root: etree._Element, chance: random.Random) -> None:
    _an_element(root, chance).tag = _an_element(root, chance).tag


def with_xml_changed(data: bytes, chance: random.Random) -> bytes:
    """Well-formed XML in a sound archive, but not what the format allows."""
    parts = dict(parts_of(data))
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    ways = (_removed, _removed, _doubled, _moved, _without_an_attribute, _with_an_odd_attribute, _renamed)
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(ways)(root, chance)
    parts[name] = etree.tostring(root)
    return zipped(parts)


ARCHIVES = (
    with_a_part_twice, without_a_part, with_a_part_damaged, with_a_part_damaged, with_parts_exchanged, with_xml_changed,
    with_xml_changed, with_xml_changed, with_xml_changed,
)  # fmt: skip
