import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from wholepicture.project.embedded.account import choose_account, within_reach
from wholepicture.project.embedded.home import Home, find_home, make_home, prepare_server
from wholepicture.project.embedded.programs import find_programs
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.tests.other_process import USER

as_root = pytest.mark.usefixtures("root")


@pytest.fixture
def root():
    if os.geteuid() != 0:
        pytest.skip("only root has other accounts to lend work to")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_home_is_where_it_is_said(monkeypatch: pytest.MonkeyPatch):
    assert find_home({"WHOLEPICTURE_HOME": "/srv/ours"}).path == Path("/srv/ours")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert find_home({"XDG_DATA_HOME": "/srv/data"}).path == Path("/var/lib/wholepicture")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert find_home({"XDG_DATA_HOME": "/srv/data"}).path == Path("/srv/data/wholepicture")
    monkeypatch.setenv("HOME", "/srv/someone")
    assert find_home({}).path == Path("/srv/someone/.local/share/wholepicture")


def test_an_empty_folder_that_is_open_to_others_is_closed(empty_home: Home):
    empty_home.path.chmod(0o755)
    prepare_server(empty_home)
    assert mode(empty_home.path) & 0o067 == 0


def test_a_folder_that_holds_something_and_is_open_to_others_is_refused_and_left_alone(empty_home: Home):
    (empty_home.path / "thesis").touch()
    empty_home.path.chmod(0o755)
    with pytest.raises(DatabaseRefused, match="open to other accounts"):
        prepare_server(empty_home)
    assert mode(empty_home.path) == 0o755


@as_root
def test_anothers_folder_is_refused(empty_home: Home):
    os.chown(empty_home.path, USER.pw_uid, USER.pw_gid)
    with pytest.raises(DatabaseRefused, match="belongs to another account"):
        prepare_server(empty_home)


@pytest.mark.parametrize("name", ['quo"te', "dollar$HOME", "back`tick", "comma,comma", "it's"])
def test_a_path_that_a_shell_would_read_otherwise_is_refused(empty_home: Home, name: str):
    with pytest.raises(DatabaseRefused, match="plainer"):
        prepare_server(Home(empty_home.path / name))


def test_a_file_in_the_way_is_refused(empty_home: Home):
    (empty_home.path / "file").touch()
    with pytest.raises(DatabaseRefused, match="cannot be made"):
        prepare_server(Home(empty_home.path / "file"))


@pytest.mark.parametrize("trap", ["open to all", "a link"])
def test_a_short_folder_that_somebody_may_have_laid_is_refused(
    empty_home: Home, monkeypatch: pytest.MonkeyPatch, trap: str
):
    monkeypatch.setattr(tempfile, "tempdir", str(empty_home.path))
    empty_home.path.chmod(0o711)
    short = empty_home.path / f"wholepicture-{os.geteuid()}"
    elsewhere = empty_home.path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if trap == "a link":
        short.symlink_to(elsewhere)
    else:
        short.mkdir()
        short.chmod(0o777)
    long = Home(empty_home.path / ("a" * 100))
    with pytest.raises(DatabaseRefused, match=r"is not a folder|open to other accounts"):
        prepare_server(long)
    assert not list(elsewhere.iterdir())


@as_root
def test_a_home_that_the_account_cannot_reach_is_refused_and_nothing_is_opened(empty_home: Home):
    closed = empty_home.path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(DatabaseRefused, match=f"may not enter {empty_home.path}"):
        prepare_server(Home(closed / "home"))
    assert mode(closed) == 0o700


@as_root
def test_whoever_owns_the_server_goes_on_with_it(empty_home: Home):
    empty_home.server.mkdir()
    os.chown(empty_home.server, USER.pw_uid, USER.pw_gid)
    assert choose_account(empty_home.server).name == USER.pw_name


@as_root
def test_programs_that_the_account_cannot_reach_are_copied_once(empty_home: Home, tmp_path: Path):
    account = prepare_server(empty_home)
    wheels = find_programs({})
    closed = tmp_path / "closed"  # as is all of pytest's folder
    for part in wheels.parts:
        (closed / part).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", wheels.base / part, closed / part], check=True)
    closed.chmod(0o700)
    out_of_reach = find_programs({"PG_BIN": str(closed / wheels.folder.relative_to(wheels.base))})
    copied = within_reach(account, out_of_reach, empty_home.programs)
    assert copied.folder.is_relative_to(empty_home.programs)
    assert mode(closed) == 0o700
    shutil.rmtree(closed)
    found = within_reach(account, out_of_reach, empty_home.programs)  # not copied again
    assert found == copied
    assert "PostgreSQL" in account.run([found.path("pg_dump"), "--version"]).stdout


@as_root
def test_other_programs_out_of_reach_are_refused(empty_home: Home, tmp_path: Path):
    account = prepare_server(empty_home)
    wheels = find_programs({})
    subprocess.run(["cp", "-a", wheels.folder.parent, tmp_path / "own"], check=True)
    tmp_path.chmod(0o700)
    with pytest.raises(DatabaseRefused, match="cannot be run by the account"):
        within_reach(account, find_programs({"PG_BIN": str(tmp_path / "own" / "bin")}), empty_home.programs)


@as_root
def test_an_account_without_a_name_is_refused_unless_the_server_is_anothers(
    empty_home: Home, monkeypatch: pytest.MonkeyPatch
):
    nameless = 2**31 - 7
    os.chown(empty_home.path, nameless, -1)
    monkeypatch.setattr(os, "geteuid", lambda: nameless)
    make_home(empty_home)
    with pytest.raises(DatabaseRefused, match="account number 2147483641, which has no name here"):
        prepare_server(empty_home)


@as_root
def test_where_the_server_is_anothers_the_home_may_lie_in_a_closed_folder(empty_home: Home):
    closed = empty_home.path / "closed"
    closed.mkdir(mode=0o700)
    make_home(Home(closed / "home"))
    assert mode(closed / "home") == 0o700
