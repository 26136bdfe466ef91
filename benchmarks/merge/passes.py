"""The same files, read in three ways: by us, by a bare pass of the fastest parser, and by the obvious calls."""

from __future__ import annotations

import csv
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook

from wholepicture.exchange.reading.open_file import read_document


def seconds(work: Callable[[Path], object], files: Sequence[Path], *, warm_up: Path) -> float:
    """How long a piece of work takes over some files, once it has been done for another (so that all is loaded)."""
    work(warm_up)
    started = time.perf_counter()
    for file in files:
        work(file)
    return time.perf_counter() - started


def ours(file: Path) -> int:
    """Our reader: how many rows it gives."""
    return sum(len(grid.rows) for grid in read_document(file).grids)


def bare(file: Path) -> int:
    """One pass of the fastest parser, with nothing made of what it finds."""
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive, archive.open("word/document.xml") as part:
            return sum(1 for _ in etree.iterparse(part, events=("end",)))
    if file.suffix == ".xlsx":
        return len(CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python())
    with file.open(newline="", encoding="utf-8") as lines:
        return sum(1 for _ in csv.reader(lines))


def obvious(file: Path) -> int:
    """What one would write first: python-docx `row.cells`, openpyxl."""
    if file.suffix == ".docx":
        return sum(len(cell.text) for row in Document(str(file)).tables[0].rows for cell in row.cells)
    sheet = openpyxl.load_workbook(file).active
    return sum(1 for row in sheet.iter_rows(values_only=True) for _ in row)
