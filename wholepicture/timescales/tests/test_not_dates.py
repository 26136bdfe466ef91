"""Chapter: what is not a date, or has no fixed days. All are refused, each with a reason."""

import pytest

from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.tests.tables import check
from wholepicture.timescales.wording import read_wording

NUMBERS = """
22                       |  |  | refused plain number
42512                    |  |  | refused
42512.5                  |  |  | refused
5mg                      |  |  | refused
3 x 5mg                  |  |  | refused
14 High Street           |  |  | refused "high"
12 May Road              |  |  | refused "road"
Room 12                  |  |  | refused
page 2                   |  |  | refused
aged 3                   |  |  | refused age
3 years old              |  |  | refused
3 weeks                  |  |  | refused
36/40                    |  |  | refused
12/40                    |  |  | refused
38+2                     |  |  | refused
2/52                     |  |  | refused
120/80                   |  |  | refused
37.5                     |  |  | refused
01632 960123             |  |  | refused
020 7946 0958            |  |  | refused
943 476 5919             |  |  | refused
AB123456C                |  |  | refused
3 - 4                    |  |  | refused
14:30                    |  |  | refused
2pm                      |  |  | refused
0930                     |  |  | refused
20s                      |  |  | refused
22/05/216                |  |  | refused
22/05/20016              |  |  | refused
022/05/2016              |  |  | refused
22/05/1016               |  |  | refused
2\u00bd weeks ago        |  |  | refused
"""

NO_FIXED_DAYS = """
autumn term              |  |  | refused give the months
Summer term 2016         |  |  | refused give the months
spring half term         |  |  | refused give the months
half-term                |  |  | refused give the months
2013/14                  |  |  | refused tax or school year
2013-14                  |  |  | refused tax or school year
2010/11                  |  |  | refused tax or school year
2014/2015                |  |  | refused
13/14                    |  |  | refused
tax year 2015/16         |  |  | refused give the months
FY 15/16                 |  |  | refused give the months
academic year 2015       |  |  | refused give the months
summer 2016/17           |  |  | refused
Christmas holidays 2015  |  |  | refused
May bank holiday 2016    |  |  | refused
New Year 2016            |  |  | refused
week 20 2016             |  |  | refused
2016-W20                 |  |  | refused
"""

NOTHING_RECORDED = """
N/A                      |  |  | refused No date was recorded
n/k                      |  |  | refused No date was recorded
unknown                  |  |  | refused No date was recorded
not known                |  |  | refused No date was recorded
not recorded             |  |  | refused No date was recorded
TBC                      |  |  | refused
various                  |  |  | refused no single date
ongoing                  |  |  | refused no single date
?                        |  |  | refused
-                        |  |  | refused Nothing is written here
#N/A                     |  |  | refused
=TODAY()                 |  |  | refused
see notes                |  |  | refused
DNA                      |  |  | refused
"""

NOT_COVERED = """
first week of May 2016   |  |  | refused
late summer 2016         |  |  | refused
early 1990s              |  |  | refused month or a year only
mid 22 May 2016          |  |  | refused
early 22 May 2016        |  |  | refused
22 May 2016 of           |  |  | refused
22.05 or 23.05           |  |  | refused
summer                   |  |  | refused no year
Q2                       |  |  | refused no year
Tuesday                  |  |  | refused
the 22nd                 |  |  | refused no month
few weeks ago            |  |  | refused
over a week ago          |  |  | refused
over 2 weeks ago         |  |  | refused
next week                |  |  | refused
22/05/16 -               |  |  | refused
not 22/05/16             |  |  | refused
between 22/05/16         |  |  | refused
to 22/05/16              |  |  | refused
w/c 9/5/16 and 16/5/16   |  |  | refused
w/e 14-15 May 2016       |  |  | refused
w/c May 2016             |  |  | refused
Tuesday May 2016         |  |  | refused weekday
9 10 and 11 May 2016     |  |  | refused
3 seen May 2016          |  |  | refused
not seen 3 May 2016      |  |  | refused
year 2016/17             |  |  | refused give the months
year 9 2016              |  |  | refused
dd/mm/yyyy               |  |  | refused
2147483648.25            |  |  | refused
"""


def test_numbers_that_are_not_dates():
    """Ages, doses, telephone numbers and times of day are not dates."""
    check(NUMBERS)


def test_terms_and_tax_years_have_no_fixed_days():
    """School terms, school years and tax years have no fixed days: the months are asked for."""
    check(NO_FIXED_DAYS)


def test_nothing_was_recorded():
    """Words that say that no date was written down."""
    check(NOTHING_RECORDED)


def test_what_the_reference_does_not_cover():
    """What has no fixed meaning, or is only a part of a date."""
    check(NOT_COVERED)


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0", "()", "...", "\u200b"])
def test_a_blank_cell(blank):
    with pytest.raises(DateRefused, match="Nothing is written here"):
        read_wording(blank)


def test_a_long_text_is_narrative():
    with pytest.raises(DateRefused, match="too long to be a date"):
        read_wording("22/05/2016 " + "mother attended the clinic " * 10)
