"""The roles that Whole Picture has in a PostgreSQL, and its database there.

The owner makes tables and grants; the others own nothing, so that row security binds them. Making them again changes
nothing that is right already.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator

import psycopg
from psycopg import sql
from psycopg.sql import Identifier

from wholepicture.project.embedded.connection import Connection, connect, lets_in
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.passwords import password_of
from wholepicture.project.embedded.refused import DatabaseRefused

OWNER = "wholepicture_owner"
APP = "wholepicture_app"
AUDITOR = "wholepicture_auditor"
WORKER = "wholepicture_worker"
ROLES = (OWNER, APP, AUDITOR, WORKER)
DATABASE = "wholepicture"
_LOCK = 0x77686F6C65  # "whole": one process at a time makes the roles
# What no role may have: column of pg_roles, and the word that takes it away.
_FORBIDDEN = {
    "rolsuper": "NOSUPERUSER",
    "rolbypassrls": "NOBYPASSRLS",
    "rolcreatedb": "NOCREATEDB",
    "rolcreaterole": "NOCREATEROLE",
    "rolreplication": "NOREPLICATION",
}
# What an extension has made, such as a view of statistics, does not count.
_TABLES_OF_OTHERS = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'v', 'm') AND relowner <> %s::regrole
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """How each role reaches the database.

    Args:
        owner: Owns the schema: makes tables and grants.
        app: What the site reads and writes as.
        auditor: Writes the audit, over its own connection.
        worker: Does the jobs in the background.
    """

    owner: Connection
    app: Connection
    auditor: Connection
    worker: Connection


def make_roles(administrator: Connection, home: Home, database: str | None = None) -> Roles:
    """Make the roles and the database, as far as they are not there and right.

    Args:
        administrator: Who may make roles; need not be a superuser.
        home: The data home, which keeps the passwords.
        database: A database in a server that is ours alone, made when it is missing; when not given, the
            administrator's own, in a server that may serve others.

    Raises:
        DatabaseRefused: When the administrator may not; the message says what to do.
    """
    database = database or administrator.dbname
    with connect(administrator) as connection, _one_at_a_time(connection), _said_plainly(administrator):
        _check_may_make_roles(connection, administrator)
        reached = {role: _make_role(connection, administrator, home, role) for role in ROLES}
        if database != administrator.dbname:
            _make_database(connection, database)
            _close_servers_own(connection)
        inside = dataclasses.replace(administrator, dbname=database)
        with connect(inside) as there, there.transaction():
            _close_to_public(there, inside)
    owner, app, auditor, worker = (dataclasses.replace(reached[role], dbname=database) for role in ROLES)
    _set_passwords_anew(administrator, (owner, app, auditor, worker))
    return Roles(owner=owner, app=app, auditor=auditor, worker=worker)


@contextlib.contextmanager
def _one_at_a_time(connection: psycopg.Connection) -> Iterator[None]:
    connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
    try:
        yield
    finally:
        if not connection.broken:
            connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))


@contextlib.contextmanager
def _said_plainly(administrator: Connection) -> Iterator[None]:
    """Say what the server forbids in words for whoever set `DATABASE_URL`."""
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseRefused(
            f"{administrator.user} may not do what is needed to make Whole Picture's roles. The server says: "
            f"{error.diag.message_primary}. Give DATABASE_URL an administrator who made the roles {', '.join(ROLES)}, "
            "or let a superuser drop those roles first."
        ) from None
    except psycopg.Error as error:
        said = error.diag.message_primary or type(error).__name__
        raise DatabaseRefused(f"Whole Picture's roles could not be made at {administrator}. It says: {said}") from None


def _check_may_make_roles(connection: psycopg.Connection, administrator: Connection) -> None:
    found = connection.execute(
        "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).fetchone()  # fmt: skip
    if not found or not found[0]:
        raise DatabaseRefused(
            f"{administrator.user} may not make roles. Give DATABASE_URL an administrator who may, or let one run: "
            f"{sql.SQL('ALTER ROLE {} CREATEROLE').format(Identifier(administrator.user)).as_string(connection)}"
        )


def _make_role(connection: psycopg.Connection, administrator: Connection, home: Home, role: str) -> Connection:
    """Make a role that may log in and nothing more; of one that is there, change only what is wrong."""
    reached = dataclasses.replace(administrator, user=role, password=password_of(home, role))
    found = connection.execute(
        sql.SQL("SELECT rolcanlogin, {} FROM pg_roles WHERE rolname = %s").format(
            sql.SQL(", ").join(map(Identifier, _FORBIDDEN))
        ),
        (role,),
    ).fetchone()
    if found is None:
        told = sql.SQL(" ").join(map(sql.SQL, ("LOGIN", *_FORBIDDEN.values())))
        # The first words set the password too, so that no role is ever there without one.
        connection.execute(
            sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(Identifier(role), told, _hidden(connection, reached))
        )
        return reached
    can_log_in, *forbidden = found
    wrong = [word for word, has in zip(_FORBIDDEN.values(), forbidden, strict=True) if has]
    if not can_log_in:
        wrong.append("LOGIN")
    if wrong:
        told = sql.SQL(" ").join(map(sql.SQL, wrong))
        connection.execute(sql.SQL("ALTER ROLE {} {}").format(Identifier(role), told))
    return reached


def _hidden(connection: psycopg.Connection, reached: Connection) -> sql.Literal:
    """The password as the server stores it, worked out here, so that no log of statements shows it."""
    hidden = connection.pgconn.encrypt_password(
        reached.password.encode(), reached.user.encode(), b"scram-sha-256"
    )  # fmt: skip
    return sql.Literal(hidden.decode())


def _set_passwords_anew(administrator: Connection, roles: tuple[Connection, ...]) -> None:
    """Where a role is not let in, its password is another than the home's: another home made it, or a backup came."""
    shut_out = [role for role in roles if not lets_in(role)]
    if not shut_out:
        return
    with connect(administrator) as connection, _one_at_a_time(connection), _said_plainly(administrator):
        for role in shut_out:
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role.user), _hidden(connection, role))
            )
    for role in shut_out:
        connect(role).close()  # says why, when it is not the password


