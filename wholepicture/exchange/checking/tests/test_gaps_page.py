"""gaps.html in Chromium, from disk and without a network: read, walked with the keyboard, answered, saved, printed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.gaps_page import write_gaps_page
from wholepicture.exchange.checking.tests.family import answers_file, checked, entries, said
from wholepicture.exchange.json_properties.gap_answers import gap_answers_from_json
from wholepicture.exchange.writing.tests.conftest import PHONE, WIDE, Opener, violations

HOSTILE = '</script><script>alert(1)</script><b>\u202etxet</b> "x" \x07 ' + "long" * 400


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "gaps.html"
    write_gaps_page(checked(with_suggested=True), path)
    return path


def saved(page: Page, folder: Path) -> list[dict[str, str]]:
    """The answers that the page saves, read as strictly as the command reads them."""
    with page.expect_download() as download:
        page.locator("button.save:visible").last.click()
    assert download.value.suggested_filename == "gap-answers.json"
    path = folder / "saved.json"
    download.value.save_as(path)
    whole = json.loads(path.read_text("utf-8"))
    gap_answers_from_json(whole)
    listed: list[dict[str, str]] = whole["answers"]
    return listed


def answer(page: Page, number: int, kind: str = "Known, with reason", why: str = "He moved out.") -> None:
    card = page.locator(f"#g{number}")
    card.get_by_role("button", name="Answer").click()
    card.get_by_label(kind).check()
    card.get_by_label("Why, or what was done").fill(why)
    card.get_by_label("Your name").fill("C. Marsh")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [WIDE, 380, PHONE])
def test_all_stands_there_at_every_width_with_and_without_scripts(open_page: Opener, width: int, *, script: bool):
    page = open_page(width=width, script=script)
    for heading in ("Open now", "Also open", "Cannot tell", "Closed", "Clear", "Limits and method"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.get_by_text("It checks the work of services, not the family.")).to_be_visible()
    expect(page.get_by_text("it never means that a child is safe.").first).to_be_visible()
    first = page.locator("article.gap").first
    expect(first.get_by_role("heading")).to_have_text(
        "The record does not show that this adult has been checked and assessed."
    )
    expect(first).to_contain_text("Ask the lead social worker: Who is this person")
    expect(first).to_contain_text("Isla and Jude: since 19 March 2026; it was due by 18 March 2026.")
    first.locator("summary").first.click()
    expect(first.get_by_text("Dean collected Isla.")).to_be_visible()
    expect(first.get_by_text("He shouts.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.get_by_role("button", name="Answer", exact=True).count() == (5 if script else 0)


@pytest.mark.parametrize("width", [WIDE, 380])
def test_axe_finds_nothing_wrong_folded_open_or_while_answering(open_page: Opener, width: int):
    page = open_page(width=width)
    assert violations(page) == []
    answer(page, 1)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []
    page.get_by_role("button", name="Keep this answer").click()
    assert violations(page) == []


def test_it_holds_no_score_and_no_red(written: Path):
    text = written.read_text("utf-8").split("</style>")[1].split("<script")[0].lower()
    assert not [word for word in ("score:", "risk level", "rank", "high risk", "total") if word in text]


def test_keys_move_between_gaps_and_open_the_entries(open_page: Opener):
    page = open_page()
    for key, number in (("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(page.locator(f"#g{number}")).to_be_focused()
    page.keyboard.press("e")
    expect(page.get_by_text("Dean collected Isla.")).to_be_visible()
    page.keyboard.press("e")
    expect(page.get_by_text("Dean collected Isla.")).to_be_hidden()
    page.keyboard.press("a")
    expect(page.get_by_label("Right, we acted")).to_be_focused()
    page.get_by_label("Your name").press("j")
    expect(page.get_by_label("Your name")).to_have_value("j")


def test_the_entries_open_with_enter_and_letters_can_be_switched_off(open_page: Opener):
    page = open_page()
    summary = page.locator("#g1 .stands summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dean collected Isla.")).to_be_visible()
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Single letters work as keys").uncheck()
    page.locator("body").press("j")
    expect(page.locator("#g2")).not_to_be_focused()


def test_an_answer_is_kept_and_saved_for_each_child_that_was_chosen(open_page: Opener, tmp_path: Path):
    page = open_page()
    answer(page, 1)
    page.locator("#g1").get_by_label("Jude").uncheck()
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.locator("#g1 .answered")).to_contain_text("Known, with reason: He moved out.")
    expect(page.locator("#g1 .answered")).to_contain_text("For Isla. C. Marsh")
    expect(page.get_by_text("1 answer is not yet saved.")).to_be_visible()
    (one,) = saved(page, tmp_path)
    assert (one["child"], one["about"], one["opened_on"]) == ("Isla", "Dean", "2026-03-19")
    expect(page.get_by_text("1 answer is not yet saved.")).to_be_hidden()


def test_what_is_missing_in_an_answer_is_said_and_nothing_is_kept(open_page: Opener):
    page = open_page()
    page.locator("#g1").get_by_role("button", name="Answer").click()
    keep, error = page.get_by_role("button", name="Keep this answer"), page.locator("#g1 .error")
    keep.click()
    expect(error).to_have_text("Choose one of the three answers.")
    page.get_by_label("Wrong: there is no such gap").check()
    keep.click()
    expect(error).to_have_text("Write why, or what was done.")
    page.get_by_label("Why, or what was done").fill("A visitor.")
    keep.click()
    expect(error).to_contain_text("Write your name")
    page.get_by_label("Your name").fill("C. Marsh")
    page.get_by_label("To be looked at again on").fill("2020-01-01")
    keep.click()
    expect(error).to_have_text("The review date must be later than today.")
    expect(page.locator("#unsaved")).to_be_hidden()
    page.get_by_role("button", name="Do not answer").click()
    expect(page.locator("#g1").get_by_role("button", name="Answer")).to_be_focused()


def test_what_was_answered_before_is_shown_and_saved_again(open_page: Opener, tmp_path: Path):
    path = tmp_path / "gaps.html"
    write_gaps_page(checked(decisions=[answers_file(tmp_path, said(), said(about="Nobody"))]), path)
    page = open_page(path)
    expect(page.get_by_role("heading", name="Answered by people")).to_be_visible()
    expect(page.get_by_role("heading", name="Answers that fit no gap")).to_be_visible()
    answer(page, 1, "Right, we acted", "Met on Monday.")
    page.get_by_role("button", name="Keep this answer").click()
    assert [one["reason"] for one in saved(page, tmp_path)] == ["He moved out.", "He moved out.", "Met on Monday."]


def hostile(entry: Entry) -> Entry:
    people = tuple(dataclasses.replace(one, person=f"{one.person} {HOSTILE}") for one in entry.people)
    agency = dataclasses.replace(entry.agency, name=f"{entry.agency.name} {HOSTILE}")
    return dataclasses.replace(entry, words=entry.words + HOSTILE, voice=HOSTILE, people=people, agency=agency)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_hostile_text_does_nothing_but_be_read(open_page: Opener, tmp_path: Path, width: int):
    given = [hostile(entry) for entry in entries()]
    answers = answers_file(tmp_path, said(about=f"Dean {HOSTILE}", reason=HOSTILE, by=HOSTILE))
    found = dataclasses.replace(checked(given, decisions=[answers], with_suggested=True), title=HOSTILE)
    path = tmp_path / "gaps.html"
    write_gaps_page(found, path)
    assert "\u202e" not in path.read_text("utf-8")
    page = open_page(path, width=width)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("main script, main b b").count() == 0
    expect(page.locator("article.gap").first).to_contain_text("[U+202E]txet")
    answer(page, 1, why=HOSTILE)
    page.get_by_role("button", name="Keep this answer").click()
    assert "\u202e" not in page.locator("#g1 .answered").first.inner_text()


def test_with_nothing_open_it_says_so_and_never_that_a_child_is_safe(open_page: Opener, tmp_path: Path):
    path = tmp_path / "gaps.html"
    write_gaps_page(checked([one for one in entries() if one.id in {"r", "a", "c"}], children=()), path)
    page = open_page(path)
    expect(page.get_by_text("The checks find nothing open.")).to_be_visible()
    expect(page.get_by_text("That says nothing of how safe a child is.")).to_be_visible()


def test_the_same_record_gives_the_same_bytes(written: Path, tmp_path: Path):
    write_gaps_page(checked(with_suggested=True), tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == written.read_bytes()


def test_it_prints_without_buttons_and_forms(open_page: Opener):
    page = open_page()
    answer(page, 1)
    page.emulate_media(media="print")
    for gone in (".answer-it", "form.answer", "#answering", ".keys-hint"):
        expect(page.locator(gone).first).to_be_hidden()
