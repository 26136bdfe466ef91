"""The checks over one person: one family, and ever longer records. JSON on standard output.

    python -m benchmarks.checks                    400, 6,000, 30,000 and 100,000 entries
    python -m benchmarks.checks --longest 30000    no longer ones

The long records are invented, in several mixes (`checks_histories`). The seconds are those of the processor as well as
those of the clock: on a shared machine only the former can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.checks_histories import BORN, CHILD, LAST, MIXES, history
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.plain import check_family
from wholepicture.chronology.entry import Entry

ONE_FAMILY = 400
RUNS = 21
LIMIT_MS = 50
SIZES = (6_000, 30_000, 100_000)


def checked(entries: Sequence[Entry]) -> dict[str, Any]:
    """Put a record to all checks: seconds of the processor and of the clock, from the entries to the gaps."""
    started, worked = time.perf_counter(), time.process_time()
    family = family_of(entries, Reader(LAST), children=[Child(CHILD, BORN)])
    gaps = check_family(family, every_check(), limits_with(), LAST).gaps
    worked, seconds = time.process_time() - worked, time.perf_counter() - started
    return {"processor_seconds": round(worked, 3), "seconds": round(seconds, 3), "gaps": len(gaps)}


def one_family() -> dict[str, Any]:
    """The median of many runs over one family, beside the limit."""
    entries = history("every kind", ONE_FAMILY)
    runs = [checked(entries) for _ in range(RUNS)]
    return {
        "entries": ONE_FAMILY,
        "runs": RUNS,
        "median_ms": round(1000 * statistics.median(one["seconds"] for one in runs), 1),
        "median_processor_ms": round(1000 * statistics.median(one["processor_seconds"] for one in runs), 1),
        "limit_ms": LIMIT_MS,
    }


def main() -> None:
    """Measure, and print JSON."""
    given = argparse.ArgumentParser()
    given.add_argument("--longest", type=int, default=SIZES[-1], help="entries of the longest record")
    longest = given.parse_args().longest
    found: dict[str, Any] = {"load_before": os.getloadavg()[0], "one_family": one_family()}
    for size in (size for size in SIZES if size <= longest):
        for mix in MIXES:
            print(f"{size} entries: {mix}", file=sys.stderr)
            found.setdefault(f"{size} entries", {})[mix] = checked(history(mix, size))
    found["load_after"] = os.getloadavg()[0]
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
