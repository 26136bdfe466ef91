"""What holds for every history: nothing learned later changes what was said earlier; order and repeats change nothing.

Days are drawn in whole weeks and on the edges of limits, few people and kinds that belong together, so that the checks
are raised, cleared and left undecided often; how often is counted, and too seldom fails.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of, known_on
from wholepicture.checks.gap import Gap
from wholepicture.checks.limits import limits_with
from wholepicture.checks.plain import check_family
from wholepicture.checks.tests.drawn_histories import CHILDREN, FIRST, HISTORIES, histories_for
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry

LIMITS = limits_with()
CHECKS = every_check()
LAST = FIRST + datetime.timedelta(days=400)
DAYS = st.integers(0, 60).map(lambda week: FIRST + datetime.timedelta(weeks=week, days=week % 2))


def _gaps(entries: list[Entry], day: datetime.date, agency: str | None = None) -> set[Gap]:
    family = family_of(entries, Reader(day, agency), children=CHILDREN)
    return set(check_family(family, CHECKS, LIMITS, day).gaps)


@given(HISTORIES, DAYS)
@settings(max_examples=150)
def test_what_is_learned_later_changes_nothing_that_was_said_earlier(entries: list[Entry], day: datetime.date) -> None:
    then = [entry for entry in entries if (known := known_on(entry)) is not None and known <= day]
    assert _gaps(entries, day) == _gaps(then, day)


@given(HISTORIES, DAYS)
@settings(max_examples=100)
def test_a_gap_never_opens_before_all_of_it_was_known(entries: list[Entry], day: datetime.date) -> None:
    known = {entry.id: known_on(entry) for entry in entries}
    for gap in _gaps(entries, day):
        first = min(on for entry in gap.entries if (on := known[entry]) is not None)
        assert first <= gap.opened_on <= day
        assert gap.closed_on is None or gap.opened_on < gap.closed_on <= day
        assert gap.opened_on > gap.due_on or gap.because is not None


@given(HISTORIES, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_in_which_entries_are_given_changes_nothing(entries: list[Entry], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _gaps(entries, LAST) == _gaps(shuffled, LAST)


@given(HISTORIES)
@settings(max_examples=60)
def test_what_one_agency_knew_is_what_would_be_said_if_it_had_only_that(entries: list[Entry]) -> None:
    held = [entry for entry in entries if entry.agency.kind == "school"]
    others_told = [entry for entry in entries if any(told.agency.kind == "school" for told in entry.known_to)]
    only = [*held, *(entry for entry in others_told if entry not in held)]
    assert _gaps(entries, LAST, "school") == _gaps(only, LAST, "school")


@given(HISTORIES)
@settings(max_examples=60)
def test_a_child_of_another_name_is_told_of_by_no_entry(entries: list[Entry]) -> None:
    family = family_of(entries, Reader(LAST), children=[Child("Nobody")])
    named = {one.person for entry in entries for one in entry.people if one.role in {"child", "sibling"}}
    for gap in check_family(family, CHECKS, LIMITS, LAST).gaps:
        of_others = [entry for entry in entries if entry.id in gap.entries and entry.people]
        assert gap.check in {"PC11", "PC14", "PC15"} or not any(
            one.person in named and one.role == "child" for entry in of_others for one in entry.people
        )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_the_histories_drawn_for_a_check_raise_it_and_leave_it_undecided(check: Check) -> None:
    """A generator can be blind: one in which a check is never raised would agree with anything."""
    said: collections.Counter[str] = collections.Counter()

    @given(histories_for(check))
    @settings(max_examples=160, database=None, derandomize=True)
    def draw(entries: list[Entry]) -> None:
        found = check_family(family_of(entries, Reader(LAST), children=CHILDREN), [check], LIMITS, LAST)
        said.update(gap.answer.value for gap in found.gaps)
        said.update("closed" for gap in found.gaps if gap.closed_on and gap.because is None)

    draw()
    assert said["raised"] >= 8, said
    assert said["cannot tell"] >= 4, said
    assert said["closed"] >= 2, said


def test_dropping_the_day_on_which_it_was_known_is_noticed() -> None:
    """The hindsight mutant: an engine that takes the day of the event for the day on which it was known."""
    noticed = 0

    @given(HISTORIES, DAYS)
    @settings(max_examples=80, database=None, derandomize=True)
    def draw(entries: list[Entry], day: datetime.date) -> None:
        nonlocal noticed
        blind = [dataclasses.replace(entry, known_on=entry.happened.lower or entry.happened.upper) for entry in entries]
        noticed += _gaps(blind, day) != _gaps(entries, day)

    draw()
    assert noticed > 10
