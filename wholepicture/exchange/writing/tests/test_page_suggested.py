"""Suggested codes as they stand in the page, with or without its scripts."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from wholepicture.chronology.entry import Answer, Code, Entry, Mention
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.page_suggested import answerable
from wholepicture.exchange.writing.tests.decided import decided
from wholepicture.exchange.writing.tests.invented import invented
from wholepicture.exchange.writing.tests.test_page import HOSTILE, one, page_of

WORDS = "Was not brought. Mother denies drinking. A man called Ray was there."
MISSED = Code("not_brought", "affirmed", "child", "Was not brought", "not_brought/was-not")
DRINK = Code("substance", "denied", "mother", "denies drinking", "substance/drinks", start=24)
RAY = Mention("Ray", "partner", None, "A man called Ray", "a-man", start=41)
QUILL, REED = Answer("confirmed", "A. Quill"), Answer("rejected", "B. Reed")


def beneath(folder: Path, **fields: object) -> list[str]:
    """The lines of the list beneath an entry's words."""
    page = page_of(one(**({"words": WORDS} | fields)), folder)
    return [" ".join(line.text_content().split()) for line in page.xpath("//ul[@class='s']/li")]


def with_status(status: str, by: str | None = None, answers: tuple[Answer, ...] = ()) -> Code:
    return dataclasses.replace(MISSED, status=status, by=by, answers=answers)


# A suggestion or a mention, and its line.
LINES: dict[str, tuple[Code | Mention, str]] = {
    "waiting": (MISSED, "Not brought (the child) “Was not brought” suggested; rule not_brought/was-not"),
    "denied": (
        DRINK,
        "Alcohol or drugs, denied (the mother) “denies drinking” suggested; rule substance/drinks",
    ),
    "a factor": (
        Code("neglect", "affirmed", "none", "brought", "r", start=8),
        "Neglect (nobody named) “brought” suggested; rule r; DfE factor 16A",
    ),
    "factors": (
        dataclasses.replace(DRINK, polarity="affirmed"),
        "Alcohol or drugs (the mother) “denies drinking” suggested; rule substance/drinks; DfE factors 1B or 2B",
    ),
    "confirmed": (
        with_status("confirmed", "A. Quill", (QUILL,)),
        "Not brought (the child) “Was not brought” confirmed by A. Quill; rule not_brought/was-not",
    ),
    "rejected": (
        with_status("rejected", "B. Reed", (REED,)),
        "Not brought (the child) “Was not brought” rejected by B. Reed; rule not_brought/was-not",
    ),
    "disputed": (
        dataclasses.replace(with_status("disputed", None, (QUILL, REED)), rule="r"),
        "Not brought (the child) “Was not brought” people differ: confirmed by A. Quill; rejected by B. Reed; rule r",
    ),
    "a phrase over two lines": (
        dataclasses.replace(MISSED, phrase="Was\nnot"),
        "Not brought (the child) “Was not” suggested; rule not_brought/was-not",
    ),
    "in the child's words": (
        dataclasses.replace(MISSED, field="voice"),
        "Not brought (the child) “Was not brought” in the child's words suggested; rule not_brought/was-not",
    ),
    "a code that is not ours": (
        Code("weather", "odd", "cat", "rain", "r"),
        "weather, odd (cat) “rain” suggested; rule r",
    ),
    "someone with a name": (RAY, "Someone not yet known: Ray, “A man called Ray” (partner) rule a-man"),
    "someone without": (
        Mention(None, "involved", None, "A man", "a-man", start=41),
        "Someone not yet known: “A man” rule a-man",
    ),
}


@pytest.mark.parametrize(("found", "line"), LINES.values(), ids=LINES)
def test_a_line_of_the_list(found: Code | Mention, line: str, tmp_path: Path) -> None:
    fields = {"mentioned": (found,)} if isinstance(found, Mention) else {"suggested": (found,)}
    assert beneath(tmp_path, **fields) == [line]


def test_people_of_the_record_are_not_proposed(tmp_path: Path) -> None:
    assert beneath(tmp_path, mentioned=(Mention("Tara", "mother", "Tara", "Mother", "role", start=17),)) == []


def test_a_code_that_is_suggested_and_confirmed_is_said_once_and_one_only_confirmed_too(tmp_path: Path) -> None:
    confirmed = with_status("confirmed", "A. Quill")
    assert len(beneath(tmp_path, suggested=(confirmed,), codes=(confirmed,))) == 1
    assert len(beneath(tmp_path, codes=(confirmed,))) == 1


