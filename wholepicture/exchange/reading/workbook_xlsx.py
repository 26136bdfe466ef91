"""What calamine does not tell of an .xlsx workbook, taken from the XML of its sheets.

The parts are searched, not parsed again: a sheet has one element a cell, and building them twice would double the time.
That the XML is sound is checked first. Element names: ECMA-376 part 1, chapter 18.
"""

from __future__ import annotations

import dataclasses
import html
import re
import string
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.office_parts import Pointer, main_part, pointers_of, required
from wholepicture.exchange.reading.safe_xml import check_well_formed, tree_of, walk
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.sheet_facts import SheetFacts, column_of, error_in, never_calculated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from wholepicture.exchange.reading.archive import Archive

_PLACE = rb"\br=[\"']([A-Za-z]+)([0-9]+)[\"']"
_USUAL = re.compile(rb'<c r="([A-Za-z]+[0-9]+)"[^>/]*>')
_FILLED = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]+[0-9]+)[\"'][^>]*(?<!/)>")
_LETTERS, _DIGITS = string.ascii_letters.encode(), string.digits.encode()
_ANY_FILLED = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*)?(?<!/)>")
_ERROR = re.compile(rb"<(?:\w+:)?c\s([^>]*?\bt=[\"']e[\"'][^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s(?P<told>[^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*?)?(?:/>|>(?P<formula>[^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|>(?P<value>[^<]*)</(?:\w+:)?v>))?"
)
_FORMULA_MARKS = (b"<f", b":f")  # quick to look for before searching in earnest
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\s[^>]*\bhidden=[\"'](?:1|true)[\"']")
_EDGE = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]+)<")
_EDGE_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')
_TOLD_TEXTS = re.compile(rb"<(?:\w+:)?sst\s[^>]*\buniqueCount=[\"']([0-9]{1,9})[\"']")
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_FORMATTED = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bs=[\"'][1-9]")
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


def check_what_cells_point_into(archive: Archive, sheets: list[SheetPart]) -> None:
    """See that the texts and the number formats that cells point into are whole.

    Were a text missing, later cells would show wrong words; without formats a date is a number.

    Args:
        archive: The opened file.
        sheets: Its sheets.

    Raises:
        FileRefused: They are missing, or the texts are fewer than is said.
    """
    feeding = {one.kind: one for one in pointers_of(archive, main_part(archive, "xl/workbook.xml"))}
    if "styles" in feeding:
        required(archive, feeding["styles"])
    elif any(_FORMATTED.search(archive.part(sheet.part)) for sheet in sheets):
        raise FileRefused(DAMAGED.format(what="the formats of its cells are missing, so that dates cannot be told"))
    data = required(archive, feeding["sharedStrings"]) if "sharedStrings" in feeding else b""
    told = _TOLD_TEXTS.search(data[: limit("file", "start_bytes")])
    if told and len(_TEXT.findall(data)) < int(told[1]):
        raise FileRefused(
            "Its table of texts holds fewer than it says, so that cells may show the wrong words. Open it in "
            "Excel, look whether all is there, save it again and send that."
        )


def unlisted_sheets(archive: Archive, sheets: list[SheetPart]) -> int:
    """How many sheets lie in the file that its list of sheets does not name.

    Args:
        archive: The opened file.
        sheets: The sheets that are listed.

    Returns:
        Their number.
    """
    pointers = pointers_of(archive, main_part(archive, "xl/workbook.xml"))
    lying = {one.target for one in pointers if one.kind == "worksheet" and one.target in archive}
    return len(lying - {sheet.part for sheet in sheets})


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
    _set_reach(facts, data, sheet.part)
    facts.check_reach(sheet.name)
    facts.hidden_parts = b"hidden" in data and _HIDDEN.search(data) is not None
    if b't="e"' in data or b"t='e'" in data:
        _add_errors(facts, data)
    if any(mark in data for mark in _FORMULA_MARKS):
        _add_waiting_formulas(facts, data, waiting=waiting)
    facts.edges.extend(_edges(data))
    for pointer in pointers_of(archive, sheet.part):
        if pointer.kind == "comments":
            facts.comments.extend(_comments(tree_of(required(archive, pointer), pointer.target)))
        elif pointer.kind == "drawing":
            facts.edges.extend(_boxes(tree_of(required(archive, pointer), pointer.target)))
    return facts


def _set_reach(facts: SheetFacts, data: bytes, name: str) -> None:
    all_named = _all_named(data)
    named = (_USUAL if all_named else _FILLED).findall(data)
    if len(set(named)) < len(named):
        raise FileRefused(DAMAGED.format(what=f'its part "{name}" gives a cell twice'))
    if not all_named and len(named) < len(_ANY_FILLED.findall(data)):
        _set_reach_by_counting(facts, data, name)
    elif named:
        rows = {int(row[-10:]) for row in {cell.lstrip(_LETTERS) for cell in named}}
        facts.first_row = max(0, min(rows) - 1)
        facts.last_row = max(rows) - 1
        facts.last_column = max(column_of(letters.decode()) for letters in {cell.rstrip(_DIGITS) for cell in named})


def _all_named(data: bytes) -> bool:
    """Whether every cell begins with its name, as Excel and most programs write it: quick to count."""
    return (
        data.count(b'<c r="') == data.count(b"<c ") and b"<c>" not in data and b":c>" not in data and b":c " not in data
    )


def _set_reach_by_counting(facts: SheetFacts, data: bytes, name: str) -> None:
    """Some programs leave out the names of cells: each then stands right of the one before."""
    row = column = -1
    for _, element in walk(data, name, start=("worksheet", "row", "c"), end=("row",)):
        local = str(element.tag).rpartition("}")[2]
        if local == "row" and len(element) == 0:
            told = element.get("r") or ""
            row, column = (int(told[-10:]) - 1 if told.isascii() and told.isdigit() else row + 1), -1
            element.clear()
        elif local == "c":
            place = _place(f' r="{element.get("r")}"'.encode())
            row, column = place or (row, column + 1)
            facts.last_row, facts.last_column = max(facts.last_row, row), max(facts.last_column, column)


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
