"""Faults planted in the database's own rules. Each must be noticed by the same short look at who sees what."""

from __future__ import annotations

import contextlib
import datetime
import time
import uuid

import pytest

from tests.shared_record.conftest import as_role

LONG_AGO = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)
OPEN_PART = "agency_id = (SELECT reader_agency())"
NOT_ENDED = "NOT EXISTS (SELECT FROM involvement_ended e WHERE e.involvement_id = involvement.id)"
NOT_BARRED = "NOT EXISTS (SELECT FROM barred b WHERE b.child_id = involvement.child_id)"
IN_CIRCLE = "EXISTS (SELECT FROM involvement i WHERE i.child_id = {}.child_id)"

FAULTS = {
    "everybody reads every entry": "ALTER POLICY by_need ON entry_child USING (true)",
    "sensitivity is forgotten": f"ALTER POLICY by_need ON entry_child USING ({IN_CIRCLE.format('entry_child')})",
    "restricted is read by the whole agency": f"""ALTER POLICY by_need ON entry_child USING (
        {IN_CIRCLE.format("entry_child")} AND (sensitivity = 'shared' OR {OPEN_PART}))""",
    "the barred read on": f"ALTER POLICY of_the_reader_s_agency ON involvement USING ({OPEN_PART} AND {NOT_ENDED})",
    "whoever has left reads on": f"""ALTER POLICY of_the_reader_s_agency ON involvement
        USING ({OPEN_PART} AND {NOT_BARRED})""",
    "any agency's part counts": f"""ALTER POLICY of_the_reader_s_agency ON involvement
        USING ({NOT_ENDED} AND {NOT_BARRED})""",
    "restricted people are seen": f"ALTER POLICY in_a_picture ON connection USING ({IN_CIRCLE.format('connection')})",
    "people are seen by everybody": "ALTER POLICY in_a_picture ON connection USING (true)",
    "gaps are for everybody": "CREATE OR REPLACE FUNCTION in_the_circle(of_child uuid) RETURNS boolean"
    " LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT true'",
    "any signature will do": "CREATE OR REPLACE FUNCTION reader() RETURNS uuid[] LANGUAGE sql STABLE AS"
    " $$SELECT ARRAY[split_part(current_setting('wholepicture.reader', true), '|', 1)::uuid,"
    " split_part(current_setting('wholepicture.reader', true), '|', 2)::uuid]$$",
    "an entry can be changed": "ALTER TABLE entry DISABLE TRIGGER stays_as_it_is",
    "the time is what the row says": "ALTER TABLE person_name DISABLE TRIGGER stamped",
}


def leaks(ready, family, partnership) -> list[str]:
    """What is wrong, in words; nothing when the rules hold."""
    sol, hana, sky = partnership.social_care.sol, partnership.health.hana, partnership.school.sky
    said = {name: f"{name} {uuid.uuid4()}" for name in ("shared", "agency", "restricted")}
    for sensitivity, words in said.items():
        family.add(sol, words, sensitivity=sensitivity)
    wrong = [f"hana reads {name}" for name in ("agency", "restricted") if said[name] in family.read_by(hana)]
    if said["restricted"] in family.read_by(partnership.social_care.sam):
        wrong.append("a colleague reads what is restricted")
    if said["shared"] not in family.read_by(hana):
        wrong.append("hana does not read what is shared")
    if family.read_by(sky):
        wrong.append("the school reads")
    return [
        *wrong,
        *people_seen(family, partnership),
        *circles(family, partnership),
        *rules(ready, family, partnership),
    ]


def people_seen(family, partnership) -> list[str]:
    from wholepicture.access.models import Restricted
    from wholepicture.people.models import Connection
    from wholepicture.people.record import add_person

    sol, hana, sky = partnership.social_care.sol, partnership.health.hana, partnership.school.sky
    with partnership.reading(sol):
        aunt = add_person(name="Aunt", in_the_picture_of=family.child, by=sol).id
    Restricted(thing=aunt, reason="x", restricted_by=sol).save(using="owner", force_insert=True)
    wrong = []
    for worker, person, what in ((hana, aunt, "a restricted person is seen"), (sky, family.child, "the school sees")):
        with partnership.reading(worker):
            if Connection.objects.filter(person=person).exists():
                wrong.append(what)
    return wrong


def circles(family, partnership) -> list[str]:
    from wholepicture.access.models import Barred, Involvement
    from wholepicture.access.record import end_involvement
    from wholepicture.checks.read import _for_checks

    hugh, pip, sky = partnership.health.hugh, partnership.police.pip, partnership.school.sky
    Barred(worker=hugh, child_id=family.child, reason="x", barred_by=pip).save(using="owner", force_insert=True)
    with partnership.reading(pip):
        part = Involvement.objects.filter(child=family.child, agency=pip.agency_id).first()
        end_involvement(part.id, reason="x", by=pip)
    wrong = [f"{worker.name} reads on" for worker in (hugh, pip) if family.read_by(worker)]
    with partnership.reading(sky):
        if _for_checks(family.child):
            wrong.append("the checks tell the school")
    return wrong


def rules(ready, family, partnership) -> list[str]:
    from wholepicture.access.reader import Reader, signed
    from wholepicture.people.models import Name

    sol = partnership.social_care.sol
    wrong = []
    forged = signed(Reader(sol.id, sol.agency_id), b"guessed", until=int(time.time()) + 60)
    with as_role(ready.app) as app, app.transaction():
        app.execute("SELECT set_config('wholepicture.reader', %s, true)", [forged])
        if app.execute("SELECT count(*) FROM entry").fetchone()[0]:
            wrong.append("a forged reader reads")
    entry = family.add(sol, "as it was")
    with as_role(ready.owner) as owner, contextlib.suppress(Exception):
        owner.execute("UPDATE entry SET words = 'changed' WHERE id = %s", [entry])
        wrong.append("an entry is changed")
    with partnership.reading(sol):
        name = Name(person_id=family.child, full="x", said_by=sol, agency_id=sol.agency_id, said_at=LONG_AGO)
        name.save(force_insert=True)
        if Name.objects.get(id=name.id).said_at == LONG_AGO:
            wrong.append("a row says when it came")
    return wrong


@pytest.fixture
def mended(ready):
    """Put the rules back, whatever was done to them."""
    yield
    from django.conf import settings

    from wholepicture.access.prepare import make_safe
    from wholepicture.project.embedded.roles import APP, AUDITOR

    with as_role(ready.owner) as owner:
        make_safe(owner, key=settings.READER_KEY, app=APP, auditor=AUDITOR)


def test_without_a_fault_nothing_is_wrong(ready, family, partnership) -> None:
    assert leaks(ready, family, partnership) == []


@pytest.mark.parametrize("name", list(FAULTS))
def test_a_planted_fault_is_noticed(ready, family, partnership, mended, name: str) -> None:
    with as_role(ready.owner) as owner:
        owner.execute(FAULTS[name])
    assert leaks(ready, family, partnership) != []
