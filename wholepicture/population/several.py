"""Happenings of several facts together: repeated, come back, contradicted. Beside `checks.happening`.

An event is a row with the last of its facts (`child`, `fact`, `family`, `entry`, days, `known` of all of it, `level`,
keys), and its members: `child`, `fact`, `m_entry`, `m_lower`, `m_known`, `m_leans`.
"""

from __future__ import annotations

import dataclasses

import ibis
import ibis.expr.types as ir

from wholepicture.population.levels import (
    NO,
    PERHAPS,
    SURE,
    by_case,
    key,
    least,
    level,
    order_level,
    same_level,
    window_level,
)

_MEMBER = ("m_entry", "m_lower", "m_known", "m_leans")


@dataclasses.dataclass(frozen=True, slots=True)
class Events:
    """What may be repeated, or contradict something: each one's last fact, and the facts of which it is made.

    Args:
        table: With `ended_level` and `ended_known` where it matters how each but the last ended.
        members: The facts.
        endings: What ended each; None where that does not matter.
    """

    table: ir.Table
    members: ir.Table
    endings: ir.Table | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Times:
    """How often, within how many days, in what alike, in what different."""

    times: int
    days: int
    alike: str
    differ_in: str


def events_of(found: ir.Table) -> Events:
    """Each fact as an event of its own."""
    return Events(found, members_of(found))


def members_of(found: ir.Table) -> ir.Table:
    """Each fact as the only one of its event."""
    return found.select("child", "fact", m_entry="entry", m_lower="lower", m_known="known", m_leans="leans")


def _one_of_each(keyed: ir.Table, of: str) -> ir.Table:
    """One of each event, or of each entry: the surest, then the one that was known first."""
    place = ibis.row_number().over(
        group_by=[keyed.child, keyed[of], keyed.alike_key], order_by=[keyed.level.desc(), keyed.known, keyed.fact]
    )
    return keyed.mutate(place=place).filter(ibis._.place == 0).drop("place")


def _in_doubt(keyed: ir.Table) -> ir.Table:
    """The events of each child of whom two entries are proposed as one event."""
    pairs = keyed.group_by("child", "event", "alike_key").agg(first=keyed.entry.min(), final=keyed.entry.max())
    pairs = pairs.filter(pairs["first"] != pairs.final).select(of="child").distinct()
    return keyed.semi_join(pairs, keyed.child == pairs.of)


def repeated(events: Events, how: Times, *, about: str, breaks: ir.Table | None) -> tuple[ir.Table, ir.Table]:
    """Each time the same came again, so many times within so many days.

    It is sure only where two entries that are proposed as one event are counted as one; where the count is reached only
    when they are two, it cannot be told.

    Args:
        events: What may be repeated.
        how: How often, and within how long.
        about: What the answer must be about.
        breaks: What makes the counting begin again.
    """
    keyed = events.table.mutate(alike_key=key(events.table, how.alike))
    keyed = keyed.mutate(about=key(keyed, about), differ_key=key(keyed, how.differ_in))
    ended = events.endings is not None
    as_one = _again(_one_of_each(keyed, "event"), how, breaks, ended=ended)
    said = as_one.select(s_child="child", s_event="event", s_alike="l_alike").distinct()
    as_two = _again(_one_of_each(_in_doubt(keyed), "entry"), how, breaks, ended=ended).mutate(wanted=level(PERHAPS))
    as_two = as_two.anti_join(
        said, [as_two.child == said.s_child, as_two.event == said.s_event, as_two.l_alike == said.s_alike]
    )
    enough = as_one.union(as_two.select(*as_one.columns))
    known = enough.filter(enough.known_one <= enough.known)
    members = _as_members(known, events.members)
    if events.endings is not None:
        members = members.union(_as_members(known.filter(known.o_fact != known.fact), events.endings))
    return _as_happenings(enough), members


