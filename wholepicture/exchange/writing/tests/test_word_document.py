"""chronology.docx: opens in Word whatever the sources hold, and reads as a plain table in any program."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.table import Table
from hypothesis import HealthCheck, given, settings
from lxml import etree

from wholepicture.chronology.entry import Entry, PersonInEntry
from wholepicture.exchange.merged import FileLine, MergedChronology, Narrowing
from wholepicture.exchange.reading.open_file import read_document
from wholepicture.exchange.tests.any_entry import ENTRIES
from wholepicture.exchange.writing.tests.awkward import AWKWARD, EMPTY, NEW_LINES, SEVEN_LINES, everywhere, one_entry
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.word_document import write_word_document
from wholepicture.timescales.date_known import DateKnown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word calls a document damaged when these stand in another order (ECMA-376 part 1, CT_PPr, CT_RPr and so on).
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
}  # fmt: skip


def written(merged: MergedChronology) -> bytes:
    folder = Path(_FOLDER.name)
    write_word_document(merged, folder / "chronology.docx")
    return (folder / "chronology.docx").read_bytes()


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    _FOLDER.name = str(tmp_path_factory.mktemp("word"))


class _FOLDER:
    name = ""


def part(document: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read(name))


def tables(document: bytes) -> list[Table]:
    return docx.Document(io.BytesIO(document)).tables


def texts(table: Table) -> list[list[str]]:
    """Every cell's text, a list a row."""
    return [
        ["\n".join("".join(p.itertext(f"{W}t")) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        for row in table._tbl.tr_lst
    ]


def out_of_order(tree: etree._Element) -> list[str]:
    wrong = []
    for name, order in ORDERS.items():
        places = {tag: place for place, tag in enumerate(order.split())}
        for element in tree.iter(f"{W}{name}"):
            tags = [etree.QName(child).localname for child in element]
            found = [places.get(tag, -1) for tag in tags]
            if found != sorted(found) or -1 in found:
                wrong.append(f"{name}: {tags}")
    return wrong


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_no_text_can_break_it(text: str) -> None:
    document = written(everywhere(text))
    assert out_of_order(part(document, "word/document.xml")) == []
    assert len(tables(document)) == 3
    rows = texts(tables(document)[0])
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("<b>&amp;", "<b>&amp;"),
        ("nul\x00", "nul\ufffd"),
        ("vertical\x0btab", "vertical\ufffdtab"),
        ("half \ud83d", "half \ufffd"),
        ("\uffff", "\ufffd"),
        ("=1+1", "=1+1"),
        ("  two  spaces ", "  two  spaces "),
        ("\U0001f476\U0001f3fd", "\U0001f476\U0001f3fd"),
        ("", ""),
        (NEW_LINES, "\n".join(SEVEN_LINES)),
    ],
)
def test_the_words_are_the_agencys_own(given_text: str, shown: str) -> None:
    rows = texts(tables(written(one_entry(words=given_text)))[0])
    assert rows[1][rows[0].index("What happened")] == shown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(ENTRIES)
def test_any_entry_makes_one_row(entry: Entry) -> None:
    merged = MergedChronology(entries=(entry,), counted=1, refused=(), files=())
    document = written(merged)
    assert out_of_order(part(document, "word/document.xml")) == []
    assert len(tables(document)[0]._tbl.tr_lst) == 2


def test_an_empty_chronology_says_so_and_has_no_empty_table() -> None:
    document = written(EMPTY)
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs]
    assert "There are no entries." in " ".join(words)
    assert "Every row was read." in words
    assert len(tables(document)) == 1


