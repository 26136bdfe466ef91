"""Whose conduct or state a phrase tells of.

First the phrase's own clause, then its sentence, then the sentences before, then the one after; else nobody. Two things
are taken for granted: in a text of a pregnancy or a birth it is the mother, and so is a "she" of whom nothing else is
said. What counts for which code is fixed in Whole Picture's own meanings of the codes.
"""

from __future__ import annotations

from wholepicture.words.people_around import Around, Stretch
from wholepicture.words.people_in_text import CLIENT, FAMILY, PARENTS, PRONOUN, PersonHere
from wholepicture.words.subject_words import codes_for, distance, pieces_for, words_for

NOBODY = "none"


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
    if code == "domestic_abuse":
        found = (_abuser(around, first, end, sentence),)
    elif code == "improvement":
        found = (_improved(around, first, end, sentence),)
    else:
        found = _said_of_each(around, _nearest(around, first, end, sentence))
    if found == (NOBODY,) and code in codes_for("of_birth") and around.of_birth:
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
    """The parent who is plainly the one referred, discharged or bound by an order; else nobody."""
    clause = around.clause(first, end, sentence)
    if code in codes_for("of_a_sibling") and around.of_a_sibling(first, end, sentence):
        return "sibling"
    if code not in codes_for("of_one_person"):
        return NOBODY
    if code == "legal" and words_for("orders_on_adults") & set(around.words_of(first, end)):
        return _bound(around, first, end, sentence)
    if code != "legal" and _of_a_service_for_adults(around, first, end, clause):
        found = _nearest(around, first, end, sentence)
        return "mother" if found is None and around.of_birth else _said(found)
    after = around.within(first, end, adults=True) or around.after(end, end + distance("close"), adults=True)
    if after is not None and (after.first < end or around.unbroken(end, after.first)):
        directly = after.first <= end and code != "legal"
        if directly or around.word_before(after) in words_for("is_for"):
            return _said(after)
    before = around.before(first, max(sentence[0], first - distance("close")), adults=True)
    done = around.word(first).endswith(pieces_for("endings_of_what_is_done"))
    if before is not None and done and not around.speaks(before):
        return _said(before)
    return NOBODY


