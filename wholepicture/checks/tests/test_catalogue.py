"""Every rule names only what there is: limits, kinds, agencies, topics; and each says where it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from wholepicture.agencies.recognise import kinds as agency_kinds
from wholepicture.checks import terms
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.limits import limits_with
from wholepicture.checks.vocabulary import Check, Contradicted, Entries, Expected, NotSustained, Repeated
from wholepicture.chronology.terms import bases, kinds
from wholepicture.words.codes import codes

CHECKS = every_check()
OF_THE_ENGINE = {"all.heard", "all.before_birth"}


def _parts(thing: object) -> Iterator[object]:
    yield thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _parts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _parts(one)


def _entries(check: Check) -> list[Entries]:
    return [part for part in _parts(check.limbs) if isinstance(part, Entries)]


def test_there_are_all_25_checks() -> None:
    assert [check.code for check in CHECKS] == [f"PC{number:02}" for number in range(1, 26)]


def test_every_limit_is_used_and_every_limit_used_is_there() -> None:
    used = {
        part
        for check in CHECKS
        for part in _parts(check.limbs)
        if isinstance(part, str) and part[:2] == "PC" and "." in part
    }
    assert used | OF_THE_ENGINE == set(limits_with().names)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_asks_for_kinds_agencies_bases_and_topics_that_there_are(check: Check) -> None:
    for asked in _entries(check):
        assert set(asked.kinds) <= {*kinds(), *terms.own_kinds()}
        assert {*asked.agencies, *asked.not_agencies} <= set(agency_kinds())
        assert set(asked.bases) <= set(bases())
        assert all(terms.topic_of(topic) == topic for topic in asked.topics)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_says_what_it_stands_on_and_asks_a_role_a_question(check: Check) -> None:
    assert check.because
    assert all(source.title and source.says for source in check.because)
    assert check.ask.endswith("?")
    assert check.role
    assert check.clears_when
    assert check.cannot_tell_when
    assert len({limb.name for limb in check.limbs}) == len(check.limbs)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_no_check_says_that_it_judges_a_person_or_foresees_anything(check: Check) -> None:
    said = " ".join(str(part).lower() for part in _parts(check))
    assert not any(
        word in said for word in ("risk score", "likelihood", "predict", "disguised", "failed to protect", "high risk")
    )


def test_every_limit_has_a_source_a_level_and_evidence() -> None:
    limits = limits_with()
    for name in limits.names:
        of = limits.setting(name)
        assert of.source, name
        assert of.level in {"W", "L", "P"}, name
        assert of.evidence in {"S", "V", "P"}, name


def test_every_code_says_what_it_is_to_the_checks() -> None:
    assert set(terms.codes_say()) == set(codes())
    assert all(says.kind in {"", *kinds(), *terms.own_kinds()} for says in terms.codes_say().values())


def test_a_stretch_in_which_things_are_counted_is_marked_and_nothing_else_is() -> None:
    limits = limits_with()
    used = {name for check in CHECKS for part in _parts(check.limbs) for name in _windows(part)}
    assert used | OF_THE_ENGINE == {name for name in limits.names if limits.setting(name).window}


def _windows(part: object) -> Iterator[str]:
    if isinstance(part, Repeated):
        yield part.during
    if isinstance(part, NotSustained):
        yield part.within
        yield from [part.during] if part.during else []
    if isinstance(part, Contradicted):
        yield part.before
    if isinstance(part, Expected) and part.earlier:
        yield part.earlier
