"""The chronology as data: what Whole Picture's own JSON is called, and how each thing stands in it.

`chronology.schema.json` beside this file documents every property. What is written here is always read back as the
same entry, by `json_properties.entries`.
"""

from __future__ import annotations

import datetime
import importlib.resources
import math
from typing import TYPE_CHECKING

from wholepicture.chronology.entry import Entry, Source
from wholepicture.exchange.json_properties.decisions import decision_as_json
from wholepicture.exchange.json_properties.entries import entry_from_json
from wholepicture.exchange.json_properties.properties import shown
from wholepicture.exchange.json_properties.suggestions import code_as_json, mention_as_json

if TYPE_CHECKING:
    from wholepicture.exchange.account import Refused
    from wholepicture.exchange.merged import FileLine, MergedChronology
    from wholepicture.words.decisions import RuleLine

__all__ = [
    "FORMAT",
    "SCHEMA_VERSION",
    "decisions_as_json",
    "entries_in",
    "entry_as_json",
    "entry_from_json",
    "file_as_json",
    "narrowed_as_json",
    "refused_as_json",
    "rule_as_json",
    "schema_text",
    "set_aside_as_json",
]

FORMAT = "wholepicture-chronology"
SCHEMA_VERSION = "1.1"
"""Major.minor. A new property raises the minor number; a property removed or changed in meaning raises the major."""

_DECIMALS = 4  # of a share


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of the data file: its documentation, word for word as it is kept."""
    return importlib.resources.files(__package__).joinpath("chronology.schema.json").read_text(encoding="utf-8")


def entries_in(chronology: object) -> list[object]:
    """The entries of a data file, each still to be read with `entry_from_json`.

    Args:
        chronology: The whole file, parsed.

    Returns:
        The list under "entries".

    Raises:
        ValueError: When it is not a Whole Picture chronology, or one of a later kind than this program knows.
    """
    if not isinstance(chronology, dict) or chronology.get("format") != FORMAT:
        raise ValueError(
            f'This JSON file does not say "format": "{FORMAT}". Give a chronology.json that Whole Picture wrote, '
            "or the agency's own file."
        )
    version = chronology.get("version")
    if not isinstance(version, str) or version.split(".")[0] != SCHEMA_VERSION.split(".", maxsplit=1)[0]:
        raise ValueError(
            f"It is of version {shown(version)}, and this program reads version {SCHEMA_VERSION}. "
            "Use the newest Whole Picture, or ask for the file to be written again."
        )
    entries = chronology.get("entries")
    if not isinstance(entries, list):
        raise ValueError('It has no list under "entries". Ask for the file to be written again.')  # noqa: TRY004
    return entries


def entry_as_json(entry: Entry, age: str | None = None) -> dict[str, object]:
    """One entry as the data file holds it.

    Args:
        entry: The entry.
        age: The child's age then, in words, when it is known.

    Returns:
        Every property of the entry, always all of them and in the same order.
    """
    happened = entry.happened
    return {
        "id": entry.id,
        "happened": {
            "lower": _day_as_json(happened.lower),
            "upper": _day_as_json(happened.upper),
            "uncertain": happened.uncertain,
            "words": happened.words,
        },
        "time": _time_as_json(entry.time),
        "sequence": _sequence_as_json(entry.sequence),
        "known_on": _day_as_json(entry.known_on),
        "known_to": [
            {"agency": known.agency.name, "agency_kind": known.agency.kind, "since": known.since.isoformat()}
            for known in entry.known_to
        ],
        "agency": entry.agency.name,
        "agency_kind": entry.agency.kind,
        "agency_guessed": entry.agency_guessed,
        "source": _source_as_json(entry.source),
        "basis": entry.basis,
        "kind": entry.kind,
        "people": [{"person": present.person, "role": present.role} for present in entry.people],
        "words": entry.words,
        "response": entry.response,
        "voice": entry.voice,
        "details": dict(entry.details),
        "notes": dict(entry.notes),
        "codes": [code_as_json(code) for code in entry.codes],
        "suggested": [code_as_json(code) for code in entry.suggested],
        "mentioned": [mention_as_json(mention) for mention in entry.mentioned],
        "sensitivity": entry.sensitivity,
        "replaces": entry.replaces,
        "also_recorded_by": list(entry.also_recorded_by),
        "age": age,
    }


def refused_as_json(row: Refused) -> dict[str, object]:
    """A refused row as the data file holds it."""
    return {
        "file": row.file,
        "where": row.where,
        "reason": row.reason,
        "text": row.text,
        "suggested": [code_as_json(code) for code in row.suggested],
    }


def rule_as_json(line: RuleLine) -> dict[str, object]:
    """What became of one rule's suggestions, as the data file holds it."""
    precision = line.precision
    return {
        "rule": line.rule,
        "suggested": line.suggested,
        "confirmed": line.confirmed,
        "rejected": line.rejected,
        "disputed": line.disputed,
        "waiting": line.waiting,
        "precision": None if precision is None else round(precision, _DECIMALS),
    }


def decisions_as_json(merged: MergedChronology) -> dict[str, object]:
    """What could not be settled of people's decisions: where they differ, and what fits no entry."""
    return {
        "disputed": [{"entry": one.entry, **code_as_json(one.code)} for one in merged.disputed],
        "unmatched": [{**decision_as_json(one.decision), "reason": one.reason} for one in merged.unmatched],
    }


def file_as_json(line: FileLine) -> dict[str, object]:
    """A file's line of the reconciliation as the data file holds it."""
    return {
        "file": line.file,
        "status": line.status,
        "agency": line.agency,
        "agency_from": line.agency_from,
        "rows": line.rows,
        "entries": line.entries,
        "refused": line.refused,
        "blank": line.blank,
        "set_aside": line.set_aside,
        "problem": line.problem,
        "sha256": line.sha256,
    }


def set_aside_as_json(part: tuple[str, str, str, str]) -> dict[str, object]:
    """A part of a file that is not rows of a chronology, as the data file holds it."""
    file, where, why, text = part
    return {"file": file, "where": where, "why": why, "text": text}


def narrowed_as_json(merged: MergedChronology) -> dict[str, object] | None:
    """What was left out of the entries on purpose, and from how many; None when nothing was."""
    narrowing = merged.narrowing
    if not narrowing:
        return None
    return {
        "from": _day_as_json(narrowing.first),
        "to": _day_as_json(narrowing.last),
        "agencies": list(narrowing.agencies),
        "people": list(narrowing.people),
        "entries_read": merged.counted,
        "entries_written": len(merged.entries),
    }


def _day_as_json(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time_as_json(time: datetime.time | None) -> str | None:
    if time is None:
        return None
    to_the_minute = time.second == 0 and time.microsecond == 0
    return time.isoformat("minutes") if to_the_minute else time.isoformat()


def _sequence_as_json(sequence: float | None) -> float | None:
    # JSON has no infinity and no "not a number", and neither puts anything in order.
    return sequence if sequence is not None and math.isfinite(sequence) else None


def _source_as_json(source: Source) -> dict[str, object]:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "sheet": source.sheet,
        "table": source.table,
        "row": source.row,
        "author": source.author,
        "document": source.document,
    }
