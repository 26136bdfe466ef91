"""An entry read back from the JSON of a data file.

A property that is missing where it must not be, is unknown, or is of the wrong kind is named in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import DetailValue, Entry, KnownTo, PersonInEntry, Source
from wholepicture.exchange.json_properties.properties import Properties, shown
from wholepicture.exchange.json_properties.suggestions import code_from_json, mention_from_json
from wholepicture.timescales.date_known import DateKnown


def entry_from_json(obj: object) -> Entry:
    """Read one entry of a data file.

    A property that may be empty may also be missing; "id", "happened", "agency", "source" and "words" may not. The
    "age" is not part of an entry and is passed over: it is worked out again from the date of birth.

    Args:
        obj: The entry, parsed.

    Returns:
        The entry, equal to the one that was written.

    Raises:
        ValueError: When something is missing, unknown or of the wrong kind; the message names it in words.
    """
    given = Properties(obj, "the entry")
    agency = Agency(given.name("agency"), given.text("agency_kind", "other"))
    given.optional_text("age")
    entry = Entry(
        id=given.name("id"),
        happened=_happened_from_json(given.take("happened")),
        agency=agency,
        source=_source_from_json(given.take("source")),
        words=given.text("words"),
        time=given.time("time"),
        sequence=given.number("sequence"),
        known_on=given.day("known_on"),
        known_to=given.several("known_to", _known_to_from_json),
        agency_guessed=given.optional_text("agency_guessed"),
        basis=given.text("basis", "record"),
        kind=given.text("kind", "note"),
        people=given.several("people", _person_from_json),
        response=given.text("response", ""),
        voice=given.text("voice", ""),
        details=_details_from_json(given.take("details", {})),
        notes=_notes_from_json(given.take("notes", {})),
        codes=given.several("codes", code_from_json),
        suggested=given.several("suggested", code_from_json),
        mentioned=given.several("mentioned", mention_from_json),
        sensitivity=given.text("sensitivity", "shared"),
        replaces=given.optional_text("replaces"),
        also_recorded_by=given.several("also_recorded_by", _id_from_json),
    )
    given.nothing_else()
    return entry


def _happened_from_json(obj: object) -> DateKnown:
    given = Properties(obj, 'the "happened" of the entry')
    happened = DateKnown(given.day("lower"), given.day("upper"), given.yes_or_no("uncertain"), given.text("words", ""))
    given.nothing_else()
    return happened


def _source_from_json(obj: object) -> Source:
    given = Properties(obj, 'the "source" of the entry')
    source = Source(
        file=given.text("file"),
        sha256=given.text("sha256", ""),
        sheet=given.optional_text("sheet"),
        table=given.count("table"),
        row=given.count("row"),
        author=given.optional_text("author"),
        document=given.optional_text("document"),
    )
    given.nothing_else()
    return source


def _known_to_from_json(obj: object) -> KnownTo:
    given = Properties(obj, 'each thing under "known_to"')
    agency = Agency(given.name("agency"), given.text("agency_kind", "other"))
    since = given.day("since")
    if since is None:
        raise ValueError('each thing under "known_to" needs a "since": the day from which the agency knew')
    given.nothing_else()
    return KnownTo(agency, since)


def _person_from_json(obj: object) -> PersonInEntry:
    given = Properties(obj, 'each thing under "people"')
    person = PersonInEntry(given.text("person"), given.text("role"))
    given.nothing_else()
    return person


def _id_from_json(obj: object) -> str:
    if not isinstance(obj, str):
        raise ValueError(f'each thing under "also_recorded_by" must be an id, and one is {shown(obj)}')  # noqa: TRY004
    return obj


def _details_from_json(obj: object) -> Mapping[str, DetailValue]:
    return cast("dict[str, DetailValue]", _mapping(obj, "details", (str, int, bool, type(None))))


def _notes_from_json(obj: object) -> Mapping[str, str]:
    return cast("dict[str, str]", _mapping(obj, "notes", (str,)))


def _mapping(obj: object, what: str, kinds: tuple[type, ...]) -> dict[str, object]:
    if not isinstance(obj, dict):
        raise ValueError(f'the "{what}" of the entry must be a JSON object, and is {shown(obj)}')  # noqa: TRY004
    for heading, value in obj.items():
        if not isinstance(heading, str) or not isinstance(value, kinds):
            raise ValueError(  # noqa: TRY004
                f'under "{what}" of the entry, "{heading}" has a value of the wrong kind: {shown(value)}'
            )
    return dict(obj)
