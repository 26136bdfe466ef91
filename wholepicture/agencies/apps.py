"""How Django knows this folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The folder as a part of the site."""

    name = "wholepicture.agencies"
    label = "agencies"
