"""What Word's marks become. Each row: what it is, the XML of the cell's paragraphs, the text that is read."""

from __future__ import annotations

import io
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.exchange.reading.document import Document
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.tests import small_files
from wholepicture.exchange.reading.tests.small_files import STRICT_WORD, cell, para, pointers, row, table, word

RUN = "<w:r><w:t>{}</w:t></w:r>"
DELETED = '<w:del w:id="1"><w:r><w:delText>old</w:delText><w:tab/></w:r></w:del>'
BULLET = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
BEGUN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
FIELD = (
    f'{BEGUN}<w:r><w:instrText> DATE \\@ "d MMM" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 May</w:t></w:r>'
    f"{ENDED}"
)
CHOICE = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
    '<w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r>'
    f"<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{ENDED}"
)
TICK = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    f"</w:ffData></w:fldChar></w:r>{ENDED}"
)
BOX = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
TWICE = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
)
FILLED = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Health visitor</w:t></w:r></w:sdtContent></w:sdt>"
CELLS = {
    "two paragraphs": (para("one") + para("two"), "one\ntwo"),
    "runs are one text": (f"<w:p>{RUN.format('Home ')}{RUN.format('cold')}</w:p>", "Home cold"),
    "a line break and a tab": ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a\nb\tc"),
    "tab stops are not tabs": (para("a", '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'), "a"),
    "a hyphen that does not break": ("<w:p><w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r></w:p>", "3-4"),
    "a hyphen only for breaking": ("<w:p><w:r><w:t>neg</w:t><w:softHyphen/><w:t>lect</w:t></w:r></w:p>", "neglect"),
    "a tick from a picture font": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>', "✓"),
    "a list": (para("one", BULLET) + para("two", BULLET), "- one\n- two"),
    "a list of one is no list": (para("3 May 2016", BULLET), "3 May 2016"),
    "inserted text": ('<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>', "new"),
    "deleted text": (f"<w:p>{DELETED}{RUN.format('a')}</w:p>", "a"),
    "text moved away": ('<w:p><w:moveFrom w:id="1"><w:r><w:t>old</w:t></w:r></w:moveFrom></w:p>', ""),
    "a field's result": (f"<w:p>{FIELD}</w:p>", "3 May"),
    "a field that never ends": (f"<w:p>{BEGUN}{RUN.format('kept')}</w:p>", "kept"),
    "a choice in an older form": (f"<w:p>{CHOICE}</w:p>", "Yes"),
    "a tick in an older form": (f"<w:p>{TICK}</w:p>", "☒"),
    "a hyperlink": (f'<w:p><w:hyperlink w:anchor="x">{RUN.format("link")}</w:hyperlink></w:p>', "link"),
    "a smart tag": (f'<w:p><w:smartTag w:element="place">{RUN.format("Leeds")}</w:smartTag></w:p>', "Leeds"),
    "a content control": (f"<w:p>{FILLED}</w:p>", "Health visitor"),
    "a content control not filled in": (f"<w:p>{PROMPT}{RUN.format('x')}</w:p>", "x"),
    "a text box, once": (f"<w:p>{RUN.format('beside')}{TWICE}</w:p>", "beside\nin a box"),
    "a table in the cell": (f"{table(row('a', 'b'), row('c', 'd'))}<w:p/>", "a | b\nc | d"),
    "hidden text": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>", "hidden"),
    "nothing": ("<w:p/>", ""),
    "a mark of a comment": (f'<w:p>{RUN.format("a")}<w:r><w:commentReference w:id="0"/></w:r></w:p>', "a"),
}  # fmt: skip


def read(data: bytes, name: str = "log.docx") -> Document:
    return read_bytes(data, PurePath(name))


def rows(data: bytes) -> list[list[object]]:
    return [list(one.cells) for one in read(data).grids[0].rows]


@pytest.mark.parametrize("namespace", [small_files.WORD, STRICT_WORD])
@pytest.mark.parametrize("case", CELLS)
def test_text_of_a_cell(case: str, namespace: str) -> None:
    content, text = CELLS[case]
    assert rows(word(table(row(cell(content), "beside")), namespace=namespace)) == [[text, "beside"]]


@pytest.mark.parametrize("case", CELLS)
def test_the_same_outside_a_table(case: str) -> None:
    content, text = CELLS[case]
    if case != "a table in the cell":
        said = "\n".join(read(word(content)).paragraphs)
        assert said.replace("- ", "") == text.replace("- ", "")


