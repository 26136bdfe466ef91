"""Whether what is expected came, by when, and what can be said when it did not. Beside `checks.expected`.

All parts of all checks are judged alike, so they are judged together: every row says of which part (`limb`) it is.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from wholepicture.checks.gap import Because
from wholepicture.population.asked import Asked
from wholepicture.population.happenings import KEYS
from wholepicture.population.levels import NO, PERHAPS, SURE, by_case, holds, least, level, order_level, wider_than

_HEARD = "all.heard"
STILL_OPEN = 2**31 - 1
NAMES = ("limb", *KEYS)  # which together name a happening
ASKED = (
    *NAMES,
    "entry",
    "about",
    "lower",
    "upper",
    "strictly",
    "own_counts",
    "earlier",
)  # of a happening, to find its answers


def judge(placed: ir.Table, pairs: ir.Table, needed: ir.Table, asked: Asked) -> ir.Table:
    """What can be said of each happening: see `Judged`.

    Args:
        placed: What happened, as it stands in its circumstances, with the day by which the answer is `due`.
        pairs: The happenings with what answers them; see `answers`.
        needed: The kinds of agency of which one must have been heard: `limb`, `topic` ("" for any), `agency_kind`.
        asked: For which facts and for which day.

    Returns:
        Those of which anything can be said, with `due`, `opened` (empty when the answer came in time), `closed`
        (`STILL_OPEN` while there is none) and `because` ("" when it can be told).
    """
    came = _came(pairs)
    judged = _complete(_beside(placed, came))
    undated = judged.base.isnull()
    may_be_in_time = ibis.coalesce(judged.sure_known, ibis.literal(asked.as_of)) <= judged.due
    judged = judged.mutate(
        crosses=may_be_in_time & (judged.first_due < ibis.coalesce(judged.sure_known, ibis.literal(asked.as_of))),
        due=ibis.ifelse(may_be_in_time, judged.first_due, judged.due),
    )
    in_time = ibis.ifelse(undated, judged.sure_known.notnull(), judged.sure_known <= judged.due)
    judged = judged.mutate(
        opened=ibis.ifelse(undated, judged.known + 1, ibis.greatest(judged.due + 1, judged.known)),
        in_time=holds(in_time),
        late=ibis.ifelse(undated, judged.known < asked.as_of, judged.due < asked.as_of),
    )
    judged = judged.filter(judged.in_time | judged.late)
    judged = judged.mutate(in_time=judged.in_time | holds(judged.sure_known <= judged.opened))
    judged = asked.engine.keep(judged.drop("late"))
    return _said(_beside(judged, _heard(judged, needed, asked)))


def _beside(placed: ir.Table, more: ir.Table) -> ir.Table:
    """Happenings with what was found for some of them."""
    more = more.rename({f"x_{name}": name for name in NAMES})
    both = placed.left_join(more, [placed[name] == more[f"x_{name}"] for name in NAMES])
    return both.drop(*(f"x_{name}" for name in NAMES))


def with_due(placed: ir.Table, asked: Asked) -> ir.Table:
    """Happenings with the day by which their answer is due; what nothing dates stands at the day of knowing.

    `first_due` is that day when it is reckoned from the first day of a vague event.
    """
    due = asked.due.rename(due_within="within", due_base="base")
    placed = placed.left_join(due, [placed.within == due.due_within, placed.base == due.due_base])
    due_on = ibis.ifelse(placed.base.isnull(), placed.known, ibis.coalesce(placed.due, placed.base))
    placed = placed.mutate(due=due_on).drop("due_within", "due_base")
    first = asked.due.rename(first_within="within", first_base="base", first_due="due")
    placed = placed.left_join(first, [placed.within == first.first_within, placed.earliest == first.first_base])
    first_due = ibis.coalesce(placed.first_due, placed.earliest, placed.due)
    return placed.mutate(first_due=first_due).drop("first_within", "first_base", "within", "earliest")


def answers(placed: ir.Table, candidate: ir.Table, members: ir.Table, listed: ir.Table | None) -> ir.Table:
    """Every fact that answers a happening, surely or perhaps, with how sure that is (`found`).

    Args:
        placed: What happened.
        candidate: What may answer.
        members: The facts of which happenings of several facts are made: none of them is an answer.
        listed: The entries that an answer lists, where it must list the others; None when none must.
    """
    pairs = placed.join(
        candidate,
        [
            placed.limb == candidate.a_limb,
            placed.child == candidate.a_child,
            placed.own_counts | candidate.a_told | (placed.entry != candidate.a_entry),
        ],
    )
    about = by_case(
        (pairs.a_key.isnull(), SURE), ((pairs.a_key == "") | (pairs.about == ""), PERHAPS),
        ((pairs.a_key == pairs.about) | wider_than(pairs.a_key, pairs.about), SURE),
        (wider_than(pairs.about, pairs.a_key), PERHAPS), otherwise=NO,
    )  # fmt: skip
    before = (pairs.earlier >= 0) & (about == SURE)  # one that came before counts as well, so many days at most
    later = ibis.ifelse(before, -pairs.earlier, pairs.strictly)  # 1 when the answer must come on a later day
    order = order_level(pairs.upper + later, pairs.lower + later, pairs.a_lower, pairs.a_upper)
    its_own = pairs.own_counts & (pairs.entry == pairs.a_entry)
    pairs = pairs.mutate(found=least([pairs.a_level, about, ibis.ifelse(its_own, level(SURE), order)]))
    if listed is not None:
        pairs = _with_those_named(pairs, members, listed)
    pairs = pairs.filter(pairs.found > NO)
    own = members.select(*(members[name].name(f"o_{name}") for name in NAMES), own_entry="m_entry")
    same = [pairs[name] == own[f"o_{name}"] for name in NAMES]
    return pairs.anti_join(own, [*same, pairs.a_entry == own.own_entry, ~pairs.a_told])


def _with_those_named(pairs: ir.Table, members: ir.Table, listed: ir.Table) -> ir.Table:
    """An answer that lists entries answers as surely as it lists those that came before the last."""
    lists = listed.group_by(i_limb="l_limb", i_entry="l_entry").agg(items=listed.l_item.nunique())
    some = pairs.select(*NAMES, "a_entry", "lower").distinct()
    some = some.join(lists, [some.limb == lists.i_limb, some.a_entry == lists.i_entry])
    member = members.select(*(members[name].name(f"m_{name}") for name in NAMES), "m_entry", "m_lower")
    each = some.join(member, [some[name] == member[f"m_{name}"] for name in NAMES])
    each = each.left_join(
        listed, [each.limb == listed.l_limb, each.a_entry == listed.l_entry, each.m_entry == listed.l_item]
    )
    before = each.m_lower.isnull() | each.lower.isnull() | holds(each.m_lower < each.lower)
    said = each.group_by(
        *(each[name].name(f"n_{name}") for name in NAMES), n_entry=each.a_entry, items=each["items"]
    ).agg(
        lacks=(before & each.l_item.isnull()).cast("int8").max(),
        own=each.m_entry.nunique(where=each.l_item.notnull()),
    )
    named = by_case((said.lacks == 0, SURE), (said.own == said["items"], NO), otherwise=PERHAPS)
    said = said.mutate(named=named).drop("lacks", "own", "items")
    same = [pairs[name] == said[f"n_{name}"] for name in NAMES]
    both = pairs.left_join(said, [*same, pairs.a_entry == said.n_entry])
    both = both.mutate(found=least([both.found, ibis.coalesce(both.named, level(SURE))]))
    return both.select(*pairs.columns)


def _came(pairs: ir.Table) -> ir.Table:
    """What came of each happening: the first sure answer, and whether there may be another; of each part of it."""
    each = pairs.group_by(*NAMES, "a_part").agg(
        sure_known=pairs.a_known.min(where=pairs.found == SURE),
        sure_lower=pairs.a_known_lower.min(where=pairs.found == SURE),
    )
    return each.group_by(*NAMES).agg(
        sure_known=each.sure_known.max(),
        sure_lower=each.sure_lower.max(),
        sure_parts=each.sure_known.count(),
        some_parts=each.count(),
    )


def _complete(judged: ir.Table) -> ir.Table:
    """Without what is not the whole answer: each part must be there, or may be."""
    whole = holds(judged.sure_parts == judged.parts)
    return judged.mutate(
        sure_known=ibis.ifelse(whole, judged.sure_known, ibis.null("int32")),
        sure_lower=ibis.ifelse(whole, judged.sure_lower, ibis.null("int32")),
        maybe=holds(judged.some_parts == judged.parts),
    ).drop("sure_parts", "some_parts", "parts")


def _heard(judged: ir.Table, needed: ir.Table, asked: Asked) -> ir.Table:
    """Since when silence means anything: the day on which an agency whose entries are needed was heard of."""
    days = asked.limits.days(_HEARD)
    late = judged.filter(judged.needs & ~judged.in_time).select(*NAMES, "family", "known", "about")
    needed = needed.select(needed_limb="limb", needed_topic="topic", needed_kind="agency_kind")
    of_topic = (needed.needed_topic == "") | (needed.needed_topic == late.about)
    late = late.join(needed, [late.limb == needed.needed_limb, of_topic])
    heard = asked.facts.heard.select(of_family="family", heard_kind="agency_kind", heard_known="known")
    since = late.join(
        heard,
        [
            late.family == heard.of_family,
            late.needed_kind == heard.heard_kind,
            heard.heard_known >= late.known - days,
        ],
    )
    return since.group_by(*NAMES).agg(heard=since.heard_known.min())


def _said(judged: ir.Table) -> ir.Table:
    """The answer, why it cannot be told when it cannot, and the day on which it opened."""
    undated, sure = judged.base.isnull(), judged.sure_known.notnull()
    too_late = holds(judged.heard >= judged.sure_known)
    unheard = judged.needs & (judged.heard.isnull() | too_late)
    because = ibis.cases(
        (undated | (judged.level == PERHAPS), Because.UNSURE.value),
        (unheard, Because.NOT_HEARD.value),
        (judged.crosses | (sure & (judged.sure_lower <= judged.due)), Because.DATES.value),
        (~sure & judged.maybe, Because.MAYBE_ANSWERED.value),
        else_="",
    )
    silence_counts = judged.needs & ~undated & (judged.level == SURE) & ~unheard
    opened = ibis.ifelse(silence_counts, ibis.greatest(judged.opened, judged.heard), judged.opened)
    judged = judged.mutate(
        because=ibis.ifelse(judged.in_time, "", because),
        opened=ibis.ifelse(judged.in_time, ibis.null("int32"), opened.cast("int32")),
        closed=ibis.coalesce(judged.sure_known, ibis.literal(STILL_OPEN)).cast("int32"),
    )
    return judged.drop("sure_known", "sure_lower", "heard", "needs", "in_time", "maybe", "crosses", "first_due")
