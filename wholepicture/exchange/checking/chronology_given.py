"""The chronology that a person gave: read whole from its data file, and refused in words when it cannot be trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from wholepicture.chronology.entry import Code, Entry
from wholepicture.chronology.terms import kinds
from wholepicture.exchange.own_format import entries_in, entry_from_json
from wholepicture.words.codes import codes

_DO = "Give the chronology.json that `wholepicture merge` wrote."


class CheckRefused(Exception):
    """What was asked cannot be done; the message says why, and what to do."""


def chronology_given(path: Path) -> tuple[str, list[Entry]]:
    """The title and the entries of a chronology.

    Args:
        path: A chronology.json.

    Raises:
        CheckRefused: When it cannot be read, or an entry of it cannot be trusted; the message names its place.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CheckRefused(f"{path} is not there. {_DO}") from None
    except IsADirectoryError:
        raise CheckRefused(f"{path} is a folder. {_DO}") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise CheckRefused(f"{path.name} cannot be read as JSON ({wrong}). {_DO}") from wrong
    try:
        listed = entries_in(raw)
    except ValueError as wrong:
        raise CheckRefused(f"{path.name}: {wrong}") from wrong
    return str(raw.get("title") or path.stem), list(_entries(listed, path.name))


def _entries(listed: Sequence[object], name: str) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for number, obj in enumerate(listed, start=1):
        try:
            entry = entry_from_json(obj)
        except ValueError as wrong:
            raise CheckRefused(
                f"{name}, entry {number}: {wrong}. Write the file again with `wholepicture merge`."
            ) from wrong
        where = (
            f"{name}, entry {number} ({', '.join(part for part in (entry.source.file, entry.source.place) if part)})"
        )
        if entry.id in seen:
            raise CheckRefused(
                f'{where}: the id "{entry.id}" is that of entry {seen[entry.id]} too. Each needs its own.'
            )
        seen[entry.id] = number
        _refuse_unknown_words(entry, where)
        yield entry


def _refuse_unknown_words(entry: Entry, where: str) -> None:
    if entry.kind not in kinds():
        raise CheckRefused(f'{where}: "{entry.kind}" is no kind of entry that is known. See docs/reference/kinds.md.')
    if entry.replaces == entry.id:
        raise CheckRefused(f"{where}: it says that it corrects itself. Name the entry that it corrects.")
    every: tuple[Code, ...] = (*entry.codes, *entry.suggested)
    for code in every:
        if code.code not in codes():
            raise CheckRefused(f'{where}: "{code.code}" is no code that is known. See docs/reference/codes.md.')
