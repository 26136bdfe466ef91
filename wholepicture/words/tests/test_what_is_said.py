"""What a sentence says, and of whom: the tables of `said`, and planted faults that they must notice."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import pytest

from wholepicture.words import (
    abuser,
    answers,
    cues,
    meant,
    people_around,
    polarity,
    reach,
    reading,
    speech,
    suggest,
)
from wholepicture.words.suggest import Suggester
from wholepicture.words.tests.said import ANSWERS, MENTIONS, NAMES, NOT_SO_SIMPLE, POLARITY, SUBJECT

PEOPLE = [("Kelly Marsh", "mother"), ("Tom Marsh", "child")]
EVERYBODY = [*PEOPLE, ("Darren Holt", "father"), ("Lee Cooper", "partner"), ("Amy Marsh", "sibling")]


def lines(table: str) -> list[tuple[str, str]]:
    return [tuple(part.strip() for part in line.rsplit("|", 1)) for line in table.splitlines() if line]  # type: ignore[misc]


@functools.cache
def suggester() -> Suggester:
    return Suggester()


def holds(text: str, wanted: str, people: Sequence[tuple[str, str]] = ()) -> bool:
    """Whether each code named is found with just the polarity and the subject that are named, and no other."""
    pairs = {tuple(one.split()) for one in wanted.split(";")}
    codes = {code for code, _polarity, _subject in pairs}
    found = {
        (one.code, one.polarity, one.subject)
        for one in suggester().suggest(text, people=people).codes
        if one.code in codes
    }
    return {_plain(one) for one in found} == pairs


def _plain(found: tuple[str, str, str]) -> tuple[str, str, str]:
    code, said, whose = found
    of_the_work = code in {"neglect", "legal", "step_down", "child_protection_process", "referral"}
    return (code, said, "none" if of_the_work and whose == "child" else whose)


@pytest.mark.parametrize(
    ("text", "wanted"), [*lines(POLARITY), *lines(NOT_SO_SIMPLE), *lines(ANSWERS), *lines(SUBJECT)]
)
def test_what_a_sentence_says_and_of_whom(text: str, wanted: str):
    assert holds(text, wanted), [(one.code, one.polarity, one.subject) for one in suggester().suggest(text).codes]


@pytest.mark.parametrize(("text", "wanted"), lines(NAMES))
def test_of_whom_the_records_people_speak(text: str, wanted: str):
    assert holds(text, wanted, EVERYBODY), [
        (one.code, one.polarity, one.subject) for one in suggester().suggest(text, people=EVERYBODY).codes
    ]


@pytest.mark.parametrize(("text", "wanted"), lines(MENTIONS))
def test_someone_not_yet_known_is_noticed(text: str, wanted: str):
    new = [one for one in Suggester(PEOPLE).suggest(text).people if one.known_as is None]
    assert [one.name or "someone" for one in new] == ([wanted] if wanted else [])


def test_one_of_the_records_people_is_nobody_new():
    people = (
        Suggester([*PEOPLE, ("Darren Holt", "partner")]).suggest("A man called Darren was there with Kelly.").people
    )
    assert {one.known_as for one in people} == {"Darren Holt", "Kelly Marsh"}


def _no_cue(kind: str) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        plain = polarity.Polarities._of
        patch.setattr(polarity.Polarities, "_of", lambda self, of, place: () if of == kind else plain(self, of, place))

    return plant


def _no_scope(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reach.Reach, "_goes_on", lambda *_: True)


def _no_traps(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cues, "_COVERED", ())


def _nobody_says(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(speech.Speech, "by_another", lambda *_: False)


def _nothing_is_answered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(suggest, "answered", lambda _reading, proposals: proposals)


def _nothing_is_explained(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(answers, "_only_asked", lambda *_: False)


def _no_quotation(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(speech.Speech, "_quotations", ())


def _nobody_told_after(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(speech.Speech, "_told_after", lambda *_: False)


def _never_turned_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(polarity.Polarities, "_twice", lambda *_: False)


def _subject_always(who: str) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(reading, "subjects_of", lambda *_: (who,))


def _done_to_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(abuser, "_done_to", lambda *_: False)


def _no_pronouns(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(meant, "_found_out", lambda found, *_: found)


def _nobody_only_speaks(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(people_around.Around, "speaks", lambda *_: False)


def _nobody_is_related(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(meant, "_related", lambda one, *_: one)


def _nothing_is_explained(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(meant, "_explained_beside", lambda _words, found: list(found))


def _one_parent(patch: pytest.MonkeyPatch) -> None:
    plain = reading.subjects_of
    patch.setattr(reading, "subjects_of", lambda *given: plain(*given)[:1])


FAULTS = {
    "a denial is not read": _no_cue("denies"),
    "a condition is not read": _no_cue("if"),
    "a plan is not read": _no_cue("might"),
    "the past is not read": _no_cue("history"),
    "a meeting called off was held": _no_cue("called_off"),
    "an ending that nobody plans is one": _no_cue("wrongly"),
    "a not reaches over the whole sentence": _no_scope,
    "what looks like a denial is one": _no_traps,
    "a not is never somebody else's": _nobody_says,
    "a denial answers nothing": _nothing_is_answered,
    "what is answered stays as it was": _nothing_is_explained,
    "quotation marks say nothing": _no_quotation,
    "nobody is told of after the saying": _nobody_told_after,
    "a not turned again is one": _never_turned_twice,
    "the subject is always the child": _subject_always("child"),
    "the subject is always the mother": _subject_always("mother"),
    "the one to whom it is done did it": _done_to_nobody,
    "she is nobody": _no_pronouns,
    "who only says it did it": _nobody_only_speaks,
    "mum's brother is a sibling": _nobody_is_related,
    "a suspect in brackets is nobody": _nothing_is_explained,
    "both parents are one": _one_parent,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch):
    FAULTS[fault](monkeypatch)
    assert any(
        not holds(text, wanted)
        for text, wanted in [*lines(POLARITY), *lines(NOT_SO_SIMPLE), *lines(ANSWERS), *lines(SUBJECT)]
    )
