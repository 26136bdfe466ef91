"""Invented areas, written as the flat tables of the public contract."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wholepicture.population.contract import Table, tables
from wholepicture.population.invent.families import Families, Numbers, families
from wholepicture.population.invent.settings import settings
from wholepicture.population.invent.streams import NOBODY, Entries, entries

_AT_ONCE = 100_000  # children: little enough for a small machine, and the same area however many there are
_TYPES = {"text": pa.string(), "day": pa.date32(), "number": pa.int64(), "truth": pa.bool_()}
_LETTER = {"mother": "m", "father": "d", "partner": "p"}


def invent(children: int, seed: int, out: Path, *, as_of: datetime.date, practice: str = "mixed") -> None:
    """Invent an area.

    Args:
        children: How many.
        seed: The same seed gives the same area.
        out: The folder for its tables.
        as_of: The last day of its record.
        practice: How well the work is done: "mixed" or "good".
    """
    out.mkdir(parents=True, exist_ok=True)
    first_family, first_entry = 0, 0
    with contextlib.ExitStack() as stack:
        writers = {
            name: stack.enter_context(pq.ParquetWriter(out / f"{name}.parquet", schema_of(table), compression="zstd"))
            for name, table in tables().items()
        }
        for block, first_child in enumerate(range(0, children, _AT_ONCE)):
            draw = np.random.default_rng([seed, block])
            of = families(min(_AT_ONCE, children - first_child), first_family, first_child, as_of, draw)
            written = _Writing(writers, of, draw)
            written.people()
            first_entry = written.entries(practice, first_entry)
            first_family += of.count


def schema_of(table: Table) -> pa.Schema:
    """The columns of a table, as Parquet holds them."""
    return pa.schema([(column.name, _TYPES[column.type]) for column in table.columns])


def _named(letter: str, numbers: Numbers) -> pa.Array:
    return pc.binary_join_element_wise(letter, pa.array(numbers).cast(pa.string()), "")


def _days(numbers: Numbers, empty: Any = None) -> pa.Array:  # noqa: ANN401 - a column of truths
    return pa.array(numbers.astype(np.int32), mask=empty).cast(pa.date32())


def _same(value: object, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(value), count)


@dataclasses.dataclass(frozen=True, slots=True)
class _Writing:
    writers: Mapping[str, pq.ParquetWriter]
    of: Families
    draw: np.random.Generator

    def _write(self, name: str, columns: Mapping[str, pa.Array]) -> None:
        schema = schema_of(tables()[name])
        arrays = [columns[field.name].cast(field.type) for field in schema]
        self.writers[name].write_table(pa.Table.from_arrays(arrays, schema=schema))

    def people(self) -> None:
        """The people, where they lived, and how they are related."""
        of = self.of
        everyone = np.arange(of.count)
        child_family = of.family_of
        child = _named("c", np.arange(len(of.born)) + of.first_child)
        self._people(child, child_family, born=_days(of.born))
        for role, some in (
            ("mother", everyone),
            ("father", np.flatnonzero(of.father)),
            ("partner", np.flatnonzero(of.troubled)),
        ):
            self._people(_named(_LETTER[role], some + of.first_family), some)
        mothers = _named("m", child_family + of.first_family)
        self._write("relationships", {"person": child, "other": mothers, "relation": _same("mother", len(child))})

    def _people(self, person: pa.Array, family: Numbers, born: pa.Array | None = None) -> None:
        count, of = len(person), self.of
        self._write("people", {
            "person": person, "family": _named("f", family + of.first_family), "child": _same(born is not None, count),
            "born": pa.nulls(count, pa.date32()) if born is None else born,
        })  # fmt: skip
        moved = of.moved[family]
        begins = np.full(count, of.as_of - int(settings()["years"] * 366))
        if born is not None:
            begins = np.maximum(begins, born.cast(pa.int32()).to_numpy())
        moved = np.where(moved > begins + 1, moved, 0)
        home = _named("h", family + of.first_family)
        self._stays(person, home, begins, moved - 1, moved == 0)
        again = np.flatnonzero(moved)
        new = _named("n", family[again] + of.first_family)
        self._stays(person.take(pa.array(again)), new, moved[again], moved[again], np.ones(len(again), dtype=bool))

    def _stays(self, person: pa.Array, household: pa.Array, begins: Numbers, ends: Numbers, still: Any) -> None:  # noqa: ANN401
        days = {"from_day": _days(begins), "to_day": _days(ends, still)}
        self._write("stays", {"person": person, "household": household, **days, "basis": _same("record", len(person))})

    def entries(self, practice: str, first: int) -> int:
        """The entries; says the number of the next one."""
        begun = first
        for some in entries(self.of, practice, self.draw):
            begun = first if some.begins else begun
            self._entries(some, first, None if some.answers is None else _named("e", some.answers + begun))
            first += len(some.day)
        return first

    def _entries(self, some: Entries, first: int, about: pa.Array | None = None) -> None:
        count, of = len(some.day), self.of
        if not count:
            return
        entry = _named("e", np.arange(first, first + count))
        self._write("entries", {"entry": entry, **self._dated(some), **self._said(some)})
        named = np.flatnonzero(some.child != NOBODY)
        self._person(entry.take(pa.array(named)), 0, _named("c", some.child[named] + of.first_child), "child")
        adult = np.arange(count) if some.adult != "father" else np.flatnonzero(of.father[some.family])
        if some.adult:
            who = _named(_LETTER[some.adult], some.family[adult] + of.first_family)
            self._person(entry.take(pa.array(adult)), 1, who, some.adult)
        details = {name: _same(value, count) for name, value in some.details.items()}
        if about is not None:
            details["about_entry"] = about
        for name, value in details.items():
            self._write("entry_details", {"entry": entry, "name": _same(name, count), "value": value})
        self._lists(some, entry)

    def _person(self, entry: pa.Array, number: int, person: pa.Array, role: str) -> None:
        same = {"number": number, "role": role, "mentioned": False}
        same = {name: _same(value, len(entry)) for name, value in same.items()}
        self._write("entry_people", {"entry": entry, "person": person, **same})

    def _lists(self, some: Entries, entry: pa.Array) -> None:
        of = self.of
        if some.covers:
            place = np.repeat(np.arange(len(entry)), of.children[some.family])
            starts = np.repeat(np.cumsum(of.children[some.family]) - of.children[some.family], of.children[some.family])
            child = of.eldest[some.family][place] + np.arange(len(place)) - starts
            items = _named("c", child + of.first_child)
            self._list(entry.take(pa.array(place)), "covers", items)
        if some.present:
            for agency in ("children_social_care", "police", "health"):
                self._list(entry, "present", _same(agency, len(entry)))

    def _list(self, entry: pa.Array, name: str, item: pa.Array) -> None:
        self._write("entry_lists", {"entry": entry, "list": _same(name, len(entry)), "item": item})

    def _dated(self, some: Entries) -> dict[str, pa.Array]:
        said, count = settings()["dates"], len(some.day)
        vague = self.draw.random(count) < said["vague"]
        late = self.draw.random(count) < said["told_late"]
        answers = some.agency_names == ("children_social_care",)  # its own work is known when it is done
        known = some.day + np.where(late & (not answers), self.draw.integers(1, said["told_late_days"], size=count), 0)
        upper = np.where(vague & (not answers), np.minimum(some.day + 14, self.of.as_of), some.day)
        lower = np.where(vague & (not answers), some.day - 14, some.day)
        known = np.minimum(np.maximum(known, upper), self.of.as_of)
        return {
            "happened_lower": _days(lower),
            "happened_upper": _days(upper),
            "known_on": _days(known, self.draw.random(count) < said["not_said"]),
        }

    def _said(self, some: Entries) -> dict[str, pa.Array]:
        count = len(some.day)
        names = pa.array([name.replace("_", " ") for name in some.agency_names])
        return {
            "family": _named("f", some.family + self.of.first_family),
            "kind": _same(some.kind, count),
            "agency": names.take(pa.array(some.agencies)),
            "agency_kind": pa.array(some.agency_names).take(pa.array(some.agencies)),
            "basis": _same(some.basis, count),
            "voice": _same(some.voice, count),
            "replaces": pa.nulls(count, pa.string()),
            "event": pa.nulls(count, pa.string()),
        }


def rows_written(out: Path) -> Iterator[tuple[str, int]]:
    """How many rows each table of a folder holds."""
    for name in tables():
        yield name, pq.read_metadata(out / f"{name}.parquet").num_rows
