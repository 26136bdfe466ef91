"""Text files: encodings, separators, quotation marks. Each row: what it is, the bytes, the records that are read."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.exchange.reading.document import Document, FileRefused
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.tests import small_files

PLAIN = "Date,What\n3 May 2016,Café – cold\n"
READ = [["Date", "What"], ["3 May 2016", "Café – cold"]]


def read(data: bytes, name: str = "log.csv") -> Document:
    return read_bytes(data, PurePath(name))


def rows(data: bytes, name: str = "log.csv") -> list[list[object]]:
    return [list(one.cells) for grid in read(data, name).grids for one in grid.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    assert rows(PLAIN.replace("\n", ends).encode(encoding)) == READ


MIXED = {
    "a line of each encoding": b"Date,What\ncaf\xc3\xa9,1\ncaf\xe9,2\n",
    "both in one line": b"Date,What\ncaf\xc3\xa9 and caf\xe9,2\n",
}


@pytest.mark.parametrize("case", MIXED)
def test_mixed_encodings(case: str) -> None:
    document = read(MIXED[case])
    text = "".join(str(value) for one in document.grids[0].rows for value in one.cells)
    assert text.count("café") == 2
    assert "mixes two encodings" in document.remarks[0]


def test_empty_characters_are_left_out_and_said() -> None:
    document = read(b"Date,What\n3 May,vi\x00sit\n")
    assert document.grids[0].rows[1].cells == ["3 May", "visit"]
    assert "1 empty character(s)" in document.remarks[0]


def test_utf_16_that_was_cut_in_a_letter_says_so() -> None:
    assert any("cut short" in remark for remark in read(PLAIN.encode("utf-16")[:-1]).remarks)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["log.csv", "log.txt"])
def test_separators_are_found(separator: str, name: str) -> None:
    data = small_files.csv_text(separator).encode()
    assert rows(data, name) == [list(line) for line in small_files.ROWS] or (separator == "," and name == "log.txt")


SEPARATORS = {
    "commas in the words": (b"Date;What\n3 May;Cold, hungry, tired\n4 May;Cold, wet\n", [2, 2, 2]),
    "semicolons in the words": (b"Date,What,Who\n3 May,a; b; c,x\n4 May,d; e; f,y\n", [3, 3, 3]),
    "Excel's own first line": (b"sep=;\nDate;What, where\n3 May;Visit, home\n", [2, 2]),
    "Excel's own first line with a tab": (b"sep=\t\nDate\tWhat\n3 May\tVisit\n", [2, 2]),
    "one column": (b"What\nVisit\nCall\n", [1, 1, 1]),
    "ragged": (b"Date,What,Who\n3 May,Visit\n4 May,Call,GP,again\n", [3, 2, 4]),
    "lines between": (b"Date,What\n\n3 May,Visit\n", [2, 0, 2]),
}


@pytest.mark.parametrize("case", SEPARATORS)
def test_widths_of_records(case: str) -> None:
    data, widths = SEPARATORS[case]
    assert [len(line) for line in rows(data)] == widths


QUOTED = {
    "a separator inside": (b'Date,What\n1,"a, b"\n', [["1", "a, b"]], [2]),
    "a doubled mark": (b'Date,What\n1,"said ""no"""\n', [["1", 'said "no"']], [2]),
    "a line end inside": (b'Date,What\n1,"a\nb"\n2,c\n', [["1", "a\nb"], ["2", "c"]], [2, 4]),
    "a mark in the middle of a word": (b'Date,What\n1,5" tall\n', [["1", '5" tall']], [2]),
    "text after the closing mark": (b'Date,What\n1,"a" b\n2,c\n', [["1", "a b"], ["2", "c"]], [2, 3]),
    "never closed": (b'Date,What\n1,"open\n2,b\n3,c\n', [["1", '"open'], ["2", "b"], ["3", "c"]], [2, 3, 4]),
    "closed by the next one's opening": (
        b'Date,What\n1,"open\n2,"b, b"\n3,c\n',
        [["1", '"open'], ["2", "b, b"], ["3", "c"]],
        [2, 3, 4],
    ),
    "never closed on the last line": (b'Date,What\n1,a\n2,"b', [["1", "a"], ["2", '"b']], [2, 3]),
}


@pytest.mark.parametrize("case", QUOTED)
def test_quotation_marks(case: str) -> None:
    data, records, lines = QUOTED[case]
    found = read(data).grids[0].rows[1:]
    assert [list(one.cells) for one in found] == records
    assert [one.number for one in found] == lines


def test_a_mark_that_is_never_closed_is_said_with_its_line() -> None:
    assert "not closed on line 2;" in read(QUOTED["never closed"][0]).remarks[0]


