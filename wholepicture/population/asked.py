"""For which facts, by what limits and for which day the checks of an area are asked; beside `checks.words.Asked`."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import pyarrow.compute as pc

from wholepicture.checks.day_said import day_said
from wholepicture.checks.limits import Limits
from wholepicture.checks.vocabulary import Entries
from wholepicture.population.asked_for import AskedFor
from wholepicture.population.engine import Engine
from wholepicture.population.facts import Facts
from wholepicture.population.known import number_of
from wholepicture.population.levels import DETAIL, matching
from wholepicture.timescales.working_days import FIRST_DAY

REACHED = "reached_"
_FIRST = datetime.date(1970, 1, 1)


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """For which facts, by what limits and for which day.

    Args:
        engine: What works it out.
        facts: The facts of the area.
        limits: The limits.
        as_of: The day, as a number.
        due: By when something is due, worked out in Python so that engines never differ: `within`, `base`, `due`.
        ages: When each child reaches each age: `child`, `born`, and a column for each limit.
        days_said: The day that a detail names, worked out in Python: `words`, `day`.
    """

    engine: Engine
    facts: Facts
    limits: Limits
    as_of: int
    due: ir.Table
    ages: ir.Table
    days_said: ir.Table

    def matching(self, wanted: Entries, *keys: str, trigger: Entries | None = None) -> ir.Table:
        """The facts that concern each child and are among the entries that are asked for; see `levels.matching`."""
        return matching(self.facts.of_child, wanted, self.facts.details, keys, trigger)


def asked_about(engine: Engine, facts: Facts, limits: Limits, as_of: datetime.date, wanted: AskedFor) -> Asked:
    """What the checks of an area are asked with.

    Args:
        engine: What works it out.
        facts: The facts of the area.
        limits: The limits.
        as_of: The day.
        wanted: What the checks read.
    """
    return Asked(
        engine=engine,
        facts=facts,
        limits=limits,
        as_of=number_of(as_of),
        due=engine.keep(_due(engine, facts, limits, as_of, wanted)),
        ages=engine.keep(_ages(engine, facts, limits, wanted)),
        days_said=engine.keep(_days_said(engine, facts, wanted)),
    )


def age_column(name: str) -> str:
    """The column of the day on which a child reaches an age."""
    return REACHED + name.replace(".", "_").replace("-", "_")


def _due(engine: Engine, facts: Facts, limits: Limits, as_of: datetime.date, wanted: AskedFor) -> ir.Table:
    """By when something is due, for every day before the one that is asked for on which time may begin to run.

    What begins later cannot be late yet, so that its own day stands for it; unless a detail says the day, which may be
    one before which something is due.
    """
    days = facts.of_child
    lower = {"lower": ibis.greatest(days.lower.min(), number_of(FIRST_DAY))} if wanted.event_limits else {}
    earliest = engine.fetch(days.agg(known=days.known.min(), upper=days.upper.min(), **lower))
    told = [one for column in earliest.columns for one in column.to_pylist() if one is not None]
    said = _said_days(engine, facts, wanted)
    first, last = min([*told, *said.values(), number_of(as_of)]), max([*said.values(), number_of(as_of)])
    names, starts, ends = [], [], []
    for name in wanted.limits:
        for number in range(first, (last if name in wanted.said_limits else number_of(as_of)) + 1):
            names.append(name)
            starts.append(number)
            ends.append(number_of(limits.due(name, _FIRST + datetime.timedelta(days=number))))
    schema = ibis.schema({"within": "string", "base": "int32", "due": "int32"})
    return ibis.memtable({"within": names, "base": starts, "due": ends}, schema=schema)


def _said_days(engine: Engine, facts: Facts, wanted: AskedFor) -> dict[str, int]:
    """The day that each wording of a detail names that says by which day; the wordings that name none are left out."""
    found: dict[str, int] = {}
    for name in wanted.days:
        words = facts.of_child.select(words=facts.of_child[DETAIL + name]).distinct()
        for one in engine.fetch(words).column("words").to_pylist():
            day = day_said(one)
            if day is not None:
                found[one] = number_of(day)
    return found


def _days_said(engine: Engine, facts: Facts, wanted: AskedFor) -> ir.Table:
    found = _said_days(engine, facts, wanted)
    schema = ibis.schema({"words": "string", "day": "int32"})
    return ibis.memtable({"words": list(found), "day": list(found.values())}, schema=schema)


def _ages(engine: Engine, facts: Facts, limits: Limits, wanted: AskedFor) -> ir.Table:
    """When each child reaches each age that a rule names, worked out in Python for every day of birth."""
    children = facts.children
    born = engine.fetch(children.select("born").distinct()).column("born")
    numbers = [one for one in pc.unique(born).to_pylist() if one is not None]
    days = [_FIRST + datetime.timedelta(days=number) for number in numbers]
    reaches: Callable[[str], list[int]] = lambda name: [number_of(limits.of_age(name, day)) for day in days]  # noqa: E731
    columns = {"of_born": numbers, **{age_column(name): reaches(name) for name in wanted.ages}}
    ages = ibis.memtable(columns, schema=ibis.schema(dict.fromkeys(columns, "int32")))
    found = children.select("child", "born").left_join(ages, children.born == ages.of_born)
    return found.drop("of_born")
