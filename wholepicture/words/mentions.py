"""People mentioned in a text: the record's own, and someone not yet known.

That somebody new is there is what the practice checks most need to know, and what files most often lose. Nobody is made
anything by it: a mention says that the words are there, and a person finds out who it is.
"""

from __future__ import annotations

import bisect
import functools
import importlib.resources
import tomllib
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.chronology.entry import INVOLVED, Code, Mention
from wholepicture.words.finder import Finder
from wholepicture.words.lexicon import lists
from wholepicture.words.phrase import Phrase, phrase
from wholepicture.words.reading import Reading
from wholepicture.words.settings import not_names

NEW_ADULT = "new_adult"
_NAMED, _ROLE = "named", "role"
_INTRODUCED = frozenset({"called", "named", "as", "is"})


@functools.cache
def _finder() -> Finder[tuple[str, str]]:
    text = importlib.resources.files(__package__).joinpath("mentions.toml").read_text(encoding="utf-8")
    owned: list[tuple[Phrase, tuple[str, str]]] = []
    for raw in tomllib.loads(text)["mention"]:
        owned.extend((phrase(one, lists()), (raw["name"], raw["role"])) for one in raw["phrases"])
    return Finder(owned)


def mentions_in(
    reading: Reading, people: Sequence[tuple[str, str]], codes: Iterable[Code], *, field: str
) -> tuple[Mention, ...]:
    """Everybody mentioned, in the order of the text, each once.

    Args:
        reading: The text.
        people: The people of the record: (name, role).
        codes: The codes proposed for it: where a new adult is said to be, somebody is mentioned.
        field: Which of the entry's texts it is.
    """
    found = [*_of_the_record(reading, people, field), *_brought_in(reading, people, field)]
    found.extend(_new_adults(reading, codes, found, people))
    covered_to = 0
    once: dict[tuple[str | None, str | None, str], Mention] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        who = (one.known_as, one.name, "" if one.known_as or one.name else one.phrase.lower())
        if one.known_as is None and one.start < covered_to:
            continue
        covered_to = max(covered_to, one.end) if one.known_as is None else covered_to
        once.setdefault(who, one)
    return tuple(once.values())


def _of_the_record(reading: Reading, people: Sequence[tuple[str, str]], field: str) -> Iterator[Mention]:
    by_role: dict[str, list[str]] = {}
    for name, role in people:
        by_role.setdefault(role, []).append(name)
    roles = dict(people)
    for one in reading.people:
        if one.name is not None:
            yield _mention(reading, (one.first, one.end), (one.name, roles[one.name], one.name), _NAMED, field)
        elif not one.pronoun and len(set(by_role.get(one.subject, ()))) == 1:
            known = by_role[one.subject][0]
            yield _mention(reading, (one.first, one.end), (None, one.subject, known), _ROLE, field)


def _brought_in(reading: Reading, people: Sequence[tuple[str, str]], field: str) -> Iterator[Mention]:
    named = {place for one in reading.people if one.name is not None for place in range(one.first, one.end)}
    for first, end, (rule, role) in _finder().find(reading.words):
        if named.isdisjoint(range(first, end)):
            name = _name_in(reading, first + 1 if rule != "at-the-home" else first, end)
            yield _mention(reading, (first, end), (name, role, _known_as(name, people)), rule, field)


def _new_adults(
    reading: Reading, codes: Iterable[Code], found: Sequence[Mention], people: Sequence[tuple[str, str]]
) -> Iterator[Mention]:
    """Somebody for each new adult whom the rules of the codes found and nothing else did."""
    named = [(one.start, one.end) for one in found if one.name is not None or one.known_as is None]
    for code in codes:
        if code.code != NEW_ADULT or code.polarity != "affirmed":
            continue
        if any(start < code.end and code.start < end for start, end in named):
            continue
        words = reading.words
        first, end = bisect.bisect_left(words.start, code.start), bisect.bisect_left(words.start, code.end)
        introduced = end + 1 < len(words) and words.word[end] in _INTRODUCED
        name = _name_in(reading, first + 1, end + 2 if introduced else end)
        if name is None and not any(first <= one.first < end for one in reading.people):
            continue  # "staying" says that somebody is there, and nothing of who
        role = "partner" if code.subject == "partner" else INVOLVED
        yield Mention(name, role, _known_as(name, people), code.phrase, code.rule, code.field, code.start, code.end)


def _name_in(reading: Reading, first: int, end: int) -> str | None:
    """The name among some words, as it is written: the last words with capitals that can be a name."""
    words = reading.words
    places = [place for place in range(first, end) if words.capital[place] and words.word[place] not in not_names()]
    if not places:
        return None
    last = places[-1]
    start = last - 1 if last - 1 in places else last
    return words.phrase(start, last)


def _known_as(name: str | None, people: Sequence[tuple[str, str]]) -> str | None:
    """The one person of the record who has this name as theirs or as a part of theirs."""
    if name is None:
        return None
    having = {full for full, _role in people if set(name.lower().split()) <= set(full.lower().split())}
    return having.pop() if len(having) == 1 else None


def _mention(
    reading: Reading, place: tuple[int, int], who: tuple[str | None, str, str | None], rule: str, field: str
) -> Mention:
    first, end = place
    name, role, known_as = who
    start, stop = reading.words.start[first], reading.words.end[end - 1]
    return Mention(name, role, known_as, reading.words.original[start:stop], rule, field, start, stop)
