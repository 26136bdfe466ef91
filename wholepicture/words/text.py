"""A text as the rules read it: words in plain small letters, each knowing where it stands in the original.

Agencies paste from forms and scan from paper, so capitals, curly quotes, accents, ligatures, marks that turn the
direction of writing and a nought for an "o" are all normal. None of them changes the original: only the reading of it.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from wholepicture.words.settings import abbreviations, contractions, errors_of_cells, limits, misspellings

_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u201b": "'"})
# A word, with its apostrophes; a number with its point; or one other mark.
_PIECE = re.compile(r"[0-9]+(?:[.:][0-9]+)*[^\W_]*|[^\W_]+(?:'[^\W\d_]+)*|\n|[^\s]")
_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[0-9](?=[a-z])")
_AS_LETTER = ({"0": "o", "1": "i", "5": "s"}, {"0": "o", "1": "l", "5": "s"})
_SIGNS = {"&": "and", "+": "and", "#": "fracture"}
_LONGEST_WORD = 40
_DIGITS_OF_AN_AGE = 2


class Break(IntEnum):
    """What stands between a word and the word before it."""

    NONE = 0
    COMMA = 1
    CLAUSE = 2
    SENTENCE = 3


_BREAKS = {
    ",": Break.COMMA,
    "(": Break.CLAUSE,
    ")": Break.CLAUSE,
    "[": Break.CLAUSE,
    "]": Break.CLAUSE,
    ":": Break.CLAUSE,
    "\u2013": Break.CLAUSE,
    "\u2014": Break.CLAUSE,
    ";": Break.SENTENCE,
    ".": Break.SENTENCE,
    "!": Break.SENTENCE,
    "?": Break.SENTENCE,
    "\n": Break.SENTENCE,
    "\u2022": Break.SENTENCE,
    "|": Break.SENTENCE,
}


@dataclasses.dataclass(slots=True)
class Words:
    """The words of one text, side by side.

    Args:
        original: The text as the agency wrote it.
        word: Each word in plain small letters; "didn't" is two words, "mum's" is "mum" and "'s".
        start: Where each begins in the original, in characters.
        end: Where each ends.
        before: What stands between each word and the one before.
        capital: Whether each begins with a capital in a text that is not all capitals.
        age: The age that stood apart after a word, by the word's place.
    """

    original: str
    word: list[str] = dataclasses.field(default_factory=list)
    start: list[int] = dataclasses.field(default_factory=list)
    end: list[int] = dataclasses.field(default_factory=list)
    before: list[Break] = dataclasses.field(default_factory=list)
    capital: list[bool] = dataclasses.field(default_factory=list)
    age: dict[int, int] = dataclasses.field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.word)

    def phrase(self, first: int, last: int) -> str:
        """The original's characters from the first word to the last one, that one included."""
        return self.original[self.start[first] : self.end[last]]

    def sentences(self) -> list[tuple[int, int]]:
        """Each sentence as the places of its first word and of the word after its last."""
        cuts = [place for place, between in enumerate(self.before) if between is Break.SENTENCE and place]
        ends = list(zip([0, *cuts], [*cuts, len(self)], strict=True)) if self.word else []
        longest = limits()["words_in_a_sentence"]
        return [(one, min(one + longest, end)) for begin, end in ends for one in range(begin, end, longest)]


@functools.lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    """One character without capitals, accents or special forms; "" for a mark that nobody sees."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cs", "Cc", "Mn"} and character not in "\n\t\r":
        return ""
    plain = unicodedata.normalize("NFKD", character.translate(_APOSTROPHES)).lower()
    return "".join(one for one in plain if not unicodedata.combining(one))


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, and for each of its characters (and its end) the place in the original."""
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text) + 1)
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in _folded(character):
            folded.append(one)
            places.append(place)
    return "".join(folded), [*places, len(text)]


