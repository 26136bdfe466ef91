"""What the rules do with each limit: which they go by, which are ages, and which must be the shorter of two."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.vocabulary import ChildAtLeast, ChildUnder, Expected

_OF_ALL_CHECKS = ("all.heard", "all.before_birth")


@functools.cache
def in_use() -> frozenset[str]:
    """Every text of the rules: a limit whose name is not among them applies nowhere."""
    return frozenset({*_OF_ALL_CHECKS, *(part for part in _parts() if isinstance(part, str))})


@functools.cache
def ages() -> frozenset[str]:
    """The limits that are a child's age."""
    return frozenset(part.age for part in _parts() if isinstance(part, ChildUnder | ChildAtLeast))


@functools.cache
def shorter() -> tuple[tuple[str, str], ...]:
    """Pairs of limits: one that counts in some circumstance, and the usual one that is longer."""
    expected = (part for part in _parts() if isinstance(part, Expected))
    return tuple(dict.fromkeys((one.within, of.within) for of in expected for one in of.sooner))


def _parts() -> Iterator[object]:
    for check in every_check():
        yield from _in(check.limbs)


def _in(part: object) -> Iterator[object]:
    yield part
    if isinstance(part, tuple):
        for one in part:
            yield from _in(one)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from _in(getattr(part, field.name))
