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
    """The limits of `same_event.toml`, where each is explained."""

    widest_interval: int
    least_shared_words: int
    enough: float
    least_at_the_same_time: int
    enough_at_the_same_time: float
    minutes_apart: int
    minutes_against: int
    common_in: float
    common_at_least: int
    as_among: int
    digits_after_letters: int
    digits_alone: int
    occasions: re.Pattern[str]
    occasion_of: dict[str, str]
    same: dict[str, str]
    empty: frozenset[str]


@functools.cache
def _rule() -> _Rule:
    text = importlib.resources.files("wholepicture.chronology").joinpath("same_event.toml").read_text("utf-8")
    data = tomllib.loads(text)
    occasion_of = {phrase: occasion for occasion, phrases in data["occasions"].items() for phrase in phrases}
    longest_first = sorted(occasion_of, key=len, reverse=True)
    return _Rule(
        **data["days"],
        **data["alike"],
        occasions=re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")s?(?!\w)"),
        occasion_of=occasion_of,
        same={word: group[0] for group in data["words"]["same"] for word in group},
        empty=frozenset(data["words"]["empty"]),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Telling:
    """What tells one entry from others: its telling words with their weight, their sum, and the occasions it names."""

    words: Mapping[str, float]
    weight: float
    occasions: frozenset[str]


def propose_same_events(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Propose which entries tell of the same event.

    Args:
        entries: The entries of all agencies, each with its own id.

    Returns:
        For each entry's id, the ids of the other agencies' entries proposed as the same event, in the order of
        `entries`. An entry is paired with at most one entry of each other agency: the most alike.
    """
    telling = _telling(entries)
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


def _telling(entries: Sequence[Entry]) -> list[_Telling]:
    """For each entry its words, the rarer the heavier (common words left out), and its occasions."""
    rule = _rule()
    words = [_words_of(entry) for entry in entries]
    found_in = collections.Counter(itertools.chain.from_iterable(words))
    most = max(rule.common_at_least, rule.common_in * len(entries))
    total = max(rule.as_among, len(entries)) + 1
    weight = {word: math.log(total / count) for word, count in found_in.items() if count <= most}
    telling = []
    for entry, of_entry in zip(entries, words, strict=True):
        weighed = {word: weight[word] for word in of_entry if word in weight}
        telling.append(_Telling(weighed, math.fsum(weighed.values()), _occasions_of(_text_of(entry))))
    return telling


@functools.lru_cache(maxsize=4096)
def _occasions_of(text: str) -> frozenset[str]:
    rule = _rule()
    return frozenset(
        rule.occasion_of.get(found) or rule.occasion_of[found.removesuffix("s")]
        for found in rule.occasions.findall(text.lower())
    )


def _text_of(entry: Entry) -> str:
    """All that the entry says of the event: its words, and short notes such as the kind of contact."""
    return " | ".join([entry.words, entry.response, entry.voice, *entry.notes.values()])


def _words_of(entry: Entry) -> frozenset[str]:
    return _words_of_text(_text_of(entry))


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


def _alike_pairs(entries: Sequence[Entry], telling: list[_Telling]) -> Iterator[tuple[int, int, float]]:
    """Pairs of different agencies' entries that tell of the same event, each with how alike they are."""
    seen: set[tuple[int, int]] = set()
    for places in _on_each_day(entries).values():
        for (first, second), shared in _sharing(places, entries, telling).items():
            if (first, second) in seen:
                continue
            seen.add((first, second))
            score = math.fsum(telling[first].words.get(word, 0.0) for word in shared)
            score /= min(telling[first].weight, telling[second].weight) or 1.0
            words = sum(word in telling[first].words for word in shared)
            if words < len(shared) or any(map(_is_reference, shared)):
                yield first, second, score + 1
            elif _tells_of_the_same(entries[first], entries[second], words, score):
                yield first, second, score


def _sharing(places: list[int], entries: Sequence[Entry], telling: list[_Telling]) -> dict[tuple[int, int], list[str]]:
    """The telling words and the occasions that entries of different agencies have in common."""
    having: dict[str, list[int]] = collections.defaultdict(list)
    for place in places:
        for word in itertools.chain(telling[place].words, (f"occasion {name}" for name in telling[place].occasions)):
            having[word].append(place)
    shared: dict[tuple[int, int], list[str]] = collections.defaultdict(list)
    for word, those in having.items():
        for first, second in itertools.combinations(those, 2):
            if entries[first].agency.name != entries[second].agency.name:
                shared[first, second].append(word)
    return shared


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
    apart = _minutes_apart(first, second)
    if apart is None:
        return shared_words >= rule.least_shared_words and score >= rule.enough
    if apart <= rule.minutes_apart:
        return shared_words >= rule.least_at_the_same_time and score >= rule.enough_at_the_same_time
    return apart <= rule.minutes_against and shared_words >= rule.least_shared_words and score >= rule.enough


def _minutes_apart(first: Entry, second: Entry) -> float | None:
    if first.time is None or second.time is None:
        return None
    day = datetime.date.min
    gap = datetime.datetime.combine(day, first.time) - datetime.datetime.combine(day, second.time)
    return abs(gap.total_seconds()) / 60


@functools.lru_cache(maxsize=65536)
def _is_reference(word: str) -> bool:
    """A log, incident or crime number: letters with digits behind them, or a run too long for a year or a time."""
    rule = _rule()
    letters = word.rstrip("0123456789")
    digits = len(word) - len(letters)
    if letters.isalpha():
        return digits >= rule.digits_after_letters
    return not letters and digits >= rule.digits_alone
