"""The example files, merged: the counts and meanings that the script which made them knows."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.command import EXAMPLES, OUTPUTS, wholepicture, written

EXPECTED = json.loads((EXAMPLES / "agency-files.expected.json").read_text("utf-8"))
FILES = {line["file"]: line for line in EXPECTED["files"]}
# Of the pairs of rows that tell of one event on one day, at least so many must be proposed; of those proposed, at least
# so many must be right. What is measured today stands in docs/figures.md.
LEAST_FOUND, LEAST_RIGHT = 0.6, 0.85


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("merged")
    ran = wholepicture("merge", EXAMPLES / "agency-files", "--out", out, "--born", "14/11/2011")
    assert ran.returncode == 3, ran.stderr
    assert sorted(path.name for path in out.iterdir()) == sorted(OUTPUTS)
    return written(out)


@pytest.mark.parametrize("file", FILES)
def test_every_row_is_accounted_for(merged: dict[str, Any], file: str):
    line = next(line for line in merged["files"] if line["file"] == file)
    expected = FILES[file]
    assert line["status"] == expected["status"]
    assert line["rows"] == line["entries"] + line["refused"] + line["blank"]
    for count in ("rows", "entries", "refused", "blank"):
        assert line[count] == expected.get(count, line[count]), count


def place(source: dict[str, Any]) -> tuple[Any, ...]:
    return (source["file"], source["sheet"] or source["table"], source["row"])


@pytest.mark.parametrize("file", [name for name, line in FILES.items() if "dates" in line])
def test_every_date_is_as_it_is_known(merged: dict[str, Any], file: str):
    found = {place(entry["source"]): entry["happened"] for entry in merged["entries"]}
    read = [
        [where, row, known["lower"], known["upper"], known["uncertain"]]
        for where, row, *_ in FILES[file]["dates"]
        if (known := found.get((file, where, row)))
    ]
    assert read == FILES[file]["dates"]


def test_the_refused_rows_are_those_and_say_why(merged: dict[str, Any]):
    reasons = {line["file"]: line["reason"] for line in merged["refused"]}
    assert len(merged["refused"]) == 3
    assert "no day 31 in February 2017" in reasons["Maternity - template returned.docm"]
    assert "#N/A" in reasons["CSC_chronology_Tredwin_(2).xlsx"]
    assert "no date" in reasons["housing notes 14 larch ct.tsv"]


def test_every_entry_has_the_childs_age(merged: dict[str, Any]):
    assert all(entry["age"] for entry in merged["entries"])


def test_the_same_event_is_found_and_near_misses_are_not(merged: dict[str, Any]):
    by_place = {place(entry["source"]): entry for entry in merged["entries"]}

    def entry(row: dict[str, Any]) -> dict[str, Any]:
        return by_place[row["file"], row.get("sheet") or row.get("table"), row["row"]]

    same, same_day = set(), set()
    for event in EXPECTED["same_event"]:
        for one, other in itertools.combinations(map(entry, event["rows"]), 2):
            pair = frozenset((one["id"], other["id"]))
            same.add(pair)
            if one["happened"] == other["happened"] and one["agency"] != other["agency"]:
                same_day.add(pair)
    proposed = {frozenset((one["id"], other)) for one in merged["entries"] for other in one["also_recorded_by"]}
    assert len(proposed & same_day) >= LEAST_FOUND * len(same_day)
    assert len(proposed & same) >= LEAST_RIGHT * len(proposed)
    for near_miss in EXPECTED["not_the_same_event"]:
        one, other = map(entry, near_miss["rows"])
        assert other["id"] not in one["also_recorded_by"], (one["words"], other["words"])


def test_the_script_makes_the_files_again_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(EXAMPLES))
    make_agency_files = __import__("make_agency_files")
    make_agency_files.make(tmp_path / "files", tmp_path / "apart", tmp_path / "expected.json")
    for made, kept in (
        (tmp_path / "files", EXAMPLES / "agency-files"),
        (tmp_path / "apart", EXAMPLES / "needs-libreoffice"),
    ):
        assert {path.name: path.read_bytes() for path in made.iterdir()} == {
            path.name: path.read_bytes() for path in kept.iterdir()
        }
    assert (tmp_path / "expected.json").read_bytes() == (EXAMPLES / "agency-files.expected.json").read_bytes()
    sys.modules.pop("make_agency_files", None)
