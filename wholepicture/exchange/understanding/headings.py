"""What a heading means, in the many wordings that agencies use (`headings.toml`)."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re

from wholepicture.exchange.understanding.composed import (
    WORD,
    by_head,
    by_rule,
    has_word_of,
    names_a_person,
    names_who_did_it,
    singular,
    speaks_of_adults_only,
    words_of_reaction,
)
from wholepicture.exchange.understanding.settings import limit, listed

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OF = re.compile(r"\s*(?P<of>\S+(?:\s\S+)?)\s+of\s+(?:the\s+)?(?P<what>\S+(?:\s\S+)?)\s*$", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"\s*[/|]\s*|\s+or\s+|\s+and\s+|\s*&\s*|\s*,\s*", re.IGNORECASE)
_SHORTEST_SLIP = 5
_CLOSE = 0.84
_LONGEST_COMPOUND = 4
_TWO = 2
_OWN_WORDS = 0.93  # a heading that a rule of `own_words` fits is nearly as sure as a known wording
_COMPOSED = 0.88  # a heading known by its noun: below every known wording
_LESS = 0.1
_CUT = 0.05  # what it costs to leave out what explains a heading
_NOT_MEANINGS = frozenset(
    {"fillers", "explanations", "only_alone", "endings", "not_a_chronology", "own_words", "children"}
    | {
        "lean_on_their_group",
        "abbreviations",
        "word_groups",
        "grammar",
        "heads",
        "never_the_date",
        "opposites",
        "weeks",
        "lesser",
    }
)
_OF_A_CHILD = frozenset({"child_seen", "voice"})


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How surely a heading has a meaning.

    Args:
        score: From 0 to a little above 1; longer exact wordings score higher ("date of incident" above "date").
        meaning: A key of `headings.toml`; "people" for all columns of people.
        role: For columns of people headed by a role, the role.
        weak: Agencies use the wording for other things too ("Action", "Notes", "Nature of contact").
    """

    score: float
    meaning: str
    role: str | None = None
    weak: bool = False


_Meant = tuple[str, str | None, bool]  # the meaning, the role of people, and whether the wording is weak


@dataclasses.dataclass(frozen=True, slots=True)
class _Known:
    """Each known wording as words, with what it means."""

    wordings: dict[tuple[str, ...], _Meant]
    vocabulary: tuple[str, ...]
    vocabulary_set: frozenset[str]
    fillers: frozenset[str]
    explanations: tuple[str, ...]


def _written_out(lowered: str) -> str:
    """Abbreviations in full: "rec'd" and "recd" are "received", "w/c" is "week commencing"."""
    return _shortened().sub(lambda found: listed("headings")["abbreviations"][found[0]], lowered)


@functools.cache
def _shortened() -> re.Pattern[str]:
    short = sorted(listed("headings")["abbreviations"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, short))})(?!\w)")


def _split(text: str, fillers: frozenset[str]) -> tuple[str, ...]:
    lowered = _written_out(text.lower().replace("\u2019", "'")).replace("&", " and ").replace("'", " ")
    words = [singular(word) for word in WORD.findall(lowered)]
    return tuple(word for word in words if word not in fillers) or tuple(words)


@functools.cache
def _known() -> _Known:
    raw = listed("headings")
    fillers = frozenset(raw["fillers"])
    wordings: dict[tuple[str, ...], _Meant] = {}
    for meaning, of in raw.items():
        if meaning in _NOT_MEANINGS:
            continue
        if meaning == "people_by_role":
            for role, texts in of.items():
                wordings.update((_split(text, fillers), ("people", role, False)) for text in texts)
            continue
        weak = {_split(text, fillers) for text in of.get("weak", ())}
        for text in (*of["wordings"], *of.get("weak", ())):
            words = _split(text, fillers)
            wordings.setdefault(words, (meaning, None, words in weak))
    vocabulary = frozenset(word for words in wordings for word in words)
    return _Known(wordings, tuple(sorted(vocabulary)), vocabulary, fillers, tuple(raw["explanations"]))


@functools.cache
def meanings() -> dict[str, str]:
    """Every meaning that a column can have, with what it says in plain words."""
    plain = {key: of["meaning"] for key, of in listed("headings").items() if isinstance(of, dict) and "meaning" in of}
    plain.pop("other")
    return plain


def words_of(text: str) -> tuple[str, ...]:
    """A heading as bare words: no case, punctuation, plural or filler words."""
    return _split(text, _known().fillers)


