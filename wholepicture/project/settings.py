"""Django's settings. What differs from site to site stands in `given` and in the home's site file."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import SELF

from wholepicture.project.given import given
from wholepicture.project.parts import PARTS, ROUND_EVERY_PAGE
from wholepicture.project.site_file import read_site

_GIVEN = given()
_SITE = read_site(Path(os.environ["WHOLEPICTURE_HOME"]))
if _SITE.demo != _GIVEN.demo:
    raise RuntimeError("The demonstration's site runs only as the demonstration, and no other site does.")

DEMO = _GIVEN.demo
DEBUG = False
SECRET_KEY = _SITE.secret_key
READER_KEY = _SITE.reader_key
READER_SECONDS = _GIVEN.reader_seconds
ALLOWED_HOSTS = _GIVEN.hosts.split(",")

DATABASES = {alias: dict(of) for alias, of in _SITE.databases.items()}
DATABASE_ROUTERS = ["wholepicture.project.routing.OverItsOwnConnection"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = list(PARTS)
MIDDLEWARE = list(ROUND_EVERY_PAGE)
ROOT_URLCONF = "wholepicture.project.urls"
WSGI_APPLICATION = "wholepicture.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent.parent / "web"],
        "OPTIONS": {"environment": "wholepicture.web.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # allauth's own pages
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "wholepicture.web.sign_in.adapter.NobodySignsUp"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _GIVEN.https
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "my_children"

# Idle time and the whole time are kept by the database's sessions and by the middleware `SignedIn`.
SESSION_COOKIE_AGE = _GIVEN.idle_minutes * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_HOURS = _GIVEN.session_hours
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _GIVEN.https
SECURE_SSL_REDIRECT = _GIVEN.https
if _GIVEN.https:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 31_536_000  # a year, as browsers ask
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The one line that the template of GOV.UK Frontend carries, by its hash (its own documentation names it).
_START_OF_GOVUK_FRONTEND = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF, _START_OF_GOVUK_FRONTEND],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [Path(__file__).parent.parent / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILE_UPLOAD_HANDLERS = ["wholepicture.web.import_files.given.WithinLimits"]
HELD_FILES = Path(os.environ["WHOLEPICTURE_HOME"]) / "held-files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
