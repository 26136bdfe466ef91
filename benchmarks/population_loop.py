"""The loops to which the checks over an area are compared: one child at a time.

Two of them, so that nobody need guess: the plain engine alone, and the same engine with pandas picking the facts that
each part of a rule asks for, as an analyst's script over one child's rows would.
"""

from __future__ import annotations

import dataclasses
import datetime
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd

from wholepicture.agencies.agency import Agency
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child, Fact, Family
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.matching import Facts, Level
from wholepicture.checks.plain import check_family
from wholepicture.checks.vocabulary import Entries
from wholepicture.chronology.entry import Entry, PersonInEntry, Source
from wholepicture.timescales.date_known import DateKnown

_NO_FILE = Source(file="loop", sha256="0" * 64)
_DETAIL = "d_"
_TRUTH = {"yes": True, "no": False}
_LISTS = {"covers": "children_covered", "present": "agencies_present"}
_MISSING = {"unsure": Level.PERHAPS, "yes": Level.SURE, "no": Level.NO}


def loop(folder: Path, as_of: datetime.date, *, with_pandas: bool) -> dict[str, Any]:
    """Seconds that a loop over every child takes.

    Args:
        folder: The flat tables.
        as_of: The day for which the checks are asked.
        with_pandas: Whether pandas picks the facts.
    """
    limits, checks = limits_with(), every_check()
    started, gaps, children = time.perf_counter(), 0, 0
    for family in _families(folder, as_of):
        for child in family.children:
            alone = dataclasses.replace(family, children=[child])
            children += 1
            if not with_pandas:
                gaps += len(check_family(alone, checks, limits, as_of).gaps)
                continue
            with mock.patch.object(Facts, "_found", _Frames().found):
                gaps += len(check_family(alone, checks, limits, as_of).gaps)
    seconds = time.perf_counter() - started
    return {"children": children, "seconds": round(seconds, 2), "gaps": gaps}


class _Frames:
    """One child's facts as tables of pandas."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Facts, list[Fact], pd.DataFrame]] = {}

    @property
    def found(self) -> Callable[[Facts, Entries], list[tuple[Fact, Level]]]:
        """What `checks.matching` finds, by columns."""
        frames = self

        def of_facts(facts: Facts, asked: Entries) -> list[tuple[Fact, Level]]:
            return frames._found(facts, asked)

        return of_facts  # a plain function, so that it is given the facts as its own

    def _found(self, of: Facts, asked: Entries) -> list[tuple[Fact, Level]]:
        if id(of) not in self._held:
            placed = sorted((one for several in of._by_kind.values() for one in several), key=lambda one: one[0])  # noqa: SLF001
            facts = [fact for _place, fact in placed]
            self._held[id(of)] = of, facts, pd.DataFrame([_row(fact) for fact in facts])
        _of, facts, frame = self._held[id(of)]
        if frame.empty:
            return []
        levels = _levels(frame, asked)
        return [(facts[place], Level(value)) for place, value in levels[levels > Level.NO].items()]


def _row(fact: Fact) -> dict[str, Any]:
    row = {"kind": fact.kind, "basis": fact.basis, "agency_kind": fact.agency_kind, "topic": fact.topic}
    return row | {_DETAIL + name: value for name, value in fact.details.items()}


def _levels(frame: pd.DataFrame, asked: Entries) -> pd.Series:
    is_one = frame["kind"].isin(asked.kinds)
    for column, wanted in (("basis", asked.bases), ("agency_kind", asked.agencies)):
        if wanted:
            is_one &= frame[column].isin(wanted)
    if asked.not_agencies:
        is_one &= ~frame["agency_kind"].isin(asked.not_agencies)
    levels = is_one.astype(int) * Level.SURE
    if asked.topics:
        of = frame["topic"].isin(asked.topics).astype(int) * Level.SURE
        levels = levels.clip(upper=of.where(frame["topic"] != "", Level.PERHAPS))
    for detail in asked.details:
        missing = _MISSING[detail.if_missing]
        if _DETAIL + detail.name not in frame:
            levels = levels.clip(upper=missing)
            continue
        said = frame[_DETAIL + detail.name]
        holds = said.notna() if detail.any_value else said.isin(detail.values) != detail.never
        levels = levels.clip(upper=(holds.astype(int) * Level.SURE).where(said.notna(), missing))
    for other in asked.or_these:
        levels = levels.clip(lower=_levels(frame, other))
    return levels


def _families(folder: Path, as_of: datetime.date) -> Iterator[Family]:
    held = {name: pd.read_parquet(folder / f"{name}.parquet") for name in ("entries", "people")}
    by_entry = {}
    for name in ("entry_people", "entry_details", "entry_lists"):
        rows = pd.read_parquet(folder / f"{name}.parquet")
        by_entry[name] = {str(entry): of for entry, of in rows.groupby("entry")}
    entries = dict(iter(held["entries"].groupby("family")))
    people = held["people"][held["people"]["child"]]
    for family, children in people.groupby("family"):
        rows = entries.get(family)
        mine = [] if rows is None else [_entry(row, by_entry) for row in rows.itertuples()]
        named = [Child(one.person, _day(one.born)) for one in children.itertuples()]
        yield family_of(mine, Reader(as_of), children=named)


def _day(value: Any) -> datetime.date | None:  # noqa: ANN401 - a cell of pandas
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _entry(row: Any, by_entry: dict[str, dict[str, pd.DataFrame]]) -> Entry:  # noqa: ANN401 - a row of pandas
    said: dict[str, Any] = {}
    details = by_entry["entry_details"].get(row.entry)
    if details is not None:
        said = {one.name: _TRUTH.get(one.value, one.value) for one in details.itertuples(index=False)}
    lists = by_entry["entry_lists"].get(row.entry)
    if lists is not None:
        said |= {_LISTS[str(name)]: "; ".join(items) for name, items in lists.groupby("list")["item"]}
    people = by_entry["entry_people"].get(row.entry)
    present = () if people is None else [PersonInEntry(one.person, one.role) for one in people.itertuples()]
    return Entry(
        id=row.entry, happened=DateKnown(_day(row.happened_lower), _day(row.happened_upper)),
        known_on=_day(row.known_on), agency=Agency(row.agency, row.agency_kind), source=_NO_FILE, words="",
        kind=row.kind, basis=row.basis, voice="said" if row.voice else "", details=said, people=tuple(present),
    )  # fmt: skip
