"""The page on which people are found."""

from __future__ import annotations

import datetime

from django.http import HttpResponse

from wholepicture.people.read import people
from wholepicture.people.search import children_of, found
from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.wording import read_wording
from wholepicture.web.pages import WorkersRequest, for_workers, page

_LONGEST = 200


@for_workers("search")
def search(request: WorkersRequest) -> HttpResponse:
    """Find people by name, date of birth or address."""
    said = {name: request.GET.get(name, "").replace("\0", "")[:_LONGEST] for name in ("name", "born", "address")}
    born, wrong = _day(said["born"])
    rows = [] if wrong else found(said["name"], born, said["address"])
    pictures = children_of([one.id for one in rows])
    children = people({child for of in pictures.values() for child in of})
    return page(
        request, "search/search.html", "Find a child or an adult", said=said, wrong=wrong, rows=rows, pictures=pictures,
        children=children, asked=any(said.values()),
    )  # fmt: skip


def _day(text: str) -> tuple[datetime.date | None, str]:
    """The day of birth, and what is wrong with it."""
    if not text.strip():
        return None, ""
    try:
        day = read_wording(text).day
    except DateRefused as refused:
        return None, str(refused)
    return day, "" if day else "Give the whole date of birth, such as 27 April 2017, or leave it empty."
