"""What people said of gaps: read whole, or refused in words that name the file, the answer and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wholepicture.exchange.checking.answers_given import decisions_and_answers
from wholepicture.exchange.checking.tests.family import answers_file, checked, said


def test_answers_are_told_from_decisions_of_codes_by_their_format(tmp_path: Path):
    codes = tmp_path / "decisions.json"
    codes.write_text(json.dumps({"format": "wholepicture-decisions", "version": "1.0", "decisions": []}), "utf-8")
    decisions, answers = decisions_and_answers([codes, answers_file(tmp_path, said()), answers_file(tmp_path, said())])
    assert decisions == ()
    assert [one.by for one in answers] == ["C. Marsh"]


REFUSED = {
    "no reason": (said(reason=" "), "answer 2 needs a reason"),
    "no name": (said(by=""), 'the "by" of answer 2 is empty'),
    "something else said": (said(said="fine"), 'the "said" of answer 2'),
    "a day that is none": (said(on="2026-02-30"), 'the "on" of answer 2'),
    "no day": (said(opened_on=None), "answer 2 needs"),
    "a property that is not known": (said(mood="good"), '"mood"'),
    "no object": ("yes", "answer 2 must be a JSON object"),
}


@pytest.mark.parametrize(("wrong", "says"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_answer_is_refused_with_its_file_its_number_and_what_to_do(wrong: object, says: str, tmp_path: Path):
    file = answers_file(tmp_path, said(), wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Save the answers from the page again") as refused:
        decisions_and_answers([file])
    assert says in str(refused.value)
    assert "gap-answers.json" in str(refused.value)


WHOLE = {
    "a later version": ({"format": "wholepicture-gap-answers", "version": "2.0", "answers": []}, "version '2.0'"),
    "no list": ({"format": "wholepicture-gap-answers", "version": "1.0", "answers": {}}, "must be a list"),
    "no answers": ({"format": "wholepicture-gap-answers", "version": "1.0"}, 'no "answers"'),
}


@pytest.mark.parametrize(("whole", "says"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_is_not_whole_is_refused(whole: object, says: str, tmp_path: Path):
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(whole), "utf-8")
    with pytest.raises(ValueError, match=r"theirs\.json") as refused:
        decisions_and_answers([file])
    assert says in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="there is no such file"):
        decisions_and_answers([tmp_path / "nowhere.json"])


def test_a_confirmed_code_is_counted_and_a_decision_that_fits_nothing_is_said(tmp_path: Path):
    def decided(phrase: str) -> dict[str, object]:
        about = {"entry": "s", "code": "domestic_abuse", "polarity": "affirmed", "subject": "partner", "field": "words"}
        where = {"start": 0, "end": len(phrase), "phrase": phrase, "rule": "r"}
        return {**about, **where, "answer": "confirmed", "by": "C. Marsh", "on": "2026-05-20T10:00:00Z"}

    file = tmp_path / "decisions.json"
    both = [decided("Dean shouting"), decided("nowhere")]
    file.write_text(json.dumps({"format": "wholepicture-decisions", "version": "1.0", "decisions": both}), "utf-8")
    found = checked(decisions=[file])
    assert "PC15" in {one.gap.check for one in found.gaps}
    assert not any(one.gap.leans for one in found.gaps)
    assert found.decisions_without_a_place == 1
