"""Every history of every check: entries in, gaps out."""

from __future__ import annotations

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.plain import check_family
from wholepicture.checks.tests.spec_tables import History, gap_row, histories

CHECKS = {check.code: check for check in every_check()}


@pytest.mark.parametrize("history", list(histories()), ids=str)
def test_a_history_opens_these_gaps_and_no_others(history: History) -> None:
    family = family_of(history.entries, Reader(history.as_of, history.known_to), children=history.children)
    found = check_family(family, [CHECKS[history.check]], limits_with(), history.as_of)
    assert sorted(gap_row(gap) for gap in found.gaps) == sorted(history.gaps)


def test_every_check_has_histories_in_which_it_is_raised_silent_and_cannot_tell() -> None:
    said: dict[str, set[str]] = {code: set() for code in CHECKS}
    for history in histories():
        said[history.check] |= {row[6] for row in history.gaps} or {"nothing"}
    assert {code: answers for code, answers in said.items() if answers != {"raised", "cannot tell", "nothing"}} == {}
