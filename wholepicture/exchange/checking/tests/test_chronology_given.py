"""A chronology with a word that nobody knows is refused by name, with its place and the word that is likely meant."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Code, Entry, PersonInEntry
from wholepicture.exchange.checking.chronology_given import CheckRefused, chronology_given
from wholepicture.exchange.checking.tests.family import checked, chronology_file, entries

TYPOS = [
    ({"kind": "vist"}, 'entry 1 (spec): "vist" is no kind of entry that is known. Perhaps "visit" is meant.'),
    ({"people": (PersonInEntry("Dean", "partnr"),)}, '"partnr" is no role that is known. Perhaps "partner" is meant.'),
    ({"basis": "told_by_childd"}, '"told_by_childd" is no basis that is known. Perhaps "told_by_child" is meant.'),
    ({"agency": Agency("Lowfield", "shcool")}, '"shcool" is no kind of agency that is known. Perhaps "school"'),
    ({"codes": (Code("injury", "afirmed", "none", "", ""),)}, '"afirmed" is no polarity that is known. Perhaps "affi'),
    ({"basis": "hearsay"}, '"hearsay" is no basis that is known. See docs/reference/kinds.md.'),
]


@pytest.mark.parametrize(("wrong", "says"), TYPOS)
def test_a_word_that_nobody_knows_is_refused_by_name(tmp_path: Path, wrong: dict[str, object], says: str) -> None:
    first: Entry = dataclasses.replace(entries()[0], **wrong)  # type: ignore[arg-type]
    with pytest.raises(CheckRefused) as refused:
        chronology_given(chronology_file(tmp_path, [first]))
    assert says in str(refused.value)


def test_a_file_of_another_system_is_told_what_is_wrong_with_it(tmp_path: Path) -> None:
    file = chronology_file(tmp_path, entries=[{"id": "a"}])
    with pytest.raises(CheckRefused, match=r'entry 1: .* has no "agency"\. Correct it in the file') as refused:
        chronology_given(file)
    assert "wholepicture merge" not in str(refused.value)


@pytest.mark.parametrize("asked", ["GP", "gp", "harbour lane surgery", "Harbour Lane Surgery"])
def test_capitals_do_not_matter_in_the_agency_that_is_asked_for(asked: str) -> None:
    assert checked(known_to=asked).gaps == checked(known_to="gp").gaps
