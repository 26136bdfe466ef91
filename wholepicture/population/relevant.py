"""Which families and which of their entries matter to which check: most lives are quiet, and no more is read.

A mask is a whole number with a bit for each check, by its place in `AskedFor.of_checks`. What is left out could not
have changed any answer: a family matters to a check when it has an entry with which the check could begin, and an entry
when it is of a kind that such a check reads.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Callable, Iterable

import ibis
import ibis.expr.types as ir

from wholepicture.checks import terms
from wholepicture.checks.details import implied
from wholepicture.checks.vocabulary import Detail, Entries
from wholepicture.population.asked_for import OfCheck
from wholepicture.population.known import Source, known_entries
from wholepicture.population.spelled import Spelled

VOICE, MADE_KNOWN, SIGHTING = "voice", "made_known", "sighting"


@dataclasses.dataclass(frozen=True, slots=True)
class Relevant:
    """What matters.

    Args:
        families: `family`, `number`, and the `mask` of the checks to which each matters.
        entries: The entries that matter, with the family's number.
        heard: When each kind of agency recorded anything: `family`, `agency_kind`, `known`.
        of_parents: The entries that may name a parent: `entry`, `family`, `known`.
    """

    families: ir.Table
    entries: ir.Table
    heard: ir.Table
    of_parents: ir.Table


def relevant(source: Source) -> Relevant:
    """What matters of an area."""
    families = source.engine.keep(_families(source))
    entries = known_entries(source)
    of = families.rename(of_family="family")
    entries = entries.join(of, entries.family == of.of_family).drop("family", "of_family").rename(family="number")
    heard = [
        entries.filter(((entries.mask & bits) != 0) & entries.agency_kind.isin(kinds))
        for kinds, bits in _by(source, lambda check: tuple(sorted(check.heard)))
        if kinds
    ]
    parents = sum(bits for wanted, bits in _by(source, lambda check: check.parents) if wanted)
    kept = _that_matter(source, entries)
    no_entries = entries.filter(ibis.literal(value=False))
    heard = [one.select("family", "agency_kind", "known") for one in (*heard, no_entries)]
    return Relevant(
        families=families,
        entries=source.engine.keep(kept.drop("mask", "agency")),
        heard=source.engine.keep(functools.reduce(lambda one, other: one.union(other), heard)),
        of_parents=entries.filter((entries.mask & parents) != 0).select("entry", "family", "known"),
    )


def _by(source: Source, of: Callable[[OfCheck], object]) -> list[tuple[object, int]]:
    """The bits of the checks that have something in common."""
    bits: dict[object, int] = {}
    for place, check in enumerate(source.wanted.of_checks):
        bits[of(check)] = bits.get(of(check), 0) | 1 << place
    return list(bits.items())


def _families(source: Source) -> ir.Table:
    entries = known_entries(source)
    found = [
        _by_their_rows(source, entries),
        _by_details(source, entries),
        _by_codes(source, entries),
        _by_telling(source, entries),
    ]
    every = functools.reduce(lambda one, other: one.union(other), [one for one in found if one is not None])
    every = every.filter(every.mask != 0).group_by("family").agg(mask=_together(every.mask, source))
    return every.mutate(number=ibis.row_number().over(ibis.window()).cast("int32"))


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return functools.reduce(operator.or_, conditions, ibis.literal(value=False))


def _mask(conditions: Iterable[tuple[int, ir.BooleanValue]]) -> ir.IntegerValue:
    """The bits of the checks whose condition holds."""
    bits = [ibis.ifelse(condition, ibis.literal(1 << place), 0).cast("int64") for place, condition in conditions]
    return functools.reduce(operator.add, bits, ibis.literal(0).cast("int64"))


def _together(masks: ir.IntegerColumn, source: Source) -> ir.IntegerScalar:
    """The bits that any of several masks has; Spark has no such sum of its own in Ibis."""
    bits = [(masks & (1 << place)).max() for place in range(len(source.wanted.of_checks))]
    return functools.reduce(operator.add, bits).cast("int64")


def _by_their_rows(source: Source, entries: ir.Table) -> ir.Table:
    """By entries of which their own row says enough."""
    free = {
        place: [one for one in check.beginnings if _needed(one) is None]
        for place, check in enumerate(source.wanted.of_checks)
    }
    some = entries.filter(_may_be_any(entries, [one for ones in free.values() for one in ones]))
    return some.select("family", mask=_mask((place, _may_be_any(some, ones)) for place, ones in free.items()))


def _needed(one: Entries) -> Detail | None:
    """A detail without which an entry is none of those that are asked for."""
    said_by_others = {*terms.yes_when_listed(), *(one.says for one in implied())}
    needed = [
        detail
        for detail in one.details
        if detail.if_missing == "no" and not detail.never and detail.name not in said_by_others
    ]
    return needed[-1] if needed else None


def _by_details(source: Source, entries: ir.Table) -> ir.Table | None:
    """By entries that have a detail without which they would be none of those with which a check begins."""
    details = source.tables["entry_details"]
    says: dict[int, list[ir.BooleanValue]] = {}
    ones: dict[int, list[Entries]] = {}
    for place, check in enumerate(source.wanted.of_checks):
        for one in check.beginnings:
            needed = _needed(one)
            if needed is not None:
                says.setdefault(place, []).append(_says(details, needed, source.spelled))
                ones.setdefault(place, []).append(one)
    if not says:
        return None
    mask = _mask((place, _any(conditions)) for place, conditions in says.items())
    named = details.filter(_any(one for conditions in says.values() for one in conditions))
    named = named.select(detailed="entry", detail_mask=mask)
    some = entries.join(named, entries.entry == named.detailed)
    kinds = _mask((place, _may_be_any(some, of)) for place, of in ones.items())
    return some.select("family", mask=kinds & some.detail_mask)


def _says(details: ir.Table, needed: Detail, spelled: Spelled) -> ir.BooleanValue:
    says = details.name == needed.name
    return says if needed.any_value else says & details.value.isin(spelled.may_be(needed.name, needed.values))


def _by_codes(source: Source, entries: ir.Table) -> ir.Table:
    codes = _coded(source, lambda check: {kind for one in check.beginnings for kind in one.kinds})
    return entries.join(codes, entries.entry == codes.extra_of).select("family", mask="extra")


def _by_telling(source: Source, entries: ir.Table) -> ir.Table | None:
    bits = [bits for tells, bits in _by(source, _begins_by_telling) if tells]
    if not bits:
        return None
    told = source.tables["entry_known_to"].select(told="entry").distinct()
    return entries.semi_join(told, entries.entry == told.told).select(
        "family", mask=ibis.literal(bits[0]).cast("int64")
    )


def _begins_by_telling(check: OfCheck) -> bool:
    return any(kind in one.kinds for one in check.beginnings for kind in terms.kinds_of_telling())


def _may_be_any(entries: ir.Table, ones: Iterable[Entries]) -> ir.BooleanValue:
    together: dict[tuple[tuple[str, ...], ...], set[str]] = {}  # fewer questions for each of many millions of rows
    for one in ones:
        together.setdefault((one.bases, one.agencies, one.not_agencies), set()).update(one.kinds)
    return _any(
        _may_be(entries, Entries(tuple(sorted(kinds)), bases=bases, agencies=agencies, not_agencies=never))
        for (bases, agencies, never), kinds in together.items()
    )


def _may_be(entries: ir.Table, one: Entries) -> ir.BooleanValue:
    """Whether an entry may be among those that are asked for, by what its own row says."""
    found = entries.kind.isin(one.kinds)
    if VOICE in one.kinds:
        found |= entries.voice
    if SIGHTING in one.kinds:
        found = ibis.literal(value=True)  # a detail of any entry may say that the child was seen
    if one.bases:
        found &= entries.basis.isin([*one.bases, ""])
    if one.agencies:
        found &= entries.agency_kind.isin(one.agencies)
    if one.not_agencies:
        found &= entries.agency_kind.notin(one.not_agencies)
    return found


def _that_matter(source: Source, entries: ir.Table) -> ir.Table:
    """The entries of a kind that a check reads to which their family matters."""
    reads: dict[str, int] = {}
    for place, check in enumerate(source.wanted.of_checks):
        for kind in check.kinds:
            reads[kind] = reads.get(kind, 0) | 1 << place
    schema = ibis.schema({"read_kind": "string", "own": "int64"})
    own = ibis.memtable({"read_kind": list(reads), "own": list(reads.values())}, schema=schema)
    entries = entries.left_join(own, entries.kind == own.read_kind).drop("read_kind")
    spoken = ibis.ifelse(entries.voice, ibis.literal(reads.get(VOICE, 0)), 0)
    extra = _extra(source, reads)
    entries = entries.mutate(reads=ibis.coalesce(entries.own, 0) | spoken).left_join(
        extra, entries.entry == extra.extra_of
    )
    matters = (entries.mask & (entries["reads"] | ibis.coalesce(entries.extra, 0))) != 0
    return entries.filter(matters).drop("own", "reads", "extra", "extra_of")


def _extra(source: Source, reads: dict[str, int]) -> ir.Table:
    """The checks that read something of an entry besides what its kind says."""
    details, told = source.tables["entry_details"], source.tables["entry_known_to"]
    seen = details.filter((details.name == "seen") & details.value.isin(source.spelled.of("seen", [True])))
    codes = _coded(source, lambda check: set(check.kinds))
    seen = seen.select(extra_of="entry", extra=ibis.literal(reads.get(SIGHTING, 0)).cast("int64"))
    of_telling = functools.reduce(operator.or_, (reads.get(kind, 0) for kind in terms.kinds_of_telling()))
    told = told.select(extra_of="entry", extra=ibis.literal(of_telling).cast("int64"))
    every = seen.union(told).union(codes)
    return every.group_by("extra_of").agg(extra=_together(every.extra, source))


def _coded(source: Source, kinds: Callable[[OfCheck], set[str]]) -> ir.Table:
    """The checks that read a fact which a code beside an entry gives."""
    codes = source.tables["entry_codes"]
    bits = {
        code: sum(1 << place for place, check in enumerate(source.wanted.of_checks) if says.kind in kinds(check))
        for code, says in terms.codes_say().items()
    }
    codes = codes.filter(codes.polarity == "affirmed")
    mask = ibis.cases(*((codes.code == code, ibis.literal(bit)) for code, bit in bits.items()), else_=0)
    codes = codes.select(extra_of="entry", extra=mask.cast("int64"))
    return codes.filter(codes.extra != 0)
