"""The forms of an English word: "hit~" in a phrase stands for hit, hits and hitting."""

from __future__ import annotations

from wholepicture.words.settings import irregular_forms

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def forms_of(word: str) -> frozenset[str]:
    """All forms of a word: of a noun its plural, of a verb what ends in -s, -ed and -ing.

    Words whose forms follow no rule stand in `english.toml`; the others are formed by the rules of English spelling. A
    form that no one would write ("childing") does no harm: no text has it.
    """
    if word in irregular_forms():
        return frozenset({word, *irregular_forms()[word], f"{word}s"})
    return frozenset({word, _with_s(word), *_with_ed_and_ing(word)})


def _with_s(word: str) -> str:
    if word.endswith(_SIBILANTS):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _with_ed_and_ing(word: str) -> set[str]:
    if word.endswith("e"):
        return {f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return {f"{word[:-1]}ied", f"{word}ing"}
    forms = {f"{word}ed", f"{word}ing"}
    if len(word) > 2 and word[-1] not in f"{_VOWELS}wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:  # noqa: PLR2004 - consonant, vowel, consonant
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms
