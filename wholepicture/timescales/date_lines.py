"""Questions about dates, one JSON line each, and an answer to each on a line of its own: for use from other programs.

A line holds the words of a date and what they may lean on; its answer holds the days that they allow, or why they
cannot be read. A line that cannot be answered never stops the next.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.question_line import LineRefused, question_on
from wholepicture.timescales.wording import read_wording

_ISO_LENGTH = len("2016-05-22")
_SHAPE = '{"id": ..., "text": ..., "reference_date": ...}'
_CALLED = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}


def answer(line: bytes | str) -> str:
    """Answer one question.

    Args:
        line: JSON {"id", "text", "reference_date"}, with an optional "row_above" (the words of the date above it).

    Returns:
        JSON on one line, without its end: {"id", "lower", "upper", "uncertain"} or {"id", "refused": true, "reason"}.
    """
    known_id = None
    try:
        question = question_on(line, _SHAPE)
        known_id = question.get("id")
        return json.dumps({"id": known_id, **_read(question)}, allow_nan=False)
    except (LineRefused, DateRefused) as refused:
        return json.dumps({"id": known_id, "refused": True, "reason": str(refused)}, allow_nan=False)


def _read(question: Mapping[str, Any]) -> dict[str, Any]:
    reference = _reference(question)
    known = read_wording(_words(question, "text"), reference=reference, row_above=_row_above(question, reference))
    return {"lower": _iso(known.lower), "upper": _iso(known.upper), "uncertain": known.uncertain}


def _reference(question: Mapping[str, Any]) -> datetime.date | None:
    given = question.get("reference_date")
    if given is None or given == "":
        return None
    try:
        if len(given) == _ISO_LENGTH and given[4] == given[7] == "-":
            return datetime.date.fromisoformat(given)
    except (TypeError, ValueError, KeyError):
        pass
    raise LineRefused('The "reference_date" is not a date; write it as 2016-05-22.')


def _words(question: Mapping[str, Any], name: str) -> str:
    given = question.get(name)
    if isinstance(given, str):
        return given
    do = 'write the words of the date in quotation marks, such as "22 May 2016".'
    if given is None:
        raise LineRefused(f'There is no "{name}" to read; {do}')
    raise LineRefused(f'The "{name}" is {_CALLED[type(given)]} and not text; {do}')


def _row_above(question: Mapping[str, Any], reference: datetime.date | None) -> DateKnown | None:
    """The date of the row above; one that cannot be read is no help to the row below, and is as good as none."""
    if question.get("row_above") is None:
        return None
    try:
        return read_wording(_words(question, "row_above"), reference=reference)
    except DateRefused:
        return None


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
