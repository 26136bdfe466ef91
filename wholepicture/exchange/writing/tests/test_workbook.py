"""chronology.xlsx: real dates, every text as text, and nothing in it can run."""

from __future__ import annotations

import dataclasses
import datetime
import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.tests.any_entry import ENTRIES
from wholepicture.exchange.writing import layout as layouts
from wholepicture.exchange.writing.tests.awkward import AWKWARD, EMPTY, everywhere, one_entry
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.workbook import write_workbook
from wholepicture.exchange.writing.workbook_cells import column_letters
from wholepicture.timescales.date_known import DateKnown

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    _FOLDER.name = str(tmp_path_factory.mktemp("workbook"))


class _FOLDER:
    name = ""


def written(merged: MergedChronology) -> bytes:
    write_workbook(merged, Path(_FOLDER.name) / "chronology.xlsx")
    return (Path(_FOLDER.name) / "chronology.xlsx").read_bytes()


def opened(merged: MergedChronology) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(merged)))


def cell(sheet: Worksheet, heading: str, row: int = 2) -> Any:
    place = next(one.column for one in sheet[1] if one.value == heading)
    return sheet.cell(row, place)


def midnight(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime.combine(datetime.date(year, month, day), datetime.time())


def parts_of(document: bytes) -> list[etree._Element]:
    archive = zipfile.ZipFile(io.BytesIO(document))
    return [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_no_text_can_break_it_or_run(text: str) -> None:
    document = written(everywhere(text))
    for tree in parts_of(document):
        assert list(tree.iter(f"{S}f")) == [], "no formula anywhere"
        assert list(tree.iter(f"{S}hyperlink")) == []
    book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(document))
    assert book.sheet_names == [
        *("Chronology", "Suggestions", "Rules", "Not applied", "Files", "Refused", "Set aside", "About")
    ]
    assert len(book.get_sheet_by_name("Chronology").to_python()) == 3


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", "  =1+1", "＝1+1", "－1", "＋1", "＠x"),
        *("- child seen", "\ttabbed"),
    ],
)
def test_a_text_that_could_run_is_text_and_stays_text_when_edited(text: str) -> None:
    found = cell(opened(one_entry(words=text))["Chronology"], "What happened")
    assert found.data_type == "s"
    assert found.value == text.replace("\r", "\n")
    assert found.quotePrefix


@pytest.mark.parametrize(
    "text", ["Seen.", "1 = 1", "a@b.invalid", "007", "1e5", "TRUE", "2016-03-01", "http://x.invalid"]
)
def test_any_other_text_is_plain_text(text: str) -> None:
    found = cell(opened(one_entry(words=text))["Chronology"], "What happened")
    assert (found.data_type, found.value, found.quotePrefix) == ("s", text, False)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("<r><t>x</t></r>", "<r><t>x</t></r>"),
        ("_x0041_", "_x0041_"),
        ("nul\x00", "nul\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("  spaces  ", "  spaces  "),
        ("\U0001f476\U0001f3fd", "\U0001f476\U0001f3fd"),
    ],
)
def test_the_words_are_the_agencys_own(given_text: str, kept: str) -> None:
    found = cell(opened(one_entry(words=given_text))["Chronology"], "What happened")
    assert openpyxl.utils.escape.unescape(found.value) == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(ENTRIES)
def test_any_entry_makes_one_row(entry: Entry) -> None:
    document = written(MergedChronology(entries=(entry,), counted=1, refused=(), files=()))
    book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(document))
    assert len(book.get_sheet_by_name("Chronology").to_python()) == 2
    assert parts_of(document)


