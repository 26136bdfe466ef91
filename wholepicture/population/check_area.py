"""Every check over an area. Beside `checks.plain`, with the same answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

import ibis.expr.types as ir
import pyarrow as pa

from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.in_force import in_force
from wholepicture.checks.limits import Limits
from wholepicture.checks.vocabulary import Check, Limb
from wholepicture.population.asked import Asked, asked_about
from wholepicture.population.asked_for import asked_for
from wholepicture.population.engine import Engine
from wholepicture.population.facts import facts_of
from wholepicture.population.gaps import of_limbs
from wholepicture.population.known import Source
from wholepicture.population.spelled import spelled_in

_BEFORE_BIRTH = "all.before_birth"
_AT_ONCE = 12  # parts of checks in one query: more makes the query slow to write, fewer makes more queries


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """One part of a check, by its number."""

    check: Check
    limb: Limb


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """What some parts of checks find, as rows; see `gaps.Found`. Children by their numbers, days as whole numbers."""

    gaps: pa.Table
    entries: pa.Table
    looked: pa.Table


@dataclasses.dataclass(frozen=True, slots=True)
class Area:
    """An area, ready to be checked.

    Args:
        asked: With what the checks are asked.
        parts: Every part of every check.
    """

    asked: Asked
    parts: tuple[Part, ...]

    def names(self) -> list[str]:
        """Each child by its number."""
        table = self.asked.engine.fetch(self.asked.facts.children.select("child", "name"))
        numbered = dict(zip(table.column("child").to_pylist(), table.column("name").to_pylist(), strict=True))
        return [numbered[number] for number in range(len(numbered))]

    def rows(self) -> Iterator[Rows]:
        """What each part of each check finds, some parts at a time."""
        fetch = self.asked.engine.fetch
        numbered = [(number, part.limb) for number, part in enumerate(self.parts)]
        for first in range(0, len(numbered), _AT_ONCE):
            found = of_limbs(dict(numbered[first : first + _AT_ONCE]), self.asked)
            yield Rows(fetch(found.gaps), fetch(found.entries), fetch(found.looked))


def area_of(
    engine: Engine, tables: Mapping[str, ir.Table], reader: Reader, checks: Iterable[Check], limits: Limits
) -> Area:
    """An area as one reader knew it on one day.

    Args:
        engine: What works it out.
        tables: The flat tables.
        reader: Who reads, and for which day.
        checks: The checks.
        limits: Their limits.
    """
    every = in_force(checks, limits)
    wanted = asked_for(every)
    spelled = spelled_in(engine, tables["entry_details"], wanted.every)
    facts = facts_of(Source(engine, tables, reader, wanted, limits.days(_BEFORE_BIRTH), spelled))
    asked = asked_about(engine, facts, limits, reader.as_of, wanted)
    return Area(asked, tuple(Part(check, limb) for check in every for limb in check.limbs))
