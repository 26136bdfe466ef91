"""The language of phrases: what each sign finds, and which phrases are refused."""

from __future__ import annotations

import pytest

from wholepicture.words.phrase import PhraseRefused, _Match, phrase
from wholepicture.words.text import read_words

LISTS = {
    "drink": ("alcohol", "cans of lager", "{spirit}"),
    "spirit": ("vodka",),
    "who": ("mum", "dad"),
    "round": ("{round}",),
}

# phrase | a text in which it is found | a text in which it is not
FOUND = """
smell~ of alcohol           | Dad smelt of alcohol              | Dad smelt alcohol
smell~ of {drink}           | smelling of cans of lager         | smelling of coffee
smell~ of {drink}           | smells of VODKA.                  | smells of gin
bruis*                      | much bruising seen                | brushed teeth
black/bruised eye           | a bruised eye                     | a sore eye
(black eye/cut lip) seen    | cut lip seen                      | cut eye seen
[very] low mood             | low mood; very low mood           | very moody
did not ... attend          | did not, she says. did not come or attend | did not. attend
did not ... attend          | did not want to attend            | did not see any reason at all to attend
self-harm~                  | she has self harmed               | she was self assured
{who}'s partner             | Mum’s partner                     | mum partner
mum's partner               | Mum’s partner; mums partner       | mum partner
called NAME                 | a man called Darren Holt          | a man called at the house
not brought                 | was not brought                   | not, brought
"""


@pytest.mark.parametrize("line", [line for line in FOUND.splitlines() if line])
def test_what_a_phrase_finds(line: str):
    text, yes, no = (part.strip() for part in line.split("|"))
    made = phrase(text, LISTS)
    for given, wanted in ((yes, True), (no, False)):
        words = read_words(given)
        assert any(made.end_at(words, place) is not None for place in range(len(words))) is wanted, given


# phrase | what the message says
REFUSED = """
(a+)+$                              | cannot stand in a phrase
Smell of drink                      | cannot stand in a phrase
smell of drink!                     | cannot stand in a phrase
(black eye                          | no partner
((black) eye)                       | no partner
[very]                              | no word that must be there
... drunk                           | begins or ends
drunk ...                           | begins or ends
a ... b ... c ... d ... e           | times "..."
{beer} found                        | There is no list "beer"
{round} found                       | stands inside itself
black//blue eye                     | empty choice
() eye                              | empty choice
"""


@pytest.mark.parametrize("line", [line for line in REFUSED.splitlines() if line])
def test_a_phrase_that_cannot_be_used_is_refused_with_the_reason(line: str):
    text, reason = (part.strip() for part in line.split("|"))
    with pytest.raises(PhraseRefused, match=r".") as refused:
        phrase(text, LISTS)
    assert reason in str(refused.value)


def test_nothing_can_be_said_with_no_words_at_all():
    with pytest.raises(PhraseRefused):
        phrase("   ", LISTS)


def test_a_phrase_with_too_many_ways_to_match_is_refused_at_once():
    many = " ".join("[a b/c d/e f/g]" for _ in range(30))
    with pytest.raises(PhraseRefused, match="more than 50000 ways"):
        phrase(f"begin {many} end", LISTS)


@pytest.mark.parametrize("worst", ["a ... a ... a ... b", " ".join(["[a]"] * 15) + " b"])
def test_the_worst_phrase_that_is_allowed_takes_steps_in_proportion_to_the_text(worst: str, monkeypatch):
    made = phrase(worst, LISTS)
    steps = 0
    plain = _Match.end

    def counted(self, number: int, place: int):
        nonlocal steps
        steps += 1
        return plain(self, number, place)

    monkeypatch.setattr(_Match, "end", counted)
    words = read_words("a " * 1000)
    assert all(made.end_at(words, place) is None for place in range(len(words)))
    assert steps <= len(words) * (len(made.parts) + 1) * 20
