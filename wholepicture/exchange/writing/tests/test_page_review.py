"""Reviewing suggested codes in Chromium: with the keyboard alone, with the mouse, by everybody."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from wholepicture.chronology.entry import Code
from wholepicture.exchange.writing.page import write_page
from wholepicture.exchange.writing.tests.conftest import PHONE, WIDE, Opener, violations
from wholepicture.exchange.writing.tests.reviewing import (
    ALL,
    MARSH,
    MERGED,
    WAITING,
    begin,
    current,
    decision,
    file_of,
    now,
    saved,
    status_of,
    text_file,
)
from wholepicture.words.decisions import apply


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "chronology.html"
    write_page(MERGED, path)
    return path


# The keyboard.


def test_a_review_with_the_keyboard_alone(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    begin(page)
    for place, (row, code) in enumerate(WAITING):
        assert current(page) == (row, code.phrase)
        expect(page.locator("[aria-current]")).to_be_focused()
        expect(page.locator("[aria-current]")).to_be_in_viewport()
        marked = page.locator("mark[data-now]").all_text_contents()
        assert "".join(marked) == code.phrase
        assert f"{len(WAITING) - place} left" in now(page)
        page.keyboard.press("cr"[place % 2])
    assert now(page) == "Rejected. Nothing is left to review here. Save your decisions."
    assert page.evaluate("document.activeElement.textContent") == "Save 8 new decisions"
    decisions = saved(page, tmp_path)
    mine = [(one.phrase, one.answer) for one in decisions if one.by == MARSH]
    assert mine == [(code.phrase, ("confirmed", "rejected")[place % 2]) for place, (_, code) in enumerate(WAITING)]
    assert (
        "16 codes suggested: 0 waiting for a person, 10 confirmed, 5 rejected" in page.locator("#counts").inner_text()
    )


def test_what_is_saved_can_be_merged_and_shows_what_the_page_showed(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    begin(page)
    for key in "crcsc":
        page.keyboard.press(key)
    decisions = saved(page, tmp_path)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.on) for one in decisions)
    bare = [
        dataclasses.replace(entry, codes=(), suggested=tuple(map(undecided, entry.suggested)))
        for entry in MERGED.entries
    ]
    applied = apply(bare, decisions)
    assert applied.unmatched == ()
    for row, entry in enumerate(applied.entries, 1):
        shown = page.locator(f"#e{row} ul.s > li small > b").all_text_contents()
        assert [words.split(" by ")[0].split(":")[0] for words in shown][: len(entry.suggested)] == [
            {"disputed": "people differ"}.get(code.status, code.status) for code in entry.suggested
        ]


def undecided(code: Code) -> Code:
    return dataclasses.replace(code, status="suggested", by=None, answers=())


def test_the_same_decisions_are_saved_as_the_same_bytes(open_page: Opener, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    texts = []
    for folder, order in ((first, [3, 1, 2]), (second, [2, 3, 1])):
        folder.mkdir()
        page = open_page()
        page.set_input_files("#r-file", file_of(folder, [decision(number) for number in order]))
        expect(page.locator("#r-said")).to_contain_text("3 decisions read")
        saved(page, folder)
        texts.append((folder / "decisions.json").read_bytes())
    assert texts[0] == texts[1]


def test_next_and_previous_go_round_and_decide_nothing(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("p")
    assert current(page) == (WAITING[-1][0], WAITING[-1][1].phrase)
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert current(page) == (WAITING[1][0], WAITING[1][1].phrase)
    assert "8 left" in now(page)


def test_undo_takes_back_the_last_decision_and_goes_there(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("u")
    assert now(page) == "There is nothing to undo."
    page.keyboard.press("c")
    page.keyboard.press("r")
    page.keyboard.press("u")
    assert current(page) == (WAITING[1][0], WAITING[1][1].phrase)
    assert status_of(page, WAITING[1][0]) == "suggested"
    assert status_of(page, WAITING[0][0]) == f"confirmed by {MARSH}"
    page.keyboard.press("u")
    assert "8 left" in now(page)
    assert page.locator("#reviewing .save").inner_text() == "Save decisions"


def test_what_was_skipped_comes_again_at_the_end(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("s")
    assert "8 left, 1 of them skipped" in now(page)
    for _ in WAITING[1:]:
        page.keyboard.press("c")
    assert "Only those that you skipped are left" in now(page)
    assert current(page) == (WAITING[0][0], WAITING[0][1].phrase)


def test_letters_do_nothing_outside_a_review_in_a_field_or_when_switched_off(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("c")
    begin(page)
    page.locator("#f-words").focus()
    page.keyboard.type("curn")
    expect(page.locator("#found")).to_contain_text("Showing 0 of 58")
    page.get_by_role("button", name="Clear filters").click()
    page.keyboard.press("Control+c")
    page.get_by_text("Keys for the review").click()
    page.get_by_label("Single letters work").uncheck()
    page.locator("[data-do=next]").focus()
    page.keyboard.press("c")
    assert not page.locator("#reviewing .save").inner_text().endswith("new decision")
    page.keyboard.press("Escape")
    expect(page.locator("#reviewing")).to_be_hidden()
    page.keyboard.press("c")
    assert "8 waiting for a person" in page.locator("#counts").inner_text()


def test_buttons_pressed_with_the_keyboard_keep_the_focus(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.locator("[data-do=confirm]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.locator("[data-do=confirm]")).to_be_focused()
    assert "Confirmed. 6 left." in now(page)


def test_a_name_is_asked_for_once(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Start the review").click()
    expect(page.locator("#r-name")).to_be_focused()
    expect(page.locator("#r-name-error")).to_have_text("Write your name first: it stands beside each decision.")
    assert violations(page) == []
    page.keyboard.type(f"  {MARSH} ")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.press("F2")
    page.keyboard.press("c")
    assert status_of(page, WAITING[0][0]) == f"confirmed by {MARSH}"


def test_ending_leaves_the_reader_where_they_were(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("c")
    row = current(page)[0]
    page.keyboard.press("Escape")
    expect(page.locator(f"#e{row} ul.s > li").first).to_be_focused()
    expect(page.locator("#r-said")).to_have_text("The review is ended. 1 decision not yet saved.")
    assert page.locator("[aria-current]").count() == 0


# The mouse.


def test_a_review_with_the_mouse_answers_also_what_was_decided_before(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    begin(page)
    page.get_by_role("button", name="Reject").click()
    row = next(row for row, _, code in ALL if code.status == "confirmed")
    page.locator(f"#e{row} ul.s > li").first.click()
    assert "(confirmed by A. Quill, B. Reed)" in now(page)
    page.get_by_role("button", name="Reject").click()
    assert status_of(page, row) == f"people differ: confirmed by A. Quill; confirmed by B. Reed; rejected by {MARSH}"
    page.get_by_role("button", name="Undo").click()
    assert status_of(page, row) == "confirmed by A. Quill, B. Reed"
    assert [one.answer for one in saved(page, tmp_path) if one.by == MARSH] == ["rejected"]


def test_a_rejected_phrase_is_marked_less(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    row = WAITING[0][0]
    page.keyboard.press("r")
    assert page.locator(f"#e{row} mark").get_attribute("class") == "x"
    page.keyboard.press("u")
    assert page.locator(f"#e{row} mark").get_attribute("class") == ""


# Everybody can use it.


@pytest.mark.parametrize("width", [WIDE, PHONE, 320])
def test_axe_finds_nothing_in_any_state_and_nothing_is_wider_than_the_window(
    width: int, open_page: Opener, tmp_path: Path
) -> None:
    page = open_page(width=width)
    for summary in page.locator("#review summary").all():
        summary.click()
    assert violations(page) == []
    begin(page)
    assert violations(page) == []
    page.keyboard.press("c")
    page.keyboard.press("r")
    assert violations(page) == []
    page.set_input_files("#r-file", file_of(tmp_path, [decision(place, "rejected") for place in range(8)]))
    expect(page.locator("#r-said")).to_contain_text("People differ")
    page.set_input_files("#r-file", text_file(tmp_path, "not JSON"))
    expect(page.locator("#r-said .error")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [WIDE, 320])
def test_what_is_reviewed_is_not_behind_the_bar(width: int, open_page: Opener) -> None:
    page = open_page(width=width)
    begin(page)
    for _ in WAITING:
        page.wait_for_timeout(60)
        line, bar = (page.locator(place).bounding_box() for place in ("[aria-current]", "#reviewing"))
        assert line
        assert bar
        assert line["y"] > 40
        assert line["y"] + line["height"] <= bar["y"]
        page.keyboard.press("n")


def test_without_script_suggestions_are_there_and_the_review_is_not(open_page: Opener) -> None:
    page = open_page(script=False)
    assert page.locator("ul.s").first.is_visible()
    assert page.locator("mark").first.is_visible()
    assert page.locator("#counts").is_visible()
    assert not page.locator("#review").is_visible()
    assert not page.locator("#reviewing").is_visible()


def test_print_has_the_suggestions_and_not_the_review(open_page: Opener) -> None:
    page = open_page()
    begin(page)
    page.keyboard.press("c")
    page.emulate_media(media="print")
    assert page.locator("ul.s").first.is_visible()
    assert not page.locator("#review").is_visible()
    assert not page.locator("#reviewing").is_visible()
    assert status_of(page, WAITING[0][0]) == f"confirmed by {MARSH}"


def test_marks_are_seen_without_colour(open_page: Opener) -> None:
    page = open_page()
    for mark in page.locator("mark").all():
        assert mark.evaluate("(found) => parseFloat(getComputedStyle(found).borderBottomWidth)") >= 1
