"""Text cut into pieces: runs of digits, runs of letters, single marks; with dashes, quotes and wide letters folded."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_PIECE = re.compile(r"\d+|[a-z]+(?:'[a-z]+)*|\s+|.", re.DOTALL)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`\u2032"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u3003"
_NOTHING = "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e\u200f"
_SLASHES = "\u2044\u2215"
_FOLDED = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, _NOTHING), None),
    **dict.fromkeys(map(ord, _SLASHES), "/"),
    ord("\u2026"): "...",
    ord("\u2248"): "~",
    ord("\u00b7"): ".",
    ord("\u2022"): " ",
}
# A bracket says that the words inside are an aside; what they mean does not change with it.
_ASIDE = str.maketrans(dict.fromkeys('()[]{}<>"*', " "))


class Piece(NamedTuple):
    """A run of digits or letters, or one mark, and whether it touches the piece before it."""

    text: str
    tight: bool
    quoted: bool = False


def _plain(letter: str) -> str:
    # Compatibility forms fold (wide digits, ligatures), but fractions and raised figures do not: 2 1/2 is not 21/2.
    return letter if letter.isascii() or unicodedata.category(letter) == "No" else unicodedata.normalize("NFKC", letter)


def fold(text: str) -> str:
    """The text in plain small letters, with one form of dash, quote and digit."""
    if not text.isascii():
        text = "".join(map(_plain, text.translate(_FOLDED))).translate(_FOLDED)
    return text.replace("`", "'").lower()


def pieces(text: str) -> list[Piece]:
    """Cut a folded text into pieces; white space and brackets are dropped, and only remembered as a gap.

    Args:
        text: Text in small letters, as `fold` gives it.

    Returns:
        The pieces in order. An apostrophe before digits ("'16") is kept as a mark on those digits.
    """
    found: list[Piece] = []
    tight = quoted = False
    for match in _PIECE.finditer(text.translate(_ASIDE)):
        part = match.group()
        if part.isspace():
            tight = False
        elif part == "'":
            quoted = True
        else:
            found.append(Piece(part.replace("'", ""), tight, quoted))
            tight, quoted = True, False
    return found
