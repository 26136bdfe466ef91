"""Which processes serve a data folder.

A number in `postmaster.pid` proves little: the process may be a zombie that nobody collected, or the number may have
gone to another program. A server works within its data folder, and the system says who works where.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

_PROCESSES = Path("/proc")
_NAMES = {"postgres", "postmaster"}


def server_of(data: Path) -> int | None:
    """The number of the process that serves a data folder; None when there is none.

    Args:
        data: The data folder.
    """
    try:
        pid = abs(int((data / "postmaster.pid").read_text("utf-8").split("\n", 1)[0]))
    except (OSError, ValueError):
        return None
    if not _PROCESSES.joinpath("self").exists():
        return pid if _answers(pid) else None
    return pid if _works_in(pid, data.resolve()) else None


def processes_in(data: Path) -> list[int]:
    """The numbers of all processes of PostgreSQL that work in a data folder.

    Args:
        data: The data folder.
    """
    data = data.resolve()
    if not data.is_dir() or not _PROCESSES.is_dir():
        return []
    pids = [int(entry.name) for entry in _PROCESSES.iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if _works_in(pid, data)]


def _answers(pid: int) -> bool:
    """The best that a system without /proc can say."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _works_in(pid: int, folder: Path) -> bool:
    try:
        # 4711 (postgres) S 1 ...
        name, _, rest = (_PROCESSES / str(pid) / "stat").read_text("utf-8", errors="replace").rpartition(")")
    except OSError:
        return False
    ended = rest.split()[0] in {"Z", "X"}
    return not ended and name.partition("(")[2] in _NAMES and _folder_of(pid) == str(folder)


def _folder_of(pid: int) -> str:
    """Where a process works; "" when it has ended."""
    link = _PROCESSES / str(pid) / "cwd"
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        try:
            return str(link.readlink())
        except PermissionError:
            return _folder_as_its_owner_sees(link)
    return ""


def _folder_as_its_owner_sees(link: Path) -> str:
    """In a container root may become any account, but may not look into its processes: so the account itself looks."""
    if os.geteuid() != 0:
        return ""
    owner = link.parent.stat()
    seen = subprocess.run(  # noqa: S603
        ["readlink", str(link)],  # noqa: S607
        user=owner.st_uid, group=owner.st_gid, extra_groups=[], cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip
    return seen.stdout.removesuffix("\n")
