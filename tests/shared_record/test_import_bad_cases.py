"""What goes wrong when files are brought in: nothing of it is in the record, and the page says why."""

from __future__ import annotations

import io
import os
import re
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from tests.shared_record.importing import (
    address,
    bring_in,
    brought_in,
    chosen,
    csv_about,
    give,
    held_in,
    signed_in,
)
from tests.shared_record.test_import import chronology, entry, kept

TYPES = (
    b'<?xml version="1.0"?><Types><Override ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


def held_folder() -> Path:
    from django.conf import settings

    return Path(settings.HELD_FILES)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "Choose at least one file"),
        ({"log_csv": b""}, "log.csv is empty"),
        ({"log_csv": b"x" * 50_000_000}, "log.csv is too large"),
        ({f"log{number}_csv": b"x" for number in range(21)}, "These are 21 files"),
    ],
    ids=["none", "empty", "50 MB", "too many"],
)
def test_what_is_not_even_looked_through(ready, family, partnership, files, says: str) -> None:
    before = set(held_folder().iterdir()) if held_folder().exists() else set()
    answer = give(signed_in(partnership.health.hana), family, **files)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert (set(held_folder().iterdir()) if held_folder().exists() else set()) == before


@pytest.mark.parametrize(
    "file",
    [
        {"log_docx": packed()[:200]},
        {"log_docx": packed(word__document=b"0" * 300_000_000)},
        {"log_docx": b"MZ" + bytes(200)},
        {"log_csv": bytes(range(256)) * 40},
        {"log_json": b'{"entries": [1, 2'},
        {"log_pdf": b"%PDF-1.7 cut"},
    ],
    ids=["damaged", "a zip bomb", "a program", "no text", "cut short", "no pages"],
)
def test_what_cannot_be_read_is_refused_in_words_and_leaves_nothing_to_bring_in(family, partnership, file) -> None:
    client = signed_in(partnership.health.hana)
    given = give(client, family, **file)
    page = client.get(given.headers["Location"]).content.decode()
    assert "It is not taken." in page
    assert "Bring it in</button>" not in page
    assert bring_in(client, family, held_in(given)).status_code == 409
    assert kept(partnership.health.hana, partnership, family.child) == []


