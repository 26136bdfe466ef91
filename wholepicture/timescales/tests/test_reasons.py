"""Each refusal says what is wrong and what to do, in a sentence or two."""

import datetime
import re

from wholepicture.timescales.tests import tables, test_impossible_days, test_leaning, test_not_dates, test_years
from wholepicture.timescales.tests.test_expressions import EXPRESSIONS

REASONS = """
Summer term 2016    |  |  | refused A school term, a school year or a tax year has no fixed days; give the months
2013/14             |  |  | refused has no fixed days; give the months, such as "April 2016 to March 2017".
05/13/2016          |  |  | refused There is no month 13. It may be in the American order, which is never assumed
22/13/2016          |  |  | refused There is no month 13. Write the month in letters.
31/02/2016          |  |  | refused There is no day 31 in February 2016. Check the day and the month.
3 turn 2016         |  |  | refused "turn" is not a word that dates are written with. Write the day, month and year
not recorded        |  |  | refused No date was recorded. Ask the agency for it, or write the month or the year
aged 3              |  |  | refused An age is not a date. Write the date
May bank holiday    |  |  | refused is not known here; write the day.
next day            |  |  | refused there is none. Write the date itself.
22/05/16             | none |  | refused needs a reference date, such as the day of the document. Write four digits.
"""
WHAT_TO_DO = re.compile(r"\b(?:write|give|check|ask|enter)\b", re.IGNORECASE)


def _reasons():
    for row in EXPRESSIONS:
        if row["reading"].startswith("refused"):
            reference = datetime.date.fromisoformat(row["reference date"])
            yield row["wording"], tables.read(row["wording"], reference, row["row above"])
    for module in (test_impossible_days, test_leaning, test_not_dates, test_years):
        for table in (value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)):
            for wording, reference, above, reading in tables.rows(table):
                if reading.startswith("refused"):
                    yield wording, tables.read(wording, reference, above)


def test_reasons_in_full():
    tables.check(REASONS)


def test_each_reason_says_what_to_do_in_a_sentence_or_two():
    said = list(_reasons())
    assert len(said) > 300
    for wording, reason in said:
        assert WHAT_TO_DO.search(reason), (wording, reason)
        assert reason.endswith("."), (wording, reason)
        assert len(re.findall(r"[.!?](?= |$)", reason)) <= 2, (wording, reason)
