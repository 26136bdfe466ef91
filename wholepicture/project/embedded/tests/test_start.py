import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wholepicture.project.embedded.cluster import Cluster, running
from wholepicture.project.embedded.connection import connect
from wholepicture.project.embedded.for_tests import fast_folder
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.processes import server_of
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.tests.other_process import USER, python, said_by

USE_IT = """
with running(home) as cluster:
    with connect(cluster.keeper) as keeper:
        print((home.data / "postmaster.pid").read_text().split()[0])
    sys.stdin.read()
"""


def said_of(cluster: Cluster, question: str) -> str:
    with connect(cluster.keeper) as keeper:
        return keeper.execute(question).fetchone()[0]


def test_a_server_asks_for_passwords_checks_its_pages_and_listens_on_no_network(used_home: Home):
    with running(used_home) as cluster:
        assert said_of(cluster, "SHOW listen_addresses") == ""
        assert said_of(cluster, "SHOW data_checksums") == "on"
        assert said_of(cluster, "SHOW fsync") == "on"
        assert said_of(cluster, "SELECT datcollate FROM pg_database WHERE datname = 'postgres'") == "C.UTF-8"
        asked = "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"
        assert said_of(cluster, asked) == "scram-sha-256"
    assert not cluster.is_running()


def check_modes_and_owners(home: Home):
    as_root = os.geteuid() == 0
    for path in [home.path, *home.path.rglob("*")]:
        found = path.lstat()
        within_server = path.is_relative_to(home.server)
        assert (found.st_uid != 0) == (within_server if as_root else True), path
        open_to_others = stat.S_IMODE(found.st_mode) & 0o077
        # Root's home lets the account's group pass, to the server's own folder.
        assert open_to_others == (0o010 if as_root and path == home.path else 0), path
    assert stat.S_IMODE(home.secrets.stat().st_mode) == 0o600


def test_a_second_start_finds_what_was_written(used_home: Home):
    cluster = Cluster(used_home)
    cluster.start()
    with connect(cluster.keeper) as keeper:
        keeper.execute("CREATE TABLE kept (number int)")
        keeper.execute("INSERT INTO kept VALUES (7)")
    first = server_of(used_home.data)
    cluster.start()
    assert server_of(used_home.data) == first  # it ran already
    cluster.stop()
    cluster.stop()  # stopped already
    cluster.start()
    assert said_of(cluster, "SELECT number FROM kept") == 7


def test_four_first_starts_at_once_make_one_server(empty_home: Home):
    four = [python(USE_IT, empty_home.path) for _ in range(4)]
    pids = {process.stdout.readline() for process in four}
    assert len(pids) == 1
    assert "".join(pids).strip().isdigit()
    for process in four:
        said_by(process)
    assert server_of(empty_home.data) is None  # the last one out has stopped it
    assert empty_home.log.read_text().count("starting PostgreSQL") == 1
    check_modes_and_owners(empty_home)


def test_an_ordinary_user_starts_and_stops_it():
    folder = Path(tempfile.mkdtemp(dir=fast_folder(), prefix="wholepicture-test-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, USER.pw_uid, USER.pw_gid)
        owner = folder.stat().st_uid
        again = USE_IT + USE_IT.replace(
            "sys.stdin.read()", "print(make_roles(cluster.keeper, home, 'wholepicture').app)"
        )
        said = said_by(python(again, folder, as_user=True))
        assert said[-1].startswith("wholepicture_app at ")
        assert {path.lstat().st_uid for path in folder.rglob("*")} == {owner}
        assert not any(stat.S_IMODE(path.lstat().st_mode) & 0o077 for path in folder.rglob("*"))
        assert server_of(folder / "server" / "data") is None
    finally:
        shutil.rmtree(folder)


def test_a_path_that_is_too_long_for_a_socket_gets_a_short_one(
    used_home: Home, empty_home: Home, monkeypatch: pytest.MonkeyPatch
):
    empty_home.path.chmod(0o711)
    monkeypatch.setattr(tempfile, "tempdir", str(empty_home.path))
    long = Home(used_home.path.with_name(f"{used_home.path.name}-{'a' * 100}"))
    used_home.path.rename(long.path)
    try:
        with running(long) as cluster:
            assert said_of(cluster, "SELECT 1") == 1
            assert not long.sockets.is_relative_to(long.path)
            assert stat.S_IMODE(long.sockets.stat().st_mode) == 0o700
            assert stat.S_IMODE(long.sockets.parent.stat().st_mode) & 0o067 == 0
    finally:
        long.path.rename(used_home.path)


def test_a_path_with_spaces_and_accents_is_no_trouble(used_home: Home):
    odd = Home(used_home.path.with_name(f"{used_home.path.name} (my é data)"))
    used_home.path.rename(odd.path)
    try:
        with running(odd) as cluster:
            assert said_of(cluster, "SELECT 1") == 1
    finally:
        odd.path.rename(used_home.path)


@contextlib.contextmanager
def instead(file: Path, text: str | None) -> Iterator[None]:
    """A file says something else for a while, or is away."""
    aside = file.rename(file.with_name("aside"))
    if text is not None:
        shutil.copy(aside, file)
        shutil.chown(file, aside.stat().st_uid, aside.stat().st_gid)
        file.write_text(text)
    yield
    assert text is None or file.read_text() == text  # a refusal leaves it as it is
    aside.rename(file)


def test_data_of_another_major_version_are_refused_and_left_alone(used_home: Home):
    with (
        instead(used_home.data / "PG_VERSION", "14\n"),
        pytest.raises(DatabaseRefused, match=r"written by PostgreSQL 14.*PG_BIN.*pg_dump"),
    ):
        Cluster(used_home).start()


def test_a_start_that_fails_shows_what_the_server_said_last(used_home: Home):
    with (
        instead(used_home.data / "postgresql.auto.conf", "shared_buffers = 'a bucket'\n"),
        pytest.raises(DatabaseRefused, match=r"(?s)last lines of .*server\.log:\n.*\"shared_buffers\": \"a bucket\""),
    ):
        Cluster(used_home).start()


@pytest.mark.parametrize("runs", [False, True])
def test_data_without_their_password_are_refused(used_home: Home, runs: bool):  # noqa: FBT001 - a table's column
    if runs:
        Cluster(used_home).start()
    with instead(used_home.secrets, None), pytest.raises(DatabaseRefused, match="Put that file back"):
        Cluster(used_home).start()


def test_a_log_that_has_grown_is_put_aside(used_home: Home):
    used_home.log.write_text("said long ago\n" * 400_000)
    with running(used_home):
        assert used_home.log.stat().st_size < 10_000
