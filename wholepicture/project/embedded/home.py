"""The data home: the one folder that Whole Picture keeps everything in."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from wholepicture.project.embedded.account import Account, check_reach, choose_account
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.room import FULL

# A socket's whole path has room for 107 bytes; its own name takes 14 and its lock's 19.
LONGEST_SOCKET_FOLDER = 85
# The shell that pg_ctl starts, or libpq's list of hosts, would read these as its own.
_UNSAFE = set("\"'$`\\,\n")


@dataclasses.dataclass(frozen=True, slots=True)
class Home:
    """The data home and what lies in it.

    Args:
        path: The folder.
    """

    path: Path

    @property
    def server(self) -> Path:
        """All that the server's account owns."""
        return self.path / "server"

    @property
    def data(self) -> Path:
        """The server's data folder; it is only there when it is finished."""
        return self.server / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.server / "server.log"

    @property
    def secrets(self) -> Path:
        """The passwords of the database's roles."""
        return self.path / "secrets.json"

    @property
    def programs(self) -> Path:
        """Copies of PostgreSQL's programs, where the account cannot reach the first ones."""
        return self.path / "programs"

    @property
    def starting(self) -> Path:
        """Locked by whoever starts or stops the server."""
        return self.path / "starting.lock"

    @property
    def in_use(self) -> Path:
        """Locked, together, by all who use the server."""
        return self.path / "in-use.lock"

    @property
    def sockets(self) -> Path:
        """The folder of the server's socket: in the home, or in the temporary folder when that path is too long."""
        within = self.server / "sockets"
        if len(os.fsencode(within)) <= LONGEST_SOCKET_FOLDER:
            return within
        short = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]
        return Path(tempfile.gettempdir()).resolve() / f"wholepicture-{os.geteuid()}" / short


def find_home(environment: Mapping[str, str] = os.environ) -> Home:
    """The data home: `WHOLEPICTURE_HOME`, else root's, else the user's own.

    Args:
        environment: Where the settings are looked up.
    """
    if asked_for := environment.get("WHOLEPICTURE_HOME"):
        return Home(Path(asked_for).expanduser().absolute())
    if os.geteuid() == 0:
        return Home(Path("/var/lib/wholepicture"))
    users = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Home(Path(users).absolute() / "wholepicture")


def make_home(home: Home) -> None:
    """Make the data home, open to nobody else; enough where the server is another's.

    Args:
        home: The data home.

    Raises:
        DatabaseRefused: When it cannot be made, is not ours, or is open to others.
    """
    path = home.path
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in FULL:
            raise
        raise DatabaseRefused(
            f"The folder {path} cannot be made ({error.strerror}). Set WHOLEPICTURE_HOME to a folder that you may "
            "write."
        ) from None
    if path.stat().st_uid == os.geteuid() and not any(path.iterdir()):
        path.chmod(0o700)
    _check_ours(path)


def prepare_server(home: Home) -> Account:
    """Make the folders that a server of our own needs, and choose the account that runs it.

    Only that account's group may pass through root's folder, to the server's own folder within it.

    Args:
        home: The data home.

    Returns:
        The account.

    Raises:
        DatabaseRefused: When the home is not ours, or open to others, or the account cannot reach it.
    """
    if _UNSAFE & set(str(home.path)):
        raise DatabaseRefused(
            f"The path {home.path} holds a quote, a comma, $, ` or \\. Set WHOLEPICTURE_HOME to a plainer one."
        )
    make_home(home)
    account = choose_account(home.server)
    check_reach(account, home.path)
    _open_for(account, home.path)
    _make_servers(home.server, account)
    if home.sockets.parent != home.server:
        _prepare_short(home.sockets.parent, account)
    _make_servers(home.sockets, account)
    return account


def _prepare_short(folder: Path, account: Account) -> None:
    """Our folder within the system's temporary one, where anybody may have laid one before us."""
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        raise DatabaseRefused(f"The path {folder} is too long for a socket. Set TMPDIR to a shorter one.")
    folder.mkdir(mode=0o700, exist_ok=True)
    _check_ours(folder)
    check_reach(account, folder)
    _open_for(account, folder)


def _check_ours(folder: Path) -> None:
    """Another's folder, a link, or one that others may enter, is not narrowed: it may be something else altogether."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise DatabaseRefused(f"{folder} is not a folder. Set WHOLEPICTURE_HOME to one, or take it away.")
    if found.st_uid != os.geteuid():
        raise DatabaseRefused(
            f"The folder {folder} belongs to another account. Run Whole Picture as that account, or set "
            "WHOLEPICTURE_HOME to a folder of your own."
        )
    if found.st_mode & 0o067:
        raise DatabaseRefused(
            f"The folder {folder} is open to other accounts. Close it (`chmod 700`), if it holds nothing but Whole "
            "Picture's data, or set WHOLEPICTURE_HOME to another folder."
        )


def _open_for(account: Account, folder: Path) -> None:
    """Let the account's group pass through a folder of root's, without seeing what is in it; nobody through ours."""
    if account.lent:
        os.chown(folder, 0, account.gid)
    folder.chmod(0o710 if account.lent else 0o700)


def _make_servers(folder: Path, account: Account) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    account.own(folder)
