"""Where the rules of a lexicon fire in a text.

What a rule asks to be beside, or must not be beside, is looked for only where one of its phrases was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wholepicture.words.finder import Numbered
from wholepicture.words.index import Index, mask_of, numbers_in
from wholepicture.words.phrase import Phrase
from wholepicture.words.rule import Rule
from wholepicture.words.text import Words


class Fired(NamedTuple):
    """A place where a rule fires: the first word of its phrase, the word after its last, and the rule.

    `spelt` is each of the words asked for that the phrase always has, and `own` each that can be a part of it.
    """

    first: int
    end: int
    rule: Rule
    spelt: frozenset[str]
    own: frozenset[str]


class _Owner(NamedTuple):
    """The rule to which a phrase belongs, by number."""

    rule: int
    spelt: frozenset[str]
    own: frozenset[str]


class RulesInText:
    """Finds where rules fire.

    Args:
        rules: The rules.
        spelt: Words of which it is said whether a phrase always has them.
    """

    def __init__(self, rules: Sequence[Rule], spelt: frozenset[str]) -> None:
        numbered = Numbered()
        self._rules = rules
        self._owners: dict[int, list[_Owner]] = {}
        self._beside: list[int] = []
        self._not_beside: list[int] = []
        for of_rule, rule in enumerate(rules):
            for phrase in rule.phrases:
                owner = _Owner(of_rule, phrase.spelt(spelt), _own(phrase, spelt))
                self._owners.setdefault(numbered.number(phrase), []).append(owner)
            self._beside.append(_together(numbered, rule.beside))
            self._not_beside.append(_together(numbered, rule.not_beside))
        self._proposing = mask_of(self._owners)
        self._phrases = numbered.phrases
        self._index = Index(self._phrases)

    def fired(self, words: Words, begin: int, end: int) -> Iterator[Fired]:
        """Each place in a sentence where a rule fires, in the order of the text.

        Args:
            words: The text.
            begin: The first word of the sentence.
            end: The word after its last.
        """
        candidates = self._index.candidates(words, begin, end)
        fires: dict[int, bool] = {}
        for place, can in candidates:
            proposing = can & self._proposing
            for number in self._index.in_order(proposing, words.word[place]) if proposing else ():
                after = self._phrases[number].end_at(words, place)
                for rule, always, own in self._owners[number] if after is not None else ():
                    if rule not in fires:
                        fires[rule] = self._may_fire(rule, words, candidates)
                    if fires[rule] and after is not None:
                        yield Fired(place, after, self._rules[rule], always, own)

    def _may_fire(self, rule: int, words: Words, candidates: Sequence[tuple[int, int]]) -> bool:
        """Whether what a rule asks to be beside is in the sentence, and nothing that it must not be beside."""
        beside, not_beside = self._beside[rule], self._not_beside[rule]
        if not_beside and self._any(not_beside, words, candidates):
            return False
        return not beside or self._any(beside, words, candidates)

    def _any(self, wanted: int, words: Words, candidates: Sequence[tuple[int, int]]) -> bool:
        return any(
            self._phrases[number].end_at(words, place) is not None
            for place, can in candidates
            if can & wanted
            for number in numbers_in(can & wanted)
        )


def _together(numbered: Numbered, phrases: Sequence[Phrase]) -> int:
    return mask_of([numbered.number(phrase) for phrase in phrases])


def _own(phrase: Phrase, wanted: frozenset[str]) -> frozenset[str]:
    """Each of some words that can be a part of a phrase; in one with a gap, those that always are.

    There, a word that only some choices have counts with the word after it: the "not" of "... (not given/run out)" is
    the phrase's own before "given", and the text's before anything else.
    """
    if not any(part.gap for part in phrase.parts):
        return phrase.vocabulary() & wanted
    return phrase.spelt(wanted) | phrase.pairs(wanted)
