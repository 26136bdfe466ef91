"""The database and Python give one answer to "what did they know on that day", also of rings of corrections."""

from __future__ import annotations

import datetime
import uuid

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FIRST = datetime.date(2026, 1, 1)
DAYS = st.integers(0, 9).map(lambda day: FIRST + datetime.timedelta(days=day))
ENTRY = st.fixed_dictionaries(
    {
        "by": st.sampled_from(["sol", "hana", "pip"]),
        "lower": st.none() | DAYS,
        "days": st.none() | st.integers(0, 3),
        "known_on": st.none() | DAYS,
        "replaces": st.none() | st.integers(0, 5),
        "told": st.lists(st.tuples(st.sampled_from(["sol", "hana", "pip"]), DAYS), max_size=2),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(ENTRY, max_size=6), day=DAYS, by=st.sampled_from([None, "sol", "hana", "pip"]))
def test_one_answer(family, partnership, drawn, day, by) -> None:
    from django.db import connection, transaction

    from wholepicture.checks.facts_of_entries import Reader, as_known_on
    from wholepicture.chronology.models import RecordedEntry
    from wholepicture.chronology.read import entries

    workers = {"sol": partnership.social_care.sol, "hana": partnership.health.hana, "pip": partnership.police.pip}
    agency = workers[by].agency if by else None
    with transaction.atomic(using="owner"):
        child = written(drawn, workers, family)
    with partnership.reading(workers["sol"]), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM as_known_on(%s, %s, %s)", [child, day, agency.id if agency else None])
        in_sql = {(str(entry), known) for entry, known in cursor.fetchall()}
        read = entries(RecordedEntry.objects.filter(children__child=child))
        in_python = {
            (entry.id, known) for entry, known in as_known_on(read, Reader(day, agency.name if agency else None))
        }
    assert in_sql == in_python


def written(drawn, workers, family) -> uuid.UUID:
    """The drawn entries, in the chronology of a new child whom social care, health and the police know."""
    from wholepicture.access.models import Involvement
    from wholepicture.chronology.models import EntryChild, MadeKnown, RecordedEntry
    from wholepicture.people.models import Person

    sol = workers["sol"]
    child = Person(made_by=sol)
    child.save(using="owner", force_insert=True)
    Involvement(child=child, agency=sol.agency, reason="x", legal_basis="x", begun_by=sol).save(using="owner")
    ids = [uuid.uuid4() for _ in drawn]
    for number, of in enumerate(drawn):
        by = workers[of["by"]]
        named = of["replaces"]
        RecordedEntry(
            id=ids[number], words="x", agency=by.agency, received_by=by, happened_lower=of["lower"],
            happened_upper=upper(of), known_on=of["known_on"],
            replaces_id=ids[named] if named is not None and named < len(ids) else None,
        ).save(using="owner", force_insert=True)  # fmt: skip
        EntryChild(entry_id=ids[number], child=child).save(using="owner", force_insert=True)
        for who, since in dict(of["told"]).items():
            if workers[who].agency_id != by.agency_id:
                MadeKnown(entry_id=ids[number], agency=workers[who].agency, since=since, how="told", by=by).save(
                    using="owner", force_insert=True
                )
    return child.id


def upper(of) -> datetime.date | None:
    """The last day: some days after the first, or after the first of all; or open."""
    if of["days"] is None:
        return None
    return (of["lower"] or FIRST) + datetime.timedelta(days=of["days"])
