"""Suggested codes in the page: their phrases marked in the agency's words, and a short list beneath the words."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from wholepicture.chronology.entry import INVOLVED, Code, Entry, Mention
from wholepicture.exchange.json_properties.suggestions import factors_of
from wholepicture.exchange.writing.layout import code_in_words, layout
from wholepicture.exchange.writing.page_marks import LIVE, PERSON, REJECTED, Marks, Place, place_of
from wholepicture.exchange.writing.page_text import shown
from wholepicture.exchange.writing.suggestions_in_words import decided_by, name_of, polarity_of, subject_of
from wholepicture.words import decisions
from wholepicture.words.codes import AFFIRMED, codes, polarities, subjects

_FIELDS = ("words", "voice", "response")  # in the order in which a row shows them
_CLASSES = {decisions.CONFIRMED: ' class="c"', decisions.REJECTED: ' class="r"', decisions.DISPUTED: ' class="d"'}


def answerable(entry: Entry) -> list[Code]:
    """The codes of an entry that can be answered, each once, in the order of their list.

    They are those that a decisions file can hold. Codes that were confirmed and are no longer suggested are among them.
    """
    if not (entry.suggested or entry.codes):
        return []
    if len(entry.suggested) == 1 and not entry.codes:
        return [code for code in entry.suggested if _can_be_answered(code)]
    everything = {decisions.identity(code): code for code in (*entry.codes, *entry.suggested) if _can_be_answered(code)}
    return sorted(everything.values(), key=decisions.in_the_text)


def texts(entry: Entry, found: Sequence[Code]) -> Mapping[str, str]:
    """An entry's words, response and voice, each by its field where it has one, safe for a page and with their marks.

    Args:
        entry: The entry.
        found: Its codes that can be answered.
    """
    given: dict[str, str] = {field: text for field in _FIELDS if (text := getattr(entry, field))}
    if not (found or entry.mentioned):
        return {field: shown(text) for field, text in given.items()}
    places = [*_places(entry, found), *_places(entry, _unknown(entry))]
    return {
        field: Marks([place for one, place in places if place and one == field]).html(text)
        for field, text in given.items()
    }


def marks_of(entry: Entry, found: Sequence[Code]) -> Iterator[tuple[int, int]]:
    """Of each suggestion that can be answered, the first of its marks in the entry's row, from 0, and how many it has.

    Args:
        entry: The entry.
        found: Its codes that can be answered.
    """
    codes_at = _places(entry, found)
    people_at = _places(entry, _unknown(entry))
    before = 0
    marks: dict[str, tuple[int, Marks]] = {}
    for field in _FIELDS:
        here = Marks([place for one, place in (*codes_at, *people_at) if place and one == field])
        marks[field] = (before, here)
        before += len(here)
    for field, place in codes_at:
        if place is None:
            yield 0, 0
        else:
            first, how_many = marks[field][1].of(place)
            yield marks[field][0] + first, how_many


def listed_beneath(entry: Entry, found: Sequence[Code]) -> str:
    """The list beneath an entry's words: codes that can be answered first, then others, then someone not yet known."""
    if not (entry.suggested or entry.codes or entry.mentioned):
        return ""
    others = (code for code in (*entry.suggested, *entry.codes) if not _can_be_answered(code))
    lines = [*map(_line, found), *map(_line, others), *dict.fromkeys(map(_someone, _unknown(entry)))]
    return f'<ul class="s">{"".join(lines)}</ul>' if lines else ""


def _unknown(entry: Entry) -> list[Mention]:
    return [one for one in entry.mentioned if one.known_as is None]


def _places(entry: Entry, found: Sequence[Code | Mention]) -> list[tuple[str, Place | None]]:
    """The text and the place in it of each of these."""
    return [(one.field, _place(entry, one)) for one in found]


def _place(entry: Entry, one: Code | Mention) -> Place | None:
    kind = PERSON if isinstance(one, Mention) else REJECTED if one.status == decisions.REJECTED else LIVE
    text = getattr(entry, one.field) if one.field in _FIELDS else ""
    return place_of(text, one.phrase, one.start, kind)


def _can_be_answered(code: Code) -> bool:
    return (
        code.code in codes()
        and code.polarity in polarities()
        and code.subject in subjects()
        and code.field in decisions.FIELDS
        and bool(code.phrase)
        and code.start >= 0
    )


def _line(code: Code) -> str:
    place = layout()["suggestions"]["places"].get(code.field, "")
    what = _what(code.code, code.polarity, code.subject)
    return (
        f"<li{_CLASSES.get(code.status, '')}>{what} {_quoted(code.phrase)}{place} "
        f"<small><b>{shown(decided_by(code)) or 'suggested'}</b>; {_why(code.rule, factors_of(code))}</small></li>"
    )


@functools.lru_cache(maxsize=1024)
def _what(code: str, polarity: str, subject: str) -> str:
    remark = "" if polarity == AFFIRMED else f", {shown(polarity_of(polarity))}"
    return f"<b>{shown(name_of(code))}</b>{remark} ({shown(subject_of(subject))})"


@functools.lru_cache(maxsize=4096)
def _why(rule: str, factors: tuple[str, ...]) -> str:
    """The rule, and the assessment factors from which a person may choose one."""
    by_rule = f"rule {shown(rule)}"
    if not factors:
        return by_rule
    return f"{by_rule}; DfE {'factor' if len(factors) == 1 else 'factors'} {' or '.join(factors)}"


def _someone(one: Mention) -> str:
    name = f" <bdi>{shown(one.name)}</bdi>," if one.name and one.name != one.phrase else ""
    role = f" ({shown(code_in_words(one.role))})" if one.role != INVOLVED else ""
    return (
        f'<li class="w"><b>Someone not yet known:</b>{name} {_quoted(one.phrase)}{role} '
        f"<small>rule {shown(one.rule)}</small></li>"
    )


def _quoted(phrase: str) -> str:
    return f"\u201c<bdi>{shown(' '.join(phrase.split()))}</bdi>\u201d"
