"""A child's page."""

from __future__ import annotations

import uuid

from django.http import HttpResponse

from wholepicture.chronology.read import chronology_of
from wholepicture.people.read import addresses_of, in_the_picture_of, relationships_of, stays_of
from wholepicture.web.gaps import asked_about, key_of
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page


@for_workers("a child")
def child(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """A child: gaps first, then who is who, then what happened."""
    of = child_or_404(child)
    entries = chronology_of(child)
    asked = asked_about(of, entries)
    persons = in_the_picture_of(child)
    stays = stays_of(persons)
    return page(
        request,
        "read_a_chronology/child.html",
        of.name,
        child=of,
        prompts=asked.prompts,
        keys={id(one): key_of(one) for part in (asked.prompts.first, asked.prompts.further, asked.prompts.cannot_tell) for one in part},
        to_ask=asked.to_ask,
        people=persons,
        stays=stays,
        addresses=addresses_of(stays),
        relationships=relationships_of(persons),
        entries=list(reversed(entries)),
    )
