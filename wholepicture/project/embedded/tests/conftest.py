import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.for_tests import cluster, fast_folder, roles
from wholepicture.project.embedded.home import Home

__all__ = ["cluster", "empty_home", "roles", "used_home"]


def _new_folder() -> Path:
    # Not pytest's own: as root its folders are closed to the account that runs the server.
    return Path(tempfile.mkdtemp(dir=fast_folder(), prefix="wholepicture-test-"))


def _take_away(home: Home):
    if home.data.is_dir():
        Cluster(home).stop()
    if home.server.is_dir() and home.sockets.parent != home.server:
        shutil.rmtree(home.sockets, ignore_errors=True)
    shutil.rmtree(home.path, ignore_errors=True)


@pytest.fixture
def empty_home() -> Iterator[Home]:
    """A home that nothing was started in."""
    home = Home(_new_folder())
    yield home
    _take_away(home)


@pytest.fixture(scope="session")
def _made_home() -> Iterator[Home]:
    home = Home(_new_folder())
    Cluster(home).start()
    yield home
    _take_away(home)


@pytest.fixture
def used_home(_made_home: Home) -> Iterator[Home]:
    """A home whose server was started before; a test leaves it as it would find it."""
    Cluster(_made_home).stop()
    yield _made_home
    Cluster(_made_home).stop()
