"""Who runs the server. PostgreSQL refuses to run as root, so root lends the work to an account that already exists."""

from __future__ import annotations

import dataclasses
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wholepicture.project.embedded.programs import Programs
from wholepicture.project.embedded.refused import DatabaseRefused

_ACCOUNTS = ("postgres", "nobody")


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """An account of the system that runs the server.

    Args:
        name: Its name.
        uid: Its number.
        gid: The number of its group.
        lent: Whether it is another than the one that we run as.
    """

    name: str
    uid: int
    gid: int
    lent: bool

    def run(
        self, command: Sequence[str], *, keep_open: Sequence[int] = (), patience: float | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, away from the terminal, so that Ctrl-C there does not reach it.

        Args:
            command: The program and what it is told.
            keep_open: Open files that it inherits.
            patience: After so many seconds it is ended.
        """
        as_account = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.lent else {}
        return subprocess.run(  # type: ignore[call-overload, no-any-return]  # noqa: S603, PLW1510 - the caller reads how it ended
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            cwd="/",
            env=_environment(),
            umask=0o077,
            start_new_session=True,
            pass_fds=keep_open,
            timeout=patience,
            **as_account,
        )

    def own(self, path: Path) -> None:
        """Give it a file or folder."""
        if self.lent:
            os.chown(path, self.uid, self.gid)


def _environment() -> dict[str, str]:
    """What the programs are told of ours: as little as possible, and English, because we read what they say."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}


def choose_account(server: Path) -> Account:
    """The account that runs the server: ourselves, or, when we are root, one that may do nothing else.

    Args:
        server: The server's folder; once it is there, whoever owns it goes on.

    Raises:
        DatabaseRefused: When there is none.
    """
    if os.geteuid() != 0:
        return Account(_name(os.geteuid()), os.geteuid(), os.getegid(), lent=False)
    if server.is_dir() and (owner := server.stat().st_uid) != 0:
        return Account(_name(owner), owner, server.stat().st_gid, lent=True)
    for name in _ACCOUNTS:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid, lent=True)
    raise DatabaseRefused(
        "PostgreSQL does not run as root, and neither the account postgres nor nobody is there to run it. "
        "Start Whole Picture as an ordinary user, or make the account postgres."
    )


def _name(uid: int) -> str:
    """A container may run under a number alone; PostgreSQL does not."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        raise DatabaseRefused(
            f"PostgreSQL does not run under the account number {uid}, which has no name here. Run Whole Picture under "
            "an account that has one (in /etc/passwd), or set DATABASE_URL to use another server."
        ) from None


def check_reach(account: Account, path: Path) -> None:
    """Refuse a folder that the account cannot come to; what others own is never opened for it.

    Args:
        account: The account.
        path: The folder.

    Raises:
        DatabaseRefused: When a folder above is closed to it.
    """
    if not account.lent:
        return
    for folder in reversed(path.resolve().parents):
        if not _may_pass(account, folder.stat()):
            raise DatabaseRefused(
                f"The account {account.name}, which runs the server for root, may not enter {folder}. Whole Picture "
                "does not open that folder for it. Set WHOLEPICTURE_HOME to a folder elsewhere, or start Whole Picture "
                "as an ordinary user."
            )


def _may_pass(account: Account, folder: os.stat_result) -> bool:
    if folder.st_uid == account.uid:
        return bool(folder.st_mode & stat.S_IXUSR)
    if folder.st_gid == account.gid:
        return bool(folder.st_mode & stat.S_IXGRP)
    return bool(folder.st_mode & stat.S_IXOTH)


def within_reach(account: Account, programs: Programs, copies: Path) -> Programs:
    """The programs as the account can run them: where they are, or copied once into the home.

    Args:
        account: The account.
        programs: The programs.
        copies: The home's folder for copies.

    Raises:
        DatabaseRefused: When they cannot be run there either.
    """
    if _runs(account, programs.folder):
        return programs
    if not account.lent or not programs.parts:
        raise DatabaseRefused(
            f"{programs} cannot be run by the account {account.name}, which runs the server. Set PG_BIN to the folder "
            "of programs that it can run, or unset it to use those that came with Whole Picture."
        )
    copy = copies / ".".join(map(str, programs.version))
    if not copy.is_dir():
        _copy(account, programs, copy)
    copied = dataclasses.replace(programs, folder=copy / programs.folder.relative_to(programs.base), base=copy)
    if not _runs(account, copied.folder):
        raise DatabaseRefused(
            f"The account {account.name}, which runs the server for root, can run {programs} neither there nor as a "
            f"copy in {copies}. Set PG_BIN to programs that it can run."
        )
    return copied


def _runs(account: Account, folder: Path) -> bool:
    try:
        return all(account.run([str(folder / name), "--version"]).returncode == 0 for name in ("postgres", "initdb"))
    except OSError:
        return False


def _copy(account: Account, programs: Programs, copy: Path) -> None:
    """Copy beside, then move, so that a copy is whole or not there. Root keeps it: the account may only read it."""
    copy.parent.mkdir(mode=0o750, exist_ok=True)
    os.chown(copy.parent, 0, account.gid)
    for left in copy.parent.glob("copying-*"):  # of a start that was killed
        shutil.rmtree(left)
    beside = Path(tempfile.mkdtemp(dir=copy.parent, prefix="copying-"))
    try:
        for part in programs.parts:
            shutil.copytree(programs.base / part, beside / part, symlinks=True)
        os.chown(beside, 0, account.gid)
        beside.chmod(0o750)
        beside.rename(copy)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
