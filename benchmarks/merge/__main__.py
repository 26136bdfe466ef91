"""`python -m benchmarks.merge`: measure, and print JSON."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from benchmarks.merge.make_files import make_files
from benchmarks.merge.passes import bare, obvious, ours, seconds

_MB = 1024 * 1024
_LIMITS = {"seconds": 15, "memory_mb": 600, "reading_against_bare": 3.0, "obvious_against_reading": 10.0}


def main() -> None:
    """Make the files, merge them, read them in other ways, and say what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=5000, help="rows an agency")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        inputs, out = Path(folder, "in"), Path(folder, "out")
        inputs.mkdir()
        print("making the files ...", file=sys.stderr)
        files = make_files(inputs, asked.rows)
        print("merging ...", file=sys.stderr)
        result = {"machine": _machine(), "limits": _LIMITS, "merge": _merge(inputs, out, len(files) * asked.rows)}
        print("reading in other ways ...", file=sys.stderr)
        few = Path(folder, "few")
        few.mkdir()
        result["reading"] = _reading(files, make_files(few, 5))
    json.dump(result, sys.stdout, indent=2)
    print()


def _machine() -> dict[str, object]:
    libraries = ("lxml", "python-calamine", "python-docx", "openpyxl", "xlsxwriter")
    return {
        "cores": psutil.cpu_count(),
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in libraries},
    }


def _merge(inputs: Path, out: Path, rows: int) -> dict[str, object]:
    started = time.perf_counter()
    command = [sys.executable, "-m", "wholepicture.cli.main", "merge", str(inputs), "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        memory = _Memory(process.pid)
        memory.start()
        said, complained = process.communicate()
        memory.join()
    took = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"the merge ended with {process.returncode}: {said.decode()}{complained.decode()}")
    entries = len(json.loads((out / "chronology.json").read_bytes())["entries"])
    outputs = {path.name: path.stat().st_size for path in sorted(out.iterdir())}
    return {
        "rows": rows,
        "entries": entries,
        "seconds": round(took, 2),
        "peak_memory_mb": round(memory.most / _MB),
        "peak_memory_is": "proportional set size of the command and all its workers, sampled every 50 ms",
        "output_bytes": outputs,
        "within_limits": took <= _LIMITS["seconds"] and memory.most / _MB <= _LIMITS["memory_mb"],
    }


class _Memory(threading.Thread):
    """The most memory that a process and its children hold together, pages they share counted once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.most = 0

    def run(self) -> None:
        while self.process.is_running() and self.process.status() != psutil.STATUS_ZOMBIE:
            try:
                family = [self.process, *self.process.children(recursive=True)]
                self.most = max(self.most, sum(one.memory_full_info().pss for one in family))
            except psutil.Error:
                continue
            time.sleep(0.05)


def _reading(files: list[Path], small: list[Path]) -> dict[str, object]:
    """Our reader beside a bare pass and the obvious calls, for each form and for all that both can read."""
    by_form: dict[str, dict[str, float]] = {}
    for form in (".docx", ".xlsx", ".csv"):
        of_form = [file for file in files if file.suffix == form]
        warm_up = next(file for file in small if file.suffix == form)
        line = {"ours": seconds(ours, of_form, warm_up=warm_up), "bare": seconds(bare, of_form, warm_up=warm_up)}
        if form != ".csv":
            line["obvious"] = seconds(obvious, of_form, warm_up=warm_up)
        by_form[form[1:]] = line
    compared = [line for line in by_form.values() if "obvious" in line]
    all_ours, all_bare = (sum(line[name] for line in by_form.values()) for name in ("ours", "bare"))
    times_faster = sum(line["obvious"] for line in compared) / sum(line["ours"] for line in compared)
    return {
        "seconds": {form: {name: round(took, 3) for name, took in line.items()} for form, line in by_form.items()},
        "obvious_is": "python-docx row.cells, openpyxl.load_workbook",
        "bare_is": "lxml.etree.iterparse, python-calamine, csv.reader",
        "times_bare": round(all_ours / all_bare, 2),
        "times_faster_than_obvious": round(times_faster, 1),
        "within_limits": {
            "reading_against_bare": all_ours / all_bare <= _LIMITS["reading_against_bare"],
            "obvious_against_reading": times_faster >= _LIMITS["obvious_against_reading"],
        },
    }


if __name__ == "__main__":
    main()
