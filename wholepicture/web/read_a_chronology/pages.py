"""A child's page."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.http import HttpResponse

from wholepicture.chronology.entry import Entry
from wholepicture.chronology.models import Draft
from wholepicture.chronology.read import chronology_of
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.people.read import addresses_of, in_the_picture_of, relationships_of, stays_of
from wholepicture.web.environment import kind_in_words
from wholepicture.web.gaps import asked_about, key_of, today
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page
from wholepicture.web.read_a_chronology.drawing import drawn
from wholepicture.web.read_a_chronology.narrowed import narrowed, narrowing
from wholepicture.web.read_a_chronology.timeline import timeline

_AT_ONCE = 100  # entries on one page


@for_workers("a child")
def child(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """A child: gaps first, then who is who, then what happened."""
    of = child_or_404(child)
    entries = chronology_of(child)
    asked = asked_about(of, entries)
    persons = in_the_picture_of(child)
    stays, relationships = stays_of(persons), relationships_of(persons)
    by = narrowing(request.GET)
    shown = [] if by.wrong else narrowed(entries, by, today())
    by_page = _page_number(request.GET.get("page", ""))
    return page(
        request,
        "read_a_chronology/child.html",
        of.name,
        child=of,
        prompts=asked.prompts,
        keys={
            id(one): key_of(one)
            for part in (asked.prompts.first, asked.prompts.further, asked.prompts.cannot_tell)
            for one in part
        },
        to_ask=asked.to_ask,
        people=persons,
        stays=stays,
        drawing=drawn(of, persons, stays, relationships),
        today=today(),
        addresses=addresses_of(stays),
        relationships=relationships,
        drafts=Draft.objects.filter(child=child).order_by("-saved_at"),
        picture=timeline(shown),
        shown=list(reversed(shown))[: by_page * _AT_ONCE],
        count=len(shown),
        all_count=len(entries),
        next_page=by_page + 1 if len(shown) > by_page * _AT_ONCE else None,
        more=_without_page(request),
        by=by,
        as_kind=kind_in_words,
        as_code=code_in_words,
        choices=_choices(entries),
    )


def _choices(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """What stands in the chronology, so that nobody chooses what it does not hold."""
    return {
        "agency": sorted({entry.agency.name for entry in entries}),
        "kind": sorted({entry.kind for entry in entries}),
        "person": sorted({one.person for entry in entries for one in entry.people}),
        "code": sorted({one.code for entry in entries for one in entry.suggested if one.status != "rejected"}),
        "known_to": sorted(
            {one.agency.name for entry in entries for one in entry.known_to} | {entry.agency.name for entry in entries}
        ),
    }


def _page_number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004 - nobody turns so many pages


def _without_page(request: WorkersRequest) -> str:
    """What was asked for, as an address says it, to go on from there."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{asked.urlencode()}&" if asked else ""
