"""What calamine does not tell of an .xls workbook, taken from its records.

Source of the record numbers and layouts: [MS-XLS], Excel Binary File Format (.xls) Structure, Microsoft, sections 2.3
and 2.4. A workbook is a row of records, each a number, a length and a body.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.office_parts import own_author, own_title
from wholepicture.exchange.reading.ole_container import OleContainer
from wholepicture.exchange.reading.sheet_facts import SheetFacts, cell_name, error_in, never_calculated

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILEPASS, _BOUNDSHEET, _EOF, _CONTINUE = 0x2F, 0x85, 0x0A, 0x3C
_FORMULA, _BOOLERR, _ROW, _COLINFO, _NOTE, _OBJ, _TXO = 0x06, 0x205, 0x208, 0x7D, 0x1C, 0x5D, 0x1B6
_SINGLE_CELLS = frozenset(
    {_FORMULA, _BOOLERR, 0x203, 0x27E, 0xFD, 0x204, 0xD6}
)  # number, RK, text from the table, text
_MANY_CELLS = 0xBD  # MULRK: a run of numbers; the last two bytes name its last column
_NOT_A_NUMBER, _ERROR_RESULT, _EMPTY_RESULT = 0xFFFF, 2, 3
_RECALCULATED = 0x1C1  # RECALCID: which Excel last worked the formulas out
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def workbook_stream(container: OleContainer) -> bytes:
    """The stream of an older Office file that holds the workbook.

    Args:
        container: The opened file.

    Returns:
        Its bytes.

    Raises:
        FileRefused: It is damaged.
    """
    return container.stream("Workbook" if "Workbook" in container.streams else "Book")


def facts_of_xls(stream: bytes) -> dict[str, SheetFacts]:
    """What the file says of each sheet beyond its values.

    Args:
        stream: What `workbook_stream` gives.

    Returns:
        The facts by the sheet's name.

    Raises:
        FileRefused: It is damaged, has a password, or a sheet reaches too far.
    """
    found: dict[str, SheetFacts] = {}
    try:
        for name, place in _sheets(stream):
            found[name] = _facts(stream, place)
            found[name].check_reach(name)
    except (struct.error, IndexError, UnicodeDecodeError) as problem:
        raise FileRefused(DAMAGED.format(what="its records do not fit together")) from problem
    _add_waiting_formulas(stream, found)
    return found


def properties_of_xls(container: OleContainer) -> tuple[str | None, str | None]:
    """The title and the author or company that the properties give.

    Args:
        container: The opened file.

    Returns:
        (title, author); each None when it is missing or is what a program writes by itself.
    """
    told = container.properties()
    return own_title(told.get("title")), own_author(told.get("author")) or own_author(told.get("company"))


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of its sheet."""
    while True:
        if place + 4 > len(stream):
            raise FileRefused(DAMAGED.format(what="a sheet has no end"))
        number, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if len(body) < length:
            raise FileRefused(DAMAGED.format(what="a record is cut short"))
        if number == _EOF:
            return
        yield number, body
        place += 4 + length


def _sheets(stream: bytes) -> list[tuple[str, int]]:
    sheets = []
    for number, body in _records(stream, 0):
        if number == _FILEPASS:
            raise FileRefused(
                "It is protected with a password. Open it with the password, save a copy without one, and give that; "
                "or ask the agency to."
            )
        if number == _BOUNDSHEET:
            place, _, _, letters, wide = struct.unpack_from("<IBBBB", body)
            name = (
                body[8 : 8 + letters * 2].decode("utf-16-le") if wide & 1 else body[8 : 8 + letters].decode("latin-1")
            )
            sheets.append((name.replace("\x00", ""), place))
    return sheets


def _facts(stream: bytes, place: int) -> SheetFacts:
    facts = SheetFacts(first_row=1 << 20)
    notes: dict[int, tuple[str, str]] = {}
    texts: dict[int, str] = {}
    last_object = 0
    wants_text = False
    for number, body in _records(stream, place):
        if number in _SINGLE_CELLS or number == _MANY_CELLS:
            row, column = struct.unpack_from("<HH", body)
            if number == _MANY_CELLS:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            facts.first_row, facts.last_row = min(facts.first_row, row), max(facts.last_row, row)
            facts.last_column = max(facts.last_column, column)
            _add_fault(facts, number, row, column, body)
        elif number == _ROW:
            facts.hidden_parts |= bool(body[12] & _HIDDEN_ROW)
        elif number == _COLINFO:
            facts.hidden_parts |= bool(body[8] & _HIDDEN_COLUMN)
        elif number == _NOTE and len(body) >= 8:  # noqa: PLR2004 - the part of a note that names its object
            row, column, _, named = struct.unpack_from("<HHHH", body)
            notes[named] = (cell_name(row, column), "")
        elif number == _OBJ and len(body) >= 8:  # noqa: PLR2004 - the part of an object that holds its id
            last_object = struct.unpack_from("<H", body, 6)[0]
        elif number == _CONTINUE and wants_text and body:
            texts[last_object] = body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", "replace").strip()
        wants_text = number == _TXO
    facts.first_row = min(facts.first_row, max(facts.last_row, 0))
    facts.comments = [(cell, texts.get(named, "(its words cannot be read)")) for named, (cell, _) in notes.items()]
    facts.edges = [words for named, words in texts.items() if named not in notes and words]
    return facts


def _add_fault(facts: SheetFacts, number: int, row: int, column: int, body: bytes) -> None:
    if number == _BOOLERR and body[7]:
        facts.faults[row, column] = error_in(row, column, _ERRORS.get(body[6], "#N/A"))
    elif number == _FORMULA and struct.unpack_from("<H", body, 12)[0] == _NOT_A_NUMBER and body[6] == _ERROR_RESULT:
        facts.faults[row, column] = error_in(row, column, _ERRORS.get(body[8], "#N/A"))


def _add_waiting_formulas(stream: bytes, found: dict[str, SheetFacts]) -> None:
    """Formulas without a result: libraries that write .xls leave every one empty, and no Excel has put its mark on it.

    A single empty result may be right (`=IF(A2="","",...)`), so it is a fault only where all are empty.
    """
    if any(number == _RECALCULATED for number, _ in _records(stream, 0)):
        return
    waiting: list[tuple[str, int, int]] = []
    for name, place in _sheets(stream):
        for number, body in _records(stream, place):
            if number == _FORMULA:
                if struct.unpack_from("<H", body, 12)[0] != _NOT_A_NUMBER or body[6] != _EMPTY_RESULT:
                    return
                waiting.append((name, *struct.unpack_from("<HH", body)))
    for name, row, column in waiting:
        found[name].faults[row, column] = never_calculated(row, column, "")
