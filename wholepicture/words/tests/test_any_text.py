"""Any text can be given: nothing is refused, nothing is invented, and the same words always give the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.words.codes import codes, polarities, subjects
from wholepicture.words.suggest import Suggester
from wholepicture.words.word_lines import answer

SUGGESTER = Suggester([("Kelly Marsh", "mother"), ("Tom Marsh", "child"), ("Dr O'Neill", "professional")])
PIECES = st.sampled_from([
    "Mum", "dad", "denied", "no", "not", "bruise", "smelt of alcohol", "DNA'd", "if", "new boyfriend", "called Darren",
    ",", ".", "; ", "\n", "\u200f", "\u2019", "ﬁ", "\ud800", "\0", "Kelly", "CP plan", "was seen alone", "said", "’s",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_suggestion_shows_words_that_stand_in_the_text(text: str):
    found = SUGGESTER.suggest(text)
    for one in (*found.codes, *found.people):
        assert text[one.start : one.end] == one.phrase
        assert one.phrase
        assert one.rule
    for code in found.codes:
        assert code.code in codes()
        assert code.polarity in polarities()
        assert code.subject in subjects()
    assert found == SUGGESTER.suggest(text)


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60)))
@settings(max_examples=200, deadline=None)
def test_any_line_is_answered_with_one_line(line: str | bytes):
    answered = answer(line, SUGGESTER)
    assert "\n" not in answered
    assert "id" in json.loads(answered)


# what is said of the line | the line
LINES = [
    ("not JSON", "{"),
    ("not a JSON object", "[1]"),
    ('no "text"', '{"id": 1}'),
    ("words in quotation marks", '{"id": 1, "text": 5}'),
    ("must be a list", '{"id": 1, "text": "x", "people": 5}'),
    ("must be a list", '{"id": 1, "text": "x", "people": [{"role": "mother"}]}'),
]


@pytest.mark.parametrize(("reason", "line"), LINES)
def test_a_line_that_cannot_be_answered_is_refused_with_the_reason(reason: str, line: str):
    answered = json.loads(answer(line, SUGGESTER))
    assert answered["refused"] is True
    assert reason in answered["reason"]


@pytest.mark.parametrize(
    "people",
    [
        [{"name": "Kelly", "role": "mother"}],
        [{"person": "Kelly", "role": "Mum"}],
        ["Kelly"],
        {"Kelly": "mother"},
    ],
)
def test_people_can_be_given_in_several_forms(people: object):
    answered = json.loads(answer(json.dumps({"id": 1, "text": "Kelly was seen.", "people": people}), Suggester()))
    assert answered["people"][0]["known_as"] == "Kelly"


def test_an_empty_text_and_a_very_long_one():
    assert SUGGESTER.suggest("").codes == ()
    assert SUGGESTER.suggest(" \n\t").people == ()
    long = "Mum denied drinking. No bruises seen, baby not brought to clinic and " * 15000
    assert SUGGESTER.suggest(long).codes
    assert SUGGESTER.suggest("word" * 250_000).codes == ()
    assert SUGGESTER.suggest("(" * 100_000).codes == ()
