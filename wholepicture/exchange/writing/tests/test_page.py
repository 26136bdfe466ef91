"""What stands in the page, read as a program reads it."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import hashlib
import re
import tracemalloc
import uuid
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Code, Entry, KnownTo, PersonInEntry, Source
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import FileLine, MergedChronology, Narrowing
from wholepicture.exchange.writing.page import SCRIPTS, write_page
from wholepicture.exchange.writing.page_text import shown
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.timescales.date_known import DateKnown

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</table></main><h1>taken over</h1>",
    "]]><!-- <![CDATA[ -->",
    "\" onmouseover='alert(1)' x=\"",
    "&lt;b&gt; &amp; &#60;",
    "{{ merged.title }} {% raw %} {# #}",
    "not \u202ereversed\u202c nor \u2067turned\u2069",
    "a\x00b\x07c\x1b[31m\x7f\x85",
    "half a pair \ud800 and \udfff",
    "\ufffe\uffff\ufdd0",
    "line one\r\nline two\rline three\nline four",
    "\u2028 \u2029 \u200b \ufeff",
    "العربية والعبرية עברית",
)


def text_of(merged: MergedChronology, folder: Path) -> str:
    write_page(merged, folder / "chronology.html")
    return (folder / "chronology.html").read_bytes().decode("utf-8")


def page_of(merged: MergedChronology, folder: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(text_of(merged, folder))


def one(**given_fields: object) -> MergedChronology:
    """A chronology of one entry."""
    fields: dict[str, object] = {
        "id": "e",
        "happened": DateKnown.on(datetime.date(2016, 3, 3)),
        "agency": Agency("Northmere Police", "police"),
        "source": Source(file="a.csv", sha256="0" * 64, row=2),
        "words": "Something happened.",
    }
    entry = Entry(**(fields | given_fields))  # type: ignore[arg-type]
    return MergedChronology(entries=(entry,), counted=1, refused=(), files=(), agencies=(entry.agency,))


# Hostile input.


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_can_become_part_of_the_page(text: str, tmp_path: Path) -> None:
    plain, hostile = (everywhere(words) for words in ("words", text))
    tags = [[element.tag for element in page_of(merged, tmp_path).iter("*")] for merged in (plain, hostile)]
    assert tags[0] == tags[1]
    assert "alert(1)" not in "".join(page_of(hostile, tmp_path).xpath("//script[not(@type)]/text()"))


def everywhere(text: str) -> MergedChronology:
    """A chronology in which a text stands everywhere that a file's text can come to stand."""
    merged = one(
        happened=DateKnown(None, datetime.date(2016, 3, 3), uncertain=True, words=text),
        agency=Agency(text, text),
        agency_guessed=text,
        source=Source(text, "", text, 1, 2, text, text),
        words=text,
        kind=text,
        basis=text,
        sensitivity=text,
        people=(PersonInEntry(text, text),),
        response=text,
        voice=text,
        details={f"{text} fact": text},
        notes={text: f"{text} noted"},
        codes=(Code(text, text, text, text, text, text),),
        known_to=(KnownTo(Agency(text), datetime.date(2016, 3, 3)),),
    )
    line = dataclasses.replace(invented().files[0], file=text, agency=text, agency_from=text, problem=text, sha256=text)
    return dataclasses.replace(
        merged,
        refused=(Refused(text, text, text, text),),
        files=(line,),
        set_aside=((text, text, text, text),),
        ages={"e": text},
        narrowing=Narrowing(agencies=(text,), people=(text,)),
        title=text,
    )


@given(st.text(max_size=60))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_makes_a_page_that_holds_it(tmp_path: Path, text: str) -> None:
    page = page_of(one(words=text or "-"), tmp_path)
    (words,) = page.get_element_by_id("e1").xpath(".//td[contains(@class, 'what')]/p")
    assert words.text_content() == lxml.html.fromstring(f"<p>{shown(text or '-')}</p>").text_content()


