"""A browser for the tests of the page, and how a page is opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from wholepicture.exchange.writing.tests.chromium import chromium

WIDE, PHONE = 1280, 360
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, written: Path) -> Iterator[Opener]:
    """Opens a page offline (the module's, unless told), and fails when it complained or asked for anything else."""
    contexts, complaints, asked, expected = [], [], [], []

    def opened(path: Path = written, *, width: int = WIDE, script: bool = True, address: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, offline=True, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
        page.goto(path.as_uri() + address)
        expected.append(path.as_uri())
        assert asked == expected
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert asked == expected


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds wrong with a page as it is now, each with where."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
