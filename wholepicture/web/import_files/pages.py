"""The pages on which files are given, looked through, and brought in."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime

from wholepicture.access.reader import Reader, say
from wholepicture.chronology.importing import place_of
from wholepicture.chronology.models import Import
from wholepicture.chronology.read import imports_about
from wholepicture.chronology.record import Brought, bring_in, one_import_at_a_time
from wholepicture.people.read import Known
from wholepicture.web.import_files.given import FilesRefused, files_given, limits
from wholepicture.web.import_files.held import Held, held, hold, throw_away
from wholepicture.web.import_files.look_through import as_account, read
from wholepicture.web.import_files.looked_at import LookedAt, looked_at
from wholepicture.web.import_files.who_is_who import in_it, people_of, put_in_the_picture
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page

_GONE = "These files are no longer held: an hour has passed, or they were brought in. Give them again."
_NOTHING = "There is nothing to bring in: every row is in the record already, or cannot be taken, as the account says."


@for_workers("bring in files")
def give(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """Files are given; what was brought in before stands below."""
    of = child_or_404(child)
    if request.method != "POST":
        return _give(request, of)
    try:
        files = files_given(request)
    except FilesRefused as refused:
        return _give(request, of, wrong=str(refused), status=422)
    named = hold(files, worker=request.worker, child=child).id
    return redirect(f"{request.path}/check?held={named}")


def _give(request: WorkersRequest, of: Known, *, wrong: str = "", status: int = 200) -> HttpResponse:
    return page(
        request, "import_files/give.html", f"Bring in files about {of.name}", status=status, child=of, wrong=wrong,
        imports=[(one, localtime(one.at), totals(one)) for one in imports_about(of.id)], limits=limits(),
    )  # fmt: skip


@for_workers("look through files")
def check(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """What files hold, and who is who in them; "Bring it in" brings all of it in, or nothing."""
    of = child_or_404(child)
    named = request.POST.get("held") or request.GET.get("held") or ""
    files = held(named, worker=request.worker, child=child)
    if files is None:
        return _give(request, of, wrong=_GONE, status=404)
    if "away" in request.POST:
        throw_away(files.id)
        return redirect("import_files", child=child)
    return (
        _brought_in(request, of, files)
        if request.method == "POST"
        else _shown(request, of, files, _look(request, of, files))
    )


def _look(request: WorkersRequest, of: Known, files: Held) -> LookedAt:
    """Look at files; what is there already is asked only when nobody else of the agency is bringing anything in."""
    worker, accounts = request.worker, read(files)
    given = request.POST if request.method == "POST" else None
    if given is not None:
        one_import_at_a_time(of.id, by=worker)
    say(Reader(worker.id, worker.agency_id))  # reading and waiting take their time, and a signature does not last
    return looked_at(files, accounts, of.id, worker, given)


def _shown(
    request: WorkersRequest, of: Known, files: Held, found: LookedAt, *, told: str = "", status: int = 200
) -> HttpResponse:
    return page(
        request, "import_files/check.html", f"Look through files about {of.name}", status=status, child=of, held=files,
        found=found, told=told, shown=limits()["entries_shown"],
    )  # fmt: skip


def _brought_in(request: WorkersRequest, of: Known, files: Held) -> HttpResponse:
    found = _look(request, of, files)
    if found.wrong:
        return _shown(request, of, files, found, status=422)
    if not found.new:
        return _shown(request, of, files, found, told=_NOTHING, status=409)
    made = _kept(request, of, files, found)
    transaction.on_commit(lambda: throw_away(files.id))
    return redirect("an_import", child=of.id, import_=made.id)


def _kept(request: WorkersRequest, of: Known, files: Held, found: LookedAt) -> Import:
    worker = request.worker
    needed = {name for entry in found.new for name, _role in people_of(entry)}
    who = put_in_the_picture([one for one in found.names if one.name in needed], of.id, by=worker)
    return bring_in(
        of.id,
        [Brought(entry, in_it(entry, who)) for entry in found.new],
        by=worker,
        files=[{"name": one.name, "sha256": one.sha256, "size": one.size} for one in files.files],
        account=as_account(found.looked),
        recorded={entry.id: found.recorded[place_of(entry)] for one in found.looked for entry in one.already},
    )


def totals(made: Import) -> dict[str, int]:
    """The counts of all files of an import together.

    Args:
        made: The import.
    """
    names = ("rows", "entries", "already", "refused", "blank")
    return {name: sum(of[name] for of in made.account["files"]) for name in names}
