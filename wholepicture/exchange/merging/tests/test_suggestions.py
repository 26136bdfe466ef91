"""Codes for every entry and refused row: whatever happens to a worker, and never at the cost of an earlier answer."""

from __future__ import annotations

import dataclasses
import os
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.chronology.entry import Answer, Code, Entry, Mention, PersonInEntry
from wholepicture.chronology.tests.histories import history
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merging import suggestions
from wholepicture.exchange.merging.suggestions import Maker, People, people_of, with_suggestions
from wholepicture.exchange.merging.tests import stand_ins
from wholepicture.words.decisions import Decision, apply

(PLAIN,) = history("""
    id  | from       | words
    one | 2016-03-05 | Small bruise. Dean present.
""")
REFUSED = Refused("log.csv", "row 2", "No date.", "31/02 | a bruise on the arm")


def entries(count: int) -> list[Entry]:
    return [dataclasses.replace(PLAIN, id=str(number), words=f"bruise {number}") for number in range(count)]


@pytest.fixture
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are used from the first text on."""
    limits = {**suggestions._limits(), "texts": 1, "texts_at_once": 8}
    monkeypatch.setattr(suggestions, "_limits", lambda: limits)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.parametrize(
    "maker",
    [
        stand_ins.CrashesInAWorker,
        stand_ins.FailsInAWorker,
        stand_ins.cannot_be_made_in_a_worker,
        stand_ins.CannotBegin(),
    ],
    ids=["the worker crashes", "fails on a text", "cannot make what suggests", "cannot begin"],
)
@pytest.mark.usefixtures("few_are_enough")
def test_a_worker_that_fails_costs_nothing(maker: Maker):
    given_all = entries(30)
    assert with_suggestions(given_all, [], maker) == with_suggestions(given_all, [], stand_ins.Plain)


@pytest.mark.usefixtures("few_are_enough")
def test_what_cannot_be_handed_to_a_worker_is_done_here():
    class Inside(stand_ins.SaysWhere):
        pass

    found, _ = with_suggestions(entries(12), [], Inside)
    assert {code.rule for entry in found for code in entry.suggested} == {str(os.getpid())}


@pytest.mark.usefixtures("few_are_enough")
def test_many_texts_are_done_in_workers_in_their_order():
    found, _ = with_suggestions(entries(40), [], stand_ins.SaysWhere)
    assert [entry.suggested[0].phrase for entry in found] == [f"bruise {number}" for number in range(40)]
    assert str(os.getpid()) not in {code.rule for entry in found for code in entry.suggested}


def test_few_texts_are_done_here():
    found, _ = with_suggestions(entries(3), [], stand_ins.SaysWhere)
    assert {code.rule for entry in found for code in entry.suggested} == {str(os.getpid())}


class Counting(stand_ins.Plain):
    asked: ClassVar[list[tuple[str, str]]] = []

    def suggest(self, text: str, *, people: People, field: str) -> stand_ins.Found:
        self.asked.append((field, text))
        return super().suggest(text, people=people, field=field)


def test_the_same_text_is_done_once():
    Counting.asked.clear()
    twice = [dataclasses.replace(PLAIN, voice="Dean", response="Dean"), dataclasses.replace(PLAIN, id="two")]
    found, _ = with_suggestions(twice, [dataclasses.replace(REFUSED, text=PLAIN.words)], Counting)
    assert sorted(Counting.asked) == [("response", "Dean"), ("voice", "Dean"), ("words", PLAIN.words)]
    assert found[0].suggested[0] == found[1].suggested[0]


def test_the_same_text_about_other_people_is_not_the_same():
    sibling = dataclasses.replace(PLAIN, people=(PersonInEntry("Sol", "sibling"),))
    found, _ = with_suggestions([PLAIN, sibling], [], stand_ins.Plain)
    assert [entry.suggested[0].subject for entry in found] == ["child", "sibling"]


def test_each_text_of_an_entry_is_read_as_what_it_is():
    entry = dataclasses.replace(PLAIN, response="No bruise seen.", voice="Dean did it")
    ((found,), _) = with_suggestions([entry], [], stand_ins.Plain)
    assert [(code.code, code.field, code.start) for code in found.suggested] == [
        ("injury", "words", 6),
        ("injury", "response", 3),
        ("childs_voice", "voice", 0),
    ]
    assert [(one.field, one.start) for one in found.mentioned] == [("words", 14), ("voice", 0)]
    assert dataclasses.replace(found, suggested=(), mentioned=()) == entry


@pytest.mark.parametrize("words", ["", " \n\t"])
def test_an_empty_text_is_not_asked_about(words: str):
    Counting.asked.clear()
    entry = dataclasses.replace(PLAIN, words=words)
    found, _ = with_suggestions([entry], [dataclasses.replace(REFUSED, text=words)], Counting)
    assert Counting.asked == []
    assert found == [entry]


def test_a_refused_row_gets_its_codes_too():
    _, (row,) = with_suggestions([], [REFUSED], stand_ins.Plain)
    assert [(code.code, code.phrase, code.start) for code in row.suggested] == [("injury", "bruise", 10)]
    assert dataclasses.replace(row, suggested=()) == REFUSED


def test_the_records_people_are_all_that_any_file_names_with_their_roles():
    some = [
        dataclasses.replace(PLAIN, people=(PersonInEntry("Tara", "mother"), PersonInEntry(" ", "child"))),
        dataclasses.replace(PLAIN, people=(PersonInEntry("Dean", "partner"), PersonInEntry("Tara", "involved"))),
    ]
    assert people_of(some) == (("Dean", "partner"), ("Tara", "involved"), ("Tara", "mother"))
    found, _ = with_suggestions(some, [], stand_ins.Plain)
    assert {one.known_as for entry in found for one in entry.mentioned} == {"Dean"}


ANSWER = Answer("rejected", "A. Quill", "2026-11-24T10:11:12Z")
EARLIER = Code(
    "injury", "affirmed", "child", "bruise", "old-name", "rejected", "A. Quill", start=6, end=12, answers=(ANSWER,)
)
NO_LONGER = Code("neglect", "affirmed", "child", "Small", "gone", start=0, end=5)


def test_what_an_earlier_chronology_suggested_and_people_answered_is_kept():
    held = dataclasses.replace(PLAIN, suggested=(EARLIER, NO_LONGER))
    ((found,), _) = with_suggestions([held], [], stand_ins.Plain)
    assert found.suggested == (NO_LONGER, EARLIER)


def test_people_who_have_become_known_are_known():
    stranger = Mention("Dean", "partner", None, "Dean", "a-name", "words", 14, 18)
    other = Mention(None, "other", None, "Small", "x", "words", 0, 5)
    held = dataclasses.replace(PLAIN, mentioned=(stranger, other), people=(PersonInEntry("Dean", "partner"),))
    ((found,), _) = with_suggestions([held], [], stand_ins.Plain)
    assert [(one.phrase, one.known_as) for one in found.mentioned] == [("Small", None), ("Dean", "Dean")]


def test_progress_is_told_to_the_end():
    told: list[tuple[int, int]] = []
    with_suggestions(entries(3), [], stand_ins.Plain, progress=lambda _, done, of: told.append((done, of)))
    assert told == [(1, 1)]


TEXTS = st.text(st.sampled_from("ab bruiseDean \n"), max_size=30)


@given(st.lists(st.builds(dataclasses.replace, st.just(PLAIN), words=TEXTS, response=TEXTS, voice=TEXTS), max_size=4))
def test_suggesting_again_changes_nothing_and_never_the_words(given_all: list[Entry]):
    once, _ = with_suggestions(given_all, [], stand_ins.Plain)
    assert with_suggestions(once, [], stand_ins.Plain)[0] == once
    assert [dataclasses.replace(entry, suggested=(), mentioned=()) for entry in once] == given_all
    for entry in once:
        for code in entry.suggested:
            assert getattr(entry, code.field)[code.start : code.end] == code.phrase


def test_decisions_find_the_suggestions():
    found, _ = with_suggestions([PLAIN], [], stand_ins.Plain)
    (code,) = found[0].suggested
    decision = Decision(
        PLAIN.id, code.code, code.polarity, code.subject, code.field, code.start, code.end, code.phrase, "old",
        "confirmed", "A. Quill", "2026-11-24T10:11:12Z",
    )  # fmt: skip
    assert apply(found, [decision]).entries[0].codes[0].by == "A. Quill"
