"""One text read whole: its words, sentences, people and cues, asked about any phrase in it."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence

from wholepicture.words.cues import Cues, cues_in, scope
from wholepicture.words.meant import everyone_in
from wholepicture.words.mind import read_again
from wholepicture.words.people_around import Around
from wholepicture.words.people_in_text import PersonHere, with_names_as_roles
from wholepicture.words.polarity import Polarities
from wholepicture.words.settings import limits
from wholepicture.words.subject import subjects_of
from wholepicture.words.text import Words, read_words

_SOON_AFTER_NOW = 4  # words
Sentence = tuple[int, int]
"""Where a sentence begins and ends: its first word, and the word after its last."""


@dataclasses.dataclass(slots=True)
class Reading:
    """One text read whole.

    Args:
        words: Its words.
        sentences: Its sentences.
        cues: The words that turn what is said.
        people: Whom it speaks of.
        polarities: What turns each phrase.
    """

    words: Words
    sentences: Sequence[Sentence]
    cues: Cues
    people: Sequence[PersonHere]
    _begins: Sequence[int]
    polarities: Polarities
    _around: Around

    @classmethod
    def of(cls, text: str, known: frozenset[str], people: Sequence[tuple[str, str]]) -> Reading:
        """Read a text.

        Args:
            text: As the agency wrote it; of a very long one, the beginning.
            known: Words that the lexicon knows.
            people: The people of the record: (name, role).
        """
        named = with_names_as_roles(read_words(text[: limits()["letters_in_a_text"]], known), people)
        words = named.words
        sentences = words.sentences()
        cues, here = cues_in(words), everyone_in(named, people)
        begins = [begin for begin, _end in sentences]
        sentence_at = [begin for begin, end in sentences for _ in range(begin, end)]
        return cls(
            words, sentences, cues, here, begins, Polarities(words, cues, here, sentence_at), Around(words, here, cues)
        )

    def sentence_of(self, place: int) -> Sentence:
        """The sentence in which a word stands."""
        return self.sentences[bisect.bisect_right(self._begins, place) - 1]

    def polarity(
        self,
        first: int,
        end: int,
        sentence: Sentence,
        *,
        denied: bool,
        spelt: frozenset[str],
        own: frozenset[str],
        code: str,
    ) -> str:
        """Whether the text says that a phrase is so; see `polarity`."""
        return self.polarities.of(first, end, sentence, denied=denied, spelt=spelt, own=own, code=code)

    def said_by_another(self, first: int, sentence: Sentence) -> bool:
        """Whether a phrase is in what somebody says; see `speech`."""
        return self.polarities.speech.by_another(first, sentence)

    def said_of_now(self, first: int, sentence: Sentence) -> bool:
        """Whether a word just before a phrase says that it is so now: "CURRENTLY on methadone"."""
        before = self.words.word[max(sentence[0], first - _SOON_AFTER_NOW) : first]
        return not scope()["at_present"].isdisjoint(before)

    def subjects(self, first: int, end: int, code: str, sentence: Sentence) -> tuple[str, ...]:
        """Whose a phrase is; see `subject`."""
        return subjects_of(self._around, first, end, code, sentence)

    def read_again(self, code: str, subjects: tuple[str, ...]) -> str:
        """The code by whom the whole text speaks of; see `mind`."""
        return read_again(self._around, code, subjects)

    def tells(self, one: PersonHere) -> bool:
        """Whether a person only tells of it; see `people_around`."""
        return self._around.tells(one)
