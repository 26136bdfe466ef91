"""The site on a loopback address, on the tests' own database, and a browser before it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from wholepicture.exchange.writing.tests.chromium import chromium

WIDE, PHONE = 1200, 360
Opener = Callable[..., Page]


@pytest.fixture(scope="package")
def address(ready) -> Iterator[str]:
    """Where the site is served."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_of: object) -> None:
            """Say nothing: the browser's own complaints are what the tests read."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, connections_override={})
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser. Playwright's loop runs in this thread, so Django is told that its queries here are meant."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as running:
        yield running
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a window of somebody who is not signed in yet; fails when a page complained of anything."""
    contexts, complaints = [], []

    def window(*, width: int = WIDE, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, locale="en-GB", base_url=address
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else 0)
        return page

    yield window
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Page, worker) -> None:
    """Sign in by the demonstration's door, unless the page is there already."""
    if "/sign-in" not in page.url:
        page.goto("/sign-in")
    page.locator(f"form:has(input[value='{worker.id}']) button").click()
