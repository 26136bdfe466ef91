"""What `make demo` runs: merge the example files, check and replay the chronology, then say where to look."""

from __future__ import annotations

import datetime
import subprocess
import sys
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
FILES = HERE / "agency-files"
EVENTS = HERE / "agency_story" / "files" / "events.toml"
OUT = Path("demo")
OUTPUTS = ("chronology.html", "chronology.docx", "chronology.xlsx", "chronology.json", "refused.csv")
CHILDREN = {"Isla": "elder_child_born", "Jude": "baby_born"}
READY = "Whole Picture is at"
_PATIENCE, _PAUSE = 300, 0.2  # seconds
ALL_READ, SOME_REFUSED = 0, 3  # exit codes of `wholepicture merge`; three rows of the example are bad on purpose


def main() -> int:
    """Run the demonstration.

    Returns:
        0 when all five outputs are there, else 1; what went wrong is on standard error.
    """
    command = _command()
    if command is None:
        print("The command `wholepicture` is not installed here. Run `make demo`, which installs it.", file=sys.stderr)
        return 1
    for name in OUTPUTS:  # of an earlier demonstration: what is there afterwards was made now
        (OUT / name).unlink(missing_ok=True)
    code = subprocess.run(command, check=False).returncode
    missing = [name for name in OUTPUTS if not (OUT / name).is_file()]
    if code not in {ALL_READ, SOME_REFUSED} or missing:
        lacking = f" These outputs are missing from {OUT}/: {', '.join(missing)}." if missing else ""
        print(f"The demonstration did not finish (exit code {code}).{lacking} See the messages above.", file=sys.stderr)
        return 1
    for check in ("check", "replay"):
        done = subprocess.run(_of_the_chronology(command[0], check), check=False).returncode
        if done != ALL_READ:
            print(f"`wholepicture {check}` did not finish (exit code {done}). See the messages above.", file=sys.stderr)
            return 1
    print(_where_to_look())
    return _start_the_site(command[0])


def _of_the_chronology(program: str, check: str) -> list[str]:
    """A command put to the chronology, with the children and what the rules suggest, since nobody has confirmed any."""
    family = _family()
    children = [f"--child={child}={family[born].isoformat()}" for child, born in CHILDREN.items()]
    return [program, check, str(OUT / "chronology.json"), "--with-suggested", *children, "--out", str(OUT)]


def _start_the_site(program: str) -> int:
    """Start the shared record in the background, and say how to reach and stop it."""
    subprocess.run([program, "stop"], check=False, capture_output=True)  # of an earlier demonstration
    asked = [program, "demo", "--no-browser", "--chronology", str(OUT / "chronology.json")]
    log = OUT / "site.log"
    with log.open("w", encoding="utf-8") as told:
        site = subprocess.Popen(asked, stdout=told, stderr=told, stdin=subprocess.DEVNULL, start_new_session=True)
    print("Starting the shared record, with an invented partnership ...", flush=True)
    until = time.monotonic() + _PATIENCE
    while READY not in log.read_text(encoding="utf-8"):
        if site.poll() is not None or time.monotonic() > until:
            said = log.read_text(encoding="utf-8")
            print(f"The shared record did not start. {log} says why:\n{said}", file=sys.stderr)
            return 1
        time.sleep(_PAUSE)
    print(log.read_text(encoding="utf-8").rpartition("...\n")[2].replace("Ctrl-C stops it.", ""))
    print("It runs in the background; `.venv/bin/wholepicture stop` stops it.")
    return 0


def _command() -> list[str] | None:
    """The command as a person would type it, run with the program that was installed beside this Python."""
    program = Path(sys.executable).parent / ("wholepicture.exe" if sys.platform == "win32" else "wholepicture")
    if not program.is_file():
        return None
    born = _family()["elder_child_born"].isoformat()
    return [str(program), "merge", _shown(FILES), "--out", str(OUT), "--born", born]


def _family() -> dict[str, datetime.date]:
    """When the children of the story were born."""
    family: dict[str, datetime.date] = tomllib.loads(EVENTS.read_text(encoding="utf-8"))["family"]
    return family


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.resolve().relative_to(here)) if path.resolve().is_relative_to(here) else str(path)


def _where_to_look() -> str:
    return f"""
Where to look
  {OUT}/chronology.html   first: open it in a browser; it needs no network
  {OUT}/chronology.docx   the same to print and pass around     {OUT}/chronology.xlsx   to sort and count
  {OUT}/chronology.json   the same for other programs           {OUT}/refused.csv       what could not be read, and why

  {OUT}/gaps.html         what the record of the work does not show, by codes that nobody has confirmed yet
  {OUT}/replay.html       what could have been noticed when

What to notice (the family, the agencies and the places are invented)
  - Three rows are bad on purpose and are refused with a reason: an impossible date, no date at all, "#N/A".
  - Probation answered that it holds nothing. That is an entry too.
  - Search for "Dean". The school heard the name in March 2016, a neighbour gave it to housing in November.
    The police write of an unnamed male again and again. Nobody found out who he was.
  - The flat is clean in January 2016 and in September 2016. Look at what follows, and at when grandmother leaves.
  - 22 November 2016: legal advice. Look for what came of it.
  - 15 December 2016: the health visitor questions the plan. Look for the answer.
"""


if __name__ == "__main__":
    raise SystemExit(main())
