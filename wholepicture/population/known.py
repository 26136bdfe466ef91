"""What a reader knew on a day, from the flat tables: beside `as_known_on` in `checks.facts_of_entries`."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import operator
from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks import terms
from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.vocabulary import Detail, Entries
from wholepicture.population.asked_for import AskedFor
from wholepicture.population.details import as_text
from wholepicture.population.engine import Engine

_FIRST = datetime.date(1970, 1, 1)
VOICE, MADE_KNOWN, SIGHTING = "voice", "made_known", "sighting"


def number_of(day: datetime.date) -> int:
    """A day as a whole number."""
    return (day - _FIRST).days


def day_number(day: ir.DateValue) -> ir.IntegerValue:
    """A column of days as whole numbers."""
    return day.cast("date").delta(ibis.literal(_FIRST), unit="day").cast("int32")


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """The flat tables as they are read.

    Args:
        engine: What reads them.
        tables: The tables, by name.
        reader: Who reads, and for which day.
        wanted: What the checks read.
    """

    engine: Engine
    tables: Mapping[str, ir.Table]
    reader: Reader
    wanted: AskedFor

    @property
    def as_of(self) -> int:
        """The day for which it is asked."""
        return number_of(self.reader.as_of)


def known_entries(source: Source) -> ir.Table:
    """Each entry that the reader knew, with the day on which they knew it; what had been corrected is left out."""
    entries = _with_days(source)
    visible = entries.filter(entries.known <= source.as_of)
    replaced = visible.filter(visible.replaces.notnull()).select(corrected="replaces").distinct()
    return visible.anti_join(replaced, visible.entry == replaced.corrected).drop("replaces")


def _with_days(source: Source) -> ir.Table:
    raw = source.tables["entries"]
    entries = raw.select(
        "entry", "family", "kind", "agency", "agency_kind", "basis", "voice", "replaces",
        lower=day_number(raw.happened_lower),
        upper=day_number(raw.happened_upper),
        said=day_number(raw.known_on),
        event="event",
    )  # fmt: skip
    entries = entries.mutate(known=ibis.coalesce(entries.said, entries.upper))
    if source.reader.agency is not None:
        entries = _as_told(entries, source, source.reader.agency)
    vague = entries.said.isnull() & entries.lower.notnull()
    known_lower = ibis.ifelse(vague, ibis.least(entries.lower, entries.known), entries.known)
    return entries.mutate(known_lower=known_lower).drop("said")


def _as_told(entries: ir.Table, source: Source, agency: str) -> ir.Table:
    """The day on which one agency knew: its own, or the first on which it was told."""
    told = source.tables["entry_known_to"]
    told = told.filter((told.agency == agency) | (told.agency_kind == agency))
    told = told.group_by(told_entry=told.entry).agg(told=day_number(told.since).min())
    entries = entries.left_join(told, entries.entry == told.told_entry)
    its_own = (entries.agency == agency) | (entries.agency_kind == agency)
    return entries.mutate(known=ibis.ifelse(its_own, entries.known, entries.told)).drop("told", "told_entry")


def families(source: Source) -> ir.Table:
    """The families that have anything with which a check could begin, each with a number.

    Most families have nothing: no more is read of them.
    """
    entries = known_entries(source)
    free = [one for one in source.wanted.beginnings if _needed(one) is None]
    names = [
        entries.filter(_may_be(entries, free)).select("family"),
        *_through_details(source, entries),
        *_through_codes(source, entries),
        *_through_telling(source, entries),
    ]
    active = functools.reduce(lambda one, other: one.union(other), names).distinct()
    return source.engine.keep(active.mutate(family_number=ibis.row_number().over(ibis.window()).cast("int32")))


def _needed(one: Entries) -> Detail | None:
    """A detail without which an entry is none of those that are asked for."""
    needed = [
        detail
        for detail in one.details
        if detail.if_missing == "no" and not detail.never and detail.name not in terms.yes_when_listed()
    ]
    return needed[-1] if needed else None


def _through_details(source: Source, entries: ir.Table) -> list[ir.Table]:
    found = []
    details = source.tables["entry_details"]
    for one in dict.fromkeys(source.wanted.beginnings):
        needed = _needed(one)
        if needed is not None:
            says = details.name == needed.name
            if not needed.any_value:
                says &= details.value.isin([as_text(value) for value in needed.values])
            found.append((one, says))
    if not found:
        return []
    says = functools.reduce(operator.or_, [says for _one, says in found])
    named = details.filter(says).select(detailed="entry").distinct()
    some = entries.filter(_may_be(entries, [one for one, _says in found]))
    return [some.semi_join(named, some.entry == named.detailed).select("family")]


def _may_be(entries: ir.Table, asked: Iterable[Entries]) -> ir.BooleanValue:
    """Whether an entry may be among those that are asked for, by what its own row says."""
    conditions = []
    for one in set(asked):
        kinds = entries.kind.isin(one.kinds)
        if VOICE in one.kinds:
            kinds |= entries.voice
        if SIGHTING in one.kinds:
            kinds = ibis.literal(value=True)  # a detail of any entry may say that the child was seen
        if one.bases:
            kinds &= entries.basis.isin(one.bases)
        if one.agencies:
            kinds &= entries.agency_kind.isin(one.agencies)
        if one.not_agencies:
            kinds &= entries.agency_kind.notin(one.not_agencies)
        conditions.append(kinds)
    return functools.reduce(operator.or_, conditions)


def _through_codes(source: Source, entries: ir.Table) -> list[ir.Table]:
    kinds = {kind for one in source.wanted.beginnings for kind in one.kinds}
    codes = [code for code, says in terms.codes_say().items() if says.kind in kinds]
    if not codes:
        return []
    said = source.tables["entry_codes"]
    said = said.filter(said.code.isin(codes) & (said.polarity == "affirmed")).select(coded="entry").distinct()
    return [entries.semi_join(said, entries.entry == said.coded).select("family")]


def _through_telling(source: Source, entries: ir.Table) -> list[ir.Table]:
    if not any(MADE_KNOWN in one.kinds for one in source.wanted.beginnings):
        return []
    told = source.tables["entry_known_to"].select(told="entry").distinct()
    return [entries.semi_join(told, entries.entry == told.told).select("family")]
