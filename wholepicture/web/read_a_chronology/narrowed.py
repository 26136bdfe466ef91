"""A chronology narrowed to what a reader asks for, and as it was known on a day or to an agency."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from wholepicture.checks.facts_of_entries import Reader, as_known_on
from wholepicture.chronology.entry import Entry
from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.wording import read_wording

_LONGEST = 200


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a reader asks for; "" and None: it does not matter.

    Args:
        words: Words that stand in the entry, in any case.
        agency: The agency that holds it.
        kind: Its kind.
        person: A person in it, as named.
        code: A code that is suggested or confirmed.
        first: The first day on which it may have happened.
        last: The last such day.
        as_of: Only what was known by this day, as it was known then.
        known_to: Only what this agency held or had been told.
        wrong: For each field that cannot be read, what to do.
    """

    words: str = ""
    agency: str = ""
    kind: str = ""
    person: str = ""
    code: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    as_of: datetime.date | None = None
    known_to: str = ""
    wrong: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return self != Narrowing()


_DAYS = ("first", "last", "as_of")
_TEXTS = ("words", "agency", "kind", "person", "code", "known_to")


def narrowing(given: Mapping[str, str]) -> Narrowing:
    """What was filled in.

    Args:
        given: The fields.
    """
    texts = {name: given.get(name, "").replace("\0", "").strip()[:_LONGEST] for name in (*_TEXTS, *_DAYS)}
    days: dict[str, datetime.date | None] = {}
    wrong: dict[str, str] = {}
    for name in _DAYS:
        try:
            known = read_wording(texts[name]) if texts[name] else None
        except DateRefused as refused:
            wrong[name] = str(refused)
            continue
        days[name] = None if known is None else known.lower if name == "first" else known.upper
    return Narrowing(**{name: texts[name] for name in _TEXTS}, **days, wrong=wrong)  # type: ignore[arg-type]


def narrowed(entries: Sequence[Entry], by: Narrowing, today: datetime.date) -> list[Entry]:
    """The entries that are asked for; without a day of knowing, corrected entries stay.

    Args:
        entries: The chronology, in order.
        by: What is asked for.
        today: The day on which it is asked.
    """
    found: Iterable[Entry] = entries
    if by.as_of is not None or by.known_to:
        known = {entry.id for entry, _day in as_known_on(entries, Reader(by.as_of or today, by.known_to or None))}
        found = [entry for entry in entries if entry.id in known]
    return [entry for entry in found if _asked_for(entry, by)]


def _asked_for(entry: Entry, by: Narrowing) -> bool:
    texts = (entry.words, entry.response, entry.voice)
    return (
        by.words.casefold() in " ".join(texts).casefold()
        and by.agency in {"", entry.agency.name}
        and by.kind in {"", entry.kind}
        and (not by.person or any(by.person == one.person for one in entry.people))
        and (not by.code or any(by.code == one.code and one.status != "rejected" for one in entry.suggested))
        and entry.happened.may_fall_within(by.first, by.last)
    )
