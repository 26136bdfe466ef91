"""What a chronology says that the checks do not understand or cannot take as it stands: told, and never guessed at."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wholepicture.checks.details import as_text, is_understood, names_for, nearest
from wholepicture.checks.facts_of_entries import says_known_too_early
from wholepicture.checks.terms import topic_of
from wholepicture.chronology.entry import Entry
from wholepicture.chronology.terms import kinds

WORD = "word not understood"
NAME = "detail not known"
NO_SUCH_ENTRY = "corrects no entry"
TOO_EARLY = "known before it happened"
_SHOWN = 3  # entries are named in a line; more are counted
_TOPIC = "topic"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that was not understood, with every entry that says it.

    Args:
        what: What sort of remark it is.
        detail: The name of the detail; "" when it is of none.
        value: What it says; "" when that does not matter.
        nearest: The known name that is likely meant; "" for none.
        says: The remark, in words.
        entries: The ids of the entries.
    """

    what: str
    detail: str
    value: str
    nearest: str
    says: str
    entries: tuple[str, ...]


def remarks_on(entries: Sequence[Entry]) -> tuple[Remark, ...]:
    """Every remark on a chronology, each once.

    Args:
        entries: Its entries.
    """
    ids = {entry.id for entry in entries}
    found: dict[Remark, list[str]] = collections.defaultdict(list)
    for entry in entries:
        for remark in (*_on_details(entry), *_on_the_entry(entry, ids)):
            found[remark].append(entry.id)
    return tuple(dataclasses.replace(one, entries=tuple(of)) for one, of in found.items())


def _on_details(entry: Entry) -> Iterator[Remark]:
    names = names_for(entry.kind)
    kind = kinds()[entry.kind].english.lower() if entry.kind in kinds() else entry.kind
    for name, value in entry.details.items():
        if value is None:
            continue
        text = as_text(value)
        if name not in names:
            meant = nearest(name, names)
            hint = f" Perhaps “{meant}” is meant." if meant else ""
            says = f"No check knows a detail “{name}” of an entry of the kind “{kind}”, and none reads it.{hint}"
            yield _remark(NAME, says, detail=name, nearest=meant)
        elif not is_understood(name, value, entry.kind) or (name == _TOPIC and text.strip() and not topic_of(text)):
            says = (
                f"“{text}” as the “{name}” of an entry of the kind “{kind}” is not understood, and counts as not said."
            )
            yield _remark(WORD, says, detail=name, value=text)


def _on_the_entry(entry: Entry, ids: set[str]) -> Iterator[Remark]:
    if entry.replaces and entry.replaces not in ids:
        says = f"An entry says that it corrects “{entry.replaces}”, and there is no such entry: nothing is corrected."
        yield _remark(NO_SUCH_ENTRY, says)
    if says_known_too_early(entry):
        says = "It is said to have been known before it happened: it counts as known from the first day it can have."
        yield _remark(TOO_EARLY, says)


def _remark(what: str, says: str, *, detail: str = "", value: str = "", nearest: str = "") -> Remark:
    return Remark(what=what, detail=detail, value=value, nearest=nearest, says=says, entries=())


def remark_in_words(remark: Remark, entries: Mapping[str, Entry]) -> str:
    """A remark with where it stands, in a line.

    Args:
        remark: The remark.
        entries: The chronology's entries by their ids.
    """
    places = list(_places(entries[one] for one in remark.entries))
    more = len(places) - _SHOWN
    shown = "; ".join(places[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
    return f"{remark.says} See {shown}."


def _places(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        place = ", ".join(part for part in (entry.source.file, entry.source.place) if part)
        yield f"{place} ({entry.id})" if not entry.source.place else place
