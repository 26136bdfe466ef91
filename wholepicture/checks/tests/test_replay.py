"""Replay: when each gap could be noticed, by what was known then; a correction changes nothing before it came."""

from __future__ import annotations

import datetime

from hypothesis import Phase, given, settings

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.gap import Answer
from wholepicture.checks.limits import limits_with
from wholepicture.checks.plain import check_family
from wholepicture.checks.replay import Stretch, replay
from wholepicture.checks.tests.drawn_histories import CHILDREN, FIRST, HISTORIES
from wholepicture.checks.tests.spec_tables import entries_of
from wholepicture.chronology.entry import Entry

LIMITS = limits_with()
CHECKS = every_check()
LAST = FIRST + datetime.timedelta(days=300)

MENTIONED = """
id | happened   | known | agency               | kind            | people       | details
m  | 2026-03-02 |       | school               | adult_mentioned | Dean:partner | stays=yes
v  | 2026-03-05 |       | children_social_care | visit           |              | seen=yes
"""


def _of(code: str, table: str, until: str) -> list[tuple[str, str, str]]:
    found = replay(
        entries_of(table), [check for check in CHECKS if check.code == code], LIMITS,
        Reader(datetime.date.fromisoformat(until)),
    )  # fmt: skip
    return [
        (one.opened_on.isoformat(), one.closed_on.isoformat() if one.closed_on else "", one.answer.value)
        for one in found
    ]


def test_a_gap_stands_from_the_day_on_which_it_could_be_noticed() -> None:
    assert _of("PC01", MENTIONED, "2026-06-01") == [("2026-03-17", "", "raised")]


def test_a_correction_ends_a_gap_and_does_not_undo_that_it_stood() -> None:
    corrected = (
        MENTIONED + "c | 2026-03-02 | 2026-04-20 | school | note | | replaces=m; words=It was her uncle on a visit\n"
    )
    assert _of("PC01", corrected, "2026-06-01") == [("2026-03-17", "2026-04-20", "raised")]


def test_what_was_known_late_opens_late() -> None:
    late = MENTIONED.replace("2026-03-02 |       ", "2026-03-02 | 2026-05-01 ")
    assert _of("PC01", late, "2026-06-01") == [("2026-05-19", "", "raised")]


def test_a_gap_that_closed_is_not_carried_on_by_the_next_of_its_name() -> None:
    groups = """
id | happened   | known | agency               | kind       | people | details
g  | 2026-03-02 |       | children_social_care | core_group |        |
h  | 2026-04-06 |       | children_social_care | core_group |        |
"""
    assert _of("PC19", groups, "2026-06-01") == [
        ("2026-03-31", "2026-04-06", "raised"),
        ("2026-05-05", "", "raised"),
    ]


def test_an_empty_chronology_replays_to_nothing() -> None:
    assert replay([], CHECKS, LIMITS, Reader(LAST)) == []


@given(HISTORIES)
@settings(max_examples=40, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # to shrink a history takes minutes
def test_on_every_day_the_replay_says_what_the_checks_said_then(entries: list[Entry]) -> None:
    stretches = replay(entries, CHECKS, LIMITS, Reader(LAST), children=CHILDREN)
    for weeks in range(0, 40, 3):
        day = FIRST + datetime.timedelta(weeks=weeks, days=weeks % 5)
        family = family_of(entries, Reader(day), children=CHILDREN)
        then = {
            (gap.check, gap.limb, gap.child, gap.about)
            for gap in check_family(family, CHECKS, LIMITS, day).gaps
            if gap.closed_on is None and gap.answer is Answer.RAISED and gap.opened_on <= day
        }
        assert {_key(one) for one in stretches if one.answer is Answer.RAISED and _stood_on(one, day)} == then


def _key(one: Stretch) -> tuple[str, str, str, str]:
    return one.gap.check, one.gap.limb, one.gap.child, one.gap.about


def _stood_on(one: Stretch, day: datetime.date) -> bool:
    return one.opened_on <= day and (one.closed_on is None or day < one.closed_on)
