"""The clocks of statute and of local procedures: a time that runs from one entry to another.

Which clocks there are is data (`clocks.toml`), and so are their limits (`limits/clocks.toml`).
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import Check, Entries, Limb, Unanswered, Value, answer, entries

_HOW = ("only", "where", "unless")


@functools.cache
def _clocks() -> tuple[Mapping[str, Any], ...]:
    text = importlib.resources.files(__package__).joinpath("clocks.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["clock"])


def _entries(raw: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Entries:
    if not isinstance(raw, Mapping):
        first, *others = (_entries(one) for one in raw)
        return first.or_else(*others)
    asked = entries(*raw["kinds"]).held_by(*raw.get("held_by", ()))
    said = {how: {name: _value(value) for name, value in raw.get(how, {}).items()} for how in _HOW}
    return asked.only_where(**said["only"]).where(**said["where"]).unless(**said["unless"])


def _value(value: Value | list[Value]) -> Value | tuple[Value, ...]:
    return tuple(value) if isinstance(value, list) else value


def _limb(raw: Mapping[str, Any]) -> Limb:
    expected = answer(_entries(raw["ends"]), within=f"PC19.{raw['name']}", later=raw.get("repeats", False))
    return Limb(raw["name"], Unanswered(_entries(raw["starts"]), expected), shows=raw["english"])


CLOCK_MISSED = Check(
    code="PC19",
    slug="clock-missed-or-near",
    notices="A statutory or local limit was missed.",
    because=(sources.WORKING_TOGETHER, sources.LOCAL_VISITS),
    role="the role that the clock names",
    ask="What is the reason, and what is the new date?",
    clears_when="The step is recorded, or a named manager extends it with a reason (it stays visible).",
    silent_when="A rule pauses the clock, such as an adjournment to a date.",
    cannot_tell_when="The start or the end is too vague to say whether the limit was kept.",
    limbs=tuple(_limb(raw) for raw in _clocks() if not raw.get("off")),
)

CHECKS = (CLOCK_MISSED,)
