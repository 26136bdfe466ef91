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
from wholepicture.words.meant import can_be_a_name
from wholepicture.words.phrase import Phrase, phrase
from wholepicture.words.reading import Reading
from wholepicture.words.settings import not_names
from wholepicture.words.subject_words import distance, words_for
from wholepicture.words.text import Break

NEW_ADULT = "new_adult"
ROLE = "role"
"""The rule of a mention that is only what one of the record's people is to the child: "mum"."""
_NAMED = "named"


@functools.cache
def _finder() -> Finder[tuple[str, str, bool]]:
    text = importlib.resources.files(__package__).joinpath("mentions.toml").read_text(encoding="utf-8")
    owned: list[tuple[Phrase, tuple[str, str, bool]]] = []
    for raw in tomllib.loads(text)["mention"]:
        owner = (raw["name"], raw["role"], raw.get("begins_with_the_name", False))
        owned.extend((phrase(one, lists()), owner) for one in raw["phrases"])
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
            yield _mention(reading, (one.first, one.end), (None, one.subject, known), ROLE, field)


def _brought_in(reading: Reading, people: Sequence[tuple[str, str]], field: str) -> Iterator[Mention]:
    """Whom words such as "a man called" bring in; nobody, where the text says that there is no such person."""
    named_at = {one.first: one.name for one in reading.people if one.name is not None}
    named = {place for one in reading.people if one.name is not None for place in range(one.first, one.end)}
    for first, end, (rule, role, name_first) in _finder().find(reading.words):
        if not named.isdisjoint(range(first, end)):
            continue
        known = named_at.get(end)
        if known is not None and reading.words.before[end] < Break.SENTENCE:
            yield _mention(reading, (first, end), (known, role, known), rule, field)
            continue
        name = _name_in(reading, first if name_first else first + 1, end) or _name_after(reading, end)
        if name is not None or _there(reading, first, end):
            yield _mention(reading, (first, end), (name, role, _known_as(name, people)), rule, field)


def _there(reading: Reading, first: int, end: int) -> bool:
    """Whether the text says that somebody is or may be there: not "no new partner", not "any new boyfriend"."""
    if first and reading.words.word[first - 1] in words_for("nobody"):
        return False
    sentence = reading.sentence_of(first)
    own = frozenset(reading.words.word[first:end])
    said = reading.polarity(first, end, sentence, denied=True, spelt=own, own=own, code=NEW_ADULT)
    return said in words_for("there")


def _new_adults(
    reading: Reading, codes: Iterable[Code], found: Sequence[Mention], people: Sequence[tuple[str, str]]
) -> Iterator[Mention]:
    """Somebody for each new adult whom the rules of the codes found and nothing else did."""
    named = [(one.start, one.end) for one in found if one.name is not None or one.known_as is None]
    words = reading.words
    for code in codes:
        if code.code != NEW_ADULT or code.polarity not in words_for("there"):
            continue
        first, end = bisect.bisect_left(words.start, code.start), bisect.bisect_left(words.start, code.end)
        begin, last = reading.sentence_of(first)
        if any(start < words.end[last - 1] and words.start[begin] < stop for start, stop in named):
            continue
        place = _name_beside(reading, first, end, begin) or _somebody(reading, first, end, (begin, last))
        if place is None:
            continue  # "staying" says that somebody is there, and nothing of who
        name = _name_in(reading, *place) or _name_after(reading, place[1])
        role = "partner" if code.subject == "partner" else INVOLVED
        yield _mention(reading, place, (name, role, _known_as(name, people)), code.rule, code.field)


def _name_beside(reading: Reading, first: int, end: int, begin: int) -> tuple[int, int] | None:
    """A name in the phrase of a new adult, or just before it: "LEE has moved in"."""
    taken = {place for one in reading.people for place in range(one.first, one.end)}
    for place in (*range(first, end), *range(first - 1, max(begin, first - distance("close")) - 1, -1)):
        if place not in taken and can_be_a_name(reading.words, place):
            return place, place + 1
    return None


def _somebody(reading: Reading, first: int, end: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The nearest person of the sentence who can be the new adult: no child, no parent, nobody who only tells of it."""
    can_be = [
        one
        for one in reading.people
        if sentence[0] <= one.first < sentence[1]
        and one.subject in {"partner", "other"}
        and not (one.pronoun or one.owner or reading.tells(one))
    ]
    if not can_be:
        return None
    one = min(can_be, key=lambda one: max(one.first - end, first - one.end, 0))
    return one.first, one.end


def _name_in(reading: Reading, first: int, end: int) -> str | None:
    """The name among some words, as it is written: the last words with capitals that can be a name."""
    words = reading.words
    called = {place for one in reading.people if not (one.name or one.explained) for place in range(one.first, one.end)}
    places = [
        place
        for place in range(first, end)
        if words.capital[place] and words.word[place] not in not_names() and place not in called
    ]
    if not places:
        return None
    last = places[-1]
    start = last - 1 if last - 1 in places else last
    return words.phrase(start, last)


def _name_after(reading: Reading, end: int) -> str | None:
    """The name just after some words: "her new partner, Glyn Parfitt"."""
    words = reading.words
    if not can_be_a_name(words, end) or words.before[end] >= Break.SENTENCE:
        return None
    last = end + 1 if can_be_a_name(words, end + 1) and words.before[end + 1] is Break.NONE else end
    return words.phrase(end, last)


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
