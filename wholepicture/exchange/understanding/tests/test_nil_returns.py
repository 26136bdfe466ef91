"""An agency that says that it holds nothing has answered; a file that is only empty has not."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.nil_returns import states_nothing_is_held
from wholepicture.exchange.understanding.tests.written import counted, grid, read

STATED = [
    "No records held.",
    "NIL RETURN",
    "Nil return - family not known.",
    "The family are not known to this service.",
    "We hold no information in respect of the above named child.",
    "No trace of the above.",
    "Probation had no involvement with either parent during the period.",
    "The Trust has had no contact with the family between 1 January 2015 and 31 March 2017.",
    "I can confirm that we have searched our systems and found no records relating to the family.",
    "Northmere Housing does not hold any records for this family.",
    "Having checked our records, neither parent is known to Northmere Probation Service.",
    "There is no record of the family on our system.",
    "Neither the child nor the mother has ever been known to this agency.",
    "This child has never been known to us.",
    "None of the family are known to us.",
    "The service has not had any involvement with the family.",
    "We have been unable to locate any records.",
    "After a thorough search, no records could be found.",
    "The agency holds no records in relation to Child A.",
    "Our databases have been searched and there is no trace of any family member.",
    "No information held",
    "No involvement from 01/01/2015 to 31/03/2017.",
    "The child is not registered with this practice.",
    "We do not have any record of this family.",
    "I can confirm that the refuge has not worked with this family.",
    "The school has never had a pupil of that name.",
    "We don\u2019t hold any information on this child.",
]
NOT_STATED = [
    "No records held before 2015.",
    "No records held prior to 12/05/2016.",
    "No records held other than the attached.",
    "We hold no information apart from one call.",
    "No records are held except for a referral in May.",
    "Not known to this service until March 2016.",
    "We hold no records. However, the child attended the emergency department on 12/05/2016.",
    "The mother is not known to us. The father was known to probation in 2014.",
    "If no records are held, please send a nil return.",
    "Please write nil return if nothing is known.",
    "Where no information is held, a nil return should be made.",
    "There was no further contact.",
    "The child was seen and well.",
    "No concerns noted.",
    "No injuries seen.",
    "Mother was not at home.",
    "Mother said that she had no money.",
    "The school was not told.",
    "",
]


@pytest.mark.parametrize("text", STATED)
def test_it_is_stated(text: str) -> None:
    assert states_nothing_is_held(text)


@pytest.mark.parametrize("text", NOT_STATED)
def test_it_is_not_stated(text: str) -> None:
    assert not states_nothing_is_held(text)


LETTER = (
    "Westbridge Probation Service",
    "12 May 2017",
    "Dear colleague,",
    "Re: Amy Rowe, born 3 February 2014",
    "Thank you for your request of 2 May 2017.",
    "We have searched our systems from 1 January 2015 to 31 March 2017. The family are not known to this service.",
    "Please do not hesitate to contact me if you need anything further.",
    "J Smith, Business Manager",
)


def test_a_letter() -> None:
    account = read(paragraphs=LETTER, file="letter.docx")
    assert (account.status, counted(account)) == (Status.NIL_RETURN, (1, 1, 0, 0))
    entry = account.entries[0]
    assert (entry.kind, entry.words, entry.agency.name) == ("nil_return", LETTER[5], "Westbridge Probation Service")
    assert (entry.happened.lower, entry.happened.upper) == (datetime.date(2015, 1, 1), datetime.date(2017, 3, 31))
    assert entry.known_on == datetime.date(2017, 5, 12)
    kept = "\n".join(aside.text for aside in account.set_aside)
    assert all(line in kept + entry.words for line in LETTER)


def test_a_letter_that_names_no_period_and_no_date() -> None:
    entry = read(paragraphs=("Northmere Housing", "We hold no records on this family.")).entries[0]
    assert (entry.happened.lower, entry.happened.upper, entry.known_on) == (None, None, None)


def test_a_letter_that_takes_it_back_is_refused_with_the_sentence() -> None:
    account = read(paragraphs=("We hold no records apart from one call in May 2016.",))
    assert account.status is Status.REFUSED
    assert "apart from one call" in (account.problem or "")


TRAPS = [
    ("Amy stayed with us from 3 June 2019 to 20 June 2019.", "We hold nothing else."),
    ("On 9 June 2019 staff heard her partner shout.", "We hold no records."),
    ("We hold nothing further.",),
    ("We hold no further records.",),
    ("No other information is held.",),
    ("We do not hold any other records on the family.",),
    ("Nothing held since 2018.",),
    ("The family is not currently known to this service.",),
    ("There is no current involvement.",),
    ("We hold no records on the father but the child came to us twice.",),
    ("We hold no records on the father.", "The child was seen at our clinic."),
    ("No safeguarding concerns were recorded.",),
    ("No safeguarding concerns recorded. Amy was on roll from 2014.",),
    ("I asked the youth team, who hold no records.", "Our own records are enclosed."),
    ("The adult team has told us that no records are held.",),
    ("We hold no records in this team. Housing's notes will follow.",),
    ("No records were found on the first search, pending a search of the archive.",),
    ("Amy came to the playgroup on 3 March 2016.", "No records are held after that."),
    ("The family is no longer known to us.",),
]


@pytest.mark.parametrize("lines", TRAPS)
def test_a_letter_that_tells_of_something_is_never_a_nil_return(lines: tuple[str, ...]) -> None:
    account = read(paragraphs=("Ash Lane Hostel", "1 March 2021", "Dear Sir or Madam,", *lines), file="letter.docx")
    assert (account.status, counted(account)) == (Status.REFUSED, (0, 0, 0, 0))
    kept = "\n".join(aside.text for aside in account.set_aside)
    assert all(line in kept for line in lines)


NEUTRAL = [
    "Thank you for your letter of 2 February 2021.",
    "Amy Rowe, born 3 February 2014",
    "I searched our systems on 12 February 2021.",
    "Our electronic system was opened in April 2009.",
    "The review period is 1 January 2015 to 31 March 2017.",
    "Completed by: O Wray. Date: 19/02/2021",
    "Please contact me if you need any further information.",
    "We hold no records for Amy or any other family member.",
    "We were asked whether the family was known to us.",
    "The family lived at 14 Ash Lane, Northmere.",
]


@pytest.mark.parametrize("line", NEUTRAL)
def test_what_leaves_a_statement_as_it_is(line: str) -> None:
    account = read(paragraphs=("Ash Lane Hostel", line, "We hold no records of this family."), file="letter.docx")
    assert account.status is Status.NIL_RETURN


def test_a_sheet() -> None:
    account = read(grid("No records held\nChecked by J Smith", sheet="Sheet1"), file="housing.xlsx")
    assert (account.status, counted(account)) == (Status.NIL_RETURN, (1, 1, 0, 0))
    assert "Checked by J Smith" in [aside.text for aside in account.set_aside]


@pytest.mark.parametrize(
    "row",
    [" | No records held | ", "N/A | Family not known to this service | ", "Nil return | | ", "^^^No involvement"],
)
def test_a_row_under_the_headings(row: str) -> None:
    account = read(f"Date | Event | Action\n{row}", file="housing.docx")
    assert (account.status, counted(account)) == (Status.NIL_RETURN, (1, 1, 0, 0))
    assert account.entries[0].kind == "nil_return"


def test_a_row_that_names_its_period() -> None:
    entry = read("Date | Event\nJanuary 2015 to March 2017 | No records held").entries[0]
    assert (entry.happened.lower, entry.happened.upper) == (datetime.date(2015, 1, 1), datetime.date(2017, 3, 31))


def test_one_row_that_says_so_of_a_whole_period() -> None:
    account = read("Date | Event\n01/01/2015 - 31/03/2017 | No involvement")
    assert (account.status, account.entries[0].kind) == (Status.NIL_RETURN, "nil_return")


def test_a_sheet_among_others() -> None:
    account = read(
        grid("Date | Event\n12/05/2016 | Home visit.", sheet="HV"),
        grid("No records held", sheet="Probation"),
        file="all.xlsx",
    )
    assert (account.status, counted(account)) == (Status.READ, (2, 2, 0, 0))
    assert [(entry.kind, entry.agency.name) for entry in account.entries] == [
        ("note", "Health Visiting"),
        ("nil_return", "Probation"),
    ]


def test_a_document_with_rows_is_no_nil_return() -> None:
    account = read(
        "Date | Event\n12/05/2016 | Police checks: no trace.\n13/05/2016 | Home visit.",
        paragraphs=("No records held on the father.",),
    )
    assert account.status is Status.READ
    assert [entry.kind for entry in account.entries] == ["note", "note"]


def test_an_empty_sheet_is_no_nil_return() -> None:
    account = read(grid("", sheet="Sheet1"))
    assert account.status is Status.REFUSED
    assert "The file is empty" in (account.problem or "")


def test_instructions_about_nil_returns_are_none() -> None:
    account = read("Column | What to write\nEvent | If nothing is known, write nil return")
    assert account.status is Status.REFUSED
