"""A real server for tests of any folder: one for a whole run, shared by xdist's workers.

A folder's `conftest.py` takes what it needs::

    from wholepicture.project.embedded.for_tests import cluster, roles

    __all__ = ["cluster", "roles"]

`cluster` is the running server, `roles` a database in it that this worker has for itself, with its four roles.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.connection import connect
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.locks import anybody, one_at_a_time
from wholepicture.project.embedded.roles import Roles, make_roles

_PLENTY = 2 * 1024**3


def fast_folder() -> Path:
    """Where tests keep their servers: in memory where there is plenty, because a server waits for the disk to write."""
    memory = Path("/dev/shm")  # noqa: S108 - the names in it are ours, and the launcher checks whose they are
    if memory.is_dir() and shutil.disk_usage(memory).free > _PLENTY:
        return memory
    return Path(tempfile.gettempdir())


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this run of the tests: the first worker makes it, the last one out takes it away."""
    temporary = fast_folder()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    shared = Cluster(Home(temporary / f"wholepicture-tests-{os.geteuid()}-{run}"))
    # The lock stays outside the home, because the home goes while another worker may wait.
    guard = temporary / f"wholepicture-tests-{os.geteuid()}.lock"
    use = shared.used()
    with one_at_a_time(guard):
        _take_away_those_of_killed_runs(temporary)
        use.__enter__()
    try:
        yield shared
    finally:
        with one_at_a_time(guard):
            use.__exit__(None, None, None)
            if not shared.is_running():
                shutil.rmtree(shared.home.path)


def _take_away_those_of_killed_runs(temporary: Path) -> None:
    for path in temporary.glob(f"wholepicture-tests-{os.geteuid()}-*"):
        left = Home(path)
        if not anybody(left.in_use):
            Cluster(left).stop()
            shutil.rmtree(path)


@pytest.fixture(scope="session")
def roles(cluster: Cluster) -> Iterator[Roles]:
    """A database of this worker's own, and how each role reaches it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    database = f"wholepicture_{worker}_{os.getpid()}"
    yield make_roles(cluster.keeper, cluster.home, database)
    with connect(cluster.keeper) as keeper:
        _drop(keeper, database)


def _drop(keeper: psycopg.Connection, database: str) -> None:
    keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
