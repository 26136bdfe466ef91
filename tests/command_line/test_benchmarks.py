"""The benchmarks run and answer in JSON; what they measure is never a test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [["benchmarks.merge", "--rows", "20"], ["benchmarks.start"], ["benchmarks.checks", "--longest", "0"]],
    ids=" ".join,
)
def test_a_benchmark_answers_in_json(command: list[str]):
    ran = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=True)
    said = json.loads(ran.stdout)
    if command[0] == "benchmarks.merge":
        assert said["merge"]["entries"] == said["merge"]["rows"] == 12 * 20
    if command[0] == "benchmarks.checks":
        assert said["one_family"]["limit_ms"] == 50