@functools.lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A word with one slip of the keyboard put right, when it is close to a word of a known heading."""
    known = _known()
    if word in known.vocabulary_set or len(word) < _SHORTEST_SLIP - 1 or any(sign.isdigit() for sign in word):
        return word
    for candidate in known.vocabulary:
        if len(candidate) == len(word) and candidate[0] == word[0] and sorted(candidate) == sorted(word):
            return candidate
    if len(word) < _SHORTEST_SLIP:
        return word
    close = difflib.get_close_matches(word, known.vocabulary, n=1, cutoff=_CLOSE)
    inflected = bool(close) and (
        word.startswith(close[0]) or close[0].startswith(word)
    )  # "placed" is no slip for "place"
    return close[0] if close and close[0][0] == word[0] and not inflected else word


def _exact(words: tuple[str, ...]) -> Likeness | None:
    found = _known().wordings.get(words)
    if found is None:
        return None
    return Likeness(1 + 0.01 * min(len(words), 4), *found)


def _with_slips(words: tuple[str, ...]) -> Likeness | None:
    mended = tuple(map(_mended, words))
    found = _exact(mended) if mended != words else None
    return dataclasses.replace(found, score=found.score - 0.08) if found else None


def _variants(text: str) -> list[tuple[float, str]]:
    """The heading, and the heading without what only explains it, each with what the shortening costs."""
    found = [(0.0, text)]
    bare = _BRACKETS.sub(" ", text)
    if bare != text:
        found.append((0.02, bare))
    turned = _OF.match(bare)
    if turned:
        found.append((0.02, f"{turned['what']} {turned['of']}"))
    lowered = text.lower()
    cuts = [at for sign in _known().explanations if (at := lowered.find(sign)) > 0 and not _goes_on(text, at)]
    found.extend((_CUT, text[:at]) for at in sorted(set(cuts), reverse=True))
    return found


def _goes_on(text: str, at: int) -> bool:
    """Whether a bracket that opens at a place closes again before the end ("Carer (Care Act) strain")."""
    bracket = _BRACKETS.match(text, at)
    return bracket is not None and WORD.search(text, bracket.end()) is not None


def _alternatives(text: str) -> Likeness | None:
    """A heading such as "Action / outcome", of which every part is known; the first gives the meaning."""
    parts = [part for part in _ALTERNATIVES.split(_BRACKETS.sub(" ", text)) if part.strip()]
    found = [_exact(words_of(part)) or _with_slips(words_of(part)) for part in parts]
    if len(found) > 1 and found[0] is not None and all(found):
        same = len({like.meaning for like in found if like}) == 1
        weak = all(like.weak for like in found if like)
        return dataclasses.replace(found[0], score=0.92 if same else 0.8, weak=weak)
    return None


@functools.cache
def _only_alone() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(text) for text in listed("headings")["only_alone"])


def _contained(words: tuple[str, ...]) -> list[Likeness]:
    """Known wordings inside a longer heading: the more of it they cover, and the nearer its start, the likelier."""
    most = int(limit("heading", "longest_words"))
    words = words[:most]
    found: dict[_Meant, Likeness] = {}
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            part = words[start:end]
            hit = _known().wordings.get(part)
            if hit is not None and (hit[1] or names_a_person(part)) and not _is_about_people(words[end:]):
                continue  # "Carer strain" is about strain
            if hit is not None and (part not in _only_alone() or len(words) == len(part)):
                score = (
                    0.5 + 0.35 * (end - start) / len(words) + (0.12 if start == 0 else 0.05 if end == len(words) else 0)
                )
                if hit not in found or found[hit].score < score:
                    found[hit] = Likeness(score, *hit)
    return list(found.values())


def _is_about_people(following: tuple[str, ...]) -> bool:
    """Whether words after a word for people still speak of them ("Child concerned", "Adults in the home")."""
    return not following or following[0] in _after_people()


@functools.cache
def _after_people() -> frozenset[str]:
    return frozenset(map(singular, listed("headings")["grammar"]["after_people"]))


@functools.cache
def _endings() -> dict[str, str]:
    endings = listed("headings")["endings"].items()
    return {" ".join(words_of(ending)): meaning for meaning, of in endings for ending in of}


def _ending(words: tuple[str, ...]) -> Likeness | None:
    """What a longer heading is by its last word or two, unless a word turns it round ("action by", "time to visit")."""
    if not 1 < len(words) <= _LONGEST_COMPOUND:
        return None
    meaning = (_endings().get(" ".join(words[-2:])) if len(words) > _TWO else None) or _endings().get(words[-1])
    return Likeness(0.89, meaning) if meaning else None


@functools.cache
def _children() -> frozenset[str]:
    return frozenset(map(singular, listed("headings")["children"]))


def _of_a_child(words: tuple[str, ...]) -> Likeness | None:
    """Read "baby seen" as "child seen", and "pupil's voice" as "child's voice"; nothing else is read so."""
    turned = tuple("child" if word in _children() else word for word in words)
    found = _exact(turned) if turned != words else None
    return found if found and found.meaning in _OF_A_CHILD else None


def _in_own_words(text: str) -> Likeness | None:
    """A heading such as "What I saw or heard", by the first rule that fits."""
    found = by_rule(_plain_words(text))
    return Likeness(_OWN_WORDS, found) if found else None


def _by_its_noun(text: str) -> Likeness | None:
    """A heading such as "Actions agreed at the meeting", by the noun that it is about."""
    found = by_head(_plain_words(text))
    return Likeness(_COMPOSED, found[0], None, found[1]) if found else None


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(map(singular, WORD.findall(_written_out(_BRACKETS.sub(" ", text).lower().replace("\u2019", "'")))))


def _in_known_words(text: str) -> list[Likeness]:
    """The heading as a known wording, or by a rule for own words; without its explanation only when neither fits."""
    found: list[Likeness] = []
    cut: list[Likeness] = []
    for cost, variant in _variants(text):
        words = words_of(variant)
        exact = _exact(words) or _of_a_child(words) or _with_slips(words)
        if exact is not None:
            (cut if cost >= _CUT else found).append(dataclasses.replace(exact, score=exact.score - cost))
    own_words = _in_own_words(text) if not found else None
    return [own_words] if own_words is not None else [*found, *cut]


@functools.cache
def _leaning() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(text) for text in listed("headings")["lean_on_their_group"])


def leans_on_its_group(text: str) -> bool:
    """Whether a sub-heading ("Date", "By") says too little without the group heading over it."""
    return words_of(text) in _leaning()


@functools.lru_cache(maxsize=8192)
def likenesses(text: str) -> tuple[Likeness, ...]:
    """What a heading may mean, the likeliest first; empty when it is like no known heading.

    Args:
        text: The heading as it stands in the file.
    """
    if not text or len(text) > limit("heading", "longest_cell"):
        return ()
    found = _in_known_words(text)
    alternative = _alternatives(text)
    if alternative is not None:
        found.append(alternative)
    words = tuple(map(_mended, words_of(text)))
    ending = _ending(tuple(map(_mended, words_of(_BRACKETS.sub(" ", text)))))
    if ending is not None and " of " not in text:
        found.append(ending)
    composed = _by_its_noun(text)
    if composed is not None:
        found.append(composed)
    found.extend(_contained(words))
    found = [like for like in found if not _is_contradicted(like, _plain_words(text))]
    best: dict[tuple[str, str | None], Likeness] = {}
    for like in map(functools.partial(_lessened, words), found):
        key = (like.meaning, like.role)
        if key not in best or best[key].score < like.score:
            best[key] = like
    lowest = limit("heading", "lowest_score")
    return tuple(sorted((like for like in best.values() if like.score >= lowest), key=lambda like: -like.score))


@functools.cache
def _other_tables() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(text) for text in listed("headings")["not_a_chronology"]["wordings"])


def speaks_of_another_table(text: str) -> bool:
    """Whether a heading belongs to a table that is no chronology (a list of versions, an action plan, a key)."""
    return words_of(text) in _other_tables()


def _is_contradicted(like: Likeness, words: tuple[str, ...]) -> bool:
    """A client's or a mother's account is not the child's voice, whoever decided is not what was decided, and so on."""
    if like.meaning == "voice":
        return speaks_of_adults_only(words)
    if like.meaning == "date":
        return like.score < _OWN_WORDS and not set(listed("headings")["never_the_date"]).isdisjoint(words)
    if like.meaning == "response" and len(words) > 1:
        own = has_word_of("child", words[:2]) or has_word_of("adult", words[:2])
        return names_who_did_it(words) or (own and not words_of_reaction().isdisjoint(words))
    return False


