"""Who reads what of a child's record. The table is the manual; the database holds it, whichever page asks."""

from __future__ import annotations

import pytest

# Who adds an entry, for whom it is to be read, and who of six workers then reads it.
#   by              sensitivity   sol  sam  hana hugh pip  sky
READ = """
    sol             shared        yes  yes  yes  yes  yes  no
    sol             agency        yes  yes  no   no   no   no
    sol             restricted    yes  no   no   no   no   no
    hana            shared        yes  yes  yes  yes  yes  no
    hana            agency        no   no   yes  yes  no   no
    hana            restricted    no   no   yes  no   no   no
    pip             agency        no   no   no   no   yes  no
"""
ROWS = [line.split() for line in READ.strip().splitlines()]


def workers(partnership):
    return {
        name: worker
        for office in (partnership.social_care, partnership.health, partnership.police, partnership.school)
        for name, worker in office.workers.items()
    }


@pytest.mark.parametrize(("by", "sensitivity", "reads"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_who_reads_an_entry(family, partnership, by, sensitivity, reads) -> None:
    everybody = workers(partnership)
    family.add(everybody[by], "What was seen.", sensitivity=sensitivity)
    said = {name: "yes" if "What was seen." in family.read_by(worker) else "no" for name, worker in everybody.items()}
    assert said == dict(zip(("sol", "sam", "hana", "hugh", "pip", "sky"), reads, strict=True))


def test_a_worker_who_is_named_reads_what_is_restricted(family, partnership) -> None:
    from wholepicture.access.record import name_for

    sol, sam = partnership.social_care.sol, partnership.social_care.sam
    entry = family.add(sol, "A secret address.", sensitivity="restricted")
    with partnership.reading(sol):
        name_for(entry, sam.id, reason="Covers for me.", by=sol)
    assert "A secret address." in family.read_by(sam)


def test_a_worker_of_another_agency_who_is_named_still_reads_nothing_restricted(family, partnership) -> None:
    from wholepicture.access.record import name_for

    sol, hana = partnership.social_care.sol, partnership.health.hana
    entry = family.add(sol, "A secret address.", sensitivity="restricted")
    with partnership.reading(sol):
        name_for(entry, hana.id, reason="By mistake.", by=sol)
    assert family.read_by(hana) == set()


def test_nobody_names_themselves(family, partnership) -> None:
    from django.db import ProgrammingError

    from wholepicture.access.record import name_for

    entry = family.add(partnership.social_care.sol, "Restricted.", sensitivity="restricted")
    sam = partnership.social_care.sam
    with pytest.raises(ProgrammingError, match="row-level security"), partnership.reading(sam):
        name_for(entry, sam.id, reason="Curious.", by=sam)


def test_an_agency_whose_part_has_ended_reads_nothing(family, partnership) -> None:
    from wholepicture.access.models import Involvement
    from wholepicture.access.record import end_involvement

    pip = partnership.police.pip
    family.add(partnership.social_care.sol, "After the police.")
    assert "After the police." in family.read_by(pip)
    with partnership.reading(pip):
        end_involvement(Involvement.objects.get(child=family.child).id, reason="No longer involved.", by=pip)
    assert family.read_by(pip) == set()


def test_a_worker_who_is_barred_reads_nothing_and_their_colleague_reads_on(family, partnership) -> None:
    from wholepicture.access.models import Barred

    hana, hugh = partnership.health.hana, partnership.health.hugh
    family.add(partnership.social_care.sol, "Seen at home.")
    Barred(worker=hana, child_id=family.child, reason="A cousin.", barred_by=hugh).save(
        using="owner", force_insert=True
    )
    assert family.read_by(hana) == set()
    assert "Seen at home." in family.read_by(hugh)


def test_a_restricted_person_is_seen_by_whoever_is_named(family, partnership) -> None:
    from wholepicture.access.models import Named, Restricted
    from wholepicture.people.read import in_the_picture_of
    from wholepicture.people.record import add_person

    sol, hana = partnership.social_care.sol, partnership.health.hana
    with partnership.reading(sol):
        aunt = add_person(name="Aunt Vi", in_the_picture_of=family.child, by=sol)
    Restricted(thing=aunt.id, reason="In hiding.", restricted_by=sol).save(using="owner", force_insert=True)
    Named(thing=aunt.id, worker=sol, reason="Lead worker.", named_by=sol).save(using="owner", force_insert=True)
    for worker, seen in ((sol, True), (hana, False)):
        with partnership.reading(worker):
            assert ("Aunt Vi" in {one.name for one in in_the_picture_of(family.child).values()}) is seen


def test_a_restricted_address_is_not_there_and_the_stay_is(family, partnership) -> None:
    from wholepicture.access.models import Restricted
    from wholepicture.people.models import Household, Stay
    from wholepicture.people.record import add_household, say_stay

    sol, hana = partnership.social_care.sol, partnership.health.hana
    with partnership.reading(sol):
        home = add_household("1 Refuge Row", by=sol)
        say_stay(family.child, home.id, by=sol, since=None)
    with partnership.reading(hana):
        assert Household.objects.filter(id=home.id).exists()
    Restricted(thing=home.id, reason="A refuge.", restricted_by=sol).save(using="owner", force_insert=True)
    with partnership.reading(hana):
        assert not Household.objects.filter(id=home.id).exists()
        assert not Household.objects.filter(address_key__contains="refuge").exists()
        assert Stay.objects.filter(person=family.child).count() == 1


def test_a_count_says_no_more_than_the_entries(family, partnership) -> None:
    from wholepicture.chronology.models import EntryChild, EntryCode, EntryPerson, RecordedEntry

    for sensitivity in ("shared", "agency", "restricted"):
        family.add(partnership.social_care.sol, sensitivity, sensitivity=sensitivity)
    with partnership.reading(partnership.health.hana):
        assert RecordedEntry.objects.filter(children__child=family.child).count() == 1
        assert EntryChild.objects.filter(child=family.child).count() == 1
        assert EntryPerson.objects.filter(entry__children__child=family.child).count() == 1
        assert EntryCode.objects.filter(entry__children__child=family.child).count() == 0


def test_a_search_for_a_name_finds_nobody_outside_the_circle(family, partnership) -> None:
    from wholepicture.people.models import NameKey

    key = family.name.split()[1]
    for worker, found in ((partnership.health.hana, 1), (partnership.school.sky, 0)):
        with partnership.reading(worker):
            assert NameKey.objects.filter(key=key).count() == found
