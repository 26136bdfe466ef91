"""The place where outputs are made before they are put in place, and what an earlier, killed run left of it.

It is a folder inside the target folder, so on the same disk: putting an output in place is one step that either has
happened or has not. While a run lives it holds a lock inside; what nobody holds was left behind and may go.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

PREFIX = ".wholepicture-unfinished-"
_HELD = "held"


@contextlib.contextmanager
def unfinished_in(out: Path) -> Iterator[Path]:
    """A new folder in `out` for outputs in the making; gone, with all in it, at the end.

    Args:
        out: The target folder.

    Raises:
        OSError: When nothing can be made in `out`.
    """
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
    try:
        with (folder / _HELD).open("wb") as held:
            _hold(held)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers(out: Path, seconds_to_be_held: float) -> None:
    """Remove what earlier runs that were killed have left in `out`; what a living run holds is left alone.

    Args:
        out: The target folder.
        seconds_to_be_held: A folder that never was held is left alone for so long: its run may just have begun.
    """
    for folder in out.iterdir():
        if folder.name.startswith(PREFIX) and folder.is_dir() and not folder.is_symlink():
            with contextlib.suppress(OSError):
                if not _is_held(folder, seconds_to_be_held):
                    shutil.rmtree(folder)


def _is_held(folder: Path, seconds_to_be_held: float) -> bool:
    held = folder / _HELD
    if not held.exists():
        return time.time() - folder.stat().st_mtime < seconds_to_be_held
    if sys.platform == "win32":
        held.unlink()  # Windows refuses this while a program has it open, and that OSError is the answer
        return False
    with held.open("rb+") as file:
        _hold(file)  # refused, with an OSError, while another process holds it
    return False


def _hold(file: BinaryIO) -> None:
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