@pytest.mark.parametrize("long", ["x" * 32768, "=" + "long " * 20000, "\U0001f476" * 17000, "a\U0001f476" * 11000])
def test_a_text_too_long_for_a_cell_is_whole_elsewhere_and_says_so(long: str) -> None:
    book = opened(one_entry(words=long, notes={"Comment": long}))
    shown = cell(book["Chronology"], "What happened").value
    assert shown.endswith("[The text goes on: the whole of it is in the sheet Long texts.]")
    assert len(shown.encode("utf-16-le")) // 2 <= 32767
    rows = list(book["Long texts"].iter_rows(min_row=2, values_only=True))
    for column in ("What happened", "Comment"):
        assert "".join(row[4] for row in rows if row[2] == column) == long
    assert {row[:2] for row in rows} == {("Chronology", 1)}
    assert all(len(row[4].encode("utf-16-le")) // 2 <= 32767 for row in rows)


def test_the_longest_text_that_fits_is_left_whole() -> None:
    book = opened(one_entry(words="x" * 32767))
    assert cell(book["Chronology"], "What happened").value == "x" * 32767
    assert "Long texts" not in book.sheetnames


def test_a_long_text_in_any_place_is_kept() -> None:
    book = opened(everywhere("y" * 33000))
    kept = {(row[0], row[2]) for row in book["Long texts"].iter_rows(min_row=2, values_only=True)}
    assert ("Refused", "What stood there") in kept
    assert ("Set aside", "What stood there") in kept
    assert ("Files", "What to know") in kept
    for heading in ("Agency", "Who", "Also recorded by", "Source file", "Author", "Details", "Known to"):
        assert ("Chronology", heading) in kept, heading


def test_dates_are_real_dates_and_sort() -> None:
    happened = DateKnown(
        datetime.date(2016, 3, 1), datetime.date(2016, 3, 10), uncertain=True, words="early March 2016"
    )
    sheet = opened(one_entry(happened=happened, time=datetime.time(9, 5), known_on=datetime.date(2016, 3, 11)))[
        "Chronology"
    ]
    assert cell(sheet, "From").value == midnight(2016, 3, 1)
    assert cell(sheet, "To").value == midnight(2016, 3, 10)
    assert cell(sheet, "Known to the agency by").value == midnight(2016, 3, 11)
    assert cell(sheet, "Time").value == datetime.time(9, 5)
    assert cell(sheet, "Date as known").value == "between 1 and 10 March 2016"
    assert cell(sheet, "Date as written").value == "early March 2016"
    assert cell(sheet, "Date uncertain").value == "yes"


def test_the_date_as_written_stands_only_where_it_says_more() -> None:
    day, evening = datetime.date(2015, 8, 9), datetime.time(19, 20)
    plain = opened(one_entry(happened=DateKnown.on(day, words="09/08/2015 19:20"), time=evening))["Chronology"]
    assert "Date as written" not in [heading.value for heading in plain[1]]
    doubted = opened(one_entry(happened=DateKnown.on(day, words="09/08/2015?"), time=evening))["Chronology"]
    assert cell(doubted, "Date as written").value == "09/08/2015?"


@pytest.mark.parametrize(("time", "shown_as"), [("09:05:00", "hh:mm"), ("09:05:07", "hh:mm:ss")])
def test_seconds_are_shown_when_they_are_not_nought(time: str, shown_as: str) -> None:
    found = cell(opened(one_entry(time=datetime.time.fromisoformat(time)))["Chronology"], "Time")
    assert (found.value, found.number_format) == (datetime.time.fromisoformat(time), shown_as)


def test_an_open_end_is_an_empty_cell() -> None:
    sheet = opened(one_entry(happened=DateKnown(None, datetime.date(2016, 5, 4), words="by 4/5/16")))["Chronology"]
    assert cell(sheet, "From").value is None
    assert cell(sheet, "To").value == midnight(2016, 5, 4)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (datetime.date(1, 1, 1), "0001-01-01"),
        (datetime.date(1899, 12, 31), "1899-12-31"),
        (datetime.date(1900, 2, 28), "1900-02-28"),
        (datetime.date(1900, 3, 1), midnight(1900, 3, 1)),
        (datetime.date(2024, 2, 29), midnight(2024, 2, 29)),
    ],
)
def test_a_day_that_excel_cannot_show_right_is_text(day: datetime.date, value: object) -> None:
    assert cell(opened(one_entry(happened=DateKnown.on(day)))["Chronology"], "From").value == value