def test_what_is_no_text_is_refused_and_shown(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    file = chronology(
        {
            **entry("a", "x\ud800", agency="Northdale Health Visiting", kind="health_visiting"),
            "people": [{"person": "y\udfff\x00", "role": "child"}],
        },
        {"words": "z\ud800"},
    )
    given = give(client, family, chronology_json=file)
    assert "characters that are no text" in client.get(given.headers["Location"]).content.decode()
    assert bring_in(client, family, held_in(given)).status_code == 409


def test_a_wrong_ending_is_read_as_what_it_is(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    page = client.get(give(client, family, log_pdf=csv_about(family)).headers["Location"]).content.decode()
    assert "Named .pdf but is" in page
    assert "Bring it in</button>" in page


def test_two_people_at_once_bring_it_in_once(family, partnership) -> None:
    from django.db import connections

    workers = [partnership.health.hana, partnership.health.hugh]
    clients = [signed_in(worker) for worker in workers]
    held = [held_in(give(client, family, log_csv=csv_about(family))) for client in clients]
    answers = []

    def one(client, named) -> None:
        try:
            answers.append(bring_in(client, family, named).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=pair) for pair in zip(clients, held, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409]
    assert len(family.read_by(workers[0])) == 2
    assert len(kept(workers[0], partnership, family.child)) == 1


def test_reading_that_outlasts_the_reader_s_signature_takes_nothing_twice(family, partnership, monkeypatch) -> None:
    """Whoever's signature is too old sees nothing of what is there already."""
    from django.db import connection

    from wholepicture.web.import_files import pages

    client = signed_in(partnership.health.hana)
    brought_in(client, family, log_csv=csv_about(family))
    read = pages.read

    def slowly(files):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('wholepicture.reader', '', true)")
        return read(files)

    monkeypatch.setattr(pages, "read", slowly)
    assert brought_in(client, family, log_csv=csv_about(family)).status_code == 409


def test_a_file_that_names_another_child(family, partnership) -> None:
    hana = partnership.health.hana
    client = signed_in(hana)
    given = give(client, family, log_csv=csv_about(family).replace(family.name.encode(), b"Kit Marlow"))
    page = client.get(given.headers["Location"]).content.decode()
    assert "The files name Kit Marlow as the child" in page
    unchosen = bring_in(client, family, held_in(given))
    assert unchosen.status_code == 422
    assert "Choose who Kit Marlow is" in unchosen.content.decode()
    left_out = bring_in(client, family, held_in(given), instead={"Kit Marlow": "another-child"})
    assert left_out.status_code == 409
    assert "It is about Kit Marlow, another child" in left_out.content.decode()
    assert family.read_by(hana) == set()


def test_a_file_of_another_agency_is_refused_in_words(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    file = chronology(entry("a", "Arrested.", agency="Northdale Police", kind="police"))
    given = give(client, family, chronology_json=file)
    answer = bring_in(client, family, held_in(given))
    assert answer.status_code == 409
    assert "It is Northdale Police’s record" in answer.content.decode()
    forced = bring_in(client, family, held_in(given), ours="Northdale Police")
    assert forced.status_code == 409


def test_another_name_of_the_same_kind_is_asked_about(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    file = chronology(entry("a", "Weighed.", agency="Southmere HV Team", kind="health_visiting"))
    held = held_in(give(client, family, chronology_json=file))
    assert (
        "“Southmere HV Team” is Northdale Health Visiting"
        in client.get(address("check_files", family), {"held": held}).content.decode()
    )
    assert bring_in(client, family, held).status_code == 409
    assert bring_in(client, family, held, ours="Southmere HV Team").status_code == 302


@pytest.mark.parametrize("forged", ["", "x", "0" * 32, "../../../etc/passwd", "about.json", "\x00", "A" * 5_000])
def test_a_forged_name_of_held_files_is_not_there(family, partnership, forged: str) -> None:
    client = signed_in(partnership.health.hana)
    for answer in (
        client.get(address("check_files", family), {"held": forged}),
        client.post(address("check_files", family), {"held": forged}),
        client.post(address("check_files", family), {"held": forged, "away": "1"}),
    ):
        assert answer.status_code == 404
        assert "no longer held" in answer.content.decode()


def test_what_another_worker_holds_is_not_there(family, partnership) -> None:
    held = held_in(give(signed_in(partnership.health.hana), family, log_csv=csv_about(family)))
    for worker in (partnership.health.hugh, partnership.police.pip):
        for method in ("get", "post"):
            asked = getattr(signed_in(worker), method)
            assert asked(address("check_files", family), {"held": held, "away": "1"}).status_code == 404
    assert (held_folder() / held).is_dir()


def test_a_forged_person_is_refused(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    page = client.get(address("check_files", family), {"held": held}).content.decode()
    for forged in ("00000000-0000-4000-8000-000000000000", "x", ""):
        said = {"held": held, **dict.fromkeys(chosen(page), forged)}
        assert client.post(address("check_files", family), said).status_code == 422


@pytest.mark.parametrize("forged", ["11111111-1111-4111-8111-111111111111"])
def test_a_forged_import_is_not_there(family, partnership, forged: str) -> None:
    client = signed_in(partnership.health.hana)
    assert client.get(address("an_import", family, import_=forged)).status_code == 404
    assert client.post(address("an_import", family, import_=forged), {"reason": "x"}).status_code == 404


def test_the_power_fails_while_it_is_brought_in(family, partnership, monkeypatch) -> None:
    from django.test import Client

    from wholepicture.chronology import record

    hana = partnership.health.hana
    client = signed_in(hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    with monkeypatch.context() as power:
        power.setattr(record, "code_row", lambda *_: 1 / 0)
        power.setattr(client, "raise_request_exception", False)
        assert bring_in(client, family, held, instead={"Dean": "new"}).status_code == 500
    assert family.read_by(hana) == set()
    assert kept(hana, partnership, family.child) == []
    later = Client(headers={"host": "localhost"})
    later.force_login(hana.user)
    assert bring_in(later, family, held).status_code == 302
    assert not (held_folder() / held).exists()


def test_what_a_power_cut_left_half_written_is_not_there(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    (held_folder() / held).rename(held_folder() / f"{held}.half")
    assert client.get(address("check_files", family), {"held": held}).status_code == 404


def test_held_files_are_private_and_thrown_away_after_an_hour(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    held = held_folder() / held_in(give(client, family, log_csv=csv_about(family)))
    assert [stat.S_IMODE(one.stat().st_mode) for one in (held_folder(), held)] == [0o700, 0o700]
    assert {stat.S_IMODE(one.stat().st_mode) for one in held.iterdir()} == {0o600}
    assert not [one for one in held.iterdir() if "log" in one.name]
    os.utime(held, (0, 0))
    assert client.get(address("check_files", family), {"held": held.name}).status_code == 404
    assert not held.exists()


def test_files_are_thrown_away_when_the_worker_says_so(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    assert client.post(address("check_files", family), {"held": held, "away": "1"}).status_code == 302
    assert not (held_folder() / held).exists()


def test_a_name_that_is_a_tag_is_shown_as_it_is(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    answer = brought_in(client, family, **{"<b>log</b>_csv": csv_about(family)})
    page = client.get(answer.headers["Location"]).content.decode()
    assert not re.search(r"<b>log", page)
