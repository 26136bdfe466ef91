"""Whether a sentence says that a thing is so: affirmed, denied, absent, historical or hypothetical.

The method is that of clinical negation (cue words with a reach that a clause ends), with words of child protection in
`cues.toml`. Source of the method: Chapman and others, NegEx (2001) and ConText (2009).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from wholepicture.words.cues import Cues, Hit, belongs, goes_on, new_verbs, owners, relatives, scope
from wholepicture.words.people_in_text import PersonHere
from wholepicture.words.speech import Speech
from wholepicture.words.text import Break, Words

_DENY = frozenset({"denied", "denies", "deny"})
_NOES = frozenset({"no", "nil", "without", "nor"})  # a "no" that names what is not there
_TURNS = frozenset({"no", "not", "denies", "history", "no_longer"})
_TURNS_A_NOT = frozenset({"not", "without", "never"})
_JOINS = frozenset({"and", "or", "nor"})
_RIGHT_BESIDE = 3  # words
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

_IN_A_GAP = frozenset({"not", "no", "nobody", "denies"})
_END_AT_A_COMMA = frozenset({"might", "planned", "not"})
_SOON = 2  # words at which an answer begins
_OVER_BRACKETS = frozenset({"history", "heading"})  # a year stands in brackets after what happened in it
_BRACKETS = frozenset("()[]")
_NEVER_FOR = {"professional_challenge": frozenset({"denies"})}  # who disputes a decision challenges it


class _Place(NamedTuple):
    """Where a phrase stands, and the words that it is made of."""

    first: int
    end: int
    sentence: tuple[int, int]
    denied: bool
    spelt: frozenset[str]
    own: frozenset[str]
    code: str


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
        self.speech = Speech(words, self._hits, people)

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
        place = _Place(first, end, sentence, denied, spelt, own, code)
        if self._any("if", place):
            return "hypothetical"
        if self._denied(place):
            return "denied"
        if self._any("wrongly", place):
            return "absent"
        turned = self._turned_at(place)
        if turned is not None and not any(self._reaches(hit, place) for hit in self._of("denies", place)):
            return "denied" if self.speech.by_another(turned, sentence) else "absent"
        if self._planned(place):
            return "hypothetical"
        return "historical" if self._any("history", place) or self._any("no_longer", place) else "affirmed"

    def turns(self, first: int, sentence: tuple[int, int]) -> bool:
        """Whether a "not" stands just before a phrase that is itself an absence: "not one sober weekend"."""
        place = _Place(first, first + 1, sentence, True, frozenset(), NOTS, "")  # noqa: FBT003 - a named tuple
        return self._any("hardly", place)

    def asked_about(self, first: int, end: int, sentence: tuple[int, int]) -> bool:
        """Whether a phrase only says what somebody was asked about."""
        return self._any("asks", _Place(first, end, sentence, True, frozenset(), frozenset(), ""))  # noqa: FBT003

    def hits(self, kind: str, sentence: tuple[int, int]) -> Sequence[Hit]:
        """The cues of one kind in a sentence."""
        return self._hits.get((kind, sentence[0]), ())

    def _turned_at(self, place: _Place) -> int | None:
        """Where the "not" stands that turns a phrase round, if one does."""
        turning = [hit for kind in ("not", "no", "nobody") for hit in self._of(kind, place) if self._turns(hit, place)]
        if turning:
            return None if self._twice(turning, place) else turning[0].first
        return self._is_none(place) if place.denied else None

    def _turns(self, hit: Hit, place: _Place) -> bool:
        # What is not turned round is an absence itself; but "never refused" turns even that.
        inside = place.first < hit.first < place.end
        near = place.denied or (place.spelt.isdisjoint(NOTS) and 0 <= place.first - hit.end <= 1) or inside
        return near and self._reaches(hit, place)

    def _twice(self, turning: Sequence[Hit], place: _Place) -> bool:
        """Whether one "not" turns another: "never not drunk"; "never done nothing" is only one, said twice."""
        before = sorted((hit for hit in turning if hit.end <= place.first), key=lambda hit: hit.first)
        words = self._words
        for one, other in itertools.pairwise(before):
            if one.end <= other.first and words.word[other.first] in _TURNS_A_NOT:
                between = range(one.first + 1, other.first + 1)
                joined = not _JOINS.isdisjoint(words.word[one.end : other.first])
                return not joined and all(words.before[at] is Break.NONE for at in between)
        return False

    def _is_none(self, place: _Place) -> int | None:
        """Where a word in the phrase says itself that it is not so: "unhurt", "abstinent"."""
        for hit in self._of("absence", place):
            if hit.first < place.end and place.first < hit.end:
                return hit.first
        return None

    def _denied(self, place: _Place) -> bool:
        denials = [hit for hit in self._of("denies", place) if self._reaches(hit, place)]
        if denials and not self._turned_again(denials[-1], place):
            return True
        return self._excused(place) or (place.denied and self._answered_no(place))

    def _turned_again(self, denial: Hit, place: _Place) -> bool:
        """Whether what is denied is itself that it is not so: "it would be wrong to say that there is no coercion"."""
        hits = [hit for kind in ("not", "no") for hit in self._of(kind, place)]
        between = [hit for hit in hits if denial.end <= hit.first and hit.end <= place.first]
        reaching = [hit for hit in between if self._turns(hit, place)]
        breaks = self._words.before[denial.end : place.first]
        joined = not _JOINS.isdisjoint(self._words.word[denial.end : place.first])
        return bool(reaching) and not joined and all(one is Break.NONE for one in breaks)

    def _planned(self, place: _Place) -> bool:
        """Whether it is a plan, an offer or a fear."""
        if self._any("might", place) or self._any("may", place):
            return True
        if place.code not in scope()["states"] and self._any("planned", place):
            return True
        return place.code in scope()["planned"] and self._any("heading", place)

    def _excused(self, place: _Place) -> bool:
        """Whether the phrase itself denies, or is what somebody says in their own defence."""
        word = self._words.word
        if place.denied and word[place.first] in _DENY:
            return place.first == 0 or word[place.first - 1] not in NOTS
        hits = [hit for hit in self._of("excuses", place) if hit.cue.code == place.code]
        return any(
            hit.first < place.end and place.first < hit.end and self.speech.by_another(hit.first, place.sentence)
            for hit in hits
        )

    def _any(self, kind: str, place: _Place) -> bool:
        return any(self._reaches(hit, place) for hit in self._of(kind, place))

    def _of(self, kind: str, place: _Place) -> Sequence[Hit]:
        if kind in _NEVER_FOR.get(place.code, ()):
            return ()
        return self._hits.get((kind, place.sentence[0]), ())

    def _reaches(self, hit: Hit, place: _Place) -> bool:
        first, end = place.first, place.end
        if not self._counts(hit, place):
            return False
        if first <= hit.first and hit.end <= end:
            return self._inside(hit, place)
        if hit.cue.kind in {"history", "no_longer"} and place.code in scope()["steady"]:
            return self._right_beside(hit, place)
        if hit.first < first < hit.end:
            return hit.cue.where != "after"
        if hit.end <= first and hit.cue.where != "after":
            return first - hit.end <= hit.cue.reach and self._goes_on(hit, hit.end, first, place.code)
        if hit.first >= end and hit.cue.where != "before":
            return hit.first - end <= hit.cue.reach and self._goes_on(hit, end, hit.first, place.code)
        return False

    def _counts(self, hit: Hit, place: _Place) -> bool:
        """Whether a cue can say anything of a phrase, wherever it stands."""
        words, kind = self._words, hit.cue.kind
        if hit.until and not (hit.end <= place.first < hit.until):  # "not stopped drinking"; but "not stopping anyone"
            return False
        past = kind in {"history", "no_longer"}
        if place.code in scope()["firm"] and hit.first >= place.end and not past and words.word[hit.first] != "if":
            return False
        before = hit.end <= place.first
        inside = place.first <= hit.first and hit.end <= place.end
        if inside and place.code in scope()["voice"] and kind in _IN_A_GAP:
            return False
        if kind == "denies" and self._disagreeing_worker(hit):
            return False
        if place.code in scope()["right_before"] and before and kind in {"not", "no", "might"}:
            return 0 <= place.first - hit.end <= (kind != "might")
        if kind == "heading":
            return hit.end < len(words) and words.before[hit.end] is Break.CLAUSE
        return not (kind == "might" and hit.end < len(words) and words.word[hit.end] == "not")

    def _disagreeing_worker(self, hit: Hit) -> bool:
        agreeing = not scope()["not_agreeing"].isdisjoint(self._words.word[hit.first : hit.end])
        return agreeing and any(self.speech.professional_at(hit.first - back) for back in (0, 1, 2))

    def _inside(self, hit: Hit, place: _Place) -> bool:
        """Whether a cue in a gap of a phrase turns it: "Mum {denied any} self-harm"; or in its beginning: "previous"."""
        if hit.cue.kind == "may":
            return True
        if hit.cue.kind == "history":
            return hit.first == place.first and hit.cue.where == "before" and place.code not in scope()["steady"]
        if hit.cue.kind not in _IN_A_GAP:
            return False
        own = place.code not in scope()["own_not"] and place.own
        return not own or own.isdisjoint(self._words.word[hit.first : hit.end])

    def _right_beside(self, hit: Hit, place: _Place) -> bool:
        """Whether a cue stands right beside a phrase; "no longer any worry" is a thing that is better."""
        if hit.cue.kind == "no_longer":
            return False
        if hit.cue.where == "before":
            between = range(hit.end, place.first + 1)
        else:
            between = range(place.end, hit.first + 1)
        return 0 < len(between) <= _RIGHT_BESIDE + 1 and all(self._words.before[at] is Break.NONE for at in between)

    def _goes_on(self, hit: Hit, begin: int, last: int, code: str) -> bool:
        """Whether the reach of a cue goes on from one place up to another."""
        words = self._words
        follows = hit.first == last
        listed = False
        for place in range(begin, last + 1):
            between = words.before[place]
            if between >= Break.CLAUSE and not self._over(hit, place, just_after=place == begin, follows=follows):
                return False
            listed = listed or (between is Break.COMMA and (place > begin or follows))
            if listed and (follows or hit.cue.kind == "not") and hit.cue.kind in _END_AT_A_COMMA:
                return False  # "order granted, next hearing to be listed": after a comma comes the next thing
            if place == last:
                break
            if self._ends_at(hit, place, just_after=place == begin, follows=follows):
                return False
            if code in scope()["events"] and self._elsewhere(hit, place, follows=follows):
                return False
            if listed and hit.cue.ends and (place in self._persons or self._owned(hit, place)):
                return False
        return not (listed and last in self._persons and hit.cue.ends)

    def _elsewhere(self, hit: Hit, place: int, *, follows: bool) -> bool:
        """Whether a "no" is of something that was looked for there: "no marks on full skin check", the check was made."""
        named = not follows and hit.cue.kind == "no" and self._words.word[hit.first] in _NOES
        return named and self._words.word[place] in scope()["place_of_an_event"]

    def _over(self, hit: Hit, place: int, *, just_after: bool, follows: bool) -> bool:
        """Whether a cue reaches over a bracket, a colon or a dash."""
        if hit.cue.kind not in _OVER_BRACKETS or self._words.before[place] is Break.SENTENCE:
            return False
        if follows or just_after:
            return True
        between = self._words.original[self._words.end[place - 1] : self._words.start[place]]
        return not _BRACKETS.isdisjoint(between)

    def _owned(self, hit: Hit, place: int) -> bool:
        """Whether somebody else's things begin after a comma: "hers nil, his showing alcohol"."""
        return hit.cue.kind == "no" and self._words.before[place] is Break.COMMA and self._words.word[place] in owners()

    def _ends_at(self, hit: Hit, place: int, *, just_after: bool, follows: bool) -> bool:
        """Whether the reach of a cue ends at a word."""
        word = self._words.word[place]
        if word == "and" and hit.cue.kind in _TURNS and self._new_clause(hit, place + 1, follows=follows):
            return True
        if follows and word in relatives() and hit.cue.kind in _IN_A_GAP:
            return True  # "saw a boy who could not lift his eyes"
        if word in hit.cue.ends and not (just_after and (word in belongs() or follows)):
            return True
        return hit.cue.ends_at_to and word == "to" and self._words.word[place - 1] not in goes_on()

    def _new_clause(self, hit: Hit, place: int, *, follows: bool) -> bool:
        """Whether a new clause begins after "and": "hears voices and is not well", "did not accept it and rang"."""
        word = self._words.word
        if follows:
            return place == hit.first
        past, do = new_verbs()
        if hit.cue.kind != "not" or place >= len(word):
            return False
        return word[place] in past or (word[place].endswith("ed") and word[max(hit.first - 1, 0)] in do)

    def _answered_no(self, place: _Place) -> bool:
        """Whether somebody was asked about it, and what comes next begins with a no."""
        if not self._any("asks", place):
            return False
        following = self._hits.get(("answers", place.sentence[1]), ())
        return any(hit.first - place.sentence[1] <= _SOON for hit in following)
