import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.tests.other_process import same_python

ON_A_SMALL_DISK = """
import subprocess, sys
from pathlib import Path
from wholepicture.project.embedded import room
from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.refused import DatabaseRefused

def tried():
    try:
        Cluster(home).start()
    except DatabaseRefused as refused:
        return print(refused)
    print("started")

room._FIRST_START = 0
disk, size = Path(sys.argv[1]), sys.argv[2]
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m,mode=755", "small", disk], check=True)
home = Home(disk / "home")
tried()
print(sorted(left.name for left in home.server.iterdir()))
Cluster(home).stop()
try:
    (disk / "filler").write_bytes(b"0" * 100_000_000)
except OSError:
    tried()
    (disk / "filler").unlink()
tried()
Cluster(home).stop()
"""


def test_a_disk_without_room_for_a_first_start_is_refused_before_it_begins(
    empty_home: Home, monkeypatch: pytest.MonkeyPatch
):
    usage = shutil.disk_usage(empty_home.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3_000_000))
    with pytest.raises(DatabaseRefused, match=r"is full, or nearly: 2 MB are free and .* needs 150 MB\. Make room"):
        Cluster(empty_home).start()


def on_a_disk_of(megabytes: int, folder: Path) -> list[str]:
    """What is said on a disk of its own, which goes with the process. Only root may mount one."""
    told = [sys.executable, "-c", ON_A_SMALL_DISK, str(folder), str(megabytes)]
    done = subprocess.run(["unshare", "--mount", *told], env=same_python(), capture_output=True, text=True, check=False)
    if done.returncode and ("unshare" in done.stderr or "'mount'" in done.stderr):
        pytest.skip("no disk may be mounted here")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_disk_that_fills_during_the_first_start_is_refused_in_words_and_left_clean(empty_home: Home):
    said = on_a_disk_of(30, empty_home.path)
    assert "is full, or nearly" in said[0]
    assert said[1] == "['sockets']"


def test_a_disk_that_is_full_at_a_later_start_is_refused_in_words_until_there_is_room(empty_home: Home):
    said = on_a_disk_of(60, empty_home.path)
    assert said[0] == "started"
    assert "is full, or nearly" in said[2]
    assert said[3] == "started"
