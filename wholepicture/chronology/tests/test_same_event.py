"""Which entries are proposed as the same event, and which near misses are not."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.same_event import propose_same_events
from wholepicture.chronology.tests.histories import history

# What surrounds the pair in every history, so that common words are common.
AROUND = """
n1 | 2016-02-01 | | | Housing | Tenancy sign up at the office, keys handed over, rent account explained
n2 | 2016-02-09 | | | GP | Chest infection, antibiotics prescribed, review in two weeks if no better
n3 | 2016-02-20 | | | School | Attendance letter sent about lateness this half term
n4 | 2016-02-21 | | | Police | Vehicle stop, no insurance, driver reported for summons
"""

SAME = {
    "the same incident in a police log and a health visitor's note": """
        a | 2016-03-05 | | | Police | Verbal dispute mother and ex partner, neighbour heard screaming and glass smashed
        b | 2016-03-05 | | | Health Visiting | Told that neighbour heard screaming, glass smashed at flat in argument
        """,
    "few words in common, but at the same time": """
        a | 2016-03-05 | | 21:40 | Police | Attended, male ejected from address, glass smashed, female intoxicated
        b | 2016-03-05 | | 22:05 | Ambulance | Patient drunk, cut hand on smashed glass, declined conveyance
        """,
    "one log number, few words": """
        a | 2016-03-05 | | | Police | Log CRS4471 domestic, no offences
        b | 2016-03-05 | | | Social Care | Notification received ref CRS4471
        """,
    "one meeting, in each agency's own short form": """
        a | 2016-03-05 | | | Health Visiting | Initial child protection conference. Plan for neglect, I asked about him
        b | 2016-03-05 | | | School | ICPC attended by head
        """,
    "a birth": """
        a | 2016-03-05 | | 06:42 | Midwifery | Live male infant born by normal delivery, 3140 g
        b | 2016-03-05 | | | Social Care | Hospital rang: baby born this morning, both well
        """,
    "a week is known by one, the day by the other": """
        a | 2016-03-04 | 2016-03-10 | | Nursery | Bruise on left cheek at nappy change, mother says fell on radiator
        b | 2016-03-05 | | | Health Visiting | Nursery rang: bruising to left cheek, mum says he fell on the radiator
        """,
}

APART = {
    "the same day, different events": """
        a | 2016-03-05 | | | Police | Verbal dispute, mother and ex partner, neighbour heard screaming
        b | 2016-03-05 | | | GP | Eczema review, emollient prescribed, weight recorded on the centile chart
        """,
    "one meeting is not another": """
        a | 2016-03-05 | | | Health Visiting | Core group, outline plan agreed
        b | 2016-03-05 | | | Police | Strategy discussion by telephone, single agency
        """,
    "the same words on another day": """
        a | 2016-03-05 | | | Police | Neighbour heard screaming and glass smashed
        b | 2016-03-09 | | | Health Visiting | Neighbour heard screaming and glass smashed
        """,
    "one agency's own two rows": """
        a | 2016-03-05 | | | Police | Neighbour heard screaming and glass smashed
        b | 2016-03-05 | | | Police | Neighbour heard screaming and glass smashed
        """,
    "like words, but hours apart": """
        a | 2016-03-05 | | 09:00 | Police | Neighbour heard screaming and glass smashed at the flat
        b | 2016-03-05 | | 23:30 | Ambulance | Neighbour heard screaming and glass smashed at the flat
        """,
    "one day is known, of the other only the year": """
        a | 2016-03-05 | | | Police | Neighbour heard screaming and glass smashed
        b | 2016-01-01 | 2016-12-31 | | Housing | Neighbour heard screaming and glass smashed
        """,
}


def told(rows: str) -> list:
    heading = "id | from | to | time | agency | words"
    return history("\n".join([heading, *(line for line in (AROUND + rows).splitlines() if line.strip())]))


@pytest.mark.parametrize("rows", SAME.values(), ids=SAME)
def test_proposed_as_the_same_event(rows: str):
    assert propose_same_events(told(rows)) == {"a": ("b",), "b": ("a",)}


@pytest.mark.parametrize("rows", APART.values(), ids=APART)
def test_not_proposed(rows: str):
    assert propose_same_events(told(rows)) == {}


def test_of_two_that_fit_the_more_alike_is_proposed():
    proposed = propose_same_events(
        told("""
        a | 2016-03-05 | | | Police | Neighbour heard screaming, glass smashed, baby crying in bedroom
        b | 2016-03-05 | | | Social Care | Neighbour heard screaming, glass smashed, baby crying in bedroom
        c | 2016-03-05 | | | Social Care | Neighbour heard screaming and a door slammed, window broken
        """)
    )
    assert proposed["a"] == ("b",)
    assert "c" not in proposed


def test_a_number_that_many_entries_share_links_none_of_them():
    rows = "".join(
        f"r{number} | 2016-03-05 | | | {agency} | NHS 9990000001 {words}\n"
        for number, (agency, words) in enumerate(
            itertools.product(["Police", "GP", "School"], ["alpha", "bravo", "charlie", "delta"])
        )
    )
    telling_nothing = [entry for entry in told(rows) if entry.id.startswith("r")]
    distinct = [dataclasses.replace(entry, words=f"{entry.words} {entry.id}x") for entry in telling_nothing]
    assert propose_same_events(distinct) == {}


words = st.lists(
    st.sampled_from(["glass", "smashed", "neighbour", "screaming", "log4471", "bruise", "cheek", "radiator"]),
    max_size=6,
)


@given(st.lists(st.tuples(st.sampled_from(["Police", "GP", "School"]), words), max_size=8))
def test_proposals_are_mutual_and_at_most_one_an_agency(drawn: list[tuple[str, list[str]]]):
    base = told("x | 2016-03-05 | | | Police | x")[-1]
    entries = [
        dataclasses.replace(base, id=str(number), agency=Agency(agency), words=" ".join(listed))
        for number, (agency, listed) in enumerate(drawn)
    ]
    agency_of = {entry.id: entry.agency.name for entry in entries}
    proposed = propose_same_events(entries)
    for one, others in proposed.items():
        assert all(one in proposed[other] for other in others)
        assert len({agency_of[other] for other in others} | {agency_of[one]}) == len(others) + 1
