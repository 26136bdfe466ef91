"""Every check, in the order of importance in which they are listed and shown."""

from __future__ import annotations

import functools

from wholepicture.checks.rules import (
    adults,
    change,
    clocks,
    decisions,
    each_child,
    injuries,
    neglect,
    seen_and_heard,
)
from wholepicture.checks.vocabulary import Check

_THEMES = (adults, injuries, seen_and_heard, neglect, change, each_child, decisions, clocks)


@functools.cache
def every_check() -> tuple[Check, ...]:
    """All checks, by code."""
    return tuple(sorted((check for theme in _THEMES for check in theme.CHECKS), key=lambda check: check.code))
