"""Where the chronology is in a document, past everything else that stands there."""

from __future__ import annotations

import pytest

from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.tests.written import counted, grid, read, told

TWO = [("2016-05-12", "Home visit."), ("2016-05-13", "Call from school.")]
FOUND = {
    "plain": """
        Date | Event
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "under a title and a front sheet": """
        Chronology of significant events | |
        Name of child: | Amy Rowe |
        Date of birth: | 03/02/2014 |
         | |
        Date | Event | Action
        12/05/2016 | Home visit. | None
        13/05/2016 | Call from school. |
    """,
    "the table begins in the second column": """
         | Date | Event
         | 12/05/2016 | Home visit.
         | 13/05/2016 | Call from school.
    """,
    "headings in capitals, with signs and brackets": """
        DATE: (dd/mm/yyyy) | *SIGNIFICANT EVENT(S)*
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "a row that shows how to fill it in": """
        Date | Event
        dd/mm/yyyy | What happened?
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "headings again after a page break": """
        Date | Event
        12/05/2016 | Home visit.
        Date | Event
        13/05/2016 | Call from school.
    """,
    "headings again, with the columns the other way round": """
        Date | Event
        12/05/2016 | Home visit.
        Event | Date
        Call from school. | 13/05/2016
    """,
    "two chronologies in one sheet, each under its title": """
        Chronology one |
        Date | Event
        12/05/2016 | Home visit.
         |
        Chronology two |
        Prepared for the review |
        Date | Event
        13/05/2016 | Call from school.
    """,
    "side by side, with an empty column between them": """
        Date | Event | | Date | Event
        12/05/2016 | Home visit. | | 13/05/2016 | Call from school.
    """,
    "side by side, without one": """
        Date | Event | Date | Event
        12/05/2016 | Home visit. | 13/05/2016 | Call from school.
    """,
    "a heading in two rows": """
        When | | What
        Date | Time | Event
        12/05/2016 | | Home visit.
        13/05/2016 | | Call from school.
    """,
    "a group heading over sub-headings": """
        Date | | Event
        From | To |
        12/05/2016 | | Home visit.
        13/05/2016 | | Call from school.
    """,
    "nothing is headed as the event": """
        Date | Initials | Remarkable things
        12/05/2016 | JS | Home visit.
        13/05/2016 | JS | Call from school.
    """,
    "the date's column has no heading": """
         | Event
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "headings with small slips": """
        Dtae | Signficant event
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "no headings at all": """
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "headings in words that nobody knows": """
        Dyddiad | Digwyddiad
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "explanations inside the headings": """
        Date or Period of Event\\nThe period of it should be recorded here | Significant Event A brief description
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
    """,
    "a key of short forms below": """
        Date | Event
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
         |
        HV | Health visitor
        SW | Social worker
    """,
    "the first column empty, and a side note far off": """
         | Brook House Project | | |
         | | | | Side note: the file is with legal
         | Start/End date | Session and observations | Action | |
         | 12/05/2016 | Home visit. | Letter | |
         | 13/05/2016 | Call from school. | | |
    """,
    "the dates across the top": """
        Date | 12/05/2016 | 13/05/2016
        Event | Home visit. | Call from school.
        Action | Letter | None
    """,
    "the dates across the top, without a word over them": """
        Chronology of Amy Rowe | |
         | 12/05/2016 | 13/05/2016
        What happened | Home visit. | Call from school.
        Outcome | | None
    """,
    "headings over three rows": """
        When it happened | | | What we know |
        Date | | Time | Event | Action
        From | To | | | taken
        12/05/2016 | | 10:00 | Home visit. | Letter
        13/05/2016 | | | Call from school. |
    """,
    "a heading of an action plan among plain ones": """
        Date of meeting | Information shared | Actions agreed | By when
        12/05/2016 | Home visit. | Letter | 20/05/2016
        13/05/2016 | Call from school. | Visit | 21/05/2016
    """,
    "a closing line": """
        Date | Event
        12/05/2016 | Home visit.
        13/05/2016 | Call from school.
        END OF CHRONOLOGY |
    """,
}


@pytest.mark.parametrize("name", FOUND)
def test_is_found(name: str) -> None:
    account = read(FOUND[name])
    assert told(account) == TWO
    assert counted(account)[0] - account.blank == 2
    assert not account.refused


NO_CHRONOLOGY = {
    "details": "Name | Amy Rowe\nDate of birth | 03/02/2014\nSchool | Oak Primary",
    "a key": "Abbreviation | Meaning\nHV | Health visitor\nDNA | Did not attend",
    "instructions": "Column | What to write\nDate | The date on which it happened\nEvent | What happened, briefly",
    "versions": "Version | Date | Author | Comments\n1 | 12/05/2016 | JS | First draft\n2 | 13/05/2016 | JS | Final",
    "people": "Name | Relationship | Date of birth\nAmy Rowe | Child | 03/02/2014\nKim Rowe | Mother | 04/03/1990",
    "an action plan": "Recommendation | Action | Lead | By when\nTrain staff | Arrange it | JS | 12/05/2017",
    "agencies": "Agency | Contact details | Dates of involvement\nPolice | 0100 | 2014-2016\nGP | 0101 | 2012-2016",
}


@pytest.mark.parametrize("name", NO_CHRONOLOGY)
def test_what_is_no_chronology_is_set_aside(name: str) -> None:
    account = read(NO_CHRONOLOGY[name], FOUND["plain"])
    assert told(account) == TWO
    assert any(NO_CHRONOLOGY[name].split(" | ")[0] in aside.text for aside in account.set_aside)


@pytest.mark.parametrize("name", NO_CHRONOLOGY)
def test_a_file_of_nothing_else_is_refused_with_what_to_do(name: str) -> None:
    account = read(NO_CHRONOLOGY[name])
    assert (account.status, counted(account)) == (Status.REFUSED, (0, 0, 0, 0))
    assert account.problem is not None
    assert account.problem.startswith("No chronology table was found; ")


def test_a_table_goes_on_in_the_next_without_its_heading() -> None:
    account = read("Date | Event\n12/05/2016 | Home visit.", "13/05/2016 | Call from school.")
    assert told(account) == TWO
    assert "has no heading and was read on" in (account.problem or "")


def test_many_tables_that_go_on_are_said_once() -> None:
    account = read("Date | Event\n12/05/2016 | Home visit.", *(f"{at}/05/2016 | Call." for at in range(13, 17)))
    assert counted(account) == (5, 5, 0, 0)
    assert account.problem == (
        "Table 2 has no heading and was read on from the table before it (3 others are like it)."
    )


def test_a_guess_at_columns_is_said_openly() -> None:
    assert "columns were guessed" in (read(FOUND["no headings at all"]).problem or "")
    assert '"Remarkable things"' in (read(FOUND["nothing is headed as the event"]).problem or "")


def test_headings_without_rows() -> None:
    account = read("Date | Event | Action")
    assert (account.status, counted(account)) == (Status.READ, (0, 0, 0, 0))
    assert "no rows under them" in (account.problem or "")


def test_a_hidden_sheet_is_read_and_named() -> None:
    hidden = grid(FOUND["plain"], sheet="Old log", hidden=True)
    account = read(hidden)
    assert told(account) == TWO
    assert 'Sheet "Old log" is hidden' in (account.problem or "")


def test_one_event_on_a_small_form() -> None:
    account = read(
        "Date: | 12/05/2016\nTime: | 14:30\nDetails of concern: | Home visit.\nAction taken: | Told the nurse.",
        "Date: | 13/05/2016\nTime: |\nDetails of concern: | Call from school.\nAction taken: |",
    )
    assert told(account) == TWO
    assert account.entries[0].response == "Told the nurse."
    assert account.set_aside[0].text == "Date: | Time: | Details of concern: | Action taken:"
    assert account.entries[0].time is not None


@pytest.mark.parametrize("dash", [" - ", " \u2013 ", ": ", "\t"])
def test_paragraphs_that_each_begin_with_a_date(dash: str) -> None:
    lines = ("Notes", f"12/05/2016{dash}Home visit.", f"13/05/2016{dash}Call from school.", f"June 2016{dash}Moved.")
    account = read(paragraphs=lines)
    assert told(account) == [*TWO, ("2016-06-01..2016-06-30", "Moved.")]
    assert "no table" in (account.problem or "")
    assert [aside.text for aside in account.set_aside] == ["Notes"]


def test_dated_lines_in_a_single_column() -> None:
    account = read(
        """
        Notes of the family
        12/05/2016 - Home visit.
        13/05/2016: Call from school.
        May 2016 - Moved.
        Nobody knows where.
        """
    )
    assert told(account) == [
        *TWO,
        ("2016-05-01..2016-05-31", "Moved."),
        ("2016-05-01..2016-05-31", "Nobody knows where."),
    ]
    assert "single column" in (account.problem or "")
    assert account.set_aside[0].text == "Notes of the family"


NOT_ACROSS = [
    "Ref | 12/05/2016 | 13/05/2016\n1 | Call | 14/05/2016\n | Visit | 15/05/2016",
    "Name | Amy Rowe | Kim Rowe\nDate of birth | 03/02/2014 | 04/03/1990\nSeen on | 12/05/2016 | 13/05/2016",
    "Notes\n12/05/2016 - Home visit.\nA long line.\nAnother.\nAnother one.\nAnd one more.",
]


@pytest.mark.parametrize("table", NOT_ACROSS)
def test_what_cannot_be_read_safely_is_refused(table: str) -> None:
    account = read(table)
    assert (account.status, counted(account)) == (Status.REFUSED, (0, 0, 0, 0))


def test_two_dated_paragraphs_are_a_letter() -> None:
    account = read(paragraphs=("12/05/2016 - Home visit.", "13/05/2016 - Call from school."))
    assert account.status is Status.REFUSED


def test_an_empty_file() -> None:
    account = read()
    assert account.status is Status.REFUSED
    assert account.problem == (
        "The file is empty. Ask the agency whether nothing is held, and if so for a line that says so."
    )
