"""Journeys through the page in Chromium, from disk and without a network."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import FileLine
from wholepicture.exchange.writing.page import write_page
from wholepicture.exchange.writing.page_rows import COLUMNS
from wholepicture.exchange.writing.tests.conftest import PHONE, WIDE, Opener, violations
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.tests.test_page import HOSTILE, everywhere, many

MERGED = invented()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "chronology.html"
    write_page(MERGED, path)
    return path


def shown_rows(page: Page) -> list[int]:
    found = page.evaluate(
        "Array.from(document.querySelectorAll('.part:not([hidden]) tr.e:not([hidden])'), (row) => row.id)"
    )
    return [int(name[1:]) for name in found]


def said(page: Page) -> str:
    return page.locator("#found").inner_text()


# What the filters keep, in plain Python.


def holds(entry: Entry, words: str) -> bool:
    text = "\n".join(
        (*(p.person for p in entry.people), entry.words, entry.voice, *entry.notes.values(), entry.response)
    )
    folded = " ".join(text.lower().replace("\u2019", "'").split())
    terms = [one or other for one, other in re.findall(r'"([^"]+)"|([^\s"]+)', words.lower())]
    return all(term in folded for term in terms)


def of(name: str) -> Callable[[Entry], bool]:
    return lambda entry: entry.agency.name == name


def names(person: str) -> Callable[[Entry], bool]:
    return lambda entry: person in {found.person for found in entry.people}


def within(first: str | None, last: str | None) -> Callable[[Entry], bool]:
    ends = [datetime.date.fromisoformat(end) if end else None for end in (first, last)]
    return lambda entry: entry.happened.may_fall_within(ends[0], ends[1])


FILTERS = [
    ({"agency": ["Northmere Police"]}, [of("Northmere Police")]),
    ({"person": "Dean"}, [names("Dean")]),
    ({"from": "2016-01-15"}, [within("2016-01-15", None)]),
    ({"to": "2015-03-05"}, [within(None, "2015-03-05")]),
    ({"from": "2016-03-12", "to": "2016-03-12"}, [within("2016-03-12", "2016-03-12")]),
    ({"words": "BRUISE"}, [lambda entry: holds(entry, "bruise")]),
    ({"words": "not brought"}, [lambda entry: holds(entry, "not brought")]),
    ({"words": '"was not brought" text'}, [lambda entry: holds(entry, '"was not brought" text')]),
    ({"words": "see the protocol"}, [lambda entry: holds(entry, "see the protocol")]),
    ({"words": "nobody-wrote-this"}, [lambda _: False]),
    ({"kind": "Nothing held"}, [lambda entry: entry.kind == "nil_return"]),
    (
        {"agency": ["Northmere Health Visiting"], "person": "Tara", "from": "2015-03-05", "words": "home"},
        [of("Northmere Health Visiting"), names("Tara"), within("2015-03-05", None), lambda e: holds(e, "home")],
    ),
]


def use(page: Page, chosen: dict[str, object]) -> None:
    for name in chosen.get("agency", []):
        page.get_by_role("checkbox", name=name).check()
    for name in ("person", "kind"):
        if name in chosen:
            page.locator(f"#f-{name}").select_option(label=str(chosen[name]))
    for name in ("from", "to", "words"):
        if name in chosen:
            page.locator(f"#f-{name}").fill(str(chosen[name]))


@pytest.mark.parametrize(("chosen", "tests"), FILTERS)
def test_filters_keep_what_plain_python_keeps(
    chosen: dict[str, object], tests: list[Callable[[Entry], bool]], open_page: Opener
) -> None:
    expected = [n for n, entry in enumerate(MERGED.entries, 1) if all(test(entry) for test in tests)]
    page = open_page()
    use(page, chosen)
    expect(page.locator("#found")).to_have_text(f"Showing {len(expected)} of 58 entries")
    assert shown_rows(page) == expected
    assert page.locator("#nothing").is_visible() == (expected == [])
    kept = page.url
    again = open_page(address="#" + kept.partition("#")[2])
    expect(again.locator("#found")).to_have_text(f"Showing {len(expected)} of 58 entries")
    assert shown_rows(again) == expected


def test_clearing_shows_everything_and_empties_the_address(open_page: Opener) -> None:
    page = open_page()
    assert page.get_by_role("button", name="Clear filters").is_disabled()
    use(page, {"agency": ["Northmere Police"], "words": "dean"})
    expect(page.locator("#found")).to_contain_text(" of 58")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#found")).to_have_text("Showing all 58 entries")
    assert len(shown_rows(page)) == 58
    assert "show?" not in page.url


def test_a_heading_says_how_much_of_it_is_shown_and_goes_when_nothing_is(open_page: Opener) -> None:
    page = open_page()
    use(page, {"agency": ["Lowfield Primary School"]})
    expect(page.locator("#found")).to_contain_text("of 58")
    # The document's own text: what is shown (inner text) is empty for a part off the screen, which is not laid out.
    heads = page.locator(".part:not([hidden]) tr.head").all_text_contents()
    assert [" ".join(text.split()) for text in heads] == ["2016 2 of 28 entries", "2017 4 of 12 entries"]


def test_a_keyboard_is_enough(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-words"
    page.keyboard.type("strategy")
    expect(page.locator("#found")).to_have_text("Showing 4 of 58 entries")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.labels?.[0]?.innerText.trim()") == "NP Northmere Police":
            break
    page.keyboard.press("Space")
    expect(page.locator("#found")).to_have_text("Showing 1 of 58 entries")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "clear":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("Showing all 58 entries")


def test_a_link_to_a_filtered_entry_shows_it_and_says_why(open_page: Opener) -> None:
    page = open_page()
    use(page, {"agency": ["St Brannoc's Hospital"]})
    expect(page.locator("#found")).to_contain_text("of 58")
    page.locator(".part:not([hidden]) tr.e:not([hidden]) .also a").first.click()
    expect(page.locator("#found")).to_contain_text("Filters were cleared to show entry")
    number = int(page.url.partition("#e")[2])
    assert number in shown_rows(page)
    expect(page.locator(f"#e{number}")).to_be_in_viewport()


def test_words_found_are_marked(open_page: Opener) -> None:
    page = open_page()
    use(page, {"words": "bruise"})
    expect(page.locator("#found")).to_contain_text("of 58")
    page.locator(".part:not([hidden]) tr.e:not([hidden])").last.scroll_into_view_if_needed()
    marked = "Array.from(CSS.highlights.get('found'), (r) => r.startContainer.data.slice(r.startOffset, r.endOffset))"
    page.wait_for_timeout(200)
    assert {word.lower() for word in page.evaluate(marked)} == {"bruise"}


def test_without_script_everything_is_shown_and_no_filter_is(open_page: Opener) -> None:
    page = open_page(script=False)
    assert page.locator("tr.e").count() == 58
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#bar").is_visible()
    assert page.get_by_role("link", name="See each with its reason").is_visible()


@pytest.mark.parametrize("width", [WIDE, 768, PHONE, 320])
def test_nothing_is_wider_than_the_window(width: int, open_page: Opener) -> None:
    page = open_page(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [WIDE, 768, 500, 390, 320])
@pytest.mark.parametrize(
    ("caption", "rows", "columns"), [("Agencies, with the code", 9, 5), ("Rows and files that were refused", 4, 4)]
)
def test_these_tables_are_whole_in_sight_and_stay_tables(
    caption: str, rows: int, columns: int, width: int, open_page: Opener
) -> None:
    page = open_page(width=width)
    table = page.get_by_role("table", name=caption)
    assert table.get_by_role("row").count() == rows
    assert table.get_by_role("columnheader").count() == columns
    for cell in table.locator("tbody").get_by_role("cell").all():
        if cell.is_visible():
            assert cell.evaluate("(found) => found.getBoundingClientRect().right") <= width
            assert cell.evaluate("(found) => found.scrollWidth <= found.clientWidth + 1")
    assert table.evaluate("(found) => found.parentElement.scrollWidth <= found.parentElement.clientWidth")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing(width: int, open_page: Opener) -> None:
    assert violations(open_page(width=width)) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_without_the_script(width: int, open_page: Opener, written: Path) -> None:
    """Axe is a script itself, so the page's own is taken out instead of switching all of them off."""
    path = written.with_name("without-script.html")
    path.write_text(re.sub(r"<script>.*?</script>", "", written.read_text(encoding="utf-8"), flags=re.DOTALL), "utf-8")
    page = open_page(path, width=width)
    assert not page.locator("#filters").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_with_filters_in_use_and_all_parts_open(width: int, open_page: Opener) -> None:
    page = open_page(width=width)
    use(page, {"person": "Dean", "words": "log"})
    expect(page.locator("#found")).to_contain_text("of 58")
    for summary in page.locator("summary").all():
        if summary.evaluate("(found) => !found.parentElement.open"):
            summary.click()
    assert violations(page) == []


