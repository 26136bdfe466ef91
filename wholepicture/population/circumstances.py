"""Whether the circumstances hold in which a rule counts. Beside `checks.circumstances`."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from wholepicture.checks.vocabulary import ChildAtLeast, ChildUnder, Circumstance, NotOpen, Open
from wholepicture.population.asked import Asked, age_column
from wholepicture.population.happenings import KEYS
from wholepicture.population.levels import NO, PERHAPS, SURE, by_case, holds, least, level, order_level

_FEW = 2


def standing(found: ir.Table, only: Sequence[Circumstance], asked: Asked) -> ir.Table:
    """Happenings as they stand in the circumstances in which their rule counts; without those that do not.

    Args:
        found: What happened.
        only: The circumstances; all of them must hold.
        asked: For which facts and for which day.
    """
    was_known, columns = found.known, found.columns
    found = found.mutate(was_known=was_known)
    for one in only:
        found = _with_circumstance(found, one, asked)
        found = found.mutate(
            level=least([found.level, found.one_level]),
            known=ibis.coalesce(ibis.greatest(found.known, found.one_since), found.known),
        )
        found = found.filter(found.level > NO).drop("one_level", "one_since")
    moves = (found.base == found.was_known) & found.earliest.isnull()
    base = ibis.ifelse(holds(moves), ibis.greatest(found.base, found.known), found.base)
    return found.mutate(base=base).select(*columns)


def limit_names(found: ir.Table, within: str, sooner: Sequence[tuple[str, Circumstance]], asked: Asked) -> ir.Table:
    """Happenings with the name of the limit that counts for each: the first shorter one whose circumstance holds."""
    cases = []
    for number, (name, when) in enumerate(sooner):
        found = _with_circumstance(found, when, asked).drop("one_since").rename({f"sooner_{number}": "one_level"})
        found = asked.engine.keep(found) if len(sooner) > _FEW else found  # else one query grows too deep to be written
        cases.append((number, name))
    if not cases:
        return found.mutate(within=ibis.literal(within))
    name = ibis.cases(*((found[f"sooner_{number}"] == SURE, name) for number, name in cases), else_=within)
    return found.mutate(within=name).drop(*(f"sooner_{number}" for number, _name in cases))


def _with_circumstance(found: ir.Table, one: Circumstance, asked: Asked) -> ir.Table:
    """Happenings with `one_level`, whether a circumstance held, and `one_since`, since when that was known."""
    match one:
        case Open():
            return _while(found, one, asked)
        case NotOpen():
            found = _while(found, one.what, asked)
            return found.mutate(one_level=(level(SURE) - found.one_level).cast("int8"), one_since=ibis.null("int32"))
        case ChildUnder():
            return _age(found, one.age, asked, under=True)
        case ChildAtLeast():
            return _age(found, one.age, asked, under=False)


def _while(found: ir.Table, one: Open, asked: Asked) -> ir.Table:
    held = _held(found, one, asked).rename({f"h_{name}": name for name in KEYS})
    found = found.left_join(held, [found[name] == held[f"h_{name}"] for name in KEYS])
    found = found.drop(*(f"h_{name}" for name in KEYS))
    return found.mutate(one_level=ibis.coalesce(found.one_level, level(NO)))


def _held(found: ir.Table, one: Open, asked: Asked) -> ir.Table:
    """How sure it is that a thing was open when something happened, and since when that was known."""
    start = asked.matching(one.starts)
    start = start.select(
        s_child="child",
        s_fact="fact",
        s_entry="entry",
        s_lower="lower",
        s_upper="upper",
        s_known="known",
        s_level="level",
    )
    pairs = found.select(*KEYS, "lower", "upper").join(start, found.child == start.s_child)
    begun = order_level(pairs.s_upper, pairs.s_lower, pairs.lower, pairs.upper)
    unknown = by_case((pairs.s_lower.isnull(), PERHAPS), otherwise=SURE)  # as in `checks.open_spans`
    pairs = pairs.mutate(pair_level=least([pairs.s_level, begun, unknown]))
    pairs = _unless_ended(pairs.filter(pairs.pair_level > NO), one, asked)
    pairs = pairs.filter(pairs.pair_level > NO)
    best = pairs.group_by(*KEYS).agg(
        one_level=pairs.pair_level.max(),
        sure_since=pairs.s_known.min(where=pairs.pair_level == SURE),
        any_since=pairs.s_known.min(),
    )
    since = ibis.coalesce(best.sure_since, best.any_since)
    return best.select(*KEYS, "one_level", one_since=since)


def _unless_ended(pairs: ir.Table, one: Open, asked: Asked) -> ir.Table:
    """Each start with what is left of its level once the ends have been looked at."""
    end = asked.matching(one.ends)
    end = end.select(e_child="child", e_entry="entry", e_lower="lower", e_upper="upper", e_level="level")
    both = pairs.left_join(end, [pairs.child == end.e_child, pairs.s_entry != end.e_entry])
    ended = least(
        [
            ibis.coalesce(both.e_level, level(NO)),
            order_level(both.s_upper, both.s_lower, both.e_lower, both.e_upper),
            order_level(both.e_upper, both.e_lower, both.lower, both.upper),
        ]
    )
    left = by_case((ended == SURE, NO), (ended == PERHAPS, PERHAPS), otherwise=SURE)
    both = both.mutate(left=left)
    return both.group_by(*KEYS, "s_fact").agg(
        pair_level=ibis.least(both.pair_level.max(), both.left.min()), s_known=both.s_known.max()
    )


def _age(found: ir.Table, name: str, asked: Asked, *, under: bool) -> ir.Table:
    ages = asked.ages.select(of_child="child", reached=age_column(name))
    found = found.join(ages, found.child == ages.of_child).drop("of_child")
    first, last = found.lower < found.reached, found.upper < found.reached
    if not under:
        first, last = ~first, ~last
    unsure = found.reached.isnull() | found.lower.isnull() | found.upper.isnull()
    held = by_case((unsure, PERHAPS), (first & last, SURE), (first | last, PERHAPS), otherwise=NO)
    return found.mutate(one_level=held, one_since=ibis.null("int32")).drop("reached")
