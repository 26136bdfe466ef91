"""Faults of single rows in the flat tables, found by the engine that reads them."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import importlib.resources
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from wholepicture.checks.catalogue import every_check
from wholepicture.population.asked_for import asked_for
from wholepicture.population.contract import Column, Table, tables, words_of
from wholepicture.population.engine import Engine


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a row.

    Args:
        table: The table.
        column: The column.
        says: What is wrong and what to do.
        where: What the row holds, to find it by.
        last: The last such row is meant, not the first.
    """

    table: str
    column: str
    says: str
    where: Mapping[str, Any]
    last: bool = False


@functools.cache
def _limits() -> Mapping[str, int]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("limits.toml").read_text(encoding="utf-8"))


def faults_of(engine: Engine, found: Mapping[str, ir.Table], today: datetime.date) -> Iterator[Fault]:
    """Every kind of fault, each with its first row.

    Args:
        engine: What reads the tables.
        found: The tables.
        today: No entry can be of a later day.
    """
    for name, table in tables().items():
        yield from _of_cells(engine, found[name], table, today)
    for name, table in tables().items():
        yield from _twice(engine, found[name], table)
        for column in table.columns:
            if column.of:
                yield from _unknown(engine, found, table, column)
    yield from _of_corrections(engine, found["entries"])
    yield from _of_stays(engine, found)
    yield from _of_families(engine, found["entries"])
    yield from _of_days_said(engine, found["entry_details"])


def _first(engine: Engine, rows: ir.Table, *columns: str) -> dict[str, Any] | None:
    found = engine.fetch(rows.select(*columns).limit(1)).to_pylist()
    return found[0] if found else None


def _of_cells(engine: Engine, rows: ir.Table, table: Table, today: datetime.date) -> Iterator[Fault]:
    """Empty cells, words that are not known, days that cannot be: one look at the table for all of them."""
    conditions = [one for column in table.columns for one in _conditions(rows, column, today)]
    if table.name == "entries":
        conditions.append(
            (
                "happened_lower",
                rows.happened_lower > rows.happened_upper,
                "lies after the last day on which it can have happened.",
            )
        )
        conditions.append(
            ("replaces", rows.replaces == rows.entry, "is its own entry: an entry cannot correct itself.")
        )
    if table.name == "stays":
        conditions.append(("to_day", rows.from_day > rows.to_day, "lies before the first day of the stay."))
    if not conditions:
        return
    counts = rows.agg(**{f"n{number}": condition.sum() for number, (_of, condition, _says) in enumerate(conditions)})
    counted = engine.fetch(counts).to_pylist()[0]
    for number, (column, condition, says) in enumerate(conditions):
        if counted[f"n{number}"]:
            where = _first(engine, rows.filter(condition), *dict.fromkeys((*table.key, column)))
            if where is not None:
                said = where[column]
                shown = "is empty" if said is None else f'"{said}"'
                yield Fault(table.name, column, f"{shown} {says}".replace("is empty is empty", "is empty"), where)


def _conditions(rows: ir.Table, column: Column, today: datetime.date) -> Iterator[tuple[str, ir.BooleanValue, str]]:
    cell = rows[column.name]
    if not column.null:
        yield column.name, cell.isnull(), "is empty, and something is asked for."
    if column.type == "text":
        yield column.name, cell == "", "is an empty text. Leave the cell empty, or say what it is."
    if column.one_of:
        words = sorted(words_of(column.one_of))
        yield column.name, cell.notin(words), f"is none of the {column.one_of} of this version's contract."
    if column.type == "day":
        said = _limits()
        first = ibis.literal(datetime.date(said["first_year"], 1, 1))
        ahead = datetime.timedelta(days=said["unborn_days"] if column.name == "born" else 0)
        yield column.name, cell < first, f"lies before {said['first_year']}, and no working days are known for it."
        if column.name not in {"happened_upper", "to_day"}:
            yield column.name, cell > ibis.literal(today + ahead), f"lies in the future: today is {today.isoformat()}."
        yield (
            column.name,
            cell > ibis.literal(datetime.date(said["last_year"], 12, 31)),
            f"lies after {said['last_year']}.",
        )


