"""The words of the chronology hold together."""

from __future__ import annotations

import pytest

from wholepicture.chronology.terms import bases, kind_called, kinds, role_called, roles, sensitivities


def test_every_kind_is_whole() -> None:
    for term in kinds().values():
        assert term.english
        assert term.meaning.endswith(".")
        assert term.kind_class in {"event", "state", "involvement"}
        assert term.mark in {"design", "P"}


def test_a_synonym_names_one_kind_only() -> None:
    for group, called in ((kinds(), kind_called), (roles(), role_called)):
        for code, term in group.items():
            assert {called(words) for words in (*term.synonyms, term.english)} == {code}, code


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Home visit", "visit"),
        ("HOME VISITS", "visit"),
        ("Strategy Meeting", "strategy_discussion"),
        ("DNA", "not_brought"),
        ("A&E attendance", "attendance"),
        ("nil return", "nil_return"),
        ("He made a home visit", None),
        ("", None),
    ],
)
def test_the_kind_of_a_cell(cell: str, kind: str | None) -> None:
    assert kind_called(cell) == kind


@pytest.mark.parametrize(("word", "role"), [("Mum", "mother"), ("MGM", "grandparent"), ("Kim", None)])
def test_the_role_of_a_word(word: str, role: str | None) -> None:
    assert role_called(word) == role


def test_the_design_s_bases_and_sensitivities() -> None:
    assert set(bases()) == {
        "seen",
        "told_by_child",
        "told_by_parent",
        "told_by_family",
        "told_by_public",
        "told_by_professional",
        "record",
        "opinion",
    }
    assert set(sensitivities()) == {"shared", "agency", "restricted"}
