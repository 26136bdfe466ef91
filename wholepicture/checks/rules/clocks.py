"""The clocks of statute and of local procedures: a time that runs from one entry to another.

Which clocks there are is data (`clocks.toml`), and so are their limits (`limits/clocks.toml`).
"""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from wholepicture.checks.rules import sources, while_open
from wholepicture.checks.vocabulary import Check, Entries, Limb, Open, Unanswered, Value, answer, entries

_HOW = ("only", "where", "unless", "not")
_CARE_PLAN = Open(
    starts=entries("plan_started").only_where(type=("care", "care_plan", "looked_after")),
    ends=entries("plan_ended"),
)
_DURING = {"protection_plan": while_open.PROTECTION_PLAN, "care_plan": _CARE_PLAN}
_ON_THE_DAY = "PC19.on_the_day"


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
    asked = asked.only_where(**said["only"]).where(**said["where"])
    asked = asked.unless(**said["unless"]).surely_not(**said["not"])
    for detail in raw.get("having", ()):
        asked = asked.having(detail)
    for detail in raw.get("lacking", ()):
        asked = asked.without(detail)
    return asked


def _value(value: Value | list[Value]) -> Value | tuple[Value, ...]:
    return tuple(value) if isinstance(value, list) else value


def _limb(raw: Mapping[str, Any]) -> Limb:
    ends, day = _entries(raw["ends"]), raw.get("on_the_day", "")
    if "extended_by" in raw:
        reasoned = entries("manager_decision").having("reason")
        ends = ends.or_else(
            reasoned.only_where(about=raw["extended_by"]),
            reasoned.only_where(about="extension").where(clock=raw["extended_by"].removeprefix("extension of ")),
        )
    expected = answer(
        ends,
        within=_ON_THE_DAY if day else f"PC19.{raw['name']}",
        later=raw.get("repeats", False),
        by_the_day=day,
        from_the_event=not day and not raw.get("received", False),
    )
    only = (_DURING[raw["during"]],) if "during" in raw else ()
    return Limb(raw["name"], Unanswered(_entries(raw["starts"]), expected, only), raw["english"], raw.get("off", ""))


CLOCK_MISSED = Check(
    code="PC19",
    slug="clock-missed-or-near",
    notices="A statutory or local limit was missed.",
    because=(sources.WORKING_TOGETHER, sources.LOCAL_VISITS),
    role="the role that the clock names",
    ask="What is the reason, and what is the new date?",
    clears_when="The step is recorded, or a manager extends it with a reason; then it is asked for again by the day to "
    "which it was extended.",
    silent_when="A conference was adjourned, until the day to which it was.",
    cannot_tell_when="The start or the end is too vague to say whether the limit was kept, or what came does not say "
    "whether it was the step: which type of conference, with which outcome.",
    limbs=tuple(_limb(raw) for raw in _clocks()),
    version=2,
)

CHECKS = (CLOCK_MISSED,)
