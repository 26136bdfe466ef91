"""Chapter: dates that lean on the reference date, or on the row above."""

from wholepicture.timescales.tests.tables import check

ON_THE_REFERENCE = """
today                    |  |  | 2016-11-24
this morning             |  |  | 2016-11-24
yesterday                |  |  | 2016-11-23
yesterday at 3pm         |  |  | 2016-11-23
day before yesterday     |  |  | 2016-11-22
last night               |  |  | 2016-11-23?
late last night          |  |  | 2016-11-23?
early yesterday          |  |  | 2016-11-23
three weeks ago          |  |  | 2016-11-03?
a fortnight ago          |  |  | 2016-11-10?
10 days ago              |  |  | 2016-11-14?
3/7 ago                  |  |  | 2016-11-21?
2/52 ago                 |  |  | 2016-11-10?
3/12 ago                 |  |  | 2016-08-24?
6-7 weeks ago            |  |  | 2016-10-06/2016-10-13?
two or three days ago    |  |  | 2016-11-21/2016-11-22?
between 2 and 3 weeks ago |  |  | 2016-11-03/2016-11-10?
a day or two ago         |  |  | 2016-11-22/2016-11-23?
1-2 years ago            |  |  | 2014-11-24/2015-11-24?
7-6 weeks ago            |  |  | refused
6 months ago             | 2016-08-31 |  | 2016-02-29?
a year ago               | 2016-02-29 |  | 2015-02-28?
last Tuesday             |  |  | 2016-11-22?
last Thursday            |  |  | 2016-11-17?
Friday last              |  |  | 2016-11-18?
Tuesday last week        |  |  | 2016-11-15?
last week                |  |  | 2016-11-14/2016-11-20?
last month               |  |  | 2016-10-01/2016-10-31?
last year                |  |  | 2015-01-01/2015-12-31?
end of last year         |  |  | 2015-09-01/2015-12-31?
last Christmas           |  | 3 May 2013 | 2015-12-25?
last Christmas           | 2016-12-25 |  | 2015-12-25?
20th of last month       |  |  | 2016-10-20?
this week                |  |  | 2016-11-21/2016-11-27
since yesterday          |  |  | 2016-11-23/..
yesterday                | none |  | refused no reference date
yesterday                | none | 3 May 2016 | 2016-05-02
"""

ON_THE_ROW_ABOVE = """
same day                 |  | 3 May 2016 | 2016-05-03
Ditto                    |  | 3 May 2016 | 2016-05-03
"                        |  | 3 May 2016 | 2016-05-03
-"-                      |  | 3 May 2016 | 2016-05-03
as above                 |  | 3 May 2016 | 2016-05-03
later that day           |  | 3 May 2016 | 2016-05-03
same day 4.30pm          |  | 3 May 2016 | 2016-05-03
next day                 |  | 3 May 2016 | 2016-05-04
the following day, pm    |  | 3 May 2016 | 2016-05-04
the day after            |  | 30 April 2016 | 2016-05-01
a week later             |  | 3 May 2016 | 2016-05-10
2-3 days later           |  | 3 May 2016 | 2016-05-05/2016-05-06?
two days later           |  | 3 May 2016 | 2016-05-05
same day                 |  | 2016-05-03/2016-05-05 | 2016-05-03/2016-05-05
same day                 |  | 2016-05-03? | 2016-05-03?
next day                 |  | 2016-05-03? | 2016-05-04?
next day (Wed)           |  | 3 May 2016 | 2016-05-04
next day (Fri)           |  | 3 May 2016 | 2016-05-04?
next day                 |  | 2016-05-03/2016-05-05 | refused not known to the day
next day                 |  |  | refused none
ditto                    |  |  | refused none
"""

ON_ANOTHER_DATE = """
two days before 22/05/16 |  |  | 2016-05-20
the day after 22/05/16   |  |  | 2016-05-23
a week after 22/05/16    |  |  | 2016-05-29?
two days before May 2016 |  |  | refused
"""


def test_on_the_reference_date():
    """Counted from the day on which it was written down. "Ago" and "last" are uncertain."""
    check(ON_THE_REFERENCE)


def test_on_the_row_above():
    """Counted from the date of the row above; as uncertain as that date is."""
    check(ON_THE_ROW_ABOVE)


def test_on_another_date():
    """Counted from a date that stands in the same words."""
    check(ON_ANOTHER_DATE)
