"""Settings for Django's own tools (types, migrations), which need the parts of the site and no database."""

from __future__ import annotations

from pathlib import Path

from wholepicture.project.parts import PARTS, ROUND_EVERY_PAGE

INSTALLED_APPS = list(PARTS)
MIDDLEWARE = list(ROUND_EVERY_PAGE)
SECRET_KEY = "none: nothing is served with these settings"  # noqa: S105
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "none"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True

# What the site's own settings add, for the types.
DEMO = False
HELD_FILES = Path("none")
READER_KEY = b""
READER_SECONDS = 60
SESSION_HOURS = 10
