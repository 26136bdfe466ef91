"""Who is said to be abusive, else to whom it is done, else nobody."""

from __future__ import annotations

from wholepicture.words.people_around import NOBODY, Around, Stretch, said
from wholepicture.words.people_in_text import PRONOUN, PersonHere
from wholepicture.words.subject_words import distance, pieces_for, words_for


def abuser(around: Around, first: int, end: int, sentence: Stretch) -> str:
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
            of_two = len(before) > 1 and around.taken_hold_of(before[-1]) and before[-2].subject != before[-1].subject
            return _abusive(around, before[-2] if of_two else before[-1] if before else doers[0])
    victims = around.doers(0, sentence[1])
    return said(victims[0] if victims else None)


def _abusive(around: Around, one: PersonHere) -> str:
    """Who abuses: a "he" of whom nothing is said is a partner, where a woman is spoken of."""
    if one.subject == PRONOUN:
        if not words_for("wives").isdisjoint(around.words_of(0, len(around))):
            return "father"
        return "partner" if around.of_a_woman else NOBODY
    return said(one)


def _done_to(around: Around, one: PersonHere, first: int, end: int) -> bool:
    """Whether an adult stands where the one stands to whom it is done, or only tells of it."""
    if _only_tells(around, one, first):
        return True
    if one.pronoun and around.word(one.first) in words_for("objects"):
        return not around.word(one.end).endswith("ing")  # "about him smashing her phone"
    if one.first >= end:
        return one.first == end or around.word_before(one) in words_for("done_to") | words_for("standing_by")
    owns_a_body = around.word(one.end) == "'s" and around.word(one.end + 1) in words_for("body")
    begins = first + 1 if around.word(first) in words_for("small") else first  # "{her partner} strangled her"
    return begins < one.first or owns_a_body or _suffers(around, one, first, end)


def _only_tells(around: Around, one: PersonHere, first: int) -> bool:
    victim = not words_for("victims").isdisjoint({one.word, one.kin})
    victim = victim or "victim" in around.words_of(one.end, one.end + distance("directly"))
    victim = victim or tuple(around.words_of(one.first - 2, one.first)) in {("victim", "is"), ("victim", "was")}
    victim = victim or around.word_before(one) in words_for("beside_the_point")
    return victim or around.tells(one) or (around.speaks(one) and not around.owns(one, first))


def _suffers(around: Around, one: PersonHere, first: int, end: int) -> bool:
    """Whether a phrase says of somebody before it what is done to them: "was punched", "had a split lip"."""
    if one.first in {first, first + 1} and (one.first == first or around.word(first) in words_for("small")):
        said_of = around.words_of(one.end, end)
        passive = any(
            word in words_for("passive") and any(one.endswith(_done()) for one in said_of[place + 1 : place + 3])
            for place, word in enumerate(said_of)
        )
        hurt = words_for("has_a_hurt") & set(said_of) and words_for("body") & {*said_of, around.word(end)}
        return passive or bool(hurt)
    having = words_for("has_a_hurt") & set(around.words_of(max(one.end, first - 2), first))
    if one.end <= first and having and words_for("body") & set(around.words_of(first, first + 2)):
        return True  # "{mum} presented with bruising to her face"
    done = one.end <= first and around.word(first).endswith(_done())
    return done and not words_for("passive").isdisjoint(around.words_of(max(one.end, first - 2), first))


def _done() -> tuple[str, ...]:
    return pieces_for("endings_of_what_is_done")
