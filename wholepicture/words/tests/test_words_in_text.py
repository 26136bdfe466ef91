"""How a text is read as words, whatever it was pasted from."""

from __future__ import annotations

import pytest

from wholepicture.words.text import read_words

# what stands there | the words, a bar where a sentence ends
READ = """
Mum didn't attend.                  | mum did not attend
Mum didn’t attend                   | mum did not attend
mum's new partner                   | mum 's new partner
BABY NOT SEEN                       | baby not seen
Self-harm; self‑harm                | self harm / self harm
Seen. Well.                         | seen / well
Seen by Dr. Ashe at 10.30           | seen by dr ashe at 10.30
e.g. bruising                       | e g bruising
# L ulna, log #44                   | fracture l ulna log 44
#N/A at home. #REF!                 | n a at home / ref
A&E + GP                            | a and e and gp
bruise\u200e to\u200f cheek         | bruise to cheek
bru\u00adise                        | bruise
café ﬁnal                           | cafe final
m0ther smelt of a1cohol             | mother smelt of alcohol
Imani (14) said; Amy, 7, says        | imani said / amy says
s47 at no 14                        | s47 at no 14
Can't, won't, hasn't                | can not will not has not
alchohol                            | alcohol
فارسی Łukasz                        | فارسی łukasz
\\0 \ufffd                           |
"""


@pytest.mark.parametrize("line", [line for line in READ.splitlines() if line])
def test_a_text_is_read_as_words(line: str):
    text, wanted = line.rsplit("|", 1)
    text = text.strip().replace("\\0", "\0")
    words = read_words(text, frozenset({"mother", "alcohol"}))
    sentences = [" ".join(words.word[begin:end]) for begin, end in words.sentences()]
    assert " / ".join(sentences) == wanted.strip()


def test_each_word_knows_where_it_stands_in_the_original():
    text = "Mum\u200es ﬁnal “bruise” didn’t"
    words = read_words(text)
    assert [text[start:end] for start, end in zip(words.start, words.end, strict=True)] == [
        "Mum\u200es", "ﬁnal", "bruise", "didn’t", "didn’t",
    ]  # fmt: skip


def test_a_text_in_capitals_has_no_names():
    assert not any(read_words("DARREN CALLED AT THE FLAT").capital)
    assert read_words("Darren called").capital == [True, False]
