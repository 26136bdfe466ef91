"""Room on the disk: a disk that is full is said in words."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from wholepicture.project.embedded.refused import DatabaseRefused

_FIRST_START = 150 * 1024 * 1024  # an empty data folder is 39 MB; the log of changes grows first
FULL = {errno.ENOSPC, errno.EDQUOT}
_SAID_BY_PROGRAMS = ("No space left on device", "Disk quota exceeded")


def check_room(path: Path) -> None:
    """Refuse a disk that is too full for a first start, before anything is half written.

    Args:
        path: The data home.

    Raises:
        DatabaseRefused: When there is too little room.
    """
    if shutil.disk_usage(path).free < _FIRST_START:
        raise _no_room(path, f" and a first start needs {_FIRST_START // 1024**2} MB")


def check_said(path: Path, said: str) -> None:
    """Refuse in words when a program says that the disk is full.

    Args:
        path: The data home.
        said: What a program said when it failed.

    Raises:
        DatabaseRefused: When that was the reason.
    """
    if full(said):
        raise _no_room(path)


def full(said: str) -> bool:
    """Whether a program says that the disk is full."""
    return any(words in said for words in _SAID_BY_PROGRAMS)


@contextlib.contextmanager
def full_disk_said(path: Path) -> Iterator[None]:
    """Refuse in words when we ourselves meet a full disk."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise _no_room(path) from None
        raise


def _no_room(path: Path, needed: str = "") -> DatabaseRefused:
    free = shutil.disk_usage(path).free // 1024**2
    return DatabaseRefused(
        f"The disk that holds {path} is full, or nearly: {free} MB are free{needed}. Make room, or set "
        "WHOLEPICTURE_HOME to a folder on another disk."
    )
