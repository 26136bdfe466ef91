"""The gaps of one part of a check, as flat rows. Beside `_gaps` in `checks.plain`.

What the same answer closes is one gap, however often it was repeated.
"""

from __future__ import annotations

import dataclasses

import ibis
import ibis.expr.types as ir

from wholepicture.checks.gap import Because
from wholepicture.checks.vocabulary import Limb
from wholepicture.population.asked import Asked
from wholepicture.population.circumstances import standing
from wholepicture.population.expected import STILL_OPEN, answers, judge
from wholepicture.population.happenings import KEYS, Happenings, happenings
from wholepicture.population.levels import SURE

GROUP = ("child", "about", "because", "closed")
_LONG_AGO = -1_000_000  # before any day that a table can hold
_PLACES = 1_000_000  # more than there are days: a day of happening, then a day of knowing, in one number


@dataclasses.dataclass(frozen=True, slots=True)
class LimbFound:
    """What one part of a check finds.

    Args:
        gaps: `child`, `about`, `because`, `closed`, `opened`, `due`, `leans`.
        entries: The entries of each gap: the same four names, `entry`, `answers` (whether it answers), `place`.
        looked: Each child for whom there was something to look at: `child`.
    """

    gaps: ir.Table
    entries: ir.Table
    looked: ir.Table


def of_limb(limb: Limb, asked: Asked) -> LimbFound:
    """What one part of a check finds in an area.

    Args:
        limb: The part.
        asked: For which facts and for which day.
    """
    found = happenings(limb.when, asked)
    if found.members is not None:
        found = Happenings(asked.engine.keep(found.table), asked.engine.keep(found.members))
    placed = standing(found.table, limb.when.only, asked)
    judged = asked.engine.keep(judge(found, placed, limb.when, asked))
    late = judged.filter(judged.opened.notnull())
    made_of = _join_members(late, found)
    gaps = late.group_by(*GROUP).agg(opened=late.opened.min(), due=late.due.min())
    entries = made_of.group_by(*GROUP, entry=made_of.m_entry).agg(
        place=_place(made_of.m_lower, made_of.m_known).min(), leans=made_of.m_leans.any()
    )
    entries = entries.select(*GROUP, "entry", "place", "leans", answers=ibis.literal(value=False))
    return LimbFound(gaps, entries.union(_answering(late, found, limb, asked)), judged.select("child").distinct())


def _join_members(late: ir.Table, found: Happenings) -> ir.Table:
    if found.members is None:
        return late
    members = found.members.rename({f"o_{name}": name for name in KEYS})
    return late.join(members, [late[name] == members[f"o_{name}"] for name in KEYS])


def _place(lower: ir.IntegerValue, known: ir.IntegerValue) -> ir.IntegerValue:
    """The order in which entries are shown: as they happened, then as they were known."""
    return ibis.coalesce(lower, ibis.literal(_LONG_AGO)).cast("int64") * _PLACES + known


def _answering(late: ir.Table, found: Happenings, limb: Limb, asked: Asked) -> ir.Table:
    """The first entry that surely answers each, or every one that may."""
    maybe = late.because == Because.MAYBE_ANSWERED.value
    some = late.filter((late.base.notnull() & (late.closed != STILL_OPEN)) | maybe)
    pairs = answers(found, some, limb.when, asked)
    sure = pairs.filter(pairs.found == SURE)
    first = ibis.row_number().over(
        group_by=[sure[name] for name in KEYS], order_by=[sure.a_known, sure.a_fact]
    )
    sure = sure.mutate(first=first).filter(ibis._.first == 0).drop("first")
    perhaps = pairs.filter((pairs.found != SURE) & (pairs.because == Because.MAYBE_ANSWERED.value))
    both = sure.union(perhaps)
    found_entries = both.group_by(*GROUP, entry=both.a_entry).agg(place=_place(both.a_lower, both.a_known).min())
    return found_entries.select(
        *GROUP, "entry", "place", leans=ibis.literal(value=False), answers=ibis.literal(value=True)
    )
