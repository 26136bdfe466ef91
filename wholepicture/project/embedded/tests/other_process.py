"""Another Python, which can be killed, or run as an ordinary user."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
USER = pwd.getpwnam("nobody")  # an ordinary user, as far as the system is concerned

_BEFORE = """
import os, sys, time, traceback
from pathlib import Path
import psycopg
from wholepicture.project.embedded.cluster import Cluster, running
from wholepicture.project.embedded.connection import connect
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.refused import DatabaseRefused
from wholepicture.project.embedded.roles import make_roles
home = Home(Path(sys.argv[1]))
"""
# Python itself may lie in a folder that only root may enter, so it is loaded first.
_BECOME_THE_USER = f"""
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({USER.pw_gid})
    os.setuid({USER.pw_uid})
"""


def same_python() -> dict[str, str]:
    """An environment in which Python finds what we find."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}


def python(code: str, home: Path, *, as_user: bool = False) -> subprocess.Popen:
    """Run code that knows `home`; what it prints can be read, and it may wait for its input to close."""
    told = _BEFORE + (_BECOME_THE_USER if as_user else "") + code
    return subprocess.Popen(
        [sys.executable, "-u", "-c", told, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env=same_python(),
    )


def said_by(process: subprocess.Popen) -> list[str]:
    """What a process says until it ends; it is told to go on, and must end well."""
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said.splitlines()


def kill(process: subprocess.Popen):
    process.kill()
    process.communicate()
