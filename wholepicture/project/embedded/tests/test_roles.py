import contextlib
import dataclasses
import os
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from psycopg.sql import Identifier

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.connection import Connection, connect
from wholepicture.project.embedded.database import database
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.roles import ROLES, Roles, make_roles

OURS = f"test_{os.getpid()}"  # the server is shared with other workers


def rows(to: Connection, question: str) -> list[tuple]:
    with connect(to) as connection:
        return connection.execute(question).fetchall()


def what_is_there(keeper: Connection, dbname: str) -> list[list[tuple]]:
    there = dataclasses.replace(keeper, dbname=dbname)
    return [
        rows(there, "SELECT * FROM pg_authid WHERE rolname LIKE 'wholepicture%' ORDER BY oid"),
        rows(there, "SELECT roleid, member, grantor FROM pg_auth_members ORDER BY 1, 2, 3"),
        rows(there, "SELECT datname, datdba, datacl::text FROM pg_database WHERE datname = current_database()"),
        rows(there, "SELECT nspname, nspowner, nspacl::text FROM pg_namespace WHERE nspname = 'public'"),
    ]


def test_every_role_may_log_in_and_none_goes_round_row_security(cluster: Cluster, roles: Roles):
    asked = """
        SELECT rolname FROM pg_roles WHERE rolname LIKE 'wholepicture%' AND rolcanlogin
            AND NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)
    """
    assert {name for (name,) in rows(cluster.keeper, asked)} == set(ROLES)
    for role in (roles.owner, roles.app, roles.auditor, roles.worker):
        assert rows(role, "SELECT current_user::text, current_database()::text") == [(role.user, role.dbname)]
    assert len({role.password for role in (roles.owner, roles.app, roles.auditor, roles.worker)}) == 4


def test_passwords_are_stored_hidden_and_wanted(cluster: Cluster, roles: Roles):
    hidden = rows(cluster.keeper, "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'wholepicture%'")
    assert all(password.startswith("SCRAM-SHA-256$") for (password,) in hidden)
    with pytest.raises(DatabaseRefused, match="does not let in wholepicture_app"):
        connect(dataclasses.replace(roles.app, password=""))


def test_making_them_again_changes_nothing(cluster: Cluster, roles: Roles):
    before = what_is_there(cluster.keeper, roles.app.dbname)
    assert make_roles(cluster.keeper, cluster.home, roles.app.dbname) == roles
    assert what_is_there(cluster.keeper, roles.app.dbname) == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (number int)",
        "CREATE TEMPORARY TABLE mine (number int)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "SET ROLE wholepicture_owner",
        "ALTER SCHEMA public OWNER TO wholepicture_app",
        "GRANT wholepicture_owner TO wholepicture_app",
        "SET session_replication_role = replica",
    ],
)
def test_all_but_the_owner_may_make_nothing(roles: Roles, statement: str):
    for role in (roles.app, roles.auditor, roles.worker):
        with connect(role) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


def test_the_owner_makes_tables_and_lets_the_others_in(roles: Roles):
    with connect(roles.owner) as owner:
        owner.execute("CREATE TABLE seen (number int)")
        owner.execute("GRANT INSERT ON seen TO wholepicture_auditor")
        with connect(roles.auditor) as auditor:
            auditor.execute("INSERT INTO seen VALUES (1)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                auditor.execute("SELECT * FROM seen")
        owner.execute("DROP TABLE seen")


def test_nobody_else_may_enter_the_database_nor_they_the_servers_own(cluster: Cluster, roles: Roles):
    with somebody(cluster) as stranger:
        with pytest.raises(DatabaseRefused, match="does not let in"):
            connect(dataclasses.replace(stranger, dbname=roles.app.dbname))
        with pytest.raises(DatabaseRefused, match="does not let in"):
            connect(dataclasses.replace(roles.app, dbname="postgres"))


def test_a_password_that_differs_in_the_database_is_made_again(cluster: Cluster, roles: Roles):
    with connect(cluster.keeper) as keeper:
        keeper.execute("ALTER ROLE wholepicture_worker PASSWORD 'another'")
    assert make_roles(cluster.keeper, cluster.home, roles.app.dbname) == roles
    assert rows(roles.worker, "SELECT 1") == [(1,)]


def test_a_role_that_may_too_much_is_put_right(cluster: Cluster, roles: Roles):
    with connect(cluster.keeper) as keeper:
        keeper.execute("ALTER ROLE wholepicture_worker NOLOGIN BYPASSRLS CREATEDB")
    make_roles(cluster.keeper, cluster.home, roles.app.dbname)
    found = "SELECT rolcanlogin, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = 'wholepicture_worker'"
    assert rows(cluster.keeper, found) == [(True, False, False)]


@contextlib.contextmanager
def somebody(cluster: Cluster, may: str = "NOCREATEROLE", name: str = f"{OURS}_somebody") -> Iterator[Connection]:
    """A role of somebody else's, and a database that it owns."""
    role = Identifier(name)
    with connect(cluster.keeper) as keeper:
        keeper.execute(sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD 'hush'").format(role, sql.SQL(may)))
        keeper.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
        try:
            yield dataclasses.replace(cluster.keeper, user=name, password="hush", dbname=name)
        finally:
            keeper.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(role))
            keeper.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(role))
            keeper.execute(sql.SQL("DROP ROLE {}").format(role))


