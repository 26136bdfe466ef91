"""Whether a partnership's own limits agree with each other and with the rules that go by them; said in words if not."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from wholepicture.checks import limits_in_rules
from wholepicture.timescales.limit import Counted

if TYPE_CHECKING:
    from wholepicture.checks.limits import Limits, Setting

_FIRST = datetime.date(2026, 1, 1)
_A_YEAR = [_FIRST + datetime.timedelta(days=days) for days in range(365)]
_MOST = {"hours": 876_000, "days": 36_500, "working_days": 26_000, "weeks": 5_200, "months": 1_200, "years": 100}
_OF_AN_AGE = ("days", "weeks", "months", "years")


def what_is_wrong_with(setting: Setting, own: Setting) -> str:
    """Why a limit cannot be used, and what to do; "" when it can.

    Args:
        setting: The limit as a partnership gives it.
        own: The same as it stands in ours.
    """
    name, amount, unit = setting.name, setting.amount, setting.unit
    age = name in limits_in_rules.ages()
    if name not in limits_in_rules.in_use():
        return f'no check that is switched on goes by "{name}". Leave it out.'
    if age and unit not in _OF_AN_AGE:
        return f'"{name}" is a child\'s age. Give it in {", ".join(_OF_AN_AGE[:-1])} or {_OF_AN_AGE[-1]}, not {unit}.'
    if not amount and own.amount and (age or own.window or unit == "times"):
        return f'"{name}" is 0, and then its check can notice nothing. Give 1 or more.'
    if amount > _MOST.get(unit, amount):
        return f'"{name}" is {amount} {unit}, longer than a hundred years. Give a shorter time.'
    if (setting.counted == Counted.BEFORE.value) != (own.counted == Counted.BEFORE.value):
        return f'"{name}" is counted "{own.counted}". Leave out counted = "{setting.counted}".'
    return ""


def what_contradicts(limits: Limits, given: Mapping[str, str]) -> str:
    """Which limits contradict each other, and what to do; "" when none do.

    Args:
        limits: All limits.
        given: The limits that a partnership gave, and the file of each.
    """
    for shorter, usual in limits_in_rules.shorter():
        if {shorter, usual} & set(given) and _days(limits, shorter) > _days(limits, usual):
            file = given.get(shorter) or given[usual]
            return (
                f'{file}: "{shorter}" ({limits.setting(shorter).in_words}) is longer than "{usual}" '
                f"({limits.setting(usual).in_words}), which it is to shorten. Change one of them."
            )
    return ""


def nearest(name: str, names: Iterable[str]) -> str:
    """The question whether another name was meant, when one of several is near; "" when none is."""
    found = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f' Did you mean "{found[0]}"?' if found else ""


def _days(limits: Limits, name: str) -> int:
    """How long a limit is, from each day of a year: in working days it differs from day to day."""
    return sum((limits.due(name, day) - day).days for day in _A_YEAR)
