"""Many phrases looked for in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from wholepicture.words.index import Index
from wholepicture.words.phrase import Phrase
from wholepicture.words.text import Words

_Owner = TypeVar("_Owner")
_WORDS_AT_ONCE = 512  # of a very long text, so that what is known of it stays small


class Numbered:
    """Phrases by number: one that several own has one number, and is looked for once."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self._numbers: dict[tuple[str, frozenset[str]], int] = {}

    def number(self, phrase: Phrase) -> int:
        """The number of a phrase, which it has or is given."""
        # Two phrases of one text differ when a partnership has added to a list that they use.
        key = phrase.text, phrase.vocabulary() if "{" in phrase.text else frozenset[str]()
        number = self._numbers.setdefault(key, len(self.phrases))
        if number == len(self.phrases):
            self.phrases.append(phrase)
        return number


class Finder(Generic[_Owner]):
    """Finds many phrases in a text at once.

    Args:
        owned: Each phrase with whatever it belongs to.
    """

    def __init__(self, owned: Iterable[tuple[Phrase, _Owner]]) -> None:
        numbered = Numbered()
        self._phrases = numbered.phrases
        self._owners: dict[int, list[_Owner]] = {}
        for phrase, owner in owned:
            self._owners.setdefault(numbered.number(phrase), []).append(owner)
        self._index = Index(self._phrases)

    def find(self, words: Words) -> Iterator[tuple[int, int, _Owner]]:
        """Every match: its first word, the word after its last, and to what the phrase belongs."""
        for begin in range(0, len(words), _WORDS_AT_ONCE):
            for place, can in self._index.candidates(words, begin, min(begin + _WORDS_AT_ONCE, len(words))):
                for number in self._index.in_order(can, words.word[place]):
                    end = self._phrases[number].end_at(words, place)
                    if end is not None:
                        for owner in self._owners[number]:
                            yield place, end, owner
