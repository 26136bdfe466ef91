"""Whether the circumstances hold in which a rule counts: a plan is open, the child is under an age."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from wholepicture.checks.happening import Happening
from wholepicture.checks.matching import Level
from wholepicture.checks.vocabulary import ChildAtLeast, ChildUnder, Circumstance, NotOpen, Open
from wholepicture.checks.words import Asked


def standing(happening: Happening, only: Sequence[Circumstance], asked: Asked) -> Happening | None:
    """A happening as it stands in the circumstances in which its rule counts; None when one of them does not hold.

    Args:
        happening: What happened.
        only: The circumstances; all of them must hold.
        asked: For whom and for which day.
    """
    level, known = happening.level, happening.known
    for one in only:
        found, since = circumstance(one, happening, asked)
        level = min(level, found)
        known = max(known, since) if since else known
    if level is Level.NO:
        return None
    runs_since_known = happening.base == happening.known and happening.earliest is None
    base = max(happening.base, known) if happening.base and runs_since_known else happening.base
    return dataclasses.replace(happening, level=level, known=known, base=base)


def circumstance(one: Circumstance, happening: Happening, asked: Asked) -> tuple[Level, datetime.date | None]:
    """Whether a circumstance held when something happened, and since when that was known.

    Args:
        one: The circumstance.
        happening: What happened.
        asked: For whom and for which day.
    """
    match one:
        case Open():
            return _open(one, happening, asked)
        case NotOpen():
            found, _since = _open(one.what, happening, asked)
            return Level(Level.SURE - found), None
        case ChildUnder():
            return _age(one.age, happening, asked, under=True), None
        case ChildAtLeast():
            return _age(one.age, happening, asked, under=False), None


def _open(one: Open, happening: Happening, asked: Asked) -> tuple[Level, datetime.date | None]:
    return asked.spans(one).at(happening.lower, happening.upper)


def _age(name: str, happening: Happening, asked: Asked, *, under: bool) -> Level:
    born = asked.child.born
    if born is None or happening.upper is None or happening.lower is None:
        return Level.PERHAPS
    reached = asked.limits.of_age(name, born)
    levels = {(day < reached) == under for day in (happening.lower, happening.upper)}
    if len(levels) > 1:
        return Level.PERHAPS
    return Level.SURE if levels.pop() else Level.NO
