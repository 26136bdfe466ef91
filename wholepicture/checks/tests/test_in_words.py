"""Every rule can be read aloud: its words are made from it, and nothing of a program is left in them."""

from __future__ import annotations

import dataclasses
import importlib.resources
import tomllib
from collections.abc import Iterator

import pytest

from wholepicture.checks import terms
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.in_words import InWords
from wholepicture.checks.limits import limits_with
from wholepicture.checks.vocabulary import Check, Detail, Entries, Expected, entries
from wholepicture.chronology.terms import bases, kinds

CHECKS = {check.code: check for check in every_check()}
PHRASES = tomllib.loads(
    importlib.resources.files("wholepicture.checks").joinpath("phrases.toml").read_text(encoding="utf-8")
)
SAY = InWords(limits_with(), lambda kind: kinds()[kind].english if kind in kinds() else kind)


def _parts(thing: object) -> Iterator[object]:
    yield thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _parts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _parts(one)


PARTS = [part for check in CHECKS.values() for part in _parts(check.limbs)]


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
def test_a_rule_is_a_sentence_with_nothing_of_a_program_in_it(check: Check) -> None:
    for limb in check.limbs:
        said = SAY.condition(limb.when)
        assert said[0].isupper()
        assert said.endswith(".")
        assert not {"_", "{", "}", "  ", " ,", " ;"} & {*said, *(said[at : at + 2] for at in range(len(said)))}


def test_every_kind_and_detail_that_a_rule_names_has_its_phrase() -> None:
    asked = [part for part in PARTS if isinstance(part, Entries)]
    assert {kind for one in asked for kind in one.kinds} <= set(PHRASES["called"])
    assert {part.name for part in PARTS if isinstance(part, Detail)} <= set(PHRASES["details"])
    assert {part.by_the_day for part in PARTS if isinstance(part, Expected)} - {""} <= set(PHRASES["details"])


def test_every_phrase_is_of_something_that_there_is() -> None:
    assert set(PHRASES["called"]) <= {*kinds(), *terms.own_kinds()}
    assert set(PHRASES["open"]) <= set(kinds())
    assert set(PHRASES["bases"]) == set(bases())
    for of in PHRASES["details"].values():
        assert set(of) <= {"yes", "no", "is", "any", "name", "never"}
        assert "is" not in of or of["is"].count("{}") == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (entries("visit"), "a visit"),
        (
            entries("visit", "sighting").only_where(seen_alone=True),
            "a visit or a sighting of the child with the child seen alone",
        ),
        (
            entries("visit").where(seen=True, seen_alone=False),
            "a visit with the child seen and with the child not seen alone",
        ),
        (entries("injury").unless(from_birth=True), "an injury or a mark, other than one that is from birth"),
        (
            entries("concern").on("substance").told_by("told_by_child"),
            "a concern about alcohol or drugs (told by the child)",
        ),
        (entries("referral").held_by("children_social_care"), "a referral (held by children's social care)"),
        (entries("challenge_raised").only_where(step=(2, 3, 4)), "a challenge at step 2, 3 or 4"),
        (
            entries("visit").having("colour").only_where(mood="calm"),
            "a visit that names its colour and whose mood is calm",
        ),
    ],
)
def test_entries_in_words(asked: Entries, said: str) -> None:
    assert SAY.entries(asked) == said


@pytest.mark.parametrize(
    ("code", "limb", "said"),
    [
        (
            "PC02",
            "no-reply",
            (
                "There is one of these: a concern or a referral (told by a parent); or a contact (told by a parent) "
                "reported by a parent, the mother or the father; and within 5 working days the record shows about the "
                "same parent none of these: a visit, a manager's decision, information given, a decision on a "
                "referral, a core group or a conference; or a contact, other than one reported by a parent, the "
                "mother or the father."
            ),
        ),
        (
            "PC12",
            "another-reporter",
            (
                "This comes 2 times within 30 days: a contact or a referral (held by children's social care) that says "
                "who reported, each with another kind of reporter, each but the last ended by a decision on a referral "
                "with the outcome no further action; and within 5 working days the record shows no manager's decision "
                "about the earlier contacts."
            ),
        ),
        (
            "PC06",
            "not-seen",
            (
                "While a plan (child protection) is open, for 10 working days (7 days while a plan that asks for "
                "a visit every week is open) (10 working days while a plan that asks for a visit every two weeks "
                "is open) (15 working days while a plan that asks for a visit every three weeks is open) (20 "
                "working days while a plan that asks for a visit every four weeks is open) (30 working days "
                "while a plan that asks for a visit every six weeks is open) the record shows none of these: a "
                "visit (held by children's social care) with the child seen (made by a social worker, or not "
                "said); or a manager's decision about why the child was not seen. It cannot tell when children's "
                "social care has supplied no entries."
            ),
        ),
        (
            "PC19",
            "plan-long",
            (
                "There is the start of a plan (child protection); and within 2 years of that day, however late it was "
                "recorded, the record shows no end of a plan."
            ),
        ),
    ],
)
def test_a_rule_in_words(code: str, limb: str, said: str) -> None:
    word = next(one.when for one in CHECKS[code].limbs if one.name == limb)
    assert SAY.condition(word) == said
