"""The fast reader of plain rows gives what the careful one gives, or leaves the row to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wholepicture.exchange.reading.word_plain_row import plain_row_reader
from wholepicture.exchange.reading.word_table import row_of

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

RUNS = [
    "<w:r><w:t>seen at home</w:t></w:r>", '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> no food </w:t></w:r>',
    "<w:r><w:t/></w:r>", "<w:r><w:br/><w:t>next line</w:t></w:r>", "<w:r><w:tab/><w:t>after a tab</w:t></w:r>",
    '<w:ins w:author="a"><w:r><w:t>put in</w:t></w:r></w:ins>',
    '<w:del w:author="a"><w:r><w:delText>out</w:delText></w:r></w:del>',
    "<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:r><w:noBreakHyphen/><w:t>x</w:t></w:r>",
    '<w:smartTag w:element="date"><w:r><w:t>5 May</w:t></w:r></w:smartTag>',
]  # fmt: skip
CELL_PROPERTIES = [
    "",
    "<w:tcPr><w:tcW/></w:tcPr>",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
]
ROW_PROPERTIES = ["", "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>"]

runs = st.lists(st.sampled_from(RUNS), max_size=3).map("".join)
paragraphs = st.lists(st.builds("<w:p>{}</w:p>".format, runs), min_size=1, max_size=3).map("".join)
cells = st.lists(
    st.builds("<w:tc>{}{}</w:tc>".format, st.sampled_from(CELL_PROPERTIES), paragraphs), min_size=1, max_size=4
)
rows = st.builds("<w:tr>{}{}</w:tr>".format, st.sampled_from(ROW_PROPERTIES), cells.map("".join))


@given(st.lists(rows, min_size=1, max_size=3))
def test_both_give_the_same(listed: list[str]):
    part = f'<w:document xmlns:w="{SPACE}"><w:tbl>{"".join(listed)}</w:tbl></w:document>'.encode()
    root = etree.fromstring(part)
    read = plain_row_reader(part, root)
    for row in root.iter("{*}tr"):
        plain = read(row)
        assert plain is None or plain == row_of(row)


def test_a_row_of_plain_cells_is_read_at_once():
    row = "<w:tr><w:tc><w:p><w:r><w:t>5/3/16</w:t></w:r></w:p></w:tc></w:tr>"
    part = f'<w:document xmlns:w="{SPACE}"><w:tbl>{row}</w:tbl></w:document>'
    root = etree.fromstring(part)
    plain = plain_row_reader(part.encode(), root)(root[0][0])
    assert plain is not None
    assert plain.row.cells == ["5/3/16"]
