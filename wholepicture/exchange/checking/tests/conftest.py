"""The browser and the opener of pages, shared with the tests of the page of the chronology."""

from __future__ import annotations

from wholepicture.exchange.writing.tests.conftest import browser, open_page

__all__ = ["browser", "open_page"]
