import dataclasses
from urllib.parse import quote

import psycopg
import pytest

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.connection import Connection, connect, connection_from_url, too_old
from wholepicture.project.embedded.refused import DatabaseRefused

SECRET = "hush@hush"


def test_a_url_is_read_with_what_else_it_asks_for():
    read = connection_from_url("postgresql://someone:hush%40hush@db.example:5433/area?sslmode=verify-full")
    assert read == Connection(
        host="db.example",
        port=5433,
        user="someone",
        password=SECRET,
        dbname="area",
        options=(("sslmode", "verify-full"),),
    )
    assert read.as_django() == {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "db.example",
        "PORT": "5433",
        "USER": "someone",
        "PASSWORD": SECRET,
        "NAME": "area",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_port_that_is_not_said_is_postgresqls_own():
    assert connection_from_url("postgres://someone@db.example/area").port == 5432


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"mysql://someone:{SECRET}@db.example/area", "does not name a PostgreSQL server"),
        (f"postgresql://someone:{SECRET}@db.example/area?colour=blue", "cannot be read"),
        ("postgresql://someone:hush%hush@db.example/area", "cannot be read"),
        ("postgresql://someone:hush@db.example,db2.example:1,2/area", "cannot be read"),
        ("postgresql://someone:hush@db.example", "does not say: dbname"),
        ("postgresql://:hush@/area", "does not say: host, user"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_being_repeated(url: str, says: str):
    with pytest.raises(DatabaseRefused, match=says) as refused:
        connection_from_url(url)
    assert "hush" not in str(refused.value)
    assert "postgresql://USER:PASSWORD@HOST:PORT/DATABASE" in str(refused.value)


def test_no_password_is_printed():
    read = connection_from_url("postgresql://someone:hush@db.example/area")
    assert "hush" not in f"{read} {read!r}"


def test_a_host_that_cannot_be_reached_is_refused_in_words():
    nobody_there = connection_from_url("postgresql://someone:hush@127.0.0.1:1/area")
    with pytest.raises(DatabaseRefused, match=r"No server .* 127\.0\.0\.1, port 1\..*Check the host") as refused:
        connect(nobody_there)
    assert "hush" not in str(refused.value)


def test_a_wrong_password_is_refused_in_words(cluster: Cluster):
    with pytest.raises(DatabaseRefused, match=r"does not let in wholepicture_keeper.*Check the user, the p") as refused:
        connect(dataclasses.replace(cluster.keeper, password="hush"))
    assert "hush" not in str(refused.value)
    assert cluster.keeper.password not in str(refused.value)


def test_a_database_that_is_not_there_is_refused_in_words(cluster: Cluster):
    with pytest.raises(DatabaseRefused, match=r'"nowhere" does not exist.*Check the user, the password and the data'):
        connect(dataclasses.replace(cluster.keeper, dbname="nowhere"))


def test_a_server_that_is_too_old_is_refused_in_words(cluster: Cluster, monkeypatch: pytest.MonkeyPatch):
    assert "is PostgreSQL 14, but Whole Picture needs 15 or newer. Upgrade it" in too_old(cluster.keeper, 140011)
    monkeypatch.setattr(psycopg.ConnectionInfo, "server_version", 130002)
    with pytest.raises(DatabaseRefused, match="is PostgreSQL 13, but"):
        connect(cluster.keeper)


def test_a_url_reaches_a_server_over_its_socket(cluster: Cluster):
    keeper = cluster.keeper
    url = f"postgresql://{keeper.user}:{keeper.password}@{quote(keeper.host, safe='')}:{keeper.port}/postgres"
    assert connection_from_url(url) == keeper
    with connect(connection_from_url(url)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
