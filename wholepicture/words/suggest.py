"""Codes and people proposed for a text, each with the phrase that it stands on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from wholepicture.chronology.entry import Code, Mention
from wholepicture.words.cues import cues_in
from wholepicture.words.lexicon import Lexicon, lexicon_with
from wholepicture.words.phrase import Finder, Phrase
from wholepicture.words.polarity import polarity_of
from wholepicture.words.rule import Rule
from wholepicture.words.settings import limits
from wholepicture.words.subject import subject_of
from wholepicture.words.text import read_words

Person = tuple[str, str]
"""A person of the record: a name and a role of `chronology/terms.toml`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What was found in one text.

    Args:
        codes: Codes proposed, in the order of the text.
        people: People mentioned, in the order of the text.
    """

    codes: tuple[Code, ...]
    people: tuple[Mention, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Owner:
    """To what a phrase of the lexicon belongs: a rule, as one of its phrases or as one that it asks to be beside."""

    rule: Rule
    place: str


class Suggester:
    """Proposes codes and people.

    Args:
        people: The people of the record: (name, role).
        lexicons: What a partnership adds to the lexicon.

    Raises:
        LexiconRefused: When a partnership's file cannot be used.
    """

    def __init__(self, people: Sequence[Person] = (), lexicons: Iterable[Path] = ()) -> None:
        self._lexicon: Lexicon = lexicon_with(lexicons)
        self._people = tuple(people)
        owned: list[tuple[Phrase, _Owner]] = []
        for rule in self._lexicon.rules:
            for place in ("phrases", "beside", "not_beside"):
                owned.extend((one, _Owner(rule, place)) for one in getattr(rule, place))
        self._finder = Finder(owned)

    def suggest(self, text: str, *, people: Sequence[Person] = (), field: str = "words") -> Found:
        """Everything proposed for one text.

        Args:
            text: As the agency wrote it.
            people: The people of this entry, beside those of the record.
            field: Which of the entry's texts it is.
        """
        words = read_words(text[: limits()["letters_in_a_text"]], self._lexicon.vocabulary)
        cues = cues_in(words)
        codes: dict[tuple[str, str, str], Code] = {}
        for first, end, rule, sentence in self._matches(words):
            polarity = rule.polarity or polarity_of(words, first, end, cues, sentence=sentence, denied=rule.denied)
            subject = rule.subject or subject_of(words, first, end, rule.code)
            start, stop = words.start[first], words.end[end - 1]
            code = Code(rule.code, polarity, subject, text[start:stop], rule.id, field=field, start=start, end=stop)
            codes.setdefault((rule.code, polarity, subject), code)
        return Found(tuple(codes.values()), ())

    def _matches(self, words):
        for begin, after in words.sentences():
            pass
        sentence_of = {}
        for s in words.sentences():
            for i in range(*s):
                sentence_of[i] = s
        found = list(self._finder.find(words))
        beside = {}
        for first, end, owner in found:
            if owner.place != "phrases":
                beside.setdefault((owner.rule.id, owner.place), set()).add(sentence_of[first])
        for first, end, owner in found:
            if owner.place != "phrases":
                continue
            rule, s = owner.rule, sentence_of[first]
            if rule.beside and s not in beside.get((rule.id, "beside"), ()):
                continue
            if s in beside.get((rule.id, "not_beside"), ()):
                continue
            yield first, end, rule, s
