"""Bad input: each file is refused with what is wrong and what to do. Each row of a table is one kind of bad file."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from pathlib import Path, PurePath

import pytest

from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.open_file import read_bytes, read_document, sha256_of
from wholepicture.exchange.reading.settings import limit
from wholepicture.exchange.reading.tests import small_files
from wholepicture.exchange.reading.tests.small_files import cell, row, table, word, workbook, zipped


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refused:
        read_bytes(data, PurePath(name))
    return str(refused.value)


def locked(data: bytes) -> bytes:
    import msoffcrypto.format.ooxml

    file = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt("secret", file)
    return file.getvalue()


def locked_xls() -> bytes:
    """An .xls whose first record after its beginning says that it is encrypted."""
    sound = small_files.old_excel()
    place = sound.index(struct.pack("<HH", 0x809, 16)) + 20
    return sound[:place] + struct.pack("<HHH", 0x2F, 2, 1) + sound[place + 6 :]


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(40)
EXE = b"MZ" + bytes(60)
HTML = b"\n<!-- saved -->\n<html><body><table><tr><td>Date</td></tr></table></body></html>"
PAGE_WITH_MARK = "<!DOCTYPE html><html></html>".encode("utf-16")
MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: log\nMIME-Version: 1.0\n\nDear all"
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
CIN = b'<?xml version="1.0"?><Message><Children/></Message>'
OLD_WORKS = b"\x01\xfe2\x00" + bytes(200)
NOT_READ = {
    "a picture": (PNG, "photo.docx", "picture (PNG)", "table"),
    "a recording": (MP4, "interview.doc", "recording", "text"),
    "a program": (EXE, "log.xlsx", "program", "Do not open it"),
    "a web page called .doc": (HTML, "log.doc", "web page", "save it as .docx"),
    "a web page called .xls": (HTML, "log.xls", "web page", ".xlsx"),
    "a web page in UTF-16": (PAGE_WITH_MARK, "log.html", "web page", ".docx"),
    "an e-mail": (MAIL, "log.eml", "e-mail", "attachments"),
    "an XML workbook of 2003": (XML_2003, "log.xls", "2003", ".xlsx"),
    "a census return": (CIN, "cin.xml", "XML", ".csv"),
    "XML without its first line": (b"<Message><Children/></Message>", "cin.xml", "XML", ".csv"),
    "an unknown kind": (OLD_WORKS, "log.wps", "not a kind of file", "program that made it"),
    "a packed folder": (zipped({"a.docx": b"x", "b.docx": b"y"}), "all.docx", "packed folder", "Unpack"),
    "a packed folder in one": (zipped({"in.zip": zipped({"a": b"b"})}), "a.zip", "packed folder", "Unpack"),
    "an empty zip": (zipped({}), "a.xlsx", "packed folder", "Unpack"),
    "slides": (zipped({"[Content_Types].xml": b"<Types/>", "ppt/a.xml": b""}), "a.pptx", "PowerPoint", "tables"),
    "a binary workbook": (zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "a.xlsb", ".xlsb", ".xlsx"),
    "Apple Pages": (zipped({"Index/Document.iwa": b""}), "a.pages", "Apple", "export"),
    "other JSON": (b'{"type": "FeatureCollection"}', "map.json", "no chronology", ".xlsx"),
    "a list in JSON": (b'[{"entries": []}]', "list.json", "no chronology", ".xlsx"),
    "JSON of JSON": (b'{"a":' * 100_000, "deep.json", "damaged", "again"),
}
PASSWORDS = {
    "Word": (lambda: locked(small_files.docx()), "log.docx"),
    "Excel": (lambda: locked(small_files.excel()), "log.xlsx"),
    "older Excel": (locked_xls, "log.xls"),
    "PDF": (lambda: small_files.pdf(password="secret"), "log.pdf"),
    "OpenDocument": (
        lambda: small_files.opendocument("", extra={"META-INF/manifest.xml": "<m:encryption-data/>"}),
        "log.ods",
    ),
}
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">'


@pytest.mark.parametrize("case", NOT_READ)
def test_what_is_not_read(case: str) -> None:
    data, name, what, to_do = NOT_READ[case]
    said = refusal(data, name)
    assert what in said
    assert to_do in said


@pytest.mark.parametrize("case", PASSWORDS)
def test_a_password(case: str) -> None:
    make, name = PASSWORDS[case]
    said = refusal(make(), name)
    assert "password" in said
    assert "give that" in said


@pytest.mark.parametrize("kind", [LAUGHS, OUTSIDE, ELSEWHERE])
@pytest.mark.parametrize("where", ["word", "core", "sheet", "strings", "ods"])
def test_a_document_type_is_refused(kind: str, where: str) -> None:
    text = "&a;" if kind != ELSEWHERE else "x"
    made = {
        "word": lambda: small_files.with_parts(
            small_files.docx(), word__document_xml=f'{kind}<d xmlns="{small_files.WORD}"><body><p>{text}</p></body></d>'
        ),
        "core": lambda: zipped(
            {
                **small_files.parts_of(small_files.excel()),
                "docProps/core.xml": f"{kind}<a><title>{text}</title></a>",
            }
        ),
        "sheet": lambda: workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'),
        "strings": lambda: zipped(
            {
                **small_files.parts_of(small_files.excel()),
                "xl/sharedStrings.xml": f'{kind}<sst xmlns="{small_files.SHEET}"><si><t>{text}</t></si></sst>',
            }
        ),
        "ods": lambda: zipped({**small_files.parts_of(small_files.ods()), "content.xml": f"{kind}<a>{text}</a>"}),
    }[where]()
    if where == "sheet":
        sheet = small_files.parts_of(made)["xl/worksheets/sheet1.xml"]
        made = zipped({**small_files.parts_of(made), "xl/worksheets/sheet1.xml": kind.encode() + sheet})
    assert "document type" in refusal(made, "a.docx")


class TestAnArchiveMadeToDoHarm:
    def test_a_bomb(self) -> None:
        bomb = word(f"<w:p><w:r><w:t>{'a' * 60_000_000}</w:t></w:r></w:p>")
        assert "unpacks to far more" in refusal(bomb, "bomb.docx")

    def test_a_bomb_for_a_workbook(self) -> None:
        assert "unpacks to far more" in refusal(workbook(" " * 60_000_000), "bomb.xlsx")

    def test_a_bomb_in_a_part_that_is_not_even_shown(self) -> None:
        bomb = zipped({**small_files.parts_of(small_files.docx()), "word/more.xml": b"\0" * 60_000_000})
        assert "unpacks to far more" in refusal(bomb, "bomb.docx")

    def test_a_size_that_lies(self) -> None:
        sound = bytearray(small_files.docx())
        place = sound.index(b"PK\x01\x02") + 24
        sound[place : place + 4] = struct.pack("<I", 10)
        assert "damaged" in refusal(bytes(sound), "a.docx")

    def test_a_part_twice(self) -> None:
        file = io.BytesIO(small_files.docx())
        with zipfile.ZipFile(file, "a") as target:
            target.NameToInfo.pop("word/document.xml")
            target.writestr("word/document.xml", "<other/>")
        assert "twice" in refusal(file.getvalue(), "a.docx")

    def test_parts_that_lie_over_one_another(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as target:
            for name, content in small_files.parts_of(small_files.docx()).items():
                target.writestr(name, content)
            target.infolist()[2].header_offset = target.infolist()[1].header_offset
        assert "damaged" in refusal(file.getvalue(), "a.docx")

    def test_too_many_parts(self) -> None:
        parts = {f"word/{number}.xml": "<a/>" for number in range(limit("archive", "members"))}
        assert "parts" in refusal(zipped({**small_files.parts_of(small_files.docx()), **parts}), "a.docx")

    def test_a_check_sum_that_is_wrong(self) -> None:
        sound = zipped(dict(small_files.parts_of(small_files.docx())), deflated=False)
        changed = sound.replace(b"Home cold", b"Home warm")
        assert changed != sound
        assert "does not unpack" in refusal(changed, "a.docx")

    def test_a_path_that_leads_out_is_only_a_name(self) -> None:
        out = zipped({**small_files.parts_of(small_files.docx()), "../../out.xml": "<a/>"})
        assert read_bytes(out, PurePath("a.docx")).grids

    def test_tables_in_tables_without_end(self) -> None:
        deep = "<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300
        assert "damaged" in refusal(word(deep), "deep.docx")

    def test_a_cell_that_claims_a_million_columns(self) -> None:
        wide = word(table(row(cell("a", '<w:gridSpan w:val="1000000"/>'))))
        assert "columns" in refusal(wide, "wide.docx")

    def test_one_forgotten_cell_at_the_far_end_of_a_sheet(self) -> None:
        far = workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
        assert "XFD1048576" in refusal(far, "far.xlsx")

    def test_a_cell_of_an_opendocument_repeated_a_thousand_million_times(self) -> None:
        many = (
            '<table:table table:name="T"><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'office:value-type="float" office:value="1" table:number-columns-repeated="1000"/></table:table-row>'
            "</table:table>"
        )
        assert 'sheet "T"' in refusal(small_files.opendocument(many), "many.ods")


@pytest.mark.parametrize("name", ["log.docx", "log.xlsx", "log.ods", "log.xls", "log.pdf"])
def test_a_file_of_nothing_but_its_first_bytes(name: str) -> None:
    start = {"log.docx": b"PK\x03\x04", "log.xlsx": b"PK\x03\x04", "log.ods": b"PK\x03\x04", "log.pdf": b"%PDF-1.7\n"}
    assert "damaged" in refusal(start.get(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), name)


def test_a_scan_is_refused_saying_so() -> None:
    assert "picture of text" in refusal(small_files.scan(), "scan.pdf")


def test_another_document_put_inside_is_refused() -> None:
    assert "Open it in Word" in refusal(word('<w:altChunk r:id="rId9"/>'), "a.docx")


class TestPlaces:
    """What stands under a path is not always a file."""

    def test_an_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").touch()
        assert "empty" in self.refusal(tmp_path / "a.csv")

    def test_a_folder_called_like_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "log.docx").mkdir()
        assert "folder" in self.refusal(tmp_path / "log.docx")

    def test_a_link_to_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "log.docx").symlink_to(tmp_path / "gone.docx")
        assert "not there" in self.refusal(tmp_path / "log.docx")

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "log.docx").symlink_to(tmp_path / "log.docx")
        assert "leads back to itself" in self.refusal(tmp_path / "log.docx")

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "log.csv")
        assert "pipe" in self.refusal(tmp_path / "log.csv")

    def test_a_device(self) -> None:
        assert "device" in self.refusal(Path(os.devnull))

    def test_a_file_that_one_may_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", forbidden)  # the one who runs the tests may be allowed everything
        assert "not allowed" in self.refusal(tmp_path / "log.csv")

    def test_a_file_of_200_megabytes_is_refused_before_it_is_read(self, tmp_path: Path) -> None:
        with (tmp_path / "log.docx").open("wb") as large:
            large.truncate(200_000_000)
        begun = time.monotonic()
        said = self.refusal(tmp_path / "log.docx")
        assert "200 MB" in said
        assert "100 MB" in said
        assert time.monotonic() - begun < 1

    def test_a_name_with_a_zero_in_it(self) -> None:
        assert "name" in self.refusal(Path("a\0b.csv"))

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        assert "shorter name" in self.refusal(tmp_path / ("a" * 300 + ".csv"))

    @pytest.mark.parametrize(
        "name", ["two\nlines.csv", "\N{FAMILY} log.csv", "a" * 240 + ".csv", " .csv", "-rf.csv", "log.CSV"]
    )
    def test_odd_names_are_read(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"Date,What\n1 May 2016,Visit\n")
        assert read_document(tmp_path / name).grids[0].rows[1].cells == ["1 May 2016", "Visit"]

    def test_a_name_that_is_not_even_text(self, tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\xff.docx"))
        path.write_bytes(b"Date,What\n1 May 2016,Visit\n")
        document = read_document(path)
        assert "Named .docx but is plain text" in document.remarks[0]
        document.remarks[0].encode()

    @staticmethod
    def refusal(path: Path) -> str:
        for read in (read_document, sha256_of):
            with pytest.raises(FileRefused) as refused:
                read(path)
        return str(refused.value)


@pytest.mark.parametrize(
    ("raised", "word_in_it"),
    [(MemoryError(), "memory"), (RecursionError(), "deeply"), (ZeroDivisionError(), "ZeroDivision")],
)
def test_whatever_a_library_raises_is_an_answer_about_the_file(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, word_in_it: str
) -> None:
    def fails(_: bytes) -> str:
        raise raised

    monkeypatch.setattr("wholepicture.exchange.reading.open_file.kind_of", fails)
    assert word_in_it in refusal(b"a,b", "a.csv")


def test_a_person_can_still_stop_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: bytes) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("wholepicture.exchange.reading.open_file.kind_of", stopped)
    with pytest.raises(KeyboardInterrupt):
        read_bytes(b"a,b", PurePath("a.csv"))
