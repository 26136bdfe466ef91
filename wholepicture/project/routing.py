"""Which connection a table is reached over: the log of looks over the auditor's, everything else over the site's own."""

from __future__ import annotations

from typing import Any

_LOG = {"look"}


class OverItsOwnConnection:
    """Django's database router."""

    def db_for_write(self, model: type[Any], **_hints: object) -> str | None:
        """The auditor's connection for the log; None leaves it to Django."""
        return "audit" if model._meta.db_table in _LOG else None  # noqa: SLF001 - Django's own public name for it

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        """Only the owner makes tables."""
        return db == "owner"