def _lessened(words: tuple[str, ...], like: Likeness) -> Likeness:
    """A meaning that gives way to the same meaning in plainer words ("Advice given" beside "Action taken")."""
    lesser = listed("headings")["lesser"].get(like.meaning, ())
    return like if set(lesser).isdisjoint(words) else dataclasses.replace(like, score=like.score - _LESS)


def may_date_a_row(text: str) -> bool:
    """Whether dates under a heading can be those of the rows, for want of others: not of birth, nor those to come."""
    return set(listed("headings")["never_the_date"]).isdisjoint(words_of(text))


def asks_who_was_seen(text: str) -> bool:
    """Whether a heading for people asks who was seen, or for the child, so that "Yes" under it says that one was."""
    words = _plain_words(text)
    return has_word_of("seeing", words) or (len(words) == 1 and has_word_of("child", words))


_NAMED_SEEN = re.compile(r"\s*(?P<name>[A-Z][a-z]+)\s+(?:was\s+)?(?:seen|sighted)(?:\s+alone)?\W*")


def who_was_seen(text: str) -> str | None:
    """The name in a heading such as "Wren seen?", when it is no word that headings use ("Mother seen", "Last seen")."""
    found = _NAMED_SEEN.fullmatch(text)
    if found is None or found["name"].lower() in _known().vocabulary_set:
        return None
    return None if found["name"].lower() in listed("headings")["word_groups"]["adult"] else found["name"]


def is_strong(text: str) -> bool:
    """Whether a text is (nearly) exactly a known heading."""
    found = likenesses(text)
    return bool(found) and found[0].score >= limit("heading", "strong_score")
