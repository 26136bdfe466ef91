"""What the page's filters need to know of each entry, in columns, so that sixty thousand are sieved at once."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.page_text import as_script_data

_FIRST_DAY = datetime.date(1970, 1, 1).toordinal()


@dataclasses.dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters.

    Args:
        people: Everyone named in an entry, sorted.
        kinds: Every kind of entry, sorted.
    """

    people: list[str]
    kinds: list[str]

    @classmethod
    def of(cls, merged: MergedChronology) -> Choices:
        """The choices of one chronology."""
        people = {found.person for entry in merged.entries for found in entry.people}
        return cls(sorted(people, key=lambda name: (name.casefold(), name)), sorted({e.kind for e in merged.entries}))


def columns(merged: MergedChronology, styles: Mapping[str, AgencyStyle], choices: Choices) -> str:
    """The filters' data as JSON that may stand inside a script element.

    Args:
        merged: The chronology.
        styles: Each agency's style, by its name; their order is that of the agencies in the data.
        choices: The people and kinds, whose order is that of the data.

    Returns:
        Names, and a value for each entry in the order of the rows: agency, kind, first and last day (days since 1970,
        null when not known) and people, each as its place in the names.
    """
    place_of_agency = {name: place for place, name in enumerate(styles)}
    place_of_person = {name: place for place, name in enumerate(choices.people)}
    place_of_kind = {kind: place for place, kind in enumerate(choices.kinds)}
    data = {
        "codes": [style.code for style in styles.values()],
        "names": choices.people,
        "kinds": choices.kinds,
        "agency": [place_of_agency[entry.agency.name] for entry in merged.entries],
        "kind": [place_of_kind[entry.kind] for entry in merged.entries],
        "first": [_day(entry.happened.lower) for entry in merged.entries],
        "last": [_day(entry.happened.upper) for entry in merged.entries],
        "people": [_people(entry, place_of_person) for entry in merged.entries],
    }
    return as_script_data(data)


def _people(entry: Entry, place_of: Mapping[str, int]) -> list[int]:
    return sorted({place_of[found.person] for found in entry.people})


def _day(day: datetime.date | None) -> int | None:
    return None if day is None else day.toordinal() - _FIRST_DAY
