"""Notes without end, so that the record is as large as is asked for."""

from __future__ import annotations

import datetime
import itertools
import uuid
from collections.abc import Callable, Iterator

from django.db import connections, transaction

from wholepicture.access.models import Involvement
from wholepicture.agencies.models import Worker

_TODAY = datetime.date(2026, 11, 1)
_AT_ONCE = 50_000
Note = tuple[uuid.UUID, uuid.UUID, datetime.date]  # the entry, the child and the day
_ENTRY = (
    "id, happened_lower, happened_upper, happened_uncertain, happened_words, known_on, received_at, received_by_id,"
    " agency_id, source, basis, kind, words, response, voice, details, notes, sensitivity"
)


def fill_up(entries: int, of_one_child: int, told: Callable[[str], None]) -> uuid.UUID:
    """Add notes of social care until there are so many entries.

    Args:
        entries: How many there are to be in all.
        of_one_child: How many one child is to have.
        told: Told how far it is.

    Returns:
        That child.
    """
    worker = Worker.objects.using("owner").get(name="Sol Carradine")
    children = list(
        Involvement.objects.using("owner").filter(agency=worker.agency_id).values_list("child_id", flat=True).distinct()
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry")
        missing = max(of_one_child, entries - cursor.fetchone()[0])
    rows = _rows(children, of_one_child, missing)
    for first in range(0, missing, _AT_ONCE):
        _write(list(itertools.islice(rows, _AT_ONCE)), worker)
        told(f"{min(missing, first + _AT_ONCE):,} of {missing:,} notes")
    return children[0]


def _rows(children: list[uuid.UUID], of_one_child: int, count: int) -> Iterator[Note]:
    for number in range(count):
        child = children[0] if number < of_one_child else children[number % len(children)]
        yield uuid.uuid4(), child, _TODAY - datetime.timedelta(days=number % 2000)


def _write(rows: list[Note], worker: Worker) -> None:
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        with cursor.copy(f"COPY entry ({_ENTRY}) FROM STDIN") as copy:
            for entry, _child, day in rows:
                copy.write_row(
                    (entry, day, day, False, "", day, "now", worker.id, worker.agency_id, "{}", "record", "note",
                     "Routine contact. Nothing of concern noted.", "", "", "{}", "{}", "shared")
                )  # fmt: skip
        with cursor.copy("COPY entry_child (entry_id, child_id, agency_id, sensitivity) FROM STDIN") as copy:
            for entry, child, _day in rows:
                copy.write_row((entry, child, worker.agency_id, "shared"))
