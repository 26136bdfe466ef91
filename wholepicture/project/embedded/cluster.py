"""The embedded server: started once, whoever starts it, and stopped cleanly."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from wholepicture.project.embedded.account import Account, within_reach
from wholepicture.project.embedded.connection import Connection, answers
from wholepicture.project.embedded.first_start import KEEPER, check_data, make_data
from wholepicture.project.embedded.home import Home, find_home, prepare_server
from wholepicture.project.embedded.locks import anybody, join, one_at_a_time
from wholepicture.project.embedded.passwords import knows, password_of
from wholepicture.project.embedded.processes import processes_in, server_of
from wholepicture.project.embedded.programs import Programs, find_programs
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.room import check_said, full_disk_said

PORT = 5432  # only part of the socket's name: the server listens on no network
_PAUSE = 0.02
_TO_BE_READY = 300.0  # seconds: after a kill, the server first reads its log of changes again
_TO_STOP = 60.0
_FOR_ORPHANS = 10.0
_LINES_OF_LOG = 15
_LARGEST_LOG = 5 * 1024 * 1024


@dataclasses.dataclass(frozen=True, slots=True)
class Cluster:
    """The server of a data home.

    Args:
        home: The data home.
        programs: PostgreSQL's programs; those that `find_programs` finds when not given.
    """

    home: Home = dataclasses.field(default_factory=find_home)
    programs: Programs | None = None

    @property
    def keeper(self) -> Connection:
        """How the server's superuser reaches it; only for making roles and databases."""
        self._check_password()
        sockets, password = str(self.home.sockets), password_of(self.home, KEEPER)
        return Connection(host=sockets, port=PORT, user=KEEPER, password=password, dbname="postgres")

    def is_running(self) -> bool:
        """Whether the server runs; it may not be ready yet."""
        return server_of(self.home.data) is not None

    def start(self) -> None:
        """Start the server, unless it runs, and wait until it is ready. The first start makes it.

        Raises:
            DatabaseRefused: When it cannot be started; the message says why and what to do.
        """
        with full_disk_said(self.home.path):
            account = prepare_server(self.home)
            with one_at_a_time(self.home.starting) as lock:
                self._start(account, lock)

    def stop(self, patience: float = _TO_STOP) -> None:
        """Stop the server cleanly, whoever uses it: what runs is rolled back, what was committed is kept.

        Args:
            patience: How many seconds to wait.

        Raises:
            DatabaseRefused: When it has not stopped by then.
        """
        if self.home.path.is_dir():
            with one_at_a_time(self.home.starting):
                self._stop(patience)

    @contextlib.contextmanager
    def used(self) -> Iterator[None]:
        """Keep the server running for as long as we use it; the last process to leave stops it.

        A process that was killed does not count. One that was forked from us does, until it ends.
        """
        in_use = self._start_and_join()
        ours = os.getpid()
        try:
            yield
        finally:
            if os.getpid() == ours:
                with one_at_a_time(self.home.starting):
                    os.close(in_use)
                    if not anybody(self.home.in_use):
                        self._stop(_TO_STOP)

    def _start_and_join(self) -> int:
        """In one step, so that nobody stops the server in between."""
        with full_disk_said(self.home.path):
            account = prepare_server(self.home)
            with one_at_a_time(self.home.starting) as lock:
                self._start(account, lock)
                return join(self.home.in_use)

    def _start(self, account: Account, lock: int) -> None:
        if self._becomes_ready():
            return
        programs = within_reach(account, self.programs or find_programs(), self.home.programs)
        self._check_password()
        make_data(self.home, programs, account, lock)
        check_data(self.home, programs)
        _end_orphans(self.home.data)
        self._clear_stale()
        self._configure(account)
        self._launch(programs, account)

    def _check_password(self) -> None:
        """A new password would not fit data that are there."""
        if self.home.data.is_dir() and not knows(self.home, KEEPER):
            raise DatabaseRefused(
                f"{self.home.secrets} does not hold the password of the data in {self.home.data}. Put that file back "
                "from the same backup as the data."
            )

    def _becomes_ready(self) -> bool:
        """Whether a server runs and is ready; one that is just starting or stopping is waited for."""
        until = time.monotonic() + _TO_BE_READY
        while self.is_running():
            if answers(self.keeper):
                return True
            if time.monotonic() > until:
                raise DatabaseRefused(f"The server is not ready after {_TO_BE_READY:.0f} seconds.{self._last_lines()}")
            time.sleep(_PAUSE)
        return False

    def _clear_stale(self) -> None:
        """Nobody serves the data, so a number that is still written down is that of a server that was killed."""
        socket = self.home.sockets / f".s.PGSQL.{PORT}"
        for stale in (self.home.data / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")):
            stale.unlink(missing_ok=True)

    def _configure(self, account: Account) -> None:
        """Say anew at each start how to serve: the home may have moved."""
        folder = str(self.home.sockets).replace("'", "''")
        ours = self.home.data / "wholepicture.conf"
        _write(ours, _SETTINGS.format(port=PORT, sockets=folder), account)
        main = self.home.data / "postgresql.conf"
        said = main.read_text("utf-8")
        if _INCLUDE not in said:
            _write(main, f"{said}\n{_INCLUDE}", account)

    def _launch(self, programs: Programs, account: Account) -> None:
        log = self.home.log
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_name(f"{log.name}.1"))
        told = ["start", "--silent", f"--pgdata={self.home.data}", f"--log={log}", "--wait"]
        done = account.run([programs.path("pg_ctl"), *told, f"--timeout={_TO_BE_READY:.0f}"])
        if done.returncode and not self._becomes_ready():
            last = self._last_lines()
            check_said(self.home.path, done.stdout + last)
            raise DatabaseRefused(f"The server did not start. {done.stdout.strip()}{last}")

    def _stop(self, patience: float) -> None:
        """PostgreSQL's fast shutdown: ask the server, and see it go."""
        until = time.monotonic() + patience
        asked = None
        while pid := server_of(self.home.data):
            if pid != asked:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGINT)
                asked = pid
            if time.monotonic() > until:
                raise DatabaseRefused(
                    f"The server has been asked to stop, but still runs after {patience:.0f} seconds; it may have much "
                    f"to write. Wait, and stop it again.{self._last_lines()}"
                )
            time.sleep(_PAUSE)

    def _last_lines(self) -> str:
        """What the server said last, for the reader of a refusal."""
        try:
            lines = self.home.log.read_text("utf-8", errors="replace").splitlines()[-_LINES_OF_LOG:]
        except OSError:
            return ""
        return "\n".join([f" The last lines of {self.home.log}:", *lines])