def test_one_row_an_entry_numbered_in_order() -> None:
    merged = invented()
    sheet = opened(merged)["Chronology"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(range(1, len(merged.entries) + 1))
    assert [cell(sheet, "Id", row).value for row in range(2, len(rows) + 2)] == [entry.id for entry in merged.entries]
    linked = [
        one for entry in rows for one in entry if one and "Northmere Children's Social Care, 18 May 2015" in str(one)
    ]
    assert linked
    assert cell(sheet, "Author's comment").column > cell(sheet, "Place in the file").column


def test_the_most_frequent_notes_have_columns_and_no_note_is_lost() -> None:
    base = one_entry().entries[0]
    notes = [{f"Heading {n}": f"text {n}"} for n in range(30)] + [{"Comment": "often"}] * 3
    entries = tuple(dataclasses.replace(base, id=str(n), notes=note) for n, note in enumerate(notes))
    sheet = opened(MergedChronology(entries=entries, counted=33, refused=(), files=()))["Chronology"]
    headings = [one.value for one in sheet[1]]
    assert "Comment" in headings
    assert sum(heading.startswith("Heading") for heading in headings) == 11
    everything = [str(value) for row in sheet.iter_rows(min_row=2, values_only=True) for value in row]
    assert all(any(f"text {n}" in value for value in everything) for n in range(30))
    assert "Heading 29: text 29" in everything


def test_the_heading_stays_in_sight_and_filters_and_prints_on_each_page() -> None:
    merged = invented()
    sheet = opened(merged)["Chronology"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.dimensions == f"A1:{column_letters(sheet.max_column - 1)}{len(merged.entries) + 1}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "Page &P of &N" in "".join(parts_of(written(merged))[3].itertext())


def test_each_agency_has_its_shade_and_its_name() -> None:
    sheet = opened(invented())["Chronology"]
    shades = {}
    for row in range(2, sheet.max_row + 1):
        found = cell(sheet, "Agency", row)
        shades.setdefault(found.value, set()).add(found.fill.fgColor.rgb)
    assert all(len(fills) == 1 for fills in shades.values())
    assert len(set.union(*shades.values())) == 8


def test_the_other_sheets_account_for_everything() -> None:
    merged = invented()
    book = opened(merged)
    files = list(book["Files"].iter_rows(min_row=2, values_only=True))
    assert all(row[5] == row[6] + row[7] + row[8] for row in files)
    assert len(files) == len(merged.files)
    assert [row[4] for row in book["Refused"].iter_rows(min_row=2, values_only=True)] == [
        row.text or None for row in merged.refused
    ]
    assert book["Set aside"].max_row == len(merged.set_aside) + 1
    about = " ".join(str(row[0]) for row in book["About"].iter_rows(values_only=True))
    assert "rows seen = " in about


def test_a_file_refused_as_a_whole_is_in_the_sheet_of_what_was_refused() -> None:
    whole = FileLine("Reply.docx", "2" * 64, "refused", None, "", 0, 0, 0, 0, 0, "No table was found. Make one.")
    book = opened(dataclasses.replace(invented(), refused=(), files=(whole,)))
    (row,) = book["Refused"].iter_rows(min_row=2, values_only=True)
    assert row == (1, "Reply.docx", "the whole file", "No table was found. Make one.", None, None)
    assert "1 file is not in the chronology" in " ".join(str(cell.value) for cell in book["About"]["A"])


def test_an_empty_chronology_still_opens() -> None:
    book = opened(EMPTY)
    assert book["Chronology"].max_row == 1
    assert "There are no entries." in " ".join(str(row[0]) for row in book["About"].iter_rows(values_only=True))


def test_more_entries_than_a_sheet_holds_go_on_in_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(layouts.layout()["workbook"], "most_rows", 41)
    merged = invented()
    book = opened(merged)
    assert book.sheetnames[:2] == ["Chronology", "Chronology 2"]
    assert book["Chronology"].max_row == 41
    assert book["Chronology 2"]["A2"].value == 41
    assert book["Chronology 2"].max_row == len(merged.entries) - 40 + 1


def test_the_same_chronology_gives_the_same_bytes() -> None:
    first = written(invented())
    assert first == written(invented())
    assert {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.title == "Integrated chronology: Rowan"


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(place: int, letters: str) -> None:
    assert column_letters(place) == letters


def test_libreoffice_opens_it_and_finds_no_formula(tmp_path: Path) -> None:
    write_workbook(one_entry(words="=1+1"), tmp_path / "chronology.xlsx")
    office = shutil.which("soffice")
    if office is None:  # then calamine, another program's reader, is the judge
        sheet = python_calamine.load_workbook(str(tmp_path / "chronology.xlsx")).get_sheet_by_index(0)
        assert "=1+1" in sheet.to_python()[1]
        return
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "fods",
        "--outdir",
        tmp_path,
        tmp_path / "chronology.xlsx",
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "chronology.fods").read_text(encoding="utf-8")
    assert "=1+1" in text
    assert "table:formula" not in text
