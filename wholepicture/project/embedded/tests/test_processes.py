"""What is sure of a process, even where root may not look into those of others."""

import os
from pathlib import Path

import pytest

from wholepicture.project.embedded import processes
from wholepicture.project.embedded.cluster import running
from wholepicture.project.embedded.home import Home


def test_root_in_a_container_that_may_not_look_asks_as_the_owner(used_home: Home, monkeypatch: pytest.MonkeyPatch):
    if os.geteuid() != 0:
        pytest.skip("only root asks as another")

    def may_not_look(_: Path):
        raise PermissionError

    with running(used_home):
        pid = processes.server_of(used_home.data)
        monkeypatch.setattr(Path, "readlink", may_not_look)
        assert pid is not None
        assert processes.server_of(used_home.data) == pid


def test_a_system_without_such_knowledge_is_asked_whether_the_process_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(processes, "_PROCESSES", tmp_path / "nothing")
    pid_file = tmp_path / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n")
    assert processes.server_of(tmp_path) == os.getpid()
    pid_file.write_text(f"{2**22 - 1}\n")
    assert processes.server_of(tmp_path) is None
    pid_file.write_text("half a num")
    assert processes.server_of(tmp_path) is None
