"""The pages on the JSON files that are written: each property with its description, from their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tools.reference_pages.page import PACKAGE, page, sentence, table

_SCHEMA = "exchange/chronology.schema.json"
_GAPS = "exchange/gaps.schema.json"
_REPLAY = "exchange/replay.schema.json"
_KINDS = {
    "string": "text",
    "array": "list",
    "object": "group",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}


def _part(reference: str) -> str:
    name = reference.rpartition("/")[2]
    return f"[{name.replace('_', ' ')}](#{name.replace('_', '-')})"


def _type(one: Mapping[str, Any]) -> str:
    if "$ref" in one:
        return _part(one["$ref"])
    if "const" in one:
        return f"`{json.dumps(one['const'])}`"
    if "enum" in one:
        return " or ".join(f"`{json.dumps(each)}`" for each in one["enum"])
    for several in ("anyOf", "oneOf"):
        if several in one:
            return " or ".join(dict.fromkeys(_type(each) for each in one[several]))
    names = one.get("type", "anything")
    said = [_KINDS.get(name, name) for name in ([names] if isinstance(names, str) else names)]
    if said == ["list"] and "items" in one:
        return f"list: {_type(one['items'])}"
    if one.get("format") == "date":
        said = ["day (2016-05-22)" if name == "text" else name for name in said]
    return " or ".join(said)


def _described(one: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    own = one.get("description")
    if own is None and "$ref" in one:
        own = defs[one["$ref"].rpartition("/")[2]].get("description")
    return str(own or "")


def _parts(schema: Mapping[str, Any]) -> Iterator[str]:
    defs = schema.get("$defs", {})
    heads = ("Property", "Holds", "What it is")
    for name, one in (("The whole file", schema), *defs.items()):
        rows = [(f"`{key}`", _type(each), _described(each, defs)) for key, each in one.get("properties", {}).items()]
        said = "" if one is schema else one.get("description", "")
        title = name if one is schema else sentence(name.replace("_", " "))
        yield "\n\n".join(part for part in (f"## {title}", said, table(heads, rows) or f"Holds: {_type(one)}.") if part)


def render() -> str:
    """The text of the page on `chronology.json`."""
    schema = json.loads((PACKAGE / _SCHEMA).read_text(encoding="utf-8"))
    version = schema.get("properties", {}).get("version", {}).get("const", "")
    opening = (
        f"{schema.get('description', '')} This page describes version {version}; `wholepicture schema` prints the same "
        "as a JSON Schema. The same input always gives the same file, byte for byte."
    )
    return page("The data file: chronology.json", opening, f"`wholepicture/{_SCHEMA}`", _parts(schema))


def gaps() -> str:
    """The text of the page on `gaps.json`."""
    return _described_by(_GAPS, "What the checks say: gaps.json")


def replay() -> str:
    """The text of the page on `replay.json`."""
    return _described_by(_REPLAY, "What could have been noticed when: replay.json")


def _described_by(file: str, title: str) -> str:
    schema = json.loads((PACKAGE / file).read_text(encoding="utf-8"))
    opening = f"{schema['description']} The same is a JSON Schema in `wholepicture/{file}`."
    return page(title, opening, f"`wholepicture/{file}`", _parts(schema))
