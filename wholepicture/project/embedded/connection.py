"""How a role reaches a database."""

from __future__ import annotations

import dataclasses
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import PGconn, Ping

from wholepicture.project.embedded.programs import OLDEST
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.room import full

_PATIENCE = 10  # seconds until a server that does not answer is given up


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How a role reaches a database.

    Args:
        host: The server's name, or the folder of its socket.
        port: Its port.
        user: The role.
        password: Its password; never printed.
        dbname: The database.
        options: What else a `DATABASE_URL` asks for, such as `sslmode`.
    """

    host: str
    port: int
    user: str
    password: str = dataclasses.field(repr=False)
    dbname: str
    options: tuple[tuple[str, str], ...] = ()

    def as_django(self) -> dict[str, Any]:
        """The settings of one of Django's databases."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": str(self.port),
            "USER": self.user,
            "PASSWORD": self.password,
            "NAME": self.dbname,
            "OPTIONS": dict(self.options),
        }

    def as_conninfo(self) -> str:
        """The settings as libpq reads them, with the password."""
        told: dict[str, str | int] = {"connect_timeout": _PATIENCE, **dict(self.options)}
        told |= {"host": self.host, "port": self.port, "user": self.user, "dbname": self.dbname}
        return make_conninfo("", password=self.password or None, **told)

    def __str__(self) -> str:
        return f"{self.user} at {self.host}, port {self.port}, database {self.dbname}"


def connection_from_url(url: str) -> Connection:
    """Read a `DATABASE_URL`.

    Args:
        url: Such as `postgresql://someone:secret@db.example/wholepicture`.

    Raises:
        DatabaseRefused: When it cannot be read. The message does not repeat it, for it holds a password.
    """
    told = "Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE; %40 stands for an @ in a password."
    if not url.startswith(("postgresql://", "postgres://")):
        raise DatabaseRefused(f"DATABASE_URL does not name a PostgreSQL server. {told}")
    try:
        said = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
        port = int(said.pop("port", "") or 5432)
    except (psycopg.Error, ValueError):
        raise DatabaseRefused(f"DATABASE_URL cannot be read. {told}") from None
    missing = [name for name in ("host", "user", "dbname") if not said.get(name)]
    if missing:
        raise DatabaseRefused(f"DATABASE_URL does not say: {', '.join(missing)}. {told}")
    named = {name: said.pop(name, "") for name in ("host", "user", "password", "dbname")}
    return Connection(**named, port=port, options=tuple(sorted(said.items())))


def answers(to: Connection) -> bool:
    """Whether a server answers there; it need not let us in."""
    return _ping(to) is Ping.OK


def connect(to: Connection) -> psycopg.Connection:
    """Open a connection that commits each statement by itself.

    Args:
        to: Where, and as whom.

    Raises:
        DatabaseRefused: When the server cannot be reached, does not let us in, or is too old.
    """
    try:
        connection = psycopg.connect(to.as_conninfo(), autocommit=True)
    except psycopg.Error as error:
        raise DatabaseRefused(_why_not(to, error)) from None
    version = connection.info.server_version
    if version < OLDEST * 10_000:
        connection.close()
        raise DatabaseRefused(too_old(to, version))
    return connection


def lets_in(to: Connection) -> bool:
    """Whether the server lets a role in with its password."""
    try:
        psycopg.connect(to.as_conninfo()).close()
    except psycopg.Error:
        return False
    return True


def too_old(to: Connection, version: int) -> str:
    """What is said of a server that is too old.

    Args:
        to: The server.
        version: Such as 140011.
    """
    return (
        f"The server at {to.host} is PostgreSQL {version // 10_000}, but Whole Picture needs {OLDEST} or newer. "
        "Upgrade it, or unset DATABASE_URL to use the server that comes with Whole Picture."
    )


def _ping(to: Connection) -> Ping:
    return Ping(PGconn.ping(to.as_conninfo().encode()))


def _why_not(to: Connection, error: psycopg.Error) -> str:
    """Told by whether the server answers at all, because it may write its own reasons in any language."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    reason = lines[-1] if lines else type(error).__name__
    if to.password:
        reason = reason.replace(to.password, "…")
    if full(reason):
        return f"The disk of the server at {to.host} is full: make room on it. ({reason})"
    if _ping(to) is Ping.OK:
        return (
            f"The server does not let in {to}. It says: {reason}. Check the user, the password and the database, "
            "and that the server's pg_hba.conf lets this machine in."
        )
    return (
        f"No server that is ready was reached at {to.host}, port {to.port}. ({reason}) Check the host and the port, "
        "that the server runs, and that no firewall stands between."
    )