def test_it_is_a4_landscape_in_british_english_with_page_numbers() -> None:
    document = written(invented())
    section = docx.Document(io.BytesIO(document)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    styles = part(document, "word/styles.xml")
    assert styles.xpath("//w:rPrDefault//w:lang/@w:val", namespaces={"w": W.strip("{}")}) == ["en-GB"]
    footer = "".join(
        etree.tostring(part(document, name), encoding="unicode")
        for name in zipfile.ZipFile(io.BytesIO(document)).namelist()
        if "footer" in name
    )
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    header = section.header.paragraphs[0].text
    assert header.startswith("Integrated chronology: Rowan\t")
    assert "Handle it as your agency's policy says" in header


def test_the_styles_too_are_in_the_schemas_order() -> None:
    assert out_of_order(part(written(invented()), "word/styles.xml")) == []


def test_nothing_of_the_templates_own_that_is_not_true_stays() -> None:
    names = zipfile.ZipFile(io.BytesIO(written(invented()))).namelist()
    assert [name for name in names if "thumbnail" in name or "stylesWithEffects" in name] == []


def test_each_table_has_a_heading_row_that_repeats_and_a_title_for_screen_readers() -> None:
    for table in part(written(invented()), "word/document.xml").iter(f"{W}tbl"):
        first, *others = table.iter(f"{W}tr")
        assert first.find(f".//{W}tblHeader") is not None
        assert all(row.find(f".//{W}tblHeader") is None for row in others)
        assert table.find(f".//{W}tblCaption").get(f"{W}val")
        assert table.find(f".//{W}tblLook").get(f"{W}firstRow") == "1"
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert all([int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")] == grid for row in (first, *others))


def test_no_paragraph_is_there_only_for_space() -> None:
    body = part(written(invented()), "word/document.xml")[0]
    assert [p for p in body.findall(f"{W}p") if not "".join(p.itertext()).strip()] == []


def test_one_row_an_entry_with_all_that_it_says() -> None:
    merged = invented()
    headings, *rows = texts(tables(written(merged))[0])
    assert headings == [
        *("Date", "Time", "Age", "Agency", "Who", "What happened", "Child's words", "Response", "Notes", "Source")
    ]
    assert len(rows) == len(merged.entries)
    vague = next(row for row in rows if "fussy eater" in row[5])
    assert vague[0] == "between 1 and 10 March 2015"
    assert "Date as written: “early March 2015”" in vague[8]
    assert "uncertain in the source" in vague[8]
    police = next(row for row in rows if "Log 1207" in row[5])
    assert police[1] == "23:47"
    assert police[3] == "Northmere Police"
    assert police[4] == "Tara (mother)\nDean (alleged)\nRowan (child)"
    assert "Also recorded by: Northmere Children's Social Care, 18 May 2015" in police[8]
    assert police[9].startswith("police_export.csv, row ")
    assert any("Author's comment: Was this shared?\nSee the protocol." in row[8] for row in rows)


def test_columns_with_nothing_in_them_are_left_out_and_the_words_get_the_room() -> None:
    plain = one_entry(time=None, people=(), voice="", response="")
    document = written(dataclasses.replace(plain, ages={}))
    assert texts(tables(document)[0])[0] == ["Date", "Agency", "What happened", "Source"]
    widths = [int(column.get(f"{W}w")) for column in part(document, "word/document.xml").iter(f"{W}gridCol")][:4]
    full = [int(column.get(f"{W}w")) for column in part(written(invented()), "word/document.xml").iter(f"{W}gridCol")]
    assert sum(widths) == sum(full[:10])
    assert max(widths) == widths[2]


def test_another_spelling_of_a_certain_day_is_not_repeated() -> None:
    day = datetime.date(2015, 5, 16)
    for words in (
        "16/05/2015",
        "16.5.15",
        "Sat 16th May 2015",
        "16 May 15",
        "2015-05-16 00:00:00",
        "on the 16th of May",
    ):
        headings = texts(tables(written(one_entry(time=None, happened=DateKnown.on(day, words=words))))[0])[0]
        assert "Notes" not in headings, words
    for words in ("16/05/2015?", "last Saturday", "17/05/2015", "about 16 May 2015"):
        rows = texts(tables(written(one_entry(time=None, happened=DateKnown.on(day, words=words))))[0])
        assert f"“{words}”" in rows[1][rows[0].index("Notes")]


def test_short_notes_follow_each_other_and_long_or_many_lined_ones_stand_alone() -> None:
    notes = {
        "Year group": "Nursery",
        "Category": "Hunger",
        "Comment": "One.\nTwo.",
        "Log": "41",
        "Told": "All.",
        "Plan": "word " * 20,
    }
    rows = texts(tables(written(one_entry(notes=notes)))[0])
    assert rows[1][rows[0].index("Notes")].splitlines() == [
        "Year group: Nursery; Category: Hunger",
        *("Comment: One.", "Two."),
        "Log: 41",
        "Told: All.",
        f"Plan: {'word ' * 20}",
    ]


def test_the_sources_own_words_are_not_said_again_in_ours() -> None:
    entry = one_entry(
        happened=DateKnown.on(datetime.date(2015, 8, 9), words="09/08/2015 19:20"),
        time=datetime.time(19, 20),
        people=(PersonInEntry("TREDWIN L", "involved"), PersonInEntry("HOLLIN C", "involved")),
        details={"seen": False},
        notes={"Persons": "TREDWIN L / HOLLIN C", "Child seen?": "No"},
        known_on=datetime.date(2015, 8, 10),
    )
    rows = texts(tables(written(entry))[0])
    assert rows[1][rows[0].index("Notes")] == "Known to the agency by: 10 August 2015; Child seen?: No"


def test_rows_stay_whole_unless_they_could_fill_a_page() -> None:
    short, long = (
        part(written(one_entry(words=words)), "word/document.xml").find(f".//{W}tbl").findall(f"{W}tr")[1]
        for words in ("Seen.", "word " * 4000)
    )
    assert short.find(f".//{W}cantSplit") is not None
    assert long.find(f".//{W}cantSplit") is None
    many_lines = part(written(one_entry(words="x\n" * 60)), "word/document.xml").find(f".//{W}tbl").findall(f"{W}tr")[1]
    assert many_lines.find(f".//{W}cantSplit") is None


def test_text_that_reads_leftward_is_set_so() -> None:
    body = part(written(one_entry(words="שלום\nHello שלום")), "word/document.xml")
    leftward, rightward = [p for p in body.iter(f"{W}p") if "שלום" in "".join(p.itertext())]
    assert leftward.find(f"{W}pPr/{W}bidi") is not None
    assert leftward.find(f".//{W}rtl") is not None
    assert rightward.find(f"{W}pPr/{W}bidi") is None


def test_each_agency_has_its_shade_and_its_name() -> None:
    rows = part(written(invented()), "word/document.xml").find(f".//{W}tbl").findall(f"{W}tr")[1:]
    shades = {}
    for row in rows:
        cell = row.findall(f"{W}tc")[3]
        shades.setdefault("".join(cell.itertext()), set()).add(cell.find(f".//{W}shd").get(f"{W}fill"))
    assert all(len(fills) == 1 for fills in shades.values())
    assert len(set.union(*shades.values())) == len(shades) == 8


def test_files_and_refused_rows_stand_at_the_end() -> None:
    _, files, refused = map(texts, tables(written(invented())))
    assert files[0][4:8] == ["Rows", "Entries", "Refused", "Blank"]
    assert all(int(row[4]) == sum(map(int, row[5:8])) for row in files[1:])
    assert refused[1][1:] == [
        "row 14",
        "The day 31/02/2016 does not exist. Look up the log and correct the date, then merge again.",
        "31/02/2016 | 21:10 | Log 77 | Report of a child on the balcony",
    ]


def test_a_file_refused_as_a_whole_stands_among_them_and_is_counted_at_the_top() -> None:
    whole = FileLine("Reply.docx", "2" * 64, "refused", None, "", 0, 0, 0, 0, 0, "No table was found. Make one.")
    document = written(dataclasses.replace(invented(), refused=(), files=(whole,)))
    words = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs)
    assert "1 file is not in the chronology" in words
    assert "Every row was read." not in words
    assert texts(tables(document)[2])[1] == ["Reply.docx", "the whole file", "No table was found. Make one.", ""]


def test_a_part_of_a_chronology_says_that_it_is_one() -> None:
    narrowing = Narrowing(first=datetime.date(2015, 1, 1), agencies=("Northmere Police",), people=("Dean",))
    words = docx.Document(io.BytesIO(written(invented(narrowing=narrowing)))).paragraphs
    part_of = next(paragraph.text for paragraph in words if paragraph.text.startswith("This document was narrowed"))
    assert "on or after 1 January 2015, of Northmere Police and that name Dean" in part_of
    assert "It shows 58 of the 62 entries" in part_of


def test_the_same_chronology_gives_the_same_bytes() -> None:
    first = written(invented())
    assert first == written(invented())
    assert {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert (properties.author, properties.title) == ("Whole Picture", "Integrated chronology: Rowan")
    assert properties.created == properties.modified


def test_our_own_reader_reads_it_as_a_plain_table(tmp_path: Path) -> None:
    write_word_document(invented(), tmp_path / "chronology.docx")
    document = read_document(tmp_path / "chronology.docx")
    assert document.title == "Integrated chronology: Rowan"
    grid = document.grids[0]
    assert grid.rows[0].heading
    assert grid.rows[0].cells[:2] == ["Date", "Time"]
    assert len(grid.rows) == len(invented().entries) + 1


def test_it_opens_and_lays_out_without_repair(tmp_path: Path) -> None:
    write_word_document(invented(), tmp_path / "chronology.docx")
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:  # then python-docx, which reads strictly, is the judge
        assert len(docx.Document(str(tmp_path / "chronology.docx")).tables) == 3
        return
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "chronology.docx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    pages = subprocess.run(["pdftotext", "-layout", tmp_path / "chronology.pdf", "-"], check=True, capture_output=True)
    text = pages.stdout.decode()
    last = re.findall(r"Page (\d+) of (\d+)", text)[-1]
    assert last[0] == last[1]
    assert text.count("What happened") >= int(last[0]) - 2, "the heading row repeats on each page of the chronology"
