"""The files that stand behind the paths a person gave."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

# What programs leave beside the files that people make: lock files of open documents, folder settings.
_LEFT_BY_PROGRAMS = frozenset({"thumbs.db", "desktop.ini"})
_LEFT_BY_PROGRAMS_PREFIXES = (".", "~$")
_OUR_FORMAT = b'"wholepicture-chronology"'  # stands at the start of every data file of ours
_START = 200


@dataclasses.dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read.

    Args:
        path: Where it is.
        name: What the account calls it: its path within the folder that was given, always printable and never doubled.
        problem: Why it cannot even be looked at (a folder that may not be opened), else None.
    """

    path: Path
    name: str
    problem: str | None = None


def find_files(
    paths: Sequence[Path],
    *,
    leave_out: Path | None = None,
    outputs: Sequence[str] = (),
    no_records: Sequence[Path] = (),
) -> list[FoundFile]:
    """Find every file to read, in a fixed order.

    Args:
        paths: Files and folders as given; folders are searched through, links to folders are not followed.
        leave_out: The folder that the outputs go to: what an earlier run wrote there is not read again.
        outputs: The names of what a run writes, the data file first. In any other folder that holds such a data file,
            the other outputs are passed over: they only tell the same once more.
        no_records: Files that were given as something else than agencies' records (decisions); passed over.

    Returns:
        The files in order of name within each path, each once even when two paths lead to it. A folder that cannot be
        opened is returned as a "file" with its problem.
    """
    found: list[FoundFile] = []
    seen = {Path(os.path.realpath(path)) for path in no_records}
    taken: set[str] = set()
    out = leave_out.resolve() if leave_out else None
    for path in paths:
        for file, within, problem in _below(path, out, outputs):
            where = Path(os.path.realpath(file))
            if where in seen and problem is None:
                continue
            seen.add(where)
            name = printable(within)
            if name in taken:
                name = printable(os.fspath(file))
            taken.add(name)
            found.append(FoundFile(file, name, problem))
    return found


def printable(name: str) -> str:
    """A file's name as text that can be shown and written anywhere; odd bytes and control characters as escapes."""
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in shown)


def _below(path: Path, out: Path | None, outputs: Sequence[str]) -> Iterator[tuple[Path, str, str | None]]:
    if not path.is_dir():
        yield path, path.name, None
        return
    unreadable: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=unreadable.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _left_by_a_program(name))
        ours = _written_by_a_run(here, names, out, outputs)
        for name in sorted(names):
            if not _left_by_a_program(name) and name not in ours:
                yield here / name, (here / name).relative_to(path).as_posix(), None
    yield from _problems(unreadable, path)


def _problems(unreadable: list[OSError], top: Path) -> Iterator[tuple[Path, str, str | None]]:
    for error in unreadable:
        folder = Path(os.fsdecode(error.filename or top))
        name = folder.relative_to(top).as_posix() if folder != top else folder.name
        yield (
            folder,
            name,
            f"This folder cannot be opened ({error.strerror}). Ask for the right to read it, or copy it.",
        )


def _left_by_a_program(name: str) -> bool:
    return name.startswith(_LEFT_BY_PROGRAMS_PREFIXES) or name.lower() in _LEFT_BY_PROGRAMS


def _written_by_a_run(folder: Path, names: Sequence[str], out: Path | None, outputs: Sequence[str]) -> frozenset[str]:
    """Which of a folder's files are outputs that are not to be read again."""
    if out is not None and folder.resolve() == out:
        return frozenset(outputs)
    if outputs and outputs[0] in names and _is_our_data_file(folder / outputs[0]):
        return frozenset(outputs[1:])
    return frozenset()


def _is_our_data_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _OUR_FORMAT in file.read(_START)
    except OSError:
        return False
