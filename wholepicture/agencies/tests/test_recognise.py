"""Which agency a title, a prefix or a file's name names."""

from __future__ import annotations

import pytest

from wholepicture.agencies.agency import Agency
from wholepicture.agencies.recognise import is_agency_label, kinds, named, recognise, recognise_file_name

NOBODY = [
    "",
    "GPS tracker",
    "Log",
    "Sheet1",
    "Key events",
    "Chronology of Amy",
    "la la land",
    "Northmere Safeguarding Partnership",
    "Integrated chronology",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_agency_is_named(text: str) -> None:
    assert recognise(text) is None


TITLES = [
    ("HV", "Health Visiting", "health_visiting"),
    ("POLICE", "Police", "police"),
    ("A&E", "Hospital", "hospital"),
    ("Northmere HV", "Northmere HV", "health_visiting"),
    ("Chronology - Northmere Health Visiting Service", "Northmere Health Visiting Service", "health_visiting"),
    ("Westbridge Police chronology", "Westbridge Police", "police"),
    ("WESTBRIDGE PROBATION SERVICE", "Westbridge Probation Service", "probation"),
    ("Children's Social Care chronology", "Children's Social Care", "children_social_care"),
    ("Agency report: Northmere Hospital NHS Foundation Trust", "Northmere Hospital NHS Foundation Trust", "hospital"),
    ("Single Agency Chronology: Westbridge Borough Council Housing", "Westbridge Borough Council Housing", "housing"),
    ("St. Mary's CE Primary School - chronology", "St. Mary's CE Primary School", "school"),
    ("Adult Social Care", "Adult Social Care", "adult_social_care"),
    ("School Nursing records", "School Nursing", "school_nursing"),
    ("Adult mental health", "Adult Mental Health", "adult_mental_health"),
    ("Health visiting chronology for the Northmere Partnership", "Health Visiting", "health_visiting"),
    ("Response from Northmere Police regarding Amy", "Northmere Police", "police"),
    ("Northmere NHS Trust \u2013 Health Visiting", "Northmere NHS Trust \u2013 Health Visiting", "health_visiting"),
    ("Chronology of events for child A - YOT", "Youth Justice", "youth_justice"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TITLES)
def test_a_title(text: str, name: str, kind: str) -> None:
    assert recognise(text) == Agency(name, kind)


FILES = [
    ("03_HV chronology FINAL v2", "Health Visiting", "health_visiting"),
    ("hv-chronology", "Health Visiting", "health_visiting"),
    ("police_export_2017", "Police", "police"),
    ("WestbridgePolice_chronology (2)", "Westbridge Police", "police"),
    ("chron_csc", "Children's Social Care", "children_social_care"),
    ("Oak Primary CPOMS export", "Oak Primary", "school"),
    ("letter from probation", "Probation", "probation"),
    ("GP_records", "GP", "gp"),
    ("data", None, None),
    ("2017-05-12", None, None),
]


@pytest.mark.parametrize(("stem", "name", "kind"), FILES)
def test_a_file_name(stem: str, name: str | None, kind: str | None) -> None:
    found = recognise_file_name(stem)
    assert (found.name, found.kind) == (name, kind) if found else name is None


def test_a_name_that_is_given_is_kept_whole() -> None:
    assert named(" Oakfield Trust ") == Agency("Oakfield Trust", "other")
    assert named("Northmere Police records") == Agency("Northmere Police records", "police")


@pytest.mark.parametrize(
    ("label", "is_one"), [("Agency:", True), ("Name of organisation", True), ("School", False), ("Name", False)]
)
def test_labels_that_announce_the_agency(label: str, *, is_one: bool) -> None:
    assert is_agency_label(label) is is_one


def test_every_kind_has_a_name_and_no_phrase_stands_under_two() -> None:
    seen: dict[object, str] = {}
    for code, kind in kinds().items():
        assert kind.name
        for words in (*kind.phrases, *kind.abbreviations):
            assert seen.setdefault(words, code) == code, words
