"""Chapter: two-digit years, and a day or month with no year."""

from wholepicture.timescales.tests.tables import check

TWO_DIGITS = """
22/05/16                 | 2016-11-24 |  | 2016-05-22
# 20yy up to one year after the reference date
24/11/17                 | 2016-11-24 |  | 2017-11-24
25/11/17                 | 2016-11-24 |  | refused four digits
22/05/17                 | 2016-11-24 |  | 2017-05-22
22/05/17                 | 2016-05-22 |  | 2017-05-22
22/05/17                 | 2015-05-22 |  | refused four digits
# 19yy from 1940 on
22/05/85                 | 2016-11-24 |  | 1985-05-22
22/05/40                 | 2016-11-24 |  | 1940-05-22
22/05/39                 | 2016-11-24 |  | refused four digits
22/05/30                 | 2016-11-24 |  | refused four digits
22/05/01                 | 2016-11-24 |  | 2001-05-22
May '16                  | 2016-11-24 |  | 2016-05-01/2016-05-31
16 May 22                | 2016-11-24 |  | refused four digits
22/05/16                 | none |  | refused reference date
22/05/2016               | none |  | 2016-05-22
"""

NO_YEAR = """
# the latest such day not after the reference date
22 May                   | 2016-11-24 |  | 2016-05-22
22/05                    | 2016-11-24 |  | 2016-05-22
24 Nov                   | 2016-11-24 |  | 2016-11-24
25 Nov                   | 2016-11-24 |  | 2015-11-25
25th December            | 2016-11-24 |  | 2015-12-25
29 Feb                   | 2015-03-01 |  | 2012-02-29
Sunday 22 May            | 2016-11-24 |  | 2016-05-22
22 May 1430hrs           | 2016-11-24 |  | 2016-05-22
# the year of the row above
22 May                   | 2016-11-24 | 2014-03-01 | 2014-05-22
1 Jan                    | 2016-11-24 | 30 Dec 2015 | 2015-01-01
22 May                   | none | 3 May 2013 | 2013-05-22
22 May                   | 2016-11-24 | 2014-03-01/2015-02-01 | refused more than one year
22 May                   | 2016-11-24 | ../2014-03-01 | 2014-05-22
22 May                   | none |  | refused no reference date
about New Year's Day     |  | 3 May 2014 | 2014-01-01?
# months
March                    | 2016-11-24 |  | 2016-03-01/2016-03-31
November                 | 2016-11-24 |  | 2016-11-01/2016-11-30
December                 | 2016-11-24 |  | 2015-12-01/2015-12-31
March                    | 2016-11-24 | 3 May 2014 | 2014-03-01/2014-03-31
mid Dec                  | 2016-11-24 |  | 2015-12-11/2015-12-20?
late November            | 2016-11-20 |  | 2015-11-21/2015-11-30?
22 May last year         | 2016-11-24 |  | 2015-05-22?
May this year            | 2016-11-24 |  | 2016-05-01/2016-05-31
"""


def test_two_digit_years():
    """20yy up to one year after the reference date; 19yy from 1940 on; what falls between is refused."""
    check(TWO_DIGITS)


def test_a_day_or_month_with_no_year():
    """The year of the row above; without one, the latest such day not after the reference date."""
    check(NO_YEAR)
