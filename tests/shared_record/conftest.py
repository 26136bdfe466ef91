"""A real database with the record's tables and policies, and an invented partnership in it."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import os
import uuid
from collections.abc import Iterator

import pytest

from wholepicture.project.embedded.for_tests import cluster, roles

__all__ = ["cluster", "roles"]

TODAY = datetime.date.today()  # noqa: DTZ011 - the site reads the day of its place


@pytest.fixture(scope="session")
def ready(cluster, roles, tmp_path_factory):
    """Django, on this worker's own database, as the site's role."""
    from wholepicture.project.embedded.home import Home
    from wholepicture.project.make_site import make_ready

    os.environ["WHOLEPICTURE_HTTPS"] = "0"
    home = Home(tmp_path_factory.mktemp("site"))
    make_ready(home, roles, demo=True)
    yield roles
    from django.db import connections

    for alias in connections:
        connections[alias].close()
        connections[alias].close_pool()


@dataclasses.dataclass
class Office:
    """An agency with its workers, by their first names."""

    agency: object
    workers: dict[str, object]

    def __getattr__(self, name):
        return self.workers[name]


@dataclasses.dataclass
class Partnership:
    social_care: Office
    health: Office
    police: Office
    school: Office

    def reading(self, worker):
        from wholepicture.access.reader import Reader, reading

        return reading(Reader(worker.id, worker.agency_id))


@pytest.fixture(scope="session")
def partnership(ready) -> Partnership:
    """Four agencies: the first three are in the circle of a family that a test makes, the school is not."""
    return Partnership(
        office("Northdale Children's Services", "children_social_care", "sol", "sam"),
        office("Northdale Health Visiting", "health_visiting", "hana", "hugh"),
        office("Northdale Police", "police", "pip"),
        office("Northdale School", "school", "sky"),
    )


def office(name, kind, *people) -> Office:
    from django.contrib.auth.models import User

    from wholepicture.agencies.models import RecordedAgency, Worker

    agency = RecordedAgency(name=name, kind=kind)
    agency.save(using="owner", force_insert=True)
    workers = {}
    for one in people:
        user = User(username=f"{one}-{uuid.uuid4()}")
        user.set_unusable_password()
        user.save(using="owner", force_insert=True)
        worker = Worker(user=user, agency=agency, name=one.title(), role="practitioner")
        worker.save(using="owner", force_insert=True)
        workers[one] = worker
    return Office(agency, workers)


@dataclasses.dataclass
class Family:
    child: uuid.UUID
    name: str
    partnership: Partnership

    def add(self, by, words="It happened.", **of):
        """An entry about the child, by a worker."""
        from wholepicture.chronology.record import InIt, add_entry
        from wholepicture.timescales.date_known import DateKnown

        day = of.pop("day", TODAY)
        people = [InIt(self.name, "child", self.child), *of.pop("people", ())]
        with self.partnership.reading(by):
            return add_entry(
                by=by, children=[self.child], happened=DateKnown.on(day), words=words, known_on=of.pop("known_on", day),
                people=people, **of,
            ).id  # fmt: skip

    def read_by(self, worker) -> set[str]:
        """The words of all that a worker reads of the child."""
        from wholepicture.chronology.read import chronology_of

        with self.partnership.reading(worker):
            return {entry.words for entry in chronology_of(self.child)}


@pytest.fixture
def family(partnership) -> Family:
    """A child whose circle is social care, health visiting and the police."""
    from wholepicture.access.record import let_in
    from wholepicture.people.models import Person
    from wholepicture.people.record import connect, say_facts, say_name

    sol = partnership.social_care.sol
    name = f"Nell {uuid.uuid4().hex[:8]}"
    with partnership.reading(sol):
        child = Person.objects.create(made_by=sol)
        for of in (partnership.social_care, partnership.health, partnership.police):
            let_in(of.agency.id, child.id, reason="Works with the child", legal_basis="Children Act 1989 s17", by=sol)
        connect(child.id, in_the_picture_of=child.id)
        say_name(child.id, name, by=sol)
        say_facts(child.id, by=sol, born=datetime.date(2021, 3, 4))
    return Family(child.id, name, partnership)


@contextlib.contextmanager
def as_role(connection) -> Iterator[object]:
    """A connection of one of the roles, outside Django."""
    from wholepicture.project.embedded.connection import connect

    with connect(connection) as opened:
        yield opened
