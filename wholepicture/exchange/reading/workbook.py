"""A workbook (.xlsx, .xlsm, .xls): its sheets as grids.

calamine reads the values; what it does not tell (faults, comments, hidden rows) comes from `workbook_xlsx` and
`workbook_xls`. Macros are never opened: the copy that calamine is given does not even hold them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import CellValue, Document, FileRefused, Grid
from wholepicture.exchange.reading.office_parts import properties_of
from wholepicture.exchange.reading.ole_container import OleContainer
from wholepicture.exchange.reading.safe_xml import check_well_formed
from wholepicture.exchange.reading.sheet_facts import SheetFacts
from wholepicture.exchange.reading.sheet_grid import grid_of_sheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

    from wholepicture.exchange.reading.archive import Archive

_FEEDS_VALUES = ("sharedStrings", "styles")


def read_xlsx(archive: Archive) -> Document:
    """Read an .xlsx or .xlsm workbook.

    Args:
        archive: The opened file.

    Returns:
        Its sheets, properties, and remarks on how it was read.

    Raises:
        FileRefused: It is damaged, or larger than can be read.
    """
    from wholepicture.exchange.reading.workbook_xlsx import (  # noqa: PLC0415 - only for this kind
        check_what_cells_point_into,
        facts_of,
        sheets_of,
        unlisted_sheets,
    )

    archive.verify()
    sheets, waiting = sheets_of(archive)
    check_what_cells_point_into(archive, sheets)
    unlisted = unlisted_sheets(archive, sheets)
    facts = {sheet.name: facts_of(archive, sheet, waiting=waiting) for sheet in sheets}
    copied = [name for name in archive if name.endswith((".rels", "[Content_Types].xml")) or name.startswith("xl/")]
    copied = [name for name in copied if name.endswith((".xml", ".rels")) and "/comments" not in name]
    for name in copied:
        if any(feed in name for feed in _FEEDS_VALUES):
            check_well_formed(archive.part(name), name)
    copy = archive.plain_copy(copied)
    for name in copied:
        archive.forget(name)
    title, author = properties_of(archive)
    document = _document("xlsx", copy, facts, title, author)
    if unlisted:
        document.remarks.append(
            f"{unlisted} sheet(s) lie in it that its own list does not name; they were not read. "
            "Open it in Excel and look."
        )
    return document


def read_xls(data: bytes) -> Document:
    """Read an .xls workbook.

    Args:
        data: The file's bytes.

    Returns:
        Its sheets, properties, and remarks on how it was read.

    Raises:
        FileRefused: It is damaged, has a password, or is larger than can be read.
    """
    from wholepicture.exchange.reading.workbook_xls import facts_of_xls, properties_of_xls, workbook_stream  # noqa: PLC0415
    from wholepicture.exchange.reading.xls_copy import fresh_copy  # noqa: PLC0415

    container = OleContainer(data)
    stream = workbook_stream(container)
    facts = facts_of_xls(stream)
    title, author = properties_of_xls(container)
    return _document("xls", io.BytesIO(fresh_copy(stream)), facts, title, author)


def _document(
    kind: str, file: io.BytesIO, facts: dict[str, SheetFacts], title: str | None, author: str | None
) -> Document:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 - heavy

    try:
        book = CalamineWorkbook.from_filelike(file)
        grids = [grid for one in book.sheets_metadata if (grid := _grid(book, one, facts)) is not None]
    except PasswordError as problem:
        raise FileRefused(
            "It is protected with a password. Open it with the password, save a copy without one, and give that."
        ) from problem
    except CalamineError as problem:
        raise FileRefused(DAMAGED.format(what="a sheet cannot be read")) from problem
    document = Document(kind=kind, grids=grids, title=title, author=author)
    add_remarks(document, facts)
    return document


def _grid(book: CalamineWorkbook, told: SheetMetadata, facts: dict[str, SheetFacts]) -> Grid | None:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - heavy

    if told.typ != SheetTypeEnum.WorkSheet:
        return None
    known = facts.get(told.name)
    if known is None:
        raise FileRefused(DAMAGED.format(what=f'the sheet "{told.name}" cannot be found'))
    sheet = book.get_sheet_by_name(told.name)
    return grid_of_sheet(
        told.name,
        cast("list[list[CellValue]]", sheet.to_python()),
        start=sheet.start or (0, 0),
        merged=sheet.merged_cell_ranges or (),
        facts=known,
        hidden=told.visible != SheetVisibleEnum.Visible,
    )


def add_remarks(document: Document, facts: dict[str, SheetFacts]) -> None:
    """Say what a person should know of the sheets, and keep comments, headers and text boxes as paragraphs.

    Args:
        document: The document so far.
        facts: What the file says of each sheet, by name.
    """
    hidden = [name for name, known in facts.items() if known.hidden_parts]
    if hidden:
        names = ", ".join(f'"{name}"' for name in hidden)
        document.remarks.append(f"Hidden rows or columns on sheet {names} were read as well.")
    comments = [
        f'Comment on sheet "{name}", cell {cell}: {words}'
        for name, known in facts.items()
        for cell, words in known.comments
    ]
    if comments:
        document.remarks.append(
            f"It has {len(comments)} cell comment(s); their words are kept with the text outside tables."
        )
    document.paragraphs.extend(comments)
    document.paragraphs.extend(dict.fromkeys(words for known in facts.values() for words in known.edges))
