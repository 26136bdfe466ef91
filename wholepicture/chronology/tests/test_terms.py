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
            names = term.synonyms if term.name_is_ambiguous else (*term.synonyms, term.english)
            assert {called(words) for words in names} == {code}, code


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Home visit", "visit"),
        ("HOME VISITS", "visit"),
        ("Strategy Meeting", "strategy_discussion"),
        ("WNB", "not_brought"),
        ("A&E attendance", "attendance"),
        ("nil return", "nil_return"),
        ("He made a home visit", None),
        ("", None),
    ],
)
def test_the_kind_of_a_cell(cell: str, kind: str | None) -> None:
    assert kind_called(cell) == kind


OTHERWISE = [
    ("Registration", "a GP's list"),
    ("Deregistration", "a GP's list"),
    ("DNA", "an adult's own absence"),
    ("Attendance", "a school's absences"),
    ("Supervision", "a probation order"),
    ("Handover", "a patient, by an ambulance"),
    ("Allocation", "a home, by a landlord"),
    ("Booking", "a repair"),
    ("Delivery", "a parcel"),
    ("Court", "any hearing"),
    ("Assessment", "begun or finished"),
    ("Safety plan", "an adult's, in mental health"),
    ("Medical", "a pupil's asthma"),
    ("Closed", "a crime, filed"),
    ("Escalation", "a patient's condition"),
]


@pytest.mark.parametrize(("cell", "elsewhere"), OTHERWISE)
def test_a_word_that_means_something_else_in_another_agency_is_no_kind(cell: str, elsewhere: str) -> None:
    assert elsewhere
    assert kind_called(cell) is None


@pytest.mark.parametrize(
    ("agency_kind", "kind"), [("health_visiting", "not_brought"), ("substance_misuse", None), ("gp", None), ("", None)]
)
def test_only_a_service_for_children_means_a_child_by_did_not_attend(agency_kind: str, kind: str | None) -> None:
    assert kind_called("DNA", agency_kind) == kind


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
