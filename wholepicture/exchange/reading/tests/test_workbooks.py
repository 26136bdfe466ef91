"""Sheets as grids: what stands in cells, what cannot be trusted in them, and what lies beside them."""

from __future__ import annotations

import datetime
import io
from pathlib import Path, PurePath

import pytest

from wholepicture.exchange.reading.document import CellFault, Document, FileRefused, Grid
from wholepicture.exchange.reading.open_file import read_bytes, read_document
from wholepicture.exchange.reading.tests import small_files
from wholepicture.exchange.reading.tests.small_files import opendocument, pointers, workbook

DAY = datetime.date


def read(data: bytes, name: str = "log.xlsx") -> Document:
    return read_bytes(data, PurePath(name))


def sheet(inside: str, **more: str) -> Grid:
    return read(workbook(inside, **more)).grids[0]  # type: ignore[arg-type]


def shown(value: object) -> object:
    return (value.shown, value.what_to_do) if isinstance(value, CellFault) else value


EACH = {
    "a whole number": ('<c r="A1"><v>42</v></c>', 42),
    "a whole number with a point": ('<c r="A1"><v>42.0</v></c>', 42),
    "a fraction": ('<c r="A1"><v>4.5</v></c>', 4.5),
    "true": ('<c r="A1" t="b"><v>1</v></c>', True),
    "words in the cell": ('<c r="A1" t="inlineStr"><is><t>Home  cold</t></is></c>', "Home  cold"),
    "two fonts in a cell": (
        '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">Home </t></r><r><t>cold</t></r></is></c>',
        "Home cold",
    ),
    "a date as text stays text": ('<c r="A1" t="inlineStr"><is><t>03/04/16</t></is></c>', "03/04/16"),
    "a number that is no date stays a number": ('<c r="A1"><v>42432</v></c>', 42432),
    "the words #N/A, typed": ('<c r="A1" t="inlineStr"><is><t>#N/A</t></is></c>', "#N/A"),
    "a date in words of the standard": ('<c r="A1" t="d"><v>2016-03-04</v></c>', DAY(2016, 3, 4)),
    "a formula's text": ('<c r="A1" t="str"><f>B1</f><v>visit</v></c>', "visit"),
    "a formula's number": ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
}
ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
NEVER = "Cell A1 holds a formula that was never calculated. Open it in Excel, save, and send again."
WAITING = '<calcPr calcId="1" fullCalcOnLoad="1"/>'


@pytest.mark.parametrize("case", EACH)
def test_what_stands_in_a_cell(case: str) -> None:
    inside, value = EACH[case]
    read_value = sheet(f'<row r="1">{inside}<c r="B1"><v>1</v></c></row>').rows[0].cells[0]
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_a_fault_that_names_its_cell(error: str) -> None:
    value = sheet(f'<row r="3"><c r="B3" t="e"><v>{error}</v></c><c r="C3"><v>1</v></c></row>').rows[0].cells[1]
    assert isinstance(value, CellFault)
    assert value.shown == error
    assert value.what_to_do.startswith(f"Cell B3 shows the error {error}.")


@pytest.mark.parametrize(
    ("inside", "calculation", "value"),
    [
        ('<c r="A1"><f>B1&amp;"x"</f></c>', "", ('=B1&"x"', NEVER)),
        ('<c r="A1"><f>1+1</f><v></v></c>', "", ("=1+1", NEVER)),
        ('<c r="A1"><f>1+1</f><v/></c>', "", ("=1+1", NEVER)),
        ('<c r="A1"><f t="shared" si="0"/></c>', "", ("=", NEVER)),
        ('<c r="A1"><f>1+1</f><v>0</v></c>', WAITING, ("=1+1", NEVER)),  # a library's placeholder
        ('<c r="A1"><f>1-1</f><v>0</v></c>', "", 0),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', WAITING, 2),
        ('<c r="A1" t="str"><f>IF(B1,"","x")</f><v></v></c>', "", ""),
    ],
)
def test_a_formula_never_calculated(inside: str, calculation: str, value: object) -> None:
    cells = sheet(f'<row r="1">{inside}<c r="B1"><v>1</v></c></row>', calculation=calculation).rows[0].cells
    assert shown(cells[0]) == value


def test_a_formula_that_openpyxl_wrote_was_never_calculated() -> None:
    import openpyxl

    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append([datetime.date(2016, 3, 4), "=A1+1"])
    book.save(file)
    cells = read(file.getvalue()).grids[0].rows[0].cells
    assert cells[0] == DAY(2016, 3, 4)
    assert shown(cells[1])[0] == "=A1+1"  # type: ignore[index]


