"""The passwords of the database's roles, kept in one file of the home that its owner alone may read."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from pathlib import Path

from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.locks import one_at_a_time
from wholepicture.project.embedded.refused import DatabaseRefused

_BYTES = 32


def password_of(home: Home, role: str) -> str:
    """A role's password; one is made by chance at the first call.

    Args:
        home: The data home.
        role: The role's name.

    Raises:
        DatabaseRefused: When the file cannot be understood.
    """
    with one_at_a_time(home.path / "secrets.lock", patience=30):
        known = _read(home.secrets)
        if role not in known:
            known[role] = secrets.token_urlsafe(_BYTES)
            _write(home.secrets, known)
        return known[role]


def knows(home: Home, role: str) -> bool:
    """Whether a role's password has been made."""
    return role in _read(home.secrets)


def _read(file: Path) -> dict[str, str]:
    try:
        known = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        known = None
    if not isinstance(known, dict) or not all(isinstance(password, str) for password in known.values()):
        raise DatabaseRefused(f"{file} is damaged: it is not a JSON object of passwords. Put it back from a backup.")
    return known


def _write(file: Path, known: dict[str, str]) -> None:
    """Write beside, then move: a kill or a full disk leaves the old file whole."""
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix="secrets-")  # mode 0600 from the start
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as writing:
            json.dump(known, writing, indent=2)
            writing.flush()
            os.fsync(writing.fileno())
        Path(beside).replace(file)
    finally:
        Path(beside).unlink(missing_ok=True)