def _make_database(connection: psycopg.Connection, database: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone()
    if found is None:
        with _acting_as_owner(connection):
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(
                    Identifier(database), Identifier(OWNER)
                )
            )


def _close_servers_own(connection: psycopg.Connection) -> None:
    """In a server of our own nobody but the keeper has business in the databases that it began with."""
    for database in ("postgres", "template1"):
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(Identifier(database)))


def _close_to_public(connection: psycopg.Connection, administrator: Connection) -> None:
    """Give the schema to the owner, take everything from everybody, and let the roles in."""
    _check_own_database(connection, administrator)
    database, owner = Identifier(administrator.dbname), Identifier(OWNER)
    roles = sql.SQL(", ").join(map(Identifier, ROLES))
    with _acting_as_owner(connection):
        for statement in (
            "GRANT CREATE, CONNECT, TEMPORARY ON DATABASE {database} TO {owner}",
            "CREATE SCHEMA IF NOT EXISTS public",
            "ALTER SCHEMA public OWNER TO {owner}",
            "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
            "REVOKE ALL ON SCHEMA public FROM PUBLIC",
            "GRANT CONNECT ON DATABASE {database} TO {roles}",
            "GRANT USAGE ON SCHEMA public TO {roles}",
        ):
            connection.execute(sql.SQL(statement).format(database=database, owner=owner, roles=roles))


def _check_own_database(connection: psycopg.Connection, administrator: Connection) -> None:
    """Whole Picture closes its database to everybody else, so it must be its own, and ours to close."""
    may, encoding = connection.execute(
        "SELECT pg_has_role(datdba, 'USAGE'), pg_encoding_to_char(encoding) FROM pg_database "
        "WHERE datname = current_database()"
    ).fetchone() or (False, "")
    if not may:
        raise DatabaseRefused(
            f"{administrator.user} does not own the database {administrator.dbname}. Let its owner or a superuser give "
            f"it to {administrator.user}, or give DATABASE_URL a database that {administrator.user} owns."
        )
    if encoding != "UTF8":
        raise DatabaseRefused(
            f"The database {administrator.dbname} is kept in {encoding}, which cannot hold every name. Make one with "
            "ENCODING 'UTF8', and name it in DATABASE_URL."
        )
    others = connection.execute(_TABLES_OF_OTHERS, (OWNER,)).fetchone()
    if others and others[0]:
        raise DatabaseRefused(
            f"The database {administrator.dbname} already holds {others[0]} tables of somebody else, and Whole Picture "
            "would close it to everybody. Make a database of its own, and name that in DATABASE_URL."
        )


@contextlib.contextmanager
def _acting_as_owner(connection: psycopg.Connection) -> Iterator[None]:
    """An administrator who is no superuser must be a member of the owner to give it things; only for that time."""
    already = connection.execute("SELECT pg_has_role(%s, 'USAGE')", (OWNER,)).fetchone() == (True,)
    if not already:
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(Identifier(OWNER)))
    yield
    if not already:
        connection.execute(sql.SQL("REVOKE {} FROM CURRENT_USER").format(Identifier(OWNER)))
