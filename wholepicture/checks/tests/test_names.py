"""Names as agencies write them: one person is one key, when only one person can be meant."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.tests.spec_tables import entries_of

DAY = datetime.date(2026, 3, 20)
HEADING = "id | happened | known | agency | kind | people | details\n"


def _family(*people: str, children: tuple[str, ...] = ()):
    rows = "\n".join(f"e{at} | 2026-03-02 | | school | adult_mentioned | {one} | " for at, one in enumerate(people))
    return family_of(entries_of(HEADING + rows), Reader(DAY), children=[Child(name) for name in children])


@pytest.mark.parametrize("named", ["Isla", "Isla Tredwin", "TREDWIN Isla"])
def test_a_child_named_otherwise_is_the_child_who_was_asked_for(named: str) -> None:
    assert _family(f"{named}:child", children=("Isla", "Jude")).facts[0].children == {"Isla"}


def test_a_name_that_two_children_have_is_neither() -> None:
    assert _family("Tredwin:child", children=("Isla Tredwin", "Jude Tredwin")).facts[0].children == {"Tredwin"}


def test_a_first_name_is_the_fuller_name_when_only_one_has_it() -> None:
    persons = [fact.person for fact in _family("Dean Marsh:partner", "Dean:partner").facts]
    assert persons == ["Dean Marsh", "Dean Marsh"]


def test_a_first_name_that_two_have_stays_as_it_is() -> None:
    persons = [fact.person for fact in _family("Dean Marsh:partner", "Dean Cole:partner", "Dean:partner").facts]
    assert persons == ["Dean Marsh", "Dean Cole", "Dean"]
