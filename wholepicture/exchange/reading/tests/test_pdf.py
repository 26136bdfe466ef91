"""PDFs: ruled tables that go on over pages are one table; everything else is text, and says so."""

from __future__ import annotations

import io
from pathlib import PurePath

import pytest

from wholepicture.exchange.reading import settings
from wholepicture.exchange.reading.document import Document, FileRefused
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.tests import small_files


def read(data: bytes) -> Document:
    return read_bytes(data, PurePath("log.pdf"))


def drawn(
    *tables: tuple[list[list[str]], list[tuple[object, ...]]], widths: tuple[float, ...] = (90, 90, 250)
) -> bytes:
    """A PDF with ruled tables, each with its own merged cells, and a line of text before each."""
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    file = io.BytesIO()
    story: list[object] = []
    for number, (rows, merged) in enumerate(tables, start=1):
        story.append(Paragraph(f"Part {number}", getSampleStyleSheet()["Normal"]))
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), *merged]
        story.append(Table(rows, colWidths=widths, style=TableStyle(style)))
    SimpleDocTemplate(file).build(story)
    return file.getvalue()


def test_a_table_over_three_pages_is_one() -> None:
    document = read(small_files.pdf(pages=3))
    grid = document.grids[0]
    assert len(document.grids) == 1
    assert [one.number for one in grid.rows] == list(range(1, len(grid.rows) + 1))
    headings = sum(one.cells == list(small_files.ROWS[0]) for one in grid.rows)
    assert headings > 1  # repeated on each page, which is dealt with by whoever understands headings
    assert len(grid.rows) - headings == 110
    assert grid.rows[1].cells == list(small_files.ROWS[1])


def test_text_around_the_table_and_properties() -> None:
    document = read(small_files.pdf())
    assert document.paragraphs == ["Chronology of the police", "Nothing else is held."]
    assert document.grids[0].before == ["Chronology of the police"]
    assert (document.title, document.author) == ("Police log", "Example Police")
    assert document.remarks[0].startswith("Read from PDF: check it against the original")


def test_two_tables_on_one_page_stay_two() -> None:
    rows = [["1", "2", "3"], ["4", "5", "6"]]
    document = read(drawn((rows, []), (rows, [])))
    assert [(grid.place, grid.before) for grid in document.grids] == [("table 1", ["Part 1"]), ("table 2", ["Part 2"])]


def test_merged_cells() -> None:
    rows = [["Title", "", ""], ["3 May", "a", "b"], ["", "c", "d"], ["4 May", "e", "f"]]
    grid = read(drawn((rows, [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))]))).grids[0]
    assert [one.across for one in grid.rows] == [True, False, False, False]
    assert [sorted(one.continued) for one in grid.rows] == [[], [], [0], []]
    assert grid.rows[2].cells == ["", "c", "d"]


def test_without_lines_it_is_text_and_says_so() -> None:
    document = read(small_files.pdf(lines=False))
    assert document.grids == []
    assert any("No table with ruled lines" in remark for remark in document.remarks)
    assert "Date Who What happened" in document.paragraphs


def test_a_page_that_is_a_picture_is_named() -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(small_files.pdf())) as target, pikepdf.open(io.BytesIO(small_files.scan())) as scan:
        target.pages.extend(scan.pages)
        file = io.BytesIO()
        target.save(file)
    assert any("Page(s) 2 hold a picture" in remark for remark in read(file.getvalue()).remarks)


@pytest.mark.parametrize(
    ("section", "name", "figure", "said"),
    [("pdf", "pages", 1, "2 pages"), ("pdf", "marks_on_a_page", 10, "more marks"), ("pdf", "seconds", -1, "too long")],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, section: str, name: str, figure: int, said: str) -> None:
    monkeypatch.setitem(settings.settings("limits")[section], name, figure)
    with pytest.raises(FileRefused, match=said):
        read(small_files.pdf(pages=2))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_cut_short_is_refused_or_says_that_it_was_a_pdf(share: float) -> None:
    sound = small_files.pdf()
    try:
        said = read(sound[: int(len(sound) * share)]).remarks[0]
    except FileRefused as refused:
        said = str(refused)
    assert "damaged" in said or "Read from PDF" in said or "scan" in said