def test_an_administrator_who_may_not_make_roles_is_refused(cluster: Cluster):
    with somebody(cluster) as ordinary, pytest.raises(DatabaseRefused, match=r'ALTER ROLE "\w+" CREATEROLE'):
        make_roles(ordinary, cluster.home)


def test_an_administrator_of_roles_that_another_made_is_refused(cluster: Cluster, roles: Roles):
    """Since PostgreSQL 16; before, whoever might make roles might change all of them."""
    told = r"may not do what is needed.*an administrator who made the roles"
    with somebody(cluster, "CREATEROLE") as other, connect(other) as connection:
        since_16 = connection.info.server_version >= 160_000
        with pytest.raises(DatabaseRefused, match=told) if since_16 else contextlib.nullcontext():
            make_roles(other, cluster.home)


def test_a_database_of_another_owner_is_refused(used_home: Home):
    with used(used_home) as cluster, somebody(cluster, "CREATEROLE") as one, somebody(cluster, name="two") as two:
        with pytest.raises(DatabaseRefused, match="does not own the database two"):
            make_roles(dataclasses.replace(one, dbname=two.dbname), used_home)
        drop_roles(cluster)


def test_a_database_that_holds_somebodys_tables_is_refused(used_home: Home):
    with used(used_home) as cluster, somebody(cluster, "CREATEROLE") as one:
        with connect(one) as connection:
            connection.execute("CREATE TABLE accounts (number int)")
        with pytest.raises(DatabaseRefused, match="already holds 1 tables of somebody else"):
            make_roles(one, used_home)
        drop_roles(cluster)


def test_an_administrator_need_not_be_a_superuser(used_home: Home, empty_home: Home):
    """The server of `DATABASE_URL`: the database is there, and the administrator owns it and may make roles."""
    with used(used_home) as cluster, somebody(cluster, "CREATEROLE") as administrator:
        url = f"postgresql://{administrator.user}:hush@/{administrator.dbname}?host={administrator.host}"
        environment = {"DATABASE_URL": url, "WHOLEPICTURE_HOME": str(empty_home.path)}
        with database(environment) as first:
            before = what_is_there(cluster.keeper, administrator.dbname)
        with database(environment) as second:
            assert second == first
            assert what_is_there(cluster.keeper, administrator.dbname) == before
        assert rows(first.app, "SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]
        with connect(first.owner) as owner:
            owner.execute("CREATE TABLE ours (number int)")
        drop_roles(cluster, administrator.dbname)
    assert not empty_home.data.exists()


def test_without_a_url_the_embedded_server_is_used(used_home: Home):
    with database({"WHOLEPICTURE_HOME": str(used_home.path)}) as found:
        assert rows(found.app, "SELECT current_database()::text") == [("wholepicture",)]
    with used(used_home) as cluster:
        with connect(cluster.keeper) as keeper:
            keeper.execute("DROP DATABASE wholepicture")
        drop_roles(cluster)


@contextlib.contextmanager
def used(home: Home) -> Iterator[Cluster]:
    cluster = Cluster(home)
    with cluster.used():
        yield cluster


def drop_roles(cluster: Cluster, dbname: str = "postgres"):
    """Leave the server as the next test expects it."""
    with connect(dataclasses.replace(cluster.keeper, dbname=dbname)) as keeper:
        for role in map(Identifier, ROLES):
            keeper.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(role))
            keeper.execute(sql.SQL("DROP ROLE {}").format(role))
