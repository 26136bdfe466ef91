"""The properties of one JSON object, each taken once and checked, with a refusal in words when something is wrong."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from typing import TypeVar, cast

_Thing = TypeVar("_Thing")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?")
_REQUIRED = object()


class Properties:
    """The properties of one JSON object, each taken once and checked."""

    def __init__(self, obj: object, what: str) -> None:
        if not isinstance(obj, dict):
            raise ValueError(f"{what} must be a JSON object, and is {shown(obj)}")  # noqa: TRY004
        self._obj = obj
        self._what = what
        self._taken: set[str] = set()

    def take(self, key: str, default: object = _REQUIRED) -> object:
        """Whatever stands under a key; ValueError when it must be there and is not."""
        self._taken.add(key)
        found = self._obj.get(key, default)
        if found is _REQUIRED:
            raise ValueError(f'{self._what} has no "{key}"')
        return found

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """A text, which may be empty."""
        return cast("str", self._kind(key, self.take(key, default), str, "a text"))

    def name(self, key: str) -> str:
        """A text that is there and not empty."""
        found = self.text(key)
        if not found:
            raise ValueError(f'the "{key}" of {self._what} is empty')
        return found

    def optional_text(self, key: str) -> str | None:
        """A text or null."""
        found = self.take(key, None)
        return None if found is None else cast("str", self._kind(key, found, str, "a text or null"))

    def count(self, key: str) -> int | None:
        """A whole number or null."""
        found = self.take(key, None)
        if found is None:
            return None
        if isinstance(found, bool):
            raise self._wrong(key, found, "a whole number or null")
        return cast("int", self._kind(key, found, int, "a whole number or null"))

    def number(self, key: str) -> float | None:
        """A finite number or null."""
        found = self.take(key, None)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
            raise self._wrong(key, found, "a number or null")
        return float(found)

    def yes_or_no(self, key: str) -> bool:
        """True or false; false when missing."""
        return cast("bool", self._kind(key, self.take(key, default=False), bool, "true or false"))

    def day(self, key: str) -> datetime.date | None:
        """A date as YYYY-MM-DD, or null."""
        found = self.optional_text(key)
        if found is None:
            return None
        if _DAY.fullmatch(found):
            try:
                return datetime.date.fromisoformat(found)
            except ValueError:
                pass  # said below: the form is right, and there is no such day
        raise self._wrong(key, found, "a date written as YYYY-MM-DD, or null")

    def time(self, key: str) -> datetime.time | None:
        """A time as HH:MM, or null."""
        found = self.optional_text(key)
        if found is None:
            return None
        if _TIME.fullmatch(found):
            try:
                return datetime.time.fromisoformat(found)
            except ValueError:
                pass  # said below: the form is right, and there is no such time
        raise self._wrong(key, found, "a time written as HH:MM, or null")

    def several(self, key: str, read: Callable[[object], _Thing]) -> tuple[_Thing, ...]:
        """A list, each thing in it read; empty when missing."""
        found = cast("list[object]", self._kind(key, self.take(key, []), list, "a list"))
        return tuple(read(thing) for thing in found)

    def nothing_else(self) -> None:
        """Refuse a property that nobody took: it would be lost without a word."""
        for key in self._obj:
            if key not in self._taken:
                raise ValueError(f'{self._what} has a property that is not known: "{key}"')

    def _kind(self, key: str, found: object, kind: type, wanted: str) -> object:
        if not isinstance(found, kind):
            raise self._wrong(key, found, wanted)
        return found

    def _wrong(self, key: str, found: object, wanted: str) -> ValueError:
        return ValueError(f'the "{key}" of {self._what} must be {wanted}, and is {shown(found)}')


def shown(found: object) -> str:
    """A value as a message quotes it, cut short."""
    return repr(found)[:60]
