"""Several hundred expressions in the voices of the agencies, written from the meanings and not from the grammar."""

import collections
import csv
import datetime
from importlib import resources

import pytest

from wholepicture.timescales.tests.tables import agrees, read

FILE = resources.files("wholepicture.timescales.tests").joinpath("expressions.tsv")
with FILE.open(encoding="utf-8", newline="") as lines:
    EXPRESSIONS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _wrong(agency):
    for row in EXPRESSIONS:
        if row["agency"] == agency:
            got = read(row["wording"], datetime.date.fromisoformat(row["reference date"]), row["row above"])
            if not agrees(row["reading"], got):
                yield f"{row['wording']!r} should be {row['reading']}, but is {got}"


@pytest.mark.parametrize("agency", sorted({row["agency"] for row in EXPRESSIONS}))
def test_as_the_agency_writes_it(agency):
    wrong = list(_wrong(agency))
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_of_each_kind():
    assert len(EXPRESSIONS) >= 400
    refused = sum(row["reading"].startswith("refused") for row in EXPRESSIONS)
    assert refused >= 100, "a set with few refusals rewards guessing"
    assert min(collections.Counter(row["agency"] for row in EXPRESSIONS).values()) >= 50
