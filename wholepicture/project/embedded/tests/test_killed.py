"""Whoever is killed, nothing that was acknowledged is lost, and the next start finds its way."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wholepicture.project.embedded.cluster import Cluster, running
from wholepicture.project.embedded.connection import connect
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.processes import processes_in, server_of
from wholepicture.project.embedded.tests.other_process import kill, python, said_by

WRITE = """
with connect(Cluster(home).keeper) as keeper:
    try:
        for number in range(1_000_000):
            keeper.execute("INSERT INTO written VALUES (%s)", (number,))
            print(number)
    except psycopg.OperationalError:
        pass
"""
USE_IT = """
with running(home) as cluster:
    print("ready")
    sys.stdin.read()
"""


def soon(found: Callable[[], object], seconds: float = 30):
    until = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_a_server_that_is_killed_while_it_writes_loses_no_acknowledged_row(used_home: Home):
    cluster = Cluster(used_home)
    cluster.start()
    with connect(cluster.keeper) as keeper:
        keeper.execute("CREATE TABLE written (number int)")
    writer = python(WRITE, used_home.path)
    acknowledged = [int(writer.stdout.readline()) for _ in range(150)]
    os.kill(server_of(used_home.data), signal.SIGKILL)
    acknowledged += map(int, said_by(writer))
    cluster.start()
    with connect(cluster.keeper) as keeper:
        kept = {number for (number,) in keeper.execute("SELECT number FROM written")}
    assert kept >= set(acknowledged)
    assert len(kept) <= len(acknowledged) + 1  # one may have been written, but not yet told


def test_a_start_that_is_killed_while_it_makes_the_data_is_made_again(empty_home: Home):
    starting = python("Cluster(home).start()", empty_home.path)
    soon(lambda: any(empty_home.server.glob("making-*/base")))
    kill(starting)
    assert not empty_home.data.exists()
    with running(empty_home) as cluster:
        assert connect(cluster.keeper).close() is None
        assert not list(empty_home.server.glob("making-*"))


@pytest.mark.parametrize("whose", ["our own", "a zombie's", "nobody's"])
def test_a_number_left_behind_by_a_server_that_was_killed_does_not_mislead(used_home: Home, whose: str):
    zombie = subprocess.Popen(["true"])
    soon(lambda: ") Z " in Path(f"/proc/{zombie.pid}/stat").read_text())
    pid = {"our own": os.getpid(), "a zombie's": zombie.pid, "nobody's": 2**22 - 1}[whose]
    (used_home.data / "postmaster.pid").write_text(f"{pid}\n{used_home.data}\n")
    (used_home.sockets / ".s.PGSQL.5432.lock").write_text(f"{pid}\n{used_home.data}\n")
    cluster = Cluster(used_home)
    assert not cluster.is_running()
    cluster.start()
    assert cluster.is_running()
    cluster.stop()
    zombie.wait()


def test_a_start_waits_for_what_a_killed_server_has_left_running(used_home: Home):
    cluster = Cluster(used_home)
    cluster.start()
    busy = python('connect(Cluster(home).keeper).execute("SELECT pg_sleep(60)")', used_home.path)
    with connect(cluster.keeper) as keeper:
        asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        soon(lambda: keeper.execute(asleep).fetchone()[0])
    orphans = processes_in(used_home.data)
    assert len(orphans) > 3
    os.kill(server_of(used_home.data), signal.SIGKILL)
    cluster.start()
    assert not set(orphans) & set(processes_in(used_home.data))
    kill(busy)


def test_the_last_one_out_stops_it_and_a_killed_one_does_not_count(used_home: Home):
    first, second = (python(USE_IT, used_home.path) for _ in range(2))
    assert first.stdout.readline() == second.stdout.readline() == "ready\n"
    with running(used_home) as cluster:
        kill(first)
        assert cluster.is_running()
    assert cluster.is_running()  # the second still uses it
    said_by(second)
    assert not cluster.is_running()


def test_a_killed_user_leaves_the_server_and_the_next_one_stops_it(used_home: Home):
    user = python(USE_IT, used_home.path)
    assert user.stdout.readline() == "ready\n"
    kill(user)
    assert Cluster(used_home).is_running()
    with running(used_home):
        pass
    assert not Cluster(used_home).is_running()


def test_ctrl_c_in_the_terminal_does_not_reach_the_server(used_home: Home):
    user = python("Cluster(home).start()\nprint('ready')\nsys.stdin.read()", used_home.path)
    assert user.stdout.readline() == "ready\n"
    pid = server_of(used_home.data)
    # A terminal sends Ctrl-C to its whole group of processes, and hangs up on its whole session.
    assert os.getpgid(pid) != os.getpgid(user.pid)
    assert os.getsid(pid) != os.getsid(user.pid)
    said_by(user)
    assert server_of(used_home.data) == pid
