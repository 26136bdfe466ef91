"""The command as a person runs it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTPUTS = ("chronology.html", "chronology.docx", "chronology.xlsx", "chronology.json", "refused.csv")


def wholepicture(*arguments: str | Path, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command, and check what must hold of every run: no traceback."""
    ran = subprocess.run(
        [sys.executable, "-m", "wholepicture.cli.main", *map(str, arguments)],
        input=given, capture_output=True, encoding="utf-8", check=False, cwd=cwd, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr + ran.stdout, ran.stderr + ran.stdout
    return ran


def begun(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """Begin a run in a group of processes of its own, and do not wait for it."""
    return subprocess.Popen(
        [sys.executable, "-m", "wholepicture.cli.main", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def written(out: Path) -> dict[str, Any]:
    """The data file of a run."""
    return json.loads((out / "chronology.json").read_text("utf-8"))


def csv_file(path: Path, *rows: tuple[str, ...]) -> Path:
    """A CSV file with the given rows."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path
