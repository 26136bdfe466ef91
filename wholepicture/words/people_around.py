"""A text's people, asked who stands where around a phrase."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Sequence

from wholepicture.words.cues import Cues, clause_words
from wholepicture.words.people_in_text import CLIENT, FAMILY, PARENTS, PROFESSIONAL, PRONOUN, PersonHere
from wholepicture.words.settings import limits
from wholepicture.words.subject_words import distance, pieces_for, words_for
from wholepicture.words.text import Break, Words

Stretch = tuple[int, int]
"""A part of a text: its first word, and the word after its last."""

NOBODY = "none"


def said(found: PersonHere | None) -> str:
    """A person as the subject of a code."""
    if found is None or found.subject in {CLIENT, PRONOUN, FAMILY, PARENTS}:
        return NOBODY
    return found.subject


class Around:
    """A text's people, asked whose a phrase is.

    Args:
        words: The text.
        people: Its people, in order.
        cues: Its cues.
    """

    def __init__(self, words: Words, people: Sequence[PersonHere], cues: Cues) -> None:
        self._words = words
        self._people = [one for one in people if not one.owner]
        self._owners = {place for one in people if one.owner for place in range(one.first, one.end)}
        self._firsts = [one.first for one in self._people]
        says = {hit.first for hit in cues.get("says", ())}
        says |= {place for place, word in enumerate(words.word) if word in words_for("also_says")}
        self._speakers = {one.first for one in self._people if one.end in says or one.end + 1 in says}
        self._of_birth: bool | None = None

    @property
    def of_birth(self) -> bool:
        """Whether the text is of a pregnancy or a birth, where whoever is not named is the mother."""
        if self._of_birth is None:
            weeks = any(written in self._words.original for written in words_for("weeks_of_pregnancy"))
            self._of_birth = weeks or self.speaks_of("beginnings_of_birth")
        return self._of_birth

    def speaks_of(self, beginnings: str) -> bool:
        """Whether a word of the text begins as one of a list does."""
        return any(word.startswith(pieces_for(beginnings)) for word in self._words.word)

    @property
    def of_a_woman(self) -> bool:
        """Whether the text speaks of a woman."""
        return any(one.sex == "f" for one in self._people)

    @functools.cached_property
    def of_adults(self) -> bool:
        """Whether an adult around the child is spoken of anywhere in the text."""
        return any(one.adult for one in self._people)

    @functools.cached_property
    def young(self) -> frozenset[str]:
        """What the young of the text are called: "yp", "baby"; a pronoun is nobody's name."""
        return frozenset(one.word for one in self._people if one.subject in {"child", "sibling"} and not one.pronoun)

    def __len__(self) -> int:
        return len(self._words)

    def _between(self, begin: int, last: int) -> Sequence[PersonHere]:
        """The people who begin between two places; of a long stretch, those of its end."""
        begin = max(begin, last - limits()["words_looked_back"], 0)
        return self._people[bisect.bisect_left(self._firsts, begin) : bisect.bisect_left(self._firsts, last)]

    def doers(self, begin: int, last: int) -> list[PersonHere]:
        """Everybody between two places who can hurt an adult: adults, a sibling, a "he" of whom nothing is said."""
        return [
            one
            for one in self._between(begin, last)
            if one.adult or one.subject == "sibling" or (one.subject == PRONOUN and one.sex == "m")
        ]

    def of_a_sibling(self, end: int, sentence: Stretch) -> bool:
        """Whether of the child and the siblings a sibling is named last before a phrase ends, or first after it."""
        young = [one for one in self._between(*sentence) if one.subject in {"child", "sibling"}]
        before = [one for one in young if one.first < end]
        if len(before) > 1 and self._and(before[-2], before[-1]):
            return before[-2].subject == before[-1].subject == "sibling"
        return any(one.subject == "sibling" for one in before[-1:] or young[:1])

    def unbroken(self, begin: int, last: int) -> bool:
        """Whether no mark stands between two places."""
        return all(one is Break.NONE for one in self._words.before[begin : last + 1])

    def child_named(self, begin: int, last: int) -> bool:
        """Whether the child is spoken of between two places."""
        return any(one.subject == "child" for one in self._between(begin, last))

    def words_of(self, begin: int, last: int) -> Sequence[str]:
        """The words between two places."""
        return self._words.word[max(begin, 0) : last]

    def word(self, place: int) -> str:
        """The word at a place; "" where there is none."""
        return self._words.word[place] if 0 <= place < len(self._words) else ""

    def both(self, begin: int, last: int) -> bool:
        """Whether two adults are named in one breath: "mum and dad fighting"."""
        return any(self._and(one, other) for one, other in itertools.pairwise(self.doers(begin, last)))

    def beside(self, one: PersonHere) -> PersonHere | None:
        """The adult with whom a person is named in one breath: the mother, of "mum and Craig"."""
        place = bisect.bisect_left(self._firsts, one.first)
        other = self._people[place - 1] if place else None
        if other is not None and other.end == one.first and place > 1:  # "her partner Craig" is one
            one, other = other, self._people[place - 2]
        return other if other is not None and other.adult and self._and(other, one) else None

    def _and(self, one: PersonHere, other: PersonHere) -> bool:
        between = [word for word in self._words.word[one.end : other.first] if word not in words_for("small")]
        return between == ["and"] and other.word not in words_for("objects")

    def word_before(self, one: PersonHere) -> str:
        """The word before a person, a "her" or "the" passed over: "by" in "by her partner"."""
        return self.word(self._place_before(one))

    def _place_before(self, one: PersonHere) -> int:
        place = one.first - 1
        while place > 0 and (self._words.word[place] in words_for("small") or place in self._owners):
            place -= 1
        return place

    def taken_hold_of(self, one: PersonHere) -> bool:
        """Whether a verb stands just before a person, who so is its object: "threatened mum with a knife"."""
        word = self.word_before(one)
        return word.endswith(("ed", "ing")) or word in words_for("takes_hold")

    def by(self, one: PersonHere) -> bool:
        """Whether a person is there as the one by whom something is done, and not only told."""
        place = self._place_before(one)
        verb = self.word(place - 1)
        if self.word(place) in words_for("got_away"):
            return True
        if verb in words_for("feared"):
            return self.word(place) in words_for("fear_of")
        return self.word(place) in words_for("done_by") and verb not in words_for("told_by")

    def speaks(self, one: PersonHere) -> bool:
        """Whether a person is there as the one who says it."""
        return one.first in self._speakers

    def in_passing(self, one: PersonHere) -> bool:
        """Whether who says it is only put in between: "she is tearful, he said, and not coping"."""
        words, end = self._words, one.end + 1
        return (
            self.speaks(one)
            and words.before[one.first] is Break.COMMA
            and (end < len(words) and words.before[end] is Break.COMMA)
        )

    def owns(self, one: PersonHere, first: int) -> bool:
        """Whether who says it says it of themselves: "father denied laying a finger on her"."""
        between = self._words.word[one.end : first]
        alone = not any(one.end <= other.first < first for other in self.doers(one.end, first))
        return alone and not words_for("owns").isdisjoint(between)

    def tells(self, one: PersonHere) -> bool:
        """Whether a person is nobody of the home and only tells of it: a neighbour who says so."""
        return one.subject == "other" and (self.speaks(one) or one.word in words_for("tellers"))

    def whose(self, end: int, last: int) -> PersonHere | None:
        """Whose a thing is said to be after a phrase: "the weed is dad's", "it belongs to dad"."""
        for one in self._between(end, last):
            place = self._place_before(one)
            belongs = self.word(place) == "to" and self.word(place - 1) in words_for("whose")
            ends = one.end + 1 >= len(self) or self._words.before[one.end + 1] is not Break.NONE
            is_theirs = self.word(place) in words_for("whose") and self.word(one.end) == "'s" and ends
            if one.adult and (belongs or is_theirs):
                return one
        return None

    def before(self, first: int, begin: int, *, adults: bool) -> PersonHere | None:
        """The nearest person before a place, not before `begin`."""
        for one in reversed(self._between(begin, first)):
            if (
                one.end <= first
                and self._counts(one, adults=adults)
                and not self.tells(one)
                and not self.in_passing(one)
            ):
                return one
        return None

    def just_before(self, first: int, begin: int) -> PersonHere | None:
        """Somebody who stands directly before a phrase: "SHE has been drinking", "his older BROTHER is drunk"."""
        for one in reversed(self._between(max(begin, first - distance("directly") - 1), first)):
            if 0 <= first - one.end <= distance("directly") and self.unbroken(one.end, first):
                return one
        return None

    def after(self, end: int, last: int, *, adults: bool) -> PersonHere | None:
        """The nearest person after a place, before `last`; who only stands by ("seen WITH gran") last of all."""
        found = (one for one in self._between(end, last) if self._counts(one, adults=adults) and not self.tells(one))
        return next((one for one in found if self.word_before(one) not in words_for("standing_by")), None)

    def within(self, first: int, end: int, *, adults: bool) -> PersonHere | None:
        """A person inside a phrase, rather one who does not only speak: dad, in "mum worried about dad's mood"."""
        found = [one for one in self._between(first, end) if self._counts(one, adults=adults) and not self.tells(one)]
        return next((one for one in found if not self.speaks(one)), found[0] if found else None)

    def pointed_to(self, end: int, last: int) -> PersonHere | None:
        """An adult just after a phrase, with "by", "from", "on" or "of" before them."""
        one = next((one for one in self._between(end, min(end + distance("near"), last)) if self._counts(one)), None)
        if one is None or one.first == end:
            return None
        pointing = not words_for("points_to").isdisjoint(self._words.word[end : one.first])
        return one if pointing and self.unbroken(end, one.first) else None

    def clause(self, first: int, end: int, sentence: Stretch) -> Stretch:
        """Where the clause of a phrase begins and ends."""
        begin, last = first, end
        buts = {place for place in range(*sentence) if self._words.word[place] in clause_words()}
        while begin > sentence[0] and self._words.before[begin] < Break.CLAUSE and begin not in buts:
            begin -= 1
        while last < sentence[1] and self._words.before[last] < Break.CLAUSE and last not in buts:
            last += 1
        return begin, last

    def sentence_after(self, sentence: Stretch) -> Stretch:
        """The sentence that follows."""
        begin = sentence[1]
        ends = (place for place in range(begin + 1, len(self)) if self._words.before[place] is Break.SENTENCE)
        return begin, next(ends, len(self))

    @staticmethod
    def _counts(one: PersonHere, *, adults: bool = True) -> bool:
        if one.subject in {"", PROFESSIONAL, FAMILY}:
            return False
        return one.adult if adults else one.subject != PARENTS
