"""A document with a table that tells of days is never taken for a nil return, whatever else it says."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.tests.written import read

STATEMENT = "We hold no records for this family."
DAYS = st.dates(datetime.date(2005, 1, 1), datetime.date(2024, 12, 31))
FORMS = st.sampled_from(["%d/%m/%Y", "%d %B %Y", "<%Y-%m-%d>", "%d.%m.%Y"])
HEADINGS = st.text(alphabet="abcdefghij klmnopqrstuvwxyz/", min_size=1, max_size=24)
BESIDE = st.sampled_from([(), (STATEMENT,)])
WORDS = st.sampled_from(
    ["Settled well", "Not brought", "Bruise", "Mother rang, no records sent", "No concerns", "Late"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, WORDS), min_size=2, max_size=5), FORMS, HEADINGS, HEADINGS, BESIDE)
def test_no_table_of_days_is_a_nil_return(
    rows: list[tuple[datetime.date, str]], form: str, first: str, second: str, beside: tuple[str, ...]
) -> None:
    table = "\n".join([f"{first} | {second}", *(f"{day.strftime(form)} | {words}" for day, words in rows)])
    account = read(table, paragraphs=beside)
    assert account.status is not Status.NIL_RETURN


REVIEWS = """
Date of review / midway check | Type | Chair | Summary of discussion | Escalation stage
10 June 2022 | Initial | A Moss | Settled. No date for the assessment. | None
8 July 2022 | Midway | A Moss | Assessment not started. | Informal
Between 21 and 31 October 2022 | Midway | A Moss | No escalation: no records sent. | Stage 1
"""


def test_a_table_whose_dates_have_a_heading_of_another_table_is_read() -> None:
    account = read(REVIEWS, paragraphs=("Independent Reviewing Service: record of reviews",))
    assert (account.status, len(account.entries)) == (Status.READ, 3)
    assert account.entries[0].words == "Settled. No date for the assessment."


EVENTS_BESIDE = {
    "no answers beside": "Ref | Day | Seen | Answer\nA | 12/05/2016 | Bruise | Nil\nB | 13/05/2016 | Cut lip | Nil",
    "denials": "x | y\n12/05/2016 | Rang; no records sent\n13/05/2016 | No records sent with him that day",
}


@pytest.mark.parametrize("name", EVENTS_BESIDE)
def test_rows_that_also_deny_something_are_no_nil_return(name: str) -> None:
    assert read(EVENTS_BESIDE[name], paragraphs=(STATEMENT,)).status is not Status.NIL_RETURN


QUESTIONS = {
    "a form": "Name of child | Riley Orrell\nDate of birth | 12/05/2016\nDate of request | 01/03/2022",
    "a form with its period": "Agency | Northmere Homes\nPeriod | 01/01/2015 to 01/01/2020\nAnswer | No records held.",
    "the family, in full stops": "Subject | D.O.B. | Role\nA | 01/02/2012 | Child\nB | 02/02/1982 | Mother",
    "the family": "Name | DOB | Role\nRiley Orrell | 12/05/2016 | Child\nWren Orrell | 13/06/2021 | Child",
    "one date": "Enquiry | Reply\n12/05/2022 | No records held.",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_dates_of_the_question_take_nothing_back(name: str) -> None:
    assert read(QUESTIONS[name], paragraphs=(STATEMENT,)).status is Status.NIL_RETURN


def test_the_refusal_says_what_contradicts_the_statement() -> None:
    account = read("Anna | 12/05/2016\nBrian | 13/05/2016", paragraphs=(STATEMENT,))
    assert account.status is Status.REFUSED
    assert "a table in it gives dates" in (account.problem or "")
