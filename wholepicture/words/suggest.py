"""Codes and people proposed for a text, each with the phrase that it stands on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wholepicture.chronology.entry import Code, Mention
from wholepicture.words.answers import answered
from wholepicture.words.cues import nots
from wholepicture.words.lexicon import Lexicon, lexicon_with
from wholepicture.words.mentions import mentions_in
from wholepicture.words.reading import Reading, Sentence
from wholepicture.words.rules_in_text import Fired, RulesInText
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
        self._rules = RulesInText(self._lexicon.rules, nots())

    def suggest(self, text: str, *, people: Sequence[Person] = (), field: str = "words") -> Found:
        """Everything proposed for one text.

        Args:
            text: As the agency wrote it.
            people: The people of this entry, beside those of the record.
            field: Which of the entry's texts it is.
        """
        everyone = tuple(dict.fromkeys((*people, *self._people)))
        reading = Reading.of(text, self._vocabulary, everyone)
        fired = self._fired(reading)
        found = [one for rule, place in fired for one in self._proposals(reading, rule, place, field)]
        codes = settled(answered(reading, found))
        if field == _VOICE and (said := _own_voice(reading)):
            codes.setdefault((said.code, said.polarity, said.subject), said)
        return Found(tuple(codes.values()), mentions_in(reading, everyone, codes.values(), field=field))

    @staticmethod
    def _proposals(reading: Reading, fired: Fired, sentence: Sentence, field: str) -> Iterator[Proposal]:
        first, end, rule = fired.first, fired.end, fired.rule
        polarity = _polarity(reading, fired, sentence)
        subjects = (rule.subject,) if rule.subject else reading.subjects(first, end, rule.code, sentence)
        named = reading.read_again(rule.code, subjects)
        if named != rule.code:
            subjects = reading.subjects(first, end, named, sentence)
        start, stop = reading.words.start[first], reading.words.end[end - 1]
        phrase = reading.words.original[start:stop]
        now = reading.said_of_now(first, sentence)
        for subject in subjects:
            code = Code(named, polarity, subject, phrase, rule.id, field=field, start=start, end=stop)
            yield Proposal(code, sentence[0], rule.weak, rule.gives_way_to, (first, end), now)

    def _fired(self, reading: Reading) -> Iterator[tuple[Fired, Sentence]]:
        for begin, end in reading.sentences:
            for fired in self._rules.fired(reading.words, begin, end):
                yield fired, (begin, end)


def _polarity(reading: Reading, fired: Fired, sentence: Sentence) -> str:
    """What the rule says that its words are, as far as the words around leave it so; else what those say."""
    first, end, rule = fired.first, fired.end, fired.rule
    if rule.polarity and rule.polarity != "absent":
        return rule.polarity
    around = reading.polarity(
        first, end, sentence, denied=rule.denied, spelt=fired.spelt, own=fired.own, code=rule.code
    )
    if not rule.polarity:
        return around
    if rule.denied and not fired.own and reading.polarities.turns(first, sentence):
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
