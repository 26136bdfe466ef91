"""A record of many thousands of entries is read in good time: ten times as many entries take some ten times the steps.

Steps are counted, not seconds: how often a line of a function of the checks begins to run.
"""

from __future__ import annotations

import itertools
import random
import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.checks_histories import BORN, CHILD, LAST, MIXES, history
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.plain import check_family
from wholepicture.checks.searches import Highest, Lowest


def _steps(mix: str, entries: int) -> int:
    family = family_of(history(mix, entries), Reader(LAST), children=[Child(CHILD, BORN)])
    steps = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        check_family(family, every_check(), limits_with(), LAST)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("mix", sorted(MIXES))
def test_eight_times_as_many_entries_take_about_eight_times_the_steps(mix: str) -> None:
    """With all pairs looked at it would be 64 times."""
    assert _steps(mix, 3200) < 14 * _steps(mix, 400)


@pytest.mark.parametrize("seed", range(20))
def test_the_next_place_that_is_high_enough_is_found_as_by_looking_at_each(seed: int) -> None:
    draw = random.Random(seed)
    row = [draw.randrange(10) for _ in range(draw.randrange(20))]
    for place, least in itertools.product(range(len(row) + 1), range(11)):
        expected = next((at for at in range(place, len(row)) if row[at] >= least), None)
        assert Highest(row).after(place, least) == expected


@pytest.mark.parametrize("seed", range(20))
def test_the_lowest_of_a_stretch_is_found_as_by_looking_at_each(seed: int) -> None:
    draw = random.Random(seed)
    row: list[int | None] = [draw.choice([None, *range(9)]) for _ in range(draw.randrange(1, 20))]
    lowest = Lowest(row)
    if None in row:
        place = row.index(None)
        row[place] = 4
        lowest.put(place, 4)
    for first, end in itertools.combinations(range(len(row) + 1), 2):
        expected = min((one for one in row[first:end] if one is not None), default=None)
        assert lowest.between(first, end) == expected
