"""How far the words reach that turn what is said: "not", "denies", "used to", "if".

A reach goes on until a clause ends, or a word begins another; what is never turned by what, is data in `cues.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wholepicture.words.cues import Hit, belongs, goes_on, new_verbs, owners, relatives, scope
from wholepicture.words.people_in_text import PersonHere
from wholepicture.words.speech import Speech
from wholepicture.words.text import Break, Words

_TURNS = frozenset({"no", "not", "denies", "history", "no_longer"})
_IN_A_GAP = frozenset({"not", "no", "nobody", "denies"})
_RIGHT_BESIDE = 3  # words
_WITH_ITS_VERB = 5  # words: "the two boys will be"
_PAST = frozenset({"history", "no_longer"})
_END_AT_A_COMMA = frozenset({"might", "planned", "not"})
_OVER_BRACKETS = frozenset({"history", "heading"})  # a year stands in brackets after what happened in it
_BRACKETS = frozenset("()[]")


class Place(NamedTuple):
    """Where a phrase stands, and the words that it is made of; see `Polarities.of`."""

    first: int
    end: int
    sentence: tuple[int, int]
    denied: bool = True
    spelt: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    code: str = ""


class Reach:
    """A text, asked whether a cue in it reaches a phrase.

    Args:
        words: The text.
        people: Its people.
        speech: Whose words its words are.
    """

    def __init__(self, words: Words, people: Sequence[PersonHere], speech: Speech) -> None:
        self._words = words
        self._persons = {one.first for one in people if not one.pronoun and not one.owner}
        self._adults = {one.first for one in people if one.adult}
        self._speech = speech

    def reaches(self, hit: Hit, place: Place) -> bool:
        """Whether a cue reaches a phrase."""
        first, end = place.first, place.end
        if not self._counts(hit, place):
            return False
        if first <= hit.first and hit.end <= end:
            return self._inside(hit, place)
        if hit.cue.kind in _PAST and place.code in scope()["steady"]:
            return self._right_beside(hit, place)
        if hit.first < first < hit.end:
            return hit.cue.where != "after"
        if hit.end <= first:
            begin, last, reachable = hit.end, first, hit.cue.where != "after"
        else:
            begin, last, reachable = end, hit.first, hit.first >= end and hit.cue.where != "before"
        return reachable and last - begin <= hit.cue.reach and self._goes_on(hit, begin, last, place.code)

    def _counts(self, hit: Hit, place: Place) -> bool:
        """Whether a cue can say anything of a phrase, wherever it stands."""
        words, kind = self._words, hit.cue.kind
        if hit.cue.code not in {"", place.code} or self._a_month(hit):
            return False
        if hit.until and not (hit.end <= place.first < hit.until):  # "not stopped drinking"; but "not stopping anyone"
            return False
        if kind == "heading":
            return hit.end < len(words) and words.before[hit.end] is Break.CLAUSE
        if kind == "might" and hit.end < len(words) and words.word[hit.end] == "not":
            return False  # "will not" is no plan
        if kind == "denies" and (self._disagreeing_worker(hit) or self._of_something_else(hit, place)):
            return False
        return self._counts_for_the_code(hit, place)

    def _a_month(self, hit: Hit) -> bool:
        """Whether a "may" is the month: "referred on 3 May due to her injuries"."""
        words, at = self._words, hit.first
        if words.word[at] != "may" or not at:
            return False
        return words.word[at - 1].isdigit() or (words.capital[at] and words.before[at] is not Break.SENTENCE)

    def _of_something_else(self, hit: Hit, place: Place) -> bool:
        """Whether a denial after a phrase has its own object: "burn to her palm, dad denied HOLDING it to the hob"."""
        words, after = self._words, hit.end
        if hit.first < place.end or after == len(words) or words.before[after] is not Break.NONE:
            return False
        return words.word[after] in scope()["objects_of_a_denial"] or words.word[after].endswith("ing")

    def _counts_for_the_code(self, hit: Hit, place: Place) -> bool:
        """Whether a cue that stands where it stands can say anything of this code."""
        kind, code = hit.cue.kind, place.code
        if code in scope()["firm"] and hit.first >= place.end and kind not in _PAST:
            return self._words.word[hit.first] == "if"
        if kind == "nobody" and code in scope()["by_nobody"]:
            return False
        if code in scope()["voice"] and place.first <= hit.first and hit.end <= place.end and kind in _IN_A_GAP:
            return False
        if code in scope()["right_before"] and hit.end <= place.first and kind in {"not", "no", "might"}:
            return place.first - hit.end <= (kind != "might")
        return True

    def _disagreeing_worker(self, hit: Hit) -> bool:
        agreeing = not scope()["not_agreeing"].isdisjoint(self._words.word[hit.first : hit.end])
        return agreeing and any(self._speech.professional_at(hit.first - back) for back in (0, 1, 2))

    def _inside(self, hit: Hit, place: Place) -> bool:
        """Whether a cue in a gap of a phrase turns it: "{denied any} self-harm"; or its beginning: "previous"."""
        if hit.cue.kind in {"may", "wrongly"}:  # "not once has she been brought" is an absence itself
            return hit.cue.kind == "may" or place.code not in scope()["absences"]
        if hit.cue.kind == "if":
            begins = hit.first == place.first and self._words.word[hit.first] in scope()["conditions"]
            return begins and place.code not in scope()["threats"]
        if hit.cue.kind == "history":
            return hit.first == place.first and hit.cue.where == "before" and place.code not in scope()["steady"]
        if hit.cue.kind not in _IN_A_GAP or place.code in scope()["absences"]:
            return False
        if place.code in scope()["own_not_first"] and hit.first <= place.first + 1 and place.first not in self._adults:
            return hit.cue.kind == "not" and not self._of_company(hit)
        return place.code in scope()["own_not"] or not self._its_own(hit, place)

    def _of_company(self, hit: Hit) -> bool:
        """Whether "without" says who was not there: "seen without his parents"; but "left without seeing him"."""
        word = self._words.word
        return word[hit.first] == "without" and not word[hit.first + 1].endswith("ing")

    def _its_own(self, hit: Hit, place: Place) -> bool:
        """Whether a cue inside a phrase is a part of it: by its word, or by that and the next one."""
        word = self._words.word
        pair = " ".join(word[hit.end - 1 : hit.end + 1])
        return pair in place.own or not place.own.isdisjoint(word[hit.first : hit.end])

    def _right_beside(self, hit: Hit, place: Place) -> bool:
        """Whether a cue stands right beside a phrase; "no longer any worry" is a thing that is better."""
        if hit.cue.kind == "no_longer":
            return False
        begin, last = (hit.end, place.first) if hit.cue.where == "before" else (place.end, hit.first)
        between = range(begin, last + 1)
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
            if listed and self._ends_in_a_list(hit, place, last):
                return False
            if place < last and self._ends_at(hit, place, code, just_after=place == begin, follows=follows):
                return False
        return True

    def _ends_in_a_list(self, hit: Hit, place: int, last: int) -> bool:
        """Whether after a comma something else begins: of somebody else, or the next thing altogether."""
        kind = hit.cue.kind
        if kind in _END_AT_A_COMMA and (hit.first == last or kind == "not"):
            return True  # "order granted, next hearing to be listed"
        if kind == "no" and hit.first != last and self._one_by_one(hit):
            return True
        if kind == "if" and self._what_would_follow(hit, place):
            return False
        return bool(hit.cue.ends) and (place in self._persons or (place < last and self._owned(hit, place)))

    def _what_would_follow(self, hit: Hit, place: int) -> bool:
        """Whether a condition's comma is followed by what would happen: "unless it is mended, Ava WILL be cold"."""
        word = self._words.word
        condition = word[hit.first] in scope()["conditions"]
        return condition and not scope()["would"].isdisjoint(word[place : place + _WITH_ITS_VERB])

    def _one_by_one(self, hit: Hit) -> bool:
        """Whether each thing has a "no" of its own, and what has none is there: "no bulb, no bedding, urine smell"."""
        words = self._words
        if words.word[hit.first] == "without":
            return True
        before = words.word[max(hit.first - _RIGHT_BESIDE - 1, 0) : hit.first]
        return words.before[hit.first] is Break.COMMA and words.word[hit.first] in before

    def _elsewhere(self, hit: Hit, place: int, *, follows: bool) -> bool:
        """Whether a "no" is of what was looked for there: "no marks on full skin check", the check was made."""
        named = not follows and hit.cue.kind == "no" and self._words.word[hit.first] in scope()["noes"]
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

    def _ends_at(self, hit: Hit, place: int, code: str, *, just_after: bool, follows: bool) -> bool:
        """Whether the reach of a cue ends at a word."""
        word = self._words.word[place]
        if word == "and" and hit.cue.kind in _TURNS and self._new_clause(hit, place + 1, follows=follows):
            return True
        if follows and word in relatives() and hit.cue.kind in _IN_A_GAP:
            return True  # "saw a boy who could not lift his eyes"
        if word in hit.cue.ends and not (just_after and (word in belongs() or follows)):
            return True
        if code in scope()["events"] and self._elsewhere(hit, place, follows=follows):
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
