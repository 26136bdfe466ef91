"""Our own JSON: what may not be read, and that whatever is written is read back the same."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import json
import re
from typing import Any, cast

import jsonschema
import pytest
from hypothesis import given

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Answer, Code, Entry, KnownTo, Mention, PersonInEntry, Source
from wholepicture.exchange import own_format
from wholepicture.exchange.tests.any_entry import ENTRIES, OPTIONAL_TEXT
from wholepicture.timescales.date_known import DateKnown

CONFIRMED = Code(
    "not_brought", "affirmed", "child", "DNA'd", "did-not-attend", "confirmed", "A. Quill", "words", 3, 8,
    (Answer("confirmed", "A. Quill", "2026-11-24T10:11:12Z"),),
)  # fmt: skip
ENTRY = Entry(
    id="5f0c7a4e-6d0e-5e0c-9d57-6d8d7a3f0b11",
    happened=DateKnown(datetime.date(2016, 3, 1), datetime.date(2016, 3, 10), uncertain=True, words="early March 2016"),
    time=datetime.time(9, 5),
    sequence=1.5,
    known_on=datetime.date(2016, 3, 11),
    known_to=(KnownTo(Agency("Northmere Police", "police"), datetime.date(2016, 3, 12)),),
    agency=Agency("Northmere Health Visiting", "health_visiting"),
    source=Source("hv.docx", "0" * 64, table=2, row=14, author="A. Quill"),
    words="Seen at clinic.",
    people=(PersonInEntry("Rowan", "child"),),
    details={"seen": True, "times": 2, "by": None, "where": "clinic"},
    notes={"Comment": "Weigh again."},
    codes=(CONFIRMED,),
    suggested=(CONFIRMED,),
    mentioned=(Mention(None, "partner", None, "mum's new boyfriend", "new-partner", "response", 4, 23),),
)
NOT_GIVEN = object()

WRONG = [
    # where in the entry            what stands there       what the refusal says
    ((), [], "the entry must be a JSON object"),
    (("id",), NOT_GIVEN, 'the entry has no "id"'),
    (("id",), "", 'the "id" of the entry is empty'),
    (("id",), 7, 'the "id" of the entry must be a text'),
    (("agency",), NOT_GIVEN, 'the entry has no "agency"'),
    (("agency",), {"name": "Police"}, 'the "agency" of the entry must be a text'),
    (("words",), NOT_GIVEN, 'the entry has no "words"'),
    (("words",), None, 'the "words" of the entry must be a text'),
    (("wrods",), "Seen.", 'a property that is not known: "wrods"'),
    (("happened",), NOT_GIVEN, 'the entry has no "happened"'),
    (("happened",), "2016-03-01", 'the "happened" of the entry must be a JSON object'),
    (("happened", "lower"), "1 March 2016", "must be a date written as YYYY-MM-DD"),
    (("happened", "lower"), "20160301", "must be a date written as YYYY-MM-DD"),
    (("happened", "lower"), "2016-02-30", "must be a date written as YYYY-MM-DD"),
    (("happened", "lower"), "2016-03-11", "cannot end before that"),
    (("happened", "uncertain"), 1, "must be true or false"),
    (("happened", "about"), True, 'not known: "about"'),
    (("time",), "24:00", "must be a time written as HH:MM"),
    (("time",), "9:05", "must be a time written as HH:MM"),
    (("time",), "09:05+01:00", "must be a time written as HH:MM"),
    (("sequence",), True, "must be a number or null"),
    (("sequence",), float("inf"), "must be a number or null"),
    (("sequence",), "1", "must be a number or null"),
    (("known_to",), {}, "must be a list"),
    (("known_to", 0, "since"), None, 'needs a "since"'),
    (("source",), "hv.docx", 'the "source" of the entry must be a JSON object'),
    (("source", "file"), NOT_GIVEN, 'the "source" of the entry has no "file"'),
    (("source", "row"), True, "must be a whole number or null"),
    (("source", "row"), 1.5, "must be a whole number or null"),
    (("people", 0, "role"), NOT_GIVEN, 'has no "role"'),
    (("details",), [], 'the "details" of the entry must be a JSON object'),
    (("details", "seen"), [True], 'under "details" of the entry, "seen"'),
    (("notes", "Comment"), None, 'under "notes" of the entry, "Comment"'),
    (("also_recorded_by",), [1], "must be an id"),
    (("suggested",), {}, "must be a list"),
    (("suggested", 0), "injury", 'each thing under "codes" and "suggested" must be a JSON object'),
    (("suggested", 0, "phrase"), NOT_GIVEN, 'has no "phrase"'),
    (("suggested", 0, "start"), 1.5, 'the "start" of each thing'),
    (("suggested", 0, "score"), 0.9, 'a property that is not known: "score"'),
    (("codes", 0, "answers", 0, "by"), None, 'the "by" of each thing under "answers"'),
    (("mentioned",), None, "must be a list"),
    (("mentioned", 0, "role"), NOT_GIVEN, 'each thing under "mentioned" has no "role"'),
    (("mentioned", 0, "age"), 3, 'a property that is not known: "age"'),
]


def changed(whole: Any, path: tuple[str | int, ...], value: object) -> Any:
    """A copy of parsed JSON in which one place holds something else, or nothing."""
    if not path:
        return value
    copied = copy.deepcopy(whole)
    inside = copied
    for step in path[:-1]:
        inside = inside[step]
    if value is NOT_GIVEN:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value
    return copied


@pytest.mark.parametrize(("path", "value", "says"), WRONG)
def test_a_wrong_entry_is_refused_in_words(path: tuple[str | int, ...], value: object, says: str) -> None:
    wrong = changed(own_format.entry_as_json(ENTRY), path, value)
    with pytest.raises(ValueError, match=re.escape(says)):
        own_format.entry_from_json(wrong)


@pytest.mark.parametrize(
    ("chronology", "says"),
    [
        ([], "does not say"),
        ({"entries": []}, "does not say"),
        ({"format": "something else", "version": "1.0", "entries": []}, "does not say"),
        ({"format": own_format.FORMAT, "entries": []}, "It is of version None"),
        ({"format": own_format.FORMAT, "version": 1.0, "entries": []}, "It is of version 1.0"),
        ({"format": own_format.FORMAT, "version": "2.0", "entries": []}, "Use the newest Whole Picture"),
        ({"format": own_format.FORMAT, "version": "1.0"}, "no list"),
        ({"format": own_format.FORMAT, "version": "1.0", "entries": {}}, "no list"),
    ],
)
def test_what_is_not_our_chronology_is_refused(chronology: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        own_format.entries_in(chronology)


def test_a_later_minor_version_is_still_read() -> None:
    assert own_format.entries_in({"format": own_format.FORMAT, "version": "1.9", "entries": ["x"]}) == ["x"]


def test_the_shape_is_the_documented_one() -> None:
    written = own_format.entry_as_json(ENTRY, "1 year 5 months")
    assert written["happened"] == {
        "lower": "2016-03-01",
        "upper": "2016-03-10",
        "uncertain": True,
        "words": "early March 2016",
    }
    assert written["time"] == "09:05"
    assert written["agency"] == "Northmere Health Visiting"
    assert written["known_to"] == [{"agency": "Northmere Police", "agency_kind": "police", "since": "2016-03-12"}]
    assert written["source"] == {
        "file": "hv.docx",
        "sha256": "0" * 64,
        "sheet": None,
        "table": 2,
        "row": 14,
        "author": "A. Quill",
        "document": None,
    }
    assert written["age"] == "1 year 5 months"
    assert own_format.entry_from_json(written) == ENTRY


def test_kinds_and_factors_follow_from_the_code_and_are_not_read_back() -> None:
    drink = dataclasses.replace(CONFIRMED, code="substance", subject="mother")
    written = own_format.entry_as_json(dataclasses.replace(ENTRY, suggested=(CONFIRMED, drink)))
    suggested = cast("list[dict[str, object]]", written["suggested"])
    assert [(code["kinds"], code["factors"]) for code in suggested] == [
        (["not_brought"], []),
        (["concern", "adult_service_event"], ["1B", "2B"]),
    ]
    suggested[1]["factors"] = ["999"]
    assert own_format.entry_from_json(written).suggested == (CONFIRMED, drink)


def test_an_entry_of_version_1_0_is_still_read() -> None:
    old = own_format.entry_as_json(ENTRY)
    del old["suggested"], old["mentioned"]
    kept = ("code", "polarity", "subject", "phrase", "rule", "status", "by")
    old["codes"] = [{key: code[key] for key in kept} for code in cast("list[dict[str, object]]", old["codes"])]
    code = dataclasses.replace(CONFIRMED, start=0, end=0, answers=())
    assert own_format.entry_from_json(old) == dataclasses.replace(ENTRY, codes=(code,), suggested=(), mentioned=())
    assert own_format.entries_in({"format": own_format.FORMAT, "version": "1.0", "entries": [old]}) == [old]


def test_only_five_properties_must_be_given() -> None:
    least = {
        "id": "1",
        "agency": "Police",
        "words": "Called.",
        "happened": {"lower": "2016-03-01", "upper": "2016-03-01"},
        "source": {"file": "log.csv"},
    }
    assert own_format.entry_from_json(least) == Entry(
        id="1",
        happened=DateKnown.on(datetime.date(2016, 3, 1)),
        agency=Agency("Police"),
        source=Source("log.csv", ""),
        words="Called.",
    )


def test_seconds_are_written_only_when_the_source_gives_them() -> None:
    times = [datetime.time(7, 0), datetime.time(7, 0, 5), datetime.time(0, 0)]
    written = [own_format.entry_as_json(Entry(**{**_fields(ENTRY), "time": time}))["time"] for time in times]
    assert written == ["07:00", "07:00:05", "00:00"]


@given(ENTRIES, OPTIONAL_TEXT)
def test_any_entry_comes_back_the_same(entry: Entry, age: str | None) -> None:
    assert own_format.entry_from_json(own_format.entry_as_json(entry, age)) == entry


@given(ENTRIES)
def test_any_entry_fits_the_schema(entry: Entry) -> None:
    validator = _entry_validator()
    assert [error.message for error in validator.iter_errors(own_format.entry_as_json(entry))] == []


def test_the_schema_is_itself_valid_and_names_no_host() -> None:
    schema = json.loads(own_format.schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:wholepicture:chronology:{own_format.SCHEMA_VERSION}"
    assert schema["properties"]["version"]["const"] == own_format.SCHEMA_VERSION
    assert schema["properties"]["format"]["const"] == own_format.FORMAT


def test_every_property_of_the_schema_is_described() -> None:
    schema = json.loads(own_format.schema_text())
    parts = [schema, *schema["$defs"].values()]
    bare = [
        name
        for part in parts
        for name, about in part["properties"].items()
        if not about.get("description") and not schema["$defs"][about["$ref"].rsplit("/")[-1]].get("description")
    ]
    assert bare == []
    assert all(part["additionalProperties"] is False for part in parts)


def _entry_validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(own_format.schema_text())
    return jsonschema.Draft202012Validator({"$ref": "#/$defs/entry", "$defs": schema["$defs"]})


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
