"""Chapter: times of day, kept only where they are exact."""

import datetime

import pytest

from wholepicture.timescales.tests.tables import REFERENCE
from wholepicture.timescales.wording import TimeRefused, read_time, read_wording_and_time

EXACT = """
14:30 | 14:30, 14.30 | 14:30, 1430hrs | 14:30, 1430 hrs | 14:30, 1430 | 14:30, 14h30 | 14:30, 2.30pm | 14:30
2:30 p.m. | 14:30, 230pm | 14:30, 2pm | 14:00, 2 PM | 14:00, 12pm | 12:00, 12am | 00:00, at 14:30 | 14:30
0930 | 09:30, 09:30:15 | 09:30:15, noon | 12:00, 12 noon | 12:00, midday | 12:00, midnight | 00:00, 14 hrs | 14:00
14:30pm | 14:30, 0005hrs | 00:05, T14:30:00Z | 14:30, 8.05 a.m. | 08:05, @ 9.15am | 09:15
"""
VAGUE = """am, pm, approx 3pm, about 14:30, morning, early hours, 2-3pm, 14:00-15:30, after 2pm, 9 o'clock,
    half past two, 24:00"""
NOT_TIMES = "25:00, 14:75, 22/05/16, , unknown, 99, hello, 14:30am"


@pytest.mark.parametrize("row", [row.strip() for row in EXACT.replace("\n", ", ").split(",") if row.strip()])
def test_an_exact_time(row):
    text, wanted = row.split(" | ")
    assert read_time(text) == datetime.time.fromisoformat(wanted)


@pytest.mark.parametrize("text", [text.strip() for text in VAGUE.split(",")])
def test_a_vague_time_is_none(text):
    assert read_time(text) is None


@pytest.mark.parametrize("text", NOT_TIMES.split(", "))
def test_what_is_no_time_is_refused(text):
    with pytest.raises(TimeRefused, match="time of day"):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("22/05/16 14:30", "14:30"),
        ("0930hrs 22/05/16", "09:30"),
        ("221430MAY16", "14:30"),
        ("22 May 2016 at 2.30 p.m.", "14:30"),
        ("yesterday at 3pm", "15:00"),
        ("2016-05-22T14:30:00Z", "14:30"),
        ("22/05/16 PM visit", None),
        ("22/05/16 approx 3pm", None),
        ("22/05/16 3pm approx", None),
        ("22/05/16 14:00-15:00", None),
        ("22/05/2016 00:00:00", None),
        ("22/05/16", None),
        ("22/05/16 2015", None),
        ("22 May 2016 / 1430hrs", "14:30"),
        ("22 May 2016 14:30:00 +0100 (BST)", "14:30"),
        ("between 2 and 5pm on 22/05/16", None),
        ("by 4pm on 22/05/16", None),
        ("22/05/16 14:00 to 23/05/16 09:00", None),
    ],
)
def test_the_time_beside_a_date(text, time):
    _, found = read_wording_and_time(text, reference=REFERENCE)
    assert found == (time and datetime.time.fromisoformat(time))
