"""A run over an invented area: files, a summary, and few wrong alarms where practice is good."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow.parquet as pq

from wholepicture.population.invent.settings import settings
from wholepicture.population.invent.write import invent
from wholepicture.population.run import Run, run

AS_OF = datetime.date(2026, 3, 2)


def test_a_run_writes_gaps_their_entries_and_a_summary(tmp_path: Path) -> None:
    invent(400, 1, tmp_path / "area", as_of=AS_OF)
    summary = run(Run(data=tmp_path / "area", out=tmp_path / "out", as_of=AS_OF, today=AS_OF))
    gaps = pq.read_table(tmp_path / "out" / "gaps.parquet")
    entries = pq.read_table(tmp_path / "out" / "gap_entries.parquet")
    assert gaps.num_rows == summary["gaps"] > 0
    assert set(gaps.column("gap").to_pylist()) == set(entries.column("gap").to_pylist())
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["checks"] == summary["checks"]
    assert (tmp_path / "out" / "gaps.csv").is_file()


def test_the_same_seed_gives_the_same_area(tmp_path: Path) -> None:
    for name in ("one", "other"):
        invent(300, 5, tmp_path / name, as_of=AS_OF)
    for file in (tmp_path / "one").iterdir():
        assert pq.read_table(file).equals(pq.read_table(tmp_path / "other" / file.name))


def test_where_practice_is_good_few_gaps_are_raised(tmp_path: Path) -> None:
    invent(1500, 2, tmp_path / "area", as_of=AS_OF, practice="good")
    run(Run(data=tmp_path / "area", out=tmp_path / "out", as_of=AS_OF, today=AS_OF))
    gaps = pq.read_table(tmp_path / "out" / "gaps.parquet").to_pylist()
    raised = [gap for gap in gaps if gap["answer"] == "raised"]
    assert len(raised) / 1500 / settings()["years"] <= 1
