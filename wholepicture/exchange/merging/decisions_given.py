"""The decisions files that a person gave, read whole before anything else is done."""

from __future__ import annotations

import codecs
import collections
import functools
import importlib.resources
import json
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from wholepicture.exchange.json_properties.decisions import decisions_from_json
from wholepicture.exchange.merging.find_files import printable
from wholepicture.exchange.merging.said_of_files import SaidWrongly
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.file_bytes import bytes_of
from wholepicture.exchange.reading.settings import size_in_words
from wholepicture.words.decisions import Decision

_DO = "Save the decisions from the page again, or ask the person who sent them to."
_LONGEST_NUMBER = 18  # digits; far beyond any place in a text


def decisions_given(paths: Iterable[Path]) -> tuple[Decision, ...]:
    """The decisions of all files.

    Args:
        paths: The files, in any order; the same one twice counts once.

    Returns:
        Every decision once.

    Raises:
        SaidWrongly: When a file cannot be read as decisions; the message names it and the place, and says what to do.
    """
    return tuple(dict.fromkeys(decision for path in paths for decision in _decisions_of(path)))


def _decisions_of(path: Path) -> tuple[Decision, ...]:
    try:
        return decisions_from_json(_parsed(_bytes(path)))
    except (ValueError, FileRefused) as wrong:
        raise SaidWrongly(f"--decisions {printable(str(path))}: {_sentence(str(wrong))}") from wrong


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}. {_DO}"


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size if path.is_file() else 0
    most = _most_bytes()
    if size > most:
        raise FileRefused(
            f"it is {size_in_words(size)}, and the most that is read of decisions is {size_in_words(most)}. "
            "If it is one that the page saved, give fewer reviewers' decisions in one file."
        )
    if path.is_file() and size == 0:
        raise FileRefused("it is empty")
    return bytes_of(path)


def _parsed(data: bytes) -> object:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as wrong:
        raise ValueError(
            f"it is not UTF-8 text, as decisions are saved (byte {wrong.start + 1}): another program has changed it"
        ) from wrong
    try:
        return json.loads(text, object_pairs_hook=_once_each, parse_int=_whole_number)
    except json.JSONDecodeError as wrong:
        raise ValueError(
            f"line {wrong.lineno}, column {wrong.colno}: it is not JSON there, or was cut short"
        ) from wrong
    except RecursionError as wrong:
        raise ValueError("it has brackets within brackets, far deeper than decisions have") from wrong


def _once_each(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """An object in which no property stands twice: which of the two was meant cannot be known."""
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = collections.Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        about = next((f' of the decision on "{found[key]}"' for key in ("phrase", "entry") if key in found), "")
        raise ValueError(f'the property "{twice}"{about} stands there twice')
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(digits):,} digits stands in it, which can be no place in a text")
    return int(digits)


@functools.cache
def _most_bytes() -> int:
    text = importlib.resources.files(__package__).joinpath("limits.toml").read_text("utf-8")
    return int(tomllib.loads(text)["decisions"]["bytes"])
