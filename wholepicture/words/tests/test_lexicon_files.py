"""A partnership's lexicon file: every mistake is said with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from wholepicture.words.lexicon import LexiconRefused, lexicon_with, own_lexicon
from wholepicture.words.suggest import Suggester
from wholepicture.words.text import read_words

GOOD = """
[lists]
local_drink = ["white lightning"]

[[rule]]
code = "substance"
name = "local-drink"
phrases = ["can~ of {local_drink}"]
example = "Four cans of White Lightning on the step."
not_example = "Lightning struck the church."
why = "A drink by its local name."
"""

# what is changed in the good file | into what | on which line | what the message says
WRONG = [
    ('code = "substance"', 'code = "drinking"', 6, 'The code "drinking" is not known. Choose one of domestic_abuse,'),
    ('name = "local-drink"', 'name = "Local Drink"', 7, "small letters with hyphens"),
    ("can~ of {local_drink}", "can~ of {local_drinks}", 8, 'There is no list "local_drinks"'),
    ("can~ of {local_drink}", "(can+)+ of", 8, "cannot be used"),
    ("can~ of {local_drink}", "... can ...", 8, "begins or ends"),
    ("can~ of {local_drink}", "bottle~ of {local_drink}", 9, "None of the phrases is found in the example"),
    ("can~ of {local_drink}", "lightning", 10, "The rule fires in the not_example"),
    ('phrases = ["can~ of {local_drink}"]', 'phrases = "can"', 8, "phrases must be a list"),
    ('why = "A drink by its local name."', "", 5, "The rule has no why"),
    ('why = "A drink by its local name."', "why = 3", 11, "why must be words"),
    ('why = "A drink by its local name."', 'why = "x"\npolarity = "maybe"', 12, 'The polarity "maybe" is not known'),
    ('why = "A drink by its local name."', 'why = "x"\nsubject = "aunt"', 12, 'The subject "aunt" is not known'),
    ('why = "A drink by its local name."', 'why = "x"\nregex = "a"', 12, '"regex" is not known in a rule'),
    ('why = "A drink by its local name."', 'why = "x"\ndenied = "no"', 12, "denied must be true or false"),
    ("[[rule]]", "[[rules]]", 5, '"rules" is not known here'),
    ('["white lightning"]', '"white lightning"', 3, "write local_drink ="),
]


def written(folder: Path, text: str) -> Path:
    path = folder / "ours.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "line", "reason"), WRONG)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str):
    assert old in GOOD
    with pytest.raises(LexiconRefused) as refused:
        lexicon_with([written(tmp_path, GOOD.replace(old, new))])
    assert f"ours.toml, line {line}: " in str(refused.value)
    assert reason in str(refused.value)


def test_all_mistakes_are_said_at_once(tmp_path: Path):
    text = GOOD.replace('"substance"', '"x"') + GOOD.replace("[lists]", "").replace(
        'local_drink = ["white lightning"]', ""
    )
    with pytest.raises(LexiconRefused) as refused:
        lexicon_with([written(tmp_path, text.replace("local-drink", "Bad Name"))])
    assert str(refused.value).count("ours.toml, line") >= 3


@pytest.mark.parametrize(
    ("bytes_", "reason"),
    [
        (b"[[rule\n", "line 1"),
        (b"\xff\xfe[\x00", "not UTF-8"),
        (b"rule = 3", "must begin with a line [[rule]]"),
        (b"a = [" * 3000, "ours.toml"),
    ],
)
def test_a_file_that_is_no_lexicon(tmp_path: Path, bytes_: bytes, reason: str):
    path = tmp_path / "ours.toml"
    path.write_bytes(bytes_)
    with pytest.raises(LexiconRefused) as refused:
        lexicon_with([path])
    assert reason in str(refused.value)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(LexiconRefused, match="cannot be read"):
            lexicon_with([path])


def test_what_a_partnership_adds_is_proposed_and_the_lexicon_stays(tmp_path: Path):
    path = written(tmp_path, GOOD)
    found = Suggester(lexicons=[path]).suggest("Dad had two cans of white lightning; bruise to cheek.")
    assert {(code.code, code.rule) for code in found.codes} >= {("substance", "substance/local-drink")}
    assert {code.code for code in found.codes} == {"substance", "injury"}
    assert not Suggester().suggest("two cans of white lightning").codes


def test_a_rule_of_the_same_code_and_name_takes_the_place_of_ours(tmp_path: Path):
    ours = own_lexicon().rules[0]
    text = (
        f'[[rule]]\ncode = "{ours.code}"\nname = "{ours.name}"\nphrases = ["zebra crossing"]\n'
        'example = "A zebra crossing."\nwhy = "For the test."\n'
    )
    lexicon = lexicon_with([written(tmp_path, text)])
    assert len(lexicon.rules) == len(own_lexicon().rules)
    assert [rule.phrases[0].text for rule in lexicon.rules if rule.id == ours.id] == ["zebra crossing"]


@pytest.mark.parametrize("rule", own_lexicon().rules, ids=lambda rule: rule.id)
def test_each_rule_of_ours_fires_in_its_example_and_not_in_the_other(rule):
    assert rule.fires_in(read_words(rule.example)), rule.example
    assert not (rule.not_example and rule.fires_in(read_words(rule.not_example))), rule.not_example
    assert rule.why
