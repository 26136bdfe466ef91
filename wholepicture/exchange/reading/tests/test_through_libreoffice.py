"""Older text documents: read when LibreOffice is installed, refused with what to do when it is not."""

from __future__ import annotations

import os
import shutil
import stat
import time
from pathlib import Path, PurePath

import pytest

from wholepicture.exchange.reading import settings
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.reading.tests import small_files
from wholepicture.exchange.reading.through_libreoffice import REMARK

RTF = (
    rb"{\rtf1\ansi Chronology of the GP\par \trowd\cellx3000\cellx9000 \intbl 3 May 2016\cell Visit caf\'e9\cell\row "
    rb"\trowd\cellx3000\cellx9000 \intbl 4 May 2016\cell Call\cell\row \pard End\par}"
)


def programs(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which "soffice" is this script."""
    made = folder / "soffice"
    made.write_text(f"#!{shutil.which('sh')}\n{script}\n")
    made.chmod(made.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("name", ["log.rtf", "log.doc"])
def test_without_libreoffice_it_is_refused_with_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileRefused, match=r"LibreOffice is not installed\. Open it in Word, save it as \.docx"):
        read_bytes(RTF, PurePath(name))


def test_what_libreoffice_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(small_files.docx())
    script = (
        f'for last; do :; done; mkdir out; cp "{tmp_path}/made.docx" out/document.docx; cp "$last" "{tmp_path}/given"'
    )
    programs(tmp_path, script, monkeypatch)
    document = read_bytes(RTF, PurePath("log.doc"))
    assert (tmp_path / "given").read_bytes() == RTF
    assert document.grids[0].rows[1].cells == list(small_files.ROWS[1])
    assert document.remarks == ["Named .doc but is a rich-text document (RTF); it was read as one.", REMARK]


def test_what_libreoffice_cannot_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(FileRefused, match="LibreOffice cannot read"):
        read_bytes(RTF, PurePath("log.rtf"))


def test_it_is_stopped_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path, f'sleep 60 & echo $! > "{tmp_path}/child"; wait', monkeypatch)
    monkeypatch.setitem(settings.settings("limits")["libreoffice"], "seconds", 1)
    with pytest.raises(FileRefused, match="takes too long"):
        read_bytes(RTF, PurePath("log.rtf"))
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    until = time.monotonic() + 5
    while child.exists() and child.read_text().split()[2] != "Z" and time.monotonic() < until:
        time.sleep(0.05)
    assert not child.exists() or child.read_text().split()[2] == "Z"


def test_it_is_given_a_profile_of_its_own_without_macros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f'echo "$@" > "{tmp_path}/told"; cat profile/user/registrymodifications.xcu > "{tmp_path}/profile"'
    programs(tmp_path, script, monkeypatch)
    with pytest.raises(FileRefused):
        read_bytes(RTF, PurePath("log.rtf"))
    assert "-env:UserInstallation=file:///" in (tmp_path / "told").read_text()
    assert "DisableMacrosExecution" in (tmp_path / "profile").read_text()


def test_rtf_and_doc_in_earnest() -> None:
    """With the real program where it is installed; else it is refused, which is asserted too."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        with pytest.raises(FileRefused, match="is not installed"):
            read_bytes(RTF, PurePath("log.rtf"))
        return
    document = read_bytes(RTF, PurePath("log.rtf"))
    assert [one.cells for one in document.grids[0].rows] == [["3 May 2016", "Visit café"], ["4 May 2016", "Call"]]
    assert document.paragraphs == ["Chronology of the GP", "End"]
    assert REMARK in document.remarks
