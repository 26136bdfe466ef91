"""My children today."""

from __future__ import annotations

from django.http import HttpResponse

from wholepicture.access.models import WorksWith
from wholepicture.people.read import people
from wholepicture.web.gaps import asked_about
from wholepicture.web.pages import WorkersRequest, for_workers, page


@for_workers("my children")
def my_children(request: WorkersRequest) -> HttpResponse:
    """The children whom the worker works with, those with something to ask first."""
    found = people(WorksWith.objects.order_by("since", "id").values_list("child", flat=True))
    rows = [(child, asked_about(child)) for child in found.values()]
    something = [(child, asked) for child, asked in rows if asked.prompts.first or asked.to_ask]
    quiet = [child for child, asked in rows if not (asked.prompts.first or asked.to_ask)]
    return page(request, "my_children/my_children.html", "My children today", open=something, quiet=quiet)
