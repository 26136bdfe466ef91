"""Which agency a title, a file's name or a prefix names, with the agency's own name kept."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Sequence

from wholepicture.agencies.agency import Agency

_WORD = re.compile(r"A&E|[^\W_]+", re.IGNORECASE)
_PIECE = re.compile(r"(?:(?!\s[-\u2013\u2014|]+\s|\s{3,})[^|:;,()\[\]\n\t/])+")
_JOINED = re.compile(r"[^\s\-\u2013\u2014,]")
_VERSION = re.compile(r"(?:v(?:ersion)?\s*\d+(?:\.\d+)*|\d+)", re.IGNORECASE)
_FILE_JOINTS = re.compile(r"[_+]+|(?<=[a-z])(?=[A-Z][a-z])|(?<=\w)-(?=\w)|\.(?!\d)")


@dataclasses.dataclass(frozen=True, slots=True)
class AgencyKind:
    """A kind of agency: its code, its plain name, and how files name it (see `kinds.toml`)."""

    code: str
    name: str
    phrases: tuple[tuple[str, ...], ...]
    abbreviations: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """What `kinds.toml` holds, looked up fast."""

    kinds: dict[str, AgencyKind]
    phrases: dict[tuple[str, ...], str]
    abbreviations: dict[str, str]
    generic: frozenset[tuple[str, ...]]
    dividing: re.Pattern[str]
    broad: frozenset[tuple[str, ...]]
    labels: frozenset[str]
    longest: int


@functools.cache
def _known() -> _Words:
    raw = tomllib.loads(importlib.resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    generic = frozenset(tuple(words.split()) for words in raw.pop("generic_words"))
    dividing = re.compile(r"\b(?:" + "|".join(raw.pop("dividing_words")) + r")\b", re.IGNORECASE)
    broad = frozenset(tuple(words.split()) for words in raw.pop("broad"))
    labels = frozenset(raw.pop("labels"))
    kinds = {
        code: AgencyKind(
            code,
            of["name"],
            tuple(tuple(phrase.split()) for phrase in of["phrases"]),
            frozenset(of["abbreviations"]),
        )
        for code, of in raw.items()
    }
    phrases = {phrase: code for code, kind in kinds.items() for phrase in kind.phrases}
    abbreviations = {short: code for code, kind in kinds.items() for short in kind.abbreviations}
    return _Words(kinds, phrases, abbreviations, generic, dividing, broad, labels, max(map(len, phrases)))


def kinds() -> dict[str, AgencyKind]:
    """Every kind of agency that is known, by its code."""
    return _known().kinds


def is_agency_label(text: str) -> bool:
    """Whether a label ("Agency:", "Name of organisation") announces the name of the agency itself."""
    return " ".join(word.lower() for word in _WORD.findall(text)) in _known().labels


def _bare(words: Sequence[str]) -> list[str]:
    """Words in lower case, with the plural and possessive s of "children's" as a word of its own."""
    return [word.lower().replace("a&e", "ae") for word in words]


def _kind_at(words: Sequence[str], lower: Sequence[str], start: int) -> tuple[int, str] | None:
    """The longest phrase or abbreviation that begins at a word: its weight (a broad one has none), and the kind."""
    known = _known()
    for length in range(min(known.longest, len(words) - start), 0, -1):
        phrase = tuple(lower[start : start + length])
        code = known.phrases.get(phrase)
        if code is not None:
            return (0 if phrase in known.broad else length), code
    word = words[start]
    short = word.upper() if len(words) == 1 else word
    code = known.abbreviations.get(short)
    return (1, code) if code is not None else None


@functools.lru_cache(maxsize=8192)
def _weighed(text: str) -> tuple[int, str] | None:
    """The heaviest phrase of a text, the first of equals."""
    words = _WORD.findall(text.replace("\u2019", "'"))
    lower = _bare(words)
    best: tuple[int, str] | None = None
    for start in range(len(words)):
        found = _kind_at(words, lower, start)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


def kind_of(text: str) -> str | None:
    """The kind of agency that a text names: the longest known phrase in it, the first of equals; None when none is."""
    found = _weighed(text)
    return found[1] if found else None


def _without_generic_words(piece: str, kind: str) -> str:
    """A piece of a title without the words that say what kind of document it is, at either end."""
    spans = [match.span() for match in _WORD.finditer(piece)]
    words = [word.lower() for word in _WORD.findall(piece)]
    generic = _known().generic
    first, last = 0, len(spans)

    def still_says_it(start: int, end: int) -> bool:
        return start < end and kind_of(piece[spans[start][0] : spans[end - 1][1]]) == kind

    for length in (3, 2, 1, 2, 1, 1):
        while tuple(words[first : first + length]) in generic and still_says_it(first + length, last):
            first += length
        while tuple(words[last - length : last]) in generic and still_says_it(first, last - length):
            last -= length
    return piece[spans[first][0] : spans[last - 1][1]]


def named(name: str) -> Agency:
    """The agency that a person names outright; its kind is "other" when the name does not show it."""
    return Agency(name.strip(), kind_of(name) or "other")


@functools.lru_cache(maxsize=4096)
def recognise(text: str) -> Agency | None:
    """The agency that a title, a heading or a source prefix names.

    Args:
        text: "Chronology - Northmere Health Visiting Service", "HV", "POLICE".

    Returns:
        The agency under the name that the text gives it ("Northmere Police", not just "Police"; the kind's full name
        for a bare abbreviation), or None when no known kind of agency is named.
    """
    pieces = [(found, match.span()) for match in _PIECE.finditer(text) if (found := _weighed(match.group()))]
    if not pieces:
        return None
    at = max(range(len(pieces)), key=lambda index: (pieces[index][0][0], -index))
    (_, kind), (start, end) = pieces[at]
    if at and pieces[at - 1][0][0] == 0 and not _JOINED.search(text[pieces[at - 1][1][1] : start]):
        start = pieces[at - 1][1][
            0
        ]  # "Northmere NHS Trust - Health Visiting": the broad name before it is part of its name
    whole = text[start:end]
    part = next((side for side in _known().dividing.split(whole) if kind_of(side) == kind), whole)
    name = _tidy(_without_generic_words(part, kind))
    own = _known().kinds[kind].name
    is_short = name.upper() in _known().abbreviations or tuple(name.lower().split()) in _known().phrases
    same = name.casefold() == own.casefold()
    return Agency(own if same or (is_short and not _says_more(name)) else name, kind)


def _says_more(name: str) -> bool:
    """Whether a name that is itself a known phrase is written as a name ("Children's Services")."""
    return len(name.split()) > 1 and name != name.lower() and name.upper() != name


def _tidy(name: str) -> str:
    """A name without stray joints, and without capitals that only shout."""
    name = " ".join(name.split()).strip(" -\u2013\u2014_.,:;")
    shouted = name.isupper() and len(name) > len("POLIC")
    if shouted or name.islower():
        return re.sub(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", lambda word: word.group().capitalize(), name)
    return name


def recognise_file_name(stem: str) -> Agency | None:
    """The agency that a file's name shows ("03_HV chronology FINAL v2" is Health Visiting), or None.

    Args:
        stem: The file's name without its extension.
    """
    words = [
        word
        for word in _FILE_JOINTS.sub(" ", stem).replace("(", " ").replace(")", " ").split()
        if not _VERSION.fullmatch(word) and not any(sign.isdigit() for sign in word.replace("0-19", ""))
    ]
    text = " ".join(words)
    found = recognise(text)
    if found is not None:
        return found
    known = _known()
    for word in words:
        code = known.abbreviations.get(word.upper())
        if code is not None and len(word) > 1:
            return Agency(known.kinds[code].name, code)
    return None
