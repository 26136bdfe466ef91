"""A denial that has no word of its own for what it denies: it answers what was said just before.

"Caller reports that he locked her out. He says he never did." "Mum's drinking: she told us there has been none." "The
bruise is a birthmark, says Dad." Such a clause is laid to the thing that it answers: the denial is shown beside a claim
of somebody else, and takes the place of what was only asked about.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wholepicture.words.cues import Hit, answers, clause_words
from wholepicture.words.reading import Reading, Sentence
from wholepicture.words.settling import Proposal
from wholepicture.words.text import Break

# What the writer answers: the kind of words, what they can answer, and what they say of it.
_WRITERS = (
    ("over", "codes_over", "historical"),
    ("undone", "codes_undone", "absent"),
    ("nil", "codes_of_conduct", "absent"),
)
_ANSWERED = frozenset({"affirmed", "historical"})
_TURNED = frozenset({"denied", "absent"})


class _Answer(NamedTuple):
    """Words that answer something.

    Args:
        first: The first word.
        end: The word after the last.
        sentence: Where its sentence begins and ends.
        codes: What it can answer.
        polarity: What it says of that.
        spoken: Whether somebody else than the writer says it.
        generic: Whether it says no more than no.
        weak: Whether it only answers what the text is merely about.
    """

    first: int
    end: int
    sentence: Sentence
    codes: frozenset[str]
    polarity: str
    spoken: bool
    generic: bool
    weak: bool = False


def answered(reading: Reading, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of a text, each answer in it laid to what it answers.

    Args:
        reading: The text.
        proposals: What the rules propose for it.
    """
    made = list(proposals)
    if not made:
        return made
    for sentence in reading.sentences:
        for answer in _answers(reading, sentence, proposals):
            _lay(reading, answer, made)
    denials: dict[str, list[Proposal]] = {}
    for one in made:
        if one.code.polarity == "denied":
            denials.setdefault(one.code.code, []).append(one)
    return [_explained(reading, one, denials.get(one.code.code, ())) for one in made]


def _explained(reading: Reading, one: Proposal, denials: Sequence[Proposal]) -> Proposal:
    """What somebody was only asked about, or explains in the same breath as they deny the thing: denied with it."""
    if one.code.polarity != "affirmed":
        return one
    if any(_asked_then_denied(reading, one, other) or _in_one_breath(reading, one, other) for other in denials):
        return dataclasses.replace(one, code=dataclasses.replace(one.code, polarity="denied"))
    return one


def _asked_then_denied(reading: Reading, one: Proposal, denial: Proposal) -> bool:
    soon = 0 <= denial.place[0] - one.place[1] <= answers()["words_on"]
    return soon and one.code.code not in answers()["stays"] and _merely_asked(reading, one)


def _merely_asked(reading: Reading, one: Proposal) -> bool:
    before = reading.words.word[max(one.place[0] - answers()["soon"], 0) : one.place[0]]
    asked = _asked(reading, one) or _in_question(reading, one)
    return asked and answers()["claims"].isdisjoint(before)


def _in_question(reading: Reading, one: Proposal) -> bool:
    if one.code.code not in answers()["codes_of_conduct"]:
        return False
    words, end = reading.words, reading.sentence_of(one.place[0])[1]
    after = words.start[end] if end < len(words) else len(words.original)
    return "?" in words.original[words.end[end - 1] : after]


def _in_one_breath(reading: Reading, one: Proposal, denial: Proposal) -> bool:
    if one.code.code not in answers()["explained_away"] or one.sentence != denial.sentence:
        return False
    if one.code.subject not in {denial.code.subject, "none", "other", "child"}:
        return False
    sentence, speech = reading.sentence_of(one.place[0]), reading.polarities.speech
    mine, its = speech.saying_before(one.place[0], sentence), speech.saying_before(denial.place[0], sentence)
    between = reading.words.word[min(one.place[1], denial.place[1]) : max(one.place[0], denial.place[0])]
    return mine is not None and mine == its and clause_words().isdisjoint(between)


