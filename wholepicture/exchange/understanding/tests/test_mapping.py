"""A mapping fixes what a source means; a proposed one changes nothing until it is edited."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from wholepicture.exchange.account import FileAccount, Status
from wholepicture.exchange.reading.document import Document
from wholepicture.exchange.understanding.mapping import MappingRefused, mapping_from_text, read_mapping
from wholepicture.exchange.understanding.propose import propose_mapping
from wholepicture.exchange.understanding.tests.test_finding_the_table import FOUND
from wholepicture.exchange.understanding.tests.written import day, grid, read, told

SCHOOL = """
    Oak Primary | | | |
    Logged | Pupil | What | Code 9 | RAG
    03/04/2016 | Amy Rowe | Came in hungry. | Fed. | Amber
    05/04/2016 | Amy Rowe | Late again. | | Green
"""

WRONG = [
    ("agency = ", "is not written as TOML"),
    ('agncy = "X"', '"agncy" is not known'),
    ("agency = 5", "write agency as words"),
    ('date_order = "american"', "Use one of: day first, month first"),
    ('rows_without_a_date = "guess"', "Use one of: take the row above, refuse"),
    ('kind = "visitation"', "is not a kind of entry"),
    ("table = 5", "[[table]]"),
    ("[[table]]\nsheeet = 5", '"sheeet" is not known'),
    ('[[table]]\nheading_row = "2"', "whole number"),
    ("[[table]]\ncolumns = 5", "[table.columns]"),
    ('[[table]]\n[table.columns]\n"A" = "dates"', 'cannot mean "dates"'),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_mapping_is_refused_with_what_to_do(text: str, said: str) -> None:
    with pytest.raises(MappingRefused) as refused:
        mapping_from_text(text, "m.toml")
    assert said in str(refused.value)
    assert str(refused.value).startswith("m.toml")


def test_a_mapping_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MappingRefused, match="cannot be read"):
        read_mapping(tmp_path / "none.toml")


def test_columns_by_heading_and_by_letter() -> None:
    mapping = mapping_from_text(
        """
        agency = "Oak Primary"
        kind = "concern"
        [[table]]
        table = 1
        heading_row = 2
        [table.columns]
        logged = "date"
        "B" = "people"
        "What" = "event"
        "Code 9" = "response"
        "RAG" = "ignore"
        """
    )
    account = read(SCHOOL, mapping=mapping)
    entry = account.entries[0]
    assert (day(entry), entry.words, entry.response, entry.kind) == ("2016-04-03", "Came in hungry.", "Fed.", "concern")
    assert (account.agency_from, entry.agency.name, entry.agency_guessed) == ("the mapping file", "Oak Primary", None)
    assert [(aside.where, aside.text) for aside in account.set_aside if "mapping" in aside.why] == [
        ('table 1, column "RAG"', "Amber\nGreen")
    ]
    assert entry.notes == {}


def test_the_month_first_when_the_source_says_so() -> None:
    mapping = mapping_from_text('date_order = "month first"')
    account = read("Date | Event\n03/04/2016 | One\n12/25/2016 | Two\n5 May 2016 | Three", mapping=mapping)
    assert told(account) == [("2016-03-04", "One"), ("2016-12-25", "Two"), ("2016-05-05", "Three")]
    assert account.entries[0].happened.words == "03/04/2016"


def test_rows_without_a_date_can_be_refused() -> None:
    mapping = mapping_from_text('rows_without_a_date = "refuse"')
    account = read("Date | Event\n03/04/2016 | One\n | Two", mapping=mapping)
    assert (len(account.entries), len(account.refused)) == (1, 1)


def test_a_table_without_a_heading() -> None:
    mapping = mapping_from_text('[[table]]\nheading_row = 0\n[table.columns]\n"A" = "event"\n"B" = "date"')
    assert told(read("One | 03/04/2016", mapping=mapping)) == [("2016-04-03", "One")]


MISSING = [
    ('[[table]]\nsheet = "Log"', 'the sheet "Log", which is not in the file'),
    ("[[table]]\ntable = 4", "table 4, which is not in the file"),
    ("[[table]]\nheading_row = 40", "there is no such row"),
    ('[[table]]\n[table.columns]\n"Witness 7" = "people"', 'the column "Witness 7", which is not there'),
]


@pytest.mark.parametrize(("text", "said"), MISSING)
def test_a_mapping_that_does_not_fit_refuses_the_file(text: str, said: str) -> None:
    account = read(FOUND["plain"], mapping=mapping_from_text(text))
    assert account.status is Status.REFUSED
    assert said in (account.problem or "")
    assert "Home visit." in "".join(aside.text for aside in account.set_aside)


def _but_for_remarks(account: FileAccount) -> FileAccount:
    return dataclasses.replace(account, problem=None)


@pytest.mark.parametrize("name", [*FOUND, "school"])
def test_a_proposed_mapping_changes_nothing(name: str) -> None:
    table = {**FOUND, "school": SCHOOL}[name]
    document = Document("docx", [grid(table, table=1)])
    proposal = propose_mapping(document, "file.docx")
    alone, mapped = read(table), read(table, mapping=mapping_from_text(proposal))
    assert _but_for_remarks(mapped) == _but_for_remarks(alone)


def test_a_proposal_for_nothing_says_how_to_begin() -> None:
    proposal = propose_mapping(Document("docx"), "letter.docx")
    assert "No chronology table was found" in proposal
    assert mapping_from_text(proposal).tables == ()
