"""How old the child was, never more exactly than the date is known."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.chronology.age import age_in_words
from wholepicture.timescales.date_known import DateKnown

AGES = """
happened                 | born       | due        | age
2016-03-01               | 2016-03-01 |            | day of birth
2016-03-02               | 2016-03-01 |            | 1 day
2016-03-14               | 2016-03-01 |            | 13 days
2016-03-15               | 2016-03-01 |            | 2 weeks
2016-03-31               | 2016-03-01 |            | 4 weeks
2016-04-01               | 2016-03-01 |            | 1 month
2017-05-20               | 2016-03-01 |            | 14 months
2018-02-28               | 2016-03-01 |            | 23 months
2018-03-01               | 2016-03-01 |            | 2 years
2020-05-10               | 2016-03-01 |            | 4 years 2 months
2021-02-27               | 2020-02-29 |            | 11 months
2021-02-28               | 2020-02-29 |            | 12 months
2021-03-01               | 2020-02-29 |            | 12 months
2016-01-01               | 2016-03-01 |            | 8 weeks before birth
2016-02-29               | 2016-03-01 |            | 1 day before birth
2016-01-01               | 2016-03-01 | 2016-04-01 | 8 weeks before birth
2016-01-01               |            | 2016-03-01 | 8 weeks before the due date
2016-03-01               |            | 2016-03-01 | on the due date
2016-03-08               |            | 2016-03-01 | 7 days after the due date
2017-03-01 to 2017-03-31 | 2016-03-01 |            | 12 months
2017-03-01 to 2017-04-30 | 2016-03-01 |            | between 12 months and 13 months
2016-02-28 to 2016-03-02 | 2016-03-01 |            | between 2 days before birth and 1 day
... to 2017-03-01        | 2016-03-01 |            | at most 12 months
2017-03-01 to ...        | 2016-03-01 |            | at least 12 months
... to ...               | 2016-03-01 |            |
2016-03-01               |            |            |
"""


def day(text: str) -> datetime.date | None:
    return None if text in {"", "..."} else datetime.date.fromisoformat(text)


@pytest.mark.parametrize("line", AGES.strip().splitlines()[1:])
def test_age(line: str):
    happened, born, due, age = (cell.strip() for cell in line.split("|"))
    first, _, last = happened.partition(" to ")
    known = DateKnown(day(first), day(last or first))
    assert age_in_words(known, born=day(born), due=day(due)) == age


dates = st.dates(datetime.date(2010, 1, 1), datetime.date(2030, 1, 1))


@given(dates, dates, dates)
def test_a_wider_interval_never_gives_a_narrower_age(born: datetime.date, one: datetime.date, other: datetime.date):
    exact = age_in_words(DateKnown.on(one), born=born)
    wider = age_in_words(DateKnown(min(one, other), max(one, other)), born=born)
    assert wider == exact or wider.startswith("between ")
    assert exact in wider
