"""What gaps.html says, word for word where a hasty reader could take it wrongly."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path

from wholepicture.checks.tests.spec_tables import entries_of
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.gaps_page import write_gaps_page
from wholepicture.exchange.checking.tests.family import checked

BABY = """
id | happened   | agency               | kind              | people | details
s  | 2026-03-02 | children_social_care | note              |        |
h  | 2026-03-02 | hospital             | note              |        |
i  | 2026-03-09 | health_visiting      | injury            |        | mobility=non-mobile; words=A bruise on the cheek.
a  | 2026-03-16 | children_social_care | referral_decision |        | outcome=nfa
b  | 2026-03-17 | children_social_care | referral_decision |        | outcome=closed to team
e  | 2026-03-18 | gp                   | explanation       |        | about=i
m  | 2026-03-19 | hospital             | medical_exam      |        | about=i; opinion=so-so
"""


def page(folder: Path, entries: list[Entry]) -> str:
    """The text of the page, without its marks."""
    path = folder / "gaps.html"
    write_gaps_page(checked(entries, as_of=datetime.date(2026, 5, 29), children=()), path)
    body = path.read_text("utf-8").partition("<body>")[2].partition("<script")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_what_had_entries_and_what_had_none_stand_apart_and_neither_is_said_as_a_failing(tmp_path: Path) -> None:
    text = page(tmp_path, entries_of(BABY))
    had, none = text.index("The record holds entries that could begin these"), text.index("The record holds no entry")
    assert had < text.index("PC04", had) < none
    assert none < text.index("PC10", none)
    assert "nobody has found out who they are" not in text[had:]
    assert "that this adult has been checked and assessed" in text[none:]


def test_a_restricted_entry_is_marked_before_its_words(tmp_path: Path) -> None:
    entries = [dataclasses.replace(one, sensitivity="restricted") if one.id == "i" else one for one in entries_of(BABY)]
    text = page(tmp_path, entries)
    assert "Restricted. May be read only by people who are named. Take care" in text
    assert text.index("Restricted. May be read") < text.index("A bruise on the cheek.")
    assert "Restricted. May be read" not in page(tmp_path, entries_of(BABY))


def test_one_question_is_asked_once_of_a_baby_with_a_mark(tmp_path: Path) -> None:
    entries = [one for one in entries_of(BABY) if one.id in "shi"]
    text = page(tmp_path, entries)
    assert text.count("Has a paediatrician seen the child, and has social care been told?") == 1
    assert (
        "a referral to social care about this mark, or a paediatrician" in text or "opinion on this mark, or a" in text
    )


def test_what_is_needed_is_said_in_words_and_no_exact_day_is_asked_for_that_is_there(tmp_path: Path) -> None:
    text = page(tmp_path, entries_of(BABY))
    assert "It cannot be told whether the record shows" in text
    assert "The record cannot tell whether it shows" not in text
    assert "whether it says" not in text
    assert "the exact day" not in text
    assert "what “so-so” means" in text
    assert "2 things in the chronology were not understood" in text


def test_a_plan_s_time_is_said_once(tmp_path: Path) -> None:
    entries = entries_of("""
id | happened   | agency               | kind         | people | details
p  | 2026-03-02 | children_social_care | plan_started |        | type=CP; category=emotional
v  | 2026-04-20 | children_social_care | visit        |        | seen=yes; seen_alone=yes
""")
    text = page(tmp_path, entries)
    assert "The record did not show that the child was seen in the time that the plan sets." in text
    assert "sets in time" not in text
