"""Whether the child was seen, and alone: only where a cell plainly says so."""

from __future__ import annotations

import functools
import re

from wholepicture.exchange.understanding.settings import listed

_NOT_WORD = re.compile(r"[^\w\u2713\u2714\u2717\u2718]+")
_BOTH = re.compile(r"seen\s*(?:/|and|or|,|\(|\?|&)", re.IGNORECASE)
_SEEN, _NOT_SEEN = (("seen", True),), (("seen", False),)
_NOT_ALONE = (("seen_alone", False),)
_SEEN_ALONE = (*_SEEN, ("seen_alone", True))
_ALONE = re.compile(r"\balone\b", re.IGNORECASE)


def _bare(text: str) -> str:
    words = _NOT_WORD.sub(" ", text.lower()).split()
    if len(words) > 1:
        words[0] = {"y": "yes", "n": "no"}.get(words[0], words[0])
    return " ".join(words)


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(map(_bare, texts)) for key, texts in listed("seen").items()}


@functools.lru_cache(maxsize=2048)
def seen(cell: str, heading: str) -> tuple[tuple[str, bool], ...]:
    """What a cell of a "child seen" column says.

    Args:
        cell: "Yes", "Y - alone", "Not seen", "seen with mother".
        heading: Of the column: under "Seen alone?", a "Yes" says that the child was seen alone, and a "No" only that
            the child was not seen alone.

    Returns:
        ("seen", True or False) and ("seen_alone", True or False), as far as the cell plainly says so.
    """
    text, lists = _bare(cell), _lists()
    if text in lists["seen_alone"]:
        return _SEEN_ALONE
    if text in lists["seen_not_alone"]:
        return _NOT_ALONE if text.startswith("not ") else (*_SEEN, *_NOT_ALONE)
    asks_alone = _ALONE.search(heading) is not None
    asks_both = asks_alone and _BOTH.search(heading) is not None
    if text in lists["seen"]:
        return _SEEN_ALONE if asks_alone and not asks_both else _SEEN
    if text in lists["not_seen"] and not asks_both:
        return _NOT_ALONE if asks_alone else _NOT_SEEN
    return ()
