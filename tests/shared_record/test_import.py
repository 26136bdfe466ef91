"""An agency's files are looked through, brought in at once, and undone as a whole."""

from __future__ import annotations

import json

import pytest

from tests.shared_record.importing import address, bring_in, brought_in, csv_about, give, held_in, signed_in


def kept(worker, partnership, child):
    from wholepicture.chronology.models import Import

    with partnership.reading(worker):
        return list(Import.objects.filter(child=child))


def test_the_dry_run_accounts_for_every_row_and_keeps_nothing(family, partnership) -> None:
    hana = partnership.health.hana
    client = signed_in(hana)
    given = give(client, family, log_csv=csv_about(family))
    page = client.get(given.headers["Location"]).content.decode()
    assert "was not brought to her appointment" in page
    assert "Bring it in" in page
    assert "Not brought: 1" in page
    assert family.read_by(hana) == set()
    assert kept(hana, partnership, family.child) == []


def test_what_is_brought_in_balances_and_is_read_by_the_circle(family, partnership) -> None:
    hana, pip = partnership.health.hana, partnership.police.pip
    client = signed_in(hana)
    answer = brought_in(client, family, log_csv=csv_about(family))
    assert answer.status_code == 302
    assert (
        "4 rows are 2 brought in, 0 there already, 1 not taken and 1 blank"
        in client.get(answer.headers["Location"]).content.decode()
    )
    assert len(family.read_by(pip)) == 2
    [made] = kept(hana, partnership, family.child)
    assert made.files[0]["sha256"] == made.account["files"][0]["sha256"]
    assert "No such day." in made.account["refused"][0]["text"]


