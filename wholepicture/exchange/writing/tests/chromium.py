"""Where the tests find Chromium: in one place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str:
    """The path of an installed Chromium; a failure that says what to install when there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "These tests need Chromium: install the package 'chromium' of your system."
    return found


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A running browser, closed at the end whatever happens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(arguments))
        try:
            yield browser
        finally:
            browser.close()
