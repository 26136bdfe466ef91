"""The page on which an entry is added, and its drafts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wholepicture.chronology import terms
from wholepicture.chronology.models import Draft
from wholepicture.chronology.record import DraftChanged, InIt, add_entry, save_draft, throw_draft_away
from wholepicture.people.read import Known, in_the_picture_of
from wholepicture.web.add_an_entry.details import details_asked, details_of
from wholepicture.web.add_an_entry.form import TYPED, EntryForm
from wholepicture.web.confirm_codes.suggested import suggest_for
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page

_FIELDS = ("happened", "kind", "basis", "words", "response", "voice", "known_on", "sensitivity")
_PERSON = "person-"
_CHANGED = (
    "You saved this draft in another window after you opened this one. Nothing is lost: the other is kept as it was, "
    "and what stands here has been kept as a draft of its own."
)

_AGAIN = (
    "What you had typed stands here again. It was not added, because you had been signed out or something went wrong. "
    "It is kept as a draft that only you see."
)
_AGAIN_FIELD = "again"  # said by keep.js, when it brings back what was typed before a sign-in ran out


@for_workers("add an entry", typed=TYPED)
def add(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """Four fields, the rest when it helps; "save for later" keeps a draft."""
    of = child_or_404(child)
    persons = in_the_picture_of(child)
    draft = _draft(request)
    if request.method != "POST":
        form = EntryForm(initial=draft.fields if draft else {"kind": "note", "basis": "seen"})
        return _shown(request, of, persons, form, draft, told=_AGAIN if _AGAIN_FIELD in request.GET else "")
    if "away" in request.POST and draft:
        throw_draft_away(draft.id)
        return redirect("child", child=child)
    if "later" in request.POST:
        return _kept_for_later(request, of, persons)
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _shown(request, of, persons, form, draft, status=422)
    _added(request, of, persons, form.cleaned_data)
    if draft:
        throw_draft_away(draft.id)
    return redirect("child", child=child)


def _draft(request: WorkersRequest) -> Draft | None:
    """The draft that the page names; another worker's is not there."""
    named = request.POST.get("draft") or request.GET.get("draft")
    if not named:
        return None
    try:
        return Draft.objects.get(id=uuid.UUID(named))
    except (Draft.DoesNotExist, ValueError):
        raise Http404 from None


def _shown(
    request: WorkersRequest,
    of: Known,
    persons: Mapping[uuid.UUID, Known],
    form: EntryForm,
    draft: Draft | None,
    *,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    given = request.POST if request.method == "POST" else (draft.fields if draft else {})
    roles = {str(person): given.get(f"{_PERSON}{person}", "") for person in persons}
    return page(
        request, "add_an_entry/add.html", f"Add an entry about {of.name}", status=status, child=of, people=persons,
        form=form, draft=draft, roles=roles, told=told, details=details_asked(given),
        roles_of_people=list(terms.roles().values()), given=given,
        fresh=request.method != "POST" and _AGAIN_FIELD not in request.GET,
    )  # fmt: skip


def _kept_for_later(request: WorkersRequest, of: Known, persons: Mapping[uuid.UUID, Known]) -> HttpResponse:
    fields = {
        name: str(value)
        for name, value in request.POST.items()
        if name not in {"csrfmiddlewaretoken", "draft", "version", "later", _AGAIN_FIELD}
    }
    draft = _draft(request)
    try:
        with transaction.atomic():
            kept = save_draft(
                of.id, fields, by=request.worker, draft=draft.id if draft else None, version=_version(request)
            )
    except DraftChanged:
        apart = save_draft(of.id, fields, by=request.worker, draft=None, version=0)
        return _shown(request, of, persons, EntryForm(initial=fields), apart, told=_CHANGED, status=409)
    if _AGAIN_FIELD in request.POST:
        return redirect(f"{request.path}?draft={kept.id}&{_AGAIN_FIELD}=1")
    return redirect("child", child=of.id)


def _version(request: WorkersRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0


def _added(request: WorkersRequest, of: Known, persons: Mapping[uuid.UUID, Known], said: dict[str, object]) -> None:
    roles = {person: request.POST.get(f"{_PERSON}{person}", "") for person in persons if person != of.id}
    people = [InIt(of.name, "child", of.id)]
    people += [InIt(persons[person].name, role, person) for person, role in roles.items() if role]
    new_name, new_role = request.POST.get("new_name", "").strip(), request.POST.get("new_role", "")
    if new_name:
        people.append(InIt(new_name, new_role or "other"))
    fields = {name: said[name] for name in _FIELDS}
    entry = add_entry(by=request.worker, children=[of.id], people=people, details=details_of(request.POST), **fields)  # type: ignore[arg-type]
    suggest_for(entry, people)