def test_names_are_people_only_where_the_worker_says_so(family, partnership) -> None:
    from wholepicture.chronology.models import EntryPerson
    from wholepicture.people.read import in_the_picture_of

    hana = partnership.health.hana
    client = signed_in(hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    assert bring_in(client, family, held, instead={"Dean": "new"}).status_code == 302
    with partnership.reading(hana):
        people = {known.name: one for one, known in in_the_picture_of(family.child).items()}
        assert set(people) == {family.name, "Dean"}
        in_it = dict(EntryPerson.objects.filter(entry__children__child=family.child).values_list("named", "person"))
    assert in_it == {family.name: family.child, "Dean": people["Dean"]}


def test_the_same_file_again_has_nothing_to_do(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    brought_in(client, family, log_csv=csv_about(family))
    again = brought_in(signed_in(partnership.health.hugh), family, other_csv=csv_about(family))
    assert again.status_code == 409
    assert "nothing to bring in" in again.content.decode()
    assert len(kept(partnership.health.hana, partnership, family.child)) == 1


def test_the_same_file_twice_at_once_is_taken_once(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    answer = brought_in(client, family, one_csv=csv_about(family), two_csv=csv_about(family))
    page = client.get(answer.headers["Location"]).content.decode()
    assert "byte for byte" in page
    assert len(family.read_by(partnership.health.hana)) == 2


def test_a_chronology_of_ours_is_brought_in_with_its_corrections_and_without_others_answers(
    family, partnership
) -> None:
    from wholepicture.chronology.models import CodeDecision, RecordedEntry

    hana = partnership.health.hana
    answer = brought_in(signed_in(hana), family, chronology_json=chronology(
        entry("a", "Mum has a new boyfriend.", agency="Northdale Health Visiting", kind="health_visiting"),
        entry("b", "He is called Dean.", agency="Northdale Health Visiting", kind="health_visiting", replaces="a"),
        entry("c", "Arrested.", agency="Northdale Police", kind="police"),
        entry("d", "Not arrested.", agency="Northdale Police", kind="police", replaces="c"),
        entry("e", "x", agency="Northdale Health Visiting", kind="health_visiting", replaces="f"),
        entry("f", "y", agency="Northdale Health Visiting", kind="health_visiting", replaces="e"),
        entry("g", "z\x00", agency="Northdale Health Visiting", kind="health_visiting"),
    ))  # fmt: skip
    assert answer.status_code == 302
    with partnership.reading(hana):
        later = RecordedEntry.objects.get(words="He is called Dean.")
        assert later.replaces.words == "Mum has a new boyfriend."
        assert CodeDecision.objects.filter(code__entry__children__child=family.child).count() == 0
    assert family.read_by(hana) == {"Mum has a new boyfriend.", "He is called Dean."}
    [made] = kept(hana, partnership, family.child)
    assert (made.account["files"][0]["rows"], made.account["files"][0]["refused"]) == (7, 5)
    assert "rrested" not in json.dumps(made.account)


def test_it_may_be_for_the_agency_alone(family, partnership) -> None:
    hana = partnership.health.hana
    client = signed_in(hana)
    held = held_in(give(client, family, log_csv=csv_about(family)))
    bring_in(client, family, held, sensitivity="agency")
    assert len(family.read_by(partnership.health.hugh)) == 2
    assert family.read_by(partnership.police.pip) == set()


def test_undone_means_read_by_nobody_anywhere(ready, family, partnership) -> None:
    from django.db import connection

    from wholepicture.chronology.models import EntryChild, EntryCode, EntryPerson, MadeKnown, RecordedEntry

    hana, hugh = partnership.health.hana, partnership.health.hugh
    page = brought_in(signed_in(hana), family, log_csv=csv_about(family)).headers["Location"]
    assert signed_in(hugh).post(page, {"reason": "The wrong child."}).status_code == 302
    for worker in (hana, hugh, partnership.social_care.sol, partnership.police.pip):
        assert family.read_by(worker) == set()
        with partnership.reading(worker), connection.cursor() as cursor:
            assert RecordedEntry.objects.filter(children__child=family.child).count() == 0
            assert EntryChild.objects.filter(child=family.child).count() == 0
            for hangs_on_it in (EntryPerson, EntryCode, MadeKnown):
                assert hangs_on_it.objects.filter(entry__children__child=family.child).count() == 0
            for of in ("for_checks(%s)", "as_known_on(%s, '2030-01-01')"):
                cursor.execute(f"SELECT count(*) FROM {of}", [family.child])
                assert cursor.fetchone() == (0,)
    listed = signed_in(hana).get(address("import_files", family)).content.decode()
    assert "Undone by Hugh" in listed


def test_undoing_an_import_closes_the_gaps_that_stood_on_it(family, partnership) -> None:
    from tests.shared_record.test_codes import answer, codes_on, gaps, named, shown

    hana, sol = partnership.health.hana, partnership.social_care.sol
    family.add(sol, "Seen at home.", kind="visit", details={"seen": True})
    client = signed_in(hana)
    file = b"Date,Event,Child,Mother's partner\n05/03/2026,Mum has a new boyfriend who stays.,NELL,Dean\n"
    page = brought_in(client, family, log_csv=csv_about(family, file)).headers["Location"]
    for code in codes_on(shown(hana, family)):
        if named(code, hana, partnership) == "new_adult":
            answer(hana, family, code, "confirmed")
    assert "PC01" in gaps(sol, family, partnership)
    client.post(page, {"reason": "The wrong child."})
    assert "PC01" not in gaps(sol, family, partnership)


def test_undone_twice_is_said_in_words(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    page = brought_in(client, family, log_csv=csv_about(family)).headers["Location"]
    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": "Wrong."}).status_code == 302
    again = client.post(page, {"reason": "Wrong again."})
    assert again.status_code == 409
    assert "undone already" in again.content.decode()


def test_after_undoing_the_file_may_be_brought_in_again(family, partnership) -> None:
    client = signed_in(partnership.health.hana)
    page = brought_in(client, family, log_csv=csv_about(family)).headers["Location"]
    client.post(page, {"reason": "Names were wrong."})
    assert brought_in(client, family, log_csv=csv_about(family)).status_code == 302
    assert len(family.read_by(partnership.health.hana)) == 2


@pytest.mark.parametrize("who", ["sol", "pip", "sky"])
def test_another_agency_neither_sees_nor_undoes_it(family, partnership, who: str) -> None:
    from django.db import ProgrammingError

    from wholepicture.chronology.models import Import, ImportUndone

    hana = partnership.health.hana
    worker = {"sol": partnership.social_care.sol, "pip": partnership.police.pip, "sky": partnership.school.sky}[who]
    page = brought_in(signed_in(hana), family, log_csv=csv_about(family)).headers["Location"]
    [made] = kept(hana, partnership, family.child)
    assert signed_in(worker).get(page).status_code == 404
    assert signed_in(worker).post(page, {"reason": "x"}).status_code == 404
    with partnership.reading(worker):
        assert not Import.objects.filter(id=made.id).exists()
    with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(worker):
        ImportUndone.objects.create(undone_id=made.id, by=worker, reason="x")
    assert len(family.read_by(hana)) == 2


def test_why_it_was_undone_is_read_by_its_agency_alone(family, partnership) -> None:
    from wholepicture.chronology.models import ImportUndone

    hana = partnership.health.hana
    client = signed_in(hana)
    client.post(brought_in(client, family, log_csv=csv_about(family)).headers["Location"], {"reason": "Of a cousin."})
    for worker, seen in ((hana, 1), (partnership.police.pip, 0), (partnership.school.sky, 0)):
        with partnership.reading(worker):
            assert ImportUndone.objects.filter(reason="Of a cousin.").count() == seen


def test_nobody_adds_to_an_import_that_is_made(family, partnership) -> None:
    """Else undoing it would take away what it never brought, or what another agency wrote."""
    from django.db import ProgrammingError

    from wholepicture.chronology.models import RecordedEntry

    hana = partnership.health.hana
    brought_in(signed_in(hana), family, log_csv=csv_about(family))
    [made] = kept(hana, partnership, family.child)
    for worker in (hana, partnership.police.pip):
        with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(worker):
            RecordedEntry(words="x", agency_id=worker.agency_id, received_by=worker, brought_by_id=made.id).save(
                force_insert=True
            )


def entry(named: str, words: str, *, agency: str, kind: str, replaces: str | None = None) -> dict[str, object]:
    code = {
        "code": "new_adult", "polarity": "affirmed", "subject": "partner", "phrase": words[:5], "rule": "x",
        "status": "confirmed", "by": "Somebody else", "field": "words", "start": 0, "end": 5,
        "answers": [{"answer": "confirmed", "by": "Somebody else", "on": ""}],
    }  # fmt: skip
    return {
        "id": named, "happened": {"lower": "2026-03-03", "upper": "2026-03-03", "uncertain": False, "words": ""},
        "agency": agency, "agency_kind": kind, "words": words, "replaces": replaces, "codes": [code],
        "suggested": [code], "source": {"file": "log.docx", "sha256": "0" * 64, "table": 1, "row": ord(named)},
    }  # fmt: skip


def chronology(*entries: dict[str, object]) -> bytes:
    return json.dumps({"format": "wholepicture-chronology", "version": "1.1", "entries": list(entries)}).encode()
