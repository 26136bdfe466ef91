"""`wholepicture population`: an area is invented, checked, and refused when it cannot be trusted."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from wholepicture.cli.main import app


def said(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["population", *words])
    return done.exit_code, done.output


def test_an_invented_area_is_checked(tmp_path: Path) -> None:
    assert said("invent", "--children", "200", "--seed", "1", "--out", str(tmp_path / "area"))[0] == 0
    code, words = said("run", "--data", str(tmp_path / "area"), "--as-of", "2026-03-02", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "say nothing of a family" in words
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert set(summary["checks"]["PC01"]) == {"raised", "clear", "cannot tell"}


def test_a_folder_without_a_table_is_refused_in_words(tmp_path: Path) -> None:
    code, words = said("run", "--data", str(tmp_path), "--as-of", "2026-03-02", "--out", str(tmp_path / "out"))
    assert code == 2
    assert words.startswith("entries.parquet, table entries: is missing.")


def test_the_tables_are_told_as_json_schema() -> None:
    code, words = said("tables")
    assert code == 0
    assert "known_on" in json.loads(words)["entries"]["properties"]
