"""What the pages say: when something is wrong, when a sign-in has run out, and which drafts wait."""

from __future__ import annotations

import uuid

import pytest

from tests.shared_record.test_every_route import ABSENT, address, client

WORDS = "She showed me where it hurt."


def add(family) -> str:
    return address("add_an_entry", {"child": family.child})


def count_drafts(family, partnership, worker) -> int:
    from wholepicture.chronology.models import Draft

    with partnership.reading(worker):
        return Draft.objects.filter(child=family.child).count()


@pytest.mark.parametrize("who", ["nobody", "a worker"])
def test_a_page_that_is_not_there_is_ours(ready, partnership, who: str) -> None:
    answer = client(None if who == "nobody" else partnership.social_care.sol).get("/nothing")
    assert answer.status_code == 404
    assert "There is no such page, or it is not for you to see" in answer.content.decode()
    assert "/nothing" not in answer.content.decode()


def test_whoever_may_not_see_is_told_the_same_as_of_nothing(ready, family, partnership) -> None:
    asked = client(partnership.school.sky)
    real = asked.get(address("child", {"child": family.child}))
    none = asked.get(address("child", {"child": ABSENT}))
    nowhere = asked.get("/nothing")
    assert real.status_code == none.status_code == nowhere.status_code == 404
    assert len(real.content) == len(none.content) == len(nowhere.content)


def test_a_page_that_fails_says_nothing_of_why(ready, family, partnership, monkeypatch) -> None:
    def fails(_child: uuid.UUID) -> None:
        raise RuntimeError(WORDS)

    monkeypatch.setattr("wholepicture.web.read_a_chronology.pages.chronology_of", fails)
    answer = client(partnership.social_care.sol).get(address("child", {"child": family.child}))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong here" in page
    assert not [detail for detail in (WORDS, "RuntimeError", "Traceback", family.name, "Sol") if detail in page]


@pytest.mark.parametrize(("sent_from", "given_back"), [("same-origin", True), ("cross-site", False), ("", False)])
def test_a_form_of_an_earlier_sign_in_is_given_back_when_it_is_ours(
    ready, family, partnership, sent_from: str, given_back: object
) -> None:
    from django.test import Client

    asked = Client(headers={"host": "localhost", "sec-fetch-site": sent_from}, enforce_csrf_checks=True)
    asked.force_login(partnership.social_care.sol.user)
    answer = asked.post(add(family), {"words": WORDS})
    assert answer.status_code == 403
    assert "You have signed in again since this form was opened" in answer.content.decode()
    assert (WORDS in answer.content.decode()) == given_back


def test_what_somebody_signed_out_had_typed_is_given_back_and_not_kept(ready, family, partnership) -> None:
    answer = client().post(add(family), {"words": WORDS, "later": "1"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert WORDS in page
    assert "no-store" in answer["Cache-Control"]
    assert family.name not in page
    assert count_drafts(family, partnership, partnership.social_care.sol) == 0


def test_it_says_nothing_of_whether_there_is_such_a_child(ready, family) -> None:
    answers = [
        client().post(address("add_an_entry", {"child": one}), {"words": WORDS}) for one in (family.child, ABSENT)
    ]
    pages = [
        answer.content.decode().replace(str(one), "")
        for answer, one in zip(answers, (family.child, ABSENT), strict=True)
    ]
    assert pages[0] == pages[1]


def test_a_sign_in_ends_after_its_whole_time(ready, family, partnership) -> None:
    asked = client(partnership.social_care.sol)
    assert asked.get(add(family)).status_code == 200
    session = asked.session
    session["signed_in_at"] -= 11 * 3600
    session.save()
    answer = asked.post(add(family), {"words": WORDS})
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    again = asked.get(add(family))
    assert again.status_code == 302
    assert again["Location"] == f"/sign-in?next={add(family)}"


@pytest.mark.parametrize(
    ("asked_for", "led_to"),
    [("/search", "/search"), ("https://elsewhere.example/", "/"), ("//elsewhere.example/", "/"), ("", "/")],
)
def test_signing_in_leads_on_but_never_elsewhere(ready, partnership, asked_for: str, led_to: str) -> None:
    answer = client().post(f"/sign-in?next={asked_for}", {"worker": str(partnership.social_care.sol.id)})
    assert answer.status_code == 302
    assert answer["Location"] == led_to


def test_drafts_wait_on_the_child_s_page_for_their_worker_alone(ready, family, partnership) -> None:
    sol, sam = partnership.social_care.sol, partnership.social_care.sam
    client(sol).post(add(family), {"words": WORDS, "happened": "", "later": "1"})
    assert count_drafts(family, partnership, sol) == 1
    child = address("child", {"child": family.child})
    assert f"Go on with “{WORDS}”" in client(sol).get(child).content.decode()
    assert WORDS not in client(sam).get(child).content.decode()


def test_a_draft_is_thrown_away_by_its_worker_alone(ready, family, partnership) -> None:
    from wholepicture.chronology.models import Draft

    sol, sam = partnership.social_care.sol, partnership.social_care.sam
    client(sol).post(add(family), {"words": WORDS, "later": "1"})
    with partnership.reading(sol):
        draft = Draft.objects.get(child=family.child)
    assert client(sam).post(add(family), {"draft": str(draft.id), "away": "1"}).status_code == 404
    assert count_drafts(family, partnership, sol) == 1
    assert client(sol).post(add(family), {"draft": str(draft.id), "away": "1"}).status_code == 302
    assert count_drafts(family, partnership, sol) == 0


def test_a_draft_holds_also_a_person_who_is_not_listed(ready, family, partnership) -> None:
    from wholepicture.chronology.models import Draft

    sol = partnership.social_care.sol
    asked = client(sol)
    asked.post(add(family), {"words": WORDS, "new_name": "Dean", "new_role": "partner", "voice": "Ow.", "later": "1"})
    with partnership.reading(sol):
        draft = Draft.objects.get(child=family.child)
    page = asked.get(f"{add(family)}?draft={draft.id}").content.decode()
    assert 'value="Dean"' in page
    assert 'value="partner" selected' in page
    assert '<details class="govuk-details" open>' in page  # what holds something is not folded away


def test_an_entry_with_an_error_keeps_what_was_typed(ready, family, partnership) -> None:
    answer = client(partnership.social_care.sol).post(
        add(family), {"words": WORDS, "happened": "whenever", "known_on": "whenever", "new_name": "Dean"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in page
    assert 'value="Dean"' in page
    assert '<details class="govuk-details" open>' in page