@pytest.mark.parametrize("epoch_1904", [False, True])
@pytest.mark.parametrize(("make", "name"), [(small_files.excel, "a.xlsx"), (small_files.old_excel, "a.xls")])
def test_both_epochs_give_the_same_days(make: object, name: str, epoch_1904: bool) -> None:  # noqa: FBT001
    grid = read(make(epoch_1904=epoch_1904), name).grids[0]  # type: ignore[operator]
    days = [one.cells[0] for one in grid.rows if isinstance(one.cells[0], datetime.date)]
    assert days[-2:] == [DAY(2016, 3, days[-1].day - 1), DAY(2016, 3, days[-1].day)]


def test_dates_times_and_lengths_of_time() -> None:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        log = book.add_worksheet()
        for place, (value, shape) in enumerate((
            (datetime.datetime(2016, 3, 4), "dd/mm/yyyy"),  # noqa: DTZ001 - sheets have no zones
            (datetime.datetime(2016, 3, 4, 14, 30), "dd/mm/yyyy hh:mm"),  # noqa: DTZ001
            (datetime.time(14, 30), "hh:mm"),
            (datetime.timedelta(hours=30), "[h]:mm"),
        )):  # fmt: skip
            log.write_datetime(0, place, value, book.add_format({"num_format": shape}))
    assert read(file.getvalue()).grids[0].rows[0].cells == [
        DAY(2016, 3, 4),
        datetime.datetime(2016, 3, 4, 14, 30),  # noqa: DTZ001
        datetime.time(14, 30),
        datetime.timedelta(hours=30),
    ]


class TestPlaceOfRows:
    def test_rows_carry_the_sheets_own_numbers(self) -> None:
        grid = sheet('<row r="5"><c r="C5"><v>1</v></c></row><row r="8"><c r="D8"><v>2</v></c></row>')
        assert [(one.number, one.cells) for one in grid.rows] == [
            (5, ["", "", 1, ""]),
            (6, [""] * 4),
            (7, [""] * 4),
            (8, ["", "", "", 2]),
        ]

    def test_cells_without_names_stand_side_by_side(self) -> None:
        grid = sheet('<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row>')
        assert [(one.number, one.cells) for one in grid.rows][-1] == (4, [3, ""])

    def test_a_sheet_formatted_to_its_end_is_not_long(self) -> None:
        far = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
            f'<row r="{number}" s="0" customFormat="1"><c r="XFD{number}" s="0"/></row>'
            for number in (2, 500_000, 1_048_576)
        )
        grid = sheet(far)
        assert [(one.number, one.cells) for one in grid.rows] == [(1, [1])]

    def test_a_fault_outside_the_values_is_not_lost(self) -> None:
        grid = sheet('<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="C4" t="e"><v>#REF!</v></c></row>')
        assert [(one.number, shown(one.cells[-1]) != "") for one in grid.rows] == [(2, False), (3, False), (4, True)]

    def test_a_sheet_of_faults_only(self) -> None:
        grid = sheet('<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>')
        assert [one.number for one in grid.rows] == [3]

    def test_a_cell_given_twice_is_damage(self) -> None:
        with pytest.raises(FileRefused, match="a cell twice"):
            sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')


NAMES = {
    "in capitals": lambda name: name.replace("sharedStrings", "SharedStrings"),
    "with Windows paths": lambda name: name.replace("/", "\\"),
}


@pytest.mark.parametrize("case", NAMES)
def test_parts_with_unusual_names_are_found(case: str) -> None:
    parts = {NAMES[case](name): content for name, content in small_files.parts_of(small_files.excel()).items()}
    assert read(small_files.zipped(dict(parts))).grids == read(small_files.excel()).grids


