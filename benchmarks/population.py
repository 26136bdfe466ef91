"""The checks over a whole area: time, memory and growth, beside a bare scan and a loop over children. JSON on stdout.

    python -m benchmarks.population                       10,000 and 100,000 children
    python -m benchmarks.population --children 1000000    up to a million (20 million entries)

Each size runs in a process of its own, so that its peak of memory is its own. The loops go through some children one by
one; see `population_loop`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.population_loop import loop
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.limits import limits_with
from wholepicture.population.check_area import area_of
from wholepicture.population.contract import tables
from wholepicture.population.engine import connect
from wholepicture.population.invent.settings import settings
from wholepicture.population.invent.write import invent, rows_written
from wholepicture.population.reading import read
from wholepicture.population.run import Run, run

AS_OF = datetime.date(2026, 3, 2)
SEED = 7
SIZES = (10_000, 100_000, 1_000_000)


def scan(folder: Path) -> float:
    """Seconds that a bare scan of every column of the entries takes."""
    engine = connect()
    entries = engine.read(folder / "entries.parquet")
    started = time.perf_counter()
    engine.fetch(entries.agg(**{column: entries[column].max() for column in entries.columns}))
    return time.perf_counter() - started


def _in_this_process(folder: Path, engine: str) -> dict[str, Any]:
    bare = scan(folder)
    with tempfile.TemporaryDirectory() as out:
        started, worked = time.perf_counter(), time.process_time()
        summary = run(Run(data=folder, out=Path(out), as_of=AS_OF, today=AS_OF, engine=engine))
        seconds, processor = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    return {
        "seconds": summary["seconds"],
        "seconds_in_all": round(seconds, 2),
        "processor_seconds": round(processor, 2),
        "bare_scan_seconds": round(bare, 2),
        "peak_memory_gb": round(peak, 2),
        "gaps": summary["gaps"],
        "load_of_the_machine": os.getloadavg()[0],
    }


def measured(folder: Path, engine: str = "duckdb") -> dict[str, Any]:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.population", "--one", str(folder), "--engine", engine]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def wrong_alarms(folder: Path) -> dict[str, Any]:
    """Gaps raised a child a year where practice is good, by check."""
    children = 20_000
    invent(children, SEED, folder, as_of=AS_OF, practice="good")
    area = area_of(
        engine := connect(),
        read(engine, folder, today=AS_OF, work=folder / "work"),
        Reader(AS_OF),
        every_check(),
        limits_with(),
    )
    by_check: dict[str, int] = {}
    for rows in area.rows():
        for limb, because in zip(
            rows.gaps.column("limb").to_pylist(), rows.gaps.column("because").to_pylist(), strict=True
        ):
            if not because:
                code = area.parts[limb].check.code
                by_check[code] = by_check.get(code, 0) + 1
    years = children * settings()["years"]
    return {
        "children": children,
        "raised_a_child_a_year": round(sum(by_check.values()) / years, 4),
        "by_check": {code: round(count / years, 5) for code, count in sorted(by_check.items())},
    }


def main() -> None:
    """Measure, and print JSON."""
    given = argparse.ArgumentParser()
    given.add_argument("--children", type=int, default=100_000)
    given.add_argument("--loop", type=int, default=1_000, help="children in the loops; 0: none")
    given.add_argument("--spark", type=int, default=0, help="children for Spark; 0: none")
    given.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given.add_argument("--engine", default="duckdb", help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.one:
        print(json.dumps(_in_this_process(asked.one, asked.engine)))
        return
    found: dict[str, Any] = {
        "tables": sorted(tables()),
        "parts_of_checks": sum(len(one.limbs) for one in every_check()),
    }
    with tempfile.TemporaryDirectory() as folder:
        for size in [one for one in SIZES if one < asked.children] + [asked.children]:
            area = Path(folder) / str(size)
            invent(size, SEED, area, as_of=AS_OF)
            found[f"{size} children"] = {"entries": dict(rows_written(area))["entries"], **measured(area)}
        if asked.loop:
            area = Path(folder) / "loop"
            invent(asked.loop, SEED, area, as_of=AS_OF)
            whole = found[f"{asked.children} children"]["seconds"]["checking"] / asked.children
            for name, with_pandas in (("loop_plain", False), ("loop_pandas", True)):
                slow = loop(area, AS_OF, with_pandas=with_pandas)
                found[name] = {**slow, "times_as_fast": round(slow["seconds"] / slow["children"] / whole, 1)}
        if asked.spark:
            area = Path(folder) / "spark"
            invent(asked.spark, SEED, area, as_of=AS_OF)
            found["spark"] = {"children": asked.spark, **measured(area, "spark"), "duckdb": measured(area)}
        found["where_practice_is_good"] = wrong_alarms(Path(folder) / "good")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
