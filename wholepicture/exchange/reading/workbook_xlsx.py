"""What calamine does not tell of an .xlsx workbook, taken from the XML of its sheets.

The parts are searched, not parsed again: a sheet has one element a cell, and building them twice would double the time.
That the XML is sound is checked first. Element names: ECMA-376 part 1, chapter 18.
"""

from __future__ import annotations

import dataclasses
import html
import re
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.office_parts import Pointer, main_part, pointers_of, required
from wholepicture.exchange.reading.safe_xml import check_well_formed, tree_of
from wholepicture.exchange.reading.sheet_facts import SheetFacts, column_of, error_in, never_calculated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from wholepicture.exchange.reading.archive import Archive

_PLACE = rb"\br=[\"']([A-Za-z]+)([0-9]+)[\"']"
_FILLED = re.compile(rb"<(?:\w+:)?c\s[^>]*?" + _PLACE + rb"[^>]*(?<!/)>")
_ERROR = re.compile(rb"<(?:\w+:)?c\s([^>]*?\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s(?P<told>[^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*?)?(?:/>|>(?P<formula>[^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|>(?P<value>[^<]*)</(?:\w+:)?v>))?"
)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\s[^>]*\bhidden=[\"'](?:1|true)[\"']")
_EDGE = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_EDGE_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')
_DIALOGUE = {"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}


@dataclasses.dataclass(slots=True)
class SheetPart:
    """Where a sheet of the workbook lies.

    Args:
        name: The sheet's name.
        part: The part that holds it.
        kind: "worksheet", or another kind of sheet that holds no table.
    """

    name: str
    part: str
    kind: str


def sheets_of(archive: Archive) -> tuple[list[SheetPart], bool]:
    """The sheets of a workbook, and whether its formulas wait to be calculated.

    Args:
        archive: The opened file.

    Returns:
        The sheets in order; True when the program that wrote the file left all formulas to be calculated by Excel.

    Raises:
        FileRefused: The workbook is damaged.
    """
    name = main_part(archive, "xl/workbook.xml")
    places = {one.id: one for one in pointers_of(archive, name)}
    root = tree_of(archive.part(name), name)
    sheets = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        told = {str(key).rpartition("}")[2]: str(value) for key, value in sheet.attrib.items()}
        place = places.get(told.get("id", ""), Pointer("", "", f'of the sheet "{told.get("name", "")}"'))
        required(archive, place)
        sheets.append(SheetPart(told.get("name", ""), place.target, place.kind))
    waiting = any(one.get("fullCalcOnLoad") in {"1", "true"} for one in root.iterfind("{*}calcPr"))
    return sheets, waiting


def facts_of(archive: Archive, sheet: SheetPart, *, waiting: bool) -> SheetFacts:
    """What the file says of one sheet beyond its values.

    Args:
        archive: The opened file.
        sheet: Which sheet.
        waiting: The formulas of the workbook wait to be calculated, so that a 0 is not their result.

    Returns:
        The facts.

    Raises:
        FileRefused: The sheet is damaged or reaches too far.
    """
    facts = SheetFacts()
    if sheet.kind in _DIALOGUE:
        return facts
    data = archive.part(sheet.part)
    check_well_formed(data, sheet.part)
    _set_reach(facts, data)
    facts.check_reach(sheet.name)
    facts.hidden_parts = b"hidden" in data and _HIDDEN.search(data) is not None
    if re.search(rb"t=[\"']e[\"']", data):
        _add_errors(facts, data)
    if re.search(rb"<(?:\w+:)?f[\s/>]", data):
        _add_waiting_formulas(facts, data, waiting=waiting)
    facts.edges.extend(_edges(data))
    for pointer in pointers_of(archive, sheet.part):
        if pointer.kind == "comments":
            facts.comments.extend(_comments(tree_of(required(archive, pointer), pointer.target)))
        elif pointer.kind == "drawing":
            facts.edges.extend(_boxes(tree_of(required(archive, pointer), pointer.target)))
    return facts


def _set_reach(facts: SheetFacts, data: bytes) -> None:
    places = _FILLED.findall(data)
    if not places:
        return
    rows = {int(row[-10:]) for row in {row for _, row in places}}
    facts.first_row = max(0, min(rows) - 1)
    facts.last_row = max(rows) - 1
    facts.last_column = max(column_of(letters.decode()) for letters in {letters for letters, _ in places})


def _place(told: bytes) -> tuple[int, int] | None:
    found = re.search(_PLACE, told)
    return None if found is None else (int(found[2][-10:]) - 1, column_of(found[1].decode()))


def _add_errors(facts: SheetFacts, data: bytes) -> None:
    for told, inside in _ERROR.findall(data):
        place = _place(told)
        value = _VALUE.search(inside)
        if place is not None:
            facts.faults[place] = error_in(*place, _text(value[1]) if value else "#N/A")


def _add_waiting_formulas(facts: SheetFacts, data: bytes, *, waiting: bool) -> None:
    for found in _FORMULA.finditer(data):
        told, value = found["told"], (found["value"] or b"").strip()
        text_result = re.search(rb"\bt=[\"']str[\"']", told) is not None and found["value"] is not None
        unknown = (not value and (waiting or not text_result)) or (waiting and value == b"0")
        place = _place(told) if unknown else None
        if place is not None and place not in facts.faults:
            facts.faults[place] = never_calculated(*place, _text(found["formula"] or b""))


def _text(data: bytes) -> str:
    return html.unescape(data.decode("utf-8", "replace"))


def _edges(data: bytes) -> Iterator[str]:
    """Words of the printed header and footer, without the codes for fonts, page numbers and dates."""
    for found in _EDGE.findall(data) if b"eader>" in data or b"ooter>" in data else ():
        words = _EDGE_CODE.sub(" ", _text(found).replace("&&", "\0")).replace("\0", "&")
        if any(letter.isalnum() for letter in words):
            yield " ".join(words.split())


def _comments(root: etree._Element) -> Iterator[tuple[str, str]]:
    for comment in root.iter("{*}comment"):
        words = "".join(one.text or "" for one in comment.iter("{*}t"))
        if words.strip():
            yield comment.get("ref") or "", words.strip()


def _boxes(root: etree._Element) -> Iterator[str]:
    for body in root.iter("{*}txBody"):
        lines = ("".join(one.text or "" for one in line.iter("{*}t")) for line in body.iter("{*}p"))
        words = "\n".join(line for line in lines if line.strip())
        if words:
            yield words
