"""One question from another program: a JSON object on a line of its own."""

from __future__ import annotations

import json
import math
from typing import Any

_TOO_LARGE = "The line holds a number that is too large to be given back; write it in quotation marks."


class LineRefused(ValueError):
    """A line that holds no question that can be answered; the message is the reason."""


def _not_json(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):  # 1e400 is JSON, but what would be given back for it is not
        raise LineRefused(_TOO_LARGE)
    return number


def question_on(line: bytes | str, shape: str) -> dict[str, Any]:
    """The question on a line.

    Args:
        line: What stands on it, as it came.
        shape: How a question is written, for the one who wrote it otherwise.

    Raises:
        LineRefused: When it is not UTF-8, not JSON, or not an object.
    """
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError as error:
        raise LineRefused("The line is not valid UTF-8; save the file as UTF-8 and send it again.") from error
    try:
        question = json.loads(text.lstrip("\ufeff"), parse_constant=_not_json, parse_float=_finite)
        json.dumps(question)  # what nests too deeply to be given back is refused with what nests too deeply to be read
    except LineRefused:
        raise
    except (ValueError, RecursionError) as error:
        raise LineRefused("The line is not JSON; write one JSON object on each line.") from error
    if not isinstance(question, dict):
        raise LineRefused(f"The line is not a JSON object; write {shape}.")
    return question
