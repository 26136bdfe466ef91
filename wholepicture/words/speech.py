"""Whose words a place in a text is in: the writer's own, or what somebody else is said to have said.

A "not" in the writer's words is an absence; in somebody's saying it is a denial. A saying is told before it ("Mum
says"), after it (", says Mum"), by quotation marks, or by a person who rings or has a version, and a colon.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Mapping, Sequence

from wholepicture.words.cues import Hit, speech
from wholepicture.words.people_in_text import PROFESSIONAL, PersonHere
from wholepicture.words.text import Break, Words

Hits = Mapping[tuple[str, int], Sequence[Hit]]
"""The cues of a text by kind and by where their sentence begins."""

# Each kind of marks that opens and closes a saying; an apostrophe inside a word opens nothing.
_QUOTED = re.compile(
    r"\"[^\"\n]{3,400}\"|\u201c[^\u201d\n]{3,400}\u201d|(?<!\w)['\u2018][^'\u2019\n]{3,400}['\u2019](?!\w)"
)
_QUOTES = frozenset("\"'\u201c\u2018")
_AFTER_A_PERSON = 4  # "insists his mum, ...": so many words after the verb the saying is over


class Speech:
    """A text, asked whose words a place is in.

    Args:
        words: The text.
        hits: Its cues.
        people: Its people.
    """

    def __init__(self, words: Words, hits: Hits, people: Sequence[PersonHere]) -> None:
        self._words = words
        self._hits = hits
        self._ends = {one.end: one for one in people}
        self._people = people
        self._firsts = [one.first for one in people]

    def by_another(self, place: int, sentence: tuple[int, int]) -> bool:
        """Whether what stands at a place is said by somebody whom the sentence names as saying it."""
        return (
            self.saying_before(place, sentence) is not None
            or self._told_after(place, sentence)
            or any(start <= self._words.start[place] < end for start, end in self._quotations)
        )

    def saying_before(self, place: int, sentence: tuple[int, int]) -> Hit | None:
        """The nearest words before a place that tell that somebody says it."""
        nearest: Hit | None = None
        for kind in ("says", "confirms", "rings"):
            for hit in self._hits.get((kind, sentence[0]), ()):
                in_reach = hit.end <= place and place - hit.end <= hit.cue.reach
                nearer = in_reach and (nearest is None or hit.end > nearest.end)
                if nearer and self._tells(hit, sentence) and not self._writer_again(hit.end, place):
                    nearest = hit
        return nearest

    def professional_at(self, place: int) -> bool:
        """Whether a professional is named just before a place."""
        one = self._ends.get(place)
        return one is not None and one.subject == PROFESSIONAL

    def _tells(self, hit: Hit, sentence: tuple[int, int]) -> bool:
        if hit.cue.kind == "confirms":
            nearest = self._nearest_before(hit.first, sentence[0])
            return nearest is not None and nearest.subject != PROFESSIONAL
        if hit.cue.kind == "rings":  # "Dad rang in: ..."
            between = self._words.before[hit.end : hit.end + _AFTER_A_PERSON]
            return Break.CLAUSE in between
        before = self._words.word[hit.first - 1] if hit.first > sentence[0] else ""
        told = before in speech()["passive"] and self._words.word[hit.first] == "told"  # "mum was told that"
        return not told and before not in speech()["results"]

    def _nearest_before(self, place: int, begin: int) -> PersonHere | None:
        number = bisect.bisect_left(self._firsts, place) - 1
        if number >= 0 and self._people[number].first >= begin:
            return self._people[number]
        return None

    def _writer_again(self, begin: int, place: int) -> bool:
        """Whether the writer's own words have begun again: ", we saw no", "but I found no"."""
        words, lists = self._words, speech()
        for one in range(begin + 1, place):
            if words.word[one] in lists["writer"]:
                comma = words.before[one] is not Break.NONE
                if comma or words.word[one - 1] in lists["turns"]:
                    return True
        return False

    def _told_after(self, place: int, sentence: tuple[int, int]) -> bool:
        for hit in self._hits.get(("says_after", sentence[0]), ()):
            if place < hit.first <= place + hit.cue.reach and self._closes(hit, sentence):
                return True
        return any(place < hit.first <= place + hit.cue.reach for hit in self._hits.get(("by_whom", sentence[0]), ()))

    def _closes(self, hit: Hit, sentence: tuple[int, int]) -> bool:
        """Whether a verb of saying stands after what is said: ", says Hayley." and not ", says Hayley has gone"."""
        words = self._words
        one = self._ends.get(hit.first)
        begin = hit.first if one is None or words.before[hit.first] is not Break.NONE else one.first
        if begin <= sentence[0] or (words.before[begin] is Break.NONE and words.word[begin - 1] != "so"):
            return False
        if begin == hit.first and self._firsts and not self._person_within(hit.end):
            return False
        last = min(hit.end + _AFTER_A_PERSON, sentence[1])
        return last == sentence[1] or any(words.before[after] is not Break.NONE for after in range(hit.end, last))

    def _person_within(self, place: int) -> bool:
        number = bisect.bisect_left(self._firsts, place)
        return number < len(self._firsts) and self._firsts[number] < place + _AFTER_A_PERSON

    @functools.cached_property
    def _quotations(self) -> Sequence[tuple[int, int]]:
        """Where a saying stands in quotation marks, by characters; a word or two only name something."""
        original = self._words.original
        if _QUOTES.isdisjoint(original):
            return ()
        fewest = speech()["fewest_words_quoted"]
        return [one.span() for one in _QUOTED.finditer(original) if len(one.group().split()) >= fewest]
