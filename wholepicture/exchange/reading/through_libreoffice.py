"""Older and foreign text documents (.doc, .rtf, .odt), turned into .docx by LibreOffice when it is installed.

It runs with an empty profile of its own, with macros and links to other files switched off, no display and no proxy to
go out by, and is stopped with all that it started when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.settings import limit, settings

REMARK = "Read through LibreOffice, which turned it into a .docx first. Compare it with the original where it matters."
_PROGRAMS = ("soffice", "libreoffice")
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
# Settings of the private profile: https://wiki.documentfoundation.org/Deployment_and_Migration
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 - a file's own lines


def docx_made_from(data: bytes, kind: str) -> bytes:
    """The .docx that LibreOffice makes of a document.

    Args:
        data: The file's bytes.
        kind: "doc", "rtf" or "odt".

    Returns:
        The bytes of the .docx.

    Raises:
        FileRefused: LibreOffice is not installed, cannot read the file, or takes too long.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    name = settings("kinds")["read"][kind]["name"]
    if program is None:
        raise FileRefused(
            f"It is {name}, which needs LibreOffice to be read, and LibreOffice is not installed. "
            "Open it in Word, save it as .docx, and give that."
        )
    with tempfile.TemporaryDirectory(prefix="wholepicture-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source = folder / f"document.{kind}"
        source.write_bytes(data)
        _run(_command(program, folder, source, kind), folder)
        result = folder / "out" / "document.docx"
        if not result.is_file():
            raise FileRefused(
                f"It is {name} that LibreOffice cannot read: it is damaged, or has a password. "
                "Open it in Word, save it as .docx, and give that."
            )
        if result.stat().st_size > limit("file", "bytes"):
            raise FileRefused("It is too large once turned into .docx. Split it and send the parts.")
        return result.read_bytes()


def _command(program: str, folder: Path, source: Path, kind: str) -> list[str]:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
        f"--infilter={_FILTERS[kind]}",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder / "out"),
        str(source),
    ]  # fmt: skip


def _run(command: list[str], folder: Path) -> None:
    # A proxy that leads nowhere: a document that tries to fetch something gets nothing.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    process = subprocess.Popen(  # noqa: S603 - a fixed command; the file's own name is not in it
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **nowhere, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "no_proxy": ""},
        start_new_session=True,
    )
    try:
        process.wait(timeout=limit("libreoffice", "seconds"))
    except subprocess.TimeoutExpired as problem:
        raise FileRefused(
            "LibreOffice takes too long to read it. Open it in Word, save it as .docx, and give that."
        ) from problem
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started; on Windows, where there are no process groups, the program itself."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
