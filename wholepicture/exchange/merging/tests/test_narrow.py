"""What is written when a person asks for a part."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from wholepicture.chronology.entry import PersonInEntry
from wholepicture.chronology.tests.histories import history
from wholepicture.exchange.merged import Narrowing
from wholepicture.exchange.merging.narrow import narrow

ENTRIES = history("""
    id    | from       | to         | agency           | words
    day   | 2016-03-05 |            | Northmere Police | Called to the flat. Dan present.
    month | 2016-03-01 | 2016-03-31 | Northmere School | Danielle collected early.
    later | 2016-04-02 |            | Northmere School | Late again.
    open  | ...        |            | Northmere GP     | Nothing held.
""")
ENTRIES[2] = dataclasses.replace(ENTRIES[2], people=(PersonInEntry("Ms Moss", "mother"),))

march = datetime.date(2016, 3, 4)


@pytest.mark.parametrize(
    ("narrowing", "written"),
    [
        (Narrowing(), "day month later open"),
        (Narrowing(first=datetime.date(2016, 3, 20)), "month later open"),
        (Narrowing(last=march), "month open"),
        (Narrowing(first=march, last=datetime.date(2016, 3, 6)), "day month open"),
        (Narrowing(agencies=("northmere school",)), "month later"),
        (Narrowing(agencies=("school", "police")), "day month later"),
        (Narrowing(people=("dan",)), "day"),
        (Narrowing(people=("mother",)), "later"),
        (Narrowing(people=("Moss",)), "later"),
        (Narrowing(people=("[",)), ""),
        (Narrowing(agencies=("school",), people=("Dan",)), ""),
    ],
)
def test_narrow(narrowing: Narrowing, written: str):
    assert " ".join(entry.id for entry in narrow(ENTRIES, narrowing)) == written
