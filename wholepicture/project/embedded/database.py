"""The one door to the database: our own server, or the one that `DATABASE_URL` names."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping

from wholepicture.project.embedded.cluster import running
from wholepicture.project.embedded.connection import connection_from_url
from wholepicture.project.embedded.home import find_home, make_home
from wholepicture.project.embedded.roles import DATABASE, Roles, make_roles


@contextlib.contextmanager
def database(environment: Mapping[str, str] = os.environ) -> Iterator[Roles]:
    """The roles of a database that is ready, for as long as it is used.

    Args:
        environment: Where `DATABASE_URL` (an administrator's), `WHOLEPICTURE_HOME` and `PG_BIN` are looked up.

    Yields:
        How each role reaches the database.

    Raises:
        DatabaseRefused: When it cannot be had; the message says why and what to do.
    """
    home = find_home(environment)
    if url := environment.get("DATABASE_URL"):
        make_home(home)
        yield make_roles(connection_from_url(url), home)
        return
    with running(home) as cluster:
        yield make_roles(cluster.keeper, home, DATABASE)
