"""`wholepicture dates`: one line in, one line out, in order; a bad line is refused and the others go on."""

import io
import json

import pytest

from wholepicture.cli.dates import read_date_lines

GOOD = {"id": "a", "text": "22/05/16", "reference_date": "2016-11-24"}


def _answers(*lines):
    out = io.StringIO()
    read_date_lines([json.dumps(line) if isinstance(line, dict) else line for line in lines], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


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
        ({"id": 1, "text": 42512}, 1, '"text"'),
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


def test_each_answer_is_written_before_the_next_line_is_read():
    out = io.StringIO()
    seen = []

    def lines():
        for number in range(3):
            seen.append(out.getvalue().count("\n"))
            yield json.dumps({"id": number, "text": "22 May 2016"})

    read_date_lines(lines(), out)
    assert seen == [0, 1, 2]
