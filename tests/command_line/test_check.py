"""`wholepicture check`, `replay`, `checks` and `merge --check` as a person uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command_line.command import csv_file, wholepicture
from wholepicture.exchange.checking.tests.family import answers_file, chronology_file, entries, said
from wholepicture.exchange.own_format import entry_as_json

CHILDREN = ("--child", "Isla=2016-05-04", "--child", "Jude=9/1/2024")


def gaps(out: Path) -> dict[str, Any]:
    return json.loads((out / "gaps.json").read_text("utf-8"))


def test_check_writes_both_files_and_says_how_many_are_open(tmp_path: Path):
    ran = wholepicture("check", chronology_file(tmp_path), *CHILDREN, "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["gaps.html", "gaps.json"]
    assert gaps(tmp_path / "out")["as_of"] == "2026-05-11"
    assert "Asked for 2026-05-11. See " in ran.stdout


def test_the_day_the_agency_and_the_answers_are_asked_for(tmp_path: Path):
    file, out = chronology_file(tmp_path), tmp_path / "out"
    answered = answers_file(tmp_path, said())
    day = ("--as-of", "29 May 2026", "--decisions", answered, *CHILDREN)
    assert wholepicture("check", file, *day, "--out", out).returncode == 0
    assert [one["said"]["by"] for one in gaps(out)["gaps"] if one["said"]] == ["C. Marsh"]
    told = wholepicture("check", file, *day, "--known-to", "Lowfield Primary", "--with-suggested", "--out", out)
    assert told.returncode == 0, told.stderr
    assert (gaps(out)["known_to"], gaps(out)["with_suggested"]) == ("Lowfield Primary", True)
    assert {one["entries"][0]["agency"] for one in gaps(out)["gaps"]} == {"Lowfield Primary"}


def test_a_partnership_s_own_limits_are_used(tmp_path: Path):
    limits = tmp_path / "ours.toml"
    limits.write_text('[PC01]\nwithin = { amount = 200, unit = "days", source = "Our board, 2026" }\n', "utf-8")
    ran = wholepicture("check", chronology_file(tmp_path), "--limits", limits, "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    whole = gaps(tmp_path / "out")
    assert not [one for one in whole["gaps"] if one["check"] == "PC01"]
    assert ["200 days", "Our board, 2026"] in [
        [one["limit"], one["source"]] for one in whole["limits"] if one["name"] == "PC01.within"
    ]


def _with(**changed: Any) -> dict[str, Any]:
    listed = [entry_as_json(entry) for entry in entries()]
    listed[2] |= changed
    return {"entries": listed}


BAD_CHRONOLOGIES = {
    "an unknown kind": (_with(kind="party"), 'entry 3 (spec): "party" is no kind of entry'),
    "an unknown code": (
        _with(codes=[{"code": "mood", "polarity": "affirmed", "subject": "child", "phrase": "x", "rule": "r"}]),
        "entry 3",
    ),
    "an id that is there twice": (_with(id="r"), 'entry 3 (spec): the id "r" is that of entry 1 too'),
    "an entry that corrects itself": (_with(replaces="b"), "it says that it corrects itself"),
    "a day that is none": (_with(known_on="2026-02-30"), "entry 3"),
    "a future version": ({"version": "9.0"}, "Use the newest Whole Picture"),
    "no chronology": ({"format": "something"}, "Give a chronology.json"),
    "no list of entries": ({"entries": 3}, "no list"),
    "no dates at all": ({"entries": []}, "Say --as-of DATE"),
}


@pytest.mark.parametrize("command", ["check", "replay"])
@pytest.mark.parametrize(("changed", "says"), BAD_CHRONOLOGIES.values(), ids=BAD_CHRONOLOGIES)
def test_a_bad_chronology_ends_with_2_and_one_clear_sentence(
    tmp_path: Path, command: str, changed: dict[str, Any], says: str
):
    ran = wholepicture(command, chronology_file(tmp_path, **changed), "--out", tmp_path / "out")
    assert ran.returncode == 2, ran.stdout
    assert says in " ".join(ran.stderr.split())
    assert ran.stderr.startswith(f"wholepicture {command}: ")
    assert not (tmp_path / "out").exists()


WRONG_USE = {
    "no such file": (["nowhere.json"], "nowhere.json is not there"),
    "a folder": (["."], "is a folder"),
    "no JSON": (["notes.txt"], "cannot be read as JSON"),
    "a day that is none": (["chronology.json", "--as-of", "31/02/2026"], "--as-of 31/02/2026"),
    "a month": (["chronology.json", "--as-of", "May 2026"], "one day"),
    "an agency that is not there": (["chronology.json", "--known-to", "Moon"], "The agencies are"),
    "a child who is not there": (["chronology.json", "--child", "Zed"], 'No entry names a child "Zed"'),
    "a child given twice": (["chronology.json", "--child", "Isla", "--child", "Isla"], "given twice"),
    "a child without a name": (["chronology.json", "--child", "=2016-01-01"], "say who"),
    "a birth that is none": (["chronology.json", "--child", "Isla=soon"], "--child soon"),
    "limits that are not there": (["chronology.json", "--limits", "ours.toml"], "ours.toml is not there"),
    "limits that are none": (["chronology.json", "--limits", "notes.txt"], "notes.txt cannot be read"),
    "decisions that are not there": (["chronology.json", "--decisions", "d.json"], "there is no such file"),
    "decisions that are none": (["chronology.json", "--decisions", "notes.txt"], "notes.txt"),
    "decisions that are a chronology": (["chronology.json", "--decisions", "chronology.json"], "chronology.json"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_ends_with_2_and_says_what_to_do(tmp_path: Path, arguments: list[str], says: str):
    chronology_file(tmp_path)
    (tmp_path / "notes.txt").write_text("no [ data", "utf-8")
    ran = wholepicture("check", *arguments, "--out", "out", cwd=tmp_path)
    assert ran.returncode == 2, ran.stdout
    assert says in " ".join(ran.stderr.split())
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path):
    out = tmp_path / "out"
    (out / "gaps.json").mkdir(parents=True)
    ran = wholepicture("check", chronology_file(tmp_path), "--out", out)
    assert ran.returncode == 2
    assert "Rename it" in ran.stderr
    assert [path.name for path in out.iterdir()] == ["gaps.json"]
    ran = wholepicture("check", chronology_file(tmp_path), "--out", tmp_path / "chronology.json")
    assert ran.returncode == 2
    assert "is a file" in ran.stderr


@pytest.mark.parametrize("command", ["check", "replay"])
def test_an_empty_output_is_refused(tmp_path: Path, command: str):
    ran = wholepicture(command, chronology_file(tmp_path), "--out", "")
    assert ran.returncode == 2
    assert "--out is empty" in ran.stderr


def test_replay_writes_both_files(tmp_path: Path):
    ran = wholepicture("replay", chronology_file(tmp_path), *CHILDREN, "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["replay.html", "replay.json"]
    assert "Replayed up to 2026-05-11" in ran.stdout


def test_merge_with_check_writes_the_gaps_beside_the_chronology_and_links_them(tmp_path: Path):
    file = csv_file(
        tmp_path / "police.csv", ("Date", "Event", "Type"), ("05/03/2026", "Screaming heard.", "Strategy discussion")
    )
    ran = wholepicture("merge", file, "--out", tmp_path / "out", "--check")
    assert ran.returncode == 0, ran.stderr
    assert {"gaps.html", "gaps.json"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert 'href="gaps.html"' in (tmp_path / "out/chronology.html").read_text("utf-8")
    page = (tmp_path / "out/gaps.html").read_text("utf-8")
    assert 'href="chronology.html"' in page
    for number in set(re.findall(r'href="chronology.html#e(\d+)"', page)):
        assert f'id="e{number}"' in (tmp_path / "out/chronology.html").read_text("utf-8")
    assert wholepicture("merge", file, "--out", tmp_path / "alone").returncode == 0
    assert "gaps.html" not in (tmp_path / "alone/chronology.html").read_text("utf-8")


def test_merge_refuses_to_check_a_part_and_to_pass_over_answers(tmp_path: Path):
    file = csv_file(tmp_path / "police.csv", ("Date", "Event"), ("05/03/2026", "Screaming heard."))
    part = wholepicture("merge", file, "--out", tmp_path / "out", "--check", "--from", "2026")
    assert part.returncode == 2
    assert "--check needs the whole chronology" in part.stderr
    answers = wholepicture("merge", file, "--out", tmp_path / "out", "--decisions", answers_file(tmp_path, said()))
    assert answers.returncode == 2
    assert "Add --check" in answers.stderr
    assert not (tmp_path / "out").exists()


def test_merge_with_check_asks_about_the_children_that_are_named(tmp_path: Path):
    rows = [("05/03/2026", "Isla and Jude at home. Screaming heard.", "Strategy discussion")]
    file = csv_file(tmp_path / "police.csv", ("Date", "Event", "Type"), *rows)
    named = wholepicture(
        "merge", file, "--out", tmp_path / "out", "--check", "--child", "Isla=2016-05-22", "--child", "Jude"
    )
    assert named.returncode == 0, named.stderr
    gaps = json.loads((tmp_path / "out/gaps.json").read_text("utf-8"))
    assert gaps["children"] == [{"name": "Isla", "born": "2016-05-22"}, {"name": "Jude", "born": None}]
    assert {one["child"] for one in gaps["gaps"]} <= {"Isla", "Jude"}


def test_merge_refuses_children_whom_it_cannot_ask_about(tmp_path: Path):
    file = csv_file(tmp_path / "police.csv", ("Date", "Event"), ("05/03/2026", "Screaming heard."))
    for asked, says in (
        (("--child", "Isla"), "--child is for --check. Add --check, or leave out --child."),
        (("--check", "--child", "Isla"), 'No entry names a child "Isla"'),
        (("--check", "--child", "Isla=soon"), "--child soon"),
        (("--check", "--child", "=2016"), "say who"),
    ):
        ran = wholepicture("merge", file, "--out", tmp_path / "out", *asked)
        assert ran.returncode == 2, ran.stdout
        assert says in ran.stderr
        assert not (tmp_path / "out").exists()


def test_checks_are_listed_and_shown_in_words():
    listed = wholepicture("checks", "list")
    assert listed.returncode == 0, listed.stderr
    assert all(f"PC{number:02}" in listed.stdout for number in range(1, 26))
    assert "\x1b" not in listed.stdout
    shown = wholepicture("checks", "show", "pc01")
    text = " ".join(shown.stdout.split())
    for said_of_it in (
        "An adult has come into the child's home",
        "Review of Child D, Kent, 2018",
        "within 10 working days",
        "the lead social worker",
        "our proposal",
        "When it stays silent",
        "When it cannot tell",
    ):
        assert said_of_it in text
    assert wholepicture("checks", "show", "new-adult-not-assessed").stdout == shown.stdout


def test_a_check_that_is_not_there_is_refused_with_the_names_of_all(tmp_path: Path):
    ran = wholepicture("checks", "show", "PC99")
    assert ran.returncode == 2
    assert "PC01, PC02" in ran.stderr
    ran = wholepicture("checks", "show", "PC01", "--limits", tmp_path / "no.toml")
    assert ran.returncode == 2
    assert "is not there" in ran.stderr