def _bound(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """Whom an order such as a non-molestation order binds: a man of whom the sentence speaks, and not as asking for it."""
    begin, last = around.clause(first, end, sentence)
    for places in ((begin, last), sentence, around.sentence_after(sentence)):
        men = [one for one in around.doers(*places) if one.sex == "m"]
        bound = [one for one in men if around.word_before(one) in words_for("bound")]
        men = bound or [one for one in men if one.subject in {"father", "partner"} and not around.speaks(one)]
        if men:
            return _said(men[0])
    return NOBODY


def _of_a_service_for_adults(around: Around, first: int, end: int, clause: Stretch) -> bool:
    """Whether the words around a referral or a closure name what only adults are given: detox, perinatal, probation."""
    begin, last = max(clause[0], first - distance("close")), min(clause[1], end + distance("near"))
    return any(word.startswith(pieces_for("services_for_adults")) for word in around.words_of(begin, last))


def _new_adult(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """A partner, where the words around speak of a couple; else somebody."""
    begin, last = max(sentence[0], first - distance("near")), min(sentence[1], end + distance("near"))
    couple = not words_for("couples").isdisjoint(around.words_of(begin, last))
    partner = any(one.subject == "partner" for one in around.doers(begin, last))
    return "partner" if couple or partner else "other"


def _abuser(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """Who is said to be abusive, else to whom it is done, else nobody."""
    begin, last = around.clause(first, end, sentence)
    if around.both(first, end) or words_for("both_ways") & set(around.words_of(first, end + 2)):
        return NOBODY
    for places in ((begin, last), sentence, (0, sentence[1])):
        everyone = around.doers(*places)
        by = [one for one in everyone if one.first >= first and around.by(one)]
        if by:
            return _abusive(around, by[0])
        doers = [one for one in everyone if not _done_to(around, one, first, end)]
        if doers:
            before = [one for one in doers if one.first <= first]
            return _abusive(around, before[-1] if before else doers[0])
    victims = around.doers(0, sentence[1])
    return _said(victims[0] if victims else None)


def _abusive(around: Around, one: PersonHere) -> str:
    """Who abuses: a "he" of whom nothing is said is a partner, where a woman is spoken of."""
    if one.subject == PRONOUN:
        if not words_for("wives").isdisjoint(around.words_of(0, len(around))):
            return "father"
        return "partner" if around.of_a_woman else NOBODY
    return _said(one)


def _done_to(around: Around, one: PersonHere, first: int, end: int) -> bool:
    """Whether an adult stands where the one stands to whom it is done, or only tells of it."""
    if around.tells(one) or not words_for("victims").isdisjoint({one.word, one.kin}):
        return True
    if around.speaks(one) and not around.owns(one, first):
        return True
    if one.pronoun and around.word(one.first) in words_for("objects"):
        return not around.word(one.end).endswith("ing")  # "about him smashing her phone"
    if one.first >= end:
        return one.first == end or around.word_before(one) in words_for("done_to")
    if first < one.first:
        return True
    if next(around.followed_by(one), "") in words_for("body") and around.word(one.end) == "'s":
        return True
    if one.first == first and (_passive(around, one.end, end) or _hurt(around, one.end, end)):
        return True
    if one.end <= first and around.word(first).endswith(pieces_for("endings_of_what_is_done")):
        return not words_for("passive").isdisjoint(around.words_of(max(one.end, first - 2), first))
    return False


def _passive(around: Around, begin: int, end: int) -> bool:
    """Whether something is done to whoever stands before some words: "was punched", but not "is controlling"."""
    words = around.words_of(begin, end)
    return any(word in words_for("passive") for word in words) and not words[-1].endswith("ing")


def _hurt(around: Around, begin: int, end: int) -> bool:
    """Whether some words say that somebody has a hurt: "had a split lip"."""
    said = set(around.words_of(begin, end))
    return bool(said & words_for("has_a_hurt")) and bool(said & words_for("body"))


def _improved(around: Around, first: int, end: int, sentence: Stretch) -> str:
    """Whose state is better: not that of the person who says so, unless it is what only they can feel."""
    begin, last = around.clause(first, end, sentence)
    said = around.words_of(begin, last)
    if any(word.startswith(pieces_for("states_of_the_home")) for word in around.words_of(first, end)):
        return NOBODY
    own = any(word.startswith(pieces_for("felt")) for word in said)
    inside = around.within(first, end, adults=False)
    if inside is not None:
        return _said(inside)
    before = around.before(first, sentence[0] if own else begin, adults=False)
    if before is not None and (own or not around.speaks(before)):
        return _said(before)
    after = around.after(end, last, adults=False)
    if after is not None and (own or not around.speaks(after)):
        return _said(after)
    if any(word.startswith(pieces_for("states_of_a_child")) for word in said):
        return "child"
    if own or any(word.startswith(pieces_for("states_of_an_adult")) for word in said):
        return _said(_nearest(around, first, end, sentence))
    return NOBODY


def _nearest(around: Around, first: int, end: int, sentence: Stretch) -> PersonHere | None:
    begin, last = around.clause(first, end, sentence)
    direct = around.just_before(first, begin)
    if direct is not None and direct.subject in {"sibling", FAMILY}:
        return direct
    return (
        (direct if direct is not None and direct.adult and direct.pronoun and direct.end == first else None)
        or around.within(first, end, adults=True)
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
    return (_said(found),) if other is None or _said(other) == _said(found) else (_said(other), _said(found))


def _said(found: PersonHere | None) -> str:
    if found is None or found.subject in {CLIENT, PRONOUN, FAMILY, PARENTS}:
        return NOBODY
    return found.subject
