"""A run over an area: gaps as flat files, and a summary by check and answer. It counts work; it ranks nobody."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.gap import Answer
from wholepicture.checks.limits import Limits, limits_with
from wholepicture.checks.vocabulary import Check
from wholepicture.population.check_area import Area, Rows, area_of
from wholepicture.population.contract import version
from wholepicture.population.engine import connect
from wholepicture.population.expected import STILL_OPEN
from wholepicture.population.gaps import GROUP
from wholepicture.population.reading import read

_DAYS = ("opened", "due", "closed")
_ANSWERS = (Answer.CLEAR, Answer.CANNOT_TELL, Answer.RAISED)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is asked of a run.

    Args:
        data: The folder with the flat tables.
        out: The folder for what is found.
        as_of: The day for which it is asked.
        engine: "duckdb" or "spark".
        master: Spark's master.
        memory: How much memory the engine may take.
        agency: The agency whose knowledge is asked for; None for what anybody knew.
        with_suggested: Whether codes count that nobody has confirmed.
        checks: The checks; all of them by default.
        limits: Their limits; our own by default.
        today: No entry can be of a later day.
    """

    data: Path
    out: Path
    as_of: datetime.date
    engine: str = "duckdb"
    master: str = "local[2]"
    memory: str = "6GB"
    agency: str | None = None
    with_suggested: bool = False
    checks: Sequence[Check] = dataclasses.field(default_factory=every_check)
    limits: Limits = dataclasses.field(default_factory=limits_with)
    today: datetime.date = dataclasses.field(default_factory=datetime.date.today)


def run(asked: Run) -> dict[str, object]:
    """Check an area; write `gaps` and `gap_entries` (Parquet and CSV) and `summary.json`.

    Args:
        asked: What is asked.

    Returns:
        The summary.

    Raises:
        TablesRefused: When a table cannot be trusted.
        EngineRefused: When the engine is not there.
    """
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.out) as folder:
        started = time.monotonic()
        engine = connect(asked.engine, master=asked.master, memory=asked.memory, folder=Path(folder))
        found = read(engine, asked.data, today=asked.today, work=Path(folder))
        was_read = time.monotonic()
        reader = Reader(asked.as_of, asked.agency, asked.with_suggested)
        area = area_of(engine, found, reader, asked.checks, asked.limits)
        summary = _write(area, asked.out)
        engine.close()
    seconds = {"reading": round(was_read - started, 2), "checking": round(time.monotonic() - was_read, 2)}
    summary = {
        "tables": version(),
        "as_of": asked.as_of.isoformat(),
        "engine": asked.engine,
        "seconds": seconds,
        **summary,
    }
    (asked.out / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    return summary


def _write(area: Area, out: Path) -> dict[str, object]:
    names = pa.array(area.names(), pa.string())
    gaps, entries, looked = [], [], _Looked(area)
    first = 0
    for rows in area.rows():
        looked.add(rows)
        numbered = rows.gaps.append_column("gap", pa.array(range(first, first + rows.gaps.num_rows), pa.int64()))
        first += rows.gaps.num_rows
        gaps.append(_as_gaps(numbered, area, names))
        entries.append(_as_entries(numbered, rows.entries))
    for name, parts in (("gaps", gaps), ("gap_entries", entries)):
        whole = pa.concat_tables(parts)
        pq.write_table(whole, out / f"{name}.parquet")
        pcsv.write_csv(whole, out / f"{name}.csv")
    return {"children_looked_at": len(names), "gaps": first, "checks": looked.summary()}


def _as_gaps(numbered: pa.Table, area: Area, names: pa.Array) -> pa.Table:
    def of_part(values: list[str | int]) -> pa.Array:
        return pa.array(values).take(numbered.column("limb").combine_chunks().cast(pa.int64()))

    columns = {
        "gap": numbered.column("gap"),
        "check": of_part([part.check.code for part in area.parts]),
        "version": of_part([part.check.version for part in area.parts]),
        "part": of_part([part.limb.name for part in area.parts]),
        "child": names.take(numbered.column("child").combine_chunks()),
        "about": numbered.column("about"),
    }
    for name in _DAYS:
        days = numbered.column(name)
        is_open = pc.equal(days, STILL_OPEN)
        columns[f"{name}_on"] = pc.if_else(is_open, pa.scalar(None, pa.int32()), days.cast(pa.int32())).cast(
            pa.date32()
        )
    because = numbered.column("because")
    told = pc.equal(because, "")
    columns["answer"] = pc.if_else(told, Answer.RAISED.value, Answer.CANNOT_TELL.value)
    columns["because"] = pc.if_else(told, pa.scalar(None, pa.string()), because)
    return pa.table(columns)


def _as_entries(numbered: pa.Table, entries: pa.Table) -> pa.Table:
    """The entries of each gap, in the order in which they are shown."""
    joined = entries.join(numbered.select([*GROUP, "gap"]), list(GROUP), join_type="inner")
    joined = joined.sort_by(
        [("gap", "ascending"), ("answers", "ascending"), ("place", "ascending"), ("entry", "ascending")]
    )
    return joined.select(["gap", "entry", "answers", "leans"])


class _Looked:
    """For how many children each check said what: of each, the answer that matters most."""

    def __init__(self, area: Area) -> None:
        self._checks = list(dict.fromkeys(part.check.code for part in area.parts))
        self._of_part = pa.array([self._checks.index(part.check.code) for part in area.parts], pa.int64())
        self._said: list[pa.Table] = []

    def add(self, rows: Rows) -> None:
        """What some parts say; raised counts before cannot tell, and that before clear."""
        open_now = rows.gaps.filter(pc.equal(rows.gaps.column("closed"), STILL_OPEN))
        rank = pc.if_else(pc.equal(open_now.column("because"), ""), 2, 1)
        for limbs, children, ranks in (
            (
                rows.looked.column("limb"),
                rows.looked.column("child"),
                pa.repeat(pa.scalar(0, pa.int64()), rows.looked.num_rows),
            ),
            (open_now.column("limb"), open_now.column("child"), rank.cast(pa.int64())),
        ):
            check = self._of_part.take(limbs.combine_chunks().cast(pa.int64()))
            self._said.append(pa.table({"check": check, "child": children.cast(pa.int64()), "rank": ranks}))

    def summary(self) -> dict[str, dict[str, int]]:
        """The number of children by check and answer."""
        worst = pa.concat_tables(self._said).group_by(["check", "child"]).aggregate([("rank", "max")])
        counted = worst.group_by(["check", "rank_max"]).aggregate([("child", "count")]).to_pylist()
        said: dict[str, dict[str, int]] = collections.defaultdict(dict)
        for one in counted:
            said[self._checks[one["check"]]][_ANSWERS[one["rank_max"]].value] = one["child_count"]
        return {code: {answer.value: said[code].get(answer.value, 0) for answer in _ANSWERS} for code in self._checks}
