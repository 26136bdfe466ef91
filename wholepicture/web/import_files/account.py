"""The page of one import: its account, which balances, and its undoing."""

from __future__ import annotations

import collections
import uuid

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wholepicture.chronology.models import Import
from wholepicture.chronology.read import imports_about
from wholepicture.chronology.record import UndoneAlready, undo_import
from wholepicture.people.read import Known
from wholepicture.web.import_files.pages import totals
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page

_UNDONE = "This import has been undone already. There is nothing more to undo."


class UndoForm(forms.Form):
    """Why an import is undone."""

    reason = forms.CharField(label="Why is it undone?", widget=forms.Textarea, max_length=5_000)


@for_workers("an import")
def an_import(request: WorkersRequest, *, child: uuid.UUID, import_: uuid.UUID) -> HttpResponse:
    """What an import brought, row by row; whoever is of the agency that brought it in may undo it."""
    of = child_or_404(child)
    made = next((one for one in imports_about(child) if one.id == import_), None)
    if made is None:
        raise Http404
    form = UndoForm(request.POST or None)
    if request.method != "POST":
        return _shown(request, of, made, form)
    if not form.is_valid():
        return _shown(request, of, made, form, status=422)
    try:
        undo_import(made, reason=form.cleaned_data["reason"], by=request.worker)
    except UndoneAlready:
        return _shown(request, of, made, form, told=_UNDONE, status=409)
    return redirect("an_import", child=child, import_=import_)


def _shown(
    request: WorkersRequest, of: Known, made: Import, form: UndoForm, *, told: str = "", status: int = 200
) -> HttpResponse:
    reasons = collections.Counter(row["reason"] for row in made.account["refused"]).most_common()
    return page(
        request, "import_files/account.html", "What was brought in", status=status, child=of, made=made, form=form,
        total=totals(made), reasons=reasons, told=told,
    )  # fmt: skip
