"""What is shown first, what is shown once, and what is shown where."""

from __future__ import annotations

import datetime
from pathlib import Path

from wholepicture.exchange.checking.prompts import Prompt, prompts_of
from wholepicture.exchange.checking.tests.family import answers_file, checked, entries, said

TOGETHER = ("Isla", "Jude")


def abouts(prompts: tuple[Prompt, ...]) -> list[tuple[str, str]]:
    return [(one.check.code, one.about) for one in prompts]


def test_the_same_gap_of_several_children_is_shown_once_with_their_names():
    first = prompts_of(checked()).first
    assert abouts(first) == [("PC01", "Dean"), ("PC01", "Evan"), ("PC01", "Finn")]
    assert {one.children for one in first} == {TOGETHER}
    (time,) = first[0].times
    assert (time.children, time.opened_on) == (TOGETHER, datetime.date(2026, 3, 19))


def test_at_most_three_are_shown_first_and_the_oldest_of_them_before_the_others():
    found = prompts_of(checked(with_suggested=True))
    assert len(found.first) == 3
    assert abouts(found.further) == [("PC15", "domestic abuse")]
    opened = [one.opened_on for one in (*found.first, *found.further)]
    assert opened == sorted(opened)


def test_what_is_wanted_in_hours_comes_before_what_is_older():
    table = """
id | happened   | known | agency               | kind      | people       | details
v  | 2026-01-05 |       | children_social_care | visit     |              | seen=yes; words=Isla and Jude
d  | 2026-02-02 |       | school               | adult_mentioned | Dean:partner | stays=yes
n  | 2026-04-01 |       | health_visiting      | no_access |              | words=No reply.
n2 | 2026-04-02 |       | health_visiting      | no_access |              | words=No reply again.
"""
    assert [code for code, _about in abouts(prompts_of(checked(entries(table))).first)] == ["PC07", "PC01"]


def test_what_the_record_cannot_decide_says_what_it_needs_and_whom_to_ask():
    (cannot,) = prompts_of(checked()).cannot_tell
    assert cannot.check.code == "PC07"
    assert cannot.needs
    assert "the exact day" in cannot.needs.words
    assert cannot.needs.agencies == ("health_visiting",)


def test_what_was_closed_is_shown_with_when_and_by_what():
    (closed,) = prompts_of(checked()).closed
    assert closed.about == "Carl"
    assert [one.closed_on for one in closed.times] == [datetime.date(2026, 4, 24)]
    assert [one.id for one in closed.answered_by] == ["c"]


def test_what_leans_on_codes_that_nobody_confirmed_says_on_how_many_entries():
    found = prompts_of(checked(with_suggested=True))
    assert [one.unconfirmed for one in (*found.first, *found.further)] == [0, 0, 0, 1]


def test_what_a_person_answered_is_open_no_longer_for_that_child(tmp_path: Path):
    found = prompts_of(checked(decisions=[answers_file(tmp_path, said())]))
    (answered,) = found.answered
    assert answered.children == ("Isla",)
    assert [one.reason for one in answered.said] == ["He moved out."]
    assert found.first[0].about == "Dean"
    assert found.first[0].children == ("Jude",)


def test_an_answer_stands_no_longer_after_its_review_date(tmp_path: Path):
    file = answers_file(tmp_path, said(on="2026-05-01", review_on="2026-05-20"))
    found = prompts_of(checked(decisions=[file]))
    assert found.answered == ()
    ((answer, why),) = found.first[0].said_before
    assert answer.reason == "He moved out."
    assert "looked at again" in why


def test_an_answer_of_today_counts_for_a_record_that_ended_long_ago_unless_a_day_was_asked_for(tmp_path: Path):
    file = answers_file(tmp_path, said(on="2027-01-15"))
    assert prompts_of(checked(decisions=[file], as_of=None)).answered
    of_a_day = checked(decisions=[file])
    assert prompts_of(of_a_day).answered == ()
    assert of_a_day.too_late == 1


def test_an_answer_to_what_is_no_gap_is_kept_and_said(tmp_path: Path):
    found = checked(decisions=[answers_file(tmp_path, said(about="Nobody"))])
    assert [one.about for one in found.unmatched] == ["Nobody"]
