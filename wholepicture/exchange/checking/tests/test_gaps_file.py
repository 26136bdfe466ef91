"""gaps.json and replay.json hold what they say they hold."""

from __future__ import annotations

import dataclasses
import importlib.resources
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from wholepicture.exchange.checking.checked import CheckRequest, replay_chronology
from wholepicture.exchange.checking.gaps_file import gaps_as_json, write_gaps_file
from wholepicture.exchange.checking.replay_file import replay_as_json, write_replay_file
from wholepicture.exchange.checking.tests.family import (
    AS_OF,
    CHILDREN,
    answers_file,
    checked,
    chronology_file,
    entries,
    said,
)

SCHEMAS = ("gaps.schema.json", "replay.schema.json")


def schema(name: str) -> dict[str, Any]:
    text = importlib.resources.files("wholepicture.exchange").joinpath(name).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def valid(whole: object, name: str = "gaps.schema.json") -> None:
    jsonschema.Draft202012Validator(schema(name), format_checker=jsonschema.FormatChecker()).validate(whole)


def test_the_file_keeps_to_its_schema(tmp_path: Path):
    file = answers_file(tmp_path, said(), said(about="Nobody"), said(child="Jude", review_on="2026-05-28"))
    found = checked(with_suggested=True, decisions=[file])
    write_gaps_file(found, tmp_path / "gaps.json")
    whole = json.loads((tmp_path / "gaps.json").read_text("utf-8"))
    valid(whole)
    assert {gap["answer"] for gap in whole["gaps"]} == {"raised", "cannot tell"}
    assert [gap["said"]["reason"] for gap in whole["gaps"] if gap["said"]] == ["He moved out."]
    assert sum(len(gap["said_before"]) for gap in whole["gaps"]) == 1
    assert len(whole["answers_without_a_gap"]) == 1


@pytest.mark.parametrize("file", SCHEMAS)
def test_each_property_of_the_schema_is_described(file: str):
    for name, part in (("the file", schema(file)), *schema(file)["$defs"].items()):
        for key, one in part["properties"].items():
            assert one.get("description") or "$ref" in one, f"{key} of {name}"


def test_a_gap_says_what_is_not_shown_and_stands_on_its_entries_in_full():
    gap = next(one for one in gaps_as_json(checked())["gaps"] if one["about"] == "Dean")  # type: ignore[attr-defined]
    assert gap["says"] == "The record does not show that this adult has been checked and assessed."
    assert [one["words"] for one in gap["entries"]] == ["Dean collected Isla.", "Partner Dean in the room."]
    assert gap["entries"][0]["date"] == "2 March 2026"
    assert gap["role"] == "the lead social worker"
    assert (gap["open"], gap["leans_on_suggested"], gap["needs"]) == (True, False, None)


def test_the_role_of_a_clock_is_its_own():
    table = """
id | happened   | known | agency               | kind     | people | details
r  | 2026-04-13 |       | children_social_care | referral |        | words=Isla and Jude.
"""
    found = gaps_as_json(checked(entries(table)))["gaps"]
    assert {gap["role"] for gap in found} == {"the manager of the front door"}  # type: ignore[attr-defined]


def test_half_of_a_surrogate_pair_in_the_words_is_written(tmp_path: Path):
    given = [dataclasses.replace(one, words=one.words + "\ud800") for one in entries()]
    write_gaps_file(checked(given), tmp_path / "gaps.json")
    whole = json.loads((tmp_path / "gaps.json").read_text("utf-8"))
    valid(whole)
    assert whole["gaps"][0]["entries"][0]["words"].endswith("\ud800")


def test_the_replay_holds_each_stretch_and_says_its_limits(tmp_path: Path):
    request = CheckRequest(as_of=AS_OF, children=CHILDREN)
    replayed = replay_chronology(chronology_file(tmp_path), request, lambda _done, _of: None)
    write_replay_file(replayed, tmp_path / "replay.json")
    whole = json.loads((tmp_path / "replay.json").read_text("utf-8"))
    valid(whole, "replay.schema.json")
    assert "foresees nothing" in whole["method"]
    days = {(one["about"], one["opened_on"], one["closed_on"]) for one in whole["stretches"] if one["check"] == "PC01"}
    assert ("Carl", "2026-02-17", "2026-04-24") in days
    assert ("Dean", "2026-03-19", None) in days


def test_the_schema_refuses_what_no_replay_holds(tmp_path: Path):
    request = CheckRequest(as_of=AS_OF, children=CHILDREN)
    whole = replay_as_json(replay_chronology(chronology_file(tmp_path), request, lambda _done, _of: None))
    valid(whole, "replay.schema.json")
    first, *others = whole["stretches"]  # type: ignore[misc]
    for wrong in ({**first, "score": 3}, {**first, "opened_on": "soon"}, {**first, "answer": "clear"}):
        with pytest.raises(jsonschema.ValidationError):
            valid({**whole, "stretches": [wrong, *others]}, "replay.schema.json")
