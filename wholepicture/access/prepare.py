"""Makes a migrated database safe: row policies, rights of each role, what is append-only, the reader's key."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from psycopg import sql

from wholepicture.access.reader import key_for_the_database

_SQL = (
    ("access", "reader.sql"),
    ("access", "append_only.sql"),
    ("access", "circle_functions.sql"),
    ("access", "circle.sql"),
    ("people", "people.sql"),
    ("chronology", "entries.sql"),
    ("checks", "answers.sql"),
)


class TablesWithoutRights(RuntimeError):
    """Tables for which nobody has said what the site may do with them."""


@functools.cache
def rights() -> dict[str, Any]:
    """What the site's role may do with each table; `database/tables.toml`."""
    text = importlib.resources.files("wholepicture.access").joinpath("database", "tables.toml").read_text("utf-8")
    return tomllib.loads(text)


def make_safe(owner: psycopg.Connection[Any], *, key: bytes, app: str, auditor: str) -> None:
    """Put policies, rights and triggers on every table, in one transaction; again whenever anything changed.

    Args:
        owner: A connection of the schema's owner, after the migrations.
        key: The key with which readers are signed.
        app: The site's role.
        auditor: The role that writes the log of looks.

    Raises:
        TablesWithoutRights: When a table stands nowhere in `tables.toml`.
    """
    with owner.transaction(), owner.cursor() as cursor:
        tables = [name for (name,) in cursor.execute(_TABLES).fetchall()]
        _refuse_the_unlisted(tables)
        for table, policy in cursor.execute(_POLICIES).fetchall():
            cursor.execute(sql.SQL("DROP POLICY {} ON {}").format(sql.Identifier(policy), sql.Identifier(table)))
        for folder, file in _SQL:
            text = importlib.resources.files(f"wholepicture.{folder}").joinpath("database", file).read_text("utf-8")
            cursor.execute(text.encode())
        for statement in (*_guards(), *_grants(tables, app, auditor)):
            cursor.execute(statement)
        inside, outside = key_for_the_database(key)
        cursor.execute(_KEEP_THE_KEY, [inside, outside])


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_POLICIES = "SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'"
_KEEP_THE_KEY = """
    INSERT INTO held.reader_key (inside, outside) VALUES (%s, %s)
    ON CONFLICT (only_one) DO UPDATE SET inside = excluded.inside, outside = excluded.outside
"""


def _is_the_sites(table: str) -> bool:
    return table.startswith(tuple(rights()["site"]["begin_with"]))


def _refuse_the_unlisted(tables: Sequence[str]) -> None:
    said = rights()
    listed = {*said["record"], *said["own"]["tables"], *said["directory"]["tables"], *said["log"]}
    unlisted = [table for table in tables if table not in listed and not _is_the_sites(table)]
    if unlisted:
        raise TablesWithoutRights(f"access/database/tables.toml says nothing of: {', '.join(unlisted)}.")


def _guards() -> Iterator[sql.Composed]:
    """Row policies on; nothing changed or taken away; the time stamped by the database."""
    said = rights()
    for table, stamp in {**said["record"], **said["log"]}.items():
        name = sql.Identifier(table)
        for trigger, when in (("stays_as_it_is", "UPDATE OR DELETE"), ("stays_whole", "TRUNCATE")):
            yield sql.SQL(
                "CREATE OR REPLACE TRIGGER {} BEFORE {} ON {} FOR EACH {} EXECUTE FUNCTION stays_as_it_is()"
            ).format(
                sql.Identifier(trigger), sql.SQL(when), name, sql.SQL("STATEMENT" if when == "TRUNCATE" else "ROW")
            )
        if stamp:
            yield sql.SQL(
                "CREATE OR REPLACE TRIGGER stamped BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION stamped({})"
            ).format(name, sql.Literal(stamp))
        yield sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name)  # should somebody have switched one off
    for table in (*said["record"], *said["own"]["tables"], *said["log"]):
        yield sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(sql.Identifier(table))
    yield sql.SQL("CREATE POLICY written ON {} FOR INSERT WITH CHECK (true)").format(sql.Identifier("look"))


def _grants(tables: Sequence[str], app: str, auditor: str) -> Iterator[sql.Composed]:
    said = rights()
    everyone = sql.SQL(", ").join([sql.Identifier(app), sql.Identifier(auditor)])
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {}").format(everyone)
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA held FROM PUBLIC, {}").format(everyone)
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(everyone)
    yield sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(everyone)
    for table in said["record"]:
        yield _grant("SELECT, INSERT", table, app)
    for table in (*said["own"]["tables"], *(one for one in tables if _is_the_sites(one))):
        yield _grant("SELECT, INSERT, UPDATE, DELETE", table, app)
    for table in said["directory"]["tables"]:
        yield _grant("SELECT", table, app)
    for table in said["log"]:
        yield _grant("INSERT", table, auditor)


def _grant(what: str, table: str, role: str) -> sql.Composed:
    return sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(what), sql.Identifier(table), sql.Identifier(role))
