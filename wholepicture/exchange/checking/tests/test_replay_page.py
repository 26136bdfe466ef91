"""replay.html in Chromium: what could have been noticed when, as a picture and as a table."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import expect

from wholepicture.exchange.checking.checked import CheckRequest, Replayed, replay_chronology
from wholepicture.exchange.checking.replay_page import write_replay_page
from wholepicture.exchange.checking.tests.family import AS_OF, CHILDREN, chronology_file, entries
from wholepicture.exchange.checking.tests.test_gaps_page import HOSTILE, hostile
from wholepicture.exchange.writing.tests.conftest import PHONE, WIDE, Opener, violations


def replayed(folder: Path, **asked: object) -> Replayed:
    request = CheckRequest(**{"as_of": AS_OF, "children": CHILDREN, "with_suggested": True, **asked})  # type: ignore[arg-type]
    return replay_chronology(chronology_file(folder), request, lambda _done, _of: None)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    write_replay_page(replayed(folder), folder / "replay.html")
    return folder / "replay.html"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [WIDE, 380, PHONE])
def test_it_says_its_limits_and_shows_each_stretch_in_the_table(open_page: Opener, width: int, *, script: bool):
    page = open_page(width=width, script=script)
    expect(page.get_by_text("It judges the record of the work, not people, and it foresees nothing.")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="about Carl")
    expect(row).to_contain_text("17 February 2026")
    expect(row).to_contain_text("24 April 2026")
    expect(page.get_by_role("row").filter(has_text="about Dean")).to_contain_text("still, on 29 May 2026")
    expect(page.get_by_role("row").filter(has_text="Cannot tell").first).to_contain_text("the exact day")
    page.get_by_role("row").filter(has_text="about Dean").locator("summary").click()
    expect(page.get_by_text("Dean collected Isla.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == [] if script else True


def test_the_picture_has_a_bar_for_each_stretch_and_tells_the_two_kinds_apart(written: Path, tmp_path: Path):
    svg = written.read_text("utf-8").partition("<svg")[2].partition("</svg>")[0]
    drawn = ET.fromstring(f"<svg{svg}</svg>".replace('focusable="false"', ""))
    bars = [one.get("class") for one in drawn.iter("rect") if one.get("class") in {"raised", "cannot"}]
    rows = {(one.gap.check, one.gap.limb, one.gap.about, one.opened_on, one.closed_on, one.answer)
            for one in replayed(tmp_path).stretches}  # fmt: skip
    assert len(bars) == len(rows)
    assert {"raised", "cannot"} == set(bars)


def test_nothing_that_was_learned_after_the_day_is_in_it(tmp_path: Path):
    day = AS_OF.replace(month=3, day=10)
    write_replay_page(replayed(tmp_path, as_of=day), tmp_path / "replay.html")
    text = (tmp_path / "replay.html").read_text("utf-8")
    assert "Carl" in text
    assert "about <bdi>Dean</bdi>" not in text
    assert "24 April" not in text


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_hostile_text_does_nothing_but_be_read(open_page: Opener, tmp_path: Path, width: int):
    folder = tmp_path / "given"
    folder.mkdir()
    file = chronology_file(folder, [hostile(entry) for entry in entries()])
    found = replay_chronology(file, CheckRequest(as_of=AS_OF, children=CHILDREN), lambda _done, _of: None)
    path = tmp_path / "replay.html"
    write_replay_page(dataclasses.replace(found, title=HOSTILE), path)
    assert "\u202e" not in path.read_text("utf-8")
    page = open_page(path, width=width)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("script").count() == 0


def test_with_nothing_to_notice_it_says_so(open_page: Opener, tmp_path: Path):
    file = chronology_file(tmp_path, [one for one in entries() if one.id == "r"])
    found = replay_chronology(file, CheckRequest(), lambda _done, _of: None)
    write_replay_page(found, tmp_path / "replay.html")
    page = open_page(tmp_path / "replay.html")
    expect(page.get_by_text("The checks find nothing to notice.")).to_be_visible()
    assert violations(page) == []
