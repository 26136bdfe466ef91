"""Chapter: a day, in any UK order, separator, ordinal or short month, with or without a time."""

from wholepicture.timescales.tests.tables import check

SEPARATORS = """
22/05/2016               |  |  | 2016-05-22
22/5/2016                |  |  | 2016-05-22
22/05/16                 |  |  | 2016-05-22
22.05.2016               |  |  | 2016-05-22
22.5.16                  |  |  | 2016-05-22
22-05-2016               |  |  | 2016-05-22
10-05-16                 |  |  | 2016-05-10
22 05 2016               |  |  | 2016-05-22
22,05,2016               |  |  | 2016-05-22
22;05;2016               |  |  | 2016-05-22
22_05_2016               |  |  | 2016-05-22
22\\05\\2016             |  |  | 2016-05-22
3/4/2016                 |  |  | 2016-04-03
"""

WORDS = """
22 May 2016              |  |  | 2016-05-22
22nd May 2016            |  |  | 2016-05-22
22 nd May 2016           |  |  | 2016-05-22
the 22nd of May, 2016    |  |  | 2016-05-22
22MAY2016                |  |  | 2016-05-22
22ndMay2016              |  |  | 2016-05-22
22/May/16                |  |  | 2016-05-22
22-May-16                |  |  | 2016-05-22
22 Sept. 2016            |  |  | 2016-09-22
the twenty-second of May 2016 |  |  | 2016-05-22
third of June 2016       |  |  | 2016-06-03
May 22, 2016             |  |  | 2016-05-22
May 22nd 2016            |  |  | 2016-05-22
22nd day of May 2016     |  |  | 2016-05-22
22 May in the year 2016  |  |  | 2016-05-22
2016 May 22              |  |  | 2016-05-22
22/May/2016              |  |  | 2016-05-22
"""

MISSPELT = """
3rd Febuary 2016         |  |  | 2016-02-03
3 Ocotber 2015           |  |  | 2015-10-03
3 Agust 2016             |  |  | 2016-08-03
3 Setpember 2016         |  |  | 2016-09-03
3 Decemebr 2015          |  |  | 2015-12-03
3 Janurary 2016          |  |  | 2016-01-03
Wendesday 4 May 2016     |  |  | 2016-05-04
3 match 2016             |  |  | refused
3 Mayor 2016             |  |  | refused
"""

COMPACT = """
220516                   |  |  | 2016-05-22
22052016                 |  |  | 2016-05-22
22MAY16                  |  |  | 2016-05-22
221430MAY16              |  |  | 2016-05-22
221430ZMAY16             |  |  | 2016-05-22
221430hrs May 16         |  |  | 2016-05-22
20160522                 |  |  | 2016-05-22
"""

ISO = """
2016-05-22               |  |  | 2016-05-22
2016-05-22T14:30:00Z     |  |  | 2016-05-22
2016-05-22T23:30:00+01:00 |  |  | 2016-05-22
2016-05-22 14:30:00.000  |  |  | 2016-05-22
20160522T143000Z         |  |  | 2016-05-22
2016/05/22               |  |  | 2016-05-22
2016-04-03               |  |  | 2016-04-03
"""

