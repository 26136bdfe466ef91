"""chronology.json: valid whatever the sources hold, the same each time, and all that was read."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from wholepicture.chronology.entry import Entry
from wholepicture.exchange import own_format
from wholepicture.exchange.merged import MergedChronology, Narrowing
from wholepicture.exchange.tests.any_entry import ENTRIES
from wholepicture.exchange.writing.data_file import write_data_file
from wholepicture.exchange.writing.tests.invented import POLICE, invented

EMPTY = MergedChronology(entries=(), counted=0, refused=(), files=())


def written(merged: MergedChronology, folder: Path) -> Any:
    write_data_file(merged, folder / "chronology.json")
    return json.loads((folder / "chronology.json").read_bytes().decode("utf-8"))


def problems(chronology: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(json.loads(own_format.schema_text()))
    return [error.message for error in validator.iter_errors(chronology)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "9"),
        (("extra",), 1),
        (("entries", 0, "extra"), 1),
        (("entries", 0, "happened", "lower"), "16/05/2015"),
        (("entries", 0, "happened", "words"), None),
        (("entries", 0, "time"), "25:00"),
        (("entries", 0, "agency"), {"name": "Police"}),
        (("entries", 0, "source", "sha256"), "abc"),
        (("entries", 0, "people"), ["Rowan"]),
        (("entries", 0, "sensitivity"), "secret"),
        (("refused", 0, "reason"), None),
        (("files", 0, "rows"), -1),
        (("files", 0, "status"), "lost"),
        (("narrowed",), {}),
    ],
)
def test_what_does_not_fit_the_schema_is_seen(tmp_path: Path, path: tuple[str | int, ...], value: object) -> None:
    chronology = written(invented(), tmp_path)
    inside = chronology
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    assert problems(chronology) != []


@pytest.mark.parametrize(
    "name", ["title", "entries", "refused", "files", "set_aside", "agencies", "rules", "decisions", "narrowed"]
)
def test_nothing_at_the_top_may_be_missing(tmp_path: Path, name: str) -> None:
    chronology = written(invented(), tmp_path)
    del chronology[name]
    assert problems(chronology) != []


@pytest.mark.parametrize("merged", [EMPTY, invented(), invented(narrowing=Narrowing(agencies=("Northmere Police",)))])
def test_what_is_written_fits_the_schema(tmp_path: Path, merged: MergedChronology) -> None:
    assert problems(written(merged, tmp_path)) == []


def test_everything_is_there_and_comes_back(tmp_path: Path) -> None:
    merged = invented()
    chronology = written(merged, tmp_path)
    entries = own_format.entries_in(chronology)
    assert tuple(map(own_format.entry_from_json, entries)) == merged.entries
    assert {entry["id"]: entry["age"] for entry in chronology["entries"]} == {
        entry.id: merged.ages.get(entry.id) or None for entry in merged.entries
    }
    assert [row["text"] for row in chronology["refused"]] == [row.text for row in merged.refused]
    assert all(line["rows"] == line["entries"] + line["refused"] + line["blank"] for line in chronology["files"])
    assert [tuple(part.values()) for part in chronology["set_aside"]] == list(merged.set_aside)
    assert {"name": POLICE.name, "kind": "police"} in chronology["agencies"]
    assert chronology["narrowed"] is None


def test_narrowing_is_said_with_what_was_counted(tmp_path: Path) -> None:
    chronology = written(invented(narrowing=Narrowing(people=("Dean",))), tmp_path)
    assert chronology["narrowed"] == {
        "from": None,
        "to": None,
        "agencies": [],
        "people": ["Dean"],
        "entries_read": len(chronology["entries"]) + 4,
        "entries_written": len(chronology["entries"]),
    }


def test_one_entry_a_line_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    merged = invented()
    write_data_file(merged, tmp_path / "first.json")
    write_data_file(merged, tmp_path / "second.json")
    first = (tmp_path / "first.json").read_bytes()
    assert first == (tmp_path / "second.json").read_bytes()
    assert len(re.findall(rb'^\{"id": ', first, re.MULTILINE)) == len(merged.entries)
    assert b"\r" not in first


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ENTRIES)
def test_any_entry_survives_the_file(tmp_path: Path, entry: Entry) -> None:
    merged = MergedChronology(entries=(entry,), counted=1, refused=(), files=())
    chronology = written(merged, tmp_path)
    assert own_format.entry_from_json(chronology["entries"][0]) == entry


def test_a_number_that_json_does_not_have_is_left_out(tmp_path: Path) -> None:
    merged = invented()
    entry = dataclasses.replace(merged.entries[0], sequence=float("nan"))
    chronology = written(dataclasses.replace(merged, entries=(entry,)), tmp_path)
    assert chronology["entries"][0]["sequence"] is None
