"""Rows that are understood by the rows and headings around them."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.tests.written import counted, day, read


def test_a_row_that_denies_something_among_dated_rows_is_an_event_of_the_day_above() -> None:
    account = read(
        """
        Date       | Entry                                 | Next steps
        04/10/2021 | Triage. Cannabis daily.               | Assessment booked
                   | Says he has no contact with children. | Accepted
        18/10/2021 | Missed appointment.                   | Text sent
        """
    )
    assert account.status is Status.READ
    assert [entry.kind for entry in account.entries] == ["note"] * 3
    assert day(account.entries[1]) == "2021-10-04"


WRITTEN_DOWN = [
    "Rio entry date",
    "Keyed on",
    "Written up on",
    "Date input",
    "Date of entry",
    "Entry date",
    "Typed up on",
]


@pytest.mark.parametrize("heading", WRITTEN_DOWN)
def test_the_day_of_writing_is_known_under_many_headings_and_relative_days_lean_on_it(heading: str) -> None:
    account = read(
        f"""
        Date of contact | Summary of the contact   | {heading}
        23/07/2021      | Burn to the hand dressed | 24/07/2021
        yesterday       | Not brought to clinic    | 31/07/2021
        """
    )
    assert [entry.known_on for entry in account.entries] == [datetime.date(2021, 7, 24), datetime.date(2021, 7, 31)]
    assert [day(entry) for entry in account.entries] == ["2021-07-23", "2021-07-30"]


def test_the_day_of_writing_is_the_date_when_there_is_no_other() -> None:
    account = read("Date of entry | Entry\n04/10/2021 | Triage. Cannabis daily.\n05/10/2021 | Text sent to him.")
    assert [day(entry) for entry in account.entries] == ["2021-10-04", "2021-10-05"]


def test_details_of_the_child_above_the_headings_are_no_rows() -> None:
    account = read(
        """
        Subject | Ellis M     |                         |
        DOB     | <2017-03-11> |                        |
        LCS ID  | 88213       |                         |
                |             |                         |
        No.     | Start date  | Significant event       | Decision / outcome
        1       | 03/02/2021  | Contact from police.    | Letter to parents
        2       | 01/03/2021  | Child seen at home.     | Plan to continue
        """
    )
    assert counted(account)[1:3] == (2, 0)
    assert any("Ellis M" in part.text for part in account.set_aside)


def test_six_digits_with_a_two_digit_year_are_a_day() -> None:
    account = read("Date | Event\n150821 | Stopped in vehicle.\n01/09/2021 | Called to address.")
    assert day(account.entries[0]) == "2021-08-15"


@pytest.mark.parametrize(
    "line",
    [
        "Re: Isla T (14/11/2011) and Jude T (27/04/2017), Flat 14, Larch Court",
        "Subject: K R DOB 05/05/1994; E M DOB 11/03/2017 (NHS no. 999 412 0073)",
        "D M (19.8.96) and the two children of the family",
        "I was sorry to read of what happened to the child on 2 May 2022.",
        "I refer to your email of 4th June 2024 and the enclosed template, which I return blank.",
    ],
)
def test_a_subject_line_or_a_courtesy_takes_no_nil_return_back(line: str) -> None:
    account = read(paragraphs=("Northmere Probation Service", line, "We hold no records of this family."))
    assert account.status is Status.NIL_RETURN


def test_a_file_without_a_table_is_refused_and_still_says_whose_it_is() -> None:
    account = read(paragraphs=("Northmere Walk-in Centre", "He was seen here on 3 March 2016 with a cut lip."))
    assert account.status is Status.REFUSED
    assert account.agency is not None