def _answers(reading: Reading, sentence: Sentence, proposals: Sequence[Proposal]) -> Iterator[_Answer]:
    said = reading.polarities
    for hit in said.hits("contrary", sentence):
        spoken = reading.said_by_another(hit.first, sentence)
        put_right = hit.cue.code in answers()["put_right"]
        if spoken or put_right or said.hits("turns_out", sentence):
            polarity = "denied" if spoken or put_right else "absent"
            yield _Answer(hit.first, hit.end, sentence, frozenset({hit.cue.code}), polarity, spoken, generic=False)
    for hit in (*said.hits("refuses", sentence), *said.hits("rejects", sentence)):
        if hit.until:
            continue
        spoken = hit.cue.kind == "refuses" or reading.said_by_another(hit.first, sentence)
        if (spoken or _soon(hit, sentence)) and not _has_its_own(reading, hit.first, sentence, proposals):
            yield _Answer(hit.first, hit.end, sentence, answers()["codes"], "denied", spoken, generic=True)
    for kind, codes, polarity in _WRITERS:
        for hit in said.hits(kind, sentence):
            spoken = polarity == "absent" and reading.said_by_another(hit.first, sentence)
            if (spoken or kind == "nil" or _soon(hit, sentence)) and not _has_its_own(
                reading, hit.first, sentence, proposals
            ):
                as_said = "denied" if spoken else polarity
                yield _Answer(
                    hit.first, hit.end, sentence, answers()[codes], as_said, spoken, generic=True, weak=kind == "nil"
                )
    yield from _plain_noes(reading, sentence, proposals)


def _soon(hit: Hit, sentence: Sentence) -> bool:
    return bool(hit.first - sentence[0] <= answers()["soon"])


def _plain_noes(reading: Reading, sentence: Sentence, proposals: Sequence[Proposal]) -> Iterator[_Answer]:
    """Each "says she has had nothing": a saying that begins with a no and names no thing."""
    said = reading.polarities
    noes = [hit for kind in ("no", "not", "nobody") for hit in said.hits(kind, sentence) if not hit.until]
    for hit in sorted(noes, key=lambda one: one.first):
        saying = said.speech.saying_before(hit.first, sentence)
        if saying is None or hit.first - saying.end > answers()["soon"]:
            continue
        end = _clause_end(reading, hit.first, sentence)
        if not _generic(reading, hit, end) or _has_its_own(reading, hit.first, sentence, proposals):
            continue
        yield _Answer(hit.first, end, sentence, answers()["codes_of_conduct"], "denied", spoken=True, generic=True)
        return


def _clause_end(reading: Reading, first: int, sentence: Sentence) -> int:
    before = reading.words.before
    return next((place for place in range(first + 1, sentence[1]) if before[place] is not Break.NONE), sentence[1])


def _generic(reading: Reading, hit: Hit, end: int) -> bool:
    """Whether a no says no more than that: "nothing", "never", "there isn't any", and not "not her brother's pram"."""
    word = reading.words.word
    after = word[hit.end : min(end, hit.end + answers()["words_after_a_no"])]
    if not answers()["not_it"].isdisjoint(after):
        return False
    return word[hit.first] in answers()["bare"] or not after or not answers()["anything"].isdisjoint(after)


def _has_its_own(reading: Reading, first: int, sentence: Sentence, proposals: Sequence[Proposal]) -> bool:
    """Whether a denial has a phrase of its own, in its clause or just before, and so answers nothing else."""
    end = _clause_end(reading, first, sentence)
    near = answers()["own_words"]
    for one in proposals:
        if one.place[0] <= first < one.place[1]:
            return True
        if one.code.polarity in _TURNED and sentence[0] <= one.place[0] < end and first - near <= one.place[1]:
            return True
    return False


