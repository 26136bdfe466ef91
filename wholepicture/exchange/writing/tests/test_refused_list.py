"""refused.csv: every refused row once, and no cell that can run."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from wholepicture.chronology.entry import Code
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.tests.any_entry import TEXT
from wholepicture.exchange.writing.refused_list import write_refused_list
from wholepicture.exchange.writing.tests.awkward import EMPTY
from wholepicture.exchange.writing.tests.invented import invented


def written(merged: MergedChronology, folder: Path) -> bytes:
    write_refused_list(merged, folder / "refused.csv")
    return (folder / "refused.csv").read_bytes()


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def one(text: str) -> MergedChronology:
    return MergedChronology(entries=(), counted=0, refused=(Refused("log.csv", "row 2", "No date.", text),), files=())


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n=1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("1 = 1", "1 = 1"),
        ("'quoted'", "'quoted'"),
        ('a "b", c\nd', 'a "b", c\nd'),
        ("nul\0", "nul\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("שלום \U0001f476", "שלום \U0001f476"),
        ("", ""),
    ],
)
def test_a_cell_that_could_run_has_an_apostrophe_before_it(tmp_path: Path, text: str, cell: str) -> None:
    assert rows(written(one(text), tmp_path))[1] == ["log.csv", "row 2", "No date.", cell, ""]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TEXT)
def test_any_text_makes_one_line_of_five_cells(tmp_path: Path, text: str) -> None:
    found = rows(written(one(text), tmp_path))
    assert [len(line) for line in found] == [5, 5]
    assert not found[1][3].lstrip().startswith(("=", "+", "-", "@"))


def test_excel_reads_it_as_utf8_with_the_usual_line_ends(tmp_path: Path) -> None:
    data = written(invented(), tmp_path)
    assert data.startswith(b"\xef\xbb\xbffile,where,reason,text,suggested\r\n")


def test_each_refused_row_is_there_once_in_order(tmp_path: Path) -> None:
    merged = invented()
    assert rows(written(merged, tmp_path))[1:] == [
        [row.file, row.where, row.reason, row.text, ""] for row in merged.refused
    ]


def test_a_file_refused_as_a_whole_has_a_line_of_its_own(tmp_path: Path) -> None:
    lines = (
        FileLine("locked.xlsx", "", "refused", None, "", 0, 0, 0, 0, 0, "It has a password. Save it without one."),
        FileLine("bare.doc", "", "refused", None, "", 0, 0, 0, 0, 0, None),
        FileLine("good.csv", "", "read", "Police", "given", 1, 1, 0, 0, 0, "Read as cp1252."),
    )
    merged = dataclasses.replace(EMPTY, files=lines)
    assert rows(written(merged, tmp_path))[1:] == [
        ["locked.xlsx", "the whole file", "It has a password. Save it without one.", "", ""],
        ["bare.doc", "the whole file", "It could not be read.", "", ""],
    ]


def test_when_nothing_was_refused_only_the_headings_are_there(tmp_path: Path) -> None:
    assert rows(written(EMPTY, tmp_path)) == [["file", "where", "reason", "text", "suggested"]]


def test_a_refused_row_that_tells_of_a_bruise_is_not_overlooked(tmp_path: Path) -> None:
    suggested = (
        Code("injury", "affirmed", "child", "bruise", "a-mark"),
        Code("injury", "affirmed", "child", "bruises", "a-mark"),
        Code("substance", "denied", "mother", "denies drinking", "drink"),
    )
    row = Refused("log.csv", "row 2", "No date.", "bruise, bruises, denies drinking", suggested)
    merged = dataclasses.replace(EMPTY, refused=(row,))
    assert rows(written(merged, tmp_path))[1][4] == "Injury; Alcohol or drugs, denied"


def test_a_code_that_could_run_has_an_apostrophe_too(tmp_path: Path) -> None:
    row = Refused("log.csv", "row 2", "No date.", "x", (Code("=1+1", "affirmed", "none", "x", "x"),))
    assert rows(written(dataclasses.replace(EMPTY, refused=(row,)), tmp_path))[1][4] == "'=1+1"