def test_the_table_is_a_table_to_a_screen_reader_at_every_width(open_page: Opener) -> None:
    for width in (WIDE, 768, PHONE):
        page = open_page(width=width)
        table = page.get_by_role("table", name="Chronology: one row for each entry, in order of time")
        assert table.get_by_role("columnheader").all_inner_texts() == list(COLUMNS)
        row = table.get_by_role("row").filter(has_text="Birth notification received")
        assert (row.get_by_role("rowheader").text_content() or "").startswith("21 September 2014")
        assert row.get_by_role("cell").count() == len(COLUMNS) - 1


def test_print_repeats_the_heading_on_every_page_of_the_chronology(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "print.pdf") as pdf:
        texts = [sheet.extract_text() for sheet in pdf.pages]
        assert all(sheet.width > sheet.height for sheet in pdf.pages)
    first = next(place for place, text in enumerate(texts) if "Birth notification" in text)
    last = next(place for place, text in enumerate(texts) if "depression, cannabis daily" in text)
    assert last - first >= 3
    assert all("When Agency Who What happened What was done" in text for text in texts[first : last + 1])
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert not any("Show only some entries" in text or "Clear filters" in text for text in texts)


def test_print_of_filtered_entries_says_that_it_is_not_everything(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    use(page, {"agency": ["Northmere Police"]})
    expect(page.locator("#found")).to_contain_text("of 58")
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "print.pdf") as pdf:
        text = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Showing 6 of 58 entries" in text
    assert "Birth notification" not in text


