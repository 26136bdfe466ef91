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
    ({"file": "data (3).docx"}, "data (3)", "other", True),
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
