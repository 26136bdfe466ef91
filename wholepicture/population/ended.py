"""How each of several things ended, as rows. Beside `checks.ended`."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from wholepicture.checks.ended import any_end
from wholepicture.checks.vocabulary import Repeated
from wholepicture.population.asked import Asked
from wholepicture.population.levels import DETAIL, PERHAPS, SURE, least, level
from wholepicture.population.several import Events, members_of

_LONG_AGO = -1_000_000  # before any day that a table can hold


def with_their_ends(word: Repeated, asked: Asked) -> Events:
    """Each thing as it counts when it is the last, with how it counts while another is.

    Args:
        word: What is repeated, and how each but the last must have ended.
        asked: For which facts and for which day.
    """
    if word.ended is None:
        raise ValueError("The word does not say how each must have ended.")
    keys = (word.alike, word.differ_in, word.expected.same)
    ends = asked.matching(any_end(word.ended), "entry", *keys, trigger=word.ended)
    things = asked.matching(word.of, "entry", *keys)
    things = things.anti_join(ends, [things.child == ends.child, things.entry == ends.entry])
    first = asked.engine.keep(_first(things, ends))
    both = things.left_join(first, [things.child == first.f_child, things.fact == first.f_fact])
    ended = both.mutate(
        ended_level=least([both.level, ibis.coalesce(both.e_level, level(PERHAPS))]),
        ended_known=ibis.coalesce(ibis.greatest(both.known, both.e_known), both.known),
    ).select(*things.columns, "ended_level", "ended_known")
    alone = _alone(things, ends)
    alone = alone.mutate(ended_level=alone.trigger_level, ended_known=alone.known, level=level(SURE))
    table = ended.union(alone.select(*ended.columns))
    endings = first.select(
        child="f_child", fact="f_fact", m_entry="e_entry", m_lower="e_lower", m_known="e_known", m_leans="e_leans"
    )
    return Events(table, members_of(table), endings)


def _first(things: ir.Table, ends: ir.Table) -> ir.Table:
    """The first end that names each thing's entry, or that names none and surely came after it."""
    end = ends.select(
        e_child="child", e_entry="entry", e_fact="fact", e_lower="lower", e_known="known", e_leans="leans",
        e_level="trigger_level", e_about=ibis.coalesce(ends[f"{DETAIL}about_entry"], ibis.literal("")),
    )  # fmt: skip
    thing = things.select(f_child="child", f_fact="fact", f_entry="entry", f_upper="upper")
    pairs = thing.join(end, [thing.f_child == end.e_child])
    pairs = pairs.filter((pairs.e_about == pairs.f_entry) | ((pairs.e_about == "") & (pairs.e_lower >= pairs.f_upper)))
    order = [ibis.coalesce(pairs.e_lower, ibis.literal(_LONG_AGO)), pairs.e_known, pairs.e_fact]
    place = ibis.row_number().over(group_by=[pairs.f_child, pairs.f_fact], order_by=order)
    return pairs.mutate(place=place).filter(ibis._.place == 0).drop("place")


def _alone(things: ir.Table, ends: ir.Table) -> ir.Table:
    """The ends that end nothing recorded: as they come in turn, nothing waits for them, and they name none of it.

    Each thing counts one up and each end one down: where the count comes to a number below zero for the first time,
    nothing was waiting.
    """
    both = [
        of.select("child", "entry", day=ibis.coalesce(of.lower, ibis.literal(_LONG_AGO)), step=ibis.literal(step))
        for of, step in ((things, 1), (ends, -1))
    ]
    in_turn = both[0].distinct().union(both[1].distinct())
    order = [in_turn.day, in_turn.step.desc(), in_turn.entry]
    count = in_turn.step.sum().over(ibis.cumulative_window(group_by=in_turn.child, order_by=order))
    counted = in_turn.mutate(count=count)
    order = [counted.day, counted.step.desc(), counted.entry]
    place = ibis.row_number().over(group_by=[counted.child, counted["count"]], order_by=order)
    alone = counted.mutate(place=place).filter((ibis._["count"] < 0) & (ibis._.place == 0) & (ibis._.step < 0))
    alone = alone.select(a_child="child", a_entry="entry")
    named = things.select(n_child="child", n_entry="entry").distinct()
    ends = ends.anti_join(named, [ends.child == named.n_child, ends[f"{DETAIL}about_entry"] == named.n_entry])
    return ends.semi_join(alone, [ends.child == alone.a_child, ends.entry == alone.a_entry])