def read_words(text: str, known: frozenset[str] = frozenset()) -> Words:
    """Read a text as words.

    Args:
        text: As the agency wrote it. Any text is read; nothing is refused.
        known: Words that the lexicon knows: a misread "m0ther" becomes "mother" only when that is one.
    """
    words = Words(text)
    folded, places = _fold(text)
    shouted = text.isupper()
    add, befores, capitals = words.word.append, words.before.append, words.capital.append
    starts, ends = words.start.append, words.end.append
    between = Break.SENTENCE
    for piece in _PIECE.finditer(folded):
        found = piece.group()
        place = piece.start()
        if found[0].isalnum():
            start, end = places[place], places[piece.end() - 1] + 1
            parts = _parts(found, known)
        elif found in _SIGNS and _stands_for_a_word(folded, place):
            start, end = places[place], places[place] + 1
            parts = (_SIGNS[found],)
        else:
            between = _after_mark(found, folded, place, words, between)
            continue
        capital = text[start].isupper() and not shouted
        for part in parts:
            add(part)
            starts(start)
            ends(end)
            befores(between)
            capitals(capital)
            between, capital = Break.NONE, False
        between = Break.NONE
    _pass_over_ages(words)
    return words


def _after_mark(mark: str, folded: str, place: int, words: Words, between: Break) -> Break:
    """What stands between the words around a mark, when this stands there before it."""
    if mark in "-\u2010\u2011":
        return between if _joins(folded, place) else max(between, Break.CLAUSE)
    if mark == "." and _ends_nothing(folded, place, words):
        return between
    return max(between, _BREAKS.get(mark, Break.NONE))


def _pass_over_ages(words: Words) -> None:
    """Take out an age beside a name, "Imani (14) said" or "Amy, 7, says": it would cut the clause in two."""
    passed: list[tuple[int, int]] = []
    for place in range(len(words) - 2, 0, -1):
        stands_apart = Break.NONE < words.before[place] < Break.SENTENCE
        if words.word[place].isdigit() and len(words.word[place]) <= _DIGITS_OF_AN_AGE and stands_apart:
            after = words.before[place + 1]
            if Break.NONE < after < Break.SENTENCE:
                passed.append((place - 1, int(words.word[place])))
                for column in (words.word, words.start, words.end, words.before, words.capital):
                    del column[place]
                words.before[place] = Break.NONE
    words.age.update({place - later: age for later, (place, age) in enumerate(reversed(passed))})


def _stands_for_a_word(folded: str, place: int) -> bool:
    """Whether a sign is written for a word: "#" before a bone is one, before a number or in a cell's error not."""
    if folded[place] != "#":
        return True
    after = folded[place + 1 : place + 1 + _LONGEST_WORD]
    return after.lstrip()[:1].isalpha() and not after.startswith(errors_of_cells())


def _joins(folded: str, place: int) -> bool:
    """Whether a hyphen joins two words, as in "self-harm"."""
    return 0 < place < len(folded) - 1 and folded[place - 1].isalnum() and folded[place + 1].isalnum()


def _ends_nothing(folded: str, place: int, words: Words) -> bool:
    """Whether a full stop belongs to an abbreviation ("Mr. Ashe", "e.g.") or to initials."""
    if place + 1 < len(folded) and folded[place + 1].isalnum():
        return True
    if not words.word or not folded[:place].endswith(words.word[-1]):
        return False
    return words.word[-1] in abbreviations() and place + 1 < len(folded.rstrip())


@functools.lru_cache(maxsize=65536)
def _parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The words that one piece of text stands for."""
    if len(word) > _LONGEST_WORD:
        return (word,)
    if "'" in word:
        return _without_apostrophe(word)
    if word in contractions():
        return contractions()[word]
    if word in misspellings():
        return misspellings()[word]
    if _DIGIT_IN_WORD.search(word):
        return (_read_by_machine(word, known),)
    return (word,)


def _without_apostrophe(word: str) -> tuple[str, ...]:
    if word in contractions():
        return contractions()[word]
    if word.endswith("n't"):
        return (word[:-3], "not")
    stem, _, ending = word.partition("'")
    if ending == "s":
        return (stem, "'s")
    return (stem, ending) if ending in {"ll", "ve", "re", "d", "m"} else (word.replace("'", ""),)


def _read_by_machine(word: str, known: frozenset[str]) -> str:
    for letters in _AS_LETTER:
        guess = "".join(letters.get(one, one) for one in word)
        if guess in known:
            return guess
    return word
