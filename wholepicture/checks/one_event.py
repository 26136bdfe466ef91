"""Which entries are proposed as reports of one event.

That two entries tell of one event is proposed from their days and words, and nobody need have decided it. Proposals run
on: where the first is proposed as the second, and the second as the third, all three may be one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wholepicture.chronology.entry import Entry


def event_of_each(entries: Iterable[Entry]) -> Mapping[str, str]:
    """The event of each entry, by its id: the same for all that may be one.

    Args:
        entries: The entries, each with those that are proposed as the same event.
    """
    first: dict[str, str] = {}
    for entry in entries:
        for other in entry.also_recorded_by:
            one, two = sorted((_first(entry.id, first), _first(other, first)))
            first[two] = one
    return {entry: _first(entry, first) for entry in list(first)}


def _first(entry: str, first: dict[str, str]) -> str:
    """The smallest id of all that are proposed as one with an entry so far."""
    while first.setdefault(entry, entry) != entry:
        first[entry] = first[first[entry]]
        entry = first[entry]
    return entry