@pytest.mark.parametrize(
    ("text", "as_html"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ('say "it\'s"', "say &#34;it&#39;s&#34;"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\x00b", "a[U+0000]b"),
        ("\ud800", "[U+D800]"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("tab\there", "tab\there"),
        ("caf\u00e9 \u2019 \U0001f600", "caf\u00e9 \u2019 \U0001f600"),
    ],
)
def test_text_is_made_safe_and_otherwise_kept(text: str, as_html: str) -> None:
    assert shown(text) == as_html


# The page and the network.


def test_the_policy_allows_only_the_style_and_scripts_that_stand_in_the_page(tmp_path: Path) -> None:
    text = text_of(invented(), tmp_path)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    allowed = lxml.html.fromstring(f"<p>{policy[1]}</p>").text_content()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert style
    assert len(scripts) == len(SCRIPTS)
    allowed_scripts = " ".join(f"'{fingerprint(script)}'" for script in scripts)
    assert allowed == (
        f"default-src 'none'; style-src '{fingerprint(style[1])}'; script-src {allowed_scripts}; "
        "base-uri 'none'; form-action 'none'"
    )


def fingerprint(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_nothing_in_the_page_names_another_place(tmp_path: Path) -> None:
    page = page_of(invented(), tmp_path)
    assert page.xpath("//@src | //link | //iframe | //object | //@style | //@onclick | //base") == []
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "url(" not in page.findtext(".//style")


def test_every_link_leads_somewhere_and_no_place_is_named_twice(tmp_path: Path) -> None:
    page = page_of(invented(), tmp_path)
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    assert {link[1:] for link in page.xpath("//@href")} <= set(places)
    named = {
        name for names in page.xpath("//@aria-labelledby | //@aria-describedby | //@for") for name in names.split()
    }
    assert named <= set(places)


def test_the_same_chronology_gives_the_same_bytes(tmp_path: Path) -> None:
    assert text_of(invented(), tmp_path) == text_of(invented(), tmp_path)


# The page as a whole.


def test_the_summary_says_how_much_from_whom_and_of_what_time(tmp_path: Path) -> None:
    page = page_of(invented(), tmp_path)
    assert (
        page.xpath("//p[@class='lead']")[0].text == "58 entries from 8 agencies, 21 September 2014 to 31 December 2017."
    )
    notices = " ".join(page.xpath("//div[@class='notices']")[0].text_content().split())
    assert "2 rows and 1 file are not in the chronology" in notices
    assert "guessed: Tidewell Homes" in notices
    assert "nothing is held: Northmere Probation" in notices
    assert "narrowed" not in notices


def test_narrowing_is_said_at_the_top(tmp_path: Path) -> None:
    narrowing = Narrowing(datetime.date(2014, 1, 1), datetime.date(2018, 1, 1), ("Police", "School"), ("Rowan",))
    notices = page_of(invented(narrowing=narrowing), tmp_path).xpath("//div[@class='notices']")[0].text_content()
    assert (
        "narrowed to entries that may have happened from 1 January 2014 to 1 January 2018, of Police and School and "
        "that name Rowan. It shows 58 of the 62 entries that were read."
    ) in notices


def test_the_account_of_every_file_adds_up(tmp_path: Path) -> None:
    merged = invented()
    rows = page_of(merged, tmp_path).xpath("//section[@aria-labelledby='files']//tbody/tr")
    assert len(rows) == len(merged.files)
    for row in rows:
        seen, entries, refused, blank = (int(cell.text) for cell in row.xpath("td[@class='number']"))
        assert seen == entries + refused + blank


def test_each_refused_row_stands_there_with_its_reason_and_its_text(tmp_path: Path) -> None:
    merged = invented()
    rows = page_of(merged, tmp_path).xpath("//section[@aria-labelledby='refused']//tbody/tr")
    found = [tuple((cell.text_content()) for cell in row) for row in rows]
    assert found == [(row.file, row.where, row.reason, row.text) for row in merged.refused]


WHOLE = FileLine("Reply.docx", "2" * 64, "refused", None, "", 0, 0, 0, 0, 0, "No table was found. Make one.")


@pytest.mark.parametrize(
    ("refused", "files", "says"),
    [
        ((), (WHOLE,), "1 file is not in the chronology because it could not"),
        ((), (WHOLE, WHOLE), "2 files are not in the chronology because they could not"),
        (invented().refused[:1], (), "1 row is not in the chronology because it could not"),
        (invented().refused[:2], (WHOLE,), "2 rows and 1 file are not in the chronology because they could not"),
    ],
)
def test_a_file_refused_as_a_whole_is_in_the_warning_and_in_the_list(
    refused: tuple[Refused, ...], files: tuple[FileLine, ...], says: str, tmp_path: Path
) -> None:
    page = page_of(dataclasses.replace(invented(), refused=refused, files=files), tmp_path)
    assert says in " ".join(page.xpath("//div[@class='notices']")[0].text_content().split())
    assert page.xpath("//nav//a[@href='#refused']")
    rows = page.xpath("//section[@aria-labelledby='refused']//tbody/tr")
    found = [tuple(cell.text_content() for cell in row) for row in rows]
    assert found == [(row.file, row.where, row.reason, row.text) for row in refused] + [
        ("Reply.docx", "the whole file", "No table was found. Make one.", "") for _ in files
    ]


def test_when_everything_was_read_nothing_says_otherwise(tmp_path: Path) -> None:
    page = page_of(dataclasses.replace(invented(), refused=(), files=invented().files[:1]), tmp_path)
    assert page.xpath("//*[@id='refused'] | //a[@href='#refused'] | //p[contains(@class, 'warn')]") == []


def test_an_empty_chronology_still_says_what_became_of_the_files(tmp_path: Path) -> None:
    merged = dataclasses.replace(invented(), entries=(), counted=0, agencies=())
    page = page_of(merged, tmp_path)
    assert "There are no entries to show." in page.text_content()
    assert len(page.xpath("//section[@aria-labelledby='files']//tbody/tr")) == len(merged.files)
    assert page.xpath("//svg") == []


# Many entries.


def many(number: int) -> MergedChronology:
    merged = invented()
    start = datetime.date(2012, 1, 1)
    entries = tuple(
        dataclasses.replace(
            merged.entries[place % 58],
            id=str(uuid.UUID(int=place)),
            happened=DateKnown.on(start + datetime.timedelta(days=place * 2000 // number), words="as written"),
            also_recorded_by=(str(uuid.UUID(int=place // 2)),) if place % 10 == 9 else (),
        )
        for place in range(number)
    )
    return dataclasses.replace(merged, entries=entries, counted=number, ages={})


def test_the_picture_of_many_entries_stays_small_and_counts_them_all(tmp_path: Path) -> None:
    page = page_of(many(3000), tmp_path)
    assert len(page.xpath("//svg//*")) < 2000
    rows = page.xpath("//section[@aria-labelledby='timeline']//tbody/tr")
    assert sum(int(cell.text.replace(",", "")) for row in rows for cell in row.xpath("td")) == 3000


def test_the_memory_that_a_row_needs_is_small_enough_for_sixty_thousand(tmp_path: Path) -> None:
    merged = many(9_000)
    peaks = []
    for entries in (merged.entries[:300], merged.entries[:1_000], merged.entries):  # the first fills what is kept once
        tracemalloc.start()
        write_page(dataclasses.replace(merged, entries=entries), tmp_path / "chronology.html")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[2] - peaks[1]) / 8_000 * 60_000 < 150_000_000
    assert (tmp_path / "chronology.html").read_bytes().count(b'<tr role="row" class="e ') == 9_000
