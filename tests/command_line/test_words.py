"""`wholepicture words`, and what merging makes of it: as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line.command import EXAMPLES, csv_file, wholepicture, written

RULE = """[[rule]]
code = "substance"
name = "local-drink"
phrases = ["white lightning"]
example = "Four cans of White Lightning."
why = "A drink by its local name."
"""


def answers(*lines: object) -> list[dict[str, object]]:
    given = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    ran = wholepicture("words", given=given)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_each_line_is_answered_and_a_bad_one_stops_nothing():
    found = answers(
        {"id": "a", "text": "Mum denied drinking. Bruise to cheek.", "people": [{"name": "Ann", "role": "mother"}]},
        "not json",
        {"id": "c", "text": ""},
    )
    assert [one["id"] for one in found] == ["a", None, "c"]
    assert {(one["code"], one["polarity"], one["subject"]) for one in found[0]["codes"]} == {
        ("substance", "denied", "mother"),
        ("injury", "affirmed", "child"),
    }
    assert found[0]["people"][0]["known_as"] == "Ann"
    assert found[1]["refused"] is True
    assert found[2]["codes"] == []


def test_a_lexicon_is_looked_through_and_used(tmp_path: Path):
    ours = tmp_path / "ours.toml"
    ours.write_text(RULE, "utf-8")
    assert wholepicture("words", "--lexicon", ours, "--check").returncode == 0
    given = json.dumps({"id": 1, "text": "White Lightning on the step."}) + "\n"
    found = json.loads(wholepicture("words", "--lexicon", ours, given=given).stdout)
    assert [one["rule"] for one in found["codes"]] == ["substance/local-drink"]


def test_a_lexicon_with_a_mistake_is_said_with_its_line_before_anything_is_read(tmp_path: Path):
    ours = tmp_path / "ours.toml"
    ours.write_text(RULE.replace('["white lightning"]', '["(a+)+"]'), "utf-8")
    for command in (("words",), ("merge", EXAMPLES / "agency-files", "--out", tmp_path / "out")):
        ran = wholepicture(*command, "--lexicon", ours)
        assert ran.returncode == 2
        assert "ours.toml, line 4" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_merging_suggests_codes_in_all_outputs(tmp_path: Path):
    heading = ("Date", "Person", "Event", "Action")
    rows = [
        (
            "05/03/2016",
            "Dan Ash (father)",
            "Bruise to left cheek, no explanation. Dan smelt of alcohol.",
            "Referral to MASH",
        )
    ]
    (tmp_path / "in").mkdir()
    csv_file(tmp_path / "in" / "school.csv", heading, *rows, ("31/02/2016", "", "Black eye seen.", ""))
    ran = wholepicture("merge", tmp_path / "in", "--out", tmp_path / "out")
    assert ran.returncode == 3
    entry = written(tmp_path / "out")["entries"][0]
    assert {one["code"] for one in entry["suggested"]} >= {"injury", "substance", "referral"}
    assert all(entry[one["field"]][one["start"] : one["end"]] == one["phrase"] for one in entry["suggested"])
    assert "injury" in (tmp_path / "out" / "refused.csv").read_text("utf-8-sig").lower()
    page = (tmp_path / "out" / "chronology.html").read_text("utf-8")
    assert "<mark" in page
    assert "Injury" in page


def test_decisions_are_applied(tmp_path: Path):
    out = tmp_path / "out"
    wholepicture("merge", EXAMPLES / "agency-files", "--out", out)
    entries = written(out)["entries"]
    entry = next(one for one in entries if one["suggested"])
    one = entry["suggested"][0]
    keys = ("code", "polarity", "subject", "field", "start", "end", "phrase", "rule")
    decision = {"entry": entry["id"], **{key: one[key] for key in keys}, "answer": "confirmed", "by": "A. Reviewer"}
    decision["on"] = "2026-11-24T10:00:00Z"
    file = tmp_path / "decisions.json"
    file.write_text(
        json.dumps({"format": "wholepicture-decisions", "version": "1.0", "decisions": [decision]}), "utf-8"
    )
    again = tmp_path / "again"
    wholepicture("merge", EXAMPLES / "agency-files", "--out", again, "--decisions", file)
    entry = next(found for found in written(again)["entries"] if found["id"] == entry["id"])
    assert entry["suggested"][0]["status"] == "confirmed"
    assert entry["codes"][0]["by"] == "A. Reviewer"


# Of the example family, checked by reading: a part of the text | what it must be suggested to say, and what not.
READ = """
came in without a coat                    | neglect affirmed
No access visit.                          | refused_access affirmed
Mother low in mood                        | parental_mental_health affirmed
Hearing clinic this morning               | not_brought affirmed
Initial child protection conference       | child_protection_process affirmed
Legal advice today                        | legal affirmed
suspected fracture of femur               | injury affirmed
Flat clean                                | neglect absent
Good progress on all points               | improvement affirmed
Front door panel kicked in                | domestic_abuse affirmed, not referral
s20 GBH                                   | not legal
"""


def test_the_example_family_is_read_as_a_person_reads_it(tmp_path: Path):
    wholepicture("merge", EXAMPLES / "agency-files", "--out", tmp_path / "out")
    data = written(tmp_path / "out")
    for line in filter(None, READ.splitlines()):
        part, wanted = (one.strip() for one in line.split("|"))
        found = [entry for entry in data["entries"] if part in entry["words"] + entry["response"]]
        assert found, part
        said = {f"{one['code']} {one['polarity']}" for entry in found for one in entry["suggested"]}
        codes = {one.split()[0] for one in said}
        for claim in wanted.split(", "):
            assert claim in said or (claim.startswith("not ") and claim[4:] not in codes), (part, claim, said)


def test_the_error_of_a_cell_is_no_fracture(tmp_path: Path):
    wholepicture("merge", EXAMPLES / "agency-files", "--out", tmp_path / "out")
    refused = (tmp_path / "out" / "refused.csv").read_text("utf-8-sig")
    assert "#N/A" in refused
    assert "Injury" not in refused
