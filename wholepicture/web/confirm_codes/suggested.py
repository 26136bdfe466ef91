"""What the rules suggest for an entry that is added here."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from wholepicture.chronology.models import RecordedEntry
from wholepicture.chronology.record import InIt, suggest_codes
from wholepicture.words.decisions import FIELDS
from wholepicture.words.suggest import Suggester


@functools.cache
def _rules() -> Suggester:
    return Suggester()


def suggest_for(entry: RecordedEntry, people: Iterable[InIt]) -> None:
    """Keep what the rules suggest for an entry, of each of its texts.

    Args:
        entry: The entry.
        people: Who is in it.
    """
    named = [(one.named, one.role) for one in people]
    texts = ((field, getattr(entry, field)) for field in FIELDS)
    suggest_codes(
        entry.id,
        [
            code
            for field, text in texts
            if text.strip()
            for code in _rules().suggest(text, people=named, field=field).codes
        ],
    )
