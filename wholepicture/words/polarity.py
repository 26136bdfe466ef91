"""Whether a sentence says that a thing is so: affirmed, denied, absent, historical or hypothetical.

The method is that of clinical negation (cue words with a reach that a clause ends; see `reach`), with words of child
protection in `cues.toml`. Source of the method: Chapman and others, NegEx (2001) and ConText (2009).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from wholepicture.words.cues import Cues, Hit, nots, scope
from wholepicture.words.people_in_text import PersonHere
from wholepicture.words.reach import Place, Reach
from wholepicture.words.speech import Speech
from wholepicture.words.text import Break, Words

_SOON = 2  # words at which an answer begins
_NEVER_FOR = {"professional_challenge": frozenset({"denies"})}  # who disputes a decision challenges it
# What says that a meeting was not held, or that a check found nothing; and of which codes it can say so.
_NOTHING_CAME = {"called_off": "meetings", "clear": "checked"}


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
        self.speech = Speech(words, self._hits, people)
        self._reach = Reach(words, people, self.speech)

    def of(
        self,
        first: int,
        end: int,
        sentence: tuple[int, int],
        *,
        denied: bool,
        spelt: frozenset[str] = frozenset(),
        own: frozenset[str] = frozenset(),
        code: str = "",
    ) -> str:
        """The polarity of a phrase.

        Args:
            first: The first word of the phrase.
            end: The word after its last.
            sentence: Where the phrase's sentence begins and ends.
            denied: Whether a "not" turns the phrase round; what somebody denies is always denied.
            spelt: Each "not" that the phrase itself always has: a part of it.
            own: Each "not" that the phrase can have.
            code: The code that the phrase proposes.
        """
        place = Place(first, end, sentence, denied, spelt, own, code)
        if self._any("if", place):
            return "hypothetical"
        said = "denied" if self._denied(place) else self._not_so(place)
        if said:
            return said
        if self._planned(place):
            return "hypothetical"
        return "historical" if self._any("history", place) or self._any("no_longer", place) else "affirmed"

    def turns(self, first: int, sentence: tuple[int, int]) -> bool:
        """Whether a "not" stands just before a phrase that is itself an absence: "not one sober weekend"."""
        place = Place(first, first + 1, sentence, own=nots())
        return self._any("hardly", place)

    def asked_about(self, first: int, end: int, sentence: tuple[int, int]) -> bool:
        """Whether a phrase only says what somebody was asked about."""
        return self._any("asks", Place(first, end, sentence))

    def hits(self, kind: str, sentence: tuple[int, int]) -> Sequence[Hit]:
        """The cues of one kind in a sentence."""
        return self._hits.get((kind, sentence[0]), ())

    def _not_so(self, place: Place) -> str:
        """Whose "not" turns the phrase round: "absent" for the writer's, "denied" for another's, "" for nobody's."""
        if any(place.code in scope()[codes] and self._any(kind, place) for kind, codes in _NOTHING_CAME.items()):
            return "absent"
        wrong = next((hit.first for hit in self._of("wrongly", place) if self._reach.reaches(hit, place)), None)
        turned = wrong if wrong is not None else self._turned_at(place)
        if turned is None or self._any("denies", place):
            return ""
        told = self.speech.saying_before if place.code in scope()["own_not_first"] else self.speech.by_another
        return "denied" if told(turned, place.sentence) else "absent"

    def _turned_at(self, place: Place) -> int | None:
        """Where the "not" stands that turns a phrase round, if one does."""
        turning = [hit for kind in ("not", "no", "nobody") for hit in self._of(kind, place) if self._turns(hit, place)]
        if turning:
            return None if self._twice(turning, place) else turning[0].first
        return self._is_none(place) if place.denied else None

    def _turns(self, hit: Hit, place: Place) -> bool:
        # What is not turned round is an absence itself; but "never refused" turns even that.
        inside = place.first < hit.first < place.end
        near = place.denied or (place.spelt.isdisjoint(nots()) and 0 <= place.first - hit.end <= 1) or inside
        return near and self._reach.reaches(hit, place)

    def _twice(self, turning: Sequence[Hit], place: Place) -> bool:
        """Whether one "not" turns another: "never not drunk"; "never done nothing" is only one, said twice."""
        before = sorted((hit for hit in turning if hit.end <= place.first), key=lambda hit: hit.first)
        words = self._words
        for one, other in itertools.pairwise(before):
            if one.end <= other.first and words.word[other.first] in scope()["turns_a_not"]:
                between = range(one.first + 1, other.first + 1)
                joined = not scope()["joins"].isdisjoint(words.word[one.end : other.first])
                return not joined and all(words.before[at] is Break.NONE for at in between)
        return False

    def _is_none(self, place: Place) -> int | None:
        """Where a word in the phrase says itself that it is not so: "unhurt", "abstinent"."""
        for hit in self._of("absence", place):
            if hit.first < place.end and place.first < hit.end:
                return hit.first
        return None

    def _denied(self, place: Place) -> bool:
        denials = [hit for hit in self._of("denies", place) if self._reach.reaches(hit, place)]
        if denials and not self._turned_again(denials[-1], place):
            return True
        return self._excused(place) or (place.denied and self._answered_no(place))

    def _turned_again(self, denial: Hit, place: Place) -> bool:
        """Whether what is denied is itself that it is not so: "it would be wrong to say that there is no coercion"."""
        hits = [hit for kind in ("not", "no") for hit in self._of(kind, place)]
        between = [hit for hit in hits if denial.end <= hit.first and hit.end <= place.first]
        reaching = [hit for hit in between if self._turns(hit, place)]
        breaks = self._words.before[denial.end : place.first]
        joined = not scope()["joins"].isdisjoint(self._words.word[denial.end : place.first])
        return bool(reaching) and not joined and all(one is Break.NONE for one in breaks)

    def _planned(self, place: Place) -> bool:
        """Whether it is a plan, an offer or a fear."""
        if self._any("might", place) or self._any("may", place):
            return True
        if place.code not in scope()["states"] and self._any("planned", place):
            return True
        return place.code in scope()["planned"] and self._any("heading", place)

    def _excused(self, place: Place) -> bool:
        """Whether the phrase itself denies, or is what somebody says in their own defence."""
        word = self._words.word
        if place.denied and word[place.first] in scope()["denying"]:
            return place.first == 0 or word[place.first - 1] not in nots()
        hits = [hit for hit in self._of("excuses", place) if hit.cue.code == place.code]
        return any(
            hit.first < place.end and place.first < hit.end and self.speech.by_another(hit.first, place.sentence)
            for hit in hits
        )

    def _any(self, kind: str, place: Place) -> bool:
        return any(self._reach.reaches(hit, place) for hit in self._of(kind, place))

    def _of(self, kind: str, place: Place) -> Sequence[Hit]:
        if kind in _NEVER_FOR.get(place.code, ()):
            return ()
        return self._hits.get((kind, place.sentence[0]), ())

    def _answered_no(self, place: Place) -> bool:
        """Whether somebody was asked about it, and what comes next begins with a no."""
        if not self._any("asks", place):
            return False
        following = self._hits.get(("answers", place.sentence[1]), ())
        return any(hit.first - place.sentence[1] <= _SOON for hit in following)
