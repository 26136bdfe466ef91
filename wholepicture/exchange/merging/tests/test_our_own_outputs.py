"""Our own outputs merged again: what a rule suggested never comes back as what an agency recorded."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from wholepicture.exchange.account import FileAccount
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.merging.one_file import FileToRead, account_of
from wholepicture.exchange.writing.tests.decided import decided
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.word_document import write_word_document
from wholepicture.exchange.writing.workbook import write_workbook


def read_again(merged: MergedChronology, write: Callable[[MergedChronology, Path], None], path: Path) -> FileAccount:
    write(merged, path)
    return account_of(FileToRead(path, path.name))


@pytest.mark.parametrize(("write", "name"), [(write_workbook, "c.xlsx"), (write_word_document, "c.docx")])
def test_the_same_words_come_back_with_suggestions_and_without(
    tmp_path: Path, write: Callable[[MergedChronology, Path], None], name: str
):
    with_them = read_again(decided(), write, tmp_path / name)
    without = read_again(invented(), write, tmp_path / name)
    assert [entry.words for entry in with_them.entries] == [entry.words for entry in without.entries]
    assert with_them.rows == without.rows


def test_the_sheets_of_suggestions_are_set_aside_whole(tmp_path: Path):
    account = read_again(decided(), write_workbook, tmp_path / "c.xlsx")
    ours = [part.where for part in account.set_aside if "suggestions of an earlier chronology" in part.why]
    assert [place.partition(",")[0] for place in ours] == [
        'sheet "Suggestions"',
        'sheet "Rules"',
        'sheet "Not applied"',
    ]


def test_a_sheet_of_suggestions_saved_as_csv_is_no_chronology(tmp_path: Path):
    write_workbook(decided(), tmp_path / "c.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx")["Suggestions"]
    with (tmp_path / "s.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sheet.iter_rows(values_only=True))
    account = account_of(FileToRead(tmp_path / "s.csv", "s.csv"))
    assert (account.entries, str(account.status)) == ([], "refused")
