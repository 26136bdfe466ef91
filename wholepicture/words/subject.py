"""Whose conduct or state a phrase tells of.

First the phrase's own clause, then its sentence, then the sentences before, then the one after; else nobody. Two things
are taken for granted: in a text of a pregnancy or a birth it is the mother, and so is a "she" of whom nothing else is
said. What counts for which code is fixed in Whole Picture's own meanings of the codes.
"""

from __future__ import annotations

from collections.abc import Sequence

from wholepicture.words.abuser import abuser
from wholepicture.words.people_around import NOBODY, Around, Stretch, said
from wholepicture.words.people_in_text import FAMILY, PARENTS, PersonHere
from wholepicture.words.subject_words import codes_for, distance, pieces_for, words_for


def subjects_of(around: Around, first: int, end: int, code: str, sentence: Stretch) -> tuple[str, ...]:
    """The subjects of a phrase: one, or two where both parents are meant.

    Args:
        around: The text.
        first: The first word of the phrase.
        end: The word after its last.
        code: The code that the phrase proposes.
        sentence: Where the phrase's sentence begins and ends.
    """
    if code in codes_for("of_the_child"):
        return (_child_or_sibling(around, end, sentence),)
    if code in codes_for("of_the_work"):
        return (_of_the_work(around, first, end, code, sentence),)
    if code == "new_adult":
        return (_new_adult(around, first, end, sentence),)
    found: tuple[str, ...]
    if code == "domestic_abuse":
        found = (abuser(around, first, end, sentence),)
    elif code == "improvement":
        found = (_improved(around, first, end, sentence),)
    else:
        found = _said_of_each(around, _nearest(around, first, end, sentence))
    if found == (NOBODY,) and code in codes_for("of_birth") and around.of_birth:
        return ("mother",)
    if found == (NOBODY,) and code == "parental_mental_health" and around.speaks_of("beginnings_of_motherhood"):
        return ("mother",)
    return found


def _child_or_sibling(around: Around, end: int, sentence: Stretch) -> str:
    if around.child_named(*sentence):
        return "child"
    for one in (around.before(end, sentence[0], adults=False), around.after(end, sentence[1], adults=False)):
        if one is not None and one.subject == "sibling":
            return "sibling"
    return "child"


def _of_the_work(around: Around, first: int, end: int, code: str, sentence: Stretch) -> str:
    """The sibling or parent who is plainly the one referred, discharged or bound by an order; else nobody."""
    if code in codes_for("of_a_sibling") and around.of_a_sibling(end, sentence):
        return "sibling"
    if code == "legal" and words_for("orders_on_adults") & set(around.words_of(first, end)):
        return _bound(around, first, end, sentence)
    if code not in codes_for("of_one_person"):
        return NOBODY
    if code != "legal" and _of_a_service_for_adults(around, first, end, sentence):
        found = _nearest(around, first, end, sentence)
        return "mother" if found is None and around.of_birth else said(found)
    return _plainly_of(around, first, end, code, sentence)


def _plainly_of(around: Around, first: int, end: int, code: str, sentence: Stretch) -> str:
    """An adult in a phrase such as "referred mum", "discharged from clinic", or just after it."""
    after = around.within(first, end, adults=True) or around.after(end, end + distance("close"), adults=True)
    if after is not None and (after.first < end or around.unbroken(end, after.first)):
        directly = after.first <= end and code != "legal"
        if directly or around.word_before(after) in words_for("is_for"):
            return said(after)
    before = around.before(first, max(sentence[0], first - distance("close")), adults=True)
    done = around.word(first).endswith(pieces_for("endings_of_what_is_done"))
    return said(before) if before is not None and done and not around.speaks(before) else NOBODY


def _bound(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """Whom an order such as a non-molestation order binds: a man of whom the text speaks, and not as telling of it."""
    begin, last = around.clause(first, end, sentence)
    for places in ((begin, last), sentence, around.sentence_after(sentence)):
        men = [one for one in around.doers(*places) if one.sex == "m" or (one.subject == "partner" and not one.sex)]
        bound = [one for one in men if around.word_before(one) in words_for("bound")]
        men = bound or [one for one in men if one.subject in {"father", "partner"} and not around.speaks(one)]
        if men:
            return said(men[0])
    return NOBODY


def _of_a_service_for_adults(around: Around, first: int, end: int, sentence: Stretch) -> bool:
    """Whether the words around a referral or a closure name what only adults are given: detox, perinatal, probation."""
    clause = around.clause(first, end, sentence)
    begin, last = max(clause[0], first - distance("close")), min(clause[1], end + distance("near"))
    return _begin(around.words_of(begin, last), "services_for_adults")


def _new_adult(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """A partner, where the words around speak of a couple; else somebody."""
    begin, last = max(sentence[0], first - distance("near")), min(sentence[1], end + distance("near"))
    couple = not words_for("couples").isdisjoint(around.words_of(begin, last))
    begin = min(begin, around.clause(first, end, sentence)[0])
    partner = any(one.subject == "partner" for one in around.doers(begin, last))
    return "partner" if couple or partner else "other"


def _improved(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """Whose state is better: not that of the person who says so, unless it is what only they can feel."""
    begin, last = around.clause(first, end, sentence)
    clause = around.words_of(begin, last)
    if _begin(around.words_of(first, end), "states_of_the_home"):
        return NOBODY
    own = _begin(clause, "felt")
    found = around.within(first, end, adults=False)
    for one in (
        around.before(first, sentence[0] if own else begin, adults=False),
        around.after(end, last, adults=False),
    ):
        if found is None and one is not None and (own or not around.speaks(one)):
            found = one
    if found is None and _begin(clause, "states_of_a_child"):
        return "child"
    if found is None and (own or _begin(clause, "states_of_an_adult")):
        found = _nearest(around, first, end, sentence)
    return said(found)


def _begin(words: Sequence[str], name: str) -> bool:
    """Whether one of some words begins as one of a list does."""
    return any(word.startswith(pieces_for(name)) for word in words)


def _nearest(around: Around, first: int, end: int, sentence: Stretch) -> PersonHere | None:
    begin, last = around.clause(first, end, sentence)
    direct = around.just_before(first, begin)
    if direct is not None and direct.subject in {"sibling", FAMILY} and not around.speaks(direct):
        return direct
    return (
        (direct if direct is not None and direct.adult and direct.pronoun and direct.end == first else None)
        or around.within(first, end, adults=True)
        or (around.whose(end, sentence[1]) if direct is None or around.speaks(direct) else None)
        or around.pointed_to(end, last)
        or around.before(first, begin, adults=True)
        or around.after(end, last, adults=True)
        or around.before(first, sentence[0], adults=True)
        or around.after(end, sentence[1], adults=True)
        or around.before(first, 0, adults=True)
        or around.after(*around.sentence_after(sentence), adults=True)
    )


def _said_of_each(around: Around, found: PersonHere | None) -> tuple[str, ...]:
    if found is None:
        return (NOBODY,)
    if found.subject == PARENTS:
        return ("mother", "father")
    other = around.beside(found)
    return (said(found),) if other is None or said(other) == said(found) else (said(other), said(found))
