"""What every page is made with: the worker who reads, a log of the look, and nothing for whoever may not see."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wholepicture.access.record import log_look
from wholepicture.agencies.models import Worker
from wholepicture.people.read import Known, people

_NOTHING: Mapping[str, str] = {}
_NOT_HERE = "There is no such page, or it is not for you to see."


class WorkersRequest(HttpRequest):
    """A request of a worker who has signed in."""

    worker: Worker


_Page = TypeVar("_Page", bound=Callable[..., HttpResponse])


def for_workers(name: str, *, typed: Mapping[str, str] = _NOTHING) -> Callable[[_Page], _Page]:
    """A page for workers alone; each look at it is written down first.

    Args:
        name: What the log calls it.
        typed: The fields of its form into which people type, each with what it is called.
    """

    def wrapped(page: _Page) -> _Page:
        @functools.wraps(page)
        def made(request: WorkersRequest, **of: Any) -> HttpResponse:  # noqa: ANN401
            if request.worker is None:
                return _signed_out(request, typed)
            log_look(request.worker, name, of.get("child"))
            return page(request, **of)

        return cast("_Page", made)

    return wrapped


def _signed_out(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    """To the sign-in page; what somebody had typed is first given back to them, and nothing of it is kept here."""
    to_sign_in = redirect_to_login(request.get_full_path())
    given = {label: request.POST[name] for name, label in typed.items() if request.POST.get(name, "").strip()}
    if not given:
        return to_sign_in
    return page(
        request,
        "signed_in/no_longer.html",
        "You were signed out",
        status=403,
        given=given,
        sign_in=to_sign_in["Location"],
    )


def child_or_404(child: uuid.UUID) -> Known:
    """A child whom the reader may see.

    Args:
        child: The child.

    Raises:
        Http404: When there is no such child, or not for this reader: nobody can tell which.
    """
    found = people([child])
    if child not in found:
        raise Http404(_NOT_HERE)
    return found[child]


def page(request: HttpRequest, template: str, title: str, *, status: int = 200, **of: object) -> HttpResponse:
    """A page.

    Args:
        request: The request.
        template: Its template, from this folder.
        title: Its title.
        status: Its HTTP status.
        **of: What it shows.
    """
    response = render(request, template, {"title": title, **of}, status=status)
    response["Cache-Control"] = "no-store"
    return response
