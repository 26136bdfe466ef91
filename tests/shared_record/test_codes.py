"""Suggested codes are confirmed or rejected by people, and the checks follow what is confirmed."""

from __future__ import annotations

import datetime
import re
import uuid

import pytest

from tests.shared_record.conftest import TODAY
from tests.shared_record.importing import address, signed_in

WORDS = "Mum has a new boyfriend, Dean, who stays most nights."
LONG_AGO = TODAY - datetime.timedelta(days=60)


def added_by_page(worker, family, **of: str) -> None:
    said = {"happened": "today", "kind": "note", "basis": "seen", "words": WORDS, "sensitivity": "shared", **of}
    answer = signed_in(worker).post(address("add_an_entry", family), said)
    assert answer.status_code == 302


def shown(worker, family, **more: str) -> str:
    return signed_in(worker).get(address("codes", family), more).content.decode()


def codes_on(page: str) -> list[str]:
    return re.findall(r'name="code" value="([^"]+)"', page)


def answer(worker, family, code: str, said: str):
    return signed_in(worker).post(address("codes", family), {"code": code, "answer": said})


def gaps(worker, family, partnership) -> set[str]:
    from wholepicture.checks.read import gaps_of

    with partnership.reading(worker):
        found = gaps_of(family.child, family.name, datetime.date(2021, 3, 4), TODAY)
    return {one.gap.check for one in found.gaps if one.open}


def test_an_entry_that_is_added_by_page_has_its_codes_at_once(family, partnership) -> None:
    from wholepicture.exchange.writing.suggestions_in_words import name_of

    sol = partnership.social_care.sol
    added_by_page(sol, family, voice="I do not like Dean")
    page = shown(sol, family)
    assert name_of("new_adult") in page
    assert re.search(r"<mark>[^<]*new boyfriend", page)
    assert codes_on(page)


def test_confirming_a_new_adult_opens_pc01_and_nothing_less_does(family, partnership) -> None:
    from wholepicture.chronology.record import InIt
    from wholepicture.web.confirm_codes.suggested import suggest_for

    sol, hana = partnership.social_care.sol, partnership.health.hana
    people = [InIt(family.name, "child", family.child), InIt("Dean", "partner")]
    entry = family.add(sol, WORDS, day=LONG_AGO, people=people[1:], details={"stays": True})
    from wholepicture.chronology.models import RecordedEntry

    with partnership.reading(sol):
        suggest_for(RecordedEntry.objects.get(id=entry), people)
    assert "PC01" not in gaps(sol, family, partnership)
    [code] = [one for one in codes_on(shown(sol, family)) if named(one, sol, partnership) == "new_adult"]
    answer(sol, family, code, "confirmed")
    assert "PC01" in gaps(sol, family, partnership)
    assert "PC01" in gaps(hana, family, partnership)
    answer(hana, family, code, "rejected")  # disputed: nobody's word is above another's
    assert "PC01" not in gaps(sol, family, partnership)
    answer(hana, family, code, "confirmed")
    assert "PC01" in gaps(sol, family, partnership)
    answer(sol, family, code, "rejected")
    answer(hana, family, code, "rejected")
    assert "PC01" not in gaps(sol, family, partnership)


def named(code: str, worker, partnership) -> str:
    from wholepicture.chronology.models import EntryCode

    with partnership.reading(worker):
        return EntryCode.objects.get(id=code).code


def test_a_disputed_code_shows_both_answers(family, partnership) -> None:
    sol, hana = partnership.social_care.sol, partnership.health.hana
    added_by_page(sol, family)
    code = codes_on(shown(sol, family))[0]
    answer(sol, family, code, "confirmed")
    assert code not in codes_on(shown(sol, family))
    assert code in codes_on(shown(sol, family, all="1"))
    answer(hana, family, code, "rejected")
    for worker in (sol, hana):
        page = shown(worker, family)
        assert "Sol: confirmed" in page
        assert "Hana: rejected" in page


def test_two_workers_of_one_name_are_two(family, partnership) -> None:
    from tests.shared_record.conftest import office
    from wholepicture.access.record import let_in

    sol = partnership.social_care.sol
    other = office(f"Another {uuid.uuid4()}", "gp", "sol")
    with partnership.reading(sol):
        let_in(other.agency.id, family.child, reason="x", legal_basis="x", by=sol)
    added_by_page(sol, family)
    code = codes_on(shown(sol, family))[0]
    answer(sol, family, code, "confirmed")
    answer(other.sol, family, code, "rejected")
    page = shown(sol, family)
    assert "Sol: confirmed" in page
    assert "Sol: rejected" in page


@pytest.mark.parametrize("said", ["", "disputed", "CONFIRMED", "x" * 9_000])
def test_only_yes_and_no_are_answers(family, partnership, said: str) -> None:
    sol = partnership.social_care.sol
    added_by_page(sol, family)
    assert answer(sol, family, codes_on(shown(sol, family))[0], said).status_code == 404


@pytest.mark.parametrize("code", ["", "x", "\x00", str(uuid.UUID(int=7))])
def test_a_forged_code_is_not_there(family, partnership, code: str) -> None:
    assert answer(partnership.social_care.sol, family, code, "confirmed").status_code == 404


def test_a_code_of_what_one_may_not_see_is_not_there(family, partnership) -> None:
    sol, hana = partnership.social_care.sol, partnership.health.hana
    added_by_page(sol, family, sensitivity="agency")
    code = codes_on(shown(sol, family))[0]
    assert codes_on(shown(hana, family, all="1")) == []
    assert answer(hana, family, code, "confirmed").status_code == 404


def test_words_that_are_tags_are_shown_as_they_are(family, partnership) -> None:
    sol = partnership.social_care.sol
    added_by_page(sol, family, words=f"<script>x</script> {WORDS}")
    assert "<script>x" not in shown(sol, family)
