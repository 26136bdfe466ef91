"""A person who reviews suggested codes in the page: what the tests of the review have in common."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from wholepicture.exchange.json_properties.decisions import decision_as_json, decisions_from_json
from wholepicture.exchange.writing.page_suggested import answerable
from wholepicture.exchange.writing.tests.decided import decided
from wholepicture.words.decisions import Decision

MERGED = decided()
ALL = [(row, entry, code) for row, entry in enumerate(MERGED.entries, 1) for code in answerable(entry)]
WAITING = [(row, code) for row, _, code in ALL if code.status == "suggested"]
MARSH = "C. Marsh"


def begin(page: Page, name: str = MARSH) -> None:
    page.keyboard.press("F2")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#reviewing")).to_be_visible()


def now(page: Page) -> str:
    return page.locator("#r-now").inner_text()


def current(page: Page) -> tuple[int, str]:
    """The row and the phrase of the suggestion at which the reviewer is."""
    line = page.locator("[aria-current]")
    row = line.evaluate("(found) => found.closest('tr').id")
    return int(row[1:]), line.locator("bdi").inner_text()


def status_of(page: Page, row: int, place: int = 0) -> str:
    return page.locator(f"#e{row} ul.s > li").nth(place).locator("small > b").text_content() or ""


def saved(page: Page, folder: Path) -> tuple[Decision, ...]:
    """The decisions that the page saves, read as strictly as merge reads them."""
    with page.expect_download() as download:
        page.locator("button.save:visible").last.click()
    assert download.value.suggested_filename == "decisions.json"
    path = folder / "decisions.json"
    download.value.save_as(path)
    return decisions_from_json(json.loads(path.read_text("utf-8")))


def file_of(folder: Path, decisions: list[Decision], name: str = "theirs.json") -> Path:
    return text_file(
        folder,
        json.dumps(
            {"format": "wholepicture-decisions", "version": "1.0", "decisions": [*map(decision_as_json, decisions)]}
        ),
        name,
    )


def text_file(folder: Path, text: str, name: str = "theirs.json") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def decision(
    number: int, answer: str = "confirmed", by: str = "D. Other", on: str = "2026-11-24T10:11:12Z"
) -> Decision:
    """A decision about one of all suggestions."""
    _, entry, code = ALL[number]
    return Decision(
        entry.id, code.code, code.polarity, code.subject, code.field, code.start, code.end, code.phrase, code.rule,
        answer, by, on,
    )  # fmt: skip


def rows_shown(page: Page) -> list[int]:
    found = page.evaluate(
        "Array.from(document.querySelectorAll('.part:not([hidden]) tr.e:not([hidden])'), (row) => row.id)"
    )
    return [int(name[1:]) for name in found]
