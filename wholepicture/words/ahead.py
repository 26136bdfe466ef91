"""What a text must have for a phrase to be in it: what must stand there first, second, and further on.

It is known from the phrase alone, and lets the search leave out nearly every phrase without trying it.
"""

from __future__ import annotations

from wholepicture.words.phrase import OneWord, Part, Phrase
from wholepicture.words.settings import limits

_OWN = "'s"  # passed over where a phrase does not ask for it


def first_words(phrase: Phrase) -> tuple[OneWord, ...]:
    """What the first word of a match can be."""
    return tuple(part.first for part in _leading(phrase))


def second_words(phrase: Phrase) -> tuple[OneWord, ...] | None:
    """What the next word can be, an "'s" passed over; None when it can be any word, or there need be none."""
    found: list[OneWord] = []
    leading = _leading(phrase)
    for number, part in enumerate(leading):
        if _OWN in part.first.words:
            return None
        if part.second is not None:
            found.append(part.second)
        if any(len(choice) == 1 for choice in part.choices):
            following = _following(phrase, number + 1)
            if following is None:
                return None
            found.extend(following)
    return tuple(dict.fromkeys(found))


def needs(phrase: Phrase) -> list[OneWord]:
    """What must stand further on in the same clause: one word of each of these."""
    after = phrase.parts[len(_leading(phrase)) :]
    return [part.first for part in after if part.choices and not part.optional and not part.first.name]


def reach(phrase: Phrase) -> int:
    """How many words a match can have at most."""
    longest = (max(map(len, part.choices)) if part.choices else limits()["words_in_a_gap"] for part in phrase.parts)
    return 2 * sum(longest)  # each with an "'s"


def _leading(phrase: Phrase) -> tuple[Part, ...]:
    """The parts with which a match can begin: those up to the first that must be there."""
    for number, part in enumerate(phrase.parts, 1):
        if not part.optional:
            return phrase.parts[:number]
    return phrase.parts


def _following(phrase: Phrase, number: int) -> list[OneWord] | None:
    """What the word can be with which the part of a number begins; None when it can be any, or none."""
    found: list[OneWord] = []
    for part in phrase.parts[number:]:
        if part.gap:
            return None
        found.append(part.first)
        if not part.optional:
            return found
    return None
