"""Questions about dates, one JSON line each, and an answer to each on a line of its own: for use from other programs.

A line holds the words of a date and what they may lean on; its answer holds the days that they allow, or why they
cannot be read. A line that cannot be answered never stops the next.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping
from typing import Any

from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.wording import read_wording

_ISO_LENGTH = len("2016-05-22")
_CALLED = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
_TOO_LARGE = "The line holds a number that is too large to be given back; write it in quotation marks."


class _LineRefused(ValueError):
    """A line that holds no question that can be answered; the message is the reason."""


def answer(line: bytes | str) -> str:
    """Answer one question.

    Args:
        line: JSON {"id", "text", "reference_date"}, with an optional "row_above" (the words of the date above it).

    Returns:
        JSON on one line, without its end: {"id", "lower", "upper", "uncertain"} or {"id", "refused": true, "reason"}.
    """
    known_id = None
    try:
        question = _question(line)
        known_id = question.get("id")
        return json.dumps({"id": known_id, **_read(question)}, allow_nan=False)
    except (_LineRefused, DateRefused) as refused:
        return json.dumps({"id": known_id, "refused": True, "reason": str(refused)}, allow_nan=False)


def _not_json(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):  # 1e400 is JSON, but what would be given back for it is not
        raise _LineRefused(_TOO_LARGE)
    return number


def _question(line: bytes | str) -> dict[str, Any]:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError as error:
        raise _LineRefused("The line is not valid UTF-8; save the file as UTF-8 and send it again.") from error
    try:
        question = json.loads(text.lstrip("\ufeff"), parse_constant=_not_json, parse_float=_finite)
        json.dumps(question)  # what nests too deeply to be given back is refused with what nests too deeply to be read
    except _LineRefused:
        raise
    except (ValueError, RecursionError) as error:
        raise _LineRefused("The line is not JSON; write one JSON object on each line.") from error
    if not isinstance(question, dict):
        raise _LineRefused('The line is not a JSON object; write {"id": ..., "text": ..., "reference_date": ...}.')
    return question


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
    raise _LineRefused('The "reference_date" is not a date; write it as 2016-05-22.')


def _words(question: Mapping[str, Any], name: str) -> str:
    given = question.get(name)
    if isinstance(given, str):
        return given
    do = 'write the words of the date in quotation marks, such as "22 May 2016".'
    if given is None:
        raise _LineRefused(f'There is no "{name}" to read; {do}')
    raise _LineRefused(f'The "{name}" is {_CALLED[type(given)]} and not text; {do}')


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
