"""Families as flat tables: the entries that the plain engine reads, written in the form that the other engine reads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wholepicture.checks import terms
from wholepicture.checks.details import as_text
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import details_of
from wholepicture.checks.one_event import event_of_each
from wholepicture.chronology.entry import Code, Entry
from wholepicture.population.contract import tables

_TYPES = {"text": pa.string(), "day": pa.date32(), "number": pa.int64(), "truth": pa.bool_()}
Rows = dict[str, list[dict[str, object]]]
Area = Mapping[str, tuple[Sequence[Entry], Sequence[Child]]]


def rows_of(area: Area, only_the_latest: Iterable[str] = ()) -> Rows:
    """The rows of every table, for families by name. Every person's name must be of one family alone."""
    rows: Rows = {name: [] for name in tables()}
    for family, (entries, children) in area.items():
        people: dict[str, dict[str, object]] = {}
        for child in children:
            people[child.name] = {"person": child.name, "family": family, "child": True, "born": child.born}
        events = event_of_each(entries)
        for entry in entries:
            _add(rows, family, entry, events.get(entry.id, entry.id))
            for present in entry.people:
                person = {"person": present.person, "family": family, "child": False, "born": None}
                people.setdefault(present.person, person)
        rows["people"].extend(people.values())
        rows["stays"].extend(
            {
                "person": name,
                "household": family,
                "from_day": datetime.date(2020, 1, 1),
                "to_day": None,
                "basis": "record",
            }
            for name in people
        )
    rows["feeds"] = [{"agency_kind": kind, "only_the_latest": True} for kind in only_the_latest]
    return rows


def _add(rows: Rows, family: str, entry: Entry, event: str) -> None:
    rows["entries"].append({
        "entry": entry.id, "family": family, "kind": entry.kind, "agency": entry.agency.name,
        "agency_kind": entry.agency.kind, "happened_lower": entry.happened.lower,
        "happened_upper": entry.happened.upper, "known_on": entry.known_on, "basis": entry.basis,
        "voice": bool(entry.voice.strip()), "replaces": entry.replaces, "event": event,
    })  # fmt: skip
    people = [(one.person, one.role, False) for one in entry.people]
    mentioned = [(one.name, one.role, True) for one in entry.mentioned if one.name]
    for number, (person, role, only_mentioned) in enumerate([*people, *mentioned]):
        present = {"number": number, "person": person, "role": role, "mentioned": only_mentioned}
        rows["entry_people"].append({"entry": entry.id, **present})
    for number, code in enumerate(_codes(entry)):
        said = {"code": code.code, "polarity": code.polarity, "subject": code.subject, "status": code.status}
        rows["entry_codes"].append({"entry": entry.id, "number": number, **said})
    for name, value in details_of(entry).items():
        if value is not None:
            rows["entry_details"].append({"entry": entry.id, "name": name, "value": as_text(value)})
    for name, held_in in terms.list_details().items():
        cells = [str(entry.details[one]) for one in held_in if isinstance(entry.details.get(one), str)]
        items = dict.fromkeys(part.strip() for cell in cells for part in cell.replace(",", ";").split(";"))
        rows["entry_lists"].extend({"entry": entry.id, "list": name, "item": item} for item in items if item)
    for told in entry.known_to:
        agency = {"agency": told.agency.name, "agency_kind": told.agency.kind, "since": told.since}
        rows["entry_known_to"].append({"entry": entry.id, **agency})


def _codes(entry: Entry) -> list[Code]:
    """Each code once, the confirmed first: as a partnership's own system gives them."""
    ordered = sorted([*entry.codes, *entry.suggested], key=lambda code: code.status != "confirmed")
    return list({(code.code, code.polarity, code.subject): code for code in reversed(ordered)}.values())[::-1]


def write(rows: Rows, folder: Path) -> None:
    """Every table as a Parquet file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables().items():
        schema = pa.schema([(column.name, _TYPES[column.type]) for column in table.columns])
        pq.write_table(pa.Table.from_pylist(rows[name], schema=schema), folder / f"{name}.parquet")
