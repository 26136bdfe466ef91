"""`wholepicture merge --decisions`: what reviewers decided, given with the files, kept in what is written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.command import csv_file, wholepicture, written

HEADING = ("Date", "Event")
ROW = ("05/03/2016", "DNA'd clinic. Tall hat seen on the table.")
PHRASE = "Tall hat"  # no rule suggests anything from it: so it is the decision alone that brings the code


def a_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    csv_file(folder / "Northmere Health Visiting.csv", HEADING, ROW)
    return folder


def merged(tmp_path: Path, *more: str | Path, out: str = "out") -> Any:
    ran = wholepicture("merge", tmp_path / "files", "--out", tmp_path / out, *more)
    assert ran.returncode == 0, ran.stderr + ran.stdout
    return ran


def decision(entry: str, answer: str = "confirmed", by: str = "A. Quill", **changes: object) -> dict[str, object]:
    start = ROW[1].index(PHRASE)
    return {
        "entry": entry,
        "code": "improvement",
        "polarity": "affirmed",
        "subject": "child",
        "field": "words",
        "start": start,
        "end": start + len(PHRASE),
        "phrase": PHRASE,
        "rule": "a-hat",
        "answer": answer,
        "by": by,
        "on": "2026-11-24T10:11:12Z",
        **changes,
    }


def saved(path: Path, *decisions: dict[str, object]) -> Path:
    whole = {"format": "wholepicture-decisions", "version": "1.0", "decisions": decisions}
    path.write_text(json.dumps(whole), "utf-8")
    return path


def the_entry(tmp_path: Path) -> str:
    merged(tmp_path, out="first")
    return str(written(tmp_path / "first")["entries"][0]["id"])


def on_the_hat(out: Path) -> list[tuple[str, str | None]]:
    (entry,) = written(out)["entries"]
    return [(code["status"], code["by"]) for code in entry["suggested"] if code["phrase"] == PHRASE]


WRONG = {
    "not there": (None, "nowhere.json: It is not there"),
    "no JSON": ("confirmed!", "line 1, column 1"),
    "a chronology": ('{"format": "wholepicture-chronology", "version": "1.1"}', "among the files to merge"),
    "a later version": (
        '{"format": "wholepicture-decisions", "version": "3.0", "decisions": []}',
        "Use the newest Whole Picture",
    ),
    "an unknown answer": (
        json.dumps(
            {"format": "wholepicture-decisions", "version": "1.0", "decisions": [decision("x"), decision("x", "maybe")]}
        ),
        'the "answer" of decision 2',
    ),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_wrong_use_and_nothing_is_written(tmp_path: Path, text: str | None, says: str):
    a_folder(tmp_path)
    path = tmp_path / "nowhere.json"
    if text is not None:
        path.write_text(text, "utf-8")
    ran = wholepicture("merge", tmp_path / "files", "--out", tmp_path / "out", "--decisions", path)
    assert ran.returncode == 2
    assert says in " ".join(ran.stderr.split())
    assert "--decisions" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_an_empty_name_is_wrong_use(tmp_path: Path):
    ran = wholepicture("merge", a_folder(tmp_path), "--out", tmp_path / "out", "--decisions", "")
    assert (ran.returncode, "--decisions is empty" in ran.stderr) == (2, True)


def test_two_reviewers_who_agree_and_two_who_differ(tmp_path: Path):
    a_folder(tmp_path)
    entry = the_entry(tmp_path)
    quill = saved(tmp_path / "quill.json", decision(entry))
    agrees = saved(tmp_path / "reed.json", decision(entry, by="B. Reed"))
    differs = saved(tmp_path / "vane.json", decision(entry, "rejected", "C. Vane"))
    ran = merged(tmp_path, "--decisions", quill, "--decisions", agrees)
    assert "1 confirmed, 0 rejected, 0 disputed" in " ".join(ran.stdout.split())
    assert on_the_hat(tmp_path / "out") == [("confirmed", "A. Quill, B. Reed")]
    (code,) = written(tmp_path / "out")["entries"][0]["codes"]
    assert (code["code"], code["phrase"]) == ("improvement", PHRASE)
    ran = merged(tmp_path, "--decisions", differs, "--decisions", quill)
    assert "0 confirmed, 0 rejected, 1 disputed (people differ)" in " ".join(ran.stdout.split())
    data = written(tmp_path / "out")
    assert data["entries"][0]["codes"] == []
    assert [one["by"] for one in data["decisions"]["disputed"]] == ["A. Quill, C. Vane"]


def test_the_order_of_the_files_makes_no_difference(tmp_path: Path):
    a_folder(tmp_path)
    entry = the_entry(tmp_path)
    one = saved(tmp_path / "one.json", decision(entry))
    two = saved(tmp_path / "two.json", decision(entry, "rejected", on="2026-11-25T08:00:00Z"))
    merged(tmp_path, "--decisions", one, "--decisions", two)
    merged(tmp_path, "--decisions", two, "--decisions", one, out="other")
    assert on_the_hat(tmp_path / "out") == [("rejected", "A. Quill")]
    for name in ("chronology.json", "chronology.docx", "chronology.xlsx"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_what_fits_nothing_is_said_and_kept(tmp_path: Path):
    a_folder(tmp_path)
    entry = the_entry(tmp_path)
    path = saved(tmp_path / "d.json", decision("no such entry"), decision(entry, start=0, end=8))
    ran = merged(tmp_path, "--decisions", path)
    said = " ".join(ran.stdout.split())
    assert "2 decisions unmatched" in said
    assert "No file that was merged gives this entry." in said
    assert "The phrase no longer stands" in said
    assert len(written(tmp_path / "out")["decisions"]["unmatched"]) == 2


def test_merging_our_own_data_file_keeps_what_was_decided(tmp_path: Path):
    a_folder(tmp_path)
    quill = saved(tmp_path / "quill.json", decision(the_entry(tmp_path)))
    merged(tmp_path, "--decisions", quill)
    ran = wholepicture("merge", tmp_path / "out" / "chronology.json", "--out", tmp_path / "again")
    assert ran.returncode == 0, ran.stdout
    assert written(tmp_path / "again")["entries"] == written(tmp_path / "out")["entries"]
    assert written(tmp_path / "again")["rules"] == written(tmp_path / "out")["rules"]


def test_decisions_among_the_agencies_files_are_refused_with_what_to_do(tmp_path: Path):
    folder = a_folder(tmp_path)
    path = saved(folder / "decisions.json", decision(the_entry(tmp_path)))
    ran = wholepicture("merge", folder, "--out", tmp_path / "out")
    assert ran.returncode == 3
    assert "Give it with --decisions" in " ".join(ran.stdout.split())
    assert on_the_hat(tmp_path / "out") == []
    merged(tmp_path, "--decisions", path)
    assert on_the_hat(tmp_path / "out") == [("confirmed", "A. Quill")]
    assert [line["file"] for line in written(tmp_path / "out")["files"]] == ["Northmere Health Visiting.csv"]


def test_narrowing_leaves_out_other_peoples_disputes_and_not_the_counts(tmp_path: Path):
    a_folder(tmp_path)
    entry = the_entry(tmp_path)
    path = saved(tmp_path / "d.json", decision(entry), decision(entry, "rejected", "B. Reed"))
    merged(tmp_path, "--decisions", path, "--from", "2017")
    data = written(tmp_path / "out")
    assert (data["entries"], data["decisions"]["disputed"]) == ([], [])
    assert [line["disputed"] for line in data["rules"] if line["rule"] == "a-hat"] == [1]


def test_refused_csv_has_a_column_for_what_refused_rows_suggest(tmp_path: Path):
    csv_file(a_folder(tmp_path) / "gp.csv", HEADING, ("31/02/2016", "Seen"))
    wholepicture("merge", tmp_path / "files", "--out", tmp_path / "out")
    with (tmp_path / "out" / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[-1] == "suggested"
