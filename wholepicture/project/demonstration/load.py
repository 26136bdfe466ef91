"""Fills an empty demonstration. Everything is written by the schema's owner, before the site is open."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import tomllib
import uuid
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.project.demonstration.example_family import example_family
from wholepicture.project.demonstration.invented_families import invented_families
from wholepicture.project.demonstration.rows import Rows

OWNER = "owner"
FAMILIES = 300
_AT_ONCE = 2_000  # rows of one INSERT


@functools.cache
def partnership() -> Mapping[str, Any]:
    """The invented partnership; `partnership.toml`."""
    text = importlib.resources.files(__package__).joinpath("partnership.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclasses.dataclass(frozen=True, slots=True)
class Partnership:
    """The agencies and workers, as they were made.

    Args:
        agencies: By their kind.
        first_worker: Of each agency, by its id.
    """

    agencies: Mapping[str, RecordedAgency]
    first_worker: Mapping[uuid.UUID, Worker]

    def agency(self, kind: str) -> RecordedAgency:
        """The agency of a kind; the partnership's own office for a kind that it does not have."""
        return self.agencies.get(kind, self.agencies["other"])

    def worker(self, agency: RecordedAgency) -> Worker:
        """Who writes for an agency."""
        return self.first_worker[agency.id]


def load(
    chronology: Path | None, *, told: Callable[[str], None] = lambda _said: None, families: int = FAMILIES
) -> None:
    """Fill the demonstration, unless it is filled.

    Args:
        chronology: The example family's chronology, as `wholepicture merge` writes it; None leaves that family out.
        told: Told what is being done.
        families: How many invented families.
    """
    if RecordedAgency.objects.using(OWNER).exists():
        return
    with transaction.atomic(using=OWNER):
        told("Making the invented partnership")
        made = _agencies()
        if chronology is not None:
            told("Putting the example family in the record")
            _keep(example_family(chronology, made.agency, made.worker, partnership()["family"]))
        told(f"Making {families} invented families")
        _keep(invented_families(families, made.agency, made.worker, partnership()["sentences"]))


def _agencies() -> Partnership:
    agencies: dict[str, RecordedAgency] = {}
    workers: dict[uuid.UUID, Worker] = {}
    for of in partnership()["agency"]:
        agency = RecordedAgency(name=of["name"], kind=of["kind"])
        agency.save(using=OWNER, force_insert=True)
        agencies[agency.kind] = agency
        for one in of["workers"]:
            user = User(username=one["name"].casefold().replace(" ", "."))
            user.set_unusable_password()
            user.save(using=OWNER, force_insert=True)
            worker = Worker(user=user, agency=agency, name=one["name"], role=one["role"])
            worker.save(using=OWNER, force_insert=True)
            workers.setdefault(agency.id, worker)
    return Partnership(agencies, workers)


def _keep(rows: Rows) -> None:
    for of in rows.in_order():
        _insert(of)


def _insert(rows: Iterable[models.Model]) -> None:
    every = list(rows)
    if every:
        type(every[0])._default_manager.using(OWNER).bulk_create(every, batch_size=_AT_ONCE)  # noqa: SLF001 - Django's own name
