"""The demonstration's open door, and the way out. Everybody else signs in through allauth."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login, logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from wholepicture.agencies.models import Worker
from wholepicture.web.pages import page


def sign_in(request: HttpRequest) -> HttpResponse:
    """In the demonstration: choose whom to be. Elsewhere: allauth's page."""
    if not settings.DEMO:
        return redirect_to_login(_on_to(request), resolve_url("account_login"))
    if request.method == "POST":
        worker = _chosen(request.POST.get("worker", ""))
        login(request, worker.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(_on_to(request))
    workers = Worker.objects.select_related("agency").filter(left_on=None).order_by("agency__name", "name")
    return page(request, "sign_in/demo.html", "Sign in to the demonstration", workers=workers)


def _on_to(request: HttpRequest) -> str:
    """The page that was asked for before; never one of another site."""
    asked = request.GET.get(REDIRECT_FIELD_NAME, "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def _chosen(worker: str) -> Worker:
    try:
        return Worker.objects.get(id=uuid.UUID(worker), left_on=None)
    except (ValueError, Worker.DoesNotExist):
        raise Http404 from None


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    logout(request)
    return redirect("sign_in")
