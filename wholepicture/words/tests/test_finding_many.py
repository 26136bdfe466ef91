"""Many phrases at once: what is found is what trying each phrase at each word finds, and no text makes it slow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.words.finder import Finder
from wholepicture.words.index import Index, mask_of, numbers_in
from wholepicture.words.lexicon import own_lexicon
from wholepicture.words.phrase import Phrase, phrase
from wholepicture.words.rule import Rule
from wholepicture.words.rules_in_text import RulesInText
from wholepicture.words.suggest import Suggester
from wholepicture.words.tests.long_texts import LONG_TEXTS
from wholepicture.words.text import Words, read_words

LISTS = {"who": ("mum", "dad", "step dad"), "drink": ("gin", "cans of lager", "lager*")}
TEXTS = """
mum
NAME
{who}'s
['s] gin
[very/NAME] low mood
{who} ... {drink}
{who} [has] not ... drink~ [of] {drink}
mum's gin
's gin
bruis*
bruis* not
(not gin/low mood/NAME low) mum
[mum] [dad] gin ... not
called NAME
did not ... low ... mum
in YEAR
not bruis*/gin*
mum [not]
{who} said
"""
PHRASES = [phrase(text, LISTS) for text in TEXTS.splitlines() if text]
WORDS = st.sampled_from([
    "mum", "Mum", "mum's", "dad", "step", "gin", "cans", "of", "lager", "lagers", "not", "did", "low", "mood", "very",
    "bruise", "bruising", "drank", "has", "called", "Darren", "Darren's", "Holt", "in", "2014", "said", ",", ".", ";",
    "(", "3", "'s", "word",
])  # fmt: skip
FINDER = Finder((one, one.text) for one in PHRASES)
RULES = [
    Rule("injury", f"rule-{number}", (one,), beside=beside, not_beside=not_beside)
    for number, one in enumerate(PHRASES)
    for beside, not_beside in (
        ((), ()),
        ((PHRASES[0],), ()),
        ((), (PHRASES[7], PHRASES[9])),
        ((PHRASES[3],), PHRASES[:1]),
    )
]
RULES_IN_TEXT = RulesInText(RULES, frozenset())
GIVEN = st.lists(WORDS, max_size=40).map(" ".join)


def _by_trying(words: Words, phrases: list[Phrase]) -> set[tuple[int, int, str]]:
    return {
        (place, end, one.text)
        for place in range(len(words))
        for one in phrases
        if any(part.fits(words, place) for part in _firsts(one)) and (end := one.end_at(words, place)) is not None
    }


def _firsts(one: Phrase):
    for part in one.parts:
        yield from (choice[0] for choice in part.choices)
        if not part.optional:
            return


@given(GIVEN)
@settings(max_examples=600, deadline=None)
def test_all_that_is_there_is_found_and_nothing_else(text: str):
    words = read_words(text)
    found = list(FINDER.find(words))
    assert set(found) == _by_trying(words, PHRASES)
    assert len(found) == len(set(found))
    assert [first for first, _end, _owner in found] == sorted(first for first, _end, _owner in found)


@given(GIVEN)
@settings(max_examples=300, deadline=None)
def test_a_rule_fires_in_a_sentence_where_it_fires_alone(text: str):
    words = read_words(text)
    if len(words.sentences()) == 1:
        fired = {id(one.rule) for one in RULES_IN_TEXT.fired(words, 0, len(words))}
        assert fired == {id(rule) for rule in RULES if rule.fires_in(words)}


def test_a_phrase_of_several_owners_is_found_for_each():
    owned = [(phrase("gin", LISTS), 1), (phrase("gin", LISTS), 2), (phrase("low", LISTS), 3)]
    assert list(Finder(owned).find(read_words("gin, low"))) == [(0, 1, 1), (0, 1, 2), (1, 2, 3)]


def test_phrases_of_one_text_and_other_lists_are_not_confused():
    owned = [(phrase("{drink}", LISTS), "ours"), (phrase("{drink}", {"drink": ("squash",)}), "theirs")]
    assert list(Finder(owned).find(read_words("gin, squash"))) == [(0, 1, "ours"), (1, 2, "theirs")]


def test_in_a_long_text_a_phrase_is_found_over_every_cut():
    words = read_words("word " * 509 + "mum word word word word gin " + "word " * 700)
    assert (509, 515, 0) in set(Finder([(phrase("{who} ... {drink}", LISTS), 0)]).find(words))


def test_each_number_is_a_bit():
    assert list(numbers_in(mask_of([900, 3, 70]))) == [3, 70, 900]
    assert mask_of([]) == 0


def test_of_our_own_phrases_hardly_one_is_tried_in_vain():
    """The index is what keeps a lexicon of thousands of phrases quick: it must leave out nearly all of thousands."""
    phrases = list({one.text: one for rule in own_lexicon().rules for one in rule.phrases}.values())
    index = Index(phrases)
    examples = [read_words(rule.example) for rule in own_lexicon().rules]
    left = [len(list(numbers_in(can))) for words in examples for _at, can in index.candidates(words, 0, len(words))]
    assert sum(left) / sum(map(len, examples)) <= 5


SUGGESTER = Suggester()


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_a_long_text_is_read_to_its_end(text: str):
    found = SUGGESTER.suggest(text + ". Mother denied alcohol use.")
    assert [one.polarity for one in found.codes if one.phrase == "alcohol use"] == ["denied"]
    assert all((text + ". Mother denied alcohol use.")[one.start : one.end] == one.phrase for one in found.codes)