class TestShapes:
    def test_a_cell_across_columns(self) -> None:
        made = table(row(cell("a", '<w:gridSpan w:val="2"/>'), "b"), row("1", "2", "3"))
        assert rows(word(made)) == [["a", "", "b"], ["1", "2", "3"]]

    def test_a_cell_joined_to_its_left_in_the_older_way(self) -> None:
        made = table(row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "b"), row("1", "2", "3"))
        assert rows(word(made)) == [["a", "", "b"], ["1", "2", "3"]]

    def test_a_cell_merged_downwards(self) -> None:
        made = table(
            row(cell("3 May", '<w:vMerge w:val="restart"/>'), "visit"),
            row(cell("<w:p/>", "<w:vMerge/>"), "call"),
            row(cell("<w:p/>", '<w:vMerge w:val="continue"/>'), "letter"),
            row("4 May", "visit"),
        )
        grid = read(word(made)).grids[0]
        assert [sorted(one.continued) for one in grid.rows] == [[], [0], [0], []]
        assert grid.rows[1].cells == ["", "call"]

    def test_one_cell_across_the_whole_table(self) -> None:
        made = table(row("1", "2", "3"), row(cell("2016", '<w:gridSpan w:val="3"/>')), row("4", "5", "6"))
        assert [one.across for one in read(word(made)).grids[0].rows] == [False, True, False]

    def test_borders_dragged_by_a_hair_make_no_columns(self) -> None:
        def spans(*told: tuple[str, int]) -> str:
            return row(*(cell(text, f'<w:gridSpan w:val="{span}"/>') for text, span in told))

        made = table(
            spans(("Date", 1), ("Who", 2), ("What", 2)),
            spans(("3 May", 2), ("GP", 1), ("visit", 2)),
            spans(("4 May", 1), ("HV", 3), ("call", 1)),
            spans(("2017", 5)),
            spans(("5 May", 1), ("HV", 2), ("call", 2)),
        )
        grid = read(word(made)).grids[0]
        assert [one.cells for one in grid.rows] == [
            ["Date", "Who", "What"],
            ["3 May", "GP", "visit"],
            ["4 May", "HV", "call"],
            ["2017", "", ""],
            ["5 May", "HV", "call"],
        ]
        assert [one.across for one in grid.rows] == [False, False, False, True, False]

    def test_rows_that_begin_late_or_end_early(self) -> None:
        made = table(row("1", "2", "3"), row("b", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))
        assert rows(word(made))[1] == ["", "b", ""]

    def test_headings_that_repeat(self) -> None:
        made = table(
            row("Date", "What", properties="<w:tblHeader/>"), row("1", "2", properties='<w:tblHeader w:val="0"/>')
        )
        assert [one.heading for one in read(word(made)).grids[0].rows] == [True, False]

    def test_a_row_deleted_by_a_tracked_change(self) -> None:
        gone = row(
            cell('<w:p><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'),
            properties='<w:del w:id="1"/>',
        )
        document = read(word(table(row("kept"), gone)))
        assert [one.cells for one in document.grids[0].rows] == [["kept"]]
        assert any("tracked changes" in remark for remark in document.remarks)

    def test_content_controls_around_rows_and_cells(self) -> None:
        around = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
        made = table(around.format(row("a", "b")), row(around.format(cell("c")), "d"))
        assert rows(word(around.format(made))) == [["a", "b"], ["c", "d"]]

    def test_empty_rows_are_kept_and_counted(self) -> None:
        grid = read(word(table(row("a"), row("<w:p/>"), row("b")))).grids[0]
        assert [(one.number, one.cells) for one in grid.rows] == [(1, ["a"]), (2, [""]), (3, ["b"])]

    def test_a_table_in_a_frame_is_a_table(self) -> None:
        inner = table(row("Date", "What"), row("3 May", "visit"))
        document = read(word(table(row(cell(para("Log of the school") + inner + "<w:p/>")))))
        assert [[one.cells for one in grid.rows] for grid in document.grids] == [
            [["Log of the school"]],
            [["Date", "What"], ["3 May", "visit"]],
        ]

    def test_a_table_in_a_text_box_is_a_table(self) -> None:
        boxed = f"<w:txbxContent>{table(row('Date', 'What'), row('3 May', 'visit'))}</w:txbxContent>"
        document = read(word(f"<w:p><w:r><w:pict>{boxed}</w:pict></w:r></w:p>"))
        assert [one.cells for one in document.grids[0].rows] == [["Date", "What"], ["3 May", "visit"]]

    def test_paragraphs_before_each_table(self) -> None:
        document = read(
            word(para("Police") + table(row("a")) + para("Health") + para("Visits") + table(row("b")) + para("End"))
        )
        assert [(grid.place, grid.before) for grid in document.grids] == [
            ("table 1", ["Police"]),
            ("table 2", ["Health", "Visits"]),
        ]
        assert document.paragraphs == ["Police", "Health", "Visits", "End"]

    def test_text_where_no_cell_is_is_not_passed_over(self) -> None:
        with pytest.raises(Exception, match="outside the cells"):
            read(word(table("<w:tr><w:tc><w:p/></w:tc><w:p><w:r><w:t>lost</w:t></w:r></w:p></w:tr>")))


