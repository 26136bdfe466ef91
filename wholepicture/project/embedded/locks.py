"""Locks between processes. The system lets go of a process's locks when it ends, however it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from wholepicture.project.embedded.refused import DatabaseRefused

_PAUSE = 0.02


@contextlib.contextmanager
def one_at_a_time(path: Path, patience: float = 300) -> Iterator[int]:
    """Hold a lock that only one process has at a time.

    Args:
        path: The lock's file.
        patience: How many seconds to wait for the others.

    Yields:
        The open file: a program that inherits it holds the lock until it ends, even when we are killed.

    Raises:
        DatabaseRefused: When the others take too long.
    """
    file = _open(path)
    try:
        _wait_for(file, path, patience)
        yield file
    finally:
        os.close(file)


def join(path: Path) -> int:
    """Hold a lock together with others; closing the file that is given back lets go of it."""
    file = _open(path)
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def anybody(path: Path) -> bool:
    """Whether any process holds a lock."""
    file = _open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError:
        raise DatabaseRefused(f"{path} belongs to another account. Run this as that account.") from None


def _wait_for(file: int, path: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise DatabaseRefused(
                    f"Another process has held {path} for {patience:.0f} seconds. See what it is (`fuser {path}`), "
                    "end it, and try again."
                ) from None
            time.sleep(_PAUSE)
        else:
            return
