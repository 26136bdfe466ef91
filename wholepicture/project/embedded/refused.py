"""Why a database cannot be had."""

from __future__ import annotations


class DatabaseRefused(RuntimeError):
    """A database that cannot be started or used; the message says why and what to do, and never shows a password."""