def test_a_file_of_open_marks_loses_no_line_and_takes_no_time() -> None:
    data = b"Date,What\n" + b'1,"open\n' * 20_000
    document = read(data)
    assert len(document.grids[0].rows) == 20_001
    assert any("quotation mark" in remark for remark in document.remarks)


def test_a_huge_field() -> None:
    assert len(str(rows(b"Date,What\n1," + b"a" * 500_000 + b"\n")[1][1])) == 500_000
    with pytest.raises(FileRefused, match="1,000,000 characters"):
        read(b"Date,What\n1," + b"a" * 1_500_000 + b"\n")


def test_too_many_columns() -> None:
    with pytest.raises(FileRefused, match="rows or columns"):
        read(b"," * 10_000)


LETTER = (
    "Dear Ms Example,\n\nWe have checked our records, and hold nothing on this family,\nunder any spelling of the name."
    "\n\nYours sincerely\nExample Probation\n"
)


def test_prose_is_paragraphs() -> None:
    document = read(LETTER.encode(), "letter.txt")
    assert document.grids == []
    assert document.paragraphs == [
        "Dear Ms Example,",
        "We have checked our records, and hold nothing on this family,\nunder any spelling of the name.",
        "Yours sincerely\nExample Probation",
    ]


NAMES = {
    "an Excel workbook called .csv": (small_files.excel(), "log.csv", "Named .csv but is an Excel workbook"),
    "a Word document called .xlsx": (small_files.docx(), "log.xlsx", "Named .xlsx but is a Word document"),
    "a PDF called .docx": (small_files.pdf(), "log.docx", "Named .docx but is a PDF"),
    "text called .xls": (PLAIN.encode(), "log.xls", "Named .xls but is plain text"),
    "an older workbook called .xlsx": (
        small_files.old_excel(),
        "log.xlsx",
        "Named .xlsx but is an older Excel workbook",
    ),
    "a spreadsheet without an ending": (small_files.ods(), "log", "Named without an ending but is an OpenDocument"),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_wrong_ending_is_read_as_what_it_is_and_said(case: str) -> None:
    data, name, said = NAMES[case]
    document = read(data, name)
    assert document.grids
    assert said in document.remarks[0]


@pytest.mark.parametrize("name", ["log.csv", "log.CSV", "log.tsv", "log.txt", "log", "log.bak"])
def test_text_may_have_many_endings(name: str) -> None:
    assert read(PLAIN.encode(), name).remarks == []


@pytest.mark.parametrize("name", ["log", "log.txt", "log.csv"])
@pytest.mark.parametrize("rows_under_the_heading", [1, 2, 3, 4, 5, 40])
def test_a_table_is_one_however_few_its_rows(name: str, rows_under_the_heading: int) -> None:
    data = b"Date,Agency,Event\n" + b"22/05/2016,Police,Called to the home\n" * rows_under_the_heading
    assert len(rows(data, name)) == 1 + rows_under_the_heading


@pytest.mark.parametrize(
    "words",
    [
        b"We hold nothing, sorry\n",
        b"Dear Ann\nThank you for your letter, which came today.\nWe looked, we asked, and we hold nothing.\n",
        b"Dear Ann,\n\nWe hold nothing.\n\nYours, with thanks, B. Brown\n",
    ],
)
def test_prose_is_no_table(words: bytes) -> None:
    document = read(words, "letter.txt")
    assert (document.grids, bool(document.paragraphs)) == ([], True)


def test_our_own_chronology() -> None:
    document = read(small_files.chronology_json(), "chronology.json")
    assert document.kind == "chronology"
    assert document.entries_json is not None
    assert len(document.entries_json["entries"]) == 3  # type: ignore[arg-type]


def test_text_that_begins_like_json_is_still_text() -> None:
    assert rows(b'["Date"],[What]\n1,2\n', "log.csv")[1] == ["1", "2"]


_FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(deadline=None)
@given(
    st.lists(st.lists(_FIELD, min_size=3, max_size=3), min_size=2, max_size=6), st.sampled_from([",", ";", "\t", "|"])
)
def test_what_csv_writes_is_read_back(records: list[list[str]], separator: str) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["Date", "Who", "What"], *records])
    found = rows(file.getvalue().encode())
    wanted = [["Date", "Who", "What"], *records]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    assert found == wanted


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read(data, "log.csv")
    except FileRefused as refused:
        document = Document(str(refused))
    assert document.kind


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(letter for letter in words if letter.isalnum())

    data = ("Date,What\n" + text).encode("utf-8", "surrogatepass")
    try:
        document = read(data)
    except FileRefused:
        return
    told = "".join(str(value) for one in document.grids[0].rows for value in one.cells)
    if not document.remarks:
        assert letters(told) == letters("DateWhat" + text)
