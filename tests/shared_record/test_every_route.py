"""Every address of the site, made from the router itself.

Whoever may not see a child learns nothing, not even that they are there.
"""

from __future__ import annotations

import uuid

import pytest

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")
SECRETS = ("Nell", "A bruise on the arm", "Northdale Police")
# What allauth brings has its own tests; its pages hold nothing of the record.
NOT_OURS = ("account/",)
# Changes nothing of the record when asked for by somebody who may not see it, and is no page.
METHODS = ("get", "post", "head", "put", "delete")


def routes() -> list[tuple[str, tuple[str, ...]]]:
    """Each address of our own with the names of its ids."""
    from django.urls import get_resolver

    return [
        (pattern.name, tuple(pattern.pattern.converters))
        for pattern in get_resolver("wholepicture.web.urls").url_patterns
        if not str(pattern.pattern).startswith(NOT_OURS)
    ]


def address(name: str, ids: dict[str, uuid.UUID]) -> str:
    from django.urls import reverse

    return reverse(name, kwargs=ids or None)


def client(worker=None):
    from django.test import Client

    made = Client(headers={"host": "localhost"}, raise_request_exception=False)
    if worker is not None:
        made.force_login(worker.user)
    return made


@pytest.fixture
def told(family, partnership):
    """A family with something in it, and the id of each thing by the name that routes give it."""
    from wholepicture.chronology.record import bring_in, save_draft

    sol = partnership.social_care.sol
    entry = family.add(sol, "A bruise on the arm.", kind="injury", voice="It hurt.")
    with partnership.reading(sol):
        draft = save_draft(family.child, {"words": "A bruise on the arm"}, by=sol, draft=None, version=0)
        made = bring_in(family.child, [], by=sol, files=[], account={"files": [], "refused": []}, recorded={})
    return {"child": family.child, "entry": entry, "draft": draft.id, "import_": made.id}


def outsiders(family, partnership):
    from wholepicture.access.models import Barred

    hana = partnership.health.hana
    Barred(worker=hana, child_id=family.child, reason="A cousin.", barred_by=partnership.health.hugh).save(
        using="owner", force_insert=True
    )
    return {"nobody": None, "an agency outside the circle": partnership.school.sky, "a barred worker": hana}


def test_every_route_names_only_ids_that_this_test_knows(ready) -> None:
    assert routes()
    assert {name for _route, ids in routes() for name in ids} <= {"child", "entry", "draft", "gap", "code", "import_"}


@pytest.mark.parametrize("method", METHODS)
def test_nothing_leaks_to_whoever_may_not_see(ready, told, family, partnership, method: str) -> None:
    from wholepicture.chronology.models import RecordedEntry

    with partnership.reading(partnership.social_care.sol):
        before = RecordedEntry.objects.count()
    for who, worker in outsiders(family, partnership).items():
        asked = client(worker)
        for name, ids in routes():
            if name == "sign_out":
                continue
            real = getattr(asked, method)(address(name, {one: told.get(one, ABSENT) for one in ids}))
            none = getattr(asked, method)(address(name, dict.fromkeys(ids, ABSENT)))
            where = f"{method} {name} as {who}"
            whole = real.content.decode() + repr(sorted(real.headers.items()))
            assert not [secret for secret in SECRETS[:2] if secret in whole], where
            assert str(family.child) not in real.content.decode(), where
            assert real.status_code < 500, where
            if ids:
                assert real.status_code == none.status_code, where
                if real.status_code not in {301, 302}:
                    assert len(real.content) == len(none.content), where
    with partnership.reading(partnership.social_care.sol):
        assert RecordedEntry.objects.count() == before


def test_the_test_sees_what_may_be_seen(ready, told, family, partnership) -> None:
    """The test above would pass on empty pages: here are the same pages for somebody who may see."""
    asked = client(partnership.social_care.sol)
    page = asked.get(address("child", {"child": family.child})).content.decode()
    assert "Nell" in page
    assert "A bruise on the arm" in page


def test_every_page_of_a_worker_is_written_down(ready, told, family, partnership) -> None:
    from tests.shared_record.conftest import as_role

    hugh = partnership.health.hugh
    asked = client(hugh)
    for name, ids in routes():
        asked.get(address(name, {one: told.get(one, ABSENT) for one in ids}))
    with as_role(ready.owner) as owner:
        looks = owner.execute("SELECT page FROM look WHERE worker = %s", [hugh.id]).fetchall()
    assert {page for (page,) in looks} >= {"my children", "a child", "add an entry"}


def test_a_form_without_its_token_is_refused(ready, family, partnership) -> None:
    from django.test import Client

    asked = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    asked.force_login(partnership.social_care.sol.user)
    answer = asked.post(address("add_an_entry", {"child": family.child}), {"words": "x", "happened": "today"})
    assert answer.status_code == 403


def test_another_s_draft_is_not_there(ready, told, family, partnership) -> None:
    for worker in (partnership.social_care.sam, partnership.health.hugh):
        answer = client(worker).get(address("add_an_entry", {"child": family.child}) + f"?draft={told['draft']}")
        assert answer.status_code == 404
        assert "bruise" not in answer.content.decode()


@pytest.mark.parametrize("draft", ["x", "'; DROP TABLE entry; --", "0" * 400, "../../etc", "\x00"])
def test_an_odd_draft_is_not_there(ready, family, partnership, draft: str) -> None:
    answer = client(partnership.social_care.sol).get(address("add_an_entry", {"child": family.child}), {"draft": draft})
    assert answer.status_code in {400, 404}
