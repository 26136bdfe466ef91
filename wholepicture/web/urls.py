"""The addresses of the site's pages."""

from __future__ import annotations

from django.urls import include, path

from wholepicture.web.add_an_entry.pages import add
from wholepicture.web.answer_a_gap.pages import answer
from wholepicture.web.confirm_codes.pages import codes
from wholepicture.web.import_files.account import an_import
from wholepicture.web.import_files.pages import check, give
from wholepicture.web.my_children.pages import my_children
from wholepicture.web.read_a_chronology.pages import child
from wholepicture.web.search.pages import search
from wholepicture.web.sign_in.pages import sign_in, sign_out

urlpatterns = [
    path("", my_children, name="my_children"),
    path("sign-in", sign_in, name="sign_in"),
    path("sign-out", sign_out, name="sign_out"),
    path("child/<uuid:child>", child, name="child"),
    path("child/<uuid:child>/add", add, name="add_an_entry"),
    path("child/<uuid:child>/gap", answer, name="answer_a_gap"),
    path("child/<uuid:child>/codes", codes, name="codes"),
    path("child/<uuid:child>/import", give, name="import_files"),
    path("child/<uuid:child>/import/check", check, name="check_files"),
    path("child/<uuid:child>/import/<uuid:import_>", an_import, name="an_import"),
    path("search", search, name="search"),
    path("account/", include("allauth.urls")),
]
