"""Files held between looking through and bringing in: in a private folder of the data home, for an hour at most.

They lie there and not in the record, because until the worker says "Bring it in" nothing of them is a part of it.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import threading
import time
import uuid
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings

from wholepicture.agencies.models import Worker
from wholepicture.web.import_files.given import GivenFile, limits

_ID = re.compile(r"[0-9a-f]{32}")
_ENDING = re.compile(r"\.[a-z0-9]{1,5}")
_ABOUT = "about.json"
_HALF = ".half"  # a folder that is still being written


@dataclasses.dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that is held.

    Args:
        name: As its worker named it.
        path: Where it lies.
        sha256: Of its bytes.
        size: In bytes.
    """

    name: str
    path: Path
    sha256: str
    size: int


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """Files that are held for one worker and one child.

    Args:
        id: What names them in an address; drawn at random.
        files: The files, in the order in which they were given.
    """

    id: str
    files: tuple[HeldFile, ...]


def hold(files: Sequence[GivenFile], *, worker: Worker, child: uuid.UUID) -> Held:
    """Hold files; they are there whole or not at all, also when the power fails.

    Args:
        files: The files.
        worker: For whom.
        child: About which child.
    """
    throw_old_away()
    named = uuid.uuid4().hex
    half = _folder() / f"{named}{_HALF}"
    half.mkdir(mode=0o700)
    about: dict[str, Any] = {
        "worker": str(worker.id),
        "child": str(child),
        "files": [_written(one, half) for one in files],
    }
    _write(half / _ABOUT, json.dumps(about).encode())
    half.rename(_folder() / named)
    _throw_away_in_time(named)
    return Held(named, _files(about, _folder() / named))


def held(named: str, *, worker: Worker, child: uuid.UUID) -> Held | None:
    """Files that are held; None when there are none by that name for this worker and child.

    Args:
        named: What names them.
        worker: Who asks.
        child: About which child.
    """
    throw_old_away()
    if not _ID.fullmatch(named):
        return None
    folder = _folder() / named
    try:
        about = json.loads((folder / _ABOUT).read_bytes())
    except (OSError, ValueError):
        return None
    if about["worker"] != str(worker.id) or about["child"] != str(child):
        return None
    return Held(named, _files(about, folder))


def throw_away(named: str) -> None:
    """Throw held files away.

    Args:
        named: What names them.
    """
    shutil.rmtree(_folder() / named, ignore_errors=True)


def throw_old_away() -> None:
    """Throw away what has been held for too long, and what a power cut left half written."""
    before = time.time() - limits()["held_seconds"]
    for folder in _folder().iterdir():
        try:
            old = folder.stat().st_mtime < before
        except FileNotFoundError:  # another process was quicker
            continue
        if old:
            shutil.rmtree(folder, ignore_errors=True)


def _throw_away_in_time(named: str) -> None:
    """Throw it away within the hour even when nobody asks for a page meanwhile."""
    timer = threading.Timer(limits()["held_seconds"], throw_away, [named])
    timer.daemon = True
    timer.start()


def _folder() -> Path:
    folder = Path(settings.HELD_FILES)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _written(file: GivenFile, folder: Path) -> dict[str, object]:
    ending = PurePath(file.name).suffix.lower()
    stored = uuid.uuid4().hex + (ending if _ENDING.fullmatch(ending) else "")
    _write(folder / stored, file.data)
    return {"name": file.name, "stored": stored, "sha256": file.sha256, "size": len(file.data)}


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def _files(about: dict[str, Any], folder: Path) -> tuple[HeldFile, ...]:
    return tuple(HeldFile(of["name"], folder / of["stored"], of["sha256"], of["size"]) for of in about["files"])
