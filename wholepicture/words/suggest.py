"""Codes and people proposed for a text, each with the phrase that it stands on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wholepicture.chronology.entry import Code, Mention
from wholepicture.words.answers import answered
from wholepicture.words.finder import Finder
from wholepicture.words.lexicon import Lexicon, lexicon_with
from wholepicture.words.mentions import mentions_in
from wholepicture.words.phrase import Phrase
from wholepicture.words.reach import NOTS
from wholepicture.words.reading import Reading, Sentence
from wholepicture.words.rule import Rule
from wholepicture.words.settings import voice
from wholepicture.words.settling import Proposal, settled

Person = tuple[str, str]
"""A person of the record: a name and a role of `chronology/terms.toml`."""


_VOICE = "voice"
_VOICE_RULE = "childs_voice/column-of-the-childs-voice"


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
    """To what a phrase of the lexicon belongs.

    Args:
        rule: The rule.
        place: Whether it is one of its phrases, or one that it asks to be beside or not beside.
        spelt: Each "not" that is always a part of it.
        own: Each "not" that can be a part of it.
    """

    rule: Rule
    place: str
    spelt: frozenset[str]
    own: frozenset[str]


_Match = tuple[int, int, _Owner, Sentence]


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
        self._vocabulary = self._lexicon.vocabulary
        owned: list[tuple[Phrase, _Owner]] = []
        for rule in self._lexicon.rules:
            for place in ("phrases", "beside", "not_beside"):
                owned.extend((one, _Owner(rule, place, one.spelt(NOTS), _own(one))) for one in getattr(rule, place))
        self._finder = Finder(owned)

    def suggest(self, text: str, *, people: Sequence[Person] = (), field: str = "words") -> Found:
        """Everything proposed for one text.

        Args:
            text: As the agency wrote it.
            people: The people of this entry, beside those of the record.
            field: Which of the entry's texts it is.
        """
        everyone = tuple(dict.fromkeys((*people, *self._people)))
        reading = Reading.of(text, self._vocabulary, everyone)
        found = [self._proposal(reading, match, field) for match in self._matches(reading)]
        codes = settled(answered(reading, found))
        if field == _VOICE and (said := _own_voice(reading)):
            codes.setdefault((said.code, said.polarity, said.subject), said)
        return Found(tuple(codes.values()), mentions_in(reading, everyone, codes.values(), field=field))

    @staticmethod
    def _proposal(reading: Reading, match: _Match, field: str) -> Proposal:
        first, end, owner, sentence = match
        rule = owner.rule
        polarity = _polarity(reading, match)
        subject = rule.subject or reading.subject(first, end, rule.code, sentence)
        start, stop = reading.words.start[first], reading.words.end[end - 1]
        phrase = reading.words.original[start:stop]
        code = Code(rule.code, polarity, subject, phrase, rule.id, field=field, start=start, end=stop)
        return Proposal(code, sentence[0], rule.weak, rule.gives_way_to, (first, end))

    def _matches(self, reading: Reading) -> Iterator[_Match]:
        """Each place where a rule fires: what it asks to be beside is there, and what it must not be beside is not."""
        found = [
            (first, end, owner, reading.sentence_of(first)) for first, end, owner in self._finder.find(reading.words)
        ]
        there = {(owner.rule.id, owner.place, sentence) for _first, _end, owner, sentence in found}
        for first, end, owner, sentence in found:
            rule = owner.rule
            if owner.place != "phrases" or (rule.id, "not_beside", sentence) in there:
                continue
            if not rule.beside or (rule.id, "beside", sentence) in there:
                yield first, end, owner, sentence


def _own(phrase: Phrase) -> frozenset[str]:
    """Each "not" that can be a part of a phrase; in one with a gap, those that always are."""
    return phrase.spelt(NOTS) if any(part.gap for part in phrase.parts) else phrase.vocabulary() & NOTS


def _polarity(reading: Reading, match: _Match) -> str:
    """What the rule says that its words are, as far as the words around leave it so; else what those say."""
    first, end, owner, sentence = match
    rule = owner.rule
    if rule.polarity and rule.polarity != "absent":
        return rule.polarity
    around = reading.polarity(
        first, end, sentence, denied=rule.denied, spelt=owner.spelt, own=owner.own, code=rule.code
    )
    if not rule.polarity:
        return around
    if rule.denied and not owner.own and reading.polarities.turns(first, sentence):
        return "affirmed"
    if around == "hypothetical":
        return around
    return "denied" if reading.said_by_another(first, sentence) else "absent"


def _own_voice(reading: Reading) -> Code | None:
    """What stands in the column of the child's voice is the child's voice, unless it says that there is none."""
    words = reading.words
    if len(words) < voice()["fewest_words"] or any(word in voice()["says_none"] for word in words.word):
        return None
    last = min(len(words), voice()["words_shown"]) - 1
    start, end = words.start[0], words.end[last]
    phrase = words.original[start:end]
    return Code("childs_voice", "affirmed", "child", phrase, _VOICE_RULE, field=_VOICE, start=start, end=end)
