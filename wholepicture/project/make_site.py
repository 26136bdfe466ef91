"""Makes a site, or brings it up to date: the database's roles, its tables, and everything that makes them safe."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping

from wholepicture.project.embedded.connection import Connection, connect
from wholepicture.project.embedded.database import database
from wholepicture.project.embedded.home import Home, find_home
from wholepicture.project.embedded.roles import APP, AUDITOR, Roles
from wholepicture.project.site_file import keep_site

_SETTINGS = "wholepicture.project.settings"


@contextlib.contextmanager
def site(*, demo: bool, environment: Mapping[str, str] = os.environ) -> Iterator[Home]:
    """A site that is ready for as long as we use it, with its own server unless `DATABASE_URL` names one.

    Args:
        demo: Whether it is the demonstration's.
        environment: Where `DATABASE_URL` is looked for.

    Raises:
        DatabaseRefused: When there is no database, and why.
        NoSite: When the home holds a site of the other sort.
    """
    home = find_home(environment)
    with database(environment) as roles:
        make_ready(home, roles, demo=demo)
        yield home


def make_ready(home: Home, roles: Roles, *, demo: bool) -> None:
    """Make the tables, and make them safe.

    Args:
        home: The data home.
        roles: How each role reaches the database.
        demo: Whether it is the demonstration's.
    """
    made = keep_site(
        home.path,
        {
            "default": _pooled(roles.app),
            "owner": roles.owner.as_django(),
            "audit": {**roles.auditor.as_django(), "AUTOCOMMIT": True},
        },
        demo=demo,
    )
    start_django(home, demo=demo)
    from django.core.management import call_command  # noqa: PLC0415 - only once Django has its settings

    from wholepicture.access.prepare import make_safe  # noqa: PLC0415

    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connect(roles.owner) as owner:
        make_safe(owner, key=made.reader_key, app=APP, auditor=AUDITOR)


def start_django(home: Home, *, demo: bool) -> None:
    """Give Django its settings.

    Args:
        home: The data home.
        demo: Whether it is the demonstration's.
    """
    os.environ["WHOLEPICTURE_HOME"] = str(home.path)
    os.environ["WHOLEPICTURE_DEMO"] = str(int(demo))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    if demo:
        os.environ.setdefault("WHOLEPICTURE_HTTPS", "0")
    import django  # noqa: PLC0415 - not before its settings

    django.setup()


def _pooled(of: Connection) -> dict[str, object]:
    said = of.as_django()
    return {**said, "CONN_MAX_AGE": 0, "OPTIONS": {**said["OPTIONS"], "pool": {"min_size": 1, "max_size": 8}}}
