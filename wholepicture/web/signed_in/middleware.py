"""Every page is made in one transaction in which the database knows who reads, or knows that nobody does."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from wholepicture.access.reader import Reader, say
from wholepicture.agencies.models import Worker

_SINCE = "signed_in_at"
_WORKER = "worker"


class SignedIn:
    """Django's middleware: `request.worker` is the worker who reads, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make a page for whoever reads."""
        if request.user.is_authenticated and _too_long(request):
            logout(request)  # the page itself then says so, and gives back what was typed
        with transaction.atomic():
            worker = _worker(request)
            setattr(request, _WORKER, worker)  # Django's requests carry what middleware gives them
            if worker is not None:
                say(Reader(worker.id, worker.agency_id))
            response = self._get_response(request)
            if response.status_code >= 500:  # noqa: PLR2004 - by HTTP's own numbers: the page failed
                transaction.set_rollback(True)
        return response


def _worker(request: HttpRequest) -> Worker | None:
    if not request.user.is_authenticated:
        return None
    found = Worker.objects.select_related("agency", "team").filter(user=request.user, left_on=None)
    return found.first()


def _too_long(request: HttpRequest) -> bool:
    """Whether the whole time of a sign-in is over."""
    since = request.session.setdefault(_SINCE, time.time())
    return bool(time.time() - since > settings.SESSION_HOURS * 3600)  # seconds of an hour
