"""Many phrases looked for in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from wholepicture.words.index import Index, numbers_in
from wholepicture.words.phrase import Phrase
from wholepicture.words.text import Words

_Owner = TypeVar("_Owner")
_WORDS_AT_ONCE = 512


class Finder(Generic[_Owner]):
    """Finds many phrases in a text at once.

    An index says which phrases can begin at a word; a phrase that several own is looked for once.

    Args:
        owned: Each phrase with whatever it belongs to.
    """

    def __init__(self, owned: Iterable[tuple[Phrase, _Owner]]) -> None:
        # Two phrases of one text differ when a partnership has added to a list that they use.
        owners: dict[tuple[str, frozenset[str]], tuple[Phrase, list[_Owner]]] = {}
        for phrase, owner in owned:
            owners.setdefault((phrase.text, phrase.vocabulary()), (phrase, []))[1].append(owner)
        self._all = list(owners.values())
        self._index = Index([phrase for phrase, _owners in self._all])

    def find(self, words: Words) -> Iterator[tuple[int, int, _Owner]]:
        """Every match: its first word, the word after its last, and to what the phrase belongs."""
        for begin in range(0, len(words), _WORDS_AT_ONCE):
            for place, can in self._index.candidates(words, begin, min(begin + _WORDS_AT_ONCE, len(words))):
                for number in self._index.in_order(numbers_in(can), words.word[place]):
                    phrase, owners = self._all[number]
                    end = phrase.end_at(words, place)
                    if end is not None:
                        for owner in owners:
                            yield place, end, owner
