"""The source's wording of a date is shown where it says more than the date and time beside it, and only there."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.exchange.writing.as_written import as_written
from wholepicture.timescales.date_known import DateKnown

DAY = datetime.date(2015, 5, 16)  # a Saturday
EVENING, MIDNIGHT, EXACT = datetime.time(19, 20), datetime.time(0, 0), datetime.time(9, 5, 7)

SAYS_NOTHING_NEW = [
    ("16/05/2015", None),
    ("16.5.15", None),
    ("Sat 16th May 2015", None),
    ("on the 16th of May", None),
    ("2015-05-16 00:00:00", None),
    ("2015-05-16T00:00:00.000", None),
    ("16/05/2015 19:20", EVENING),
    ("2015-05-16T19:20:00", EVENING),
    ("16/5/15 at 7.20pm", EVENING),
    ("16/5/15 7:20 p.m.", EVENING),
    ("16 May 2015, 1920 hrs", EVENING),
    ("16 May 2015 19h20", EVENING),
    ("16/05/2015 00:00", MIDNIGHT),
    ("16/05/2015 12am", MIDNIGHT),
    ("16/05/2015 09:05:07", EXACT),
    ("16/05/2015 9:05", EXACT),
    ("  ", None),
]

SAYS_MORE = [
    ("16/05/2015?", None),
    ("~16/05/2015", None),
    ("last Saturday", None),
    ("Monday 16 May 2015", None),
    ("17/05/2015", None),
    ("9" * 5000, None),
    ("about 16 May 2015", None),
    ("16/05/2015 19:20", None),
    ("16/05/2015 07:20", EVENING),
    ("16/05/2015 19:20 - 21:40", EVENING),
    ("16/05/2015 19:20:45", EVENING),
    ("16/05/2015 19:20 approx", EVENING),
    ("16/05/2015 evening", EVENING),
]


@pytest.mark.parametrize(("words", "time"), SAYS_NOTHING_NEW)
def test_another_spelling_of_what_is_shown_is_not_repeated(words: str, time: datetime.time | None) -> None:
    assert as_written(DateKnown.on(DAY, words=words), time) == ""


@pytest.mark.parametrize(("words", "time"), SAYS_MORE)
def test_what_says_more_is_shown_word_for_word(words: str, time: datetime.time | None) -> None:
    assert as_written(DateKnown.on(DAY, words=words), time) == words


def test_a_doubtful_date_is_always_shown_as_it_was_written() -> None:
    assert as_written(DateKnown.on(DAY, uncertain=True, words="16/05/2015")) == "16/05/2015"


@pytest.mark.parametrize(
    ("first", "last", "words", "shown"),
    [
        ("2016-06-01", "2016-06-30", "June 2016", ""),
        ("2016-06-01", "2016-06-30", "06/16", ""),
        ("2016-06-01", "2016-06-30", "during June 2016", "during June 2016"),
        ("2016-01-01", "2016-12-31", "2016", ""),
        ("2016-01-01", "2016-12-31", "all of 2016", "all of 2016"),
        ("2016-03-01", "2016-03-10", "March 2016", "March 2016"),
        ("2016-03-27", "2016-03-30", "between 27 and 30 March 2016", ""),
        ("2016-03-27", "2016-03-30", "27-30 March 2016", "27-30 March 2016"),
        ("", "2016-03-30", "by 30/3/16", "by 30/3/16"),
        ("", "", "undated", "undated"),
    ],
)
def test_a_longer_time_is_repeated_only_where_its_words_say_more(first: str, last: str, words: str, shown: str) -> None:
    ends = [datetime.date.fromisoformat(end) if end else None for end in (first, last)]
    assert as_written(DateKnown(ends[0], ends[1], words=words)) == shown