@contextlib.contextmanager
def running(home: Home | None = None, programs: Programs | None = None) -> Iterator[Cluster]:
    """Keep a home's server running for as long as we use it; the last process to leave stops it.

    Args:
        home: The data home; the one that `find_home` finds when not given.
        programs: PostgreSQL's programs; those that `find_programs` finds when not given.

    Yields:
        The server, ready.

    Raises:
        DatabaseRefused: When it cannot be started.
    """
    cluster = Cluster(home or find_home(), programs)
    with cluster.used():
        yield cluster


_INCLUDE = "include = 'wholepicture.conf'\n"
_SETTINGS = """\
# Written anew at each start.
listen_addresses = ''
port = {port}
unix_socket_directories = '"{sockets}"'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
"""


def _write(file: Path, text: str, account: Account) -> None:
    """Write beside, then move, so that a start that is killed leaves no half of a setting."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(text, "utf-8")
    beside.chmod(0o600)
    account.own(beside)
    beside.replace(file)


def _end_orphans(data: Path) -> None:
    """Wait for the processes of a server that was killed: they end by themselves, unless one is busy.

    A new server beside them would damage the data. One that goes on is told to drop its work, as the server would
    have told it; what was committed is safe.
    """
    began = time.monotonic()
    told = False
    while orphans := processes_in(data):
        waited = time.monotonic() - began
        if waited > 2 * _FOR_ORPHANS:
            raise DatabaseRefused(
                f"Processes of a server that was killed still work in {data}: {', '.join(map(str, orphans))}. End "
                "them, and start again."
            )
        if waited > _FOR_ORPHANS and not told:
            told = True
            for pid in orphans:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGQUIT)
        time.sleep(_PAUSE)
