"""chronology.json: everything, for other programs and for Whole Picture itself. One entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from wholepicture.exchange import own_format
from wholepicture.exchange.merged import MergedChronology


def write_data_file(merged: MergedChronology, path: Path) -> None:
    """Write the data file, a line at a time.

    The same chronology always gives the same bytes, and a changed entry changes one line. It is valid UTF-8 and valid
    JSON whatever the sources hold: half of a surrogate pair, which no UTF-8 can hold, is written as JSON's escape.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    with path.open("wb") as out:
        out.write(b"{\n")
        _property(out, "format", own_format.FORMAT)
        _property(out, "version", own_format.SCHEMA_VERSION)
        _property(out, "title", merged.title)
        ages = merged.ages
        _list(out, "entries", (own_format.entry_as_json(entry, ages.get(entry.id) or None) for entry in merged.entries))
        _list(out, "refused", map(own_format.refused_as_json, merged.refused))
        _list(out, "files", map(own_format.file_as_json, merged.files))
        _list(out, "set_aside", map(own_format.set_aside_as_json, merged.set_aside))
        _list(out, "agencies", ({"name": agency.name, "kind": agency.kind} for agency in merged.agencies))
        _list(out, "rules", map(own_format.rule_as_json, merged.rules))
        _property(out, "decisions", own_format.decisions_as_json(merged))
        out.write(b'"narrowed": ' + _line(own_format.narrowed_as_json(merged)) + b"\n}\n")


def _property(out: BinaryIO, name: str, value: object) -> None:
    out.write(_line(name) + b": " + _line(value) + b",\n")


def _list(out: BinaryIO, name: str, things: Iterable[dict[str, object]]) -> None:
    out.write(_line(name) + b": [")
    out.writelines(_separated(things))
    out.write(b"\n],\n")


def _separated(things: Iterable[dict[str, object]]) -> Iterator[bytes]:
    before = b"\n"
    for thing in things:
        yield before + _line(thing)
        before = b",\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _line(value: object) -> bytes:
    # Python's "backslashreplace" writes a lone surrogate as \udXXX, which is JSON's own escape for it. Nothing else in
    # a text can fail to be UTF-8.
    return _encode(value).encode("utf-8", "backslashreplace")
