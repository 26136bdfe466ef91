"""What people decided: whoever gives it in whatever order, the answer is the same, and no dispute is settled."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Answer, Code, Entry, Source
from wholepicture.timescales.date_known import DateKnown
from wholepicture.words.decisions import (
    NO_SUCH_ENTRY,
    OTHER_WORDS,
    Applied,
    Decision,
    RuleLine,
    apply,
    latest,
)

WORDS = "DNA'd clinic. Small bruise seen, mum says he fell."
MISSED = Code("not_brought", "affirmed", "child", "DNA'd", "did-not-attend", start=0, end=5)
BRUISE = Code("injury", "affirmed", "child", "bruise", "a-mark", start=20, end=26)
FELL = Code("injury", "affirmed", "child", "he fell", "a-fall", start=42, end=49)
NINE, TEN = "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"


def an_entry(*suggested: Code, name: str = "one", words: str = WORDS, codes: tuple[Code, ...] = ()) -> Entry:
    return Entry(
        id=name,
        happened=DateKnown.on(datetime.date(2016, 3, 5)),
        agency=Agency("Northmere Health Visiting"),
        source=Source("hv.docx", ""),
        words=words,
        suggested=suggested,
        codes=codes,
    )


def said(code: Code, answer: str = "confirmed", by: str = "A. Quill", on: str = NINE, entry: str = "one") -> Decision:
    return Decision(
        entry, code.code, code.polarity, code.subject, code.field, code.start, code.end, code.phrase, code.rule,
        answer, by, on,
    )  # fmt: skip


def statuses(applied: Applied) -> list[str]:
    return [f"{code.code} {code.status} {code.by}" for entry in applied.entries for code in entry.suggested]


UNMATCHED = {
    "no such entry": (said(MISSED, entry="another"), NO_SUCH_ENTRY),
    "the phrase is gone": (said(dataclasses.replace(MISSED, phrase="not brought")), OTHER_WORDS),
    "the phrase stands elsewhere": (said(dataclasses.replace(MISSED, start=1)), OTHER_WORDS),
    "in another text of the entry": (said(dataclasses.replace(MISSED, field="voice")), OTHER_WORDS),
    "in no text that entries have": (said(dataclasses.replace(MISSED, field="id")), OTHER_WORDS),
    "before the beginning": (said(dataclasses.replace(MISSED, phrase="fell.", start=-5)), OTHER_WORDS),
    "no phrase at all": (said(dataclasses.replace(MISSED, phrase="")), OTHER_WORDS),
}


@pytest.mark.parametrize(("decision", "reason"), UNMATCHED.values(), ids=UNMATCHED)
def test_a_decision_that_fits_nothing_is_given_back_with_the_reason(decision: Decision, reason: str):
    before = an_entry(BRUISE)
    applied = apply([before], [decision])
    assert [(one.decision, one.reason) for one in applied.unmatched] == [(decision, reason)]
    assert applied.entries == (before,)


def test_each_reason_says_what_to_do():
    assert all("decide again" in reason for reason in (NO_SUCH_ENTRY, OTHER_WORDS))


def test_only_the_latest_of_a_persons_unmatched_answers_is_given_back():
    gone = dataclasses.replace(MISSED, phrase="not here")
    applied = apply([an_entry()], [said(gone, "rejected", on=TEN), said(gone, on=NINE)])
    assert [one.decision.answer for one in applied.unmatched] == ["rejected"]


# what is suggested | the decisions | what comes of it
ANSWERED = {
    "nobody answered": ([], "not_brought suggested None"),
    "one confirmed": ([said(MISSED)], "not_brought confirmed A. Quill"),
    "one rejected": ([said(MISSED, "rejected")], "not_brought rejected A. Quill"),
    "two agree": ([said(MISSED, by="B. Reed"), said(MISSED)], "not_brought confirmed A. Quill, B. Reed"),
    "two differ": ([said(MISSED), said(MISSED, "rejected", "B. Reed")], "not_brought disputed A. Quill, B. Reed"),
    "two differ, hours apart": (
        [said(MISSED, on=NINE), said(MISSED, "rejected", "B. Reed", TEN)],
        "not_brought disputed A. Quill, B. Reed",
    ),
    "one thought better of it": (
        [said(MISSED, "rejected", on=TEN), said(MISSED, on=NINE)],
        "not_brought rejected A. Quill",
    ),
    "the same person with another hand": (
        [said(MISSED, "rejected", "a.  quill", TEN), said(MISSED, on=NINE)],
        "not_brought rejected a. quill",
    ),
    "later on the clock, earlier in the world": (
        [said(MISSED, "rejected", on="2026-11-24T10:30:00+02:00"), said(MISSED, on=NINE)],
        "not_brought confirmed A. Quill",
    ),
    "parts of a second": (
        [said(MISSED, "rejected", on="2026-11-24T09:00:00.250Z"), said(MISSED, on=NINE)],
        "not_brought rejected A. Quill",
    ),
    "both at the very same moment": (
        [said(MISSED, "rejected"), said(MISSED)],
        "not_brought disputed A. Quill",
    ),
    "one does not say when": ([said(MISSED, "rejected", on=""), said(MISSED)], "not_brought confirmed A. Quill"),
    "the rule was renamed": ([said(dataclasses.replace(MISSED, rule="old"))], "not_brought confirmed A. Quill"),
    "given twice": ([said(MISSED), said(MISSED)], "not_brought confirmed A. Quill"),
}


@pytest.mark.parametrize(("decisions", "comes"), ANSWERED.values(), ids=ANSWERED)
def test_what_comes_of_answers(decisions: list[Decision], comes: str):
    assert statuses(apply([an_entry(MISSED)], decisions)) == [comes]


def test_the_confirmed_ones_are_the_codes_of_the_entry():
    applied = apply([an_entry(MISSED, BRUISE, FELL)], [said(BRUISE), said(FELL, "rejected")])
    (entry,) = applied.entries
    assert [(code.code, code.phrase, code.status) for code in entry.codes] == [("injury", "bruise", "confirmed")]
    assert [code.status for code in entry.suggested] == ["suggested", "confirmed", "rejected"]


def test_what_people_confirmed_and_no_rule_suggests_now_is_kept_in_its_place():
    (entry,) = apply([an_entry(MISSED, FELL)], [said(BRUISE)]).entries
    assert [code.phrase for code in entry.suggested] == ["DNA'd", "bruise", "he fell"]
    assert entry.codes == (dataclasses.replace(BRUISE, status="confirmed", by="A. Quill", answers=(ANSWER,)),)


ANSWER = Answer("confirmed", "A. Quill", NINE)


def test_a_dispute_about_what_no_rule_suggests_now_is_still_a_dispute():
    applied = apply([an_entry()], [said(BRUISE), said(BRUISE, "rejected", "B. Reed")])
    assert [(one.entry, one.code.phrase) for one in applied.disputed] == [("one", "bruise")]
    assert applied.entries[0].codes == ()


def test_a_code_confirmed_before_and_rejected_now_by_another_is_disputed_and_no_longer_a_code():
    held = dataclasses.replace(BRUISE, status="confirmed", by="A. Quill", answers=(ANSWER,))
    applied = apply([an_entry(codes=(held,))], [said(BRUISE, "rejected", "B. Reed")])
    assert applied.entries[0].codes == ()
    assert statuses(applied) == ["injury disputed A. Quill, B. Reed"]


def test_a_code_of_a_file_that_kept_no_answers_keeps_its_reviewer():
    held = dataclasses.replace(BRUISE, status="confirmed", by="A. Quill")
    assert statuses(apply([an_entry(held)], [])) == ["injury confirmed A. Quill"]
    assert statuses(apply([an_entry(held)], [said(BRUISE, "rejected", "B. Reed")])) == [
        "injury disputed A. Quill, B. Reed"
    ]


def test_a_code_that_nobody_was_asked_about_stays():
    by_hand = dataclasses.replace(FELL, status="confirmed", by="C. Vane")
    (entry,) = apply([an_entry(MISSED, codes=(by_hand,))], [said(MISSED)]).entries
    assert [code.by for code in entry.codes] == ["C. Vane", "A. Quill"]


def test_the_table_of_rules():
    entries = [an_entry(MISSED, BRUISE, FELL), an_entry(MISSED, name="two"), an_entry(MISSED, name="three")]
    applied = apply(
        entries,
        [
            said(MISSED),
            said(MISSED, "rejected", entry="two"),
            said(MISSED, entry="three"),
            said(BRUISE),
            said(BRUISE, "rejected", "B. Reed"),
        ],
    )
    assert applied.rules == (
        RuleLine("a-fall", 1, confirmed=0, rejected=0, disputed=0, waiting=1),
        RuleLine("a-mark", 1, confirmed=0, rejected=0, disputed=1, waiting=0),
        RuleLine("did-not-attend", 3, confirmed=2, rejected=1, disputed=0, waiting=0),
    )
    assert [line.precision for line in applied.rules] == [None, None, pytest.approx(2 / 3)]


CODES = st.sampled_from((MISSED, BRUISE, FELL, dataclasses.replace(MISSED, phrase="was gone")))
MOMENTS = st.sampled_from((NINE, TEN, "2026-11-24T11:00:00+02:00", "2026-11-25", "", "yesterday"))
PEOPLE = st.sampled_from(("A. Quill", "B. Reed", "b. reed", "C. Vane"))
DECISIONS = st.lists(
    st.builds(
        said, CODES, st.sampled_from(("confirmed", "rejected")), PEOPLE, MOMENTS, st.sampled_from(("one", "two"))
    ),
    max_size=12,
)
ENTRIES = st.lists(st.lists(CODES, max_size=3, unique=True), min_size=1, max_size=2).map(
    lambda lists: [
        an_entry(*some, name=name) for name, some in zip(("one", "two"), lists, strict=False)
    ]
)  # fmt: skip


@given(ENTRIES, DECISIONS, st.data())
def test_the_order_of_files_and_of_decisions_makes_no_difference(entries, decisions, data):
    assert apply(entries, data.draw(st.permutations(decisions))) == apply(entries, decisions)


@given(ENTRIES, DECISIONS)
def test_twice_is_the_same_as_once(entries, decisions):
    once = apply(entries, decisions)
    assert apply(entries, [*decisions, *decisions]) == once
    assert apply(once.entries, decisions) == once


@given(ENTRIES, DECISIONS, DECISIONS)
def test_one_file_after_the_other_is_the_same_as_both_together(entries, first, second):
    in_steps = apply(apply(entries, first).entries, second)
    together = apply(entries, [*first, *second])
    assert in_steps.entries == together.entries
    assert in_steps.disputed == together.disputed


@given(ENTRIES, DECISIONS)
def test_nothing_but_the_codes_of_an_entry_ever_changes(entries, decisions):
    for before, after in zip(entries, apply(entries, decisions).entries, strict=True):
        assert dataclasses.replace(after, suggested=before.suggested, codes=before.codes) == before
        assert {code.phrase for code in before.suggested} <= {code.phrase for code in after.suggested}


@given(ENTRIES, DECISIONS)
def test_people_who_differ_are_always_a_dispute_and_nothing_else_is(entries, decisions):
    applied = apply(entries, decisions)
    for entry in applied.entries:
        for code in entry.suggested:
            answers = {one.answer for one in code.answers}
            assert (code.status == "disputed") == (len(answers) == 2)
            assert (code in entry.codes) == (answers == {"confirmed"})
    disputed = [code for entry in applied.entries for code in entry.suggested if code.status == "disputed"]
    assert [one.code for one in applied.disputed] == disputed


@given(DECISIONS)
def test_a_persons_later_answer_wins(decisions):
    last = said(MISSED, "rejected", "A. Quill", "2027-01-01T00:00:00Z")
    (entry,) = apply([an_entry(MISSED)], [last, *decisions]).entries
    assert [one.answer for one in entry.suggested[0].answers if one.by == "A. Quill"] == ["rejected"]


@given(ENTRIES, DECISIONS)
def test_no_decision_is_lost(entries, decisions):
    applied = apply(entries, decisions)
    kept = {
        (entry.id, code.code, code.start, code.phrase, one.answer, one.by)
        for entry in applied.entries
        for code in entry.suggested
        for one in code.answers
    } | {
        (one.entry, one.code, one.start, one.phrase, one.answer, one.by)
        for one in (unmatched.decision for unmatched in applied.unmatched)
    }
    by_suggestion: dict[tuple[object, ...], list[Decision]] = {}
    for one in decisions:
        by_suggestion.setdefault((one.entry, one.code, one.start, one.phrase), []).append(one)
    assert kept == {
        (*about, one.answer, one.by) for about, some in by_suggestion.items() for one in latest(some)
    }  # fmt: skip


@given(ENTRIES, DECISIONS)
def test_the_table_of_rules_adds_up(entries, decisions):
    applied = apply(entries, decisions)
    assert sum(line.suggested for line in applied.rules) == sum(len(entry.suggested) for entry in applied.entries)
    assert [line.rule for line in applied.rules] == sorted({line.rule for line in applied.rules})
    for line in applied.rules:
        assert line.suggested == line.confirmed + line.rejected + line.disputed + line.waiting
