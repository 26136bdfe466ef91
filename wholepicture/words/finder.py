"""Many phrases looked for in a text at once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from wholepicture.words.phrase import Phrase
from wholepicture.words.text import Words

_Owner = TypeVar("_Owner")
_WORDS_REMEMBERED = 65536


class Finder(Generic[_Owner]):
    """Finds many phrases in a text at once.

    Each word of a text leads to the phrases that can begin with it; a phrase that several own is looked for once.

    Args:
        owned: Each phrase with whatever it belongs to.
    """

    def __init__(self, owned: Iterable[tuple[Phrase, _Owner]]) -> None:
        # Two phrases of one text differ when a partnership has added to a list that they use.
        owners: dict[tuple[str, frozenset[str]], tuple[Phrase, list[_Owner]]] = {}
        for phrase, owner in owned:
            owners.setdefault((phrase.text, phrase.vocabulary()), (phrase, []))[1].append(owner)
        self._all = list(owners.values())
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: list[tuple[tuple[str, ...], int]] = []
        self._by_name: list[int] = []
        for number, (phrase, _owners) in enumerate(self._all):
            for first in phrase.first_words():
                for word in first.words:
                    self._by_word.setdefault(word, []).append(number)
                if first.beginnings:
                    self._by_beginning.append((first.beginnings, number))
                if first.name:
                    self._by_name.append(number)
        self._that_begin_with = functools.lru_cache(maxsize=_WORDS_REMEMBERED)(self._begin_with)

    def _begin_with(self, word: str) -> tuple[int, ...]:
        begun = [number for beginnings, number in self._by_beginning if word.startswith(beginnings)]
        return tuple(dict.fromkeys((*self._by_word.get(word, ()), *begun)))

    def find(self, words: Words) -> Iterator[tuple[int, int, _Owner]]:
        """Every match: its first word, the word after its last, and to what the phrase belongs."""
        here = set(words.word)
        for place, word in enumerate(words.word):
            candidates = self._that_begin_with(word)
            if self._by_name and words.capital[place]:
                candidates = tuple(dict.fromkeys((*candidates, *self._by_name)))
            for number in candidates:
                phrase, owners = self._all[number]
                if phrase.must_have is not None and phrase.must_have.isdisjoint(here):
                    continue
                end = phrase.end_at(words, place)
                if end is not None:
                    for owner in owners:
                        yield place, end, owner
