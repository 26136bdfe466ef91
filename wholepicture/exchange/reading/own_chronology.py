"""The JSON of a chronology that this program wrote; no other JSON is read."""

from __future__ import annotations

import codecs
import json

from wholepicture.exchange.reading.document import Document, FileRefused
from wholepicture.exchange.reading.settings import settings

_DECISIONS = "wholepicture-decisions"  # json_properties/decisions.py reads them


def read_own_chronology(data: bytes) -> Document:
    """Read one of our own chronologies.

    Args:
        data: The file's bytes.

    Returns:
        The document, its JSON in `entries_json`.

    Raises:
        FileRefused: It is not JSON, or is some other JSON; of decisions it says how to give them.
    """
    parsed = parsed_json(data)
    if isinstance(parsed, dict) and parsed.get("format") == _DECISIONS:
        raise FileRefused(settings("kinds")["do"]["decisions"])
    entries = parsed.get("entries") if isinstance(parsed, dict) else None
    if (
        not isinstance(parsed, dict)
        or not isinstance(entries, list)
        or not all(isinstance(one, dict) for one in entries)
    ):
        raise FileRefused(f"It is JSON, but no chronology of this program. {settings('kinds')['do']['json']}")
    return Document(kind="chronology", entries_json=parsed)


def parsed_json(data: bytes) -> object:
    """The JSON in a file.

    Args:
        data: The file's bytes.

    Returns:
        What it holds.

    Raises:
        FileRefused: It is not JSON, was cut short, or nests too deeply.
    """
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode(json.detect_encoding(data.removeprefix(codecs.BOM_UTF8)))
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise FileRefused(
            "It begins as JSON but is damaged or was cut short. Ask for it again, or for the records as .xlsx or .csv."
        ) from problem