def _again(last: ir.Table, how: Times, breaks: ir.Table | None, *, ended: bool) -> ir.Table:
    """The last of each so many events, beside each of them."""
    near = _near(last, how, breaks, ended=ended)
    counted = _counted(near)
    enough = counted.filter(
        ((counted.sure_count >= how.times) & (counted.pair_level == SURE))
        | ((counted.sure_count < how.times) & (counted.every_count >= how.times))
    )
    enough = enough.mutate(
        wanted=ibis.ifelse(enough.sure_count >= how.times, SURE, PERHAPS).cast("int8"),
        place=ibis.ifelse(enough.sure_count >= how.times, enough.sure_place, enough.every_place),
    )
    by = ibis.window(group_by=[enough.child, enough.fact])
    nth = enough.known_one.max(where=enough.place == how.times - 1).over(by)
    return enough.mutate(known=ibis.greatest(nth, enough.known_last))


def _near(last: ir.Table, how: Times, breaks: ir.Table | None, *, ended: bool) -> ir.Table:
    """Every two that lie near enough, with how sure that is."""
    one = last.select(
        o_child="child", o_entry="entry", o_fact="fact", o_lower="lower", o_upper="upper", known_one="known",
        o_level="level", o_alike="alike_key", o_differ="differ_key",
        **({"o_ended_level": "ended_level", "o_ended_known": "ended_known"} if ended else {}),
    )  # fmt: skip
    kept = last.select(
        "child", "fact", "family", "entry", "event", "about", l_lower="lower", l_upper="upper", known_last="known",
        l_level="level", l_alike="alike_key", l_differ="differ_key",
    )  # fmt: skip
    pairs = kept.join(one, kept.child == one.o_child)
    if ended:
        itself = pairs.o_fact == pairs.fact
        pairs = pairs.mutate(
            o_level=ibis.ifelse(itself, pairs.o_level, pairs.o_ended_level),
            known_one=ibis.ifelse(itself, pairs.known_one, pairs.o_ended_known),
        ).drop("o_ended_level", "o_ended_known")
    levels = [
        window_level(pairs, "o_", "l_", how.days), pairs.o_level, pairs.l_level,
        same_level(pairs.o_alike, pairs.l_alike, how.alike), _differs(pairs, how.differ_in),
    ]  # fmt: skip
    pairs = pairs.mutate(pair_level=least(levels))
    pairs = pairs.filter(pairs.pair_level > NO)
    return pairs if breaks is None else _not_broken(pairs, breaks)


def _differs(pairs: ir.Table, detail: str) -> ir.IntegerValue:
    if not detail:
        return by_case((pairs.o_fact == pairs.fact, SURE), otherwise=SURE)
    return by_case(
        (pairs.o_fact == pairs.fact, SURE),
        ((pairs.o_differ == "") | (pairs.l_differ == ""), PERHAPS),
        (pairs.o_differ != pairs.l_differ, SURE),
        otherwise=NO,
    )


def _not_broken(pairs: ir.Table, breaks: ir.Table) -> ir.Table:
    between = breaks.filter(breaks.level == SURE)
    between = between.select(b_child="child", b_entry="entry", b_lower="lower", b_upper="upper")
    return pairs.anti_join(
        between,
        [
            pairs.child == between.b_child,
            between.b_entry != pairs.entry,
            between.b_entry != pairs.o_entry,
            between.b_lower >= pairs.o_upper,
            between.b_upper <= pairs.l_lower,
        ],
    )


def _counted(near: ir.Table) -> ir.Table:
    """How many of them there are in all, and how many surely; each with its place in the order of knowing."""
    whole = ibis.window(group_by=[near.child, near.fact])
    order = [near.known_one, near.o_fact]
    sure_first = [near.pair_level.desc(), *order]
    return near.mutate(
        every_count=near.count().over(whole),
        sure_count=(near.pair_level == SURE).cast("int32").sum().over(whole),
        every_place=ibis.row_number().over(group_by=[near.child, near.fact], order_by=order),
        sure_place=ibis.row_number().over(group_by=[near.child, near.fact], order_by=sure_first),
    )


def _as_happenings(enough: ir.Table) -> ir.Table:
    return enough.select(
        child="child", k1="fact", k2=ibis.literal(""), family="family", entry="entry", about="about",
        lower="l_lower", upper="l_upper", known="known", base="known", level="wanted",
    ).distinct()  # fmt: skip


