"""Over ten thousand damaged files: each is read or refused with a sentence. Nothing hangs; nothing is half read.

What "no silent loss" can mean here:

- A file with check sums (.docx, .xlsx, .ods) whose bytes are damaged is refused, or gives exactly what the sound file
  gives (the damage was in a date of the archive, say).
- Such a file that is cut short, wherever, is refused.
- A well-formed but wrong Word document gives every letter of text that stands in it; a well-formed but wrong workbook
  gives as many values as it has, or is refused.
- A text file gives every letter that stands in it, however its separators and quotation marks are broken.
"""

from __future__ import annotations

import random
import time
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from wholepicture.exchange.reading.document import CellFault, Document, FileRefused
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.plain_text import text_in
from wholepicture.exchange.reading.tests import damage, small_files

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 10  # seconds: no damaged file of a few kilobytes may take as long
_SEED = 20161103
SOUND: dict[str, Callable[[], bytes]] = {
    "health.docx": small_files.docx,
    "school.xlsx": small_files.excel,
    "housing.xls": small_files.old_excel,
    "council.ods": small_files.ods,
    "police.csv": lambda: small_files.csv_text().encode(),
    "probation.txt": lambda: small_files.csv_text("\t").encode("utf-16"),
    "merged.json": small_files.chronology_json,
    "court.pdf": small_files.pdf,
}
ARCHIVES = ("health.docx", "school.xlsx", "council.ods")
_BYTES_EACH = {"court.pdf": 300}
_BYTES = 1_500
_ARCHIVE_EACH = 2_000
PLANNED = sum(_BYTES_EACH.get(name, _BYTES) for name in SOUND) + _ARCHIVE_EACH * len(ARCHIVES)


def outcome(data: bytes, name: str) -> Document | None:
    """The document, or None when it was refused; anything else fails the test."""
    begun = time.monotonic()
    document, said = None, "It was read."
    try:
        document = read_bytes(data, PurePath(name))
    except FileRefused as refused:
        said = str(refused)
    assert said.endswith(".")
    assert len(said.split()) >= 3
    assert time.monotonic() - begun < SLOW
    return document


def contents(document: Document) -> tuple[object, ...]:
    return ([[row.cells for row in grid.rows] for grid in document.grids], document.paragraphs, document.entries_json)


def letters(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")


def all_letters(document: Document) -> str:
    cells = (
        str(value.shown if isinstance(value, CellFault) else value)
        for grid in document.grids
        for row in grid.rows
        for value in row.cells
    )
    return letters("".join(cells))


def test_there_are_more_than_ten_thousand() -> None:
    assert PLANNED > 10_000


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_are_read(name: str) -> None:
    document = outcome(SOUND[name](), name)
    assert document is not None
    assert document.grids or document.entries_json


@pytest.mark.parametrize("name", SOUND)
def test_bytes_damaged(name: str) -> None:
    chance = random.Random(f"{_SEED} {name}")
    sound = SOUND[name]()
    whole = contents(read_bytes(sound, PurePath(name)))
    refused = 0
    for _ in range(_BYTES_EACH.get(name, _BYTES)):
        damaged = chance.choice(damage.BYTES)(sound, chance)
        document = outcome(damaged, name)
        refused += document is None
        if document is not None and name in ARCHIVES:
            assert contents(document) == whole or damaged == sound
        if document is not None and document.kind == "delimited":
            assert _no_letter_lost(damaged, document)
    assert refused > 0 or name in {"police.csv", "probation.txt"}


def _no_letter_lost(damaged: bytes, document: Document) -> bool:
    text, _ = text_in(damaged)
    if document.paragraphs:
        return letters("".join(document.paragraphs)) == letters(text)
    return text[:4].lower() == "sep=" or all_letters(document) == letters(text)


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_changed_inside(name: str) -> None:
    chance = random.Random(f"{_SEED} inside {name}")
    sound = SOUND[name]()
    accepted = 0
    for _ in range(_ARCHIVE_EACH):
        damaged = chance.choice(damage.ARCHIVES)(sound, chance)
        document = outcome(damaged, name)
        if document is not None:
            accepted += 1
            assert _all_that_stands_in_it(damaged, document, sound)
    assert accepted > 0


def _all_that_stands_in_it(damaged: bytes, document: Document, sound: bytes) -> bool:
    parts = small_files.parts_of(damaged)
    if document.kind == "docx":
        texts = etree.fromstring(parts["word/document.xml"]).iter("{*}t")
        here = letters("".join(document.paragraphs)) + all_letters(document)
        return sorted(letters("".join(one.text or "" for one in texts))) == sorted(here)
    feeding = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml")
    if document.kind == "xlsx" and all(parts.get(name) == small_files.parts_of(sound)[name] for name in feeding):
        cells = etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iterfind("{*}sheetData/{*}row/{*}c")
        filled = sum(1 for one in cells if any((part.text or "").strip() for part in one.iter("{*}v", "{*}t")))
        return filled <= sum(1 for row in document.grids[0].rows for value in row.cells if value != "")
    return True


@pytest.mark.parametrize("name", ARCHIVES)
def test_cut_short_anywhere_is_refused(name: str) -> None:
    sound = SOUND[name]()
    for length in range(4, len(sound), max(1, len(sound) // 200)):  # three letters alone are text
        assert outcome(sound[:length], name) is None


def test_json_cut_short_anywhere_is_refused() -> None:
    sound = small_files.chronology_json()
    assert all(outcome(sound[:length], "merged.json") is None for length in range(1, len(sound)))
