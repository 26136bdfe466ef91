"""The order of a column of dates, judged from the column as a whole.

The American order is never assumed. A column that says which order it uses may settle a value that one
cell alone cannot, and what is read by the column is marked uncertain.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable

_NUMERIC = re.compile(r"\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](?:\d{4}|\d{2})(?![/.\-]?\d)")
_HIGHEST_MONTH, _HIGHEST_DAY = 12, 31


class ColumnOrder(enum.Enum):
    """The order of day and month in a column of dates."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNSETTLED = "unsettled"


def judge_column(texts: Iterable[str]) -> ColumnOrder:
    """Say which order a column of dates uses.

    Only dates in numbers that are real in one order alone count as evidence. Evidence on both sides settles nothing.
    The American order needs two dates, since one cannot settle itself.

    Args:
        texts: Every date text of one column.

    Returns:
        The order, or `UNSETTLED`.
    """
    day_first = month_first = 0
    for text in texts:
        found = _NUMERIC.match(text)
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        day_first += _HIGHEST_MONTH < first <= _HIGHEST_DAY and 0 < second <= _HIGHEST_MONTH
        month_first += _HIGHEST_MONTH < second <= _HIGHEST_DAY and 0 < first <= _HIGHEST_MONTH
    return _settled(day_first, month_first)


def _settled(day_first: int, month_first: int) -> ColumnOrder:
    from wholepicture.timescales.reading.terms import vocabulary  # noqa: PLC0415 (the vocabulary is loaded late)

    if day_first and not month_first:
        return ColumnOrder.DAY_FIRST
    if not day_first and month_first >= vocabulary().limit("column_evidence"):
        return ColumnOrder.MONTH_FIRST
    return ColumnOrder.UNSETTLED
