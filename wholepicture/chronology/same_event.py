"""Which entries of different agencies may tell of the same event.

One event reaches a chronology three or four times: the police log, the health visitor's note, the school's record. Both
stay, in their own words; here they are only proposed as the same, from their dates, times, reference numbers and the
telling words that they share. A person decides.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import importlib.resources
import itertools
import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wholepicture.chronology.entry import Entry

_WORD = re.compile(r"[a-z]*\d[a-z0-9]*|[a-z][a-z&']+")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 4


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    widest_interval: int
    least_shared_words: int
    enough: float
    enough_at_the_same_time: float
    minutes_apart: int
    minutes_against: int
    common_in: float
    common_at_least: int
    as_among: int
    digits_after_letters: int
    digits_alone: int
    same: dict[str, str]
    empty: frozenset[str]


@functools.cache
def _rule() -> _Rule:
    text = importlib.resources.files("wholepicture.chronology").joinpath("same_event.toml").read_text("utf-8")
    data = tomllib.loads(text)
    same = {word: group[0] for group in data["words"]["same"] for word in group}
    return _Rule(**data["days"], **data["alike"], same=same, empty=frozenset(data["words"]["empty"]))


def propose_same_events(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Propose which entries tell of the same event.

    Args:
        entries: The entries of all agencies, each with its own id.

    Returns:
        For each entry's id, the ids of the other agencies' entries proposed as the same event, in the order of
        `entries`. An entry is paired with at most one entry of each other agency: the most alike.
    """
    telling = _telling_words(entries)
    alike = sorted(
        ((score, first, second) for first, second, score in _alike_pairs(entries, telling)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    paired: dict[int, dict[str, int]] = collections.defaultdict(dict)
    for _, first, second in alike:
        their, ours = entries[second].agency.name, entries[first].agency.name
        if their not in paired[first] and ours not in paired[second]:
            paired[first][their] = second
            paired[second][ours] = first
    return {
        entries[place].id: tuple(entries[other].id for other in sorted(others.values()))
        for place, others in paired.items()
        if others
    }


def _telling_words(entries: Sequence[Entry]) -> list[dict[str, float]]:
    """For each entry its words, the rarer the heavier, as a vector of length 1; common words are left out."""
    rule = _rule()
    words = [_words_of(entry) for entry in entries]
    found_in = collections.Counter(itertools.chain.from_iterable(words))
    most = max(rule.common_at_least, rule.common_in * len(entries))
    total = max(rule.as_among, len(entries)) + 1
    weight = {word: math.log(total / count) for word, count in found_in.items() if count <= most}
    vectors = []
    for of_entry in words:
        vector = {word: weight[word] for word in of_entry if word in weight}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / length for word, value in vector.items()})
    return vectors


def _words_of(entry: Entry) -> frozenset[str]:
    return _words_of_text(f"{entry.words} {entry.response} {entry.voice}")


@functools.lru_cache(maxsize=4096)
def _words_of_text(text: str) -> frozenset[str]:
    rule = _rule()
    return frozenset(
        _stem(rule.same.get(word, word))
        for word in _WORD.findall(text.lower().replace("’", "'").replace("'s", ""))
        if word not in rule.empty
    )


@functools.lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _alike_pairs(entries: Sequence[Entry], telling: list[dict[str, float]]) -> Iterator[tuple[int, int, float]]:
    seen: set[tuple[int, int]] = set()
    for places in _on_each_day(entries).values():
        shared: dict[tuple[int, int], list[float]] = collections.defaultdict(list)
        by_word: dict[str, list[int]] = collections.defaultdict(list)
        for place in places:
            for word in telling[place]:
                by_word[word].append(place)
        for word, having in by_word.items():
            for first, second in itertools.combinations(having, 2):
                if entries[first].agency.name != entries[second].agency.name:
                    shared[first, second].append(telling[first][word] * telling[second][word])
        for pair, products in shared.items():
            if pair not in seen:
                seen.add(pair)
                score = sum(products)
                if _share_a_reference(telling[pair[0]], telling[pair[1]]) or _tells_of_the_same(
                    entries[pair[0]], entries[pair[1]], len(products), score
                ):
                    yield (*pair, score)


def _on_each_day(entries: Iterable[Entry]) -> dict[datetime.date, list[int]]:
    """The places of the entries that can have happened on each day, for entries known well enough."""
    widest = _rule().widest_interval
    places: dict[datetime.date, list[int]] = collections.defaultdict(list)
    for place, entry in enumerate(entries):
        first, last = entry.happened.lower, entry.happened.upper
        if first is None or last is None or (last - first).days >= widest:
            continue
        for later in range((last - first).days + 1):
            places[first + datetime.timedelta(days=later)].append(place)
    return places


def _tells_of_the_same(first: Entry, second: Entry, shared_words: int, score: float) -> bool:
    rule = _rule()
    if shared_words < rule.least_shared_words:
        return False
    apart = _minutes_apart(first, second)
    if apart is not None and apart > rule.minutes_against:
        return False
    at_the_same_time = apart is not None and apart <= rule.minutes_apart
    return score >= (rule.enough_at_the_same_time if at_the_same_time else rule.enough)


def _minutes_apart(first: Entry, second: Entry) -> float | None:
    if first.time is None or second.time is None:
        return None
    day = datetime.date.min
    gap = datetime.datetime.combine(day, first.time) - datetime.datetime.combine(day, second.time)
    return abs(gap.total_seconds()) / 60


def _share_a_reference(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    """Whether both name one log, incident or crime number. Numbers common to many entries are no telling words."""
    return any(word in second and _is_reference(word) for word in first)


@functools.lru_cache(maxsize=65536)
def _is_reference(word: str) -> bool:
    """Letters with digits behind them, or a run of digits too long for a year or a time of day."""
    rule = _rule()
    letters = word.rstrip("0123456789")
    digits = len(word) - len(letters)
    if letters.isalpha():
        return digits >= rule.digits_after_letters
    return not letters and digits >= rule.digits_alone
