"""My children today."""

from __future__ import annotations

from django.http import HttpResponse

from wholepicture.access.models import WorksWith
from wholepicture.people.read import people
from wholepicture.web.gaps import asked_about
from wholepicture.web.pages import WorkersRequest, for_workers, page


@for_workers("my children")
def my_children(request: WorkersRequest) -> HttpResponse:
    """The children whom the worker works with, those with an open gap first."""
    found = people(WorksWith.objects.order_by("since", "id").values_list("child", flat=True))
    rows = [(child, asked_about(child)) for child in found.values()]
    rows.sort(key=lambda row: not row[1].prompts.first)
    return page(request, "my_children/my_children.html", "My children today", children=rows)
