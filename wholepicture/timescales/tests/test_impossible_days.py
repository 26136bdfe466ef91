"""Chapter: impossible days, and readings that are both real. All are refused."""

from wholepicture.timescales.tests.tables import check

NO_SUCH_DAY = """
31/02/2016               |  |  | refused no day 31 in February 2016
31/02                    |  |  | refused
30 Feb                   |  |  | refused
Feb 30th                 |  |  | refused
30/02/2016               |  |  | refused
29/02/2015               |  |  | refused no day 29 in February 2015
29 February 2015         |  |  | refused
29/02/15                 |  |  | refused
29 Feb                   |  | 2015-03-01 | refused
31/04/16                 |  |  | refused
31st September 2016      |  |  | refused
31 Nov                   |  |  | refused
32/01/2016               |  |  | refused no day 32
32 May 2016              |  |  | refused
0/5/16                   |  |  | refused no day 0
00/05/2016               |  |  | refused
00 May 2016              |  |  | refused
22/00/2016               |  |  | refused no month 0
22/13/2016               |  |  | refused no month 13
13/13/13                 |  |  | refused no month 13
2016-13-01               |  |  | refused
2016-02-30               |  |  | refused
2016-22-05               |  |  | refused
31022016                 |  |  | refused
310216                   |  |  | refused
20160230                 |  |  | refused
31FEB16                  |  |  | refused
311430FEB16              |  |  | refused
w/c 31/02/2016           |  |  | refused
before 31/02/2016        |  |  | refused
approx 30 Feb 2016       |  |  | refused
30/02/16 14:30           |  |  | refused
31 Feb 2016 2pm          |  |  | refused
30-31/02/16              |  |  | refused
22-24/13/16              |  |  | refused
28 Feb - 30 Feb 2016     |  |  | refused
31 June to 2 July 2016   |  |  | refused
2 or 31 June 2016        |  |  | refused
Q5 2016                  |  |  | refused no quarter 5
99/99/9999               |  |  | refused
"""

ENDS_BEFORE_IT_STARTS = """
24-22 May 2016           |  |  | refused ends before it starts
23/05/16 to 22/05/16     |  |  | refused
22/05/16 - 24/05/15      |  |  | refused
2016-2014                |  |  | refused
June - May 2016          |  |  | refused
after 10 May but before 3 May 2016 |  |  | refused
"""

AMERICAN_ORDER = """
05/22/16                 |  |  | refused American order
5/22/2016                |  |  | refused American order
05-22-2016               |  |  | refused
12/31/2016               |  |  | refused
05/22/16 14:30           |  |  | refused
"""

TWO_REAL_READINGS = """
May 16                   |  |  | refused two different dates
2-5/06                   |  |  | refused two different dates
2?/05/16                 |  |  | refused digit
?5/05/16                 |  |  | refused digit
05//2016                 |  |  | refused
22/05/????               |  |  | refused
22/05/20??               |  |  | refused digit
May 20??                 |  |  | refused digit
2 May or June 2016       |  |  | refused
1 in May 2016            |  |  | refused
1112016                  |  |  | refused
2/2/05/2016              |  |  | refused
22.05                    |  |  | refused
22:05:16                 |  |  | refused
2010-11                  |  |  | refused
after 4pm on 22/05/16    |  |  | refused
before 4pm on 22/05/16   |  |  | refused
?? Aug 16                |  |  | refused two different dates
/05/10                   |  |  | refused number is left out
22 - 14:00 23 May 2016   |  |  | refused two different dates
2 or 3 days before 22/05/16 |  |  | refused
since 6-7 weeks ago      |  |  | refused
9, 11 and 13 May 2016    |  |  | refused several separate dates
9, 9 and 10 May 2016     |  |  | refused several separate dates
11, 10 and 9 May 2016    |  |  | refused ends before it starts
9/10/11 May 2016         |  |  | refused
22/05 - 06/2016          |  |  | refused
between 2, and 5 pm, 28 May 2016 |  |  | refused
between 2nd and 5pm 28/05/2016 |  |  | refused
May 3-5                  |  |  | refused
??9/6/16                 |  |  | refused digit
9?/6/16                  |  |  | refused digit
22/05/16 22/06/16        |  |  | refused
3 and 9 June 2016        |  |  | refused two separate dates
week of 11 May 2016      |  |  | refused two weeks
next Tuesday             |  |  | refused
last May                 |  |  | refused
last summer              |  |  | refused
"""


def test_a_day_that_does_not_exist_is_refused():
    """There is no such day, so it is refused and not moved to a day that exists."""
    check(NO_SUCH_DAY)


def test_a_stretch_that_ends_before_it_starts_is_refused():
    """One of the two ends must be wrong, and nothing says which."""
    check(ENDS_BEFORE_IT_STARTS)


def test_the_american_order_is_never_assumed():
    """Month first is refused, unless the other dates of its column settle the order; then it is uncertain."""
    check(AMERICAN_ORDER)


def test_two_real_readings_are_refused():
    """What two readings would explain is refused and never guessed."""
    check(TWO_REAL_READINGS)
