"""The codes that can stand beside an entry's words, each with its meaning; the lists stand in `codes.toml`."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from typing import Any

ANY_SUBJECT = "any"
AFFIRMED = "affirmed"


@dataclasses.dataclass(frozen=True, slots=True)
class CodeMeaning:
    """One of the eighteen codes.

    Args:
        code: What is stored.
        english: What a reader sees.
        meaning: What the sentence says, in a sentence.
        kinds: The kinds of entry of which such a sentence tells; codes of `chronology/terms.toml`.
        factors: The DfE's assessment factors that fit, by subject ("any": whoever it is).
        factors_about: The same, for a rule that says more closely what it is about ("alcohol").
    """

    code: str
    english: str
    meaning: str
    kinds: tuple[str, ...]
    factors: Mapping[str, tuple[str, ...]]
    factors_about: Mapping[str, Mapping[str, tuple[str, ...]]]

    def factors_for(self, polarity: str, subject: str, about: str = "") -> tuple[str, ...]:
        """The DfE's assessment factors that fit a suggestion; () when none does.

        Args:
            polarity: Only what is said to be so is a factor.
            subject: Whose conduct or state it is.
            about: What the rule is about more closely, or "".

        Source: Department for Education, children in need census 2024-25, AssessmentFactors.
        """
        if polarity != AFFIRMED:
            return ()
        by_subject = self.factors_about.get(about, self.factors)
        return by_subject.get(subject, by_subject.get(ANY_SUBJECT, ()))


@functools.cache
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))


def _by_subject(raw: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {subject: tuple(factors) for subject, factors in raw.items()}


@functools.cache
def codes() -> Mapping[str, CodeMeaning]:
    """The eighteen codes, by name, in the order in which they are shown."""
    return {
        code: CodeMeaning(
            code,
            of["english"],
            of["meaning"],
            tuple(of["kinds"]),
            _by_subject(of.get("factors", {})),
            {about: _by_subject(more["factors"]) for about, more in of.get("about", {}).items()},
        )
        for code, of in _raw()["codes"].items()
    }


@functools.cache
def polarities() -> Mapping[str, str]:
    """What a reader sees for each polarity ("denied"), by name."""
    return {name: of["english"] for name, of in _raw()["polarities"].items()}


@functools.cache
def subjects() -> Mapping[str, str]:
    """What a reader sees for each subject ("the mother"), by name."""
    return dict(_raw()["subjects"])
