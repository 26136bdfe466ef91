"""What a reader knew on a day, from the flat tables: beside `as_known_on` in `checks.facts_of_entries`."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks.facts_of_entries import Reader
from wholepicture.population.asked_for import AskedFor
from wholepicture.population.engine import Engine
from wholepicture.population.spelled import Spelled

_FIRST = datetime.date(1970, 1, 1)


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
        before_birth: How many days before a birth an entry can be of the work with that child.
        spelled: How the values of closed details are spelled.
    """

    engine: Engine
    tables: Mapping[str, ir.Table]
    reader: Reader
    wanted: AskedFor
    before_birth: int
    spelled: Spelled

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
    said = ibis.ifelse(entries.said < entries.lower, entries.lower, entries.said)  # nobody knows what is yet to come
    entries = entries.mutate(known=ibis.coalesce(said, entries.upper))
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