def _as_members(enough: ir.Table, members: ir.Table) -> ir.Table:
    """The facts of the events that were enough."""
    of = members.rename(m_child="child", m_fact="fact")
    found = enough.join(of, [enough.child == of.m_child, enough.o_fact == of.m_fact])
    return found.select(child="child", k1="fact", k2=ibis.literal(""), **{name: name for name in _MEMBER})


def returns(claims: ir.Table, thens: ir.Table, days: int, alike: str) -> Events:
    """Each time something came back after it was said to be better: the first after a claim.

    Args:
        claims: That it is better.
        thens: What may be a return.
        days: How soon after the claim at most.
        alike: What both must agree in.
    """
    thens = thens.mutate(then_key=key(thens, alike))
    claim = claims.select(
        c_child="child", c_entry="entry", c_fact="fact", c_lower="lower", c_upper="upper", c_known="known",
        c_level="level", c_leans="leans", claim_key=key(claims, alike),
    )  # fmt: skip
    pairs = thens.join(claim, [thens.child == claim.c_child, thens.entry != claim.c_entry])
    agree = same_level(pairs.claim_key, pairs.then_key, alike)
    pairs = pairs.mutate(pair_level=least([pairs.level, pairs.c_level, agree, _within(pairs, days)]))
    pairs = _first_back(pairs.filter(pairs.pair_level > NO), thens, alike)
    pairs = pairs.mutate(
        level=pairs.pair_level, then_known=pairs.known, known=ibis.greatest(pairs.known, pairs.c_known)
    )
    place = ibis.row_number().over(
        group_by=[pairs.child, pairs.fact], order_by=[pairs.level.desc(), pairs.known, pairs.c_fact]
    )
    best = pairs.mutate(place=place).filter(ibis._.place == 0).drop("place")
    claimed = best.select("child", "fact", m_entry="c_entry", m_lower="c_lower", m_known="c_known", m_leans="c_leans")
    came = best.select("child", "fact", m_entry="entry", m_lower="lower", m_known="then_known", m_leans="leans")
    return Events(best, claimed.union(came))


def _within(pairs: ir.Table, days: int) -> ir.IntegerValue:
    """Whether one fact lies after another, by at most so many days."""
    order = order_level(pairs.c_upper, pairs.c_lower, pairs.lower, pairs.upper, strictly=True)
    vague = pairs.c_lower.isnull() | pairs.c_upper.isnull() | pairs.lower.isnull() | pairs.upper.isnull()
    near = by_case(
        (pairs.lower - pairs.c_upper > days, NO),
        (vague, PERHAPS),
        (pairs.upper - pairs.c_lower <= days, SURE),
        otherwise=PERHAPS,
    )
    return least([order, near])


def _first_back(pairs: ir.Table, thens: ir.Table, alike: str) -> ir.Table:
    """Without those before which it had surely come back already."""
    other = thens.filter(thens.level == SURE)
    other = other.select(x_child="child", x_entry="entry", x_lower="lower", x_upper="upper", x_key="then_key")
    conditions = [
        pairs.child == other.x_child,
        other.x_entry != pairs.entry,
        other.x_entry != pairs.c_entry,
        other.x_lower > pairs.c_upper,
        pairs.lower > other.x_upper,
    ]
    if alike:
        conditions.extend([other.x_key == pairs.then_key, other.x_key != ""])
    return pairs.anti_join(other, conditions)


