"""What a heading means, in the many wordings that agencies use (`headings.toml`)."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re

from wholepicture.exchange.understanding.settings import limit, listed

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OF = re.compile(r"\s*(?P<of>\S+(?:\s\S+)?)\s+of\s+(?:the\s+)?(?P<what>\S+(?:\s\S+)?)\s*$", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"\s*[/|]\s*|\s+or\s+|\s+and\s+|\s*&\s*|\s*,\s*", re.IGNORECASE)
_SHORTEST_PLURAL = 4
_SHORTEST_SLIP = 5
_CLOSE = 0.84
_LONGEST_COMPOUND = 4
_TWO = 2
_OWN_WORDS = 0.93  # a heading that a rule of `own_words` fits is nearly as sure as a known wording
_LONGEST_OWN_WORDS = 9
_CUT = 0.05  # what it costs to leave out what explains a heading
_NOT_MEANINGS = frozenset(
    {"fillers", "explanations", "only_alone", "endings", "not_a_chronology", "own_words", "children"}
    | {"lean_on_their_group"}
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


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] == "s" and word[-2] not in "sui" else word


def _split(text: str, fillers: frozenset[str]) -> tuple[str, ...]:
    lowered = text.lower().replace("&", " and ").replace("'", " ").replace("\u2019", " ")
    words = [_singular(word) for word in _WORD.findall(lowered)]
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
    cuts = [at for sign in _known().explanations if (at := lowered.find(sign)) > 0]
    found.extend((_CUT, text[:at]) for at in sorted(set(cuts), reverse=True))
    return found


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
            if hit is not None and (part not in _only_alone() or len(words) == len(part)):
                score = (
                    0.5 + 0.35 * (end - start) / len(words) + (0.12 if start == 0 else 0.05 if end == len(words) else 0)
                )
                if hit not in found or found[hit].score < score:
                    found[hit] = Likeness(score, *hit)
    return list(found.values())


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
    return frozenset(map(_singular, listed("headings")["children"]))


def _of_a_child(words: tuple[str, ...]) -> Likeness | None:
    """Read "baby seen" as "child seen", and "pupil's voice" as "child's voice"; nothing else is read so."""
    turned = tuple("child" if word in _children() else word for word in words)
    found = _exact(turned) if turned != words else None
    return found if found and found.meaning in _OF_A_CHILD else None


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """What a heading in a person's own words means, by the words that it must and must not have."""

    meaning: str
    all_of: tuple[frozenset[str], ...]
    none_of: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether a heading fits."""
        if (self.first and words[0] not in self.first) or (self.last and words[-1] not in self.last):
            return False
        present = set(words)
        return not present & self.none_of and all(present & group for group in self.all_of)


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    def words(of: list[str]) -> frozenset[str]:
        return frozenset(map(_singular, of))

    return tuple(
        _Rule(
            rule["meaning"],
            tuple(map(words, rule["all_of"])),
            words(rule.get("none_of", [])),
            words(rule.get("first", [])),
            words(rule.get("last", [])),
        )
        for rule in listed("headings")["own_words"]
    )


def _in_own_words(text: str) -> Likeness | None:
    """A heading such as "What I saw or heard", by the first rule that fits."""
    words = tuple(map(_singular, _WORD.findall(_BRACKETS.sub(" ", text).lower().replace("\u2019", "'"))))
    if not 1 < len(words) <= _LONGEST_OWN_WORDS:
        return None
    found = next((rule.meaning for rule in _rules() if rule.fits(words)), None)
    return Likeness(_OWN_WORDS, found) if found else None


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
    found.extend(_contained(words))
    best: dict[tuple[str, str | None], Likeness] = {}
    for like in found:
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


def is_strong(text: str) -> bool:
    """Whether a text is (nearly) exactly a known heading."""
    found = likenesses(text)
    return bool(found) and found[0].score >= limit("heading", "strong_score")
