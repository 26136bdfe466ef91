"""Phrases marked in a text: every letter stays what it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wholepicture.exchange.writing.page_marks import LIVE, PERSON, REJECTED, Marks, Place, place_of
from wholepicture.exchange.writing.page_text import shown

# what | text | the phrases with their starts | the text with its marks
MARKED: list[tuple[str, str, list[tuple[str, int]], str]] = [
    ("nothing", "Was not brought.", [], "Was not brought."),
    ("a place that does not hold the phrase", "Was seen.", [("not brought", 4)], "Was seen."),
    ("a place before the text", "Was seen.", [("seen", -5)], "Was seen."),
    ("a place beyond the text", "Was seen.", [("seen", 400)], "Was seen."),
    ("no phrase", "Was seen.", [("", 4)], "Was seen."),
    ("in the middle", "He was not seen.", [("not seen", 7)], "He was <mark>not seen</mark>."),
    ("all of it", "DNA", [("DNA", 0)], "<mark>DNA</mark>"),
    ("two", "DNA, drunk", [("DNA", 0), ("drunk", 5)], "<mark>DNA</mark>, <mark>drunk</mark>"),
    ("two that touch", "abcd", [("ab", 0), ("cd", 2)], "<mark>ab</mark><mark>cd</mark>"),
    ("the same twice", "abcd", [("bc", 1), ("bc", 1)], "a<mark>bc</mark>d"),
    ("overlapping", "abcdef", [("abcd", 0), ("cdef", 2)], "<mark>ab</mark><mark>cd</mark><mark>ef</mark>"),
    ("one within another", "abcdef", [("abcdef", 0), ("cd", 2)], "<mark>ab</mark><mark>cd</mark><mark>ef</mark>"),
    ("signs of markup", "<b>&", [("b>", 1)], "&lt;<mark>b&gt;</mark>&amp;"),
    ("beyond the first plane", "\U0001f600 drunk", [("drunk", 2)], "\U0001f600 <mark>drunk</mark>"),
    ("half a pair before it", "\ud83d drunk", [("drunk", 2)], "[U+D83D] <mark>drunk</mark>"),
    ("half a pair in it", "a \ud83d b", [("\ud83d", 2)], "a <mark>[U+D83D]</mark> b"),
    ("two halves, parted", "\ud83d\ude00", [("\ud83d", 0)], "<mark>[U+D83D]</mark>[U+DE00]"),
    ("a letter and its accent", "cafe\u0301", [("cafe", 0)], "<mark>cafe</mark>\u0301"),
    ("what turns the line", "a\u202eb", [("\u202e", 1)], "a<mark>[U+202E]</mark>b"),
    ("over a line end", "not\r\nseen", [("not\r\nseen", 0)], "<mark>not\nseen</mark>"),
    ("ending within a line end", "not\r\nseen", [("not\r", 0)], "<mark>not\n</mark>seen"),
    ("beginning within a line end", "not\r\nseen", [("\nseen", 4)], "not<mark>\nseen</mark>"),
    ("after line ends", "a\r\nb\rc d", [("d", 7)], "a\nb\nc <mark>d</mark>"),
]


@pytest.mark.parametrize(("text", "phrases", "html"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_phrases_are_marked(text: str, phrases: list[tuple[str, int]], html: str) -> None:
    places = [place for phrase, start in phrases if (place := place_of(text, phrase, start))]
    assert Marks(places).html(text) == html


@pytest.mark.parametrize(
    ("kinds", "marked"),
    [
        ([LIVE], "<mark>"),
        ([REJECTED], '<mark class="x">'),
        ([PERSON], '<mark class="w">'),
        ([LIVE, REJECTED], "<mark>"),
        ([LIVE, PERSON], '<mark class="b">'),
        ([REJECTED, PERSON], '<mark class="w">'),
        ([LIVE, REJECTED, PERSON], '<mark class="b">'),
    ],
)
def test_a_mark_says_what_stands_on_it(kinds: list[int], marked: str) -> None:
    assert Marks([Place(0, 3, kind) for kind in kinds]).html("DNA") == f"{marked}DNA</mark>"


TEXTS = st.text(st.one_of(st.sampled_from("ab \r\n<&\u0301\U0001f600"), st.characters()), max_size=30)


@st.composite
def texts_with_phrases(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return text, [(min(pair), max(pair)) for pair in pairs]


@given(texts_with_phrases())
@example(("a\r\nb", [(0, 2), (2, 4)]))
def test_no_letter_changes_and_each_phrase_has_its_marks(given_text: tuple[str, list[tuple[int, int]]]) -> None:
    text, ends = given_text
    places = [place for start, end in ends if (place := place_of(text, text[start:end], start))]
    marks = Marks(places)
    html = marks.html(text)
    assert re.sub("</?mark>", "", html) == shown(text)
    stretches = re.findall("<mark>(.*?)</mark>", html, re.DOTALL)
    assert len(stretches) == len(marks)
    for place in places:
        first, how_many = marks.of(place)
        assert "".join(stretches[first : first + how_many]) == shown(text[place.start : place.end])
