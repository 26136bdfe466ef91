"""That two entries are one event is a proposal: it runs on from entry to entry, and merges nothing."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.one_event import event_of_each
from wholepicture.checks.plain import check_family
from wholepicture.checks.tests.spec_tables import entries_of

AS_OF = datetime.date(2026, 9, 30)


def says(code: str, table: str) -> set[str]:
    """What a check says of a table of entries, each answer once."""
    checks = [check for check in every_check() if check.code == code]
    found = check_family(family_of(entries_of(table), Reader(AS_OF)), checks, limits_with(), AS_OF)
    return {gap.answer.value for gap in found.gaps}


def test_proposals_run_on_from_entry_to_entry() -> None:
    entries = entries_of("""
id | happened   | agency | kind   | people | details
c  | 2026-06-01 | gp     | injury |        | same_as=b
b  | 2026-06-01 | school | injury |        | same_as=a c
a  | 2026-06-01 | police | injury |        | same_as=b
d  | 2026-06-01 | police | injury |        |
""")
    assert event_of_each(entries) == {"a": "a", "b": "a", "c": "a"}


PROPOSED = """
id | happened   | agency               | kind              | people | details
s  | 2026-05-04 | children_social_care | note              |        |
h  | 2026-05-04 | hospital             | note              |        |
p  | 2026-05-04 | gp                   | note              |        |
a  | 2026-06-01 | school               | {kind} |        | {details}; same_as=b
b  | 2026-06-02 | gp                   | {kind} |        | {details}; same_as=a
{more}
"""
CASES = [
    ("PC04", "injury", "site=arm", ""),
    ("PC07", "no_access", "words=No reply.", ""),
    ("PC08", "not_brought", "specialty=dental", ""),
    ("PC12", "referral_decision", "outcome=nfa", "c | 2026-06-03 | children_social_care | {kind} | | {details}"),
]


@pytest.mark.parametrize(("code", "kind", "details", "more"), CASES, ids=lambda case: str(case)[:20])
def test_a_count_that_is_reached_only_when_the_proposed_pair_is_two_cannot_be_told(code, kind, details, more) -> None:
    more = more.format(kind=kind, details=details)
    assert says(code, PROPOSED.format(kind=kind, details=details, more=more)) == {"cannot tell"}


@pytest.mark.parametrize(("code", "kind", "details", "more"), CASES, ids=lambda case: str(case)[:20])
def test_a_count_that_is_reached_with_the_pair_as_one_is_sure(code, kind, details, more) -> None:
    third = "e | 2026-06-04 | children_social_care | {kind} | | {details}"
    more = f"{more}\n{third}".format(kind=kind, details=details)
    assert "raised" in says(code, PROPOSED.format(kind=kind, details=details, more=more))


def test_three_in_a_chain_of_proposals_are_one_event_at_most_for_sure() -> None:
    assert says("PC04", """
id | happened   | agency | kind   | people | details
h  | 2026-05-04 | hospital | note |        |
a  | 2026-06-01 | school | injury |        | same_as=b
b  | 2026-06-02 | gp     | injury |        | same_as=a c
c  | 2026-06-03 | police | injury |        | same_as=b
""") == {"cannot tell"}  # fmt: skip
