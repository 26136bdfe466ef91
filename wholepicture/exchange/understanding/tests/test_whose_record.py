"""Whose record a file is, in the order in which it is asked, and whether that was a guess."""

from __future__ import annotations

import pytest

from wholepicture.agencies.agency import Agency
from wholepicture.exchange.understanding.tests.written import grid, read

ROWS = "Date | Event\n12/05/2016 | Home visit."

# what the document offers, the name, the kind, guessed or not
DOCUMENTS = [
    ({"file": "03_HV chronology FINAL v2.docx"}, "Health Visiting", "health_visiting", True),
    ({"file": "police_export_2017.csv"}, "Police", "police", True),
    ({"file": "C:\\Returns\\Northmere GP practice.docx"}, "Northmere GP practice", "gp", True),
    ({"file": "data (3).docx"}, "data", "other", True),
    ({"file": "12 Ash Lane reply v2 FINAL.docx"}, "Ash Lane", "other", True),
    ({"author": "Northmere Housing Association"}, "Northmere Housing Association", "housing", True),
    (
        {"title": "Chronology - Northmere Health Visiting Service"},
        "Northmere Health Visiting Service",
        "health_visiting",
        False,
    ),
    ({"title": "Microsoft Word - Document1", "file": "yot.docx"}, "Youth Justice", "youth_justice", True),
    ({"paragraphs": ("Westbridge Police", "Chronology of involvement")}, "Westbridge Police", "police", False),
    ({"paragraphs": ("Agency: Westbridge Family Trust", "Author: J Smith")}, "Westbridge Family Trust", "other", False),
    (
        {"paragraphs": ("Chronology of Amy Rowe", "Prepared by Northmere Probation Service for the review")},
        "Northmere Probation Service",
        "probation",
        False,
    ),
    (
        {"paragraphs": ("School: Oak Primary", "GP: Dr Hall"), "file": "camhs.docx"},
        "Child and Adolescent Mental Health",
        "child_mental_health",
        True,
    ),
    (
        {"paragraphs": ("Northmere Safeguarding Partnership", "To: Northmere Police"), "file": "midwifery.docx"},
        "Midwifery",
        "midwifery",
        True,
    ),
    (
        {
            "paragraphs": ("The child was taken to Northmere Hospital by ambulance after the call to police.",),
            "file": "nursery.docx",
        },
        "Nursery",
        "nursery",
        True,
    ),
]


# the first lines of a document, and the agency that they name
TITLES = [
    (
        ("Riverside Community Health NHS Trust", "0-19 Service (Health Visiting) - single agency chronology"),
        "Riverside Community Health NHS Trust - 0-19 Service",
        "health_visiting",
    ),
    (
        ("Maternity chronology", "Northmere Hospital NHS Trust"),
        "Northmere Hospital NHS Trust - Maternity",
        "midwifery",
    ),
    (("Northmere Constabulary - Public Protection Unit",), "Northmere Constabulary", "police"),
    (("Northmere Recovery - adult drug and alcohol service",), "Northmere Recovery", "substance_misuse"),
    (("Northmere Homes - tenancy file notes - 14 Ash Lane - printed 29/09/2017",), "Northmere Homes", "housing"),
    (("Lantern Street Outreach (registered charity)",), "Lantern Street Outreach", "voluntary"),
    (("Riverside Family Centre", "(voluntary)"), "Riverside Family Centre", "early_help"),
    (("Ash Lane Hostel", "1 March 2021"), "Ash Lane Hostel", "housing"),
    (("Brook House Project",), "Brook House Project", "other"),
    (("Amy Rowe - health visiting chronology",), "Health Visiting", "health_visiting"),
    (("Youth Justice Service: chronology of Amy Rowe",), "Youth Justice Service", "youth_justice"),
    (("IN THE FAMILY COURT AT NORTHMERE", "Social work chronology"), "Social work", "children_social_care"),
    (("Registered charity",), "file", "other"),
]


@pytest.mark.parametrize(("lines", "name", "kind"), TITLES)
def test_a_title_in_the_first_lines(lines: tuple[str, ...], name: str, kind: str) -> None:
    assert read(ROWS, paragraphs=lines).agency == Agency(name, kind)


def test_a_line_before_each_table_says_whose_it_is() -> None:
    parts = ("Part A: Early Help Service chronology", "Part B: Youth Service chronology")
    tables = [grid(ROWS, table=at, before=[line, "All times are local."]) for at, line in enumerate(parts, start=1)]
    account = read(*tables, file="EH and youth.docx")
    assert [entry.agency.name for entry in account.entries] == ["Early Help Service", "Youth Service"]


@pytest.mark.parametrize(("given", "name", "kind", "guessed"), DOCUMENTS)
def test_a_document(given: dict[str, object], name: str, kind: str, *, guessed: bool) -> None:
    account = read(ROWS, **given)
    assert account.agency == Agency(name, kind)
    assert (account.entries[0].agency_guessed is not None) == guessed
    assert account.agency_from.startswith("guessed") == guessed


