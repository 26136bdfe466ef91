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

from tests.command_line.command import EXAMPLES, OUTPUTS, begun, csv_file, wholepicture, written

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
    "two agencies of one file": (
        ["files", "--out", "out", "--agency", "school.csv=A", "--agency", "school.csv=B"],
        "something else was said of school.csv",
    ),
    "two mappings for every file": (["files", "--out", "out", "--mapping", "a", "--mapping", "b"], "both for every"),
    "an empty path": (["", "--out", "out"], "is empty"),
    "an empty output": (["files", "--out", ""], "--out is empty"),
    "an empty person": (["files", "--out", "out", "--person", ""], "--person is empty"),
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


@pytest.mark.parametrize("out", ["out", "."])
def test_what_an_earlier_run_wrote_is_not_read_again(tmp_path: Path, out: str):
    folder = a_folder(tmp_path)
    for _ in range(2):
        assert wholepicture("merge", folder, "--out", folder / out).returncode == 0
    assert len(written(folder / out)["entries"]) == 3


def test_a_copy_of_a_file_adds_nothing(tmp_path: Path):
    folder = a_folder(tmp_path)
    shutil.copy(folder / "school.csv", folder / "school copy.csv")
    ran = wholepicture("merge", folder, "--out", tmp_path / "out")
    assert ran.returncode == 0
    assert len(written(tmp_path / "out")["entries"]) == 3
    assert "byte for byte" in " ".join(ran.stdout.split())


def test_two_agencies_that_send_the_same_bytes_have_both_said_so(tmp_path: Path):
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("Northmere Probation", "Northmere Housing"):
        (folder / f"{name}.txt").write_text("Nil return: we hold no records of this family.")
    ran = wholepicture("merge", folder, "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stdout
    entries = written(tmp_path / "out")["entries"]
    assert sorted(entry["agency"] for entry in entries) == ["Northmere Housing", "Northmere Probation"]
    assert len({entry["id"] for entry in entries}) == 2


def test_a_file_is_named_by_its_path_when_its_name_is_not_enough(tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        csv_file(tmp_path / name / "log.csv", HEADING, (*CALL[:2], f"Call {name}", ""))
    ran = wholepicture("merge", tmp_path, "--out", tmp_path / "out", "--agency", "log.csv=Police")
    assert ran.returncode == 2
    assert "more than one file" in ran.stderr
    ran = wholepicture("merge", tmp_path, "--out", tmp_path / "out", "--agency", "b/log.csv=Trust = Good")
    assert ran.returncode == 0, ran.stderr
    by_words = {entry["words"]: entry["agency"] for entry in written(tmp_path / "out")["entries"]}
    assert by_words["Call b"] == "Trust = Good"


def test_a_mapping_is_proposed_corrected_and_used(tmp_path: Path):
    source = csv_file(tmp_path / "export.csv", ("When", "Blurb", "Scribble"), ("05/03/2016", "short", "what happened"))
    ran = wholepicture("mapping", source, "--out", tmp_path / "export.toml")
    assert ran.returncode == 0, ran.stderr
    proposed = (tmp_path / "export.toml").read_text("utf-8")
    lines = [line for line in proposed.splitlines() if not line.startswith(("Blurb", "Scribble"))]
    (tmp_path / "export.toml").write_text("\n".join([*lines, 'Blurb = "note"', 'Scribble = "event"']), "utf-8")
    ran = wholepicture("merge", source, "--out", tmp_path / "out", "--mapping", tmp_path / "export.toml")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    entry = written(tmp_path / "out")["entries"][0]
    assert entry["words"] == "what happened"
    assert entry["notes"]["Blurb"] == "short"


def test_the_age_before_birth_is_counted_from_the_day_expected(tmp_path: Path):
    wholepicture("merge", a_folder(tmp_path), "--out", tmp_path / "out", "--due", "1 May 2016")
    ages = [entry["age"] for entry in written(tmp_path / "out")["entries"]]
    assert ages[0] == "8 weeks before the due date"


def test_nobody_found_says_whom_there_is(tmp_path: Path):
    ran = wholepicture("merge", a_folder(tmp_path), "--out", tmp_path / "out", "--agency", "Nobody")
    assert ran.returncode == 0
    assert "Nothing fits" in ran.stdout
    assert "Northmere Police" in ran.stdout


@pytest.mark.parametrize("surroundings", [{"LC_ALL": "C"}, {"COLUMNS": "40"}, {"HOME": ""}, {"PYTHONUTF8": "0"}])
def test_odd_surroundings_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str]):
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    folder = a_folder(tmp_path)
    csv_file(folder / "Müller – Pröbe.csv", HEADING, CALL)
    ran = wholepicture("merge", folder, "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr


def test_when_no_reader_can_be_started_each_file_is_named(tmp_path: Path):
    resource = pytest.importorskip("resource")
    too_few = (15, 15)  # open files that one process may have
    ran = subprocess.run(
        [sys.executable, "-m", "wholepicture.cli.main", "merge", a_folder(tmp_path), "--out", tmp_path / "out"],
        capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, too_few),
    )  # fmt: skip
    assert ran.returncode == 3
    assert ran.stdout.count("No reader could be started") == 2
    assert all(line["status"] == "refused" for line in written(tmp_path / "out")["files"])


@pytest.mark.parametrize("after", [0.2, 0.5, 0.8, 1.1])
def test_killed_at_any_moment_nothing_is_half_written(tmp_path: Path, after: float):
    out = tmp_path / "out"
    wholepicture("merge", a_folder(tmp_path), "--out", out)
    before = {name: (out / name).read_bytes() for name in OUTPUTS}
    with begun("merge", EXAMPLES / "agency-files", "--out", out) as process:
        time.sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
    now = {name: (out / name).read_bytes() for name in OUTPUTS}
    wholepicture("merge", EXAMPLES / "agency-files", "--out", out)
    whole = {name: (out / name).read_bytes() for name in OUTPUTS}
    assert all(now[name] in (before[name], whole[name]) for name in OUTPUTS)
    assert sorted(path.name for path in out.iterdir()) == sorted(OUTPUTS)


def test_two_at_once_into_one_folder_both_end_well(tmp_path: Path):
    out = tmp_path / "out"
    both = [begun("merge", EXAMPLES / "agency-files", "--out", out) for _ in range(2)]
    for process in both:
        complained = process.communicate(timeout=120)[1].decode()
        assert process.returncode == 3, complained
    wholepicture("merge", EXAMPLES / "agency-files", "--out", tmp_path / "alone")
    for name in OUTPUTS:
        assert (out / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()
