"""The day that a detail names by which something is due: "2026-03-10", "10 March 2026"."""

from __future__ import annotations

import datetime

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.wording import read_wording


def day_said(value: object) -> datetime.date | None:
    """The one day that a detail names; None when it names none, or several.

    Args:
        value: What the detail holds.
    """
    if not isinstance(value, str):
        return None
    try:
        known = read_wording(value)
    except DateRefused:
        return None
    return known.lower if known.lower == known.upper else None
