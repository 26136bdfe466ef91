"""My children today."""

from __future__ import annotations

import datetime

from django.http import HttpResponse

from wholepicture.access.models import WorksWith
from wholepicture.checks.read import gaps_of
from wholepicture.people.read import people
from wholepicture.web.gaps import Shown, shown
from wholepicture.web.pages import WorkersRequest, for_workers, page

_AT_ONCE = 3
_CHILDREN = 20


@for_workers("my children")
def my_children(request: WorkersRequest) -> HttpResponse:
    """The children in whom the worker works with, those with an open gap first."""
    found = people(WorksWith.objects.order_by("since", "id").values_list("child", flat=True))
    today = datetime.date.today()  # noqa: DTZ011 - a working day is a day of this office
    rows: list[tuple[object, list[Shown]]] = []
    for child in list(found.values())[:_CHILDREN]:
        gaps = gaps_of(child.id, child.name, child.born_lower, today)
        rows.append((child, [shown(one) for one in gaps.open[:_AT_ONCE]]))
    rows.sort(key=lambda row: not row[1])
    return page(request, "my_children/my_children.html", "My children today", children=rows)
