"""The genogram as a table: who stands where. Nobody is left out, and nothing about anybody is guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.people.genogram import Genogram, OfAFamily, Related, genogram

CHILD = "Nell"
TODAY = datetime.date(2026, 11, 24)
KINDS = ("mother", "father", "parent", "partner", "spouse", "sibling", "grandparent", "other")


def family(*names: str, **said: OfAFamily) -> list[OfAFamily]:
    return [said.get(name, OfAFamily(key=name, name=name)) for name in (CHILD, *names)]


def rows(drawn: Genogram) -> list[list[str]]:
    """Who stands in each row, from the top, from left to right."""
    levels = sorted({one.y for one in drawn.people})
    return [
        [one.person.key for one in sorted(drawn.people, key=lambda one: one.x) if one.y == level] for level in levels
    ]


def placed(drawn: Genogram, key: str):
    return next(one for one in drawn.people if one.person.key == key)


WHO_STANDS_WHERE = {
    "a child alone": ([], [["Nell"]]),
    "a mother": ([("Ada", "mother", "Nell")], [["Ada"], ["Nell"]]),
    "a couple and their child": (
        [("Ada", "mother", "Nell"), ("Bert", "father", "Nell")],
        [["Bert", "Ada"], ["Nell"]],
    ),
    "three generations": (
        [("Ada", "mother", "Nell"), ("Olga", "mother", "Ada")],
        [["Olga"], ["Ada"], ["Nell"]],
    ),
    "a grandparent, and nobody says whose parent": (
        [("Ada", "mother", "Nell"), ("Olga", "grandparent", "Nell")],
        [["Olga"], ["Ada"], ["Nell"]],
    ),
    "a mother between two partners": (
        [("Ada", "mother", "Nell"), ("Bert", "partner", "Ada"), ("Carl", "father", "Nell")],
        [["Carl", "Ada", "Bert"], ["Nell"]],
    ),
    "a child of two different fathers' families": (
        [("Ada", "mother", "Nell"), ("Ada", "mother", "Tom"), ("Carl", "father", "Tom")],
        [["Carl", "Ada"], ["Nell", "Tom"]],
    ),
    "a sibling stands beside the child": ([("Tom", "sibling", "Nell")], [["Nell", "Tom"]]),
    "somebody of whom nothing is said stands with the adults": (
        [("Ada", "mother", "Nell"), ("Dean", "", "")],
        [["Ada", "Dean"], ["Nell"]],
    ),
}


@pytest.mark.parametrize("name", list(WHO_STANDS_WHERE))
def test_who_stands_where(name: str) -> None:
    said, expected = WHO_STANDS_WHERE[name]
    names = dict.fromkeys(one for of, _kind, to in said for one in (of, to) if one and one != CHILD)
    drawn = genogram(family(*names), [Related(*one) for one in said if one[1]], CHILD)
    assert rows(drawn) == expected


@pytest.mark.parametrize(
    ("one", "shape"),
    [
        (OfAFamily(key="x", name="Ada", gender="female"), "circle"),
        (OfAFamily(key="x", name="Bert", gender="male"), "square"),
        (OfAFamily(key="x", name="Ada"), "diamond"),
        (OfAFamily(key="x", name="Robin", gender="not known"), "diamond"),
        (OfAFamily(key="x", name="", unborn=True), "triangle"),
        (OfAFamily(key="x", name="", gender="female", unborn=True), "triangle"),
    ],
)
def test_a_shape_says_only_what_is_recorded(one: OfAFamily, shape: str) -> None:
    assert genogram([one], [], "x").people[0].shape == shape


@pytest.mark.parametrize("kind", ["mother", "father", "partner", "spouse", "grandparent"])
def test_no_relationship_says_anybody_s_gender(kind: str) -> None:
    drawn = genogram(family("Sam"), [Related("Sam", kind, CHILD)], CHILD)
    assert placed(drawn, "Sam").shape == "diamond"


@pytest.mark.parametrize(
    ("one", "age"),
    [
        (OfAFamily(key="x", name="x", born=datetime.date(2016, 11, 24)), "10"),
        (OfAFamily(key="x", name="x", born=datetime.date(2016, 11, 25)), "9"),
        (OfAFamily(key="x", name="x", born=datetime.date(2026, 11, 3)), "3w"),
        (OfAFamily(key="x", name="x", born=TODAY), "0w"),
        (OfAFamily(key="x", name="x", born=datetime.date(2027, 1, 1)), ""),
        (OfAFamily(key="x", name="x"), ""),
        (OfAFamily(key="x", name="x", born=datetime.date(1950, 1, 1), died=datetime.date(2020, 1, 1)), ""),
    ],
)
def test_an_age_is_said_when_it_is_known_and_they_live(one: OfAFamily, age: str) -> None:
    assert genogram([one], [], "x").people[0].age(TODAY) == age


def test_children_hang_from_the_line_of_their_parents_the_oldest_on_the_left() -> None:
    people = family("Ada", "Bert", "Tom", "Una", Tom=OfAFamily(key="Tom", name="Tom", born=datetime.date(2010, 1, 1)))
    people[-1] = OfAFamily(key="Una", name="Una", unborn=True)
    said = [Related(parent, "parent", child) for parent in ("Ada", "Bert") for child in ("Una", CHILD, "Tom")]
    drawn = genogram(people, said, CHILD)
    assert rows(drawn)[-1] == ["Tom", CHILD, "Una"]
    assert sum(line.kind == "couple" for line in drawn.lines) == 1
    ends = {line.points[-1][0] for line in drawn.lines if line.kind == "child"}
    assert ends == {placed(drawn, one).x for one in ("Tom", CHILD, "Una")}


def test_a_couple_that_parted_is_joined_by_a_dashed_line() -> None:
    drawn = genogram(family("Ada", "Bert"), [Related("Ada", "partner", "Bert", ended=True)], CHILD)
    assert [line.kind for line in drawn.lines] == ["ended"]


def test_the_lines_to_two_partners_do_not_run_into_one_another() -> None:
    said = [Related("Bert", "partner", "Ada"), Related("Carl", "spouse", "Ada", ended=True)]
    one, other = (line.points for line in genogram(family("Ada", "Bert", "Carl"), said, CHILD).lines)
    assert len({point[0] for point in (one[0], one[-1], other[0], other[-1])}) == 4


def test_an_unknown_father_is_not_drawn() -> None:
    """A parent of whom nobody has said anything is no person: the line comes from the mother alone."""
    drawn = genogram(family("Ada"), [Related("Ada", "mother", CHILD)], CHILD)
    assert {one.person.key for one in drawn.people} == {"Ada", CHILD}
    assert [line.kind for line in drawn.lines] == ["child", "child"]


def test_a_first_name_is_enough() -> None:
    drawn = genogram(family("Dean"), [Related("Dean", "partner", "somebody who may not be seen")], CHILD)
    assert placed(drawn, "Dean").person.name == "Dean"
    assert drawn.lines == ()


def test_a_ring_stands_round_those_who_live_with_the_child_and_nobody_else() -> None:
    said = [Related("Ada", "mother", CHILD), Related("Bert", "father", CHILD)]
    drawn = genogram(family("Ada", "Bert"), said, CHILD, frozenset({CHILD, "Ada"}))
    within = {
        one.person.key
        for ring in drawn.rings
        for one in drawn.people
        if ring.x <= one.x <= ring.x + ring.width and ring.y <= one.y <= ring.y + ring.height
    }
    assert within == {CHILD, "Ada"}


@st.composite
def families(draw) -> tuple[list[OfAFamily], list[Related], frozenset[str]]:
    """Some people, and anything at all said of how they are related: cycles, twice the same, each other's parents."""
    keys = [CHILD, *(f"p{number}" for number in range(draw(st.integers(0, 7))))]
    born = st.none() | st.dates(datetime.date(1930, 1, 1), TODAY)
    people = [OfAFamily(key=key, name=key, born=draw(born), unborn=draw(st.booleans())) for key in keys]
    anybody = st.sampled_from([*keys, "not seen"])
    related = draw(st.lists(st.builds(Related, anybody, st.sampled_from(KINDS), anybody, st.booleans()), max_size=14))
    return people, related, frozenset(draw(st.sets(st.sampled_from(keys))))


@settings(max_examples=300, deadline=None)
@given(families())
def test_nobody_is_left_out_and_no_two_stand_on_one_place(drawn_from) -> None:
    people, related, household = drawn_from
    drawn = genogram(people, related, CHILD, household)
    assert [one.person for one in drawn.people] == people
    assert len({(one.x, one.y) for one in drawn.people}) == len(people)
    for one in drawn.people:
        assert 26 <= one.x <= drawn.width - 26
        assert 26 <= one.y <= drawn.height - 26
    for x, y in (point for line in drawn.lines for point in line.points):
        assert 0 <= x <= drawn.width
        assert 0 <= y <= drawn.height


@settings(max_examples=100, deadline=None)
@given(families())
def test_the_same_family_is_always_drawn_the_same(drawn_from) -> None:
    people, related, household = drawn_from
    assert genogram(people, related, CHILD, household) == genogram(list(people), list(related), CHILD, household)
