"""`python -m benchmarks.start`: measure, and print JSON."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

_RUNS = 15
_LIMIT_SECONDS = 0.5
_COMMANDS = {
    "python alone": ("-c", "pass"),
    "wholepicture --help": ("-m", "wholepicture.cli.main", "--help"),
    "wholepicture merge --help": ("-m", "wholepicture.cli.main", "merge", "--help"),
}


def main() -> None:
    """Start each command several times, and say how long it took."""
    took = {name: [_once(arguments) for _ in range(_RUNS)] for name, arguments in _COMMANDS.items()}
    medians = {name: round(statistics.median(times), 3) for name, times in took.items()}
    slowest = {name: round(max(times), 3) for name, times in took.items()}
    within = medians["wholepicture --help"] <= _LIMIT_SECONDS
    result = {"limit_seconds": _LIMIT_SECONDS, "median_seconds": medians, "slowest_seconds": slowest, "within": within}
    json.dump(result, sys.stdout, indent=2)
    print()


def _once(arguments: tuple[str, ...]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
