"""The people whom a text speaks of: by name, by what they are to the child, by "he" and "she"."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Iterable, Mapping, Sequence

from wholepicture.chronology.entry import INVOLVED
from wholepicture.words.finder import Finder
from wholepicture.words.lexicon import lists
from wholepicture.words.phrase import Phrase, can_be_name, phrase
from wholepicture.words.subject_words import distance, pieces_for, words_for
from wholepicture.words.text import Words, read_words

SUBJECT_OF_ROLE = {
    "mother": "mother",
    "father": "father",
    "partner": "partner",
    "child": "child",
    "sibling": "sibling",
    "professional": "professional",
}
# The word that stands for a name, so that the lexicon's "mum" and "child" find it.
WORD_OF_ROLE = {
    "mother": "mum",
    "father": "dad",
    "partner": "partner",
    "child": "child",
    "sibling": "sibling",
    "professional": "worker",
}
PRONOUN, PROFESSIONAL, CLIENT = "", "professional", "client"
# "The family" is nobody in particular; "both parents" are two people.
FAMILY, PARENTS = "none", "parents"
_ADULTS = ("mother", "father", "partner", "other", CLIENT, PARENTS)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})


@dataclasses.dataclass(frozen=True, slots=True)
class PersonHere:
    """A person where a text speaks of them.

    Args:
        first: The first word.
        end: The word after the last.
        subject: Who it is to the child ("mother" ... "other"), "professional", or "" for a pronoun not yet found out.
        sex: "f", "m" or "" when the words do not say.
        word: The last word: what they are called.
        name: The person of the record, when they are named.
        pronoun: Whether it is "he" or "she".
        kin: Of "his" and "her", the word for whom they mean: "grandmother".
        explained: Whether it is a name that the text itself explains: "Craig" after "his dad Craig".
        owner: Whether the words only say whose somebody else is: "mum" in "mum's partner".
    """

    first: int
    end: int
    subject: str
    sex: str
    word: str = ""
    name: str | None = None
    pronoun: bool = False
    kin: str = ""
    explained: bool = False
    owner: bool = False

    @property
    def adult(self) -> bool:
        """Whether it is an adult around the child."""
        return self.subject in _ADULTS


@functools.cache
def _finder() -> Finder[tuple[str, str]]:
    text = importlib.resources.files(__package__).joinpath("persons.toml").read_text(encoding="utf-8")
    owned: list[tuple[Phrase, tuple[str, str]]] = []
    for raw in tomllib.loads(text)["person"]:
        owned.extend((phrase(one, lists()), (raw["subject"], raw["sex"])) for one in raw["phrases"])
    return Finder(owned)


@functools.lru_cache(maxsize=4096)
def _names(people: tuple[tuple[str, str], ...]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """How each person can be named, by the first word: (words, role, name), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    shared: dict[tuple[str, ...], set[str]] = {}
    # Someone of whom one file only says that they were involved may have a role in another: that one first.
    for name, role in sorted(people, key=lambda one: one[1] == INVOLVED):
        words = [word for word in read_words(name).word if word not in _TITLES and word != "'s"]
        if not words:
            continue
        ways = {tuple(words), (words[0],), (words[-1],)}
        for way in ways:
            shared.setdefault(way, set()).add(name)
            found.setdefault(way[0], []).append((way, role, name))
    for ways_ in found.values():
        ways_[:] = [one for one in ways_ if len(shared[one[0]]) == 1]
        ways_.sort(key=lambda one: -len(one[0]))
    return found


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A text in which each of the record's people is one word: what they are to the child.

    Args:
        words: The text: "Tilly Marsh said" reads "child said" when the record has her as the child.
        at: Who is named, by the place of that word: (name, role).
    """

    words: Words
    at: Mapping[int, tuple[str, str]]


def with_names_as_roles(words: Words, people: Sequence[tuple[str, str]]) -> Named:
    """Read the record's names in a text as what they are, so that one phrase of the lexicon serves for all names.

    Args:
        words: The text.
        people: The people of the record: (name, role).
    """
    names = _names(tuple(people))
    found = _places_of_names(words, names) if names else {}
    if words.age:
        found = dict.fromkeys(_young_by_age(words), (1, "child", "")) | found
    if not found:
        return Named(words, {})
    made, at, place = Words(words.original), {}, 0
    while place < len(words):
        length, role, name = found.get(place, (1, "", ""))
        if name:
            at[len(made)] = (name, role)
        made.word.append(WORD_OF_ROLE.get(role, words.word[place]))
        made.start.append(words.start[place])
        made.end.append(words.end[place + length - 1])
        made.before.append(words.before[place])
        made.capital.append(words.capital[place])
        place += length
    return Named(made, at)


def _young_by_age(words: Words) -> Iterable[int]:
    """Where somebody stands with an age after them by which they are the child: "Kayleigh (16)", "Pt (14)"."""
    with_baby = any(word.startswith(pieces_for("beginnings_of_motherhood")) for word in words.word)
    for place, age in words.age.items():
        word, before = words.word[place], words.word[place - 1] if place else ""
        somebody = (words.capital[place] and can_be_name(word)) or word in words_for("may_be_young")
        may_be_mother = with_baby and age >= distance("can_have_a_baby")
        if somebody and age < distance("grown_up") and not may_be_mother and before not in words_for("before_a_name"):
            yield place


def _places_of_names(
    words: Words, names: Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]]
) -> dict[int, tuple[int, str, str]]:
    """Where names begin: how many words each has, the role and the name."""
    found: dict[int, tuple[int, str, str]] = {}
    capitals, free = any(words.capital), 0
    for place, word in enumerate(words.word):
        if place < free or (capitals and not words.capital[place]):
            continue
        for way, role, name in names.get(word, ()):
            if tuple(words.word[place : place + len(way)]) == way:
                found[place] = (len(way), role, name)
                free = place + len(way)
                break
    return found


def people_in(named: Named) -> list[PersonHere]:
    """Everyone whom a text speaks of, in its order, by their own words only.

    Args:
        named: The text.
    """
    words = named.words
    found = [
        PersonHere(place, place + 1, SUBJECT_OF_ROLE.get(role, "other"), _sex(role), words.word[place], name)
        for place, (name, role) in named.at.items()
    ]
    found.extend(one for one in _by_role(words) if one.first not in named.at)
    longest: dict[int, PersonHere] = {}
    for one in sorted(found, key=lambda one: (one.first, -(one.end - one.first), one.name is None)):
        if not any(place in longest for place in range(one.first, one.end)):
            longest |= dict.fromkeys(range(one.first, one.end), one)
    return list(dict.fromkeys(longest.values()))


def _sex(role: str) -> str:
    return {"mother": "f", "father": "m"}.get(role, "")


def _by_role(words: Words) -> Iterable[PersonHere]:
    for first, end, (subject, sex) in _finder().find(words):
        yield PersonHere(first, end, subject, sex, words.word[end - 1], pronoun=subject == PRONOUN)
