"""Dates in words: never more exact than known."""

import calendar
import contextlib
import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wholepicture.exchange.writing.dates_in_words import how_sure, in_words
from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.wording import read_wording

# from | to | in words | how sure
SAID = """
2016-03-03 | 2016-03-03 | 3 March 2016                                 | known to the day
2016-03-01 | 2016-03-10 | between 1 and 10 March 2016                  | known to within 10 days
2016-03-28 | 2016-04-03 | between 28 March and 3 April 2016            | known to within 7 days
2016-12-28 | 2017-01-03 | between 28 December 2016 and 3 January 2017  | known to within 7 days
2016-02-01 | 2016-02-29 | February 2016, day not known                 | known to the month
2016-02-01 | 2016-02-28 | between 1 and 28 February 2016               | known to within 28 days
2016-03-01 | 2016-05-31 | between March and May 2016                   | known to within 92 days
2019-10-01 | 2020-01-31 | between October 2019 and January 2020        | known to within 123 days
2016-01-01 | 2016-12-31 | some time in 2016                            | known to the year
2010-01-01 | 2019-12-31 | between January 2010 and December 2019       | known to within 3,652 days
           | 2016-05-04 | on or before 4 May 2016                      | first day not known
2016-05-04 |            | on or after 4 May 2016                       | last day not known
           |            | not known                                    | not known
0001-01-01 | 9999-12-31 | between January 1 and December 9999          | known to within 3,652,059 days
"""


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("line", SAID.strip("\n").splitlines())
def test_a_date_is_said_as_it_is_known(line: str) -> None:
    lower, upper, words, sure = (cell.strip() for cell in line.split("|"))
    known = DateKnown(day(lower), day(upper))
    assert in_words(known) == words
    assert how_sure(known) == sure


@pytest.mark.parametrize("lower", [None, datetime.date(2016, 3, 3)])
def test_doubt_is_said_in_how_sure_and_only_there(lower: datetime.date | None) -> None:
    doubted, sure = DateKnown(lower, lower, uncertain=True), DateKnown(lower, lower)
    assert in_words(doubted) == in_words(sure)
    assert how_sure(doubted) == f"{how_sure(sure)}, uncertain"


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2025, 12, 31))


@st.composite
def dates_known(draw: st.DrawFn) -> DateKnown:
    """Intervals of every shape, whole months and years more often than chance would have them."""
    lower, upper = sorted((draw(DAYS), draw(DAYS)))
    shape = draw(st.sampled_from(["day", "month", "months", "year", "years", "any", "from", "to"]))
    if shape in ("month", "months", "year", "years"):
        upper = lower if shape in ("month", "year") else upper
        first = 1 if shape.startswith("year") else lower.month
        last = 12 if shape.startswith("year") else upper.month
        lower = lower.replace(month=first, day=1)
        upper = upper.replace(month=last, day=calendar.monthrange(upper.year, last)[1])
    if shape == "day":
        upper = lower
    return DateKnown(None if shape == "to" else lower, None if shape == "from" else upper)


@given(dates_known())
@example(DateKnown(None, None))
def test_what_is_said_reads_back_as_the_very_same_interval(known: DateKnown) -> None:
    """So it is neither narrower nor wider than what is known; a refusal to read it would be safe too."""
    with contextlib.suppress(DateRefused):
        read = read_wording(in_words(known), reference=datetime.date(2026, 1, 1))
        assert (read.lower, read.upper) == (known.lower, known.upper), in_words(known)


@given(dates_known(), dates_known())
def test_two_different_intervals_are_never_said_alike(one: DateKnown, other: DateKnown) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
