"""Chapter: months, quarters, years, decades; parts of them; seasons; weeks; feasts."""

from wholepicture.timescales.tests.tables import check

WHOLE = """
May 2016                 |  |  | 2016-05-01/2016-05-31
May-16                   |  |  | 2016-05-01/2016-05-31
May 2016.                |  |  | 2016-05-01/2016-05-31
05/2016                  |  |  | 2016-05-01/2016-05-31
05/16                    |  |  | 2016-05-01/2016-05-31
2016-05                  |  |  | 2016-05-01/2016-05-31
Sept. 2016               |  |  | 2016-09-01/2016-09-30
in the month of February 2016 |  |  | 2016-02-01/2016-02-29
2016                     |  |  | 2016-01-01/2016-12-31
the whole of 2016        |  |  | 2016-01-01/2016-12-31
year 1984                |  |  | 1984-01-01/1984-12-31
year: 2016               |  |  | 2016-01-01/2016-12-31
in 2016                  |  |  | 2016-01-01/2016-12-31
Q2 2016                  |  |  | 2016-04-01/2016-06-30
2nd quarter 2016         |  |  | 2016-04-01/2016-06-30
second quarter of 2016   |  |  | 2016-04-01/2016-06-30
2016 Q4                  |  |  | 2016-10-01/2016-12-31
1990s                    |  |  | 1990-01-01/1999-12-31
the 90s                  |  |  | 1990-01-01/1999-12-31
the nineties             |  |  | 1990-01-01/1999-12-31
1980's                   |  |  | 1980-01-01/1989-12-31
"""

PARTS = """
early March 2016         |  |  | 2016-03-01/2016-03-10?
beginning of March 2016  |  |  | 2016-03-01/2016-03-10?
start of March 2016      |  |  | 2016-03-01/2016-03-10?
mid-March 2016           |  |  | 2016-03-11/2016-03-20?
the middle of March 2016 |  |  | 2016-03-11/2016-03-20?
late Feb 2016            |  |  | 2016-02-21/2016-02-29?
end of Feb 2015          |  |  | 2015-02-21/2015-02-28?
mid to late May 2016     |  |  | 2016-05-11/2016-05-31?
mid/late May 2016        |  |  | 2016-05-11/2016-05-31?
early 2016               |  |  | 2016-01-01/2016-04-30?
mid-2016                 |  |  | 2016-05-01/2016-08-31?
late 2016                |  |  | 2016-09-01/2016-12-31?
late 2015 to early 2016  |  |  | 2015-09-01/2016-04-30?
late to early May 2016   |  |  | refused
"""

SEASONS = """
spring 2016              |  |  | 2016-03-01/2016-05-31?
summer 2016              |  |  | 2016-06-01/2016-08-31?
over the summer of 2015  |  |  | 2015-06-01/2015-08-31?
autumn of 2016           |  |  | 2016-09-01/2016-11-30?
winter 2016/17           |  |  | 2016-12-01/2017-02-28?
winter 2016-17           |  |  | 2016-12-01/2017-02-28?
winter 2015/2016         |  |  | 2015-12-01/2016-02-29?
winter 2016              |  |  | 2016-12-01/2017-02-28?
winter 2016/18           |  |  | refused
summer '16               |  |  | 2016-06-01/2016-08-31?
Spring/Summer 2016       |  |  | 2016-03-01/2016-08-31?
"""

WEEKS = """
week commencing 9 May 2016 |  |  | 2016-05-09/2016-05-15
w/c 9/5/16               |  |  | 2016-05-09/2016-05-15
w/b Monday 9 May 2016    |  |  | 2016-05-09/2016-05-15
wc 09.05.16              |  |  | 2016-05-09/2016-05-15
Wk comm. 9th May         |  |  | 2016-05-09/2016-05-15
week beginning 11 May 2016 |  |  | 2016-05-11/2016-05-17
w/c 29/12/15             |  |  | 2015-12-29/2016-01-04
week ending 13 May 2016  |  |  | 2016-05-07/2016-05-13
w/e Fri 13/05/16         |  |  | 2016-05-07/2016-05-13
w/c Tues 9 May 2016      |  |  | 2016-05-09/2016-05-15?
week of 9 May 2016       |  |  | 2016-05-09/2016-05-15
w/c 9 May - w/c 23 May 2016 |  |  | 2016-05-09/2016-05-29
before w/c 9 May 2016    |  |  | ../2016-05-08
"""

FEASTS = """
Christmas 2015           |  |  | 2015-12-25?
Christmas Day 2015       |  |  | 2015-12-25?
over Xmas '15            |  |  | 2015-12-25?
Christmas                |  |  | 2015-12-25?
last Christmas           |  |  | 2015-12-25?
Easter 2016              |  |  | 2016-03-27?
Easter Sunday 2019       |  |  | 2019-04-21?
Good Friday 2016         |  |  | 2016-03-25?
Easter Monday 2016       |  |  | 2016-03-28?
Boxing Day 2015          |  |  | 2015-12-26?
New Year's Eve 2015      |  |  | 2015-12-31?
before Christmas 2015    |  |  | ../2015-12-24?
about a week before Christmas 2015 |  |  | 2015-12-18?
"""


def test_months_quarters_years_decades():
    """From the first day to the last."""
    check(WHOLE)


def test_parts_of_months_and_years():
    """A third of it, and uncertain.

    Early, middle and late are days 1 to 10, 11 to 20 and 21 to the last of a month, or months 1 to 4, 5 to 8 and 9 to
    12 of a year.
    """
    check(PARTS)


def test_seasons():
    """Three months, and uncertain.

    Spring is March to May, summer June to August, autumn September to November, winter December to February.
    """
    check(SEASONS)


def test_weeks():
    """The seven days from the day on which a week begins, or up to the day on which it ends."""
    check(WEEKS)


def test_feasts():
    """That day, worked out for the year; uncertain, since such words are used loosely."""
    check(FEASTS)
