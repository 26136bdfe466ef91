"""Labelled sentences: read, and compared with what is proposed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

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


def _subject(code: str, subject: str) -> str:
    return "none" if code in CHILD_OR_NONE and subject == "child" else subject