def test_what_the_user_says_comes_first() -> None:
    said = Agency("Northmere Police", "police")
    account = read(
        "Agency | Date | Event\nGP | 12/05/2016 | Home visit.", agency=said, paragraphs=("Chronology - Housing",)
    )
    assert (account.agency, account.agency_from, account.entries[0].agency_guessed) == (said, "given", None)
    assert account.entries[0].notes == {"Agency": "GP"}


def test_a_front_sheet_in_a_table() -> None:
    account = read("Name of agency: | Westbridge Police\nAuthor: | J Smith", ROWS, file="health.docx")
    assert (account.agency, account.agency_from) == (Agency("Westbridge Police", "police"), "the front sheet")


def test_a_title_row_above_the_headings() -> None:
    assert read(f"Northmere Probation chronology |\n{ROWS}").agency == Agency("Northmere Probation", "probation")


def test_a_column_for_the_agency() -> None:
    account = read(
        "Date | Agency | Event\n12/05/2016 | HV | One\n13/05/2016 | Northmere Police | Two\n14/05/2016 | | Three",
        file="gp.docx",
    )
    assert [entry.agency.name for entry in account.entries] == ["Health Visiting", "Northmere Police", "GP"]
    assert account.agency is None
    assert account.entries[0].notes == {"Agency": "HV"}


def test_a_sheet_an_agency() -> None:
    account = read(grid(ROWS, sheet="Police"), grid(ROWS, sheet="HV"), file="all.xlsx")
    assert [entry.agency.kind for entry in account.entries] == ["police", "health_visiting"]
    assert account.agency_from == "the sheet's name"


def test_a_table_an_agency() -> None:
    first, second = (
        grid(ROWS, table=1, before=["Westbridge Police"]),
        grid(ROWS, table=2, before=["Oak Primary School"]),
    )
    account = read(first, second)
    assert [entry.agency.name for entry in account.entries] == ["Westbridge Police", "Oak Primary School"]


def test_a_column_an_agency() -> None:
    account = read(
        "Date | Police | Health Visiting | Oak Primary School\n"
        "12/05/2016 | Called to an argument. | | \n"
        "13/05/2016 | | No access. | Late and hungry.",
        file="all.docx",
    )
    assert [(str(entry.happened.day), entry.agency.name, entry.words) for entry in account.entries] == [
        ("2016-05-12", "Police", "Called to an argument."),
        ("2016-05-13", "Health Visiting", "No access."),
        ("2016-05-13", "Oak Primary School", "Late and hungry."),
    ]
    assert "a column for each agency" in (account.problem or "")
    assert len({entry.id for entry in account.entries}) == len(account.entries)


def test_a_column_an_agency_where_a_date_leans_on_the_row_above_is_left_as_it_is() -> None:
    account = read(
        "Date | Police | Oak Primary School\n12/05/2016 | Called to an argument. |\nnext day | | Late and hungry.",
        file="all.docx",
    )
    assert [str(entry.happened.day) for entry in account.entries] == ["2016-05-12", "2016-05-13"]


PREFIXES = [
    ("Health - GP record", "Police: CRIS", ["Health", "Police"]),
    ("HV: notes", "POLICE: log 41", ["Health Visiting", "Police"]),
    ("GP record - letter", "Case note 12", ["Housing", "Housing"]),
    ("Police log: 41", "Letter - GP", ["Housing", "Housing"]),
]


@pytest.mark.parametrize(("one", "two", "names"), PREFIXES)
def test_a_prefix_before_the_source(one: str, two: str, names: list[str]) -> None:
    account = read(f"Date | Source | Event\n12/05/2016 | {one} | A\n13/05/2016 | {two} | B", file="housing.docx")
    assert [entry.agency.name for entry in account.entries] == names
    assert [entry.source.document for entry in account.entries] == [one, two]


# the lines of a letter without a table, and whose name stands at its head
LETTERS = {
    "a name of no known kind": (
        ("Bridgeway Counselling", "3 October 2022", "Dear Colleague,"),
        "Bridgeway Counselling",
    ),
    "a marking": (("Private and Confidential", "3 October 2022", "Dear Colleague,"), "file"),
    "a person": (("Ms A Moss", "3 October 2022", "Dear Colleague,"), "file"),
    "an address": (("14 Alder Walk", "Northmere", "Dear Colleague,"), "file"),
    "whom it goes to": (("To Northmere Partners", "3 October 2022", "Dear Colleague,"), "file"),
    "no letter": (("Bridgeway Counselling", "3 October 2022"), "file"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_head_of_a_letter(name: str) -> None:
    lines, known = LETTERS[name]
    account = read(paragraphs=(*lines, "We hold no records for this family."))
    agency = account.entries[0].agency
    assert (agency.name, agency.kind) == (known, "other")


def test_an_organisation_before_the_kind_of_its_record() -> None:
    account = read(ROWS, file="x.docx", paragraphs=("Salt Lane Service: record of visits and calls",))
    assert account.entries[0].agency.name == "Salt Lane Service"
