"""Decisions files: what is wrong with one is said with its place, and a whole one is read whatever it went through."""

from __future__ import annotations

import codecs
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wholepicture.exchange.json_properties.decisions import decision_as_json, decisions_from_json
from wholepicture.exchange.merging.decisions_given import decisions_given
from wholepicture.exchange.merging.said_of_files import SaidWrongly
from wholepicture.words.codes import codes, polarities, subjects
from wholepicture.words.decisions import Decision

ONE = Decision(
    "5f0c7a4e", "not_brought", "affirmed", "child", "words", 0, 5, "DNA'd", "did-not-attend",
    "confirmed", "A. Quill", "2026-11-24T10:11:12Z",
)  # fmt: skip
GONE = object()


def a_file(*decisions: object, **top: object) -> dict[str, object]:
    whole = {"format": "wholepicture-decisions", "version": "1.0", "decisions": list(decisions), **top}
    return {key: value for key, value in whole.items() if value is not GONE}


def with_one(**changes: object) -> dict[str, object]:
    """A file whose second decision has other properties."""
    changed = {**decision_as_json(ONE), **changes}
    return a_file(decision_as_json(ONE), {key: value for key, value in changed.items() if value is not GONE})


TEXT = json.dumps(a_file(decision_as_json(ONE)))
BROKEN = {
    "nothing": (b"", "it is empty"),
    "white space": (b"  \n ", "line 2, column 2: it is not JSON there"),
    "cut short": (TEXT[:-20].encode(), "line 1, column"),
    "no JSON": (b"Confirmed: all of them", "line 1, column 1: it is not JSON there"),
    "a comma too many, on the third line": (b'{"format": 1,\n"version": 2,\n,}', "line 3, column 1"),
    "two documents": (TEXT.encode() * 2, "it is not JSON there"),
    "UTF-16": (TEXT.encode("utf-16"), "it is not UTF-8 text, as decisions are saved (byte 1)"),
    "Latin-1": (TEXT.replace("Quill", "Qu\xefll").encode("latin-1"), "it is not UTF-8 text"),
    "quotes made round": (TEXT.replace('"', "\N{LEFT DOUBLE QUOTATION MARK}").encode(), "line 1, column 2"),
    "brackets without end": (b"[" * 200_000, "brackets within brackets"),
    "objects without end": (b'{"a":' * 100_000, "brackets within brackets"),
    "a list": (b"[]", "the file must be a JSON object"),
    "a number": (b"7", "the file must be a JSON object"),
    "an endless number": (TEXT.replace('"start": 0', f'"start": {"9" * 9000}').encode(), "a number of 9,000 digits"),
    "a property twice": (
        TEXT.replace('"answer": "confirmed"', '"answer": "confirmed", "answer": "rejected"').encode(),
        """the property "answer" of the decision on "DNA'd" stands there twice""",
    ),
    "the list twice": (
        TEXT.replace('"version"', '"decisions": [], "version"').encode(),
        '"decisions" stands there twice',
    ),
}

WRONG = {
    "a chronology": (a_file(format="wholepicture-chronology"), "among the files to merge"),
    "something else": (a_file(format=GONE), 'does not say "format"'),
    "a later version": (a_file(version="2.0"), "Use the newest Whole Picture"),
    "no version": (a_file(version=GONE), "it is of version None"),
    "a number for version": (a_file(version=1.0), "it is of version 1.0"),
    "no decisions": (a_file(decisions=GONE), 'the file has no "decisions"'),
    "no list of decisions": (a_file(decisions={}), "must be a list"),
    "something more": (a_file(score=1), 'a property that is not known: "score"'),
    "a decision that is a text": (a_file("yes"), "decision 1 must be a JSON object"),
    "a property missing": (with_one(phrase=GONE), 'decision 2 has no "phrase"'),
    "no rule": (with_one(rule=GONE), 'decision 2 has no "rule"'),
    "no start": (with_one(start=GONE), 'decision 2 has no "start"'),
    "a property more": (with_one(note="sure"), 'decision 2 has a property that is not known: "note"'),
    "an empty entry": (with_one(entry=""), 'the "entry" of decision 2 is empty'),
    "an empty phrase": (with_one(phrase=""), 'the "phrase" of decision 2 is empty'),
    "an unknown code": (with_one(code="sad"), 'the "code" of decision 2 must be one of domestic_abuse'),
    "an unknown polarity": (with_one(polarity="maybe"), 'the "polarity" of decision 2 must be one of affirmed'),
    "an unknown subject": (with_one(subject="aunt"), 'the "subject" of decision 2 must be one of mother'),
    "an unknown text": (with_one(field="notes"), 'the "field" of decision 2 must be one of words'),
    "another answer": (with_one(answer="unsure"), 'the "answer" of decision 2 must be one of confirmed, rejected'),
    "an answer that is no text": (with_one(answer=True), 'the "answer" of decision 2 must be a text'),
    "nobody": (with_one(by=""), 'the "by" of decision 2 is empty'),
    "nobody, in spaces": (with_one(by=" \t"), "it must say who decided"),
    "no moment": (with_one(on=""), 'the "on" of decision 2 must be a moment'),
    "a day alone": (with_one(on="2026-11-24"), 'the "on" of decision 2 must be a moment'),
    "an impossible moment": (with_one(on="2026-02-30T10:00:00Z"), 'the "on" of decision 2 must be a moment'),
    "a place before the beginning": (with_one(start=-1), 'the "start" of decision 2 must be a whole number from 0'),
    "a place that is half": (with_one(end=1.5), 'the "end" of decision 2 must be a whole number'),
    "a place that is yes": (with_one(start=True), 'the "start" of decision 2 must be a whole number'),
    "ends before it starts": (with_one(start=4, end=2), "lies before"),
}  # fmt: skip


