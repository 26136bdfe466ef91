"""How pages are made: Jinja2, with the components of GOV.UK."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from wholepicture.chronology.terms import bases, kinds, roles
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.timescales.date_known import DateKnown

_GOVUK = "govuk_frontend_jinja"


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's own form
    """The environment of every page.

    Args:
        **options: What Django gives.
    """
    loader = ChoiceLoader([options.pop("loader"), PrefixLoader({_GOVUK: PackageLoader(_GOVUK)})])
    made = Environment(**{**options, "loader": loader, "undefined": ChainableUndefined, "autoescape": True})  # noqa: S701 - it is on
    made.globals.update(static=static, url=reverse, demo=settings.DEMO, now=timezone.now)
    made.filters.update(day=_day, moment=_moment, known=in_words, kind=kind_in_words, basis=_basis, role=_role, id=id)
    return made


def _day(day: datetime.date) -> str:
    return in_words(DateKnown.on(day))


def _moment(moment: datetime.datetime) -> str:
    here = timezone.localtime(moment)
    return f"{_day(here.date())}, {here:%H:%M}"


def kind_in_words(code: str) -> str:
    """A kind of entry as a reader sees it."""
    return kinds()[code].english if code in kinds() else code_in_words(code)


def _basis(code: str) -> str:
    return bases()[code].english if code in bases() else code_in_words(code)


def _role(code: str) -> str:
    return roles()[code].english if code in roles() else code_in_words(code)
