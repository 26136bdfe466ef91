"""Every page of ours, wide and narrow: axe finds nothing, and nothing runs off the side."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.shared_record.browser.conftest import PHONE, WIDE, Opener, sign_in
from tests.shared_record.browser.test_a_gap_closes import mentioned

__all__ = ["mentioned"]


UNFOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true })"  # axe reads only what is shown


def wrong_with(page: Page) -> list[tuple[str, str]]:
    page.evaluate(UNFOLDED)
    found = Axe().run(page).response["violations"]
    wrong = [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append(("runs off the side", page.url))
    return wrong


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing(opened: Opener, mentioned, partnership, width: int) -> None:
    page = opened(width=width)
    wrong: dict[str, list[tuple[str, str]]] = {}

    def looked(name: str, address: str = "") -> None:
        if address:
            page.goto(address)
        wrong[name] = wrong_with(page)

    child = f"/child/{mentioned.child}"
    looked("sign in", "/sign-in")
    sign_in(page, partnership.social_care.sol)
    looked("my children")
    page.goto(f"{child}/add")
    page.get_by_role("button", name="Save for later").click()
    looked("a child", child)
    looked("narrowed", f"{child}?words=socks&first=nonsense")
    page.goto(f"{child}/add")
    page.get_by_role("button", name="Add it to the record").click()
    looked("an entry with errors")
    page.goto(child)
    page.get_by_role("link", name="Answer this").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    looked("an answer with errors")
    page.get_by_label("Why?").fill("He has moved away.")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("What people have answered").click()
    page.get_by_text("He has moved away.").wait_for()
    looked("a child with an answer")
    looked("found", f"/search?name={mentioned.name.split()[1]}")
    looked("nobody found", "/search?name=Nobody")
    looked("not there", "/nothing")
    page.goto(f"{child}/add")
    page.get_by_label("What happened?").fill("She slept.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Add it to the record").click()
    looked("signed out")
    page.get_by_role("link", name="Sign in again").click()
    sign_in(page, partnership.social_care.sol)
    page.get_by_text("What you had typed stands here again.").wait_for()
    looked("a draft again")
    assert {name: found for name, found in wrong.items() if found} == {}