def of_returns(found: Events, about: str) -> tuple[ir.Table, ir.Table]:
    """Each return as a happening."""
    table = found.table
    happened = table.select(
        child="child", k1="fact", k2=ibis.literal(""), family="family", entry="entry", about=key(table, about),
        lower="lower", upper="upper", known="known", base="known", level="level",
    )  # fmt: skip
    return happened, found.members.select(
        child="child", k1="fact", k2=ibis.literal(""), **{name: name for name in _MEMBER}
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Settling:
    """What may settle a thing before a decision about it is taken: what came since, what lies longer ago."""

    since: ir.Table | None
    longer_ago: ir.Table | None
    alike: str


def _unsettled(pairs: ir.Table, settling: Settling, days: int) -> ir.Table:
    """Pairs of a decision and what had been seen, as surely as that still stood when the decision was taken."""
    if settling.since is not None:
        pairs = _unless(pairs, settling.since, settling.alike, None)
    if settling.longer_ago is not None:
        pairs = _unless(pairs, settling.longer_ago, settling.alike, days)
    return pairs


def _unless(pairs: ir.Table, table: ir.Table, alike: str, days: int | None) -> ir.Table:
    may = table.select(
        s_child="child", s_entry="entry", s_lower="lower", s_upper="upper", s_level="level", s_key=key(table, alike)
    )
    conditions = [pairs.child == may.s_child, pairs.entry != may.s_entry, pairs.o_entry != may.s_entry]
    both = pairs.select(
        "child", "fact", "entry", "o_fact", "o_entry", "o_lower", "o_upper", "l_lower", "l_upper", "o_settled"
    ).join(may, conditions)
    if days is None:
        when = [
            order_level(both.o_upper, both.o_lower, both.s_lower, both.s_upper),
            order_level(both.s_upper, both.s_lower, both.l_lower, both.l_upper),
        ]
    else:
        when = [order_level(both.s_upper, both.s_lower, both.l_lower - days, both.l_upper - days, strictly=True)]
    settled = least([both.s_level, same_level(both.o_settled, both.s_key, alike), *when])
    most = both.group_by(u_child="child", u_fact="fact", u_of="o_fact").agg(settled=settled.max())
    both = pairs.left_join(
        most, [pairs.child == most.u_child, pairs.fact == most.u_fact, pairs.o_fact == most.u_of]
    ).drop("u_child", "u_fact", "u_of")
    left = by_case((both.settled == SURE, NO), (both.settled == PERHAPS, PERHAPS), otherwise=SURE)
    both = both.mutate(wanted=least([both.wanted, left])).drop("settled")
    return both.filter(both.wanted > NO)


def contradictions(
    said: ir.Table, seen: Events, settling: Settling, *, days: int, alike: str, about: str
) -> tuple[ir.Table, ir.Table]:
    """Each decision that does not fit what had been seen before it.

    Args:
        said: The decisions.
        seen: What had been seen.
        settling: What may have settled it.
        days: How long before the decision at most.
        alike: What both must agree in.
        about: What the answer must be about.
    """
    one = seen.table.select(
        o_child="child", o_entry="entry", o_fact="fact", o_lower="lower", o_upper="upper", known_one="known",
        o_level="level", o_alike=key(seen.table, alike), o_settled=key(seen.table, settling.alike),
    )  # fmt: skip
    decided = said.select(
        "child", "fact", "family", "entry", "leans", l_lower="lower", l_upper="upper", known_last="known",
        l_level="level", l_alike=key(said, alike), about=key(said, about),
    )  # fmt: skip
    pairs = decided.join(one, [decided.child == one.o_child, decided.entry != one.o_entry])
    agree = same_level(pairs.o_alike, pairs.l_alike, alike)
    levels = [pairs.l_level, pairs.o_level, window_level(pairs, "o_", "l_", days), agree]
    pairs = pairs.mutate(wanted=least(levels))
    pairs = _unsettled(pairs.filter(pairs.wanted > NO), settling, days)
    whole = ibis.window(group_by=[pairs.child, pairs.fact])
    best = pairs.mutate(best=pairs.wanted.max().over(whole)).filter(ibis._.best == ibis._.wanted)
    whole = ibis.window(group_by=[best.child, best.fact])
    best = best.mutate(known=ibis.greatest(best.known_one.min().over(whole), best.known_last))
    before = _as_members(best.filter(best.known_one <= best.known), seen.members)
    itself = best.select(
        child="child", k1="fact", k2=ibis.literal(""), m_entry="entry", m_lower="l_lower",
        m_known="known_last", m_leans="leans",
    )  # fmt: skip
    return _as_happenings(best), before.union(itself.distinct())
