"""The language of phrases in which the lexicon is written, and the finding of a phrase in a text.

A phrase is ordinary words, small letters, with five signs that a person can learn in a minute:

    smell~ of alcohol            ~    any form of the word: smell, smells, smelled, smelt, smelling
    bruis*                       *    any word that begins so
    black/bruised eye            /    one word or the other
    (black eye/cut lip)          ( )  one group of words or the other
    [very] low mood              [ ]  may be there or not
    did not ... attend           ...  up to four other words of the same clause
    smell~ of {alcohol}          { }  any of the words of a list in lists.toml
    called NAME                  NAME a word written with a capital, or two
    in YEAR                      YEAR a year in figures, such as 2014

Nothing can repeat inside a repetition, and the number of ways to match is limited: no phrase can make the reading slow.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from wholepicture.words.settings import limits, not_names
from wholepicture.words.text import Break, Words
from wholepicture.words.word_forms import forms_of

NAME, YEAR = "NAME", "YEAR"
_YEARS = frozenset(str(year) for year in range(1900, 2100))
_PIECE = re.compile(r"\.\.\.|\([^()\[\]]*\)|\[[^()\[\]]*\]|[^\s()\[\]]+")
_WORD = re.compile(r"(?:[a-z0-9]+(?:'s)?|'s)[~*]?|\{[a-z_]+\}(?:'s)?|NAME|YEAR")


class PhraseRefused(ValueError):
    """A phrase that cannot be used; the message says why and what to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class OneWord:
    """A place for one word: any of these, or any that begins with one of those."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    name: bool = False

    def fits(self, words: Words, place: int) -> bool:
        """Whether the word at a place is one."""
        word = words.word[place]
        if word in self.words:
            return True
        if self.beginnings and word.startswith(self.beginnings):
            return True
        return self.name and words.capital[place] and word.isalpha() and word not in not_names()


Sequence_ = tuple[OneWord, ...]
_A_NAME = OneWord(name=True)
_SPECIAL: dict[str, list[Sequence_]] = {NAME: [(_A_NAME, _A_NAME), (_A_NAME,)], YEAR: [(OneWord(_YEARS),)]}


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase: a choice of word sequences, or (when there is none) a gap."""

    choices: tuple[Sequence_, ...]
    optional: bool = False

    @property
    def gap(self) -> bool:
        """Whether this is "..."."""
        return not self.choices


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be found.

    Args:
        text: As it stands in the lexicon.
        parts: What it is made of.
    """

    text: str
    parts: tuple[Part, ...]

    def first_words(self) -> tuple[OneWord, ...]:
        """What the first word of a match can be."""
        found: list[OneWord] = []
        for part in self.parts:
            found.extend(choice[0] for choice in part.choices)
            if not part.optional:
                break
        return tuple(found)

    def vocabulary(self) -> frozenset[str]:
        """Every whole word in it."""
        return frozenset(word for part in self.parts for choice in part.choices for one in choice for word in one.words)

    def end_at(self, words: Words, place: int) -> int | None:
        """Where a match that begins at a word ends (one past its last word), or None when none begins there."""
        return _end(self.parts, 0, words, place, place)


def _end(parts: Sequence[Part], number: int, words: Words, place: int, first: int) -> int | None:
    if number == len(parts):
        return place
    part = parts[number]
    if part.gap:
        return _after_gap(parts, number, words, place, first)
    for choice in part.choices:
        after = _after(choice, words, place, first)
        if after is not None:
            end = _end(parts, number + 1, words, after, first)
            if end is not None:
                return end
    return _end(parts, number + 1, words, place, first) if part.optional else None


def _after_gap(parts: Sequence[Part], number: int, words: Words, place: int, first: int) -> int | None:
    last = min(place + limits()["words_in_a_gap"], len(words) - 1)
    for start in range(place, last + 1):
        if start > first and words.before[start] is not Break.NONE:
            return None
        end = _end(parts, number + 1, words, start, first)
        if end is not None:
            return end
    return None


def _after(choice: Sequence_, words: Words, place: int, first: int) -> int | None:
    """The place after a sequence of words, when it stands here without a break; the "'s" of a word is passed over."""
    for one in choice:
        if place < len(words) and words.word[place] == "'s" and not one.fits(words, place):
            place += 1
        if place >= len(words) or (place > first and words.before[place] is not Break.NONE):
            return None
        if not one.fits(words, place):
            return None
        place += 1
    return place


Lists = Mapping[str, Sequence[str]]


def phrase(text: str, lists: Lists) -> Phrase:
    """Make a phrase ready to be found.

    Args:
        text: As it stands in the lexicon.
        lists: The named lists, each with its words and groups of words.

    Raises:
        PhraseRefused: When it cannot be used: a sign in the wrong place, an unknown list, too many ways to match.
    """
    if len(text) > limits()["letters_in_a_phrase"]:
        raise PhraseRefused(f"It is longer than {limits()['letters_in_a_phrase']} letters. Make several phrases of it.")
    pieces = _PIECE.findall(text)
    left = _PIECE.sub("", text).strip()
    if left:
        raise PhraseRefused(f'The "{left[0]}" in it has no partner, or stands inside another pair of brackets.')
    parts = tuple(_part(piece, lists) for piece in pieces)
    _refuse_what_cannot_be_found(parts)
    return Phrase(text, parts)


def _part(piece: str, lists: Lists) -> Part:
    if piece == "...":
        return Part(())
    bracketed = piece[0] in "(["
    inside = piece[1:-1] if bracketed else piece
    choices: list[Sequence_] = []
    for one in inside.split("/"):
        choices.extend(_choices(one, lists))
    return Part(_together(choices), optional=piece[0] == "[")


def _choices(text: str, lists: Lists, within: tuple[str, ...] = ()) -> list[Sequence_]:
    """The word sequences that one choice stands for: a list in it multiplies them."""
    sequences: list[Sequence_] = [()]
    given = text.replace("-", " ").split()
    if not given:
        raise PhraseRefused('There is an empty choice in it: look for "//", "()" or a "/" at an end.')
    for word in given:
        ways = _ways(word, lists, within)
        sequences = [(*before, *way) for before in sequences for way in ways]
        _refuse_too_many(len(sequences))
    return sequences


def _ways(word: str, lists: Lists, within: tuple[str, ...]) -> list[Sequence_]:
    if not _WORD.fullmatch(word):
        raise PhraseRefused(
            f'"{word}" cannot stand in a phrase. Use small letters and figures, and the signs ~ * / ( ) [ ] ... {{ }}.'
        )
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word[0] == "{":
        own = (OneWord(frozenset({"'s"})),) if word.endswith("'s") else ()
        return [(*way, *own) for way in _of_list(word[1 : word.index("}")], lists, within)]
    if word[-1] == "*":
        return [(OneWord(beginnings=(word[:-1],)),)]
    if word[-1] == "~":
        return [(OneWord(forms_of(word[:-1])),)]
    if word.endswith("'s") and word != "'s":
        return [(OneWord(frozenset({word[:-2]})), OneWord(frozenset({"'s"}))), (OneWord(frozenset({f"{word[:-2]}s"})),)]
    return [(OneWord(frozenset({word})),)]


def _of_list(name: str, lists: Lists, within: tuple[str, ...]) -> list[Sequence_]:
    if name not in lists:
        raise PhraseRefused(f'There is no list "{name}". Choose one of {", ".join(sorted(lists))}, or add it.')
    if name in within:
        raise PhraseRefused(f'The list "{name}" stands inside itself.')
    return [way for line in lists[name] for way in _choices(line, lists, (*within, name))]


def _together(choices: Sequence[Sequence_]) -> tuple[Sequence_, ...]:
    """The choices with all single words in one, so that they are looked up and not tried in turn; longer ones first."""
    single = [choice[0] for choice in choices if len(choice) == 1]
    longer = sorted((choice for choice in choices if len(choice) > 1), key=len, reverse=True)
    if not single:
        return tuple(longer)
    one = OneWord(
        frozenset().union(*(one.words for one in single)),
        tuple(beginning for one in single for beginning in one.beginnings),
        any(one.name for one in single),
    )
    return (*longer, (one,))


def _refuse_what_cannot_be_found(parts: Sequence[Part]) -> None:
    if not any(part.choices and not part.optional for part in parts):
        raise PhraseRefused("It has no word that must be there. Add one.")
    if parts[0].gap or parts[-1].gap:
        raise PhraseRefused('It begins or ends with "...". Take that off: it says nothing there.')
    gaps = sum(part.gap for part in parts)
    if gaps > limits()["gaps_in_a_phrase"]:
        raise PhraseRefused(f'It has {gaps} times "...", and may have {limits()["gaps_in_a_phrase"]}.')
    ways = 1
    for part in parts:
        ways *= limits()["words_in_a_gap"] + 1 if part.gap else len(part.choices) + part.optional
        _refuse_too_many(ways)


def _refuse_too_many(ways: int) -> None:
    if ways > limits()["ways_to_match"]:
        raise PhraseRefused(
            f"It can be matched in more than {limits()['ways_to_match']} ways, and would make the reading slow. "
            "Make several phrases of it."
        )


_Owner = TypeVar("_Owner")


class Finder(Generic[_Owner]):
    """Finds many phrases in a text at once.

    Args:
        owned: Each phrase with whatever it belongs to.
    """

    def __init__(self, owned: Iterable[tuple[Phrase, _Owner]]) -> None:
        self._by_word: dict[str, list[tuple[Phrase, _Owner]]] = {}
        self._by_beginning: list[tuple[tuple[str, ...], tuple[Phrase, _Owner]]] = []
        self._by_name: list[tuple[Phrase, _Owner]] = []
        for one in owned:
            for first in one[0].first_words():
                for word in first.words:
                    self._by_word.setdefault(word, []).append(one)
                if first.beginnings:
                    self._by_beginning.append((first.beginnings, one))
                if first.name:
                    self._by_name.append(one)
        self._that_begin_with = functools.lru_cache(maxsize=65536)(self._begin_with)

    def _begin_with(self, word: str) -> tuple[tuple[Phrase, _Owner], ...]:
        begun = [one for beginnings, one in self._by_beginning if word.startswith(beginnings)]
        return tuple({id(one): one for one in (*self._by_word.get(word, ()), *begun)}.values())

    def find(self, words: Words) -> Iterator[tuple[int, int, _Owner]]:
        """Every match: its first word, the word after its last, and to what the phrase belongs."""
        for place, word in enumerate(words.word):
            for phrase_, owner in self._that_begin_with(word):
                end = phrase_.end_at(words, place)
                if end is not None:
                    yield place, end, owner
            if self._by_name and words.capital[place]:
                for phrase_, owner in self._by_name:
                    end = phrase_.end_at(words, place)
                    if end is not None:
                        yield place, end, owner
