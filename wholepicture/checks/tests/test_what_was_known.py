"""The children of a family, and their names, come only from what the reader knew by the day. Bad cases first."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.replay import replay
from wholepicture.checks.tests.spec_tables import entries_of

TABLE = """
id | happened   | known      | agency               | kind                 | people                  | details
n  | 2026-01-05 |            | children_social_care | note                 | Robin:child             |
v  | 2026-02-10 | 2026-04-10 | health_visiting      | visit                | Robin:child, Ash:child  | seen=yes
d  | 2026-03-02 |            | children_social_care | assessment_completed | Robin:child | children_covered=Robin
"""
ENTRIES = entries_of(TABLE)
LATER = datetime.date(2026, 5, 1)


def children(day: datetime.date, agency: str | None = None, asked: tuple[Child, ...] = ()) -> list[str]:
    return [child.name for child in family_of(ENTRIES, Reader(day, agency), children=asked).children]


def test_a_child_who_is_named_later_is_not_there_yet() -> None:
    assert children(datetime.date(2026, 4, 9)) == ["Robin"]
    assert children(datetime.date(2026, 4, 10)) == ["Ash", "Robin"]


def test_a_child_of_whom_the_reader_was_never_told_is_not_there() -> None:
    assert children(LATER, "children_social_care") == ["Robin"]


def test_an_agency_that_was_told_of_nothing_learns_no_name() -> None:
    assert children(LATER, "police") == ["the child"]


def test_a_child_for_whom_it_is_asked_is_there_from_the_first_day() -> None:
    asked = (Child("Ash"), Child("Robin"))
    assert children(datetime.date(2026, 1, 5), asked=asked) == ["Ash", "Robin"]


def test_a_name_that_is_learned_later_calls_nobody_otherwise_before() -> None:
    fuller = dataclasses.replace(ENTRIES[1], people=tuple(
        dataclasses.replace(one, person=f"{one.person} Vale") for one in ENTRIES[1].people
    ))  # fmt: skip
    family = family_of([ENTRIES[0], fuller], Reader(datetime.date(2026, 3, 1)))
    assert [child.name for child in family.children] == ["Robin"]


@pytest.mark.parametrize("surname", ["", " Vale"])
def test_replay_opens_nothing_for_a_child_before_anybody_named_them(surname: str) -> None:
    later = dataclasses.replace(ENTRIES[1], people=tuple(
        dataclasses.replace(one, person=one.person + surname) for one in ENTRIES[1].people
    ))  # fmt: skip
    checks = [check for check in every_check() if check.code == "PC14"]
    found = replay([ENTRIES[0], later, ENTRIES[2]], checks, limits_with(), Reader(LATER))
    assert found
    assert all(one.gap.child.startswith("Ash") and one.opened_on >= datetime.date(2026, 4, 10) for one in found)