def written(folder: Path, data: bytes, name: str = "decisions.json") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_with_the_place(tmp_path: Path, data: bytes, says: str):
    with pytest.raises(SaidWrongly, match=re.escape(says)) as refused:
        decisions_given([written(tmp_path, data)])
    assert "decisions.json: " in str(refused.value)
    assert "again" in str(refused.value) or "give fewer" in str(refused.value)


@pytest.mark.parametrize(("whole", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_decision_is_named_with_its_number(tmp_path: Path, whole: dict[str, object], says: str):
    with pytest.raises(SaidWrongly, match=re.escape(says)) as refused:
        decisions_given([written(tmp_path, json.dumps(whole).encode())])
    assert "decisions.json: " in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_file_that_is_not_there_or_is_none_is_refused(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, says in (("nowhere.json", "Check the name"), ("folder", "folder"), ("pipe", "pipe")):
        with pytest.raises(SaidWrongly, match=says):
            decisions_given([tmp_path / name])


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path):
    with (tmp_path / "decisions.json").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(SaidWrongly, match="it is 200 MB, and the most that is read of decisions is 64 MB"):
        decisions_given([tmp_path / "decisions.json"])


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "with a mark in front"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_whole_file_is_read(tmp_path: Path, mark: bytes, indent: int | None):
    data = json.dumps(a_file(decision_as_json(ONE)), indent=indent).replace("\n", "\r\n").encode()
    assert decisions_given([written(tmp_path, mark + data)]) == (ONE,)


def test_a_later_minor_version_is_read():
    assert decisions_from_json(a_file(decision_as_json(ONE), version="1.7")) == (ONE,)


def test_no_decisions_is_nothing(tmp_path: Path):
    assert decisions_given([written(tmp_path, json.dumps(a_file()).encode())]) == ()


def test_what_stands_in_two_files_counts_once(tmp_path: Path):
    data = json.dumps(a_file(decision_as_json(ONE), decision_as_json(ONE))).encode()
    assert decisions_given([written(tmp_path, data), written(tmp_path, data, "more.json")]) == (ONE,)


NAMES = st.text(min_size=1).filter(str.strip)
DECISIONS = st.builds(
    Decision,
    entry=NAMES,
    code=st.sampled_from(list(codes())),
    polarity=st.sampled_from(list(polarities())),
    subject=st.sampled_from(list(subjects())),
    field=st.sampled_from(("words", "response", "voice")),
    start=st.integers(0, 10),
    end=st.integers(10, 10**12),
    phrase=NAMES,
    rule=st.text(),
    answer=st.sampled_from(("confirmed", "rejected")),
    by=NAMES,
    on=st.datetimes(timezones=st.none() | st.timezones()).map(lambda moment: moment.replace(fold=0).isoformat()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DECISIONS, max_size=4, unique=True))
def test_any_decisions_come_back_the_same(tmp_path: Path, decisions: list[Decision]):
    whole = json.dumps(a_file(*map(decision_as_json, decisions)), ensure_ascii=False)
    assert decisions_given([written(tmp_path, whole.encode())]) == tuple(decisions)


def answer_to(path: Path) -> str:
    try:
        given = decisions_given([path])
    except SaidWrongly as refused:
        return f"refused {path}" if str(path) in str(refused) else str(refused)
    return "read" if all(isinstance(one, Decision) for one in given) else "something else was read"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(("decisions", "version", *decision_as_json(ONE))), JSON)
@example("start", 10**18)
def test_whatever_stands_there_it_is_read_or_refused_in_words(tmp_path: Path, key: str, value: Any):
    whole = a_file(**{key: value}) if key in {"decisions", "version"} else with_one(**{key: value})
    path = written(tmp_path, json.dumps(whole).encode())
    assert answer_to(path) in {"read", f"refused {path}"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=40), st.integers(0, len(TEXT)))
def test_damage_is_refused_in_words(tmp_path: Path, damage: bytes, place: int):
    path = written(tmp_path, TEXT[:place].encode() + damage + TEXT[place + len(damage) :].encode())
    assert answer_to(path) in {"read", f"refused {path}"}
