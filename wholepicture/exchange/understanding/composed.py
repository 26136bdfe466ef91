"""Headings that are put together: from words of a kind in any order, or from a noun and what narrows it.

"Safeguarding nurse saw child (Y/N)" has a word for a child and one for seeing; "Actions agreed by the core group" is
about actions. No list holds such headings whole; a small grammar of them, as data, does (`headings.toml`).
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Sequence

from wholepicture.exchange.understanding.settings import listed

WORD = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 4
_LONGEST = 9  # words; what is longer is a sentence
_TWO = 2
_GROUP = "@"


def singular(word: str) -> str:
    """A word without its plural s."""
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] == "s" and word[-2] not in "sui" else word


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """What a heading means by the words that it must and must not have."""

    meaning: str
    all_of: tuple[frozenset[str], ...]
    none_of: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]

    def fits(self, words: Sequence[str]) -> bool:
        """Whether a heading fits."""
        if (self.first and words[0] not in self.first) or (self.last and words[-1] not in self.last):
            return False
        present = {*words, *(" ".join(pair) for pair in itertools.pairwise(words))}
        return not present & self.none_of and all(present & group for group in self.all_of)


def _words(of: Sequence[str]) -> frozenset[str]:
    """Words of a rule; "@child" stands for the group of that name."""
    groups = listed("headings")["word_groups"]
    spread = [word for name in of for word in (groups[name[1:]] if name.startswith(_GROUP) else [name])]
    return frozenset(" ".join(map(singular, word.split())) for word in spread)


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["meaning"],
            tuple(map(_words, rule["all_of"])),
            _words(rule.get("none_of", [])),
            _words(rule.get("first", [])),
            _words(rule.get("last", [])),
        )
        for rule in listed("headings")["own_words"]
    )


def by_rule(words: Sequence[str]) -> str | None:
    """The meaning of a heading by the first rule that its words fit.

    Args:
        words: Of the heading, in the singular, filler words too.
    """
    if not 1 < len(words) <= _LONGEST or any(map(str.isdigit, words)):
        return None
    return next((rule.meaning for rule in _rules() if rule.fits(words)), None)


@functools.cache
def _grammar() -> dict[str, frozenset[str]]:
    return {name: _words(words) for name, words in listed("headings")["grammar"].items()}


@functools.cache
def _heads() -> dict[str, tuple[str, bool]]:
    return {
        " ".join(map(singular, head.split())): (meaning.removesuffix("_weak"), meaning.endswith("_weak"))
        for meaning, heads in listed("headings")["heads"].items()
        for head in heads
    }


def by_head(words: Sequence[str]) -> tuple[str, bool] | None:
    """The meaning of a heading by the noun that it is about, and whether that noun is used for other things too.

    Args:
        words: Of the heading, in the singular, filler words too.

    Returns:
        None when the noun says nothing, or a word turns it round ("action by", "date of action").
    """
    grammar = _grammar()
    if not 1 < len(words) <= _LONGEST or words[0] in grammar["questions"] or words[-1] in grammar["turned_by"]:
        return None
    phrase = _noun_phrase(words)
    if not phrase:
        return None
    two = " ".join(phrase[-_TWO:])
    return _heads().get(two) or _heads().get(phrase[-1])


def names_who_did_it(words: Sequence[str]) -> bool:
    """Whether a heading is about a person by its last word ("Decision maker", "Action owner")."""
    return bool(words) and words[-1] in _grammar()["doers"]


def names_a_person(words: Sequence[str]) -> bool:
    """Whether words are a noun for a person in a role, such as a tenant."""
    return _heads().get(" ".join(words), ("", False))[0] == "people"


def has_word_of(group: str, words: Sequence[str]) -> bool:
    """Whether a heading has a word, or two words together, of a group ("child", "adult", "seeing")."""
    present = {*words, *(" ".join(pair) for pair in itertools.pairwise(words))}
    return bool(present & _group(group))


@functools.cache
def _group(name: str) -> frozenset[str]:
    return _words([f"{_GROUP}{name}"])


def speaks_of_adults_only(words: Sequence[str]) -> bool:
    """Whether a heading names an adult and no child ("Mother's wishes and feelings")."""
    return has_word_of("adult", words) and not has_word_of("child", words)


def words_of_reaction() -> frozenset[str]:
    """What a person in the record may have of their own and an agency too ("Child's response to the visit")."""
    return _grammar()["reactions"]


def _noun_phrase(words: Sequence[str]) -> list[str]:
    """What stands before "of", "by" and the like, without a closing "taken", "agreed" or "required"."""
    grammar = _grammar()
    cut = next((at for at, word in enumerate(words) if at and word in grammar["narrowing"]), len(words))
    phrase = list(words[:cut])
    while len(phrase) > 1 and phrase[-1] in grammar["participles"]:
        phrase.pop()
    return phrase
