"""What headings mean, in the voices of many agencies."""

from __future__ import annotations

import pathlib
import tomllib

import pytest

from wholepicture.exchange.understanding.columns import place_columns
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import likenesses, meanings, words_of
from wholepicture.exchange.understanding.settings import listed

HERE = pathlib.Path(__file__).parent
KNOWN = tomllib.loads((HERE / "headings_known.toml").read_text(encoding="utf-8"))["row"]
HELD_OUT = tomllib.loads((HERE / "headings_held_out.toml").read_text(encoding="utf-8"))["row"]


def _placed(headings: list[str]) -> list[str]:
    """What the headings of a row mean by their words alone, with nothing under them."""
    return [column.meaning for column in place_columns(dict(enumerate(headings)), Content(())).columns]


@pytest.mark.parametrize("row", KNOWN, ids=[row["voice"] for row in KNOWN])
def test_the_headings_of(row: dict[str, dict[str, str]]) -> None:
    wanted = list(row["headings"].values())
    found = _placed(list(row["headings"]))
    assert all(meaning in want.split("-or-") for meaning, want in zip(found, wanted, strict=True)), found


def test_headings_that_nobody_thought_of() -> None:
    pairs = [
        (meaning, want.split("-or-"))
        for row in HELD_OUT
        for meaning, want in zip(_placed(list(row["headings"])), row["headings"].values(), strict=True)
    ]
    right = sum(meaning in want for meaning, want in pairs)
    assert right / len(pairs) >= 0.85, f"{right} of {len(pairs)}"


def test_a_wording_stands_under_one_meaning() -> None:
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for meaning, of in listed("headings").items():
        lists = (
            of.items()
            if meaning == "people_by_role"
            else [("", [*of.get("wordings", []), *of.get("weak", [])] if isinstance(of, dict) else [])]
        )
        for role, wordings in lists if meaning != "not_a_chronology" else []:
            for wording in wordings:
                first = seen.setdefault(words_of(wording), (meaning, role))
                assert first == (meaning, role), wording


def test_every_meaning_says_what_it_is() -> None:
    assert all(text and text[0].isupper() for text in meanings().values())


SAME = [
    "Date of incident",
    "DATE OF INCIDENT:",
    "Date of the incident(s)",
    "date of\nincident",
    "Date of Incident (dd/mm/yy)",
    "Date of incidnet",
]


@pytest.mark.parametrize("heading", SAME)
def test_case_signs_brackets_and_slips_do_not_matter(heading: str) -> None:
    assert likenesses(heading)[0].meaning == "date"


NOT_DATES = ["Date of birth", "DOB", "Review date", "Date closed", "Due date", "Update", "Candidate"]


@pytest.mark.parametrize("heading", NOT_DATES)
def test_what_only_looks_like_a_date(heading: str) -> None:
    assert not likenesses(heading) or likenesses(heading)[0].meaning == "other"
