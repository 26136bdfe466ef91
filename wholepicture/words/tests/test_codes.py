"""The eighteen codes: fixed names, kinds of entry that exist, and factors only for what is said to be so."""

from __future__ import annotations

import pytest

from wholepicture.chronology.terms import kinds
from wholepicture.words.codes import codes

NAMES = (
    "domestic_abuse substance neglect injury not_brought refused_access new_adult parental_mental_health "
    "child_mental_health improvement professional_challenge child_seen seen_alone childs_voice legal step_down "
    "child_protection_process referral"
)

# code, polarity, subject, what the rule is about | factors of the DfE's children in need census 2024-25
FACTORS = """
substance affirmed mother alcohol        | 1B
substance affirmed partner drugs         | 2C
substance affirmed father                | 1B 2B
substance denied mother alcohol          |
neglect affirmed child                   | 16A
neglect absent child                     |
injury affirmed child                    |
injury affirmed child abuse              | 18B 18C
domestic_abuse affirmed father           | 3A 3B 3C
child_mental_health affirmed child       | 4A
child_mental_health affirmed child self_harm | 4A 15A
parental_mental_health affirmed mother   | 4B
referral affirmed none                   |
"""


def test_the_names_are_the_fixed_ones():
    assert list(codes()) == NAMES.split()


@pytest.mark.parametrize("code", codes().values(), ids=lambda code: code.code)
def test_a_code_maps_to_kinds_of_entry_that_there_are(code):
    assert code.kinds
    assert set(code.kinds) <= set(kinds())


@pytest.mark.parametrize("line", [line for line in FACTORS.splitlines() if line])
def test_the_factors_that_fit(line: str):
    given, wanted = line.split("|")
    code, polarity, subject, *about = given.split()
    assert list(codes()[code].factors_for(polarity, subject, *about)) == wanted.split()
