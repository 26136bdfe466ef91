"""Invented entries, as columns: each stream of them for all families at once, and what was done after each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from wholepicture.population.invent.families import Families, Numbers
from wholepicture.population.invent.settings import Stream, Then, settings, streams

NOBODY = -1
_YEAR = 365.25


@dataclasses.dataclass(frozen=True, slots=True)
class Entries:
    """Entries of one kind.

    Args:
        kind: Of all of them.
        agencies: Of each, as a place in `agency_names`.
        agency_names: The agencies.
        family: Of each.
        child: Whom each names, as a place among the children; `NOBODY` when it names none.
        day: On which it happened.
        adult: The role of the adult whom each names; "" for nobody.
        basis: Of all of them.
        voice: Of all of them.
        details: Of all of them.
        covers: Whether each lists every child of the family.
        present: Whether each lists the agencies that a strategy discussion needs.
        answers: The place of the entry that each answers, among those of the stream; empty when none does.
        begins: Whether a stream begins with them; what follows was done after one of these.
    """

    kind: str
    agencies: Numbers
    agency_names: tuple[str, ...]
    family: Numbers
    child: Numbers
    day: Numbers
    adult: str
    basis: str
    voice: bool
    details: Mapping[str, str]
    covers: bool
    present: bool = False
    answers: Numbers | None = None
    begins: bool = False


def entries(of: Families, practice: str, draw: np.random.Generator) -> Iterator[Entries]:
    """Every stream of entries, each followed by what was done after it.

    Args:
        of: The families.
        practice: How well the work is done: a name in `area.toml`.
        draw: The chance.
    """
    how = settings()["practice"][practice]
    for stream in streams():
        begun = _stream(stream, of, draw)
        yield begun
        for then in stream.then:
            yield _after(then, begun, of, how, draw)


def _stream(stream: Stream, of: Families, draw: np.random.Generator) -> Entries:
    first = of.as_of - int(settings()["years"] * _YEAR)
    if stream.once:
        family = np.flatnonzero(of.plan)
        child, day = np.full(len(family), NOBODY), of.plan[family] - (15 if stream.kind != "plan_started" else 0)
    elif stream.of == "family":
        family = _again(np.flatnonzero(_chosen(stream, of)), stream, draw)
        child = np.full(len(family), NOBODY)
        day = draw.integers(first, of.as_of + 1, size=len(family))
    else:
        child = _again(np.flatnonzero(_chosen(stream, of)[of.family_of]), stream, draw)
        day = draw.integers(first, of.as_of + 1, size=len(child))
        age = (day - of.born[child]) / _YEAR
        old_enough = (age >= stream.years[0]) & (age < stream.years[1])
        child, day = child[old_enough], day[old_enough]
        family = of.family_of[child]
    names = tuple(stream.agencies)
    agencies = draw.choice(len(names), size=len(day), p=list(stream.agencies.values()))
    return Entries(
        stream.kind, agencies, names, family, child, day, stream.adult, stream.basis, voice=False,
        details=stream.details, covers=stream.covers, begins=True,
    )  # fmt: skip


def _chosen(stream: Stream, of: Families) -> Any:  # noqa: ANN401 - a column of truths
    return {"all": np.ones(of.count, dtype=bool), "troubled": of.troubled, "on_a_plan": of.plan > 0}[stream.families]


def _again(who: Numbers, stream: Stream, draw: np.random.Generator) -> Numbers:
    times = draw.poisson(stream.a_year * settings()["years"], size=len(who))
    return np.repeat(who, times)


def _after(then: Then, begun: Entries, of: Families, how: Mapping[str, float], draw: np.random.Generator) -> Entries:
    """What was done after each entry; not after each, and not always in time, unless practice is good."""
    place = np.arange(len(begun.day))
    day = begun.day
    if then.again:
        times = np.maximum((of.as_of - day - then.days[0]) // then.again + 1, 0)
        place = np.repeat(place, times)
        number = np.arange(len(place)) - np.repeat(np.cumsum(times) - times, times)
        day = begun.day[place] + number * then.again
    else:
        day = day[place]
    day = day + draw.integers(then.days[0], then.days[1] + 1, size=len(place))
    if how["late"]:
        day = day + np.where(draw.random(len(place)) < how["late"], then.late, 0)
    if then.soon and how["done"] == 1:
        day = begun.day[place]
    kept = (draw.random(len(place)) < how["done"]) & (day <= of.as_of)
    place, day = place[kept], day[kept]
    return Entries(
        then.kind, np.zeros(len(day), dtype=np.int64), (then.agency,), begun.family[place], begun.child[place], day,
        then.adult or (begun.adult if then.of_the_same_adult else ""), then.basis, then.voice, then.details,
        covers=then.covers, present=then.present, answers=place if then.about_it else None,
    )  # fmt: skip
