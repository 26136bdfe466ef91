"""Questions about dates, a JSON line each: a bad line is refused with its reason, and the others go on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.timescales.date_lines import answer

GOOD = {"id": "a", "text": "22/05/16", "reference_date": "2016-11-24"}


def _answers(*lines):
    return [json.loads(answer(json.dumps(line) if isinstance(line, dict) else line)) for line in lines]


@pytest.mark.parametrize(
    ("line", "known_id", "reason"),
    [
        (b"", None, "not JSON"),
        (b"not json", None, "not JSON"),
        (b'{"id": 1, "text": "22/05/16"', None, "not JSON"),
        (b'{"id": NaN, "text": "22/05/2016"}', None, "not JSON"),
        (b"[" * 100_000, None, "not JSON"),
        (b'{"id": 1, "text": "\xff\xfe"}', None, "UTF-8"),
        (b"[1, 2]", None, "JSON object"),
        (b"17", None, "JSON object"),
        ({"id": 1}, 1, '"text"'),
        ({"id": 1, "text": None}, 1, '"text"'),
        ({"id": 1, "text": ""}, 1, "Nothing is written here"),
        ({"id": 1, "text": 42491}, 1, 'The "text" is a number and not text'),
        ({"id": 1, "text": 1.5}, 1, 'The "text" is a number and not text'),
        ({"id": 1, "text": True}, 1, 'The "text" is true or false and not text'),
        ({"id": 1, "text": ["22 May 2016"]}, 1, 'The "text" is a list and not text'),
        ({"id": 1, "text": {"day": 22}}, 1, 'The "text" is an object and not text'),
        (b'{"id": 1e400, "text": "2016"}', None, "too large"),
        (b'{"id": [-1e400], "text": "2016"}', None, "too large"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "2016"}', None, "not JSON"),
        ({"id": 1, "text": "22 May 2016", "reference_date": "24/11/2016"}, 1, "reference_date"),
        ({"id": 1, "text": "22 May 2016", "reference_date": "2016-02-30"}, 1, "reference_date"),
        ({"id": 1, "text": "22 May 2016", "reference_date": 20161124}, 1, "reference_date"),
        ({"id": 1, "text": "22 May 2016", "reference_date": ["2"] * 10}, 1, "reference_date"),
        ({"id": 1, "text": "22/05/16"}, 1, "reference date"),
        ({"id": 1, "text": "31/02/2016"}, 1, "no day 31"),
        ({"id": 1, "text": "ditto", "row_above": "31/02/2016"}, 1, "row above"),
        ({"id": 1, "text": "ditto", "row_above": 3}, 1, '"row_above"'),
        ({"id": 1, "text": "\ud800"}, 1, "read"),
    ],
)
def test_a_bad_line_is_refused_and_the_next_is_read(line, known_id, reason):
    refused, read = _answers(line, GOOD)
    assert refused["refused"] is True
    assert refused["id"] == known_id
    assert reason in refused["reason"]
    assert read == {"id": "a", "lower": "2016-05-22", "upper": "2016-05-22", "uncertain": False}


def test_what_is_read():
    assert _answers(
        {"id": 1, "text": "before about May 2016", "reference_date": None},
        {"id": 2, "text": "next day", "row_above": "3 May 2016", "reference_date": "2016-11-24"},
        b'\xef\xbb\xbf{"id": null, "text": "since 2014"}',
    ) == [
        {"id": 1, "lower": None, "upper": "2016-04-30", "uncertain": True},
        {"id": 2, "lower": "2016-05-04", "upper": "2016-05-04", "uncertain": False},
        {"id": None, "lower": "2014-01-01", "upper": None, "uncertain": False},
    ]


@pytest.mark.parametrize("known_id", [0.1, 10**30, "é", "\ud800", None, True, ["a", {"b": 1}]], ids=repr)
def test_whatever_names_a_line_comes_back_with_its_answer(known_id):
    assert _answers({"id": known_id, "text": "2016"})[0]["id"] == known_id


@given(st.binary(max_size=60) | st.integers(0, 3000).map(lambda deep: b'{"id": ' + b"[" * deep + b"]" * deep + b"}"))
def test_whatever_the_line_its_answer_is_one_line_of_json(line):
    said = answer(line)
    assert "\n" not in said
    assert {"id", "refused", "reason"} == set(json.loads(said, parse_constant=pytest.fail))
