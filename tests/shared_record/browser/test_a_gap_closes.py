"""A health visitor signs in, sees his child, adds what he saw, and the social worker sees the gap close."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.shared_record.browser.conftest import Opener, sign_in
from tests.shared_record.conftest import TODAY

GAP = "that this adult has been checked and assessed: Dean"
ADULT_MENTIONED, ADULT_ASSESSED = "adult_mentioned", "adult_assessed"
CHECKS = ("police_check", "social_care_check", "included")


@pytest.fixture
def mentioned(family, partnership):
    """A family in which an adult was mentioned more than ten working days ago; both agencies have written of late."""
    from wholepicture.access.models import WorksWith
    from wholepicture.chronology.record import InIt

    sol, hugh = partnership.social_care.sol, partnership.health.hugh
    family.add(
        hugh, "Dean was at home, in his socks.", kind=ADULT_MENTIONED, basis="seen",
        day=TODAY - datetime.timedelta(weeks=6), people=[InIt("Dean", "partner")],
    )  # fmt: skip
    family.add(sol, "Referral read.", kind="note", day=TODAY - datetime.timedelta(weeks=8))
    for worker in (sol, hugh):
        with partnership.reading(worker):
            WorksWith.objects.create(worker=worker, child_id=family.child)
    return family


def child_of(page: Page, family) -> None:
    page.get_by_role("link", name=family.name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(family.name)


def say_that_dean_was_assessed(page: Page) -> None:
    page.get_by_role("link", name="Add an entry").click()
    page.get_by_label("When did it happen?").fill(TODAY.isoformat())
    page.get_by_label("What was it?").select_option(ADULT_ASSESSED)
    page.get_by_label("What happened?").fill("Dean has been met, at home. He said that he feeds her at night.")
    page.get_by_label("Somebody not listed").fill("Dean")
    page.get_by_label("Their part in it").select_option("partner")
    for name in CHECKS:
        page.locator(f"#detail-{name}").select_option("yes")
    page.get_by_role("button", name="Add it to the record").click()


@pytest.mark.parametrize("browser_runs", ["JavaScript", "none"])
def test_the_social_worker_sees_it_close(opened: Opener, mentioned, partnership, browser_runs: str) -> None:
    page = opened(script=browser_runs == "JavaScript")
    sign_in(page, partnership.social_care.sol)
    expect(page.locator("main")).to_contain_text(GAP)
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, partnership.health.hugh)
    child_of(page, mentioned)
    expect(page.locator("main")).to_contain_text(GAP)
    say_that_dean_was_assessed(page)
    expect(page.locator("main")).to_contain_text("he feeds her at night")
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, partnership.social_care.sol)
    expect(page.get_by_role("link", name=mentioned.name, exact=True)).to_be_visible()
    child_of(page, mentioned)
    expect(page.locator("main")).not_to_contain_text(GAP)
    expect(page.locator("main")).to_contain_text("he feeds her at night")


def tab_to(page: Page, test: str, most: int = 90) -> None:
    """Press Tab until what has the focus passes a test; it must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const on = document.activeElement; return {test} }})()"):
            styles = "getComputedStyle(document.activeElement)"
            assert page.evaluate(f"{styles}.outlineStyle !== 'none' || {styles}.boxShadow !== 'none'"), test
            return
    raise AssertionError(f"Tab never comes to {test}")


def enter(page: Page) -> None:
    """Press Enter, and wait for the page to which it leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_same_by_keyboard_alone(opened: Opener, mentioned, partnership) -> None:
    page = opened()
    keys = page.keyboard
    page.goto("/sign-in")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    tab_to(page, f"on.form?.elements.worker?.value === '{partnership.health.hugh.id}'")
    enter(page)
    tab_to(page, f"on.textContent === {mentioned.name!r}")
    enter(page)
    tab_to(page, "on.textContent.trim() === 'Add an entry'")
    enter(page)
    tab_to(page, "on.id === 'id_happened'")
    keys.type(TODAY.isoformat())
    tab_to(page, "on.id === 'id_kind'")
    keys.type("Adult a")
    assert page.locator("#id_kind").input_value() == ADULT_ASSESSED
    tab_to(page, "on.id === 'id_words'")
    keys.type("Dean has been met.")
    tab_to(page, "on.id === 'new_name'")
    keys.type("Dean")
    tab_to(page, "on.id === 'new_role'")
    keys.type("Partner")
    for name in CHECKS:
        tab_to(page, f"on.id === 'detail-{name}'")
        keys.type("Y")
    tab_to(page, "on.textContent.trim() === 'Add it to the record'")
    enter(page)
    expect(page.locator("#happened ~ article").first).to_contain_text("Dean has been met.")
    expect(page.locator("main")).not_to_contain_text(GAP)
