"""Figures from labelled sentences: how many codes are right, by code, with intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from benchmarks.words.sentences import Label, Mentioned, Sentence

Read = tuple[Sentence, frozenset[Label]]
_DRAWS = 1000
_SEED = 20261124


def _codes(labels: frozenset[Label]) -> frozenset[str]:
    return frozenset(label[0] for label in labels)


def counts(read: Sequence[Read], code: str | None = None) -> tuple[int, int, int]:
    """Right, too much, missed: codes of sentences, whatever their polarity and subject."""
    right = extra = missed = 0
    for sentence, found in read:
        wanted, got = _codes(sentence.labels), _codes(found)
        if code is not None:
            wanted, got = wanted & {code}, got & {code}
        right += len(wanted & got)
        extra += len(got - wanted)
        missed += len(wanted - got)
    return right, extra, missed


def f1(right: int, extra: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(2 * right + extra + missed, 1)


def precision(right: int, extra: int, _missed: int) -> float:
    """Of what is proposed, how much is right."""
    return right / max(right + extra, 1)


def recall(right: int, _extra: int, missed: int) -> float:
    """Of what is there, how much is proposed."""
    return right / max(right + missed, 1)


def interval(read: Sequence[Read], of: Callable[[Sequence[Read]], float]) -> list[float]:
    """The 95 % interval of a figure, drawn from the sentences with replacement."""
    draw = random.Random(_SEED)
    drawn = sorted(of(draw.choices(read, k=len(read))) for _ in range(_DRAWS))
    return [round(drawn[int(_DRAWS * 0.025)], 3), round(drawn[int(_DRAWS * 0.975)], 3)]


def kappa(read: Sequence[Read], code: str) -> float:
    """Cohen's kappa of one code: agreement beyond chance."""
    right, extra, missed = counts(read, code)
    total = len(read)
    neither = total - right - extra - missed
    agreed = (right + neither) / total
    chance = ((right + extra) * (right + missed) + (neither + missed) * (neither + extra)) / total**2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _by_code(labels: frozenset[Label]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for code, polarity, subject in labels:
        found.setdefault(code, set()).add((polarity, subject))
    return found


def around(read: Sequence[Read]) -> dict[str, float | int]:
    """Of the labels whose code is proposed: polarity and subject right; and the harmful errors apart."""
    tally: Counter[str] = Counter()
    for sentence, found in read:
        wanted, got = _by_code(sentence.labels), _by_code(found)
        for code, pairs in wanted.items():
            polarities, read_polarities = {one for one, _ in pairs}, {one for one, _ in got.get(code, ())}
            if "denied" in polarities:
                tally["denied"] += 1
                tally["denied shown as affirmed"] += "affirmed" in read_polarities - polarities
            if "affirmed" in polarities and code in got:
                tally["affirmed"] += 1
                tally["affirmed lost"] += "affirmed" not in read_polarities
            if code not in got:
                continue
            for polarity, subject in pairs:
                tally["labels"] += 1
                tally["polarity"] += polarity in read_polarities
                tally["subject"] += subject in {one for _, one in got[code]}
                tally["both"] += (polarity, subject) in got[code]
    labels = max(tally["labels"], 1)
    return {
        "labels_whose_code_was_proposed": tally["labels"],
        "polarity_right": round(tally["polarity"] / labels, 3),
        "subject_right": round(tally["subject"] / labels, 3),
        "polarity_and_subject_right": round(tally["both"] / labels, 3),
        "denied": tally["denied"],
        "denied_shown_as_affirmed": tally["denied shown as affirmed"],
        "affirmed_lost": tally["affirmed lost"],
        "affirmed": tally["affirmed"],
    }


def negation(read: Sequence[Read]) -> tuple[int, int]:
    """Of sentences about negation and its traps: all codes and polarities right, and how many there are."""
    right = 0
    for sentence, found in read:
        wanted, got = _by_code(sentence.labels), _by_code(found)
        right += all(
            {one for one, _ in got.get(code, ())} == {one for one, _ in pairs} for code, pairs in wanted.items()
        ) and (bool(wanted) or not got)
    return right, len(read)


def turned(read: Sequence[Read]) -> list[int]:
    """Of labels that are not affirmed and whose code is proposed: polarity right, and how many there are."""
    right = total = 0
    for sentence, found in read:
        got = _by_code(found)
        for code, polarity, _subject in sentence.labels:
            if polarity != "affirmed" and code in got:
                total += 1
                right += polarity in {one for one, _ in got[code]}
    return [right, total]


def mentions(read: Sequence[Mentioned]) -> dict[str, float | int]:
    """People not yet known: how many are marked, how many of them found, and how many proposed where none is marked."""
    labelled, found, wrong = (sum(getattr(one, part) for one in read) for part in ("labelled", "found", "wrong"))
    return {
        "labelled": labelled,
        "found": found,
        "found_share": round(found / max(labelled, 1), 3),
        "proposed_wrongly": wrong,
        "precision": round(found / max(found + wrong, 1), 3),
    }
