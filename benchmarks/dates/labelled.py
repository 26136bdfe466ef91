"""Labelled wordings: what was written, what it may lean on, and what it means."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wholepicture.timescales.date_known import DateKnown
from wholepicture.timescales.tests.tables import known


@dataclasses.dataclass(frozen=True)
class Labelled:
    """A wording with its meaning.

    Args:
        text: The words.
        reference: The reference date, or None.
        above: The words of the row above, or None.
        wanted: What it means; None when it should be refused.
    """

    text: str
    reference: datetime.date | None
    above: str | None
    wanted: DateKnown | None


def labelled_in(path: Path) -> list[Labelled]:
    """The wordings of a file.

    Args:
        path: A .tsv as `timescales/tests/expressions.tsv`, or JSON lines {"text", "reference_date", "row_above"} with
            {"lower", "upper", "uncertain"} or {"refused": true}.

    Returns:
        Them, in order. A line that is neither ends the program with a sentence that names it.
    """
    return list(_of_table(path) if path.suffix == ".tsv" else _of_lines(path))


def _of_table(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            reading = row["reading"]
            wanted = None if reading.startswith("refused") else known(reading)
            yield Labelled(row["wording"], _day(row["reference date"]), row["row above"] or None, wanted)


def _of_lines(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        sys.exit(f"{path} cannot be read ({problem}); give a file of JSON lines in UTF-8.")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            yield Labelled(one["text"], _day(one.get("reference_date")), one.get("row_above"), _wanted(one))
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            sys.exit(
                f'{path}, line {number}: not a labelled wording ({problem!r}); write {{"text", "reference_date", '
                '"lower", "upper", "uncertain"} or {"text", "reference_date", "refused": true}.'
            )


def _wanted(one: dict[str, Any]) -> DateKnown | None:
    if one.get("refused"):
        return None
    return DateKnown(_day(one["lower"]), _day(one["upper"]), one["uncertain"])


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
