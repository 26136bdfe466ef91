"""Whoever does not say who they are, or says it without the key, reads nothing and writes nothing."""

from __future__ import annotations

import time

import pytest

from tests.shared_record.conftest import as_role

READ_BY_NOBODY = (
    "entry",
    "entry_child",
    "entry_person",
    "person",
    "person_name",
    "person_name_key",
    "involvement",
    "household",
)


def rows_seen(connection, token: str | None) -> dict[str, int]:
    with connection.transaction():
        if token is not None:
            connection.execute("SELECT set_config('wholepicture.reader', %s, true)", [token])
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in READ_BY_NOBODY}


def tokens(reader, key):
    from wholepicture.access.reader import signed

    soon = int(time.time()) + 60
    good = signed(reader, key, until=soon)
    worker, agency, until, signature = good.split("|")
    return {
        "nobody": None,
        "empty": "",
        "no signature": f"{worker}|{agency}|{until}",
        "a signature of nothing": f"{worker}|{agency}|{until}|",
        "another key": signed(reader, b"guessed", until=soon),
        "too late": signed(reader, key, until=int(time.time()) - 1),
        "prolonged": f"{worker}|{agency}|{int(until) + 9999}|{signature}",
        "another agency": f"{worker}|{worker}|{until}|{signature}",
        "quotes": f"{worker}'|{agency}|{until}|{signature}",
        "five parts": f"{good}|x",
        "not numbers": "a|b|c|d",
    }


NAMES = (
    "nobody", "empty", "no signature", "a signature of nothing", "another key", "too late", "prolonged",
    "another agency", "quotes", "five parts", "not numbers",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_forged_reader_sees_nothing(ready, family, partnership, name: str) -> None:
    from django.conf import settings

    from wholepicture.access.reader import Reader, signed

    sol = partnership.social_care.sol
    family.add(sol)
    reader = Reader(sol.id, sol.agency_id)
    with as_role(ready.app) as app:
        honest = rows_seen(app, signed(reader, settings.READER_KEY, until=int(time.time()) + 60))
        assert honest["entry"] > 0
        seen = rows_seen(app, tokens(reader, settings.READER_KEY)[name])
        assert seen == dict.fromkeys(READ_BY_NOBODY, 0)


def test_nothing_of_a_reader_is_left_after_the_transaction(ready, family, partnership) -> None:
    from django.db import connection

    sol = partnership.social_care.sol
    family.add(sol)
    with partnership.reading(sol), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry")
        assert cursor.fetchone()[0] > 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM held.reader_key",
        "SELECT * FROM look",
        "UPDATE entry SET words = 'x'",
        "DELETE FROM entry",
        "TRUNCATE entry CASCADE",
        "UPDATE person_name SET full = 'x'",
        "DELETE FROM involvement",
        "ALTER TABLE entry DISABLE ROW LEVEL SECURITY",
        "DROP POLICY by_need ON entry",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "SET ROLE wholepicture_owner",
        "CREATE TABLE mine (x int)",
        "CREATE FUNCTION reader() RETURNS uuid[] LANGUAGE sql AS 'SELECT NULL::uuid[]'",
        "INSERT INTO agency (id, name, kind) VALUES (gen_random_uuid(), 'x', 'police')",
        "UPDATE worker SET agency_id = agency_id",
    ],
)
def test_the_site_s_role_may_not(ready, statement: str) -> None:
    import psycopg

    with as_role(ready.app) as app, pytest.raises(psycopg.Error):
        app.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE entry SET words = 'x'", "DELETE FROM entry", "TRUNCATE entry CASCADE"])
def test_not_even_the_owner_changes_an_entry(ready, family, partnership, statement: str) -> None:
    import psycopg

    family.add(partnership.social_care.sol)
    with as_role(ready.owner) as owner, pytest.raises(psycopg.Error, match="append-only"):
        owner.execute(statement)


def test_with_row_security_off_the_site_s_role_is_refused(ready, family, partnership) -> None:
    import psycopg

    with as_role(ready.app) as app:
        app.execute("SET row_security = off")
        with pytest.raises(psycopg.Error):
            app.execute("SELECT count(*) FROM entry")


def test_the_auditor_writes_and_reads_nothing(ready) -> None:
    import psycopg

    with as_role(ready.auditor) as auditor:
        auditor.execute("INSERT INTO look (worker, agency, page) VALUES (gen_random_uuid(), gen_random_uuid(), 'x')")
        with pytest.raises(psycopg.Error):
            auditor.execute("SELECT count(*) FROM look")


def test_the_database_says_when_an_entry_came(ready, family, partnership) -> None:
    import datetime

    from wholepicture.chronology.models import RecordedEntry

    sol = partnership.social_care.sol
    with partnership.reading(sol):
        early = RecordedEntry(
            words="x", agency=partnership.social_care.agency, received_by=sol,
            received_at=datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC),
        )  # fmt: skip
        early.save(force_insert=True)
        from wholepicture.chronology.models import EntryChild

        EntryChild.objects.create(entry=early, child_id=family.child)
        kept = RecordedEntry.objects.get(id=early.id)
        assert abs((kept.received_at - datetime.datetime.now(datetime.UTC)).total_seconds()) < 60


WRITTEN_FOR_OTHERS = {
    "for another agency": lambda p: {"agency": p.police.agency, "received_by": p.social_care.sol},
    "for another worker": lambda p: {"agency": p.social_care.agency, "received_by": p.social_care.sam},
}


@pytest.mark.parametrize("name", list(WRITTEN_FOR_OTHERS))
def test_nobody_writes_for_somebody_else(ready, family, partnership, name: str) -> None:
    from django.db import ProgrammingError

    from wholepicture.chronology.models import RecordedEntry

    with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(partnership.social_care.sol):
        RecordedEntry(words="x", **WRITTEN_FOR_OTHERS[name](partnership)).save(force_insert=True)


def test_nobody_reaches_a_person_by_putting_them_in_a_picture(family, partnership) -> None:
    from django.db import ProgrammingError

    from wholepicture.people.models import Person
    from wholepicture.people.record import connect

    sky = partnership.school.sky
    with partnership.reading(sky):
        own = Person.objects.create  # the school has a child of its own
        from wholepicture.access.record import let_in

        child = own(made_by=sky)
        let_in(sky.agency_id, child.id, reason="A pupil", legal_basis="x", by=sky)
        connect(child.id, in_the_picture_of=child.id)
    with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(sky):
        connect(family.child, in_the_picture_of=child.id)


def test_nobody_lets_their_own_agency_in(family, partnership) -> None:
    from django.db import ProgrammingError

    from wholepicture.access.record import let_in

    sky = partnership.school.sky
    with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(sky):
        let_in(sky.agency_id, family.child, reason="Curious", legal_basis="none", by=sky)


def test_an_entry_without_a_child_is_refused(partnership) -> None:
    from django.db import IntegrityError

    from wholepicture.chronology.models import RecordedEntry

    sol = partnership.social_care.sol
    with pytest.raises(IntegrityError, match="names none"), partnership.reading(sol):
        RecordedEntry(words="x", agency=partnership.social_care.agency, received_by=sol).save(force_insert=True)
