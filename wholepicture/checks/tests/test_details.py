"""The dictionary of details: bad words first. What it does not know is never taken for no."""

from __future__ import annotations

import collections
import datetime

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.details import (
    NOT_UNDERSTOOD,
    UNSAID,
    closed_details,
    folded,
    free_details,
    implied,
    is_understood,
    meaning_of,
    names_for,
    nearest,
)
from wholepicture.checks.fact import Fact
from wholepicture.checks.matching import Level, level_of
from wholepicture.checks.tests.spec_tables import histories
from wholepicture.checks.tests.test_catalogue import _entries
from wholepicture.checks.vocabulary import entries
from wholepicture.chronology.entry import DetailValue
from wholepicture.chronology.terms import kinds

WORDS = [
    ("outcome", "closed to team", NOT_UNDERSTOOD),
    ("seen", "yes, alone", NOT_UNDERSTOOD),
    ("mobility", "rolling", NOT_UNDERSTOOD),
    ("mobility", "not known", UNSAID),
    ("mobility", "  ", UNSAID),
    ("seen", None, UNSAID),
    ("outcome", "NFA", "nfa"),
    ("outcome", "No further action", "nfa"),
    ("outcome", "no-further_action", "nfa"),
    ("mobility", "Non-Mobile", "non_mobile"),
    ("type", "Child protection", "child_protection"),
    ("type", "CP", "child_protection"),
    ("category", "Neglect", "neglect"),
    ("category", "NEG", "neglect"),
    ("status", "not met", "not_met"),
    ("about", "no access", "no_access"),
    ("opinion", "Inconsistent with explanation", "inconsistent"),
    ("opinion", "not consistent with the account", "inconsistent"),
    ("cancelled_by", "hospital", "provider"),
    ("cancelled_by", "mother", "parent"),
    ("lives", "no", "no"),
    ("lives", False, "no"),
    ("seen", "TRUE", "yes"),
    ("seen", 1, "yes"),
    ("step", 2, "2"),
    ("step", "Stage 2", "2"),
    ("action", False, "none"),
    ("action", "Stays away", "stays away"),
    ("site", "Left Arm", "Left Arm"),
]


@pytest.mark.parametrize(("name", "value", "meaning"), WORDS)
def test_what_a_word_means(name: str, value: DetailValue, meaning: str) -> None:
    assert meaning_of(name, value) == meaning


ASKED = entries("visit")
LEVELS = [
    (ASKED.where(seen=True), "perhaps?", Level.PERHAPS),
    (ASKED.only_where(seen=True), "perhaps?", Level.PERHAPS),
    (ASKED.unless(seen=True), "perhaps?", Level.PERHAPS),
    (ASKED.where(seen=True), "unknown", Level.PERHAPS),
    (ASKED.only_where(seen=True), "unknown", Level.NO),
    (ASKED.unless(seen=True), "unknown", Level.SURE),
    (ASKED.where(seen=True), "Yes", Level.SURE),
    (ASKED.where(seen=True), "no", Level.NO),
    (ASKED.unless(seen=True), "n", Level.SURE),
]


@pytest.mark.parametrize(("asked", "said", "level"), LEVELS)
def test_a_word_that_is_not_understood_is_perhaps_and_never_no(asked, said: str, level: Level) -> None:
    day = datetime.date(2026, 3, 2)
    fact = Fact(
        id="v", entry="v", kind="visit", agency="school", agency_kind="school", lower=day, upper=day, known=day,
        known_lower=day, details={"seen": said},
    )  # fmt: skip
    assert level_of(fact, asked) is level


def test_every_detail_and_value_that_a_rule_asks_for_stands_in_the_dictionary() -> None:
    lacking = [
        (check.code, kind, detail.name)
        for check in every_check()
        for asked in _entries(check)
        for detail in asked.details
        for kind in asked.kinds
        if detail.name not in names_for(kind)
    ]
    assert lacking == []
    assert [
        (check.code, detail.name, value)
        for check in every_check()
        for asked in _entries(check)
        for detail in asked.details
        for value in detail.values
        if meaning_of(detail.name, value) in {NOT_UNDERSTOOD, UNSAID}
    ] == []


def test_the_histories_of_the_manual_say_only_words_that_are_understood() -> None:
    for history in histories():
        for entry in history.entries:
            for name, value in entry.details.items():
                assert name in names_for(entry.kind), (history.title, entry.kind, name)
                assert is_understood(name, value, entry.kind), (history.title, name, value)


def test_no_word_has_two_meanings_in_one_detail() -> None:
    for name, of in closed_details().items():
        words = [folded(word) for value, others in of.words.items() for word in {value, *others}]
        words = [word for word, often in collections.Counter(words).items() if often > 1]
        assert all(meaning_of(name, word) != NOT_UNDERSTOOD for word in words)
        spelled = collections.defaultdict(set)
        for value, others in of.words.items():
            for word in (value, *others):
                spelled[folded(word)].add(value)
        assert {word: several for word, several in spelled.items() if len(several) > 1} == {}, name


def test_the_dictionary_names_only_kinds_that_there_are() -> None:
    named = {kind for of in closed_details().values() for kind in of.kinds}
    named |= {kind for of in free_details().values() for kind in of}
    assert named <= set(kinds())
    assert all(meaning_of(one.detail, one.value) == one.value for one in implied())
    assert all(meaning_of(one.says, one.value_said) == one.value_said for one in implied())


def test_a_likely_typo_of_a_name_is_told_with_the_name_that_is_likely_meant() -> None:
    assert nearest("seen_alon", names_for("visit")) == "seen_alone"
    assert nearest("Seen alone", names_for("visit")) == "seen_alone"
    assert nearest("bus_route", names_for("visit")) == ""
