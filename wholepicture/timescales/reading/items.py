"""Pieces of text become the items of the grammar: numbers, marks, and the words that the vocabulary knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.reading.spelling import name_meant
from wholepicture.timescales.reading.terms import longest_phrase, vocabulary
from wholepicture.timescales.reading.tokens import Piece, fold, pieces

SEPARATORS = frozenset("/.-,\\_:;|")
_LOOK_ALIKE = re.compile(r"(?<![a-z])[0-9oil]*[0-9][0-9oil]*(?![a-z])|(?<![a-z0-9])[oil]{1,2}(?=[/.-][0-9])")
# The place of the day is left empty or starred out: "/05/2016", "**/05/2016".
_NO_DAY = re.compile(r"[*#. ]*/ *(?=[0-9]{1,2} */ *([0-9]{4}|[0-9]{2})$)")
_DITTO = frozenset("\"'-,. ")
_STRAY = "/.,\\_:;|!"


class Item(NamedTuple):
    """One terminal of the grammar.

    Args:
        kind: "number", "mark", "end", or a kind of the vocabulary ("month", "doubt" ...).
        text: As it was written, in small letters.
        value: What it stands for.
        tight: It touches what stands before it.
        quoted: It follows an apostrophe, as in "'16".
    """

    kind: str
    text: str
    value: str = ""
    tight: bool = False
    quoted: bool = False

    @property
    def number(self) -> int:
        """The number that a run of digits, or a number in the vocabulary, stands for."""
        return int(self.value)


END = Item("end", "")


class Items(tuple[Item, ...]):  # noqa: SLOT001 (what is found in it is kept with it)
    """The items of a wording, with what each production has found in them."""

    def __init__(self, _: object = ()) -> None:
        self.memory: dict[tuple[object, ...], list[object]] = {}


def _digits(text: str) -> str:
    """Letters typed for digits ("O5/05/2O16") become digits where they stand among digits."""
    table = str.maketrans(vocabulary().data["look_alike"])
    return _LOOK_ALIKE.sub(lambda found: found.group().translate(table), text)


def _unstuck(words: list[Piece]) -> list[Piece]:
    """Part a suffix from the word that was typed against it: "22ndmay", "221430zmay16"."""
    parted: list[Piece] = []
    for piece in words:
        if not (piece.tight and parted and parted[-1].text.isdigit()):
            parted.append(piece)
            continue
        suffix = next((s for s in vocabulary().words("stuck_behind_digits") if piece.text.startswith(s)), "")
        rest = piece.text[len(suffix) :]
        if suffix and rest and piece.text not in vocabulary().phrases and rest in vocabulary().phrases:
            parted += [Piece(suffix, tight=True), Piece(rest, tight=True)]
        else:
            parted.append(piece)
    return parted


def _day_left_out(text: str) -> str:
    """A query in the place of a day that was left out; with a year of two digits it may be another number."""
    found = _NO_DAY.match(text)
    if found is None:
        return text
    if len(found[1]) == len("16"):
        raise DateRefused(
            "A number is left out before the stroke, so it could be any of several days. Write the month in letters."
        )
    return "??/" + text[found.end() :]


def _opens_a_number(words: list[Piece], at: int, after: int) -> bool:
    """Whether marks stand in the place of a number, as in "??/05/16", "--/05/16" or "22/05/????"."""
    if words[at].text == "?" and at and words[at].tight and words[at - 1].text in "/.-":
        return True
    begins = at == 0 or not words[at].tight or words[at - 1].text in SEPARATORS
    if begins and after - at > 1 and after < len(words) and _names_what_is_open(words, at, after):
        return True
    separated = after + 1 < len(words) and words[after].tight and words[after].text in "/.-"
    return begins and separated and (words[after + 1].text.isdigit() or words[after + 1].text in "?_")


def _names_what_is_open(words: list[Piece], at: int, after: int) -> bool:
    """Whether a suffix or a month follows marks of an open day: "??th July 2015", "??AUG16", "-- May 2016"."""
    phrase = longest_phrase(words, after)
    if phrase is None:
        return False
    if words[at].text == "?":
        return words[after].tight and phrase[1] in {"suffix", "month"}
    return at == 0 and phrase[1] == "month"


def _half_a_number(words: list[Piece], at: int, *, begins: bool) -> bool:
    """Whether a query may stand for the first digit of a day: "?5/05/16".

    The one "?" with which Chronolator marks a doubt may stand straight before the day ("?9/6/16"); only where the
    month is written with its nought would the day have been, too.
    """
    if at + 2 >= len(words) or not words[at].tight:
        return False
    one_digit = len(words[at].text) == 1 and words[at].text.isdigit() and words[at + 1].text in "/.-"
    marks_a_doubt = begins and not words[at + 2].text.startswith("0")
    return one_digit and not marks_a_doubt


def _mark(words: list[Piece], at: int) -> tuple[Item, int]:
    piece = words[at]
    if piece.text == "~":
        return Item("doubt", piece.text, "doubt", piece.tight), at + 1
    if piece.text not in "?_-":
        return Item("mark", piece.text, piece.text, piece.tight), at + 1
    after = at
    while after < len(words) and words[after].text == piece.text:
        after += 1
    open_year = (
        at
        and piece.tight
        and after - at == len("??")
        and words[at - 1].text in vocabulary().words("centuries_left_open")
    )
    begins = after - at == 1 and not piece.tight
    if piece.text == "?" and (open_year or _half_a_number(words, after, begins=begins)):
        raise DateRefused(
            "A digit is left open, so it could be any of several days. If only the month is known, write the month."
        )
    if _opens_a_number(words, at, after):
        return Item("unknown", piece.text, "unknown", piece.tight), after
    if piece.text == "?":
        return Item("doubt", piece.text, "doubt", piece.tight), after
    return Item("mark", piece.text, piece.text, piece.tight), at + 1


def _item(words: list[Piece], at: int) -> tuple[Item, int]:
    piece = words[at]
    if piece.text.isdigit() and piece.text.isascii():
        return Item("number", piece.text, piece.text, piece.tight, piece.quoted), at + 1
    phrase = longest_phrase(words, at)
    if phrase is not None:
        after = at + len(phrase[0])
        dotted = after < len(words) and words[after].text == "." and words[after].tight
        return Item(phrase[1], " ".join(phrase[0]), phrase[2], piece.tight), after + dotted
    meant = name_meant(piece.text)
    if meant is not None:
        return Item(meant[0], piece.text, meant[1], piece.tight), at + 1
    if piece.text.isalpha():
        raise DateRefused(
            f'"{piece.text}" is not a word that dates are written with. Write the day, month and year alone.'
        )
    return _mark(words, at)


def _trimmed(found: list[Item]) -> list[Item]:
    """Without the punctuation that stands before and after; a dash at the end is kept, since something was cut off."""
    start, end = 0, len(found)
    while start < end and found[start].kind == "mark" and found[start].text in _STRAY + "-":
        start += 1
    while end > start and found[end - 1].kind == "mark" and found[end - 1].text in _STRAY:
        end -= 1
    return found[start:end]


def items(text: str) -> Items:
    """Cut a wording into the items of the grammar, closed by an end item.

    Args:
        text: What the agency wrote.

    Returns:
        The items.

    Raises:
        DateRefused: When the text is blank, too long, or holds a word that no date has.
    """
    limit = vocabulary().limit
    if len(text) > limit("longest_text"):
        raise DateRefused("The text is too long to be a date. Write the date alone.")
    folded = fold(text).strip()
    if folded and set(folded) <= _DITTO and ('"' in folded or "''" in folded):
        folded = "ditto"
    words = _unstuck(pieces(_digits(_day_left_out(folded))))
    found: list[Item] = []
    at = 0
    while at < len(words):
        item, at = _item(words, at)
        found.append(item)
    found = _trimmed(found)
    if not found:
        raise DateRefused("Nothing is written here. Write the day, the month and the year, or as much as is known.")
    if len(found) > limit("most_items"):
        raise DateRefused("The text is too long to be a date. Write the date alone.")
    return Items((*found, END, END, END, END, END, END))