def test_the_strict_kind_of_workbook() -> None:
    swaps = (
        (small_files.SHEET, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    parts = dict(small_files.parts_of(small_files.excel()))
    for usual, strict in swaps:
        parts = {name: content.replace(usual.encode(), strict.encode()) for name, content in parts.items()}
    assert read(small_files.zipped(dict(parts))).grids == read(small_files.excel()).grids


def test_line_ends_in_cells_are_of_one_kind() -> None:
    inside = '<c r="A1" t="inlineStr"><is><t>one_x000D_\ntwo</t></is></c>'
    assert sheet(f'<row r="1">{inside}</row>').rows[0].cells == ["one\ntwo"]


class TestMerged:
    ROWS = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{letter}{number}"><v>{number}</v></c>' for letter in "ABC") + "</row>"
        for number in (1, 2, 3, 4)
    )  # fmt: skip

    def test_downwards_and_across(self) -> None:
        ranges = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A1:C1"/></mergeCells>'
        rows = self.ROWS.replace('<c r="B1"><v>1</v></c><c r="C1"><v>1</v></c>', "")
        for gone in ("A3", "A4"):
            rows = rows.replace(f'<c r="{gone}"><v>{gone[1]}</v></c>', "")
        grid = sheet(rows + "|||" + ranges)
        assert [one.across for one in grid.rows] == [True, False, False, False]
        assert [sorted(one.continued) for one in grid.rows] == [[], [], [0], [0]]

    def test_in_an_older_workbook(self) -> None:
        import xlwt

        book, file = xlwt.Workbook(), io.BytesIO()
        log = book.add_sheet("Log")
        log.write_merge(0, 0, 0, 1, "Title")
        log.write_merge(1, 2, 0, 0, "3 May")
        log.write(1, 1, "visit")
        log.write(2, 1, "call")
        book.save(file)
        grid = read(file.getvalue(), "a.xls").grids[0]
        assert [one.across for one in grid.rows] == [True, False, False]
        assert [sorted(one.continued) for one in grid.rows] == [[], [], [0]]


class TestBesideTheCells:
    def test_hidden_sheets_chart_sheets_comments_and_properties(self) -> None:
        document = read(small_files.excel())
        assert [(grid.sheet, grid.hidden) for grid in document.grids] == [("Log", False), ("Old", True)]
        assert document.paragraphs == ['Comment on sheet "Log", cell D4: Check with the health visitor']
        assert (document.title, document.author) == ("School log", "Example Primary School")

    def test_hidden_rows_are_read_and_remarked_on(self) -> None:
        document = read(
            workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>')
        )
        assert [one.cells for one in document.grids[0].rows] == [[1], [2]]
        assert document.remarks == ['Hidden rows or columns on sheet "Log" were read as well.']

    def test_words_of_the_printed_header_are_kept(self) -> None:
        header = '<oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Probation &amp;&amp; Courts</oddHeader>'
        inside = f'<row r="1"><c r="A1"><v>1</v></c></row>|||<headerFooter>{header}</headerFooter>'
        document = read(workbook(inside))
        assert document.paragraphs == ["Probation & Courts"]

    def test_macros_are_not_opened(self) -> None:
        made = workbook('<row r="1"><c r="A1"><v>1</v></c></row>', extra={"xl/vbaProject.bin": b"not even a macro"})
        assert read(made, "log.xlsm").grids[0].rows[0].cells == [1]

    def test_a_sheet_that_is_not_listed_is_remarked_on(self) -> None:
        links = pointers(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"))
        extra = {
            "xl/_rels/workbook.xml.rels": links,
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{small_files.SHEET}"><sheetData/></worksheet>',
        }
        assert (
            "1 sheet(s) lie in it" in read(workbook('<row r="1"><c r="A1"><v>1</v></c></row>', extra=extra)).remarks[0]
        )

    def test_a_table_of_texts_that_is_too_short_is_damage(self) -> None:
        parts = small_files.parts_of(small_files.excel())
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"<si><t>Time</t></si>", b"")
        with pytest.raises(FileRefused, match="fewer than it says"):
            read(small_files.zipped(dict(parts)))

    def test_a_missing_style_sheet_is_damage_and_not_numbers_for_dates(self) -> None:
        parts = small_files.parts_of(small_files.excel())
        del parts["xl/styles.xml"]
        with pytest.raises(FileRefused):
            read(small_files.zipped(dict(parts)))


class TestOlderWorkbooks:
    def made(self) -> Document:
        import xlwt

        book, file = xlwt.Workbook(), io.BytesIO()
        log = book.add_sheet("Log")
        log.write(1, 0, "visit")
        log.row(1).set_cell_error(1, 0x2A)
        log.write(1, 2, xlwt.Formula("1+1"))
        log.row(1).hidden = True
        book.add_sheet("Old").visibility = 1
        book.save(file)
        return read(file.getvalue(), "log.xls")

    def test_errors_formulas_and_hidden_rows(self) -> None:
        document = self.made()
        cells = document.grids[0].rows[0].cells
        assert document.grids[0].rows[0].number == 2
        assert cells[0] == "visit"
        assert shown(cells[1])[0] == "#N/A"  # type: ignore[index]
        assert "never calculated" in shown(cells[2])[1]  # type: ignore[index]
        assert "Hidden rows" in document.remarks[0]
        assert document.grids[1].hidden

    @pytest.mark.parametrize("length", [600, 2_000, 4_000, 5_000])
    def test_cut_short_is_refused(self, length: int) -> None:
        with pytest.raises(FileRefused, match=r"damaged|cut short"):
            read(small_files.old_excel()[:length], "log.xls")


class TestOpenDocument:
    CELL = "<table:table-cell {}>{}</table:table-cell>"
    EACH = (
        ('office:value-type="float" office:value="42"', "<text:p>42</text:p>", 42),
        ('office:value-type="percentage" office:value="0.5"', "<text:p>50%</text:p>", 0.5),
        ('office:value-type="date" office:date-value="2016-03-04"', "<text:p>04/03/16</text:p>", DAY(2016, 3, 4)),
        ('office:value-type="time" office:time-value="PT14H30M00S"', "<text:p>14:30</text:p>", datetime.time(14, 30)),
        ('office:value-type="time" office:time-value="PT30H"', "<text:p>30:00</text:p>", datetime.timedelta(hours=30)),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>", True),
        ('office:value-type="string"', '<text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>', "a  b\nc"),
        ('office:value-type="date" office:date-value="soon"', "<text:p>soon</text:p>", "soon"),
    )

    def grid(self, rows: str, styles: str = "") -> Document:
        made = opendocument(f'<table:table table:name="Log" table:style-name="t1">{rows}</table:table>', styles=styles)
        return read(made, "log.ods")

    @pytest.mark.parametrize(("told", "inside", "value"), EACH)
    def test_what_stands_in_a_cell(self, told: str, inside: str, value: object) -> None:
        row = f"<table:table-row>{self.CELL.format(told, inside)}</table:table-row>"
        assert self.grid(row).grids[0].rows[0].cells == [value]

    def test_errors_and_formulas(self) -> None:
        error = self.CELL.format('office:value-type="string" calcext:value-type="error"', "<text:p>#N/A</text:p>")
        never = self.CELL.format('table:formula="of:=1+1"', "")
        cells = self.grid(f"<table:table-row>{error}{never}</table:table-row>").grids[0].rows[0].cells
        assert [shown(one)[0] for one in cells] == ["#N/A", "=1+1"]  # type: ignore[index]

    def test_merged_repeated_hidden_and_commented(self) -> None:
        text = "<text:p>{}</text:p>"
        string = 'office:value-type="string" {}'
        note = "<office:annotation><dc:creator>A</dc:creator><text:p>check</text:p></office:annotation>"
        rows = (
            "<table:table-row>"
            + self.CELL.format(string.format('table:number-rows-spanned="2"'), note + text.format("3 May"))
            + self.CELL.format(string.format('table:number-columns-repeated="2"'), text.format("x"))
            + '</table:table-row><table:table-row table:visibility="filter"><table:covered-table-cell/>'
            + self.CELL.format(string.format(""), text.format("y"))
            + '</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        )
        style = '<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>'
        document = self.grid(rows, style)
        grid = document.grids[0]
        assert [one.cells for one in grid.rows] == [["3 May", "x", "x"], ["", "y", ""]]
        assert [sorted(one.continued) for one in grid.rows] == [[], [0]]
        assert grid.hidden
        assert document.paragraphs == ['Comment on sheet "Log", cell A1: check']
        assert any("Hidden rows" in remark for remark in document.remarks)


def test_annex_a_of_a_real_authority_tool() -> None:
    """A workbook that others made; where it is not at hand, one of the same shape that is made here."""
    path = Path(__file__).parents[4].parent / "shared" / "data" / "liia-tools" / "Annex_A.xlsx"
    document = read_document(path) if path.exists() else read(_like_annex_a())
    assert len(document.grids) == 11
    for grid in document.grids:
        assert grid.rows[0].number == 1
        assert all(isinstance(heading, str) and heading for heading in grid.rows[0].cells)
        assert 2 <= len(grid.rows) <= 20
    values = [value for grid in document.grids for one in grid.rows for value in one.cells]
    assert any(isinstance(value, datetime.date) for value in values)
    assert not any(isinstance(value, float) and value.is_integer() for value in values)


def _like_annex_a() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number in range(1, 12):
            made = book.add_worksheet(f"List {number}")
            made.write_row(0, 0, ["Child Unique ID", "Gender", "Date of Contact"])
            made.write_row(1, 0, [number, "b) Female"])
            made.write_datetime(1, 2, datetime.datetime(2016, 3, 4), day)  # noqa: DTZ001 - sheets have no zones
    return file.getvalue()


def test_the_stand_in_for_annex_a_has_its_shape() -> None:
    assert [len(grid.rows) for grid in read(_like_annex_a()).grids] == [2] * 11
