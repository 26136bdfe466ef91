"""The page on which suggested codes are confirmed or rejected, one entry after another."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wholepicture.chronology.entry import Code, Entry
from wholepicture.chronology.read import KeptCode, chronology_of, codes_of
from wholepicture.chronology.record import decide_code
from wholepicture.exchange.writing.suggestions_in_words import NOBODY, name_of, polarity_of, subject_of
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page
from wholepicture.words.codes import AFFIRMED
from wholepicture.words.decisions import ANSWERS, DISPUTED, FIELDS

_AT_ONCE = 20  # entries on one page


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A part of an entry's text.

    Args:
        text: The part.
        marked: Whether a suggestion stands on it.
    """

    text: str
    marked: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ToDecide:
    """An entry with its codes.

    Args:
        entry: The entry.
        texts: Each of its texts in parts.
        codes: The codes that are shown.
    """

    entry: Entry
    texts: tuple[tuple[str, tuple[Part, ...]], ...]
    codes: tuple[KeptCode, ...]


@for_workers("confirm codes")
def codes(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """What waits for this worker's answer, and what is disputed; all of it when they ask for that."""
    of = child_or_404(child)
    entries = chronology_of(child)
    kept = codes_of(uuid.UUID(entry.id) for entry in entries)
    if request.method == "POST":
        return _answered(request, child, kept)
    everything = request.GET.get("all") == "1"
    found = list(_to_decide(entries, kept, None if everything else request.worker.id))
    return page(
        request, "confirm_codes/codes.html", f"What the words suggest about {of.name}", child=of,
        found=found[:_AT_ONCE], more=max(0, len(found) - _AT_ONCE), everything=everything, as_code=name_of,
        as_polarity=polarity_of, as_subject=subject_of, disputed=DISPUTED, affirmed=AFFIRMED, nobody=NOBODY,
    )  # fmt: skip


def _to_decide(
    entries: Sequence[Entry], kept: dict[uuid.UUID, list[KeptCode]], worker: uuid.UUID | None
) -> Iterator[ToDecide]:
    """Entries with codes, the latest first; for a worker, only those that wait for them or are disputed."""
    for entry in reversed(entries):
        every = kept.get(uuid.UUID(entry.id), [])
        shown = [one for one in every if worker is None or worker not in one.said or one.code.status == DISPUTED]
        if shown:
            texts = ((field, _parts(entry, field, [one.code for one in shown])) for field in FIELDS)
            yield ToDecide(entry, tuple((field, parts) for field, parts in texts if parts), tuple(shown))


def _parts(entry: Entry, field: str, shown: Sequence[Code]) -> tuple[Part, ...]:
    """A text in parts: what a suggestion stands on, and what lies between; where phrases overlap, they are one part."""
    text: str = getattr(entry, field)
    spans = sorted((code.start, code.end) for code in shown if code.field == field and _stands(code, text))
    parts: list[Part] = []
    at = 0
    for start, end in spans:
        if start > at:
            parts.append(Part(text[at:start], marked=False))
        if end > at:
            parts.append(Part(text[max(start, at) : end], marked=True))
        at = max(at, end)
    parts.append(Part(text[at:], marked=False))
    return tuple(part for part in parts if part.text)


def _stands(code: Code, text: str) -> bool:
    return code.start < code.end and text[code.start : code.end] == code.phrase


def _answered(request: WorkersRequest, child: uuid.UUID, kept: dict[uuid.UUID, list[KeptCode]]) -> HttpResponse:
    """One answer; a code that is not of this child, or not for this reader, is not there."""
    named, answer = request.POST.get("code", ""), request.POST.get("answer", "")
    entry = next((entry for entry, of in kept.items() for one in of if str(one.id) == named), None)
    if entry is None or answer not in ANSWERS:
        raise Http404
    decide_code(uuid.UUID(named), answer, by=request.worker)
    everything = "?all=1" if request.GET.get("all") == "1" else ""
    return redirect(f"{reverse('codes', kwargs={'child': child})}{everything}#entry-{entry}")
