"""Which parts of checks are in force: all but those that are switched off and for which nobody has set a limit."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from wholepicture.checks.limits import Limits
from wholepicture.checks.vocabulary import Check


def in_force(checks: Iterable[Check], limits: Limits) -> tuple[Check, ...]:
    """Checks with the parts that are in force: a partnership that sets a limit switches the part on.

    Args:
        checks: The checks.
        limits: The limits, with the partnership's own.
    """
    return tuple(_with_its_parts(check, limits) for check in checks)


def _with_its_parts(check: Check, limits: Limits) -> Check:
    parts = tuple(limb for limb in check.limbs if not limb.off or limb.when.expected.within in limits.given)
    return check if len(parts) == len(check.limbs) else dataclasses.replace(check, limbs=parts)
