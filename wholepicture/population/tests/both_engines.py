"""The plain engine and the other one over the same drawn families, and what they say differently."""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import Limits, limits_with
from wholepicture.checks.plain import Found, check_family
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry
from wholepicture.population.check_area import area_of
from wholepicture.population.contract import tables
from wholepicture.population.engine import Engine
from wholepicture.population.tests.agreeing import said_of
from wholepicture.population.tests.area_of import rows_of, write
from wholepicture.population.tests.drawn import Drawing

AS_OF = datetime.date(2026, 3, 20)
LATEST = frozenset({"hospital"})


@dataclasses.dataclass(frozen=True)
class Drawn:
    """Some drawn families, who reads them, and by which checks."""

    families: dict[str, tuple[Sequence[Entry], Sequence[Child]]]
    reader: Reader
    checks: tuple[Check, ...]
    limits: Limits = dataclasses.field(default_factory=limits_with)
    only_the_latest: frozenset[str] = LATEST

    def plain(self) -> dict[str, Found]:
        """What the reference says of each family."""
        return {
            name: check_family(
                family_of(entries, self.reader, children=children, only_the_latest=self.only_the_latest),
                self.checks, self.limits, self.reader.as_of,
            )
            for name, (entries, children) in self.families.items()
        }  # fmt: skip

    def differences(self, engine: Engine, folder: Path, plain: dict[str, Found] | None = None) -> list[str]:
        """Each answer that is not the same, in words."""
        write(rows_of(self.families, self.only_the_latest), folder)
        found = {name: engine.read(folder / f"{name}.parquet") for name in tables()}
        gaps, looked = said_of(area_of(engine, found, self.reader, self.checks, self.limits))
        said: list[str] = []
        for name, of in (plain or self.plain()).items():
            children = {child.name for child in self.families[name][1]}
            mine = {gap for child in children for gap in gaps.get(child, ())}
            said.extend(f"only in the plain engine: {gap}" for gap in set(of.gaps) - mine)
            said.extend(f"only in the other engine: {gap}" for gap in mine - set(of.gaps))
            differing = set(of.looked) ^ {one for one in looked if one.child in children}
            said.extend(f"looked at differently: {one}" for one in differing)
        return said


def draw(first: int, count: int, reader: Reader, checks: Iterable[Check]) -> Drawn:
    """Some families, from a seed."""
    limits = limits_with()
    families = {}
    for seed in range(first, first + count):
        families[f"F{seed:010d}"] = Drawing(seed, AS_OF, limits).history()
    return Drawn(families, reader, tuple(checks), limits)


def coverage(found: Iterable[Found]) -> dict[str, collections.Counter[str]]:
    """How often each check was raised, could not tell, was clear, and was closed."""
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for of in found:
        for one in of.looked:
            seen[one.check][one.answer.value] += 1
        for gap in of.gaps:
            seen[gap.check]["closed" if gap.closed_on else "open"] += 1
    return seen
