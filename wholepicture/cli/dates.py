"""`wholepicture dates`: read dates as agencies write them, one JSON line in, one JSON line out."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from wholepicture.timescales.date_known import DateKnown

_ISO_LENGTH = len("2016-05-22")


class _LineRefused(ValueError):
    """A line that holds no question that can be answered; the message is the reason."""


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _question(line: bytes | str) -> dict[str, Any]:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError as error:
        raise _LineRefused("The line is not valid UTF-8; save the file as UTF-8 and send it again.") from error
    try:
        question = json.loads(text.lstrip("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _LineRefused("The line is not JSON; write one JSON object on each line.") from error
    if not isinstance(question, dict):
        raise _LineRefused('The line is not a JSON object; write {"id": ..., "text": ..., "reference_date": ...}.')
    return question


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


def _text(question: Mapping[str, Any], name: str) -> str:
    text = question.get(name)
    if not isinstance(text, str):
        raise _LineRefused(f'There is no "{name}" to read; give the words of the date as a JSON string.')
    return text


def _row_above(question: Mapping[str, Any], reference: datetime.date | None) -> DateKnown | None:
    """The date of the row above; one that cannot be read is no help to the row below, and is as good as none."""
    from wholepicture.timescales.date_known import DateRefused
    from wholepicture.timescales.wording import read_wording

    if question.get("row_above") is None:
        return None
    try:
        return read_wording(_text(question, "row_above"), reference=reference)
    except DateRefused:
        return None


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read(question: Mapping[str, Any]) -> dict[str, Any]:
    from wholepicture.timescales.wording import read_wording

    reference = _reference(question)
    text = _text(question, "text")
    known = read_wording(text, reference=reference, row_above=_row_above(question, reference))
    return {"lower": _iso(known.lower), "upper": _iso(known.upper), "uncertain": known.uncertain}


def _answer(line: bytes | str) -> dict[str, Any]:
    from wholepicture.timescales.date_known import DateRefused

    known_id = None
    try:
        question = _question(line)
        known_id = question.get("id")
        return {"id": known_id, **_read(question)}
    except (_LineRefused, DateRefused) as refused:
        return {"id": known_id, "refused": True, "reason": str(refused)}


def read_date_lines(lines: Iterable[bytes | str], out: TextIO) -> None:
    """Answer each line with one line, in order, each written out before the next is read.

    Args:
        lines: JSON lines {"id", "text", "reference_date"}, with an optional "row_above" (the words of the date above).
        out: Where the answers go: {"id", "lower", "upper", "uncertain"} or {"id", "refused": true, "reason"}.
    """
    for line in lines:
        out.write(json.dumps(_answer(line)) + "\n")
        out.flush()


def dates() -> None:
    """Read dates as agencies write them: JSON lines on standard input, JSON lines on standard output.

    Each line in: {"id", "text", "reference_date"}, with an optional "row_above". Each line out: the first and last day
    that the words allow and whether they leave a doubt, or a refusal with its reason.
    """
    try:
        read_date_lines(sys.stdin.buffer, sys.stdout)
    except BrokenPipeError:
        # The reader has gone (a pager, `head`): point standard output elsewhere, so that closing it is quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
