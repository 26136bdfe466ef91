"""Labelled sentences: read, and compared with what is proposed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wholepicture.words.mentions import ROLE
from wholepicture.words.suggest import Suggester

# For these codes the meaning says "child or none": which of the two is not a difference.
CHILD_OR_NONE = frozenset(
    {"neglect", "professional_challenge", "legal", "step_down", "child_protection_process", "referral"}
)

Label = tuple[str, str, str]
"""A code, its polarity, its subject."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence."""

    id: str
    text: str
    labels: frozenset[Label]
    people: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a set."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            yield Sentence(
                raw["id"],
                raw["text"],
                frozenset(
                    (one["code"], one["polarity"], _subject(one["code"], one["subject"])) for one in raw["codes"]
                ),
                tuple((one["name"], one["role"]) for one in raw.get("people", ())),
                tuple(one["phrase"] for one in raw.get("mentions", ())),
            )


def labels_of(raw: dict[str, Any]) -> frozenset[Label]:
    """The labels of one line."""
    return frozenset((one["code"], one["polarity"], _subject(one["code"], one["subject"])) for one in raw["codes"])


def proposed(of: Iterable[Sentence]) -> Iterator[tuple[Sentence, frozenset[Label]]]:
    """Each sentence with what is proposed for it."""
    suggester = Suggester()
    for one in of:
        found = suggester.suggest(one.text, people=one.people)
        yield one, frozenset((code.code, code.polarity, _subject(code.code, code.subject)) for code in found.codes)


@dataclasses.dataclass(frozen=True, slots=True)
class Mentioned:
    """What became of the mentions of one sentence.

    Args:
        labelled: People not yet known whom its author marked.
        found: Of these, at whose words somebody is proposed (as new, or by the record's own name for them).
        wrong: People proposed as new at whose words the author marked nobody.
    """

    labelled: int
    found: int
    wrong: int


def mentioned(of: Iterable[Sentence]) -> Iterator[Mentioned]:
    """For each sentence, whom it brings in, by its author and as proposed."""
    suggester = Suggester()
    for one in of:
        begins = [one.text.find(phrase) for phrase in one.mentions]
        marked = [(begin, begin + len(phrase)) for begin, phrase in zip(begins, one.mentions, strict=True)]
        people = suggester.suggest(one.text, people=one.people).people
        new = [(person.start, person.end) for person in people if person.known_as is None]
        named = [(person.start, person.end) for person in people if person.known_as and person.rule != ROLE]
        yield Mentioned(
            len(marked),
            sum(_meets(place, [*new, *named]) for place in marked),
            sum(not _meets(place, marked) for place in new),
        )


def _meets(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _subject(code: str, subject: str) -> str:
    return "none" if code in CHILD_OR_NONE and subject == "child" else subject
