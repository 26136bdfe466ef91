"""Who is meant by the people of a text: by "she" and "his brother", by "client", by a name that the text explains."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Container, Iterator, Sequence

from wholepicture.words.people_in_text import (
    CLIENT,
    FAMILY,
    PROFESSIONAL,
    PRONOUN,
    SUBJECT_OF_ROLE,
    Named,
    PersonHere,
    people_in,
)
from wholepicture.words.settings import not_names
from wholepicture.words.subject_words import distance, pieces_for, words_for
from wholepicture.words.text import Break, Words

# In a child's record a "she" of whom nothing else is said is the mother; a "he" can be several.
_MEANT_IF_NOBODY_IS_NAMED = {"f": "mother"}
_PARENT = {"f": "mother", "m": "father"}
_OF_THE_HOME = frozenset({"mother", "father", "partner", CLIENT})
_SHORTEST_NAME = 3


def everyone_in(named: Named, people: Sequence[tuple[str, str]] = ()) -> list[PersonHere]:
    """Everyone whom a text speaks of, in its order, with who is meant found out as far as it can be.

    Args:
        named: The text.
        people: The people of the record: (name, role).
    """
    found = _who_it_is_not(named.words, _owners(named.words, people_in(named)))
    found = _with_names_explained(named.words, _explained_beside(named.words, found))
    return _found_out(_clients(named.words, found), named.words, people)


def _unbroken(words: Words, begin: int, last: int) -> bool:
    return all(one is Break.NONE for one in words.before[begin : last + 1])


def _owners(words: Words, people: Sequence[PersonHere]) -> list[PersonHere]:
    """The people, each marked when they only say whose somebody else is: "mum" in "mum's partner"."""
    firsts = {one.first: one for one in people}
    made: list[PersonHere] = []
    for one in people:
        after = one.end + (one.end < len(words) and words.word[one.end] == "'s")
        possessive = (after > one.end and not one.pronoun) or words.word[one.end - 1] in words_for("possessives")
        if after > one.end and not _goes_with(words, after):
            possessive = False
        heads = [firsts[place] for place in (after, after + 1) if place in firsts and place > one.first]
        near = [head for head in heads if _unbroken(words, one.end, head.first)]
        owner = bool(near) and possessive and (after > one.end or near[0].first == after)
        owner = owner or (bool(made) and words.word[made[-1].end : one.first] == ["of"])
        owner = owner or (after > one.end and not one.pronoun and _a_place(words, one.first, after))
        made.append(dataclasses.replace(one, owner=owner) if owner else one)
    return made


def _who_it_is_not(words: Words, people: Sequence[PersonHere]) -> list[PersonHere]:
    """The people without a father of whom it is said that somebody is not he; a husband beside him is then a partner.

    "Her husband (not the children's dad)" is the mother's partner, and so is "a husband" of whom no more is said.
    """
    owners = {place for one in people if one.owner for place in range(one.first, one.end)}
    others = [one for one in people if not (one.subject == "father" and _denied_to_be(words, one, owners))]
    somebody_else = len(others) < len(people)
    made: list[PersonHere] = []
    for one in others:
        husband = one.word in words_for("husbands") and one.name is None
        any_husband = husband and (somebody_else or (one.first and words.word[one.first - 1] == "a"))
        made.append(dataclasses.replace(one, subject="partner") if any_husband else one)
    return made


def _denied_to_be(words: Words, one: PersonHere, owners: Container[int]) -> bool:
    place = one.first - 1
    while place > 0 and (words.word[place] in words_for("small") or place in owners):
        place -= 1
    return place >= 0 and words.word[place] == "not"


def _a_place(words: Words, first: int, after: int) -> bool:
    """Whether somebody with "'s" is their home: "gone to her sister's"."""
    before = first - 1 - (words.word[first - 1] in words_for("small"))
    ends = (
        after == len(words) or words.before[after] is not Break.NONE or words.word[after] in words_for("goes_on_with")
    )
    return ends and words.word[max(before, 0)] in words_for("places")


def _goes_with(words: Words, after: int) -> bool:
    """Whether an "'s" before a word can say whose it is: not in "she's got mum" and "mum's seeing Lee"."""
    word = words.word[after] if after < len(words) else ""
    return word not in words_for("after_is_and_has") and not word.endswith("ing")


def _in_brackets(words: Words, place: int) -> bool:
    """Whether a bracket opens just before a word."""
    return 0 < place < len(words) and "(" in words.original[words.end[place - 1] : words.start[place]]


def _explained_beside(words: Words, people: Sequence[PersonHere]) -> list[PersonHere]:
    """The people, with a "suspect (dad)" and a "perp is dad" as the father."""
    made = list(people)
    plain = [number for number, one in enumerate(people) if not one.owner]
    for number, following in itertools.pairwise(plain):
        one, after = people[number], people[following]
        if one.subject not in {CLIENT, "other"} or one.name is not None or after.subject in {PRONOUN, FAMILY}:
            continue
        first = after.first - (words.word[after.first - 1] in words_for("titles"))
        between = {words.word[place] for place in range(one.end, after.first)}
        is_one = "is" in between and between <= words_for("is_somebody") | {
            owner.word for owner in people if owner.owner
        }
        if is_one or (first == one.end and _in_brackets(words, first)):
            made[number] = dataclasses.replace(one, subject=after.subject, sex=after.sex)
    return made


def _with_names_explained(words: Words, people: Sequence[PersonHere]) -> list[PersonHere]:
    """The people, with each name that the text itself explains: "his dad Craig ... Craig was drunk"."""
    taken = {place for one in people for place in range(one.first, one.end)}
    explained: dict[str, PersonHere] = {}
    for one in people:
        if one.name is None and not one.pronoun and not one.owner and one.subject not in {FAMILY, CLIENT, PROFESSIONAL}:
            for place in _names_beside(words, one):
                if place not in taken:
                    explained.setdefault(words.word[place], one)
    if not explained:
        return list(people)
    added = [
        dataclasses.replace(explained[word], first=place, end=place + 1, word=word, explained=True)
        for place, word in enumerate(words.word)
        if word in explained and words.capital[place] and place not in taken
    ]
    return sorted([*people, *added], key=lambda one: one.first)


def _names_beside(words: Words, one: PersonHere) -> Iterator[int]:
    """Where a name stands beside what somebody is: "partner Lee", "mother, Kim," or "Kim (mum)"."""
    if can_be_a_name(words, one.end):
        apart = words.before[one.end] is not Break.NONE
        closed = one.end + 1 == len(words) or words.before[one.end + 1] is not Break.NONE
        if not apart or (closed and words.before[one.end] < Break.SENTENCE):
            yield one.end
    if _in_brackets(words, one.first) and can_be_a_name(words, one.first - 1):
        yield one.first - 1


def can_be_a_name(words: Words, place: int) -> bool:
    """Whether the word at a place can be somebody's name: a word with a capital that is no abbreviation."""
    if not 0 <= place < len(words) or not words.capital[place]:
        return False
    word, written = words.word[place], words.original[words.start[place] : words.end[place]]
    return word.isalpha() and len(word) >= _SHORTEST_NAME and not written.isupper() and word not in not_names()


