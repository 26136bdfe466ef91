"""What Chromium gives to a screen reader."""

from __future__ import annotations

from pathlib import Path

from wholepicture.exchange.writing.page import write_page
from wholepicture.exchange.writing.tests.chromium import chromium
from wholepicture.exchange.writing.tests.invented import invented


def test_a_screen_reader_is_given_the_rows_that_are_not_yet_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "chronology.html"
    write_page(invented(), path)
    with chromium("--force-renderer-accessibility") as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        heads = page.locator("tr.head").count()
        plain = page.locator("table:not(#entries) tr").count() - page.locator("details:not([open]) tr").count()
        session = page.context.new_cdp_session(page)
        session.send("Accessibility.enable")
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert roles.count("row") == 58 + heads + 1 + plain
    assert roles.count("rowheader") >= 58
