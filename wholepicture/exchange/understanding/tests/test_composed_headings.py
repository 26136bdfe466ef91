"""Headings that stand in no list: by a word of a kind, or by the noun that they are about."""

from __future__ import annotations

import pytest

from wholepicture.exchange.understanding.headings import likenesses
from wholepicture.exchange.understanding.tests.written import read

# what the heading is not, above all; then what it is
MEANINGS = {
    "Mother's account": "event",
    "Client's account": "event",
    "Parents' views": "",
    "Adult's wishes and feelings": "",
    "Views of family": "",
    "Decision maker": "",
    "Action owner": "",
    "Child's response to parent": "",
    "Carer strain": "",
    "Referring service": "agency",
    "Tenant's tale": "",
    "Mother seen": "",
    "Date child last seen": "date",
    "Person initiating incident information": "people",
    "Actions agreed (who / by when)": "response",
    "Recovery plan": "response",
    "Risk management plan": "response",
    "Enforcement / support action taken": "response",
    "Plan agreed with family": "response",
    "Tasks set": "response",
    "What we gave": "response",
    "Home conditions observed": "event",
    "Circumstances of arrest": "event",
    "Case discussion": "event",
    "Observation of worker and discussion": "event",
    "Safeguarding nurse saw child (Y/N)": "child_seen",
    "Child seen by IRO beforehand?": "child_seen",
    "Pupil spoken to alone?": "child_seen",
    "Baby seen today": "child_seen",
    "YP said": "voice",
    "What the child is telling us": "voice",
    "Child's exact words": "voice",
    "Pupil's own account": "voice",
    "Contact rec'd": "known_on",
    "Referral recd": "known_on",
    "W/C": "date",
    "Week ending (Fri)": "date",
    "Detained person": "people",
    "In attendance": "people",
}


@pytest.mark.parametrize("heading", MEANINGS)
def test_a_heading_that_no_list_holds(heading: str) -> None:
    found = likenesses(heading)
    assert (found[0].meaning if found else "") == MEANINGS[heading]


