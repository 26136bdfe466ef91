"""The few details that checks read most and a worker knows at once; each is left empty unless they say it."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping

_NAMED = "detail-"


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A detail that may be said.

    Args:
        name: Its name.
        question: As a worker is asked.
        said: What has been chosen: "yes", "no" or "".
    """

    name: str
    question: str
    said: str = ""


@functools.cache
def _questions() -> dict[str, str]:
    text = importlib.resources.files(__package__).joinpath("details.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["questions"]
    return found


def details_asked(given: Mapping[str, str]) -> list[Asked]:
    """Each question, with what was said so far.

    Args:
        given: What was filled in.
    """
    return [Asked(name, question, given.get(f"{_NAMED}{name}", "")) for name, question in _questions().items()]


def details_of(given: Mapping[str, str]) -> dict[str, bool]:
    """The details that were said.

    Args:
        given: What was filled in.
    """
    said = {name: given.get(f"{_NAMED}{name}", "") for name in _questions()}
    return {name: value == "yes" for name, value in said.items() if value in {"yes", "no"}}