def _clients(words: Words, people: Sequence[PersonHere]) -> list[PersonHere]:
    """The people, with a "client" as the mother where the text goes on with "she", and a "female" with children too."""
    if not any(one.subject == CLIENT for one in people):
        return list(people)
    said = {one.sex for one in people if one.pronoun}
    birth = any(word.startswith(pieces_for("beginnings_of_birth")) for word in words.word)
    strangers = any(one.name is not None and one.subject == "other" for one in people)
    children = any(one.subject in {"child", "sibling"} and one.word not in words_for("pupils") for one in people)
    named = any(one.subject in {"mother", "father"} and not one.pronoun for one in people)
    with_children = birth or (children and not strangers and not named)
    made: list[PersonHere] = []
    for one in people:
        if one.subject != CLIENT:
            made.append(one)
        elif words.word[one.first - 1] == "old" and one.first:
            made.append(dataclasses.replace(one, subject="child"))
        elif one.sex:
            parent = with_children and words.before[one.first] is not Break.NONE
            made.append(dataclasses.replace(one, subject=_PARENT[one.sex] if parent else "other"))
        else:
            woman = "f" in said or birth
            made.append(dataclasses.replace(one, subject="mother", sex="f") if woman else one)
    return made


def _found_out(found: Sequence[PersonHere], words: Words, people: Sequence[tuple[str, str]]) -> list[PersonHere]:
    made: list[PersonHere] = []
    for number, one in enumerate(found):
        if one.pronoun and _not_brought(one, words):
            made.append(dataclasses.replace(one, subject="child"))
        elif one.pronoun:
            meant = _meant(one, made) or _named_later(one, found[number:])
            subject = meant.subject if meant else _only_one(one.sex, people) or _MEANT_IF_NOBODY_IS_NAMED.get(one.sex)
            kin = (meant.kin or meant.word) if meant else one.word
            made.append(dataclasses.replace(one, subject=subject or PRONOUN, kin=kin))
        else:
            made.append(_related(one, made, words))
    return made


