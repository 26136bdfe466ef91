"""`python -m benchmarks.serve [--families N] [--entries N]`; JSON on standard output, progress on standard error."""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

LIMITS = {"child_page_p95_ms": 300, "search_p95_ms": 100, "entries_appended_a_second": 300, "first_start_s": 30}
BIG_CHILD = 2_000  # entries of the child whose page is measured
PAGES, SEARCHES, APPEND_SECONDS = 30, 200, 5.0
_SAME_ROWS = "SELECT e.* FROM entry e JOIN entry_child c ON c.entry_id = e.id WHERE c.child_id = %s"
_SAME_NAMES = "SELECT person_id FROM person_name_key WHERE key = %s"


def told(said: str) -> None:
    """Progress, for whoever waits."""
    print(said, file=sys.stderr, flush=True)


def times(of: Callable[[], object], count: int) -> dict[str, float]:
    """The median and the 95th percentile of some runs, in milliseconds."""
    taken = []
    for _ in range(count):
        begun = time.perf_counter()
        of()
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    return {"median_ms": round(statistics.median(taken), 1), "p95_ms": round(taken[int(len(taken) * 0.95) - 1], 1)}


def fill(families: int, entries: int) -> uuid.UUID:
    """Families as in the demonstration, then notes until there are so many entries; gives the child with many."""
    from django.db import connections

    from benchmarks.serve.filling import fill_up
    from wholepicture.project.demonstration.load import load

    load(None, told=told, families=families)
    child = fill_up(entries, BIG_CHILD, told)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    return child


def measure(child: uuid.UUID) -> dict[str, object]:
    """Pages, searches and additions as the site makes them, and the same rows as their owner reads them."""
    from django.db import connections
    from django.test import Client

    from wholepicture.access.reader import Reader, reading
    from wholepicture.agencies.models import Worker
    from wholepicture.people.models import Name

    worker = Worker.objects.select_related("user", "agency").get(
        agency__kind="children_social_care", name="Sol Carradine"
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(worker.user)
    names = list(Name.objects.using("owner").values_list("full", flat=True)[:20_000])
    chance = random.Random(1)

    def search() -> None:
        assert client.get("/search", {"name": chance.choice(names)}).status_code == HTTPStatus.OK

    def page() -> None:
        assert client.get(f"/child/{child}").status_code == HTTPStatus.OK

    def raw(alias: str, sql: str, value: object) -> None:
        with connections[alias].cursor() as cursor:
            cursor.execute(sql, [value])
            cursor.fetchall()

    page()
    told("Measuring pages and searches ...")
    found: dict[str, object] = {"child_page": times(page, PAGES), "search_page": times(search, SEARCHES)}
    with reading(Reader(worker.id, worker.agency_id)):
        found["rows_with_policies"] = times(lambda: raw("default", _SAME_ROWS, child), PAGES)
        found["names_with_policies"] = times(lambda: raw("default", _SAME_NAMES, "wren"), PAGES)
    found["rows_by_their_owner"] = times(lambda: raw("owner", _SAME_ROWS, child), PAGES)
    found["names_by_their_owner"] = times(lambda: raw("owner", _SAME_NAMES, "wren"), PAGES)
    told("Measuring additions ...")
    found["entries_appended_a_second"] = round(_appended(worker, child))
    return found


def _appended(worker: object, child: uuid.UUID) -> float:
    import datetime

    from wholepicture.access.reader import Reader, reading
    from wholepicture.chronology.record import add_entry
    from wholepicture.timescales.date_known import DateKnown

    today, done, begun = datetime.date.today(), 0, time.perf_counter()
    while time.perf_counter() - begun < APPEND_SECONDS:
        with reading(Reader(worker.id, worker.agency_id)):
            add_entry(by=worker, children=[child], happened=DateKnown.on(today), words="Seen well.", known_on=today)
        done += 1
    return done / (time.perf_counter() - begun)


def main() -> None:
    """Fill, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--families", type=int, default=10_000)
    asked.add_argument("--entries", type=int, default=1_000_000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="wholepicture-bench-") as folder:
        os.environ["WHOLEPICTURE_HOME"] = str(Path(folder) / "home")
        Path(folder).chmod(0o755)
        from wholepicture.project.make_site import site

        begun = time.perf_counter()
        with site(demo=True):
            first_start = round(time.perf_counter() - begun, 1)
            child = fill(given.families, given.entries)
            found = measure(child)
    print(
        json.dumps(
            {"limits": LIMITS, "families": given.families, "entries": given.entries, "load": os.getloadavg()[0],
             "first_start_without_data_s": first_start, **found}, indent=1,
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
