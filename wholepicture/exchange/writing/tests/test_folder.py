"""The folder of outputs: refused in words, or written whole; never anything between."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing import data_file, folder, refused_list
from wholepicture.exchange.writing.folder import OutputRefused, write_folder
from wholepicture.exchange.writing.tests.awkward import AWKWARD, EMPTY, everywhere
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.unfinished import PREFIX, unfinished_in

ALL = ["chronology.html", "chronology.docx", "chronology.xlsx", "refused.csv", "chronology.json"]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def fails(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# ---- refused ---------------------------------------------------------------------------------------------------------


def test_a_file_in_the_folders_place_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputRefused, match=r"is a file\. Give the name of a folder"):
        write_folder(invented(), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    written = write_folder(invented(), tmp_path / "not" / "yet" / "there", formats=["csv"])
    assert [path.relative_to(tmp_path).as_posix() for path in written] == ["not/yet/there/refused.csv"]


def test_a_file_as_parent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputRefused, match="could not be made"):
        write_folder(invented(), tmp_path / "file" / "out")


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder.os, "access", lambda *_: False)
    with pytest.raises(OutputRefused, match="You may not write to"):
        write_folder(invented(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ALL)
def test_a_folder_with_the_name_of_an_output_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(OutputRefused, match="Rename it"):
        write_folder(invented(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such format: pdf"):
        write_folder(invented(), tmp_path, formats=["pdf"])


# ---- nothing by halves -----------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_earlier_outputs_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(EMPTY, tmp_path)
    before = contents(tmp_path)
    monkeypatch.setattr(data_file, "write_data_file", fails)
    with pytest.raises(OutputRefused, match=r"No space left on device.*What was there is unchanged"):
        write_folder(invented(), tmp_path)
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_no_new_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refused_list, "write_refused_list", fails)
    with pytest.raises(OutputRefused):
        write_folder(invented(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_leaves_nothing_half_written_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(merged: MergedChronology, path: Path) -> None:
        path.write_text("half")
        raise RuntimeError

    monkeypatch.setattr(data_file, "write_data_file", broken)
    with pytest.raises(RuntimeError):
        write_folder(invented(), tmp_path)
    assert contents(tmp_path) == {}


def test_an_output_that_another_program_holds_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def held(made: Path, target: Path) -> Path:
        if target.name == "chronology.xlsx":
            raise PermissionError(errno.EACCES, "in use")
        return replace(made, target)

    write_folder(EMPTY, tmp_path)
    before = contents(tmp_path)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputRefused, match=r"chronology\.xlsx could not be replaced.*open in another program"):
        write_folder(invented(), tmp_path)
    after = contents(tmp_path)
    assert after["chronology.xlsx"] == before["chronology.xlsx"]
    assert after["chronology.json"] == before["chronology.json"], "the data file is new only when all are"
    assert sorted(after) == sorted(ALL)


KILLED = textwrap.dedent("""
    import pathlib, sys, time
    from wholepicture.exchange.writing import data_file
    from wholepicture.exchange.writing.folder import write_folder
    from wholepicture.exchange.writing.tests.invented import invented

    def slow(merged, path):
        path.write_text("half")
        print("writing", flush=True)
        time.sleep(60)

    data_file.write_data_file = slow
    write_folder(invented(), pathlib.Path(sys.argv[1]))
