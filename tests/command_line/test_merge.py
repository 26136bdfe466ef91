"""`wholepicture merge` as a person uses it: what it says, how it ends, what it leaves behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line.command import EXAMPLES, OUTPUTS, csv_file, wholepicture, written

HEADING = ("Date", "Time", "Event", "Action")
CALL = ("05/03/2016", "21:40", "Neighbour heard screaming. Dan present.", "NFA")


def a_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    csv_file(folder / "Northmere Police log.csv", HEADING, CALL, ("early April 2016", "", "Called again", ""))
    csv_file(folder / "school.csv", HEADING, ("07/03/2016", "", "Tired, no lunch", "Spoke to mum"))
    return folder


def test_all_read_ends_with_0(tmp_path: Path):
    ran = wholepicture("merge", a_folder(tmp_path), "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(OUTPUTS)
    assert "3 entries from 2 agencies" in ran.stdout
    assert "Northmere Police" in ran.stdout


def test_something_refused_ends_with_3_and_says_what(tmp_path: Path):
    folder = a_folder(tmp_path)
    csv_file(folder / "gp.csv", HEADING, ("31/02/2016", "", "Seen", ""))
    (folder / "hospital.docx").write_bytes(b"PK\x03\x04 cut short")
    ran = wholepicture("merge", folder, "--out", tmp_path / "out")
    assert ran.returncode == 3
    assert "gp.csv, row 2" in ran.stdout
    assert "hospital.docx" in ran.stdout
    assert len(written(tmp_path / "out")["entries"]) == 3
    refused = (tmp_path / "out/refused.csv").read_text("utf-8-sig")
    assert "gp.csv" in refused
    assert "hospital.docx" in refused


WRONG_USE = {
    "no such folder": (["nowhere", "--out", "out"], "no file or folder nowhere"),
    "no outputs named": (["files"], "--out"),
    "an empty folder": (["empty", "--out", "out"], "no file to read"),
    "a birth date that is none": (["files", "--out", "out", "--born", "31/02/2016"], "--born"),
    "a birth date that is a month": (["files", "--out", "out", "--born", "March 2016"], "one day"),
    "from after to": (["files", "--out", "out", "--from", "2017", "--to", "2016"], "later"),
    "an agency of a file that is not there": (["files", "--out", "out", "--agency", "x.csv=GP"], "x.csv"),
    "an agency without a name": (["files", "--out", "out", "--agency", "school.csv="], "FILE=NAME"),
    "a mapping that is not there": (["files", "--out", "out", "--mapping", "m.toml"], "m.toml"),
    "an output that is a file": (["files", "--out", "files/school.csv"], "school.csv"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_ends_with_2_and_says_why(tmp_path: Path, arguments: list[str], says: str):
    a_folder(tmp_path)
    (tmp_path / "empty").mkdir()
    ran = wholepicture("merge", *arguments, cwd=tmp_path)
    assert ran.returncode == 2, ran.stdout
    assert says in " ".join(ran.stderr.split())
    assert not (tmp_path / "out").exists()


def test_narrowing_changes_what_is_written_never_what_is_counted(tmp_path: Path):
    folder = a_folder(tmp_path)
    wholepicture("merge", folder, "--out", tmp_path / "all")
    ran = wholepicture("merge", folder, "--out", tmp_path / "part", "--from", "6 March 2016", "--to", "March 2016")
    assert [entry["words"] for entry in written(tmp_path / "part")["entries"]] == ["Tired, no lunch"]
    assert written(tmp_path / "part")["files"] == written(tmp_path / "all")["files"]
    assert "1 of 3 entries" in ran.stdout
    wholepicture("merge", folder, "--out", tmp_path / "dan", "--person", "dan", "--agency", "police")
    assert [entry["words"] for entry in written(tmp_path / "dan")["entries"]] == [CALL[2]]


def test_an_agency_that_is_given_is_believed(tmp_path: Path):
    folder = a_folder(tmp_path)
    wholepicture("merge", folder, "--out", tmp_path / "out", "--agency", "school.csv=Alder Primary School")
    entry = next(entry for entry in written(tmp_path / "out")["entries"] if entry["source"]["file"] == "school.csv")
    assert entry["agency"] == "Alder Primary School"
    assert entry["agency_guessed"] is None


def test_the_same_input_gives_the_same_bytes(tmp_path: Path):
    for out in ("one", "two"):
        wholepicture("merge", EXAMPLES / "agency-files", "--out", tmp_path / out)
        time.sleep(1.1)  # so that a time stamp of now would show
    for name in OUTPUTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_our_own_chronology_is_read_again_with_nothing_lost_and_nothing_doubled(tmp_path: Path):
    folder = a_folder(tmp_path)
    wholepicture("merge", folder, "--out", tmp_path / "out")
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(tmp_path / "out/chronology.json", again)
    ran = wholepicture("merge", again, "--out", tmp_path / "out2")
    assert ran.returncode == 0
    assert written(tmp_path / "out2")["entries"] == written(tmp_path / "out")["entries"]
    ran = wholepicture("merge", again, folder, "--out", tmp_path / "out3")
    assert ran.returncode == 3
    assert len(written(tmp_path / "out3")["entries"]) == 3
    assert "there already" in ran.stdout


def test_what_an_earlier_run_wrote_into_the_folder_is_not_read_again(tmp_path: Path):
    folder = a_folder(tmp_path)
    for _ in range(2):
        assert wholepicture("merge", folder, "--out", folder / "out").returncode == 0
    assert len(written(folder / "out")["entries"]) == 3


@pytest.mark.parametrize("after", [0.2, 0.5, 0.8, 1.1])
def test_killed_at_any_moment_nothing_is_half_written(tmp_path: Path, after: float):
    out = tmp_path / "out"
    wholepicture("merge", a_folder(tmp_path), "--out", out)
    before = {name: (out / name).read_bytes() for name in OUTPUTS}
    command = [
        sys.executable,
        "-m",
        "wholepicture.cli.main",
        "merge",
        str(EXAMPLES / "agency-files"),
        "--out",
        str(out),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
    now = {name: (out / name).read_bytes() for name in OUTPUTS}
    wholepicture("merge", EXAMPLES / "agency-files", "--out", out)
    whole = {name: (out / name).read_bytes() for name in OUTPUTS}
    assert all(now[name] in (before[name], whole[name]) for name in OUTPUTS)
    assert sorted(path.name for path in out.iterdir()) == sorted(OUTPUTS)


def test_two_at_once_into_one_folder_both_end_well(tmp_path: Path):
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "wholepicture.cli.main",
        "merge",
        str(EXAMPLES / "agency-files"),
        "--out",
        str(out),
    ]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        complained = process.communicate(timeout=120)[1].decode()
        assert process.returncode == 3, complained
    wholepicture("merge", EXAMPLES / "agency-files", "--out", tmp_path / "alone")
    for name in OUTPUTS:
        assert (out / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
