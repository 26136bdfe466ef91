"""Whether a letter, a sheet or a row says that an agency holds nothing; safe against "except" and "before 2015"."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Sequence

from wholepicture.exchange.understanding.settings import listed

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(\u201c])|[\n\r]+|[;\u2022]\s*")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_HAS_SIGN = re.compile(
    r"\b(?:no|not|none|neither|nil|null|nothing|never|unknown|unable|without|cannot|failed)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_MONTHS = "|".join(month.lower() for month in calendar.month_name[1:])
_DATED = rf"(?:\S+\s){{0,3}}?(?:\d|{_MONTHS}|that|then|this|these)"
_LONGEST = 400
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # a day in brackets behind a name is a birth
_A_SENTENCE = 5  # words
_DAY = re.compile(
    rf"\b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}\b|\b(?:{_MONTHS})\b.{{0,6}}\d|\b(?:19|20)\d\d\b", re.IGNORECASE
)


def _bare(text: str) -> str:
    return f" {_NOT_WORD.sub(' ', text.lower()).strip()} "


def _pattern(template: str, groups: dict[str, list[str]]) -> str:
    """A statement's template as a regular expression over bare words."""
    pieces = []
    for part in re.findall(r"\[[^\]]*\]|\{\w+\}|\.\.\.|[^\s\[\]{}]+", template):
        if part == "...":
            pieces.append(r"(?:\S+ ){0,8}?")
        elif part[0] == "[":
            pieces.append(f"(?:(?:{'|'.join(map(re.escape, part[1:-1].split('|')))}) ){{0,2}}")
        elif part[0] == "{":
            pieces.append(f"(?:{'|'.join(map(re.escape, sorted(groups[part[1:-1]], key=len, reverse=True)))}) ")
        else:
            pieces.append(re.escape(part) + " ")
    return "".join(pieces)


@functools.cache
def _statements() -> re.Pattern[str]:
    raw = listed("nil_returns")
    return re.compile(" (?:" + "|".join(_pattern(template, raw["groups"]) for template in raw["statements"]) + ")")


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(listed("nil_returns")["whole"])


@functools.cache
def _taken_back() -> re.Pattern[str]:
    raw = listed("nil_returns")["taken_back"]
    plain = "|".join(map(re.escape, raw["in_sentence"]))
    dated = "|".join(map(re.escape, raw["with_a_date"]))
    return re.compile(f" (?:{plain}) | (?:{dated}) {_DATED}")


@functools.cache
def _instructing() -> re.Pattern[str]:
    return re.compile(" (?:" + "|".join(map(re.escape, listed("nil_returns")["taken_back"]["instructing"])) + ") ")


@functools.cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(" (?:" + "|".join(map(re.escape, listed("nil_returns")["taken_back"]["elsewhere"])) + ") ")


@functools.lru_cache(maxsize=2048)
def _sentence_states_it(sentence: str) -> bool:
    bare = _bare(sentence)
    if bare.strip() in _whole():
        return True
    if _statements().search(bare) is None or _instructing().match(bare):
        return False
    return _taken_back().search(_without_period(bare)) is None


_PERIOD = re.compile(r" (?:between (?:\S+ ){1,6}?and|from (?:\S+ ){1,6}?to) (?=\d|\S+ \d)")


def _without_period(bare: str) -> str:
    """A whole period ("from 1 May 2015 to 31 March 2017") limits the question that was asked; it takes nothing back."""
    return _PERIOD.sub(" in ", bare)


def states_nothing_is_held(text: str) -> bool:
    """Whether a text, as a whole, says that nothing is held.

    Args:
        text: A paragraph, or what stands in a cell.

    Returns:
        True only when a sentence states it and no sentence of the text takes it back.
    """
    if not _HAS_SIGN.search(text):
        return False
    sentences = [sentence for sentence in _SENTENCES.split(text) if sentence.strip()]
    stated = any(_sentence_states_it(sentence[:_LONGEST]) for sentence in sentences)
    return stated and not any(_says_otherwise(sentence) for sentence in sentences)


def _says_otherwise(sentence: str) -> bool:
    """Whether a sentence shows that something is held after all, or limits a statement in it."""
    bare = _bare(sentence)
    if _instructing().match(bare):
        return False
    if _elsewhere().search(bare) and not re.search(r" (?:no|not|nor|none|never|neither|whether|if) ", bare):
        return True
    return _statements().search(bare) is not None and _taken_back().search(_without_period(bare)) is not None


def nil_paragraphs(paragraphs: Sequence[str]) -> list[int]:
    """Which paragraphs of a document state that nothing is held; none when any of its text takes that back.

    Args:
        paragraphs: The document's whole text, in order.
    """
    stated = [at for at, text in enumerate(paragraphs) if states_nothing_is_held(text)]
    if not stated:
        return []
    said = [s for text in paragraphs for s in _SENTENCES.split(text) if s.strip()]
    return [] if any(_says_otherwise(sentence) or _tells_of_a_day(sentence) for sentence in said) else stated


def _tells_of_a_day(sentence: str) -> bool:
    """Whether a sentence of some length has a date and does not speak of the question, the search or the letter."""
    bare = _bare(sentence)
    if _subject().match(bare):
        return False
    said = [word for word in bare.split() if not word[0].isdigit() and word not in _MONTHS.split("|")]
    if (
        len(said) < _A_SENTENCE
        or _DAY.search(_IN_BRACKETS.sub(" ", sentence)) is None
        or _sentence_states_it(sentence[:_LONGEST])
    ):
        return False
    return _neutral().search(bare) is None


@functools.cache
def _subject() -> re.Pattern[str]:
    """A line that only names whom a letter is about, often with their days of birth."""
    return re.compile(" (?:" + "|".join(map(re.escape, listed("nil_returns")["taken_back"]["subject"])) + ") ")


@functools.cache
def _neutral() -> re.Pattern[str]:
    words = listed("nil_returns")["taken_back"]["dated_but_neutral"]
    return re.compile(" (?:" + "|".join(map(re.escape, words)) + ") ")


def taken_back(paragraphs: Sequence[str]) -> str | None:
    """The sentence that takes a statement back, when the text does state that nothing is held; else None."""
    sentences = [s for text in paragraphs for s in _SENTENCES.split(text) if s.strip()]
    if not any(
        _statements().search(_bare(sentence)) and not _instructing().match(_bare(sentence)) for sentence in sentences
    ):
        return None
    return next((s.strip() for s in sentences if _says_otherwise(s) or _tells_of_a_day(s)), None)
