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
import itertools
import re
from collections.abc import Mapping, Sequence

from wholepicture.words.settings import limits, not_names
from wholepicture.words.text import Words
from wholepicture.words.word_forms import forms_of

NAME, YEAR = "NAME", "YEAR"
_YEARS = frozenset(str(year) for year in range(1900, 2100))
_PARTS_REMEMBERED = 16384
_PIECE = re.compile(r"\.\.\.|\([^()\[\]]*\)|\[[^()\[\]]*\]|[^\s()\[\]]+")
_WORD = re.compile(r"(?:[a-z0-9]+(?:'s)?|'s)[~*]?|\{[a-z_]+\}(?:'s)?|NAME|YEAR")


class PhraseRefused(ValueError):
    """A phrase that cannot be used; the message says why and what to do."""


def can_be_name(word: str) -> bool:
    """Whether a word written with a capital can be a person's name."""
    return word.isalpha() and word not in not_names()


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
        return self.name and words.capital[place] and can_be_name(word)


Sequence_ = tuple[OneWord, ...]
_WORDS_IN_A_GAP = limits()["words_in_a_gap"]
_A_NAME = OneWord(name=True)
_SPECIAL: dict[str, Sequence[Sequence_]] = {NAME: ((_A_NAME, _A_NAME), (_A_NAME,)), YEAR: ((OneWord(_YEARS),),)}


