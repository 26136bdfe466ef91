"""Which files stand behind the paths that a person gave."""

from __future__ import annotations

import os
from pathlib import Path

from wholepicture.exchange.merging import find_files as module
from wholepicture.exchange.merging.find_files import find_files, printable


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_a_folder_is_searched_through_in_order_of_name(tmp_path: Path):
    make(tmp_path, "b.csv", "a.docx", "police/log.csv")
    assert [found.name for found in find_files([tmp_path])] == ["a.docx", "b.csv", "police/log.csv"]


def test_what_programs_leave_behind_is_passed_over(tmp_path: Path):
    make(tmp_path, "a.docx", "~$a.docx", ".DS_Store", "Thumbs.db", ".git/config")
    assert [found.name for found in find_files([tmp_path])] == ["a.docx"]


OUTPUTS = ("chronology.json", "chronology.docx", "refused.csv")


def test_what_an_earlier_run_wrote_where_the_outputs_go_is_not_read_again(tmp_path: Path):
    make(tmp_path, "a.docx", "out/chronology.docx", "out/mine.docx")
    found = find_files([tmp_path], leave_out=tmp_path / "out", outputs=OUTPUTS)
    assert [one.name for one in found] == ["a.docx", "out/mine.docx"]


def test_also_when_they_go_where_the_files_are(tmp_path: Path):
    make(tmp_path, "a.docx", *OUTPUTS)
    assert [one.name for one in find_files([tmp_path], leave_out=tmp_path, outputs=OUTPUTS)] == ["a.docx"]


def test_of_an_earlier_run_elsewhere_only_the_data_file_is_read(tmp_path: Path):
    make(tmp_path, *(f"earlier/{name}" for name in OUTPUTS))
    (tmp_path / "earlier/chronology.json").write_text('{"format": "wholepicture-chronology"}')
    assert [one.name for one in find_files([tmp_path], outputs=OUTPUTS)] == ["earlier/chronology.json"]


def test_a_file_given_as_decisions_is_no_agencys(tmp_path: Path):
    make(tmp_path, "a.docx", "out/decisions.json")
    found = find_files([tmp_path], no_records=[tmp_path / "out" / ".." / "out" / "decisions.json"])
    assert [one.name for one in found] == ["a.docx"]


def test_a_file_that_only_has_the_name_of_an_output_is_read(tmp_path: Path):
    make(tmp_path, *OUTPUTS)
    assert [one.name for one in find_files([tmp_path], outputs=OUTPUTS)] == sorted(OUTPUTS)


def test_a_file_given_twice_is_read_once(tmp_path: Path):
    make(tmp_path, "a.docx")
    assert [found.name for found in find_files([tmp_path, tmp_path / "a.docx"])] == ["a.docx"]


def test_two_files_of_one_name_keep_their_own_names(tmp_path: Path):
    make(tmp_path, "one/log.csv", "two/log.csv")
    found = find_files([tmp_path / "one", tmp_path / "two"])
    assert [one.name for one in found] == ["log.csv", str(tmp_path / "two/log.csv")]


def test_a_link_to_a_folder_is_not_followed_in_circles(tmp_path: Path):
    make(tmp_path, "a.docx")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [found.name for found in find_files([tmp_path])] == ["a.docx"]


def test_a_folder_that_cannot_be_opened_is_named_and_the_others_go_on(tmp_path: Path, monkeypatch):
    make(tmp_path, "a.docx", "z.docx", "locked/b.docx")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(module.os, "scandir", refuse)
    found = find_files([tmp_path])
    assert sorted(one.name for one in found) == ["a.docx", "locked", "z.docx"]
    problem = next(one.problem for one in found if one.name == "locked")
    assert problem
    assert "Permission denied" in problem
    assert "Ask for the right to read it" in problem


def test_names_can_always_be_shown():
    assert printable("Börn 子.docx") == "Börn 子.docx"
    assert printable("a\nb\x1b[31m.csv") == "a\\nb\\x1b[31m.csv"
    assert printable(os.fsdecode(b"caf\xe9.csv")) == "caf\\xe9.csv"


def test_two_odd_names_never_become_one(tmp_path: Path):
    make(tmp_path, "a\nb.csv", "a\\nb.csv")
    names = [found.name for found in find_files([tmp_path])]
    assert len(set(names)) == 2
