"""Whether an entry of a file is of the worker's own agency."""

from __future__ import annotations

import enum

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry
from wholepicture.people.keys import folded

_NO_KIND = "other"


class Whose(enum.Enum):
    """Whose an entry is."""

    OWN = "own"
    ANOTHERS = "another's"
    ASK = "ask"


def whose(entry: Entry, own: Agency) -> Whose:
    """Whose an entry is, as far as its file says so.

    A name that the worker's agency goes by is its own; one of another kind of agency is another's; whatever lies in
    between is for the worker to say. A file that names nobody is taken for the worker's, who gives it as their own.

    Args:
        entry: The entry.
        own: The worker's agency.
    """
    of = entry.agency
    same_kind = of.kind == own.kind
    if folded(of.name) == folded(own.name) or (same_kind and _one_name(of.name, own.name)):
        return Whose.OWN
    if entry.agency_guessed is not None:
        return Whose.OWN if same_kind or of.kind == _NO_KIND else Whose.ASK
    return Whose.ASK if same_kind or _NO_KIND in {of.kind, own.kind} else Whose.ANOTHERS


def _one_name(one: str, other: str) -> bool:
    words, others = set(folded(one).split()), set(folded(other).split())
    return words <= others or others <= words
