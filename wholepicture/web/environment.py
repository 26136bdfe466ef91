"""How pages are made: Jinja2, with the components of GOV.UK."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

_GOVUK = "govuk_frontend_jinja"


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's own form
    """The environment of every page.

    Args:
        **options: What Django gives.
    """
    loader = ChoiceLoader([options.pop("loader"), PrefixLoader({_GOVUK: PackageLoader(_GOVUK)})])
    made = Environment(**{**options, "loader": loader, "undefined": ChainableUndefined, "autoescape": True})
    made.globals.update(static=static, url=reverse)
    return made
