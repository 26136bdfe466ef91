"""A child's page."""

from __future__ import annotations

import datetime
import uuid

from django.http import HttpResponse

from wholepicture.checks.read import gaps_of
from wholepicture.chronology.read import chronology_of
from wholepicture.people.read import in_the_picture_of, relationships_of, stays_of
from wholepicture.web.gaps import shown
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page

_AT_ONCE = 3


@for_workers("a child")
def child(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """A child: gaps first, then who is who, then what happened."""
    of = child_or_404(child)
    today = datetime.date.today()  # noqa: DTZ011 - a working day is a day of this office
    gaps = gaps_of(child, of.name, of.born_lower, today)
    persons = in_the_picture_of(child)
    return page(
        request,
        "read_a_chronology/child.html",
        of.name,
        child=of,
        gaps=[shown(one) for one in gaps.open[:_AT_ONCE]],
        more_gaps=max(0, len(gaps.open) - _AT_ONCE),
        to_ask=gaps.to_ask,
        people=persons,
        stays=stays_of(persons),
        relationships=relationships_of(persons),
        entries=list(reversed(chronology_of(child))),
    )
