"""The words and numbers that the reading goes by: each number with its reason, each word one that the grammar sees."""

import re
from importlib import resources

import pytest

from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.tokens import pieces

FOLDER = resources.files("wholepicture.timescales.reading")


@pytest.mark.parametrize("name", ["meanings.toml", "terms.toml"])
def test_each_number_says_why_or_what_it_means(name):
    section = ""
    for line in FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        if re.match(r"\w+ = \[?[0-9]", line):
            assert "# " in line or "# " in section, line


@pytest.mark.parametrize("name", vocabulary().data["words"])
def test_a_word_with_a_part_of_its_own_is_one_that_the_grammar_sees(name):
    """A word that is not written as the grammar cuts it would be asked for in vain."""
    for word in vocabulary().words(name):
        assert " ".join(piece.text for piece in pieces(word)) == word


def test_a_number_is_found_by_its_name_only():
    assert vocabulary().limit("latest_year") > vocabulary().limit("earliest_year")
    with pytest.raises(KeyError):
        vocabulary().limit("latest year")