class TestWhatStandsBeside:
    NOTES = (
        f'<w:comments xmlns:w="{small_files.WORD}"><w:comment w:id="0" w:author="A. Reviewer">{para("Check this")}'
        "</w:comment></w:comments>"
    )
    FEET = (
        f'<w:footnotes xmlns:w="{small_files.WORD}"><w:footnote w:type="separator" w:id="-1">{para("---")}</w:footnote>'
        f'<w:footnote w:id="1">{para("From the paper file")}</w:footnote></w:footnotes>'
    )
    EDGE = f'<w:hdr xmlns:w="{small_files.WORD}">{para("Example Health Trust")}{table(row("Ref", "7"))}</w:hdr>'

    def made(self) -> Document:
        links = pointers(
            ("r1", "comments", "comments.xml"),
            ("r2", "footnotes", "footnotes.xml"),
            ("r3", "header", "header1.xml"),
            ("r4", "header", "header2.xml"),
        )
        parts = {
            "word/comments.xml": self.NOTES,
            "word/footnotes.xml": self.FEET,
            "word/header1.xml": self.EDGE,
            "word/header2.xml": self.EDGE,
        }
        return read(word(para("Log") + table(row("a")), extra=parts, links=links))

    def test_comments_notes_and_headers_come_last_and_once(self) -> None:
        assert self.made().paragraphs == [
            "Log",
            "Comment by A. Reviewer: Check this",
            "Footnote 1: From the paper file",
            "Example Health Trust",
            "Ref | 7",
        ]

    def test_comments_are_remarked_on(self) -> None:
        assert any("2 comment(s) or note(s)" in remark for remark in self.made().remarks)

    def test_a_part_that_is_missing_is_damage(self) -> None:
        with pytest.raises(Exception, match="missing"):
            read(word(para("Log"), links=pointers(("r1", "comments", "comments.xml"))))

    def test_files_put_inside_are_remarked_on_and_macros_never_opened(self) -> None:
        parts = {"word/embeddings/sheet1.xlsx": "not even a workbook", "word/vbaProject.bin": "not even a macro"}
        assert read(word(para("Log"), extra=parts), "log.docm").remarks == [
            "1 file(s) put inside it were not read. Save each as a file of its own and add it."
        ]

    def test_title_and_author(self) -> None:
        import docx

        made = docx.Document()
        made.core_properties.title, made.core_properties.author = "Chronology of the school", "Example School"
        file = io.BytesIO()
        made.save(file)
        document = read(file.getvalue())
        assert (document.title, document.author) == ("Chronology of the school", "Example School")

    def test_what_a_program_writes_by_itself_is_neither(self) -> None:
        import docx

        file = io.BytesIO()
        docx.Document().save(file)
        document = read(file.getvalue())
        assert (document.title, document.author) == (None, None)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cn"]), max_size=20)


@settings(deadline=None)
@given(st.lists(st.lists(_TEXT, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_python_docx_writes_is_read_back(cells: list[list[str]]) -> None:
    import docx

    made = docx.Document()
    target = made.add_table(len(cells), 3)
    for across, line in zip(target.rows, cells, strict=True):
        for place, text in zip(across.cells, line, strict=True):
            place.text = text
    file = io.BytesIO()
    made.save(file)
    assert rows(file.getvalue()) == cells
