"""Answers saved earlier, opened again in gaps.html: taken, refused in words, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from wholepicture.exchange.checking.gaps_page import write_gaps_page
from wholepicture.exchange.checking.tests.family import answers_file, checked, said
from wholepicture.exchange.checking.tests.test_gaps_page import HOSTILE, answer, saved
from wholepicture.exchange.writing.tests.conftest import WIDE, Opener, violations


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "gaps.html"
    write_gaps_page(checked(with_suggested=True), path)
    return path


def opened(page: Page, *files: Path) -> None:
    page.get_by_label("Open answers saved earlier").set_input_files(list(files))
    expect(page.locator("#a-said")).not_to_be_empty()


def test_answers_saved_earlier_are_shown_and_saved_again(open_page: Opener, tmp_path: Path):
    page = open_page()
    opened(page, answers_file(tmp_path, said(), said(about="Nobody", reason="Not here.")))
    expect(page.locator("#g1 .answered")).to_contain_text("Known, with reason: He moved out.")
    expect(page.locator("#g1 .answer-it")).to_have_text("Change the answer")
    expect(page.locator("#a-said")).to_have_text(
        "“gap-answers.json”: 2 answers opened. "
        "1 fits no gap that can be answered here; kept, and saved with the others."
    )
    expect(page.locator("#unsaved")).to_be_hidden()
    assert {one["reason"] for one in saved(page, tmp_path)} == {"He moved out.", "Not here."}


def test_what_is_answered_here_stands_and_the_earlier_answer_is_not_lost(open_page: Opener, tmp_path: Path):
    page = open_page()
    answer(page, 1, why="He has moved.")
    page.get_by_role("button", name="Keep this answer").click()
    file = answers_file(tmp_path, said(on="2020-01-06", reason="Before."))
    opened(page, file)
    opened(page, file)
    expect(page.locator("#g1 .answered").first).to_contain_text("He has moved.")
    assert sorted(one["reason"] for one in saved(page, tmp_path)) == ["Before.", "He has moved.", "He has moved."]


def test_what_the_page_was_made_with_is_not_saved_twice(open_page: Opener, tmp_path: Path):
    file, path = answers_file(tmp_path, said()), tmp_path / "gaps.html"
    write_gaps_page(checked(decisions=[file]), path)
    page = open_page(path)
    opened(page, file)
    assert len(saved(page, tmp_path)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "It is damaged, or no file of answers."),
        ("[]", "It is not a file of answers to gaps."),
        ('{"format": "wholepicture-decisions"}', "It is not a file of answers to gaps."),
        ('{"format": "wholepicture-gap-answers", "version": "2.0"}', "Another version"),
        ('{"format": "wholepicture-gap-answers", "version": "1.0"}', "Its list of answers is missing."),
    ],
)
def test_what_is_no_file_of_answers_is_refused_in_words(open_page: Opener, tmp_path: Path, text: str, says: str):
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    page = open_page()
    opened(page, path)
    expect(page.locator("#a-said")).to_contain_text(f"“other.json” was not opened. {says}")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"said": "fine"}, "Its answer 2 is none of the three answers."),
        ({"reason": " "}, "Its answer 2 has an empty “reason”."),
        ({"by": None}, "Its answer 2 has no “by”."),
        ({"on": "2026-02-30"}, "Its answer 2 has a day that is none"),
        ({"review_on": "soon"}, "Its answer 2 has a day that is none"),
        ({"score": "3"}, "Its answer 2 has a “score” that this page does not know."),
    ],
)
def test_one_wrong_answer_refuses_the_whole_file(
    open_page: Opener, tmp_path: Path, changed: dict[str, object], says: str
):
    page = open_page()
    opened(page, answers_file(tmp_path, said(), said(**changed)))
    expect(page.locator("#a-said")).to_contain_text(says)
    expect(page.locator("#g1 .answered")).to_have_count(0)
    expect(page.locator("#answering button.save")).to_be_disabled()


@pytest.mark.parametrize("width", [WIDE, 380])
def test_axe_finds_nothing_wrong_and_hostile_text_is_only_read(open_page: Opener, tmp_path: Path, width: int):
    page = open_page(width=width)
    opened(page, answers_file(tmp_path, said(reason=HOSTILE, by=HOSTILE)))
    assert violations(page) == []
    assert page.locator("main script, main b b").count() == 0
    assert "\u202e" not in page.locator("#g1 .answered").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_there_is_nothing_to_open(open_page: Opener):
    page = open_page(script=False)
    expect(page.get_by_label("Open answers saved earlier")).to_be_hidden()
