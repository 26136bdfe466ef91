"""`python -m benchmarks.dates` counts labelled wordings as its own words say, whoever wrote them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEN = {"reference_date": "2016-11-24"}
DAY = {"lower": "2016-05-22", "upper": "2016-05-22"}
OTHER = {"lower": "2016-05-23", "upper": "2016-05-23"}
REFUSED = {"refused": True}


def _ran(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.dates", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ({"text": "22/05/16", **DAY, "uncertain": False}, "right"),
        ({"text": "same day", "row_above": "22/05/16", **DAY, "uncertain": False}, "right"),
        ({"text": "summer term", **REFUSED}, "right"),
        ({"text": "the day of the storm", **DAY, "uncertain": False}, "refused_wrongly"),
        ({"text": "22/05/16", **DAY, "uncertain": True}, "doubt_wrong"),
        ({"text": "about 22/05/16", **DAY, "uncertain": False}, "doubt_wrong"),
        ({"text": "about 22/05/16", **OTHER, "uncertain": True}, "uncertain_wrong"),
        ({"text": "about 22/05/16", **REFUSED}, "uncertain_wrong"),
        ({"text": "22/05/16", **OTHER, "uncertain": True}, "silently_wrong"),
        ({"text": "22/05/16", **REFUSED}, "silently_wrong"),
    ],
    ids=lambda one: one if isinstance(one, str) else one["text"],
)
def test_each_wording_counts_once(line: dict[str, object], outcome: str, tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(WHEN | line) + "\n", encoding="utf-8")
    said = json.loads(_ran(file, "--failures").stdout)
    [counted] = said["files"]
    assert {name: counted[name] for name in said["means"]} == {name: int(name == outcome) for name in said["means"]}
    assert [failure["outcome"] for failure in counted["failures"]] == [outcome] * (outcome != "right")


@pytest.mark.parametrize("text", ["{", '{"text": 3}', '{"text": "22/05/16", "lower": "2016-05-22"}', "[]"])
def test_a_line_that_is_not_labelled_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(f"\n{text}\n", encoding="utf-8")
    ran = _ran(file)
    assert ran.returncode != 0
    assert "line 2: not a labelled wording" in ran.stderr


def test_without_a_file_it_reads_those_of_the_tests_and_says_that_they_were_seen() -> None:
    [counted] = json.loads(_ran().stdout)["files"]
    assert counted["wordings"] == counted["right"] > 500
    assert counted["seen"].startswith("seen by the authors")
