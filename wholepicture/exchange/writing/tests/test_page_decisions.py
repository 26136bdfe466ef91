"""Files of decisions in the page: saved, opened again, from several people, wrong, hostile."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from wholepicture.chronology.entry import Answer, Code, Mention
from wholepicture.exchange.json_properties.decisions import decision_as_json
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.page import write_page
from wholepicture.exchange.writing.tests.conftest import PHONE, Opener, violations
from wholepicture.exchange.writing.tests.reviewing import (
    ALL,
    MARSH,
    MERGED,
    WAITING,
    begin,
    current,
    decision,
    file_of,
    saved,
    status_of,
    text_file,
)
from wholepicture.exchange.writing.tests.test_page import HOSTILE, one
from wholepicture.words.decisions import apply


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "chronology.html"
    write_page(MERGED, path)
    return path


# Files of decisions.


def test_saved_decisions_are_opened_again_and_work_goes_on(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("c")
    page.keyboard.press("r")
    first = saved(page, tmp_path)
    again = open_page()
    again.set_input_files("#r-file", tmp_path / "decisions.json")
    expect(again.locator("#r-said")).to_contain_text("decisions.json: 12 decisions read, 2 new here.")
    begin(again)
    assert current(again) == (WAITING[2][0], WAITING[2][1].phrase)
    again.keyboard.press("c")
    assert set(saved(again, tmp_path)) > set(first)


def test_where_people_differ_is_shown(open_page: Opener, tmp_path: Path) -> None:
    number = next(place for place, (_, _, code) in enumerate(ALL) if code.status == "suggested")
    page = open_page()
    begin(page)
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    page.set_input_files("#r-file", file_of(tmp_path, [decision(number, "rejected")]))
    expect(page.locator("#r-said")).to_contain_text("1 decision read, 1 new here. People differ on 1 suggestion.")
    assert status_of(page, ALL[number][0]) == f"people differ: confirmed by {MARSH}; rejected by D. Other"
    assert "2 on which people differ" in page.locator("#counts").inner_text()
    assert violations(page) == []
    page.get_by_role("link", name="Show where people differ").click()
    expect(page.locator("#found")).to_have_text("Showing 2 of 58 entries")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([("confirmed", "D. Other", "10:00"), ("rejected", "d.  other", "11:00")], "rejected by d. other"),
        ([("rejected", "D. Other", "11:00"), ("confirmed", "D. Other", "10:00")], "rejected by D. Other"),
        (
            [("rejected", "D. Other", "11:00"), ("confirmed", "D. Other", "11:00")],
            "people differ: confirmed by D. Other; rejected by D. Other",
        ),
        ([("confirmed", "D. Other", "10:00"), ("confirmed", "B. Reed", "11:00")], "confirmed by B. Reed, D. Other"),
    ],
)
def test_answers_are_put_together_as_merge_does_it(
    given: list[tuple[str, str, str]], shown: str, open_page: Opener, tmp_path: Path
) -> None:
    row, number = next((row, place) for place, (row, _, code) in enumerate(ALL) if code.status == "suggested")
    decisions = [decision(number, answer, by, f"2026-11-24T{at}:00Z") for answer, by, at in given]
    page = open_page()
    page.set_input_files("#r-file", file_of(tmp_path, decisions))
    expect(page.locator("#r-said")).to_contain_text("decisions read")
    assert status_of(page, row) == shown
    (code,) = (
        code
        for entry in apply(MERGED.entries, decisions).entries
        for code in entry.suggested
        if entry.id == ALL[number][1].id and code.phrase == ALL[number][2].phrase
    )
    assert shown.startswith({"disputed": "people differ"}.get(code.status, code.status))


def test_an_answer_counts_after_an_earlier_one_of_a_clock_that_was_ahead(open_page: Opener, tmp_path: Path) -> None:
    number = next(place for place, (_, _, code) in enumerate(ALL) if code.status == "suggested")
    page = open_page()
    page.set_input_files("#r-file", file_of(tmp_path, [decision(number, "rejected", MARSH, "2999-01-01T00:00:00Z")]))
    expect(page.locator("#r-said")).to_contain_text("1 decision read")
    begin(page)
    page.locator(f"#e{ALL[number][0]} ul.s > li").first.click()
    page.keyboard.press("c")
    assert [(one.answer, one.on) for one in saved(page, tmp_path) if one.by == MARSH] == [
        ("confirmed", "2999-01-01T00:00:01Z")
    ]


def test_decisions_about_what_is_not_in_the_page_are_kept(open_page: Opener, tmp_path: Path) -> None:
    gone = dataclasses.replace(decision(0), entry="00000000-0000-0000-0000-000000000000")
    page = open_page()
    page.set_input_files("#r-file", file_of(tmp_path, [gone, decision(0)]))
    expect(page.locator("#r-said")).to_contain_text("1 about what is not in this page: kept, and saved again.")
    assert saved(page, tmp_path)[-1] == gone


def whole(**changes: object) -> str:
    """A file of one decision, with something changed in it."""
    one_of_it = {**decision_as_json(decision(0)), **changes}
    return json.dumps({"format": "wholepicture-decisions", "version": "1.0", "decisions": [one_of_it]})


WRONG = [
    ("", "It is damaged or no decisions file. Choose a decisions.json"),
    ("not JSON", "It is damaged or no decisions file"),
    ('{"format": "wholepicture-decisions", "version": "1.0", "decisions": [', "It is damaged"),
    ("null", "It is not a decisions file"),
    ("[]", "It is not a decisions file"),
    ('{"format": "wholepicture-chronology", "version": "1.1"}', "It is not a decisions file"),
    ('{"format": "wholepicture-decisions", "version": "2.0", "decisions": []}', "A newer Whole Picture saved it"),
    ('{"format": "wholepicture-decisions", "version": "1.0"}', "Its list of decisions is missing"),
    ('{"format": "wholepicture-decisions", "version": "1.0", "decisions": [7]}', "Its decision 1 is not a decision"),
    (whole(by=" "), "Its decision 1 has no “by”"),
    (whole(phrase=None), "Its decision 1 has no “phrase”"),
    (whole(start="0"), "Its decision 1 has no whole number as its “start”"),
    (whole(start=3, end=1), "Its decision 1 ends before it starts"),
    (whole(answer="perhaps"), "Its decision 1 has a “answer” that this page does not know"),
    (whole(code="weather"), "Its decision 1 has a “code” that this page does not know"),
    (whole(on="yesterday"), "Its decision 1 does not say when"),
    (whole(on="2026-13-45T10:11:12Z"), "Its decision 1 does not say when"),
    (whole(entry="another"), "Nothing in it is about an entry of this page"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_file_that_is_wrong_changes_nothing(text: str, says: str, open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    before = page.locator("#entries").inner_html()
    page.set_input_files("#r-file", text_file(tmp_path, text))
    expect(page.locator("#r-said .error")).to_contain_text("theirs.json changed nothing. ")
    expect(page.locator("#r-said .error")).to_contain_text(says)
    assert page.locator("#entries").inner_html() == before


def test_of_several_files_the_right_ones_are_read(open_page: Opener, tmp_path: Path) -> None:
    right = file_of(tmp_path, [decision(0)], "right.json")
    wrong = text_file(tmp_path, "not JSON", "wrong.json")
    page = open_page()
    page.set_input_files("#r-file", [wrong, right])
    expect(page.locator("#r-said")).to_contain_text("right.json: 1 decision read")
    expect(page.locator("#r-said .error")).to_contain_text("wrong.json changed nothing.")


def test_leaving_with_unsaved_decisions_is_asked_about_and_only_then(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    begin(page)
    page.keyboard.press("c")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    saved(page, tmp_path)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


# Hostile and odd text.


def answered(text: str) -> MergedChronology:
    code = Code("neglect", "affirmed", "child", text, text, end=len(text))
    person = Mention(text, text, None, text, text)
    decided_by = dataclasses.replace(
        code, polarity="denied", status="rejected", by=text, answers=(Answer("rejected", text),)
    )
    return one(words=text, suggested=(code, decided_by), mentioned=(person,))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing_and_comes_back_as_it_was(text: str, open_page: Opener, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    merged = answered(text)
    write_page(merged, path)
    page = open_page(path, width=PHONE)
    begin(page, text.translate(dict.fromkeys(range(32))) or "x")
    page.keyboard.press("c")
    assert page.locator("h1").count() == 1
    decisions = saved(page, tmp_path)
    assert [one.phrase for one in decisions if one.answer == "confirmed"] == [text]
    assert apply(merged.entries, decisions).unmatched == ()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_hostile_names_in_a_file_are_text(open_page: Opener, tmp_path: Path) -> None:
    decisions = [decision(0, "rejected", by=text) for text in HOSTILE if text.strip()]
    page = open_page()
    page.set_input_files("#r-file", file_of(tmp_path, decisions, "<b>bold<b>\u202e.json"))
    expect(page.locator("#r-said")).to_contain_text("<b>bold<b>[U+202E].json: ")
    assert page.locator("#r-said b").count() == 0
    assert page.locator(f"#e{ALL[0][0]} ul.s > li img").count() == 0
    assert "\u202e" not in status_of(page, ALL[0][0])


def test_overlapping_phrases_each_light_up_as_a_whole(open_page: Opener, tmp_path: Path) -> None:
    words = "\U0001f600\r\nNot seen at home, not seen at school"
    phrases = [("Not seen at home", 3), ("seen at home, not seen", 7), ("school", 33)]
    codes = [
        Code("neglect", "affirmed", "child", phrase, "r", start=at, end=at + len(phrase)) for phrase, at in phrases
    ]
    write_page(one(words=words, suggested=tuple(codes)), tmp_path / "overlapping.html")
    page = open_page(tmp_path / "overlapping.html")
    begin(page)
    for phrase, _ in phrases:
        assert "".join(page.locator("mark[data-now]").all_text_contents()) == phrase
        page.keyboard.press("n")