def _lay(reading: Reading, answer: _Answer, made: list[Proposal]) -> None:
    """Lay an answer to what it answers, if anything: turn that round, or put the answer beside it."""
    topic = _topic(reading, answer, made)
    if topic is None:
        return
    turned = dataclasses.replace(topic.code, polarity=answer.polarity)
    if _only_asked(reading, answer, topic):
        for number, one in enumerate(made):
            if one.code.code == topic.code.code and one.code.polarity == topic.code.polarity and _overlap(one, topic):
                made[number] = dataclasses.replace(one, code=dataclasses.replace(one.code, polarity=answer.polarity))
        return
    words = reading.words
    last = min(answer.end, len(words)) - 1
    phrase = words.phrase(answer.first, last)
    code = dataclasses.replace(turned, phrase=phrase, start=words.start[answer.first], end=words.end[last])
    made.append(Proposal(code, answer.sentence[0], topic.weak, topic.gives_way_to, (answer.first, answer.end)))


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one is other or (one.place[0] < other.place[1] and other.place[0] < one.place[1])


def _topic(reading: Reading, answer: _Answer, made: Sequence[Proposal]) -> Proposal | None:
    """What an answer answers: the thing told just before; a denial that names its thing can also stand before that."""
    fits = [one for one in made if one.code.code in answer.codes]
    if any(one.code.polarity == answer.polarity and _beside(one, answer) for one in fits):
        return None
    fits = [one for one in fits if one.code.polarity in _ANSWERED]
    if not answer.generic and not answer.spoken and answer.polarity == "denied":
        fits = [one for one in fits if _claimed(reading, one)]
    if answer.generic and not answer.spoken:  # what the writer says is over needs no denial
        fits = [one for one in fits if one.code.polarity != "historical" or _claimed(reading, one)]
    if answer.weak:
        fits = [one for one in fits if one.weak or _asked(reading, one)]
    back = answer.first - answers()["words_back"]
    before = [one for one in fits if back <= one.place[0] <= answer.first]
    if before:
        return max(before, key=lambda one: one.place)
    if answer.polarity == "historical" or (answer.generic and not answer.spoken):
        return None
    after = [one for one in fits if answer.first < one.place[0] <= answer.end + answers()["words_on"]]
    return min(after, key=lambda one: one.place) if after else None


def _claimed(reading: Reading, one: Proposal) -> bool:
    """Whether somebody is said to have said it."""
    first = one.place[0]
    return reading.polarities.speech.saying_before(first, reading.sentence_of(first)) is not None


def _asked(reading: Reading, one: Proposal) -> bool:
    return reading.polarities.asked_about(*one.place, reading.sentence_of(one.place[0]))


def _beside(one: Proposal, answer: _Answer) -> bool:
    return one.sentence == answer.sentence[0]


def _only_asked(reading: Reading, answer: _Answer, topic: Proposal) -> bool:
    """Whether what is answered is no claim by itself: only asked about, a heading, or part of the same saying."""
    if topic.code.polarity == "historical":
        return False
    if topic.weak or answer.polarity in {"historical", "absent"}:
        return True
    if not answer.spoken:  # the writer puts right what somebody claims
        return _claimed(reading, topic)
    if topic.code.code not in answers()["stays"] and _merely_asked(reading, topic):
        return True
    return topic.sentence == answer.sentence[0] and _of_the_same_saying(reading, answer, topic)


def _of_the_same_saying(reading: Reading, answer: _Answer, topic: Proposal) -> bool:
    if _heading(reading, topic, answer):
        return True
    if answer.first < topic.place[0] and not _same_clause(reading, answer, topic):
        return False
    speech = reading.polarities.speech
    mine = speech.saying_before(answer.first, answer.sentence)
    return mine is not None and mine == speech.saying_before(topic.place[0], answer.sentence)


def _same_clause(reading: Reading, answer: _Answer, topic: Proposal) -> bool:
    return all(reading.words.before[place] < Break.COMMA for place in range(answer.first + 1, topic.place[0] + 1))


def _heading(reading: Reading, topic: Proposal, answer: _Answer) -> bool:
    """Whether the topic only heads what follows: "Mum's drinking: she told us there has been none"."""
    words = reading.words
    first, end = topic.place
    if first - topic.sentence > answers()["soon"]:
        return False
    between = range(end, min(end + 2, answer.first + 1))
    return any(":" in words.original[words.end[place - 1] : words.start[place]] for place in between)
