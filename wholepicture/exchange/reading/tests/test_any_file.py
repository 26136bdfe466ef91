"""Whatever comes in: any bytes under any name, and whatever the common libraries write."""

from __future__ import annotations

import datetime
import io
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.exchange.reading.document import Document, FileRefused
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.tests import small_files

STARTS = {
    "zip": b"PK\x03\x04",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "pdf": b"%PDF-1.7\n",
    "xml": b'<?xml version="1.0"?>',
    "json": b'{"entries": [',
    "utf-16": b"\xff\xfe",
    "nothing": b"",
}
NAMES = ("log.docx", "log.xlsx", "log.xls", "log.ods", "log.csv", "log.txt", "log.pdf", "log.json", "log")


@pytest.mark.parametrize("start", STARTS)
@settings(deadline=None)
@given(rest=st.binary(max_size=600), name=st.sampled_from(NAMES))
def test_any_bytes_under_any_name(start: str, rest: bytes, name: str) -> None:
    try:
        document = read_bytes(STARTS[start] + rest, PurePath(name))
    except FileRefused as refused:
        document = Document(str(refused))
    assert document.kind


_DAYS = st.dates(datetime.date(1904, 1, 2), datetime.date(2100, 1, 1))
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zs", "Zl", "Zp"]), min_size=1, max_size=20
)
_NUMBERS = st.integers(-(10**9), 10**9)
_LINE = st.tuples(_DAYS, _WORDS, _NUMBERS)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINE, min_size=1, max_size=5), st.integers(0, 20), st.booleans())
def test_what_xlsxwriter_writes_is_read_back_in_its_place(
    lines: list[tuple[datetime.date, str, int]],
    first: int,
    epoch_1904: bool,  # noqa: FBT001 - drawn
) -> None:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": epoch_1904}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        log = book.add_worksheet("Log")
        for place, (date, words, number) in enumerate(lines, start=first):
            log.write_datetime(place, 0, date, day)
            log.write_string(place, 1, words)
            log.write_number(place, 2, number)
    found = read_bytes(file.getvalue(), PurePath("log.xlsx")).grids[0].rows
    assert [one.cells for one in found] == [list(line) for line in lines]
    assert [one.number for one in found] == list(range(first + 1, first + 1 + len(lines)))


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINE, min_size=1, max_size=5), st.booleans())
def test_what_xlwt_writes_is_read_back(
    lines: list[tuple[datetime.date, str, int]],
    epoch_1904: bool,  # noqa: FBT001 - drawn
) -> None:
    import xlwt

    book, file = xlwt.Workbook(), io.BytesIO()
    book.dates_1904 = epoch_1904
    log = book.add_sheet("Log")
    for place, (date, words, number) in enumerate(lines):
        log.write(place, 0, date, xlwt.easyxf(num_format_str="DD/MM/YYYY"))
        log.write(place, 1, words)
        log.write(place, 2, number)
    book.save(file)
    found = read_bytes(file.getvalue(), PurePath("log.xls")).grids[0].rows
    assert [one.cells for one in found] == [list(line) for line in lines]


def test_the_same_bytes_give_the_same_document() -> None:
    for data, name in ((small_files.docx(), "a.docx"), (small_files.excel(), "a.xlsx"), (small_files.ods(), "a.ods")):
        assert read_bytes(data, PurePath(name)) == read_bytes(data, PurePath(name))
