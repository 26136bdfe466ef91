"""The chronology that a person gave: read whole from its data file, and refused in words when it cannot be trusted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from wholepicture.agencies.recognise import kinds as agency_kinds
from wholepicture.checks.details import nearest
from wholepicture.chronology.entry import Code, Entry
from wholepicture.chronology.terms import bases, kinds, roles
from wholepicture.exchange.own_format import entries_in, entry_from_json
from wholepicture.words.codes import codes, polarities

_DO = "Give the chronology.json that `wholepicture merge` wrote."

_OTHER = "other"  # the kind of an agency of which none is known


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
                f"{name}, entry {number}: {wrong}. Correct it in the file, or in the system that wrote it: "
                "`wholepicture schema` prints what each property must be."
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
    if entry.replaces == entry.id:
        raise CheckRefused(f"{where}: it says that it corrects itself. Name the entry that it corrects.")
    for word, what, known, page in _words_of(entry):
        if word not in known:
            meant = nearest(word, list(known))
            hint = f' Perhaps "{meant}" is meant.' if meant else ""
            raise CheckRefused(f'{where}: "{word}" is no {what} that is known.{hint} See {page}.')


def _words_of(entry: Entry) -> Iterator[tuple[str, str, Collection[str], str]]:
    """Each word of an entry that must be a known one: what it is, the known ones, and the page on which they stand."""
    reference = "docs/reference"
    yield entry.kind, "kind of entry", kinds(), f"{reference}/kinds.md"
    yield entry.basis, "basis", bases(), f"{reference}/kinds.md"
    for agency in (entry.agency, *(one.agency for one in entry.known_to)):
        yield agency.kind, "kind of agency", {*agency_kinds(), _OTHER}, f"{reference}/agencies.md"
    for one in entry.people:
        yield one.role, "role", roles(), f"{reference}/kinds.md"
    every: tuple[Code, ...] = (*entry.codes, *entry.suggested)
    for code in every:
        yield code.code, "code", codes(), f"{reference}/codes.md"
        yield code.polarity, "polarity", polarities(), f"{reference}/codes.md"
