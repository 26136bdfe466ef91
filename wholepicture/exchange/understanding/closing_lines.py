"""Lines of a table that close it or count it ("End of report", "Printed 11/02/2021", "Total: 14 contacts")."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from wholepicture.exchange.understanding.settings import limit, listed

_NUMBER = re.compile(r"[\u00a3\u20ac$]?\s*-?\d[\d.,: ]*\s*%?")


def closes_the_table(text: str) -> bool:
    """Whether a line that stands alone only closes the table, or says who made it and when.

    Args:
        text: What stands in the one filled cell of a row.
    """
    bare = " ".join(text.lower().split()).strip(" .*-\u2013_=#")
    if bare in _closing_lines():
        return True
    return len(bare) <= limit("rows", "longest_closing_line") and _openings().match(bare) is not None


def counts_the_rows(texts: Sequence[str]) -> bool:
    """Whether a row only counts or sums: the word "total", and nothing but numbers beside it.

    Args:
        texts: What stands in its cells.
    """
    said = [text for text in texts if text and not _NUMBER.fullmatch(text)]
    return len(said) == 1 and _totals().fullmatch(" ".join(said[0].lower().split())) is not None


@functools.cache
def _closing_lines() -> frozenset[str]:
    return frozenset(listed("settings")["rows"]["closing_lines"])


@functools.cache
def _openings() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, listed("settings")["rows"]["closing_openings"]))
    return re.compile(rf"(?:{openings})\b(?=[^.]*(?:\d|\bby\b|\bend\b|$))|page \d+(?: of \d+)?$")


@functools.cache
def _totals() -> re.Pattern[str]:
    """A few words without a full stop, "total" first or last: "Total: 14 contacts", "Rent arrears total"."""
    few = r"(?:[\w'\u2019/-]+ ){0,4}"
    first = rf"(?:grand |sub[ -]?|overall )?totals?(?:\s*[:=\u2013-])?(?: {few}[\w\u00a3.,'\u2019/-]*)?(?<!\.)"
    return re.compile(rf"{first}|{few}(?:grand |sub[ -]?)?totals?:?")
