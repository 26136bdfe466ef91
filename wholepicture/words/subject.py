"""Whose conduct or state a phrase tells of.

First the phrase's own clause, then its sentence, then the sentences before, then the people of the entry; else nobody.
Two things are taken for granted: in a text of a pregnancy or a birth it is the mother, and so is a "she" of whom
nothing else is said. What counts for which code is fixed in Whole Picture's own meanings of the codes.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from wholepicture.words.cues import Cues, clause_words
from wholepicture.words.people_in_text import PROFESSIONAL, PersonHere
from wholepicture.words.settings import limits, words_of_couples
from wholepicture.words.text import Break, Words

_OF_THE_CHILD = frozenset({"injury", "not_brought", "child_seen", "seen_alone", "childs_voice", "child_mental_health"})
_OF_THE_WORK = frozenset(
    {"neglect", "professional_challenge", "legal", "step_down", "child_protection_process", "referral"}
)
_POINTS_TO = frozenset({"by", "from", "on", "of", "in"})
_DONE_TO = frozenset({"to", "at", "towards", "toward", "on", "against", "of", "between"})
_OF_ONE_PERSON = frozenset({"referral", "step_down", "legal"})
_CLOSE = 4
_SMALL = frozenset({"her", "his", "their", "the", "a", "an", "my", "'s", "ex"})
_OBJECTS = frozenset({"him", "her", "them"})
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "be", "got", "getting"})
_OF_WHAT_IS_DONE = ("ed", "en", "hit", "hurt", "cut", "struck", "thrown", "bit", "burnt", "held", "shot", "kept")
_OF_BIRTH_CODES = frozenset({"parental_mental_health", "substance", "domestic_abuse"})
_OF_BIRTH = (
    "booking",
    "antenatal",
    "postnatal",
    "pregnan",
    "perinatal",
    "postpartum",
    "puerperal",
    "epds",
    "maternity",
    "maternal",
)
_NEAR = 5


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
        self._firsts = [one.first for one in self._people]
        says = {hit.first for hit in cues.get("says", ())}
        self._speakers = {one.first for one in self._people if one.end in says or one.end + 1 in says}
        self._of_birth: bool | None = None

    @property
    def of_birth(self) -> bool:
        """Whether the text is of a pregnancy or a birth, where whoever is not named is the mother."""
        if self._of_birth is None:
            self._of_birth = any(word.startswith(_OF_BIRTH) for word in self._words.word)
        return self._of_birth

    def _between(self, begin: int, last: int) -> Sequence[PersonHere]:
        """The people who begin between two places; of a long stretch, those of its end."""
        begin = max(begin, last - limits()["words_looked_back"], 0)
        return self._people[bisect.bisect_left(self._firsts, begin) : bisect.bisect_left(self._firsts, last)]

    def adults(self, begin: int, last: int) -> list[PersonHere]:
        """Every adult between two places."""
        return [one for one in self._between(begin, last) if one.adult]

    def child_named(self, begin: int, last: int) -> bool:
        """Whether the child is spoken of between two places."""
        return any(one.subject == "child" for one in self._between(begin, last))

    def word(self, place: int) -> str:
        """The word at a place."""
        return self._words.word[place]

    def both(self, first: int, end: int) -> bool:
        """Whether two adults do it to each other: "mum and dad fighting"."""
        adults = self.adults(first, end)
        return any("and" in self._words.word[one.end : other.first] for one, other in itertools.pairwise(adults))

    def word_before(self, one: PersonHere) -> str:
        """The word before a person, a "her" or "the" passed over: "by" in "by her partner"."""
        place = one.first - 1
        while place > 0 and self._words.word[place] in _SMALL:
            place -= 1
        return self._words.word[place]

    def speaks(self, one: PersonHere) -> bool:
        """Whether a person is there as the one who says it."""
        return one.first in self._speakers

    def before(self, first: int, begin: int, *, adults: bool) -> PersonHere | None:
        """The nearest person before a place, not before `begin`."""
        for one in reversed(self._between(begin, first)):
            if one.end <= first and self._counts(one, adults=adults):
                return one
        return None

    def after(self, end: int, last: int, *, adults: bool) -> PersonHere | None:
        """The nearest person after a place, before `last`."""
        for one in self._between(end, last):
            if self._counts(one, adults=adults):
                return one
        return None

    def within(self, first: int, end: int, *, adults: bool) -> PersonHere | None:
        """A person inside a phrase."""
        return self.after(first, end, adults=adults)

    def pointed_to(self, end: int, last: int) -> PersonHere | None:
        """An adult just after a phrase, with "by", "from", "on" or "of" before them."""
        one = self.after(end, min(end + _NEAR, last), adults=True)
        if one is None or one.first == end:
            return None
        between = self._words.word[end : one.first]
        breaks = self._words.before[end : one.first + 1]
        return one if _POINTS_TO & set(between) and max(breaks) is Break.NONE else None

    def clause(self, first: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
        """Where the clause of a phrase begins and ends."""
        begin, last = first, end
        buts = {place for place in range(*sentence) if self._words.word[place] in clause_words()}
        while begin > sentence[0] and self._words.before[begin] < Break.CLAUSE and begin not in buts:
            begin -= 1
        while last < sentence[1] and self._words.before[last] < Break.CLAUSE and last not in buts:
            last += 1
        return begin, last

    @staticmethod
    def _counts(one: PersonHere, *, adults: bool) -> bool:
        if one.subject in {"", PROFESSIONAL, "none"}:
            return False
        return one.adult if adults else True


def subject_of(around: Around, first: int, end: int, code: str, sentence: tuple[int, int]) -> str:
    """The subject of a phrase.

    Args:
        around: The text.
        first: The first word of the phrase.
        end: The word after its last.
        code: The code that the phrase proposes.
        sentence: Where the phrase's sentence begins and ends.
    """
    if code in _OF_THE_CHILD:
        return _child_or_sibling(around, end, sentence)
    if code in _OF_THE_WORK:
        return _of_the_work(around, first, end) if code in _OF_ONE_PERSON else "none"
    if code == "new_adult":
        return _new_adult(around, first, end, sentence)
    if code == "domestic_abuse":
        found = _abuser(around, first, end, sentence)
    elif code == "improvement":
        found = _improved(around, first, end, sentence)
    else:
        found = _nearest(around, first, end, sentence, adults=True)
    if found == "none" and code in _OF_BIRTH_CODES and around.of_birth:
        return "mother"
    return found


def _child_or_sibling(around: Around, end: int, sentence: tuple[int, int]) -> str:
    if around.child_named(*sentence):
        return "child"
    for one in (around.before(end, sentence[0], adults=False), around.after(end, sentence[1], adults=False)):
        if one is not None and one.subject == "sibling":
            return "sibling"
    return "child"


def _of_the_work(around: Around, first: int, end: int) -> str:
    """The parent who is plainly the one referred, discharged or bound by an order; else nobody."""
    after = around.after(end, end + _CLOSE, adults=True)
    if after is not None and (after.first == end or around.word_before(after) in {"for", "of", "against"}):
        return _said(after)
    before = around.before(first, first - _CLOSE, adults=True)
    if before is not None and around.word(first).endswith(_OF_WHAT_IS_DONE) and not around.speaks(before):
        return _said(before)
    return "none"


def _new_adult(around: Around, first: int, end: int, sentence: tuple[int, int]) -> str:
    """A partner, where the words around speak of a couple; else somebody."""
    near = range(max(sentence[0], first - _NEAR), min(sentence[1], end + _NEAR))
    couple = any(around.word(place) in words_of_couples() for place in near)
    partner = any(one.subject == "partner" for one in around.adults(first - 1, end + 1))
    return "partner" if partner or couple else "other"


def _abuser(around: Around, first: int, end: int, sentence: tuple[int, int]) -> str:
    """Who is said to be abusive, else to whom it is done, else nobody."""
    begin, last = around.clause(first, end, sentence)
    if around.both(first, end):
        return "none"
    for places in ((begin, last), sentence, (0, sentence[1])):
        adults = around.adults(*places)
        if not adults:
            continue
        by = [one for one in adults if one.first >= first and around.word_before(one) in {"by", "from"}]
        if by:
            return _said(by[0])
        doers = [one for one in adults if not _done_to(around, one, first, end)]
        if doers:
            before = [one for one in doers if one.first <= first]
            return _said(before[-1] if before else doers[0])
    everyone = around.adults(0, sentence[1])
    return _said(everyone[0] if everyone else None)


def _done_to(around: Around, one: PersonHere, first: int, end: int) -> bool:
    """Whether an adult stands where the one stands to whom it is done, or only tells of it."""
    if one.pronoun and around.word(one.first) in _OBJECTS:
        return True
    if one.first >= end:
        return one.first == end or around.word_before(one) in _DONE_TO
    if first < one.first:
        return True
    if one.first == first and any(around.word(place) in _PASSIVE for place in range(one.end, end)):
        return True
    if one.end <= first and around.word(first).endswith(_OF_WHAT_IS_DONE):
        between = range(max(one.end, first - 2), first)
        if any(around.word(place) in _PASSIVE for place in between):
            return True
    return around.speaks(one)


def _improved(around: Around, first: int, end: int, sentence: tuple[int, int]) -> str:
    """Whose state is better: not that of the person who says so."""
    begin, last = around.clause(first, end, sentence)
    inside = around.within(first, end, adults=False)
    if inside is not None:
        return _said(inside)
    before = around.before(first, begin, adults=False)
    if before is not None and not around.speaks(before):
        return _said(before)
    after = around.after(end, last, adults=False)
    return _said(after) if after is not None and not around.speaks(after) else "none"


def _nearest(around: Around, first: int, end: int, sentence: tuple[int, int], *, adults: bool) -> str:
    begin, last = around.clause(first, end, sentence)
    found = (
        around.within(first, end, adults=adults)
        or around.pointed_to(end, last)
        or around.before(first, begin, adults=adults)
        or around.after(end, last, adults=adults)
        or around.before(first, sentence[0], adults=adults)
        or around.before(first, 0, adults=adults)
    )
    return _said(found)


def _said(found: PersonHere | None) -> str:
    if found is None:
        return "none"
    return "none" if found.subject == "client" else found.subject
