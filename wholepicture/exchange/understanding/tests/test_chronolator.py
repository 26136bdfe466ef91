"""Chronolator's documents: a plain case of Word tables, with a few habits of their own (its help pages)."""

from __future__ import annotations

import datetime

from wholepicture.exchange.understanding.tests.written import counted, day, read

HEADINGS = "Sequence | Start Date | Start Time | End Date | End Time | Source of Information | Event | Comment"


def test_all_its_columns() -> None:
    account = read(f"{HEADINGS}\n1.5 | 22/05/2016 | 14:30 | 23/05/2016 | 09:00 | GP record | Admitted. | Late.")
    entry = account.entries[0]
    assert (day(entry), entry.time, entry.sequence) == ("2016-05-22..2016-05-23", datetime.time(14, 30), 1.5)
    assert (entry.source.document, entry.words) == ("GP record", "Admitted.")
    assert entry.notes == {"End Time": "09:00", "Comment": "Late."}
    assert entry.happened.words == "22/05/2016 to 23/05/2016"


def test_a_leading_question_mark_is_its_only_doubt() -> None:
    entry = read(f"{HEADINGS}\n | ?22 may 2016 | | | | GP record | Call. | ").entries[0]
    assert day(entry) == "2016-05-22 ?"


def test_a_composite_names_the_agency_before_the_source() -> None:
    account = read(
        f"{HEADINGS}\n | 22/05/2016 | | | | Health - GP record | One. |\n | 23/05/2016 | | | | POLICE: CRIS | Two. |",
        file="composite.docx",
    )
    assert [(entry.agency.name, entry.agency.kind) for entry in account.entries] == [
        ("Health", "health"),
        ("Police", "police"),
    ]
    assert account.agency is None


def test_author_notes_are_kept_and_marked() -> None:
    account = read(
        f"{HEADINGS}\n | 22/05/2016 | | | | # JS | Ask the GP. |\n | | | | | ~ | To be checked. |\n"
        " | 23/05/2016 | | | | Log | Call. |"
    )
    assert counted(account) == (2, 2, 0, 0)
    assert [dict(entry.details) for entry in account.entries] == [{"author_note": True}, {}]
    assert [aside.text for aside in account.set_aside if "author" in aside.why] == ["~ | To be checked."]
