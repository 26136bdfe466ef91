"""What a site keeps beside its database.

The connections of its roles and its own secrets, in one file that only its user reads.
"""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SITE_FILE = "site.json"


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """A site's connections and secrets.

    Args:
        databases: For each of "default", "owner" and "audit" what Django is told.
        secret_key: Signs sessions and forms.
        reader_key: Signs readers to the database.
        demo: Whether it was made for the demonstration; such a site never runs otherwise, nor the other way round.
    """

    databases: Mapping[str, Mapping[str, Any]]
    secret_key: str
    reader_key: bytes
    demo: bool


class NoSite(RuntimeError):
    """There is no site in this home, or its file cannot be read; the message says what to do."""


def read_site(home: Path) -> Site:
    """The site of a home.

    Raises:
        NoSite: When there is none.
    """
    file = home / SITE_FILE
    try:
        of = json.loads(file.read_text("utf-8"))
        return Site(of["databases"], of["secret_key"], bytes.fromhex(of["reader_key"]), of["demo"])
    except FileNotFoundError:
        raise NoSite(f"There is no site in {home} yet. `wholepicture serve` makes one.") from None
    except (OSError, ValueError, KeyError, TypeError) as why:
        raise NoSite(f"{file} cannot be read ({why}). Put back a copy of it, or start with another home.") from why


def keep_site(home: Path, databases: Mapping[str, Mapping[str, Any]], *, demo: bool) -> Site:
    """Keep the connections of a site; its secrets are made once and stay.

    Args:
        home: The data home.
        databases: As `Site.databases`.
        demo: Whether the site is made for the demonstration.

    Raises:
        NoSite: When the home holds a site of the other sort.
    """
    try:
        before = read_site(home)
    except NoSite:
        if (home / SITE_FILE).exists():
            raise
        site = Site(databases, secrets.token_urlsafe(48), secrets.token_bytes(32), demo)
    else:
        if before.demo != demo:
            held = "the demonstration" if before.demo else "a real site"
            raise NoSite(f"{home} holds {held}. Give another folder with WHOLEPICTURE_HOME.")
        site = dataclasses.replace(before, databases=databases)
    _write(home / SITE_FILE, {**dataclasses.asdict(site), "reader_key": site.reader_key.hex()})
    return site


def _write(file: Path, of: Mapping[str, Any]) -> None:
    """Whole or not at all, and from the first byte readable by this user alone."""
    aside = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(of, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    aside.replace(file)
