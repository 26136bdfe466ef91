"""The order of a chronology is what is known, and no more."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry, Source
from wholepicture.chronology.order import in_order
from wholepicture.chronology.tests.histories import history
from wholepicture.timescales.date_known import DateKnown

HISTORIES = {
    "days in order, whatever the order of the files": (
        """
        id | from       | to | time | seq | agency
        b  | 2016-03-02 |    |      |     | Police
        a  | 2016-03-01 |    |      |     | School
        """,
        "a b",
    ),
    "a month does not pretend to a place among its days: it stands at their head": (
        """
        id    | from       | to         | time | seq | agency
        third | 2016-03-03 |            |      |     | Police
        month | 2016-03-01 | 2016-03-31 |      |     | School
        first | 2016-03-01 |            |      |     | Police
        year  | 2016-01-01 | 2016-12-31 |      |     | GP
        """,
        "year month first third",
    ),
    "the less exactly known stands first of two that begin together": (
        """
        id    | from       | to         | time | seq | agency
        early | 2016-03-01 | 2016-03-10 |      |     | GP
        month | 2016-03-01 | 2016-03-31 |      |     | School
        """,
        "month early",
    ),
    "open ends: since a day stands at that day, before a day stands at that day": (
        """
        id     | from       | to         | time | seq | agency
        day    | 2016-03-05 |            |      |     | Police
        since  | 2016-03-05 | ...        |      |     | GP
        before | ...        | 2016-03-05 |      |     | School
        earlier| 2016-03-04 |            |      |     | Police
        """,
        "earlier since before day",
    ),
    "what has no date stands last": (
        """
        id   | from       | to | time | seq | agency
        none | ...        |    |      |     | Probation
        day  | 2016-03-05 |    |      |     | Police
        """,
        "day none",
    ),
    "times order one day, across agencies; what has no time stands before": (
        """
        id     | from       | to | time  | seq | agency
        late   | 2016-03-05 |    | 22:10 |     | Police
        noon   | 2016-03-05 |    | 12:00 |     | School
        untimed| 2016-03-05 |    |       |     | GP
        """,
        "untimed noon late",
    ),
    "a person's sequence wins over the clock, within their file": (
        """
        id        | from       | to | time  | seq | agency
        collapsed | 2016-03-05 |    | 09:00 | 2   | Ambulance
        well      | 2016-03-05 |    | 10:00 | 1   | Ambulance
        """,
        "well collapsed",
    ),
    "a sequence holds although another agency's time falls between": (
        """
        id        | from       | to | time  | seq | agency
        second    | 2016-03-05 |    |       | 2   | Ambulance
        first     | 2016-03-05 |    | 10:00 | 1   | Ambulance
        early     | 2016-03-05 |    | 09:30 |     | Police
        after     | 2016-03-05 |    | 11:00 |     | Police
        """,
        "early first second after",
    ),
    "decimals insert": (
        """
        id | from       | to | time | seq | agency
        c  | 2016-03-05 |    |      | 2   | Ambulance
        b  | 2016-03-05 |    |      | 1.5 | Ambulance
        a  | 2016-03-05 |    |      | 1   | Ambulance
        """,
        "a b c",
    ),
    "a sequence orders one day only, never days among themselves": (
        """
        id | from       | to | time | seq | agency
        b  | 2016-03-06 |    |      | 1   | Ambulance
        a  | 2016-03-05 |    |      | 2   | Ambulance
        """,
        "a b",
    ),
    "rows of one day keep the order of their file": (
        """
        id | from       | to | time | seq | agency
        z  | 2016-03-05 |    |      |     | Housing
        a  | 2016-03-05 |    |      |     | Housing
        """,
        "z a",
    ),
}


@pytest.mark.parametrize(("table", "expected"), HISTORIES.values(), ids=HISTORIES)
def test_order(table: str, expected: str):
    assert " ".join(entry.id for entry in in_order(history(table))) == expected


days = st.dates(datetime.date(2016, 3, 1), datetime.date(2016, 3, 4))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    first = draw(st.none() | days)
    last = draw(st.just(first) | st.none() | days)
    if first and last and last < first:
        first, last = last, first
    agency = draw(st.sampled_from(["Police", "GP"]))
    return Entry(
        id=str(draw(st.uuids())),
        happened=DateKnown(first, last),
        time=draw(st.none() | st.sampled_from([datetime.time(hour) for hour in range(8, 12)])),
        sequence=draw(st.none() | st.sampled_from([1.0, 2.0, 3.0])),
        agency=Agency(agency),
        source=Source(file=agency, sha256=""),
        words="",
    )


@given(st.lists(entries(), max_size=12))
def test_nothing_is_lost_and_ordering_again_changes_nothing(listed: list[Entry]):
    ordered = in_order(listed)
    assert sorted(entry.id for entry in ordered) == sorted(entry.id for entry in listed)
    assert in_order(ordered) == ordered


@given(st.lists(entries(), max_size=12))
def test_what_is_known_to_come_before_comes_before(listed: list[Entry]):
    ordered = in_order(listed)
    exact = [entry for entry in ordered if entry.happened.day]
    assert [entry.happened.day for entry in exact] == sorted(
        entry.happened.day for entry in exact if entry.happened.day
    )


@given(st.lists(entries(), max_size=12))
def test_a_sequence_is_kept_within_its_file_and_day(listed: list[Entry]):
    kept: dict[tuple[str, datetime.date], float] = {}
    for entry in in_order(listed):
        if entry.happened.day and entry.sequence is not None:
            place = (entry.source.file, entry.happened.day)
            assert kept.get(place, 0) <= entry.sequence
            kept[place] = entry.sequence
