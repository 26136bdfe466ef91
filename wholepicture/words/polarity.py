"""Whether a sentence says that a thing is so: affirmed, denied, absent, historical or hypothetical.

The method is that of clinical negation (cue words with a reach that a clause ends), with words of child protection in
`cues.toml`. Source of the method: Chapman and others, NegEx (2001) and ConText (2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wholepicture.words.cues import Hit
from wholepicture.words.text import Break, Words

Cues = Mapping[str, Sequence[Hit]]


def polarity_of(words: Words, first: int, end: int, cues: Cues, *, sentence: tuple[int, int], denied: bool) -> str:
    """The polarity of a phrase.

    Args:
        words: The text.
        first: The first word of the phrase.
        end: The word after its last.
        cues: The cues of the text.
        sentence: Where the phrase's sentence begins and ends.
        denied: Whether a "not" turns the phrase round.
    """
    if denied and any(_reaches(words, hit, first, end, cues, sentence) for hit in cues.get("denies", ())):
        return "denied"
    nots = [hit for hit in cues.get("not", ()) if _reaches(words, hit, first, end, cues, sentence)]
    if denied and nots:
        return "denied" if any(_said_by_another(words, hit, cues, sentence) for hit in nots) else "absent"
    for kind, polarity in (("might", "hypothetical"), ("history", "historical")):
        if any(_reaches(words, hit, first, end, cues, sentence) for hit in cues.get(kind, ())):
            return polarity
    return "affirmed"


def _reaches(words: Words, hit: Hit, first: int, end: int, cues: Cues, sentence: tuple[int, int]) -> bool:
    if not sentence[0] <= hit.first < sentence[1]:
        return False
    if hit.end <= first and hit.cue.where != "after":
        return first - hit.end <= hit.cue.reach and _one_clause(words, hit.end, first, cues)
    if hit.first >= end and hit.cue.where != "before":
        return hit.first - end <= hit.cue.reach and _one_clause(words, end, hit.first, cues)
    return False


def _one_clause(words: Words, first: int, last: int, cues: Cues) -> bool:
    """Whether no clause ends between two places: no strong mark and no "but"."""
    if any(words.before[place] >= Break.CLAUSE for place in range(first, last + 1)):
        return False
    return not any(first <= hit.first < last for hit in cues.get("but", ()))


def _said_by_another(words: Words, negation: Hit, cues: Cues, sentence: tuple[int, int]) -> bool:
    for hit in cues.get("says", ()):
        if sentence[0] <= hit.first and hit.end <= negation.first and negation.first - hit.end <= hit.cue.reach:
            return True
    return False
