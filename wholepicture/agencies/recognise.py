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
_JOINED = re.compile(r"[^\s\-\u2013\u2014,(]")
_SMALL = frozenset({"of", "and", "the", "for", "in", "at", "on", "with", "by", "to"})
_MOST_WORDS = 8
_LATER = re.compile(r"\(\d+\)|v\d[\d.]*", re.IGNORECASE)
_VERSION = re.compile(r"(?:v(?:ersion)?\s*\d+(?:\.\d+)*|\d+)", re.IGNORECASE)
_FILE_JOINTS = re.compile(r"[_+]+|(?<=[a-z])(?=[A-Z][a-z])|\.(?!\d)")
_FILE_JOINTS_AND_DASHES = re.compile(_FILE_JOINTS.pattern + r"|(?<=\w)-(?=\w)")


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
    describing: frozenset[str]
    organisations: frozenset[str]
    longest: int


@functools.cache
def _known() -> _Words:
    raw = tomllib.loads(importlib.resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    generic = frozenset(tuple(words.split()) for words in raw.pop("generic_words"))
    dividing = re.compile(r"\b(?:" + "|".join(raw.pop("dividing_words")) + r")\b", re.IGNORECASE)
    broad = frozenset(tuple(words.split()) for words in raw.pop("broad"))
    labels = frozenset(raw.pop("labels"))
    describing = frozenset(raw.pop("describing_words"))
    organisations = frozenset(raw.pop("organisation_words"))
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
    return _Words(
        kinds,
        phrases,
        abbreviations,
        generic,
        dividing,
        broad,
        labels,
        describing,
        organisations,
        max(map(len, phrases)),
    )


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


def is_broad(text: str) -> bool:
    """Whether a text names a trust or a council, which has many services, and none of them."""
    found = _weighed(text)
    return found is not None and found[0] == 0


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
    pieces = [_Piece(match.group(), match.span(), _weighed(match.group())) for match in _PIECE.finditer(text)]
    said = [piece for piece in pieces if piece.found]
    if not said:
        return None
    piece = max(said, key=lambda piece: (piece.weight, -piece.span[0]))
    at = pieces.index(piece)
    owner = pieces[at - 1] if at else None
    kind = piece.kind
    whole = _under_its_owner(text, owner, piece) if owner is not None else piece.text
    part = next((side for side in _known().dividing.split(whole) if kind_of(side) == kind), whole)
    name = _tidy(_without_generic_words(part, kind))
    own = _known().kinds[kind].name
    is_short = name.upper() in _known().abbreviations
    same = name.casefold() == own.casefold()
    return Agency(own if same or (is_short and not _says_more(name)) else name, kind)


@dataclasses.dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a title between dashes, commas and brackets, and the kind of agency that it names, with its weight."""

    text: str
    span: tuple[int, int]
    found: tuple[int, str] | None

    @property
    def weight(self) -> int:
        return self.found[0] if self.found else -1

    @property
    def kind(self) -> str:
        return self.found[1] if self.found else ""


def _under_its_owner(text: str, owner: _Piece, piece: _Piece) -> str:
    """The name of an agency whose own name stands before what it does.

    "Northmere NHS Trust - Health Visiting" is both; "Northmere Constabulary - Public Protection Unit" and "Northmere
    Recovery - adult drug and alcohol service" are the organisation; "Amy Rowe - Health Visiting" is the service.
    """
    between = text[owner.span[1] : piece.span[0]]
    if _JOINED.search(between):
        return piece.text
    only_describes = piece.text.lstrip(" -\u2013\u2014|")[:1].islower()
    if owner.weight == 0 and "(" not in between and not (owner.kind == piece.kind and only_describes):
        return text[owner.span[0] : piece.span[1]]
    if owner.found is not None:
        return owner.text if owner.kind == piece.kind else piece.text
    describes = only_describes and not _known().describing.isdisjoint(piece.text.lower().split())
    return owner.text if describes and is_a_name(owner.text) else piece.text


def is_a_name(text: str) -> bool:
    """Two words or more that are written with capitals, as an organisation's name is."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() or word.lower() in _SMALL for word in words if word[0].isalpha())


def only_describes(text: str) -> bool:
    """Whether a text says what sort of body an agency is ("registered charity") and gives no name."""
    words = [word.lower() for word in _WORD.findall(text)]
    return bool(words) and all(word in _known().describing for word in words)


def organisation_named(text: str) -> Agency | None:
    """The organisation that a short title names, whatever its kind ("Salt Lane Hostel"), or None.

    Args:
        text: A line that may be a title.
    """
    name = _tidy(next(iter(_PIECE.findall(text)), ""))
    words = name.lower().split()
    if not words or len(words) > _MOST_WORDS or not is_a_name(name) or words[-1] not in _known().organisations:
        return None
    return Agency(name, kind_of(name) or "other")


def _says_more(name: str) -> bool:
    """Whether a name that is itself a known phrase is written as a name ("Children's Services")."""
    return len(name.split()) > 1 and name != name.lower() and name.upper() != name


def _tidy(name: str) -> str:
    """A name without stray joints, and without capitals that only shout."""
    name = " ".join(name.split()).strip(" -\u2013\u2014_.,:;")
    shouted = name.isupper() and len(name) > len("POLIC")
    if shouted or name.islower():
        return re.sub(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", _capitalised, name)
    return name


def _capitalised(word: re.Match[str]) -> str:
    lower = word.group().lower()
    return lower if lower in _SMALL and word.start() else lower.capitalize()


def words_of_file_name(stem: str) -> list[str]:
    """A file's name as words, without numbers and versions; a dash joins words only where no spaces part them."""
    joints = _FILE_JOINTS if " " in stem.strip() else _FILE_JOINTS_AND_DASHES
    return [
        word
        for word in joints.sub(" ", stem).replace("(", " ").replace(")", " ").split()
        if not _VERSION.fullmatch(word) and not any(sign.isdigit() for sign in word.replace("0-19", ""))
    ]


def named_by_file(stem: str) -> str:
    """What a file's name says of whose it is when it names no known kind of agency: without numbers and "final"."""
    generic = {words[0] for words in _known().generic if len(words) == 1}

    words = stem.replace("_", " ").split()
    while len(words) > 1 and (words[-1].lower().strip("-") in generic | {""} or _LATER.fullmatch(words[-1])):
        words.pop()
    while len(words) > 1 and (words[0].lower().strip("-") in generic | {""} or words[0].isdigit()):
        words.pop(0)
    return " ".join(words)


def recognise_file_name(stem: str) -> Agency | None:
    """The agency that a file's name shows ("03_HV chronology FINAL v2" is Health Visiting), or None.

    Args:
        stem: The file's name without its extension.
    """
    words = words_of_file_name(stem)
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
