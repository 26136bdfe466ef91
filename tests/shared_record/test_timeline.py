"""The picture of the entries over the years: every dated entry is in it, once, where its date says."""

from __future__ import annotations

import datetime
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry, Source
from wholepicture.timescales.date_known import DateKnown
from wholepicture.web.read_a_chronology.timeline import timeline


def entry(lower: str | None, upper: str | None, agency: str = "Northdale Police") -> Entry:
    ends = [datetime.date.fromisoformat(day) if day else None for day in (lower, upper)]
    return Entry(
        id="x", happened=DateKnown(*ends), agency=Agency(agency, "police"), words="It happened.",
        source=Source("x.csv", "0" * 64), known_on=None, time=None,
    )  # fmt: skip


def on(day: str, agency: str = "Northdale Police") -> Entry:
    return entry(day, day, agency)


def says(drawn) -> list[str]:
    return [mark.says for row in drawn.rows for mark in (*row.bars, *row.lines)]


def test_a_bar_is_a_month() -> None:
    drawn = timeline([on("2016-03-01"), on("2016-03-31"), on("2016-04-01")])
    assert says(drawn) == ["Northdale Police: 2 entries in March 2016", "Northdale Police: 1 entry in April 2016"]
    first, second = drawn.rows[0].bars
    assert first.height > second.height
    assert first.x + first.width <= second.x


def test_a_line_is_a_date_known_less_exactly() -> None:
    drawn = timeline([entry("2016-03-20", "2016-05-02"), entry("2016-06-01", "2016-06-30")])
    assert says(drawn) == [
        "Northdale Police: 1 entry in June 2016",
        "Northdale Police: 1 entry, between 20 March and 2 May 2016",
    ]


def test_a_row_is_an_agency_whoever_recorded_first_at_the_top() -> None:
    drawn = timeline([on("2017-01-01", "School"), on("2016-01-01", "Police"), on("2015-01-01", "School")])
    assert [row.agency for row in drawn.rows] == ["School", "Police"]
    assert (drawn.first, drawn.last) == ("2015", "2017")


def test_what_has_no_place_is_counted() -> None:
    assert timeline([]) is None
    assert timeline([entry(None, "2016-01-01"), entry(None, None)]) is None
    assert timeline([on("2016-01-01"), entry("2016-01-01", None)]).left_out == 1


def test_years_are_named_so_that_their_names_have_room() -> None:
    drawn = timeline([on("1950-01-01"), on("2026-12-31")])
    named = [year for year in drawn.years if year.name]
    assert len(drawn.years) == 77
    assert len(named) <= 12
    assert named[0].name == "1950"


DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
INTERVALS = st.tuples(DAYS, st.integers(0, 400)).map(
    lambda of: (of[0].isoformat(), (of[0] + datetime.timedelta(days=of[1])).isoformat())
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(INTERVALS, st.sampled_from(["Police", "School", "GP"])), min_size=1, max_size=30))
def test_every_entry_is_in_it_once_and_within_it(given_entries) -> None:
    drawn = timeline([entry(*ends, agency) for ends, agency in given_entries])
    counted = [int(re.search(r": (\d+) entr", said).group(1)) for said in says(drawn)]
    assert sum(counted) == len(given_entries)
    for row in drawn.rows:
        for mark in (*row.bars, *row.lines):
            assert drawn.left <= mark.x <= mark.x + mark.width <= drawn.width
            assert 0 <= mark.y <= mark.y + mark.height <= drawn.height
