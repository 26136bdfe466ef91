"""What a check looks for in a record, and which entries could begin it."""

from __future__ import annotations

from collections.abc import Iterator

from wholepicture.checks.matching import kinds_of
from wholepicture.checks.terms import codes_say
from wholepicture.checks.vocabulary import (
    Check,
    Contradicted,
    Entries,
    MissingFor,
    NotSustained,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)
from wholepicture.chronology.entry import Entry


def looks_for(check: Check) -> str:
    """What a check looks for, in words; never the failing, which a hasty reader takes for found."""
    return f"{'; '.join(dict.fromkeys(limb.shows for limb in check.limbs))}."


def begins_with(check: Check) -> frozenset[str]:
    """The kinds of entries that can begin a check."""
    return frozenset(kind for limb in check.limbs for asked in _begins(limb.when) for kind in kinds_of(asked))


def _begins(word: Word) -> Iterator[Entries]:
    match word:
        case Unanswered() | MissingFor():
            yield word.trigger
        case Repeated():
            yield word.of
        case NotSustained():
            yield word.claim
        case Silent() | Unchanged():
            yield word.while_open.starts
        case Contradicted():
            yield word.said


def kinds_said(entry: Entry) -> Iterator[str]:
    """The kinds that an entry says: its own, those of its confirmed codes, and that of a child's voice in it."""
    yield entry.kind
    yield from (codes_say()[code.code].kind for code in entry.codes if code.code in codes_say())
    if entry.voice.strip():
        yield "voice"