# the headings beside the date, the cells of three rows, and what words and response of the first entry are
BESIDE = {
    "codes beside phrases": (
        "Contact notes | Outcome | Enforcement action",
        ["Came on time and spoke of home. | ATT | Ask address", "No answer. | FTA | Letter", "Came. | ATT | None"],
        ("Came on time and spoke of home.", "Ask address"),
    ),
    "a test beside a plan": (
        "Keyworking notes | Test result | Recovery plan",
        ["Spoke of the weekend. | THC+ | Weekly", "Did not come. | | Text", "Came late. | THC+ | Relapse plan"],
        ("Spoke of the weekend.", "Weekly"),
    ),
    "advice beside an action": (
        "Findings | Advice given | Further action",
        ["Two alarms had no batteries. | Escape plan | Alarms fitted"] * 3,
        ("Two alarms had no batteries.", "Alarms fitted"),
    ),
    "a long reason beside checks": (
        "Reason for contact | Info gathered from partners | Hub decision",
        ["Neighbour heard a child crying most of the night. | School: tired | Pass to team"] * 3,
        ("Neighbour heard a child crying most of the night.", "Pass to team"),
    ),
    "a reason of labels": (
        "Reason for contact | Summary",
        ["Referral | Mother rang.", "Referral | Father rang.", "Referral | Gran rang."],
        ("Mother rang.", ""),
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_it_decides(name: str) -> None:
    headings, cells, told = BESIDE[name]
    rows = "\n".join(f"{day}/05/2016 | {row}" for day, row in enumerate(cells, start=12))
    first = read(f"Date | {headings}\n{rows}").entries[0]
    assert (first.words, first.response) == told


DATES = {
    "a stay": ("Admitted | Discharged", "12/05/2016 | 14/05/2016", "2016-05-12..2016-05-14"),
    "a case": ("Case opened | Case closed", "12/05/2016 | 14/05/2016", "2016-05-12..2016-05-14"),
    "a placement": ("Placed | Moved on", "12/05/2016 | 14/05/2016", "2016-05-12..2016-05-14"),
    "a stay that goes on": ("Admitted | Discharged", "12/05/2016 | ", "2016-05-12"),
    "not beside a date of the event": ("Date | Opened | Closed", "12/05/2016 | 01/05/2016 | 14/05/2016", "2016-05-12"),
    "a week from a day": ("Week commencing", "12/09/2016", "2016-09-12..2016-09-18"),
    "a week from a real date": ("W/c", "<2016-09-12>", "2016-09-12..2016-09-18"),
    "a week up to a day": ("Week ending", "18/09/2016", "2016-09-12..2016-09-18"),
    "a month under a week": ("Week commencing", "May 2016", "2016-05-01..2016-05-31"),
    "into custody and out": ("Received into custody | Released", "12/05/2016 | 14/05/2016", "2016-05-12..2016-05-14"),
    "days under a heading for words": ("Contact", "12/05/2016", "2016-05-12"),
    "days under an appointment": ("Appt", "12/05/2016", "2016-05-12"),
    "a heading that is no date's, for want of others": ("Date of review", "12/05/2016", "2016-05-12"),
}


@pytest.mark.parametrize("name", DATES)
def test_the_dates_of_a_row(name: str) -> None:
    headings, cells, known = DATES[name]
    account = read(f"{headings} | What happened\n{cells} | Home visit.\n" + f"{cells.replace('2016', '2017')} | Call.")
    happened = account.entries[0].happened
    assert (str(happened.day) if happened.day else f"{happened.lower}..{happened.upper}") == known


@pytest.mark.parametrize("heading", ["Date of birth", "Due date", "Target date", "Next review date"])
def test_dates_that_are_never_those_of_the_rows(heading: str) -> None:
    account = read(f"{heading} | Details\n12/05/2016 | One thing.\n13/05/2016 | Another.")
    assert not account.entries


def test_the_only_times_are_read_under_any_heading() -> None:
    account = read(
        "Call date | Grade | Connect | Narrative\n12/05/2016 | 2 | 18:20:11 | Fell.\n13/05/2016 | 1 | 07:02:09 | Ill."
    )
    assert [str(entry.time) for entry in account.entries] == ["18:20:11", "07:02:09"]


def test_two_columns_of_other_times_are_left_as_notes() -> None:
    account = read(
        "Date | Event | Mobile | Clear\n12/05/2016 | Fell. | 18:20 | 19:20\n13/05/2016 | Ill. | 07:02 | 09:00"
    )
    assert [entry.time for entry in account.entries] == [None, None]
    assert account.entries[0].notes == {"Mobile": "18:20", "Clear": "19:20"}


def test_the_day_of_the_contact_is_when_the_agency_knew() -> None:
    entry = read(
        "Contact rec'd | Date of incident | Concern\n14/05/2016 | 12/05/2016 | Fell.\n15/05/2016 | 13/05/2016 | Ill."
    ).entries[0]
    assert (str(entry.happened.day), str(entry.known_on)) == ("2016-05-12", "2016-05-14")


SEEN = {
    "the child by name": ("Wren seen", "Y", {"seen": True}),
    "the child by name, before alone": ("Wren seen alone | Wren seen", "N/A | N", {"seen": False}),
    "two by name": ("Wren seen | Riley seen", "Y | N", {}),
    "an adult": ("Mother seen", "Y", {}),
    "a carer's assessment": ("Carer assessment offered", "Y", {}),
    "dependants": ("Dependants considered", "Yes", {}),
    "who was seen": ("Seen", "Y", {"seen": True}),
    "hearsay does not turn a no": ("Were children seen?", "No - said to be at gran's", {"seen": False}),
    "hearsay turns a yes": ("Were children seen?", "Yes - said to be asleep", {}),
}


@pytest.mark.parametrize("name", SEEN)
def test_whether_the_child_was_seen(name: str) -> None:
    headings, cells, said = SEEN[name]
    entry = read(
        f"Date | {headings} | What happened\n12/05/2016 | {cells} | Visit.\n13/05/2016 | {cells} | Visit."
    ).entries[0]
    assert {key: value for key, value in entry.details.items() if key.startswith("seen")} == said


def test_a_day_under_weeks_leans_on_the_week_above() -> None:
    account = read("Week beginning | Event\n7 February 2022 | Visit.\n14 February | Call.\n | Letter.")
    known = [(str(entry.happened.lower), str(entry.happened.upper)) for entry in account.entries]
    assert known == [("2022-02-07", "2022-02-13"), ("2022-02-14", "2022-02-20"), ("2022-02-14", "2022-02-20")]
