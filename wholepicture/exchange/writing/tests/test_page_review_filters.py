"""Filters by suggested code, by what people decided and by someone not yet known; and the review within them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from wholepicture.exchange.writing.page import write_page
from wholepicture.exchange.writing.tests.conftest import Opener
from wholepicture.exchange.writing.tests.reviewing import (
    ALL,
    MERGED,
    WAITING,
    begin,
    current,
    now,
    rows_shown,
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "chronology.html"
    write_page(MERGED, path)
    return path


# Filters.


FILTERS = [
    ({"code": "Not brought"}, lambda code: code.code == "not_brought"),
    ({"status": "Waiting for a person"}, lambda code: code.status == "suggested"),
    ({"status": "Confirmed"}, lambda code: code.status == "confirmed"),
    ({"status": "Rejected"}, lambda code: code.status == "rejected"),
    ({"status": "People differ"}, lambda code: code.status == "disputed"),
    ({"code": "Injury", "status": "Confirmed"}, lambda code: (code.code, code.status) == ("injury", "confirmed")),
    ({"code": "Injury", "status": "People differ"}, lambda code: (code.code, code.status) == ("injury", "disputed")),
]


@pytest.mark.parametrize(("chosen", "fits"), FILTERS)
def test_filters_by_code_and_by_what_people_decided(chosen: dict[str, str], fits: object, open_page: Opener) -> None:
    assert callable(fits)
    rows = sorted({row for row, _, code in ALL if fits(code)})
    page = open_page()
    for name, label in chosen.items():
        page.locator(f"#f-{name}").select_option(label=label)
    expect(page.locator("#found")).to_have_text(f"Showing {len(rows)} of 58 entries")
    assert rows_shown(page) == rows
    again = open_page(address="#" + page.url.partition("#")[2])
    expect(again.locator("#found")).to_have_text(f"Showing {len(rows)} of 58 entries")
    assert rows_shown(again) == rows


def test_a_filter_for_someone_not_yet_known(open_page: Opener) -> None:
    rows = [row for row, entry in enumerate(MERGED.entries, 1) if any(one.known_as is None for one in entry.mentioned)]
    page = open_page()
    page.get_by_role("checkbox", name="someone not yet known").check()
    expect(page.locator("#found")).to_have_text(f"Showing {len(rows)} of 58 entries")
    assert rows_shown(page) == rows
    assert page.url.endswith("#show?unknown=yes")
    expect(open_page(address="#show?unknown=yes").get_by_role("checkbox", name="not yet known")).to_be_checked()


def test_an_address_that_names_what_is_not_here_shows_everything(open_page: Opener) -> None:
    page = open_page(address="#show?code=weather&status=sunny&unknown=perhaps")
    expect(page.locator("#found")).to_have_text("Showing all 58 entries")


def test_a_review_keeps_to_the_filters(open_page: Opener) -> None:
    wanted = [(row, code.phrase) for row, code in WAITING if code.code == "domestic_abuse"]
    page = open_page()
    page.locator("#f-code").select_option(label="Domestic abuse")
    expect(page.locator("#found")).to_contain_text("of 58")
    begin(page)
    assert f"{len(wanted)} left" in now(page)
    seen = []
    for _ in wanted:
        seen.append(current(page))
        page.keyboard.press("c")
    assert seen == wanted
    assert "Nothing is left to review here" in now(page)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#r-now")).to_contain_text(f"{len(WAITING) - len(wanted)} left")


def test_what_others_confirmed_is_reviewed_when_the_filter_asks_for_it(open_page: Opener) -> None:
    page = open_page()
    page.locator("#f-status").select_option(label="Confirmed")
    expect(page.locator("#found")).to_contain_text("of 58")
    begin(page)
    assert "6 left" in now(page)
    page.keyboard.press("r")
    assert "Rejected. 5 left" in now(page)


def test_words_are_found_and_marked_across_the_marks_of_phrases(open_page: Opener) -> None:
    page = open_page()
    page.locator("#f-words").fill('"not brought to weigh-in"')
    expect(page.locator("#found")).to_contain_text("of 58")
    page.locator(".part:not([hidden]) tr.e:not([hidden])").first.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    marked = page.evaluate(
        """Array.from(CSS.highlights.get("found"), (found) => {
            const range = document.createRange();
            range.setStart(found.startContainer, found.startOffset);
            range.setEnd(found.endContainer, found.endOffset);
            return range.toString();
        })"""
    )
    assert set(marked) == {"not brought to weigh-in"}


def test_words_are_copied_as_they_are(open_page: Opener) -> None:
    page = open_page()
    row, code = WAITING[0]
    page.locator(f"#e{row} .v").first.scroll_into_view_if_needed()
    copied = page.locator(f"#e{row} .what > .v").evaluate(
        "(words) => { getSelection().selectAllChildren(words); return getSelection().toString(); }"
    )
    assert code.phrase in copied
    assert copied == MERGED.entries[row - 1].words