def _meant(pronoun: PersonHere, before: Sequence[PersonHere]) -> PersonHere | None:
    """Whom a pronoun means: the nearest before of that sex, then of unknown sex; staff and owners are passed over."""
    before = before[-distance("people_looked_back") :]
    for one in reversed(before):
        if one.sex == pronoun.sex and one.subject not in {PROFESSIONAL, PRONOUN}:
            return one
    for one in reversed(before):
        can_be = one.subject in {"child", "sibling", CLIENT, "partner", "other"} and not one.owner
        if can_be and not one.sex and one.word not in words_for("tellers"):
            return one
    return None


def _named_later(pronoun: PersonHere, after: Sequence[PersonHere]) -> PersonHere | None:
    """Whom a "he" means of whom nothing was said before: "he's turned a corner; I saw a boy who"."""
    for one in after:
        if pronoun.sex == "m" == one.sex and not one.pronoun and not one.owner and one.subject in {"child", "father"}:
            return one
    return None


def _not_brought(pronoun: PersonHere, words: Words) -> bool:
    """Whether it is "she was not brought": an adult comes, and only a child is brought."""
    following = words.word[pronoun.end : pronoun.end + distance("close")]
    return "brought" in following and "not" in following


def _only_one(sex: str, people: Sequence[tuple[str, str]]) -> str:
    role = _PARENT[sex]
    others = {SUBJECT_OF_ROLE.get(given, "other") for _name, given in people}
    return role if others == {role} else PRONOUN


def _related(one: PersonHere, before: Sequence[PersonHere], words: Words) -> PersonHere:
    """A person by whose they are: mum's brother is no sibling, and the son of a paternal grandmother is the father."""
    owner = before[-1] if before and before[-1].owner else None
    if owner is None and one.first and words.word[one.first - 1] == "their":
        owner = next((other for other in reversed(before) if other.word in words_for("grandparents")), None)
    if owner is None or one.name is not None:
        return one
    if one.subject == "partner":
        return dataclasses.replace(one, sex={"father": "f", "mother": "m"}.get(owner.subject, one.sex))
    return dataclasses.replace(one, subject=_kin(one, owner))


def _kin(one: PersonHere, owner: PersonHere) -> str:
    """Who somebody's mother, brother, son or husband is to the child."""
    spouse, of = one.word in words_for("spouses"), owner.kin or owner.word
    if spouse:
        return "other" if owner.subject == "other" else one.subject
    of_a_parent = one.subject in {"mother", "father"} or one.word in words_for("brothers")
    if of_a_parent and owner.subject in _OF_THE_HOME:
        return "other"
    if one.subject == "child" and (of, one.sex) in {("mgm", "m"), ("mgf", "m"), ("pgm", "f"), ("pgf", "f")}:
        return "other"  # an uncle or an aunt
    parent = one.subject == "child" and of in words_for("grandparents")
    parent = parent or (one.subject == "sibling" and of in words_for("aunts_and_uncles"))
    return _PARENT[one.sex] if parent and one.sex else one.subject
