"""What a row of the page says, and under which heading it stands."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import KnownTo, PersonInEntry, Source
from wholepicture.exchange.merged import MergedChronology, Narrowing
from wholepicture.exchange.writing.page_rows import heading_of
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.tests.test_page import one, page_of
from wholepicture.timescales.date_known import DateKnown


def row_text(merged: MergedChronology, folder: Path, number: int = 1) -> str:
    row = page_of(merged, folder).get_element_by_id(f"e{number}")
    return " ".join(" ".join(row.itertext()).split())


@pytest.mark.parametrize(
    ("happened", "says"),
    [
        (DateKnown.on(datetime.date(2016, 3, 3)), "3 March 2016 NP Northmere Police Something"),
        (DateKnown.on(datetime.date(2016, 3, 3), uncertain=True, words="?"), "3 March 2016 uncertain written “ ?"),
        (DateKnown(datetime.date(2016, 3, 1), datetime.date(2016, 3, 31)), "March 2016, day not known known to the"),
        (DateKnown(None, datetime.date(2016, 5, 4)), "on or before 4 May 2016 first day not known"),
        (DateKnown(None, None, uncertain=False, words="undated"), "not known written “ undated"),
    ],
)  # fmt: skip
def test_a_date_is_shown_as_it_is_known(happened: DateKnown, says: str, tmp_path: Path) -> None:
    assert row_text(one(happened=happened), tmp_path).startswith(says)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"time": datetime.time(23, 47)}, "3 March 2016 at 23:47 NP"),
        ({"time": datetime.time(23, 47, 5)}, "3 March 2016 at 23:47:05 NP"),
        ({"agency_guessed": "the file's name"}, "NP Northmere Police guessed: the file's name"),
        ({"people": (PersonInEntry("Dean", "household_adult"),)}, "Dean household adult"),
        ({"voice": "Dee shout."}, "What the child said or showed Dee shout."),
        ({"response": "Letter sent."}, "Letter sent."),
        ({"notes": {"Comment": "See file."}}, "Comment See file."),
        ({"known_on": datetime.date(2016, 4, 1)}, "known to the agency by 1 April 2016"),
        ({"kind": "nil_return"}, "Nothing held"),
        ({"basis": "told_by_child"}, "told by the child"),
        ({"sensitivity": "restricted"}, "restricted"),
        ({"details": {"seen_alone": False}}, "Seen alone: no"),
        ({"source": Source("a.xlsx", "", "Log", None, 14, "A. Quill", "CRIS 41")}, 'a.xlsx , sheet "Log", row 14'),
        ({"source": Source("a.docx", "", None, 2, 5, "A. Quill", "CRIS 41")}, "source: CRIS 41 written by A. Quill"),
        ({"known_to": (KnownTo(Agency("School"), datetime.date(2016, 4, 1)),)}, "known to School since 1 April 2016"),
        ({"replaces": "gone"}, "corrects an entry that is not in this document"),
        ({"also_recorded_by": ("gone",)}, "also recorded by 1 entry not in this document"),
    ],
)
def test_what_a_row_says(fields: dict[str, object], says: str, tmp_path: Path) -> None:
    assert says in row_text(one(**fields), tmp_path)


NO = {"seen": False}


@pytest.mark.parametrize(
    ("fields", "said", "not_said"),
    [
        ({"details": NO, "notes": {"Child seen?": "No"}}, "Child seen? No", "Seen: no"),
        ({"details": {"seen_alone": True}, "notes": {"Child seen?": "Yes - alone"}}, "Yes - alone", "Seen alone"),
        ({"details": NO, "notes": {"Comment": "seen on Monday"}}, "Seen: no", "Child"),
        ({"details": {"seen_alone": True}, "notes": {"Child seen?": "Yes"}}, "Seen alone: yes", "Seen: yes"),
        ({"known_on": datetime.date(2016, 3, 3)}, "Something", "known to the agency"),
    ],
)
def test_what_the_source_says_in_its_own_words_is_said_once(
    fields: dict[str, object], said: str, not_said: str, tmp_path: Path
) -> None:
    text = row_text(one(**fields), tmp_path)
    assert said in text
    assert not_said not in text


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("TREDWIN L / HOLLIN C", 0),
        ("Tredwin L and Hollin C", 0),
        ("TREDWIN L\nHOLLIN C", 0),
        ("TREDWIN L? / HOLLIN C", 1),
        ("TREDWIN L / HOLLIN C (3)", 1),
        ("HOLLIN C", 1),
    ],
)
def test_a_note_that_only_names_the_same_people_again_is_left_out(cell: str, count: int, tmp_path: Path) -> None:
    people = (PersonInEntry("TREDWIN L", "involved"), PersonInEntry("HOLLIN C", "involved"))
    text = row_text(one(people=people, notes={"Persons": cell}), tmp_path)
    assert text.count("Persons") == count


def test_line_ends_of_the_source_are_kept(tmp_path: Path) -> None:
    page = page_of(one(words="One.\n\n  Two."), tmp_path)
    assert page.xpath("//td[contains(@class, 'what')]/p")[0].text == "One.\n\n  Two."


def test_the_same_event_in_other_words_is_linked_by_agency_and_date(tmp_path: Path) -> None:
    merged = invented()
    page = page_of(merged, tmp_path)
    place = {entry.id: number for number, entry in enumerate(merged.entries, 1)}
    for number, entry in enumerate(merged.entries, 1):
        links = page.get_element_by_id(f"e{number}").xpath(".//a")
        assert [link.get("href") for link in links] == [f"#e{place[other]}" for other in entry.also_recorded_by]
        for link, other in zip(links, entry.also_recorded_by, strict=True):
            assert link.text_content().startswith(merged.entries[place[other] - 1].agency.name)


def test_a_link_that_was_narrowed_away_is_said_in_words(tmp_path: Path) -> None:
    merged = invented(narrowing=Narrowing(agencies=("Northmere Police",)))
    police = tuple(entry for entry in merged.entries if entry.agency.name == "Northmere Police")
    page = page_of(dataclasses.replace(merged, entries=police), tmp_path)
    also = [" ".join(found.text_content().split()) for found in page.xpath("//div[@class='also']")]
    assert also[0] == "also recorded by1 entry not in this document because the chronology was narrowed"
    assert page.xpath("//div[@class='also']//a") == []


@pytest.mark.parametrize(
    ("lower", "upper", "by_month", "by_year"),
    [
        ("2016-03-03", "2016-03-03", "March 2016", "2016"),
        ("2016-03-01", "2016-03-31", "March 2016", "2016"),
        ("2016-03-01", "2016-05-31", "Between March and May 2016", "2016"),
        ("2016-03-28", "2016-04-03", "March 2016", "2016"),
        ("2016-01-01", "2016-12-31", "Some time in 2016", "2016"),
        (
            "2016-01-01",
            "2017-12-31",
            "Between January 2016 and December 2017",
            "Between January 2016 and December 2017",
        ),
        ("", "2016-05-04", "May 2016", "2016"),
        ("", "", "Date not known", "Date not known"),
        ("9999-12-31", "9999-12-31", "December 9999", "9999"),
    ],
)
def test_an_entry_stands_under_no_month_that_it_may_lie_beyond(
    lower: str, upper: str, by_month: str, by_year: str
) -> None:
    date = DateKnown(*(datetime.date.fromisoformat(end) if end else None for end in (lower, upper)))
    assert heading_of(date) == by_month
    assert heading_of(date, by_month=False) == by_year
