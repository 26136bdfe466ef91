"""Which connection a table is reached over.

The log of looks over the auditor's, everything else over the site's own.
"""

from __future__ import annotations

from typing import Any

_LOG = {"look"}


class OverItsOwnConnection:
    """Django's database router."""

    def db_for_read(self, _model: type[Any], **_hints: object) -> str:
        """The site's own, always: never the connection over which something else happened to be read."""
        return "default"

    def db_for_write(self, model: type[Any], **_hints: object) -> str:
        """The auditor's for the log, else the site's own."""
        return "audit" if model._meta.db_table in _LOG else "default"  # noqa: SLF001 - Django's own public name for it

    def allow_relation(self, _one: object, _other: object, **_hints: object) -> bool:
        """There is one database, whichever role reaches it."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        """Only the owner makes tables."""
        return db == "owner"
