"""The server's data folder: made once, wholly or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wholepicture.project.embedded.account import Account
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.passwords import password_of
from wholepicture.project.embedded.programs import Programs, programs_of
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.room import check_room, check_said

KEEPER = "wholepicture_keeper"
_LINES_SHOWN = 15
_BUILTIN_SORTING = 17  # from this version on, C.UTF-8 does not depend on the system


def make_data(home: Home, programs: Programs, account: Account, lock: int) -> None:
    """Make the data folder, unless it is there.

    It is made beside and moved into place when it is finished, so that its name is the marker of that. `initdb`
    inherits the lock: when we are killed, the next start waits until it has ended, and takes its leavings away.

    Args:
        home: The data home.
        programs: PostgreSQL's programs.
        account: Who owns the data.
        lock: The open file of the lock that we hold.

    Raises:
        DatabaseRefused: When there is no room, or initdb fails.
    """
    if home.data.is_dir():
        return
    _clear_leavings(home)
    check_room(home.path)
    making = Path(tempfile.mkdtemp(dir=home.server, prefix="making-"))
    try:
        account.own(making)
        with _password_file(home, account) as passwords:
            done = account.run([programs.path("initdb"), *_told(programs, making, passwords)], keep_open=[lock])
        if done.returncode:
            check_said(home.path, done.stdout)
            lines = "\n".join(done.stdout.strip().splitlines()[-_LINES_SHOWN:])
            raise DatabaseRefused(f"PostgreSQL's initdb could not make {home.data}. It said:\n{lines}")
        making.rename(home.data)
        _keep(home.server)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def check_data(home: Home, programs: Programs) -> None:
    """Refuse a data folder that these programs, or this home, cannot use.

    Args:
        home: The data home.
        programs: PostgreSQL's programs.

    Raises:
        DatabaseRefused: When it is of another major version, damaged, or its password is lost.
    """
    try:
        major = int((home.data / "PG_VERSION").read_text("utf-8"))
    except (OSError, ValueError):
        raise DatabaseRefused(
            f"{home.data} is not a whole data folder of PostgreSQL. Put it back from a backup, or move it away to "
            "begin with an empty one."
        ) from None
    if major != programs.major:
        raise DatabaseRefused(_other_version(home, programs, major))


def _told(programs: Programs, making: Path, passwords: Path) -> list[str]:
    told = [f"--pgdata={making}", f"--username={KEEPER}", f"--pwfile={passwords}", "--auth=scram-sha-256"]
    told += ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions"]
    return [*told, "--locale-provider=builtin"] if programs.major >= _BUILTIN_SORTING else told


@contextlib.contextmanager
def _password_file(home: Home, account: Account) -> Iterator[Path]:
    """The keeper's password, where initdb may read it, for as long as it runs."""
    password = password_of(home, KEEPER)
    handle, name = tempfile.mkstemp(dir=home.server, prefix="making-password-")  # mode 0600 from the start
    file = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as writing:
            writing.write(password + "\n")
        account.own(file)
        yield file
    finally:
        file.unlink(missing_ok=True)


def _clear_leavings(home: Home) -> None:
    """Take away what a start that was killed has left. We hold the lock, so nobody is at work there."""
    for left in home.server.glob("making-*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _keep(folder: Path) -> None:
    """See that the folder's new name is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _other_version(home: Home, programs: Programs, major: int) -> str:
    fitting = programs_of(major)
    go_on = (
        f"To go on with version {major}, set PG_BIN to {fitting.folder}."
        if fitting
        else f"To go on with version {major}, install its programs and set PG_BIN to their folder."
    )
    return (
        f"The data in {home.data} were written by PostgreSQL {major}; these programs are {programs}. Nothing was "
        f"changed. {go_on} To change to version {programs.major}, do that first, make a backup (pg_dump), move the "
        "folder away, unset PG_BIN, start again, and restore the backup."
    )