def test_print_names_each_file_that_was_refused_as_a_whole(open_page: Opener, tmp_path: Path) -> None:
    whole = FileLine("Reply.docx", "2" * 64, "refused", None, "", 0, 0, 0, 0, 0, "No table was found. Make one.")
    write_page(dataclasses.replace(MERGED, refused=(), files=(whole,)), tmp_path / "whole.html")
    open_page(tmp_path / "whole.html").pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "print.pdf") as pdf:
        text = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert "1 file is not in the chronology" in text
    assert "Reply.docx the whole file No table was found. Make one." in text.partition("What could not be read")[2]


@pytest.mark.parametrize("text", [*HOSTILE, "W" * 30_000])
def test_hostile_text_runs_nothing_and_breaks_nothing(text: str, open_page: Opener, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    write_page(everywhere(text), path)
    page = open_page(path, width=PHONE)
    expect(page.locator("#found")).to_have_text("Showing all 1 entry")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_an_empty_chronology_opens(open_page: Opener, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    write_page(dataclasses.replace(MERGED, entries=(), agencies=()), path)
    page = open_page(path)
    expect(page.locator("#found")).to_have_text("Showing all 0 entries")
    assert violations(page) == []


def test_many_entries_are_filtered_and_reached(open_page: Opener, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    write_page(many(6_000), path)
    page = open_page(path)
    expect(page.locator("#found")).to_have_text("Showing all 6,000 entries")
    use(page, {"words": '"was not brought" speech'})
    expect(page.locator("#found")).to_have_text("Showing 103 of 6,000 entries")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#found")).to_have_text("Showing all 6,000 entries")
    page.evaluate("location.hash = '#e5990'")
    expect(page.locator("#e5990")).to_be_in_viewport()
