"""An invented family put to the checks, for the tests of what is written of it. Nobody in it is real."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wholepicture.agencies.agency import Agency
from wholepicture.checks.fact import Child
from wholepicture.checks.tests import spec_tables
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Checked, CheckRequest, check_entries
from wholepicture.exchange.json_properties.gap_answers import GAP_ANSWERS_FORMAT, GAP_ANSWERS_VERSION
from wholepicture.exchange.own_format import FORMAT, SCHEMA_VERSION, entry_as_json

TABLE = """
id | happened                | known      | agency               | kind            | people       | details
r  | 2026-01-05              |            | children_social_care | visit           |              | seen=yes
a  | 2026-02-02              |            | school               | adult_mentioned | Carl:partner | stays=yes; words=Carl collected Isla and Jude.
b  | 2026-03-02              | 2026-03-04 | school               | adult_mentioned | Dean:partner | stays=yes; words=Dean collected Isla.; voice=He shouts.
b2 | 2026-03-16              |            | gp                   | adult_mentioned | Dean:partner | stays=yes; words=Partner Dean in the room.
e  | 2026-03-30              |            | school               | adult_mentioned | Evan:partner | stays=yes; words=Evan was at the gate.
f  | 2026-04-13              |            | gp                   | adult_mentioned | Finn:partner | stays=yes; words=Finn came along.
q  | 2026-04-13              |            | children_social_care | referral        |              | words=From the GP.
q2 | 2026-04-14              |            | children_social_care | referral_decision |            | outcome=assessment; words=To be assessed.
q3 | 2026-04-14              |            | children_social_care | referral_acknowledged |        | words=GP told.
c  | 2026-04-20              | 2026-04-24 | children_social_care | adult_assessed  | Carl:partner | police_check=yes; social_care_check=yes; included=yes; words=Carl met at home.
n  | 2026-03-01..2026-03-31  |            | health_visiting      | no_access       |              | words=No reply.
n2 | 2026-04-02              |            | health_visiting      | no_access       |              | words=No reply again.
s  | 2026-05-11              |            | police               | note            |              | words=Dean shouting in the street.; suggested=domestic_abuse/affirmed/partner
"""  # noqa: E501 - a table
CHILDREN = (Child("Isla", datetime.date(2016, 5, 4)), Child("Jude", datetime.date(2024, 1, 9)))
AS_OF = datetime.date(2026, 5, 29)
NAMES = {"children_social_care": "Northmere Social Care", "school": "Lowfield Primary", "gp": "Harbour Lane Surgery"}
DEAN = {"check": "PC01", "limb": "", "child": "Isla", "about": "Dean", "opened_on": "2026-03-19"}


def entries(table: str = TABLE) -> list[Entry]:
    """The entries of a table, held by agencies with names."""
    found = [spec_tables._entry(row) for row in spec_tables.rows(table)]
    return [
        dataclasses.replace(one, agency=Agency(NAMES.get(one.agency.kind, one.agency.name), one.agency.kind))
        for one in found
    ]


def checked(given: Sequence[Entry] | None = None, **asked: Any) -> Checked:
    """The family put to the checks."""
    request = CheckRequest(**{"as_of": AS_OF, "children": CHILDREN, **asked})
    return check_entries("Isla and Jude", given if given is not None else entries(), request)


def chronology_file(folder: Path, given: Sequence[Entry] | None = None, **changed: Any) -> Path:
    """A chronology.json of the family, with some properties of it changed."""
    listed = [entry_as_json(entry) for entry in (given if given is not None else entries())]
    whole = {"format": FORMAT, "version": SCHEMA_VERSION, "title": "Isla and Jude", "entries": listed, **changed}
    path = folder / "chronology.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def answers_file(folder: Path, *answers: dict[str, Any], name: str = "gap-answers.json") -> Path:
    """A file of answers to gaps."""
    path = folder / name
    whole = {"format": GAP_ANSWERS_FORMAT, "version": GAP_ANSWERS_VERSION, "answers": list(answers)}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def said(**changed: Any) -> dict[str, Any]:
    """An answer to the gap about Dean."""
    given = {"said": "known, with reason", "reason": "He moved out.", "by": "C. Marsh", "on": "2026-05-28"}
    return {**DEAN, **given, "review_on": None, **changed}