WITH_A_TIME = """
22/05/16 14:30           |  |  | 2016-05-22
14:30 22/05/16           |  |  | 2016-05-22
0930hrs 22/05/16         |  |  | 2016-05-22
22/05/16 0930            |  |  | 2016-05-22
22/05/16 at 2.30pm       |  |  | 2016-05-22
22 May 2016, 14h30       |  |  | 2016-05-22
22 May 16.30             |  |  | 2016-05-22
22 May 10 pm             |  |  | 2016-05-22
22/05/16 PM visit        |  |  | 2016-05-22
22/05/16 (am)            |  |  | 2016-05-22
the morning of 22 May 2016 |  |  | 2016-05-22
22/05/16 approx 3pm      |  |  | 2016-05-22
22/05/16 between 2 and 3pm |  |  | 2016-05-22
between 2pm and 4pm on 22/05/16 |  |  | 2016-05-22
22/05/16 14:00-15:30     |  |  | 2016-05-22
22/05/16 half past two   |  |  | 2016-05-22
22/05/16 1000-1100       |  |  | 2016-05-22
22/05/16 9am-12          |  |  | 2016-05-22
22/05/16 10:00/10:30     |  |  | 2016-05-22
early on 22 May 2016     |  |  | 2016-05-22
22/05/16 - 14:30         |  |  | 2016-05-22
22/05/16 time not known  |  |  | 2016-05-22
between 2 and 5pm on 22/05/2016 |  |  | 2016-05-22
22/05/2016 (between 9 and 10 in the morning) |  |  | 2016-05-22
2-5pm on 22 May          |  |  | 2016-05-22
22 May 2016 / 1430hrs    |  |  | 2016-05-22
22/05/2016|14:30         |  |  | 2016-05-22
22/05/2016_14:30         |  |  | 2016-05-22
22/05/2016/14:30         |  |  | 2016-05-22
Sun, 22 May 2016 14:30:00 +0100 (BST) |  |  | 2016-05-22
22/05/16 25:70           |  |  | refused
"""

AROUND = """
(22/05/16)               |  |  | 2016-05-22
"22/05/16"               |  |  | 2016-05-22
\u201c22 May 2016\u201d  |  |  | 2016-05-22
22/05/16.                |  |  | 2016-05-22
- 22/05/16               |  |  | 2016-05-22
Date: 22/05/16           |  |  | 2016-05-22
DOI 22/05/16             |  |  | 2016-05-22
on 22/05/16              |  |  | 2016-05-22
letter dated 22/05/16    |  |  | 2016-05-22
recorded on 22/05/2016   |  |  | 2016-05-22
seen 22 May 2016         |  |  | 2016-05-22
received: 22/05/16       |  |  | 2016-05-22
dated 22 May 2016        |  |  | 2016-05-22
22\u00a0May\u00a02016    |  |  | 2016-05-22
\uff12\uff12/\uff10\uff15/\uff12\uff10\uff11\uff16 |  |  | 2016-05-22
22\u201305\u20132016     |  |  | 2016-05-22
"""

WEEKDAYS = """
Sunday 22 May 2016       |  |  | 2016-05-22
Sun 22/05/16             |  |  | 2016-05-22
22/05/16 (Sun)           |  |  | 2016-05-22
22 May 2016, Sunday      |  |  | 2016-05-22
Sun 22.05                |  |  | 2016-05-22
Sun. 22.05.16 pm         |  |  | 2016-05-22
Tues - 24/05/16          |  |  | 2016-05-24
# a weekday that contradicts the date leaves that day, and a doubt
Tuesday 22 May 2016      |  |  | 2016-05-22?
22/05/16 Mon             |  |  | 2016-05-22?
"""


def test_separators():
    """That day, whatever stands between its numbers. The day comes first, as the United Kingdom writes it."""
    check(SEPARATORS)


def test_months_in_words():
    """That day, with the month in words, whole or shortened, and the day as a number or an ordinal."""
    check(WORDS)


def test_months_and_weekdays_misspelt_by_one_letter():
    """One wrong letter in the name of a month or a weekday is forgiven where only one name can be meant."""
    check(MISSPELT)


def test_compact_and_police_forms():
    """That day, written without marks, or as the police write the day, the time and the month in one."""
    check(COMPACT)


def test_iso_is_never_swapped():
    """Year first is the international order. Its month and day are never swapped."""
    check(ISO)


def test_a_time_beside_it():
    """A time beside the day does not change the day."""
    check(WITH_A_TIME)


def test_brackets_quotes_labels_and_odd_characters():
    """Brackets, quotation marks and words that say what it is the date of do not change the day."""
    check(AROUND)


def test_weekdays():
    """A weekday that agrees changes nothing. One that contradicts the date leaves that day and makes it uncertain."""
    check(WEEKDAYS)