def test_phrases_are_marked_in_the_text_in_which_they_stand(tmp_path: Path) -> None:
    page = page_of(
        one(
            words=WORDS,
            voice="Was not brought",
            response="Was not brought, it was said.",
            suggested=(MISSED, DRINK, *(dataclasses.replace(MISSED, field=field) for field in ("voice", "response"))),
            mentioned=(RAY,),
        ),
        tmp_path,
    )
    texts = ["".join(f"[{part.text}]" for part in text.xpath("mark")) for text in page.xpath("//p[@class='v']")]
    assert texts == ["[Was not brought][denies drinking][A man called Ray]", "[Was not brought]", "[Was not brought]"]
    assert page.xpath("//mark[@class='w']/text()") == ["A man called Ray"]


def test_the_words_of_every_row_stay_what_they_were(tmp_path: Path) -> None:
    pages = [page_of(merged, tmp_path) for merged in (invented(), decided())]
    assert pages[1].xpath("//mark")
    texts = [[text.text_content() for text in page.xpath("//p[@class='v']")] for page in pages]
    assert texts[0] == texts[1]


def test_the_top_says_what_suggestions_are_and_how_far_people_are(tmp_path: Path) -> None:
    (notice,) = page_of(decided(), tmp_path).xpath("//p[contains(@class, 'codes')]")
    said = notice.text_content()
    assert said.startswith("Codes below an entry's words are suggested by rules")
    assert "They are not findings: a person decides" in said
    assert "16 codes suggested: 8 waiting for a person, 6 confirmed, 1 rejected, 1 on which people differ." in said
    assert "1 entry mentions someone not yet known." in said
    assert "1 decision could not be applied" in said


def test_without_suggestions_nothing_speaks_of_them(tmp_path: Path) -> None:
    page = page_of(invented(), tmp_path)
    assert page.xpath("//mark | //ul[@class='s'] | //p[contains(@class, 'codes')] | //*[@id='review']") == []
    assert page.xpath("//*[@name='code' or @name='status' or @name='unknown']") == []


def test_codes_that_a_refused_row_tells_of_stand_beside_its_reason(tmp_path: Path) -> None:
    rows = page_of(decided(), tmp_path).xpath("//section[@aria-labelledby='refused']//tbody/tr")
    assert [("Suggested by its words: Neglect" in row.text_content()) for row in rows] == [True, False, False]


def test_the_data_say_of_each_suggestion_what_it_is_and_which_marks_it_has(tmp_path: Path) -> None:
    merged = decided()
    page = page_of(merged, tmp_path)
    data = json.loads(page.get_element_by_id("suggested").text)
    everything = [(row, entry, code) for row, entry in enumerate(merged.entries) for code in answerable(entry)]
    assert len(everything) == len(data["of"]) == 16
    for number, (row, entry, code) in enumerate(everything):
        sort = data["sorts"][data["sort"][number]]
        assert sort == [code.code, code.polarity, code.subject, code.field, code.rule]
        assert data["ids"][str(row)] == entry.id
        assert data["of"][number] == row
        assert (data["start"][number], data["end"][number]) == (code.start, code.end)
        marks = page.get_element_by_id(f"e{row + 1}").xpath(".//mark")
        first = data["mark"][number]
        assert "".join(mark.text for mark in marks[first : first + data["marks"][number]]) == code.phrase
        assert data["answered"].get(str(number), []) == [[one.answer, one.by, one.on] for one in code.answers]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_phrase_rule_or_name_can_become_part_of_the_page(text: str, tmp_path: Path) -> None:
    tags = [[tag.tag for tag in page_of(everything_says(words), tmp_path).iter("*")] for words in ("words", text)]
    assert tags[0] == tags[1]
    assert "alert(1)" not in "".join(page_of(everything_says(text), tmp_path).xpath("//script[not(@type)]/text()"))


def everything_says(text: str) -> MergedChronology:
    """A chronology in whose suggestions a text stands wherever text can come to stand."""
    code = Code("neglect", "affirmed", "child", text, text, status="disputed", by=text)
    code = dataclasses.replace(code, answers=(Answer("confirmed", text, text), Answer("rejected", f"{text}!", text)))
    odd = Code(text, text, text, text, text, text, text, text)
    person = Mention(text, text, None, text, text)
    known = dataclasses.replace(person, known_as=text)
    return one(words=text, suggested=(code, odd), codes=(odd,), mentioned=(person, known))


def test_a_suggestion_that_no_file_can_hold_is_shown_and_cannot_be_answered() -> None:
    entry: Entry = one(words=WORDS, suggested=(MISSED, Code("weather", "odd", "cat", "rain", "r"))).entries[0]
    assert answerable(entry) == [MISSED]
