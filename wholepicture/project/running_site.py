"""Which process serves a home's site, so that it can be found and stopped."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from wholepicture.project.embedded.home import Home

_FILE = "serving.json"
_PAUSE = 0.1
_TO_STOP = 90.0  # seconds: the pages end, then the database is closed cleanly


@contextlib.contextmanager
def serving_from(home: Home, port: int) -> Iterator[None]:
    """Say that this process serves the home's site, for as long as it does.

    Args:
        home: The data home.
        port: The port.
    """
    file = home.path / _FILE
    ours = os.getpid()
    file.write_text(json.dumps({"process": ours, "started": _started(ours), "port": port}), "utf-8")
    try:
        yield
    finally:
        if os.getpid() == ours:
            file.unlink(missing_ok=True)


def stop(home: Home) -> bool:
    """Stop whoever serves the home's site, and wait until they have gone.

    Args:
        home: The data home.

    Returns:
        Whether anybody did.

    Raises:
        TimeoutError: When they have been told and are still there.
    """
    pid = _process(home.path / _FILE)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + _TO_STOP
    while _process(home.path / _FILE) is not None:
        if time.monotonic() > until:
            raise TimeoutError(f"Process {pid} has been told to stop and still runs. Wait, and try again.")
        time.sleep(_PAUSE)
    return True


def _process(file: Path) -> int | None:
    """The process that serves, unless it has gone and its number is nobody's or another's."""
    try:
        said = json.loads(file.read_text("utf-8"))
        pid = int(said["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    started = _started(pid)
    return pid if started is not None and started == said.get("started") else None


def _started(pid: int) -> float | None:
    """When a process was started, by which its number is told from a later one of the same; None when it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    state, started = stat[0], stat[19]
    return None if state == "Z" else float(started)
