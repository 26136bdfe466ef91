"""Which of many phrases can begin at each word of a text, found for all of them at once.

Each phrase is one bit of a whole number. For each word that phrases know there are such numbers: the phrases that can
begin with it, those in which it can be second, and those that need it further on (twice: the two rarest words that a
phrase needs). The phrases that can begin at a word of a text are what four numbers have in common: a handful of steps a
word, however many phrases there are, and the same handful in every text.

What is left may still turn out not to match; what is left out never could.
"""

from __future__ import annotations

import collections
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from wholepicture.words.ahead import first_words, needs, reach, second_words
from wholepicture.words.phrase import OneWord, Phrase, can_be_name
from wholepicture.words.text import Words

_WORDS_REMEMBERED = 16384
_PASSED_OVER, _CAN_BE_NAME = 1, 2


class _OfWord(NamedTuple):
    """The phrases that know a word, a bit for each."""

    begun: int
    begun_loosely: int
    second: int
    needed: int
    needed_too: int
    kind: int


_UNKNOWN = _OfWord(0, 0, 0, 0, 0, 0)


class _Column:
    """For each word, the phrases that know it in one way; and those that ask for nothing in this way.

    Phrases share their sets of words (a list, the forms of a verb): each set is laid out once.
    """

    def __init__(self) -> None:
        self._of_set: dict[OneWord, list[int]] = {}
        self._by_word: dict[str, list[list[int]]] = {}
        self._by_beginning: dict[str, list[list[int]]] = {}
        self._lengths: tuple[int, ...] = ()
        self._loosely: dict[tuple[str, ...], int] = {}
        self._asking_nothing: list[int] = []
        self.nothing = 0
        self.name = 0

    def add(self, number: int, sets: Iterable[OneWord] | None) -> None:
        """Say of a phrase whose words it knows; None for a phrase to which any word will do."""
        if sets is None:
            self._asking_nothing.append(number)
        else:
            for one in sets:
                self._of_set.setdefault(one, []).append(number)

    def lay_out(self) -> None:
        """Lay the sets out by word, once all are there."""
        for one, numbers in self._of_set.items():
            for word in one.words:
                self._by_word.setdefault(word, []).append(numbers)
            for beginning in one.beginnings:
                self._by_beginning.setdefault(beginning, []).append(numbers)
        self._lengths = tuple(sorted({len(beginning) for beginning in self._by_beginning}))
        self.nothing = mask_of(self._asking_nothing)
        self.name = mask_of(number for one, numbers in self._of_set.items() if one.name for number in numbers)

    def of(self, word: str) -> int:
        """The phrases that know the word itself."""
        return mask_of(number for numbers in self._by_word.get(word, ()) for number in numbers)

    def loosely_of(self, word: str) -> int:
        """The phrases that know what the word begins with."""
        begun = tuple(word[:length] for length in self._lengths if word[:length] in self._by_beginning)
        # Words without end begin in the same few ways.
        if begun not in self._loosely:
            self._loosely[begun] = mask_of(
                number for one in begun for numbers in self._by_beginning[one] for number in numbers
            )
        return self._loosely[begun]


class Index:
    """Says of many phrases which can begin at each word of a text.

    Args:
        phrases: The phrases; each is known by its number among them.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._first, self._second, self._needed, self._needed_too = (_Column() for _ in range(4))
        needed = [needs(phrase) for phrase in phrases]
        commonness = _commonness(needed)
        for number, phrase in enumerate(phrases):
            self._first.add(number, first_words(phrase))
            self._second.add(number, second_words(phrase))
            rarest = sorted(set(needed[number]), key=commonness)
            self._needed.add(number, rarest[:1] or None)
            self._needed_too.add(number, rarest[1:2] or None)
        for column in (self._first, self._second, self._needed, self._needed_too):
            column.lay_out()
        self._names = bool(self._first.name or self._second.name)
        self._reach = max(map(reach, phrases), default=0)
        self._of = functools.lru_cache(maxsize=_WORDS_REMEMBERED)(self._of_word)

    def _of_word(self, word: str) -> _OfWord:
        others = (self._second, self._needed, self._needed_too)
        second, needed, needed_too = (column.of(word) | column.loosely_of(word) for column in others)
        kind = _PASSED_OVER if word == "'s" else _CAN_BE_NAME if self._names and can_be_name(word) else 0
        of = _OfWord(self._first.of(word), self._first.loosely_of(word), second, needed, needed_too, kind)
        return of if any(of) else _UNKNOWN

    def candidates(self, words: Words, begin: int, end: int) -> list[tuple[int, int]]:
        """The words of a stretch at which phrases can begin, in their order, each with a bit for every such phrase.

        Args:
            words: The text.
            begin: The first word of the stretch.
            end: The word after its last; a phrase may go on beyond it.
        """
        text, before, capital, of_word = words.word, words.before, words.capital, self._of
        first_name, second_name = self._first.name, self._second.name
        any_second, needs_nothing, needs_no_more = self._second.nothing, self._needed.nothing, self._needed_too.nothing
        found: list[tuple[int, int]] = []
        # From the end to the beginning: what comes after a word is known when the word is reached.
        after, there, there_too = any_second, needs_nothing, needs_no_more
        for place in range(self._seen_from(words, end) - 1, begin - 1, -1):
            of = of_word(text[place])
            if of is _UNKNOWN:
                after = any_second
                if before[place]:
                    there, there_too = needs_nothing, needs_no_more
                continue
            begun, loosely, second, needed, needed_too, kind = of
            if kind == _CAN_BE_NAME and capital[place]:
                begun |= first_name
                second |= second_name
            can = (begun | loosely) & after
            if can and (can := can & there & there_too) and place < end:
                found.append((place, can))
            if kind == _PASSED_OVER:  # what is after it is then after the word before it, too
                after |= second
            elif before[place]:
                after, there, there_too = any_second, needs_nothing, needs_no_more
                continue
            else:
                after = any_second | second
            there |= needed
            there_too |= needed_too
        found.reverse()
        return found

    def _seen_from(self, words: Words, end: int) -> int:
        """How far words count for a stretch that ends at a word: up to a break, or as far as a phrase can go on."""
        if end < len(words) and words.before[end] and words.word[end] != "'s":
            return end
        return min(end + self._reach, len(words))

    def in_order(self, can: int, word: str) -> Sequence[int]:
        """Phrases that begin at a word in a lasting order: first those that know the word itself."""
        numbers = list(numbers_in(can))
        of = self._of(word)
        if len(numbers) > 1 and can & ~of.begun:
            numbers.sort(key=lambda one: (0 if of.begun >> one & 1 else 2 - (of.begun_loosely >> one & 1), one))
        return numbers


def _commonness(needed: Sequence[Sequence[OneWord]]) -> Callable[[OneWord], int]:
    """How often one of some words is likely to be met: by how many phrases have them."""
    uses = collections.Counter(one for sets in needed for one in sets)
    of_word: collections.Counter[str] = collections.Counter()
    for one, times in uses.items():
        for word in (*one.words, *one.beginnings):
            of_word[word] += times
    return {one: sum(of_word[word] for word in (*one.words, *one.beginnings)) for one in uses}.__getitem__


def numbers_in(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the smallest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def mask_of(numbers: Iterable[int]) -> int:
    """A whole number with these bits set."""
    given = list(numbers)
    if not given:
        return 0
    bits = bytearray(max(given) // 8 + 1)
    for number in given:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")
