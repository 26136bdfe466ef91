"""Whether a sentence says that a thing is so: affirmed, denied, absent, historical or hypothetical.

The method is that of clinical negation (cue words with a reach that a clause ends), with words of child protection in
`cues.toml`. Source of the method: Chapman and others, NegEx (2001) and ConText (2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from wholepicture.words.cues import Cues, Hit, goes_on
from wholepicture.words.people_in_text import PersonHere
from wholepicture.words.text import Break, Words


class Polarities:
    """A text, asked whether it says that a phrase in it is so.

    Args:
        words: The text.
        cues: Its cues.
        people: Its people.
    """

    def __init__(self, words: Words, cues: Cues, people: Sequence[PersonHere]) -> None:
        self._words = words
        self._cues = cues
        self._persons = {one.first for one in people if not one.pronoun and not one.owner}

    def of(self, first: int, end: int, sentence: tuple[int, int], *, denied: bool) -> str:
        """The polarity of a phrase.

        Args:
            first: The first word of the phrase.
            end: The word after its last.
            sentence: Where the phrase's sentence begins and ends.
            denied: Whether a "not" or a denial turns the phrase round.
        """
        place = (first, end, sentence)
        if self._any("if", place):
            return "hypothetical"
        if denied:
            if self._any("denies", place):
                return "denied"
            nots = [
                hit for hit in chain(self._cues.get("not", ()), self._cues.get("no", ())) if self._reaches(hit, place)
            ]
            if nots:
                return "denied" if any(self._said_by_another(hit, sentence) for hit in nots) else "absent"
        if self._any("might", place):
            return "hypothetical"
        return "historical" if self._any("history", place) else "affirmed"

    def _any(self, kind: str, place: tuple[int, int, tuple[int, int]]) -> bool:
        return any(self._reaches(hit, place) for hit in self._cues.get(kind, ()))

    def _reaches(self, hit: Hit, place: tuple[int, int, tuple[int, int]]) -> bool:
        first, end, sentence = place
        if not sentence[0] <= hit.first < sentence[1]:
            return False
        if hit.end <= first and hit.cue.where != "after":
            return first - hit.end <= hit.cue.reach and self._goes_on(hit, hit.end, first)
        if hit.first >= end and hit.cue.where != "before":
            return hit.first - end <= hit.cue.reach and self._goes_on(hit, end, hit.first)
        return False

    def _goes_on(self, hit: Hit, begin: int, last: int) -> bool:
        """Whether the reach of a cue goes on from one place up to another."""
        words = self._words
        listed = False
        for place in range(begin, last + 1):
            between = words.before[place]
            if between >= Break.CLAUSE:
                return False
            listed = listed or (between is Break.COMMA and place > begin)
            if place == last:
                break
            word = words.word[place]
            if word in hit.cue.ends:
                return False
            if hit.cue.ends_at_to and word == "to" and words.word[place - 1] not in goes_on():
                return False
            if listed and place in self._persons and hit.cue.ends:
                return False
        return not (listed and last in self._persons and hit.cue.ends)

    def _said_by_another(self, negation: Hit, sentence: tuple[int, int]) -> bool:
        return any(
            sentence[0] <= hit.first and hit.end <= negation.first and negation.first - hit.end <= hit.cue.reach
            for hit in self._cues.get("says", ())
        )
