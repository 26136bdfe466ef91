"""The gaps of the other engine as the plain engine says them."""

from __future__ import annotations

import collections
import datetime

from wholepicture.checks.gap import Answer, Because, Gap
from wholepicture.checks.plain import Looked
from wholepicture.population.check_area import Area
from wholepicture.population.expected import STILL_OPEN
from wholepicture.population.gaps import GROUP

_FIRST = datetime.date(1970, 1, 1)


def _day(number: int) -> datetime.date | None:
    return None if number == STILL_OPEN else _FIRST + datetime.timedelta(days=number)


def said_of(area: Area) -> tuple[dict[str, list[Gap]], set[Looked]]:
    """Every gap by child, and what each check says of each child."""
    names = area.names()
    gaps: dict[str, list[Gap]] = collections.defaultdict(list)
    looked: set[tuple[str, str]] = set()
    for rows in area.rows():
        looked |= {(area.parts[one["limb"]].check.code, names[one["child"]]) for one in rows.looked.to_pylist()}
        entries = collections.defaultdict(list)
        leans = collections.defaultdict(bool)
        for one in rows.entries.to_pylist():
            of = tuple(one[name] for name in GROUP)
            entries[of, one["answers"]].append((one["place"], one["entry"]))
            leans[of] |= one["leans"]
        for one in rows.gaps.to_pylist():
            of = tuple(one[name] for name in GROUP)
            because = Because(one["because"]) if one["because"] else None
            part = area.parts[one["limb"]]
            gaps[names[one["child"]]].append(
                Gap(
                    check=part.check.code,
                    version=part.check.version,
                    limb=part.limb.name,
                    child=names[one["child"]],
                    about=one["about"],
                    opened_on=_day(one["opened"]),
                    due_on=_day(one["due"]),
                    closed_on=_day(one["closed"]),
                    answer=Answer.CANNOT_TELL if because else Answer.RAISED,
                    because=because,
                    entries=tuple(entry for _place, entry in sorted(entries[of, False])),
                    answered_by=tuple(entry for _place, entry in sorted(entries[of, True])),
                    leans=leans[of],
                )
            )
    return gaps, {Looked(check, child, _answer(gaps[child], check)) for check, child in looked}


def _answer(gaps: list[Gap], check: str) -> Answer:
    now = {gap.answer for gap in gaps if gap.check == check and gap.closed_on is None}
    if Answer.RAISED in now:
        return Answer.RAISED
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in now else Answer.CLEAR
