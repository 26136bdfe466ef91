"""The only functions that let somebody in, or write down that somebody looked."""

from __future__ import annotations

import uuid

from django.db import connections

from wholepicture.access.models import Involvement, InvolvementEnded, Named
from wholepicture.agencies.models import Worker


def let_in(agency: uuid.UUID, child: uuid.UUID, *, reason: str, legal_basis: str, by: Worker) -> Involvement:
    """Let an agency into a child's circle.

    Args:
        agency: The agency.
        child: The child.
        reason: Why.
        legal_basis: On what legal basis.
        by: The worker who lets it in.
    """
    return Involvement.objects.create(
        agency_id=agency, child_id=child, reason=reason, legal_basis=legal_basis, begun_by=by
    )


def end_involvement(involvement: uuid.UUID, *, reason: str, by: Worker) -> InvolvementEnded:
    """End an agency's part in a child's circle.

    Args:
        involvement: Its part.
        reason: Why.
        by: The worker who ends it.
    """
    return InvolvementEnded.objects.create(involvement_id=involvement, reason=reason, ended_by=by)


def name_for(thing: uuid.UUID, worker: uuid.UUID, *, reason: str, by: Worker) -> Named:
    """Name a worker for something restricted.

    Args:
        thing: The entry, person or household.
        worker: Who may see it.
        reason: Why.
        by: The worker who names them.
    """
    return Named.objects.create(thing=thing, worker_id=worker, reason=reason, named_by=by)


def log_look(worker: Worker, page: str, child: uuid.UUID | None = None) -> None:
    """Write down that a worker looks at something, over the auditor's own connection, before the page is made.

    Args:
        worker: Who looks.
        page: At which page.
        child: At which child, when the page is about one.
    """
    with connections["audit"].cursor() as cursor:  # by hand: the auditor may not read what it writes, not even a number
        cursor.execute(
            "INSERT INTO look (worker, agency, child, page) VALUES (%s, %s, %s, %s)",
            [worker.id, worker.agency_id, child, page],
        )
