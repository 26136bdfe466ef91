"""What was typed is not lost when a sign-in runs out."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.shared_record.browser.conftest import Opener, sign_in

WORDS = "She showed me where it hurt."


def typed_and_signed_out(page: Page, family, worker) -> None:
    """Somebody types an entry, is signed out meanwhile, and sends it."""
    sign_in(page, worker)
    page.goto(f"/child/{family.child}/add")
    page.get_by_label("What happened?").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Add it to the record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You were signed out")
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)


def drafts(family, partnership, worker) -> int:
    from wholepicture.chronology.models import Draft

    with partnership.reading(worker):
        return Draft.objects.filter(child=family.child).count()


def test_it_is_there_as_a_draft(opened: Opener, family, partnership) -> None:
    page, sol = opened(), partnership.social_care.sol
    typed_and_signed_out(page, family, sol)
    assert drafts(family, partnership, sol) == 0
    page.get_by_role("link", name="Sign in again").click()
    sign_in(page, sol)
    expect(page.locator(".govuk-inset-text")).to_contain_text("What you had typed stands here again.")
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)
    page.goto(f"/child/{family.child}")
    page.get_by_role("link", name="Go on with").click()
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)
    assert drafts(family, partnership, sol) == 1


def test_so_it_is_when_they_signed_in_again_in_another_window(opened: Opener, family, partnership) -> None:
    page, sol = opened(), partnership.social_care.sol
    sign_in(page, sol)
    page.goto(f"/child/{family.child}/add")
    page.get_by_label("What happened?").fill(WORDS)
    other = page.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="Sign out").click()
    sign_in(other, sol)
    expect(other.get_by_role("heading", level=1)).to_have_text("My children today")
    page.get_by_role("button", name="Add it to the record").click()
    page.get_by_role("link", name="Open the form again").click()
    expect(page.locator(".govuk-inset-text")).to_contain_text("What you had typed stands here again.")
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)
    assert drafts(family, partnership, sol) == 1


def test_another_worker_in_the_same_window_does_not_get_it(opened: Opener, family, partnership) -> None:
    page = opened()
    typed_and_signed_out(page, family, partnership.social_care.sol)
    page.get_by_role("link", name="Sign in again").click()
    sign_in(page, partnership.social_care.sam)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add an entry")
    expect(page.get_by_label("What happened?")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


def test_without_javascript_it_is_given_back_to_be_copied(opened: Opener, family, partnership) -> None:
    page, sol = opened(script=False), partnership.social_care.sol
    typed_and_signed_out(page, family, sol)
    page.get_by_role("link", name="Sign in again").click()
    sign_in(page, sol)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add an entry")
    assert drafts(family, partnership, sol) == 0
