"""The keys under which a name is found.

Equality of keys is all that the database is asked, so that no policy is slow.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_PREFIX = 3


def folded(text: str) -> str:
    """Words in small letters without accents, one space between them."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(_WORD.findall("".join(one for one in letters if not unicodedata.combining(one))))


def keys_of(name: str) -> set[str]:
    """Every key of a name: each word, and each beginning of a word from three letters on.

    Args:
        name: The name.
    """
    return {key for word in folded(name).split() for key in _beginnings(word)}


def asked(text: str) -> list[str]:
    """The keys that a search asks for, all of which must be a name's.

    Args:
        text: What was typed.
    """
    return folded(text).split()


def _beginnings(word: str) -> Iterator[str]:
    yield word
    for length in range(_SHORTEST_PREFIX, len(word)):
        yield word[:length]
