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
        result["reading"] = _reading(files)
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


def _reading(files: list[Path]) -> dict[str, object]:
    by_form: dict[str, object] = {}
    for form in (".docx", ".xlsx", ".csv"):
        of_form = [file for file in files if file.suffix == form]
        mine, barely = seconds(ours, of_form), seconds(bare, of_form)
        line = {"ours_seconds": round(mine, 2), "bare_seconds": round(barely, 2), "times_bare": round(mine / barely, 2)}
        if form != ".csv":
            line["obvious_seconds"] = round(seconds(obvious, of_form), 2)
            line["times_faster_than_obvious"] = round(line["obvious_seconds"] / mine, 1)
        by_form[form[1:]] = line
    return by_form


if __name__ == "__main__":
    main()
