"""Who may be whom: words that name nobody, and a first name that several people have. Bad cases first."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.people import names_nobody
from wholepicture.checks.plain import check_family
from wholepicture.checks.tests.spec_tables import entries_of

AS_OF = datetime.date(2026, 9, 30)
HEAD = """
id | happened   | agency               | kind            | people | details
s  | 2026-05-04 | children_social_care | note            |        |
"""
MENTION = "{id} | {day} | school | adult_mentioned | {name}:partner | lives=yes"
ASSESSED = (
    "{id} | {day} | children_social_care | adult_assessed | {name}:partner "
    "| police_check=yes; social_care_check=yes; included=yes"
)


def says(*rows: str, code: str = "PC01") -> list[tuple[str, str, str]]:
    checks = [check for check in every_check() if check.code == code]
    found = check_family(family_of(entries_of(HEAD + "\n".join(rows)), Reader(AS_OF)), checks, limits_with(), AS_OF)
    return [(gap.about, gap.answer.value, " ".join(gap.entries)) for gap in found.gaps]


def mention(entry: str, day: str, name: str) -> str:
    return MENTION.format(id=entry, day=day, name=name)


def assessed(entry: str, day: str, name: str) -> str:
    return ASSESSED.format(id=entry, day=day, name=name)


NOBODY = ["unknown male", "Unknown", "a man", "boyfriend", "Mother's boyfriend", "mum's new partner", "Unnamed adult"]


@pytest.mark.parametrize("name", NOBODY)
def test_words_that_name_nobody(name: str) -> None:
    assert names_nobody(name)


@pytest.mark.parametrize("name", ["Dean", "Dean Unknown", "Mother", "Father", "Mr Man-Smith", "Carla's partner", ""])
def test_words_that_name_somebody(name: str) -> None:
    assert not names_nobody(name)


def test_one_unnamed_man_who_was_assessed_answers_for_no_other_who_came_later() -> None:
    assert says(assessed("x", "2026-05-11", "unknown male"), mention("m", "2026-06-01", "unknown male")) == [
        ("unknown male in m", "raised", "m")
    ]


@pytest.mark.parametrize("name", ["unknown male", "a man", "Dean Marlow"])
def test_whether_a_later_assessment_is_of_the_unnamed_man_cannot_be_told(name: str) -> None:
    assert says(mention("m", "2026-06-01", "unknown male"), assessed("x", "2026-06-03", name)) == [
        ("unknown male in m", "cannot tell", "m")
    ]


def test_two_mentions_of_somebody_unnamed_are_two() -> None:
    assert says(mention("m", "2026-06-01", "unknown male"), mention("n", "2026-06-02", "Unknown male")) == [
        ("Unknown male in n", "raised", "n"),
        ("unknown male in m", "raised", "m"),
    ]


DEANS = (mention("d", "2026-01-05", "Dean Marlow"), mention("e", "2026-01-05", "Dean Hart"))


@pytest.mark.parametrize("name", ["Dean Marlow", "Dean Hart", "Dean"])
def test_a_first_name_that_two_have_may_be_either(name: str) -> None:
    found = says(*DEANS, mention("m", "2026-06-01", "Dean"), assessed("x", "2026-06-03", name))
    assert ("Dean", "cannot tell", "m") in found


def test_a_first_name_may_be_that_of_one_who_was_assessed_before() -> None:
    found = says(*DEANS, assessed("x", "2026-01-12", "Dean Marlow"), mention("m", "2026-06-01", "Dean"))
    assert ("Dean", "cannot tell", "m") in found


def test_a_first_name_that_two_have_is_nobody_else() -> None:
    found = says(*DEANS, mention("m", "2026-06-01", "Dean"), assessed("x", "2026-06-03", "Tom"))
    assert ("Dean", "raised", "m") in found


def test_a_first_name_that_one_has_is_that_one() -> None:
    assert says(mention("m", "2026-06-01", "Dean"), assessed("x", "2026-06-03", "Dean Marlow")) == []


def test_a_parent_who_is_not_named_is_not_looked_for_by_name() -> None:
    started = "p | 2026-06-01 | children_social_care | assessment_started | Unknown:father |"
    assert says(started, code="PC02") == [("", "cannot tell", "p")]  # nobody knows who the other parent is
