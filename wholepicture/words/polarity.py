"""Whether a sentence says that a thing is so: affirmed, denied, absent, historical or hypothetical.

The method is that of clinical negation (cue words with a reach that a clause ends), with words of child protection in
`cues.toml`. Source of the method: Chapman and others, NegEx (2001) and ConText (2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wholepicture.words.cues import Cues, Hit, goes_on
from wholepicture.words.people_in_text import PersonHere
from wholepicture.words.text import Break, Words

_BELONGS = frozenset({"on", "in", "under", "for", "about"})  # just after a "not" it goes on: "not on drugs"
NOTS = frozenset(
    {
        "no",
        "not",
        "never",
        "nil",
        "none",
        "nobody",
        "nothing",
        "without",
        "failed",
        "unable",
        "neither",
        "denied",
        "denies",
        "deny",
        "lack",
    }
)
"""Words that turn what they stand before, and which a phrase of the lexicon may have as a part of its own."""

_IN_A_GAP = frozenset({"not", "no", "denies"})
_END_AT_A_COMMA = frozenset({"might", "not"})
_SOON = 2  # words at which an answer begins
_OVER_BRACKETS = frozenset({"history"})  # a year stands in brackets after what happened in it


class _Place(NamedTuple):
    """Where a phrase stands, and the words that it is made of."""

    first: int
    end: int
    sentence: tuple[int, int]
    spelt: frozenset[str]


class Polarities:
    """A text, asked whether it says that a phrase in it is so.

    Args:
        words: The text.
        cues: Its cues.
        people: Its people.
        sentence_at: Where the sentence of each word begins.
    """

    def __init__(self, words: Words, cues: Cues, people: Sequence[PersonHere], sentence_at: Sequence[int]) -> None:
        self._words = words
        self._hits: dict[tuple[str, int], list[Hit]] = {}
        for kind, hits in cues.items():
            for hit in hits:
                self._hits.setdefault((kind, sentence_at[hit.first]), []).append(hit)
        self._persons = {one.first for one in people if not one.pronoun and not one.owner}

    def of(
        self, first: int, end: int, sentence: tuple[int, int], *, denied: bool, spelt: frozenset[str] = frozenset()
    ) -> str:
        """The polarity of a phrase.

        Args:
            first: The first word of the phrase.
            end: The word after its last.
            sentence: Where the phrase's sentence begins and ends.
            denied: Whether a "not" turns the phrase round; what somebody denies is always denied.
            spelt: Each "not" that the phrase itself always has: a part of it.
        """
        place = _Place(first, end, sentence, spelt)
        if self._any("if", place):
            return "hypothetical"
        if self._any("denies", place) or (denied and self._answered_no(place)):
            return "denied"
        turned = self._turned_at(place, denied=denied)
        if turned is not None:
            return "denied" if self.said_by_another(turned, sentence) else "absent"
        if self._any("might", place):
            return "hypothetical"
        return "historical" if self._any("history", place) else "affirmed"

    def _turned_at(self, place: _Place, *, denied: bool) -> int | None:
        """Where the "not" stands that turns a phrase round, if one does."""
        for kind in ("not", "no"):
            for hit in self._of(kind, place):
                # What is not turned round is an absence itself; but "never refused" turns even that.
                near = denied or (place.spelt.isdisjoint(NOTS) and 0 <= place.first - hit.end <= 1)
                if near and self._reaches(hit, place):
                    return hit.first
        return None

    def _any(self, kind: str, place: _Place) -> bool:
        return any(self._reaches(hit, place) for hit in self._of(kind, place))

    def _of(self, kind: str, place: _Place) -> Sequence[Hit]:
        return self._hits.get((kind, place.sentence[0]), ())

    def _reaches(self, hit: Hit, place: _Place) -> bool:
        first, end = place.first, place.end
        if first <= hit.first and hit.end <= end:  # in a gap of the phrase: "Mum {denied any} self-harm"
            return hit.cue.kind in _IN_A_GAP and place.spelt.isdisjoint(self._words.word[hit.first : hit.end])
        if hit.first < first < hit.end:
            return hit.cue.where != "after"
        if hit.end <= first and hit.cue.where != "after":
            return first - hit.end <= hit.cue.reach and self._goes_on(hit, hit.end, first)
        if hit.first >= end and hit.cue.where != "before":
            return hit.first - end <= hit.cue.reach and self._goes_on(hit, end, hit.first)
        return False

    def _goes_on(self, hit: Hit, begin: int, last: int) -> bool:
        """Whether the reach of a cue goes on from one place up to another."""
        words = self._words
        follows = hit.first == last
        listed = False
        for place in range(begin, last + 1):
            between = words.before[place]
            if between >= Break.CLAUSE and hit.cue.kind not in _OVER_BRACKETS:
                return False
            listed = listed or (between is Break.COMMA and (place > begin or follows))
            if listed and follows and hit.cue.kind in _END_AT_A_COMMA:
                return False  # "order granted, next hearing to be listed": after a comma comes the next thing
            if place == last:
                break
            if self._ends_at(hit, place, just_after=place == begin, follows=follows):
                return False
            if listed and place in self._persons and hit.cue.ends:
                return False
        return not (listed and last in self._persons and hit.cue.ends)

    def _ends_at(self, hit: Hit, place: int, *, just_after: bool, follows: bool) -> bool:
        """Whether the reach of a cue ends at a word."""
        word = self._words.word[place]
        if word in hit.cue.ends and not (just_after and (word in _BELONGS or follows)):
            return True
        return hit.cue.ends_at_to and word == "to" and self._words.word[place - 1] not in goes_on()

    def _answered_no(self, place: _Place) -> bool:
        """Whether somebody was asked about it, and what comes next begins with a no."""
        if not self._any("asks", place):
            return False
        following = self._hits.get(("answers", place.sentence[1]), ())
        return any(hit.first - place.sentence[1] <= _SOON for hit in following)

    def said_by_another(self, place: int, sentence: tuple[int, int]) -> bool:
        """Whether what stands at a place is said by somebody whom the sentence names as saying it."""
        return any(
            hit.end <= place and place - hit.end <= hit.cue.reach for hit in self._hits.get(("says", sentence[0]), ())
        )