def _twice(engine: Engine, rows: ir.Table, table: Table) -> Iterator[Fault]:
    """Two rows with the same key."""
    same = rows.group_by(*table.key).agg(times=rows.count())
    where = _first(engine, same.filter(same.times > 1), *table.key)
    if where is not None:
        shown = ", ".join(str(value) for value in where.values())
        yield Fault(
            table.name, table.key[-1], f'"{shown}" stands in more than one row. Each may stand once.', where, last=True
        )


def _unknown(engine: Engine, found: Mapping[str, ir.Table], table: Table, column: Column) -> Iterator[Fault]:
    """A cell that names a row which is not there."""
    other, name = column.of.split(".")
    there = found[other].select(there=name)
    rows = found[table.name]
    rows = rows.filter(rows[column.name].notnull())
    where = _first(
        engine,
        rows.anti_join(there, rows[column.name] == there.there),
        *dict.fromkeys((*table.key, column.name)),
    )
    if where is not None:
        yield Fault(table.name, column.name, f'"{where[column.name]}" is in no row of {other}.', where)


def _of_corrections(engine: Engine, entries: ir.Table) -> Iterator[Fault]:
    """A ring of corrections: then none of them is the last."""
    said = engine.fetch(entries.filter(entries.replaces.notnull()).select("entry", "replaces"))
    replaces = dict(zip(said.column("entry").to_pylist(), said.column("replaces").to_pylist(), strict=True))
    done: set[str] = set()
    for start in replaces:
        seen: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in seen:
            seen[at] = None
            at = replaces.get(at)
        if at is not None and at in seen:
            ring = ", ".join(list(seen)[list(seen).index(at) :])
            yield Fault(
                "entries",
                "replaces",
                f"{ring} correct each other in a ring. One of them must be the first.",
                {"entry": at},
            )
            return
        done |= set(seen)


def _of_stays(engine: Engine, found: Mapping[str, ir.Table]) -> Iterator[Fault]:
    stays, people = found["stays"], found["people"]
    order = ibis.window(group_by=stays.person, order_by=stays.from_day)
    before = stays.mutate(last=stays.to_day.lag().over(order), begun=stays.from_day.lag().over(order))
    overlapping = before.filter(
        before.begun.notnull() & (before["last"].isnull() | (before["last"] >= before.from_day))
    )
    where = _first(engine, overlapping, "person", "household", "from_day")
    if where is not None:
        says = f"{where['person']} still lives in another household on {where['from_day']}. Two stays cannot overlap."
        yield Fault("stays", "from_day", says, where)
    children = people.filter(people.child)
    where = _first(engine, children.anti_join(stays, children.person == stays.person), "person")
    if where is not None:
        says = f"{where['person']} is a child in no household. Give a row in stays, with the household that is known."
        yield Fault("people", "person", says, where)


def _of_families(engine: Engine, entries: ir.Table) -> Iterator[Fault]:
    """More entries of one family than anybody can have written."""
    most = _limits()["entries_of_a_family"]
    counted = entries.group_by("family").agg(several=entries.count())
    where = _first(engine, counted.filter(counted.several > most), "family", "several")
    if where is not None:
        says = (
            f"{where['family']} has {where['several']} entries; more than {most} are not read. Look for a copied file."
        )
        yield Fault("entries", "family", says, {"family": where["family"]}, last=True)


def _of_days_said(engine: Engine, details: ir.Table) -> Iterator[Fault]:
    """A day that a detail says, by which something is due, and for which no working days are known."""
    names = asked_for(every_check()).days
    said = details.filter(details.name.isin(names)).select("name", "value").distinct()
    for one in engine.fetch(said).to_pylist():
        try:
            year = datetime.date.fromisoformat(one["value"]).year
        except ValueError:
            continue  # words that name no day say nothing
        if not _limits()["first_year"] <= year < _limits()["last_year"]:
            yield Fault("entry_details", "value", f'"{one["value"]}" is no day that anything can be due by.', one)