@dataclasses.dataclass(frozen=True)
class Part:
    """One part of a phrase: a choice of word sequences, or (when there is none) a gap."""

    choices: tuple[Sequence_, ...]
    optional: bool = False

    def __post_init__(self) -> None:
        by_first: dict[str, list[Sequence_]] = {}
        for choice in self.choices:
            for word in choice[0].words:
                by_first.setdefault(word, []).append(choice[1:])
        # Each choice without its first word, by that word: a list of a hundred costs no more than a list of one.
        rests = {word: tuple(rest) for word, rest in by_first.items()}
        loose = tuple(choice for choice in self.choices if choice[0].beginnings or choice[0].name)
        object.__setattr__(self, "rests", rests)
        object.__setattr__(self, "loose", loose)

    rests: Mapping[str, tuple[Sequence_, ...]] = dataclasses.field(init=False, repr=False, compare=False)
    loose: tuple[Sequence_, ...] = dataclasses.field(init=False, repr=False, compare=False)

    @property
    def gap(self) -> bool:
        """Whether this is "..."."""
        return not self.choices

    @functools.cached_property
    def first(self) -> OneWord:
        """What its first word can be."""
        return _any_of([choice[0] for choice in self.choices])

    @functools.cached_property
    def second(self) -> OneWord | None:
        """What the second word can be of a choice that has one; None when none has."""
        longer = [choice[1] for choice in self.choices if len(choice) > 1]
        return _any_of(longer) if longer else None

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Every whole word in it."""
        return frozenset().union(*(one.words for choice in self.choices for one in choice))


@dataclasses.dataclass(frozen=True)
class Phrase:
    """A phrase ready to be found.

    Args:
        text: As it stands in the lexicon.
        parts: What it is made of.
    """

    text: str
    parts: tuple[Part, ...]

    @functools.cached_property
    def branches(self) -> bool:
        """Whether it can go on in several ways at more than one part: with a gap, or with what may be left out."""
        several = (
            part.gap or part.optional or len({len(choice) for choice in part.choices}) > 1 for part in self.parts
        )
        return sum(several) > 1

    def vocabulary(self) -> frozenset[str]:
        """Every whole word in it."""
        return frozenset().union(*(part.words for part in self.parts))

    def spelt(self, words: frozenset[str]) -> frozenset[str]:
        """Which of some words the phrase always has: in every choice of a part that must be there."""
        found: set[str] = set()
        for part in self.parts:
            sure = part.choices and not part.optional
            if (
                sure
                and not words.isdisjoint(part.words)
                and all(any(words & one.words for one in choice) for choice in part.choices)
            ):
                found |= {word for choice in part.choices for one in choice for word in words & one.words}
        return frozenset(found)

    def pairs(self, words: frozenset[str]) -> frozenset[str]:
        """Each two words that can follow one another, the first of which is one of some: "not given"."""
        found: set[str] = set()
        for number, part in enumerate(self.parts):
            for choice in part.choices:
                for one, other in itertools.pairwise((*choice, self._after(number))):
                    found |= {f"{first} {second}" for first in one.words & words for second in other.words}
        return frozenset(found)

    def _after(self, number: int) -> OneWord:
        """What the word can be after the part of a number; nothing at a gap."""
        found: list[OneWord] = []
        for part in self.parts[number + 1 :]:
            if part.gap:
                break
            found.append(part.first)
            if not part.optional:
                break
        return _any_of(found)

    def end_at(self, words: Words, place: int) -> int | None:
        """Where a match that begins at a word ends (one past its last word), or None when none begins there."""
        return _Match(self, words, place).end(0, place)


class _Match:
    """One trial of a phrase at one word.

    Where parts can combine in many ways, what has failed at a word is not tried there again: a trial takes no more
    steps than the phrase has parts times the words that it can reach.
    """

    __slots__ = ("_before", "_failed", "_first", "_parts", "_text", "_words")

    def __init__(self, of: Phrase, words: Words, first: int) -> None:
        self._parts = of.parts
        self._words = words
        self._text = words.word
        self._before = words.before
        self._first = first
        self._failed: set[tuple[int, int]] | None = set() if of.branches else None

    def end(self, number: int, place: int) -> int | None:
        """Where a match ends whose part of this number begins at a place."""
        if number == len(self._parts):
            return place
        if self._failed is not None and (number, place) in self._failed:
            return None
        part = self._parts[number]
        found = self._with_part(part, number, place) if part.choices else self._after_gap(number, place)
        if found is None and part.choices and part.optional:
            found = self.end(number + 1, place)
        if found is None and self._failed is not None:
            self._failed.add((number, place))
        return found

    def _with_part(self, part: Part, number: int, place: int) -> int | None:
        start = self._on(place, part)
        if start is None:
            return None
        for rest in part.rests.get(self._text[start], ()):
            end = self._after(rest, number, start + 1) if rest else self.end(number + 1, start + 1)
            if end is not None:
                return end
        for choice in part.loose:
            if choice[0].fits(self._words, start):
                end = self._after(choice[1:], number, start + 1)
                if end is not None:
                    return end
        return None

    def _on(self, place: int, part: Part) -> int | None:
        """Where the next word stands, when no break comes before it; the "'s" of a word is passed over."""
        text = self._text
        if place < len(text) and text[place] == "'s" and "'s" not in part.rests:
            place += 1
        if place >= len(text) or (place > self._first and self._before[place]):
            return None
        return place

    def _after(self, rest: Sequence_, number: int, place: int) -> int | None:
        """Where a match ends whose part goes on with these words."""
        text = self._text
        for one in rest:
            if place < len(text) and text[place] == "'s" and "'s" not in one.words:
                place += 1
            if place >= len(text) or self._before[place] or not one.fits(self._words, place):
                return None
            place += 1
        return self.end(number + 1, place)

    def _after_gap(self, number: int, place: int) -> int | None:
        last = min(place + _WORDS_IN_A_GAP, len(self._text) - 1)
        for start in range(place, last + 1):
            if self._before[start]:
                return None
            end = self.end(number + 1, start)
            if end is not None:
                return end
        return None


Lists = Mapping[str, Sequence[str]]


def phrase(text: str, lists: Lists, made: dict[str, Part] | None = None) -> Phrase:
    """Make a phrase ready to be found.

    Args:
        text: As it stands in the lexicon.
        lists: The named lists, each with its words and groups of words.
        made: Parts made before with the same lists, by how they are written; what is made here is added.

    Raises:
        PhraseRefused: When it cannot be used: a sign in the wrong place, an unknown list, too many ways to match.
    """
    if len(text) > limits()["letters_in_a_phrase"]:
        raise PhraseRefused(f"It is longer than {limits()['letters_in_a_phrase']} letters. Make several phrases of it.")
    pieces = _PIECE.findall(text)
    left = _PIECE.sub("", text).strip()
    if left:
        raise PhraseRefused(f'The "{left[0]}" in it has no partner, or stands inside another pair of brackets.')
    made = {} if made is None else made
    for piece in pieces:
        if piece not in made:
            made[piece] = _part(piece, lists) if "{" in piece else _part_without_lists(piece)
    parts = tuple(made[piece] for piece in pieces)
    _refuse_what_cannot_be_found(parts)
    return Phrase(text, parts)


@functools.lru_cache(maxsize=_PARTS_REMEMBERED)
def _part_without_lists(piece: str) -> Part:
    return _part(piece, {})


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


def _ways(word: str, lists: Lists, within: tuple[str, ...]) -> Sequence[Sequence_]:
    if not _WORD.fullmatch(word):
        raise PhraseRefused(
            f'"{word}" cannot stand in a phrase. Use small letters and figures, and the signs ~ * / ( ) [ ] ... {{ }}.'
        )
    if word[0] == "{":
        own = (OneWord(frozenset({"'s"})),) if word.endswith("'s") else ()
        return [(*way, *own) for way in _of_list(word[1 : word.index("}")], lists, within)]
    return _ways_of_one(word)


@functools.lru_cache(maxsize=_PARTS_REMEMBERED)
def _ways_of_one(word: str) -> Sequence[Sequence_]:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word[-1] == "*":
        return ((OneWord(beginnings=(word[:-1],)),),)
    if word[-1] == "~":
        return ((OneWord(forms_of(word[:-1])),),)
    if word.endswith("'s") and word != "'s":
        return ((OneWord(frozenset({word[:-2]})), OneWord(frozenset({"'s"}))), (OneWord(frozenset({f"{word[:-2]}s"})),))
    return ((OneWord(frozenset({word})),),)


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
    return (*longer, (_any_of(single),))


def _any_of(several: Sequence[OneWord]) -> OneWord:
    if len(several) == 1:
        return several[0]
    return OneWord(
        frozenset().union(*(one.words for one in several)),
        tuple(beginning for one in several for beginning in one.beginnings),
        any(one.name for one in several),
    )


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
