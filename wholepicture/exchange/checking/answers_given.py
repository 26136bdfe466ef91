"""The files that a person gave with --decisions: what was decided of codes, and what was said of gaps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from wholepicture.checks.answers import GapAnswer
from wholepicture.exchange.json_properties.gap_answers import GAP_ANSWERS_FORMAT, gap_answers_from_json
from wholepicture.exchange.merging.decisions_given import decisions_given
from wholepicture.exchange.merging.said_of_files import SaidWrongly
from wholepicture.words.decisions import Decision


def decisions_and_answers(paths: Iterable[Path]) -> tuple[tuple[Decision, ...], tuple[GapAnswer, ...]]:
    """What all files say, told apart by their "format".

    Args:
        paths: The files, in any order.

    Returns:
        What was decided of codes, and what was said of gaps.

    Raises:
        ValueError: When a file is neither; the message names it, and says what to do.
    """
    of_codes: list[Path] = []
    of_gaps: list[GapAnswer] = []
    for path in paths:
        raw = _parsed(path)
        if _are_answers(raw):
            try:
                of_gaps.extend(gap_answers_from_json(raw))
            except ValueError as wrong:
                raise ValueError(f"--decisions {path.name}: {wrong}. Save the answers from the page again.") from wrong
        else:
            of_codes.append(path)
    try:
        return decisions_given(of_codes), tuple(dict.fromkeys(of_gaps))
    except SaidWrongly as wrong:
        raise ValueError(str(wrong)) from wrong


def holds_answers(path: Path) -> bool:
    """Whether a file holds answers to gaps; one that cannot be read is left to the reader of decisions to refuse."""
    try:
        return _are_answers(_parsed(path))
    except ValueError:
        return False


def _are_answers(raw: object) -> bool:
    return isinstance(raw, dict) and raw.get("format") == GAP_ANSWERS_FORMAT


def _parsed(path: Path) -> object:
    """The file, or None when it is not JSON: then the reader of decisions of codes says so, as it always does."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ValueError(f"--decisions {path}: there is no such file. Check the name.") from None
    except (OSError, ValueError, RecursionError):
        return None
