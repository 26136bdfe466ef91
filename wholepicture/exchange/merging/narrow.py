"""What of a chronology is written, when a person asked for a part of it. What is counted never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import Narrowing


def narrow(entries: Iterable[Entry], narrowing: Narrowing) -> list[Entry]:
    """The entries that a person asked for.

    Args:
        entries: All entries, in order.
        narrowing: The period, agencies and people asked for.

    Returns:
        The entries that may have happened in the period (one known only vaguely stays when it may lie in it; one of
        unknown date stays, because nobody can say that it does not belong), held by one of the agencies, and with one
        of the people: in it by name or by role, or named in its words. Upper and lower case are the same.
    """
    if not narrowing:
        return list(entries)
    named = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in narrowing.people]
    return [
        entry
        for entry in entries
        if entry.happened.may_fall_within(narrowing.first, narrowing.last)
        and _held_by_one_of(narrowing.agencies, entry)
        and (not named or _is_about_one_of(named, entry))
    ]


def _held_by_one_of(asked: tuple[str, ...], entry: Entry) -> bool:
    name = entry.agency.name.casefold()
    return not asked or any(one.casefold() in name or one.casefold() == entry.agency.kind for one in asked)


def _is_about_one_of(named: list[re.Pattern[str]], entry: Entry) -> bool:
    texts = [entry.words, entry.response, entry.voice, *entry.notes.values()]
    texts += [text for one in entry.people for text in (one.person, one.role)]
    return any(name.search(text) for name in named for text in texts)