""")


def test_a_killed_run_leaves_the_earlier_outputs_and_the_next_run_tidies_up(tmp_path: Path) -> None:
    write_folder(EMPTY, tmp_path)
    before = contents(tmp_path)
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "writing\n"
    left = [path for path in tmp_path.iterdir() if path.name.startswith(PREFIX)]
    assert len(left) == 1
    write_folder(EMPTY, tmp_path)
    assert left[0].exists(), "what a living run holds is left alone"
    run.send_signal(signal.SIGKILL)
    run.communicate()
    assert {name: data for name, data in contents_of_files(tmp_path).items() if name in ALL} == before
    write_folder(EMPTY, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(ALL)


def contents_of_files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_a_leftover_that_was_never_held_is_removed_when_it_is_old(tmp_path: Path) -> None:
    young, old = tmp_path / f"{PREFIX}young", tmp_path / f"{PREFIX}old"
    young.mkdir()
    old.mkdir()
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    write_folder(EMPTY, tmp_path, formats=["csv"])
    assert young.exists()
    assert not old.exists()


def test_a_link_with_a_leftovers_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{PREFIX}link").symlink_to(tmp_path / "mine")
    write_folder(EMPTY, out, formats=["csv"])
    assert (tmp_path / "mine" / "letter.txt").read_text() == "mine"


def test_the_unfinished_folder_goes_even_when_writing_stops(tmp_path: Path) -> None:
    def stopped() -> None:
        with unfinished_in(tmp_path) as unfinished:
            (unfinished / "half").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []


# ---- written ---------------------------------------------------------------------------------------------------------


def test_all_five_outputs_the_data_file_last(tmp_path: Path) -> None:
    said: list[str] = []
    paths = write_folder(invented(), tmp_path / "new", progress=said.append)
    assert [path.name for path in paths] == said == ALL
    assert all(path.stat().st_size > 0 for path in paths)
    assert sorted(contents(tmp_path / "new")) == sorted(ALL)


def test_earlier_outputs_are_replaced_and_other_files_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"mine")
    (tmp_path / "chronology.json").write_bytes(b"old")
    write_folder(invented(), tmp_path)
    found = contents(tmp_path)
    assert found["letter.docx"] == b"mine"
    assert found["chronology.json"].startswith(b"{\n")
    assert sorted(found) == sorted([*ALL, "letter.docx"])


def test_only_the_formats_asked_for(tmp_path: Path) -> None:
    paths = write_folder(invented(), tmp_path, formats={"json", "csv"})
    assert [path.name for path in paths] == ["refused.csv", "chronology.json"]
    assert sorted(contents(tmp_path)) == ["chronology.json", "refused.csv"]


def test_the_same_chronology_gives_the_same_bytes(tmp_path: Path) -> None:
    write_folder(invented(), tmp_path / "first")
    write_folder(invented(), tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_no_text_stops_any_output(tmp_path: Path, text: str) -> None:
    assert len(write_folder(everywhere(text), tmp_path)) == 5


TWO = textwrap.dedent("""
    import os, pathlib, sys
    from wholepicture.exchange.writing import folder, workbook
    from wholepicture.exchange.writing.tests.invented import invented

    first = os.getpid()
    write, broken = workbook.write_workbook, sys.argv[2] == "broken"

    def only_here(merged, path):
        if broken and os.getpid() != first:
            raise RuntimeError("not in the second process")
        write(merged, path)
        if os.getpid() != first:
            pathlib.Path(sys.argv[1]).with_name("by a second process").touch()

    workbook.write_workbook = only_here
    folder._data()["settings"]["entries_for_two_processes"] = int(sys.argv[3])
    folder._data()["settings"]["megabytes_for_two_processes"] = int(sys.argv[4])
    folder.write_folder(invented(), pathlib.Path(sys.argv[1]))
""")


@pytest.mark.parametrize(
    ("second", "least", "most_megabytes"),
    [("whole", 1, 10**6), ("broken", 1, 10**6), ("whole", 10**6, 10**6), ("whole", 1, 1)],
)
def test_two_processes_write_what_one_would(tmp_path: Path, second: str, least: int, most_megabytes: int) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write_folder(invented(), one)
    run = [sys.executable, "-W", "error", "-c", TWO, str(two), second, str(least), str(most_megabytes)]
    done = subprocess.run(run, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(two) == contents(one)
    used = (tmp_path / "by a second process").exists()
    assert used == (sys.platform == "linux" and (second, least, most_megabytes) == ("whole", 1, 10**6))
