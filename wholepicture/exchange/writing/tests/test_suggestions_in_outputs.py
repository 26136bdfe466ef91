"""Suggested codes and people's decisions in the Word document, the workbook and the data file: said as suggestions."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest

from wholepicture.chronology.entry import Answer, Code, Mention
from wholepicture.exchange import own_format
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.reading.open_file import read_document
from wholepicture.exchange.writing.data_file import write_data_file
from wholepicture.exchange.writing.suggestions_in_words import (
    lines_below,
    suggested_labels,
    unknown_people,
    what_suggestions_are,
)
from wholepicture.exchange.writing.summary import summary
from wholepicture.exchange.writing.tests.awkward import AWKWARD, one_entry
from wholepicture.exchange.writing.tests.decided import decided
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.word_document import write_word_document
from wholepicture.exchange.writing.workbook import write_workbook

MISSED = Code("not_brought", "affirmed", "child", "DNA'd", "did-not-attend")
QUILL, REED = Answer("confirmed", "A. Quill"), Answer("rejected", "B. Reed")

# A suggestion, and what stands below the words.
SENTENCES = {
    "rejected: not shown": (dataclasses.replace(MISSED, status="rejected", by="A. Quill"), None),
    "waiting": (MISSED, "Not brought (the child) from “DNA'd”"),
    "confirmed": (
        dataclasses.replace(MISSED, status="confirmed", by="A. Quill, B. Reed", answers=(QUILL,)),
        "Not brought (the child) from “DNA'd”; confirmed by A. Quill, B. Reed",
    ),
    "confirmed by somebody not named": (
        dataclasses.replace(MISSED, status="confirmed"),
        "Not brought (the child) from “DNA'd”; confirmed",
    ),
    "disputed": (
        dataclasses.replace(MISSED, status="disputed", by="A. Quill, B. Reed", answers=(QUILL, REED)),
        "Not brought (the child) from “DNA'd”; people differ: confirmed by A. Quill; rejected by B. Reed",
    ),
    "denied": (
        Code("substance", "denied", "mother", "denies\ndrinking", "drink"),
        "Alcohol or drugs, denied (the mother) from “denies drinking”",
    ),
    "of nobody, in the response": (
        Code("referral", "hypothetical", "none", "consider a referral", "refer", field="response"),
        "Referral, not (yet) so, from “consider a referral” in the response",
    ),
    "what the child said": (
        Code("childs_voice", "affirmed", "child", "I hide", "says", field="voice"),
        "Child's voice (the child) from “I hide” in the child's words",
    ),
    "a code that is not ours": (Code("weather", "odd", "cat", "rain", "r"), "weather, odd (cat) from “rain”"),
}


@pytest.mark.parametrize(("code", "says"), SENTENCES.values(), ids=SENTENCES)
def test_what_stands_below_the_words(code: Code, says: str | None) -> None:
    (entry,) = one_entry(suggested=(code,)).entries
    assert lines_below(entry) == ([("Suggested:", says)] if says else [])


def test_someone_not_yet_known_is_shown_and_the_known_are_not() -> None:
    people = (
        Mention(None, "partner", None, "mum's new boyfriend", "new-partner"),
        Mention("Dean", "partner", "Dean", "Dean", "name"),
        Mention(None, "partner", None, "mum's new boyfriend", "new-partner", start=40),
    )
    (entry,) = one_entry(mentioned=people).entries
    assert lines_below(entry) == [("Someone not yet known:", "“mum's new boyfriend”")]
    assert unknown_people(entry) == ["mum's new boyfriend"]


def test_labels_are_short_and_each_stands_once() -> None:
    (entry,) = one_entry(
        suggested=(
            MISSED,
            dataclasses.replace(MISSED, phrase="not brought"),
            dataclasses.replace(MISSED, status="disputed"),
            dataclasses.replace(MISSED, code="injury", status="rejected"),
            dataclasses.replace(MISSED, code="substance", polarity="denied"),
        )
    ).entries
    assert suggested_labels(entry) == ["Not brought", "Not brought, people differ", "Alcohol or drugs, denied"]


def test_the_top_of_a_document_says_what_suggestions_are_and_how_far_people_are() -> None:
    said = what_suggestions_are(decided())
    assert "They are not findings: a person decides" in said
    assert "16 codes suggested: 6 confirmed, 1 rejected, 1 on which people differ and 8 not yet decided" in said
    assert "1 entry mentions someone not yet known" in said
    assert "1 decision could not be applied" in said
    assert said in summary(decided())


def test_nothing_is_said_of_suggestions_where_there_are_none() -> None:
    assert what_suggestions_are(invented()) == ""
    assert "suggested" not in " ".join(summary(invented()))


def word(merged: MergedChronology, folder: Path) -> Path:
    write_word_document(merged, folder / "chronology.docx")
    return folder / "chronology.docx"


def test_in_the_word_document_they_stand_small_below_the_words(tmp_path: Path) -> None:
    document = docx.Document(str(word(decided(), tmp_path)))
    paragraphs = [
        paragraph for row in document.tables[0].rows for cell in row.cells for paragraph in cell.paragraphs
        if paragraph.style.name == "CellSuggestion"
    ]  # fmt: skip
    said = {paragraph.text for paragraph in paragraphs}
    assert "Suggested: Not brought (the child) from “Was not brought”; confirmed by A. Quill" in said
    assert "Someone not yet known: “A man answered the door”" in said
    assert not any("Low mood" in text for text in said), "a rejected suggestion is not shown"
    assert document.styles["CellSuggestion"].font.size.pt == 8
    last = document.tables[-1]
    assert [cell.text for cell in last.rows[0].cells][-1] == "Suggested by it"
    assert "Neglect" in [row.cells[-1].text for row in last.rows]


def test_a_word_document_without_suggestions_has_no_column_for_them(tmp_path: Path) -> None:
    document = docx.Document(str(word(invented(), tmp_path)))
    assert [cell.text for cell in document.tables[-1].rows[0].cells][-1] == "What stood there"


def test_our_suggestions_are_never_read_again_as_an_agencys_words(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with_them = read_document(word(decided(), tmp_path))
    without = read_document(word(invented(), tmp_path / "plain"))
    assert [row.cells for row in with_them.grids[0].rows] == [row.cells for row in without.grids[0].rows]
    assert any("were left out, because they are suggested again" in remark for remark in with_them.remarks)
    assert not any("suggested" in remark for remark in without.remarks)


def test_what_a_person_wrote_in_a_suggestions_place_is_read(tmp_path: Path) -> None:
    document = docx.Document(str(word(decided(), tmp_path)))
    ours = next(
        paragraph for row in document.tables[0].rows for cell in row.cells for paragraph in cell.paragraphs
        if paragraph.style.name == "CellSuggestion"
    )  # fmt: skip
    ours.text = "Spoke to the GP: not so."
    document.save(str(tmp_path / "edited.docx"))
    cells = [str(cell) for row in read_document(tmp_path / "edited.docx").grids[0].rows for cell in row.cells]
    assert any("Spoke to the GP: not so." in cell for cell in cells)


def opened(merged: MergedChronology, folder: Path) -> Any:
    write_workbook(merged, folder / "chronology.xlsx")
    return openpyxl.load_workbook(io.BytesIO((folder / "chronology.xlsx").read_bytes()))


def columns(sheet: Any) -> dict[str, list[Any]]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return {name: [row[place] for row in rows] for place, name in enumerate(heading)}


def test_in_the_workbook_entries_can_be_filtered_by_them(tmp_path: Path) -> None:
    sheet = columns(opened(decided(), tmp_path)["Chronology"])
    assert "Not brought" in sheet["Suggested codes"]
    assert "Injury, people differ\nChild's voice" in sheet["Suggested codes"]
    assert {value for value in sheet["Confirmed codes"] if value} == {"Not brought", "No access"}
    assert "A man answered the door" in sheet["Someone not yet known"]


def test_each_suggestion_has_a_row_that_names_its_entry(tmp_path: Path) -> None:
    merged = decided()
    sheet = columns(opened(merged, tmp_path)["Suggestions"])
    assert len(sheet["No."]) == sum(len(entry.suggested) for entry in merged.entries)
    for number, phrase in zip(sheet["No."], sheet["Phrase"], strict=True):
        assert phrase in [code.phrase for code in merged.entries[number - 1].suggested]
    at = sheet["Phrase"].index("bruise to the left cheek")
    assert [sheet[name][at] for name in ("Code", "Polarity", "Subject", "Rule", "Status", "By")] == [
        *("Injury", "said to be so", "the child", "a-mark", "people differ", "A. Quill: confirmed\nB. Reed: rejected")
    ]
    at = sheet["Phrase"].index("drinking again")
    assert (sheet["Factors"][at], sheet["Status"][at], sheet["By"][at]) == ("1B, 2B", "waiting", None)
    assert sheet["Status"][sheet["Phrase"].index("Low mood")] == "rejected"


def test_the_table_of_rules_and_what_could_not_be_applied(tmp_path: Path) -> None:
    book = opened(decided(), tmp_path)
    sheet = columns(book["Rules"])
    counts = dict(zip(sheet["Rule"], zip(*list(sheet.values())[2:], strict=True), strict=True))
    assert counts["was-not-brought"] == (5, 5, 0, 0, 0, 1)
    assert counts["a-mark"] == (1, 0, 0, 1, 0, None)
    assert counts["low-mood"] == (1, 0, 1, 0, 0, 0)
    assert counts["drinking"] == (2, 0, 0, 0, 2, None)
    (why,) = columns(book["Not applied"])["Why, and what to do"]
    assert "look at the entry and decide again" in why.lower()
    refused = columns(book["Refused"])
    assert refused["Suggested by its words"][0] == "Neglect"
    assert any("They are not findings" in str(row[0]) for row in book["About"].iter_rows(values_only=True))


def test_a_workbook_without_suggestions_has_no_sheets_for_them(tmp_path: Path) -> None:
    assert opened(invented(), tmp_path).sheetnames == ["Chronology", "Files", "Refused", "Set aside", "About"]


def test_the_data_file_holds_all_of_it_and_gives_it_back(tmp_path: Path) -> None:
    merged = decided()
    write_data_file(merged, tmp_path / "chronology.json")
    data = json.loads((tmp_path / "chronology.json").read_bytes())
    validator = jsonschema.Draft202012Validator(json.loads(own_format.schema_text()))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert tuple(map(own_format.entry_from_json, data["entries"])) == merged.entries
    assert [line["rule"] for line in data["rules"]] == [line.rule for line in merged.rules]
    assert data["rules"][-1] == {
        "rule": "worried",
        **dict.fromkeys(("suggested", "waiting"), 1),
        **dict.fromkeys(("confirmed", "rejected", "disputed"), 0),
        "precision": None,
    }
    assert [line["precision"] for line in data["rules"] if line["rule"] == "was-not-brought"] == [1.0]
    (disputed,) = data["decisions"]["disputed"]
    assert (disputed["phrase"], len(disputed["answers"])) == ("bruise to the left cheek", 2)
    (unmatched,) = data["decisions"]["unmatched"]
    assert (unmatched["phrase"], unmatched["by"]) == ("was not seen", "A. Quill")
    assert [code["code"] for row in data["refused"] for code in row["suggested"]] == ["neglect"]


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_any_phrase_and_any_name_can_stand_in_every_output(tmp_path: Path, text: str) -> None:
    code = dataclasses.replace(MISSED, phrase=text, rule=text, status="confirmed", by=text)
    merged = one_entry(
        words=f"x{text}", suggested=(code,), codes=(code,), mentioned=(Mention(None, "x", None, text, text),)
    )
    assert len(docx.Document(str(word(merged, tmp_path))).tables[0].rows) == 2
    assert opened(merged, tmp_path)["Suggestions"].max_row == 2
    write_data_file(merged, tmp_path / "chronology.json")
    data = json.loads((tmp_path / "chronology.json").read_bytes())
    assert own_format.entry_from_json(data["entries"][0]) == merged.entries[0]
