"""The gaps of several parts of checks, as flat rows. Beside `_gaps` in `checks.plain`.

What the same answer closes is one gap, however often it was repeated.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks.gap import Because
from wholepicture.checks.terms import group_of, services_of, topics_with_services
from wholepicture.checks.vocabulary import Limb, MissingFor, Silent, Unchanged, Word
from wholepicture.population.asked import Asked
from wholepicture.population.candidates import candidates
from wholepicture.population.circumstances import limit_names, standing
from wholepicture.population.expected import ASKED, NAMES, STILL_OPEN, answers, judge, with_due
from wholepicture.population.happenings import KEYS, Happenings, happenings
from wholepicture.population.levels import SURE

GROUP = ("limb", "child", "about", "because", "closed")
_LONG_AGO = -1_000_000  # before any day that a table can hold
_PLACES = 1_000_000  # more than there are days: a day of happening, then a day of knowing, in one number
_MEMBER = {"m_entry": "string", "m_lower": "int32", "m_known": "int32", "m_leans": "boolean"}


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What several parts of checks find.

    Args:
        gaps: `limb`, `child`, `about`, `because`, `closed`, and the days `opened` and `due`.
        entries: The entries of each gap: the same five, `entry`, whether it `answers`, its `place`, whether it `leans`.
        looked: Each child for whom there was something to look at: `limb`, `child`.
    """

    gaps: ir.Table
    entries: ir.Table
    looked: ir.Table


def of_limbs(limbs: Mapping[int, Limb], asked: Asked) -> Found:
    """What several parts of checks find in an area.

    Args:
        limbs: The parts, by number.
        asked: For which facts and for which day.
    """
    keep = asked.engine.keep
    each = {number: _kept_if_several(happenings(limb.when, asked), asked) for number, limb in limbs.items()}
    placed = keep(with_due(_all([_placed(number, limbs[number], each[number], asked) for number in limbs]), asked))
    members = [_numbered(of.members, number) for number, of in each.items() if of.members is not None]
    made = keep(_all(members)) if members else _no_members()
    candidate = _all([_numbered(candidates(limb.when, asked), number, "a_limb") for number, limb in limbs.items()])
    listed = _listed(limbs, asked)
    judged = keep(judge(placed, answers(placed.select(*ASKED), candidate, made, listed), _needed(limbs, asked), asked))
    late = keep(judged.filter(judged.opened.notnull()))
    gaps = late.group_by(*GROUP).agg(opened=late.opened.min(), due=late.due.min())
    answering = _answering(late, candidate, made, listed)
    return Found(gaps, _made_of(late, made).union(answering), judged.select("limb", "child").distinct())


def _all(tables: list[ir.Table]) -> ir.Table:
    return functools.reduce(lambda one, other: one.union(other), tables)


def _numbered(table: ir.Table, number: int, name: str = "limb") -> ir.Table:
    return table.select(**{name: ibis.literal(number).cast("int16")}, **{one: table[one] for one in table.columns})


def _kept_if_several(found: Happenings, asked: Asked) -> Happenings:
    if found.members is None:
        return found
    return Happenings(asked.engine.keep(found.table), asked.engine.keep(found.members))


def _placed(number: int, limb: Limb, found: Happenings, asked: Asked) -> ir.Table:
    """The happenings of one part of a check, as they stand in its circumstances."""
    word = limb.when
    table = found.table
    if found.members is not None:
        table = table.mutate(**{name: ibis.null(kind) for name, kind in _MEMBER.items()})
    if "earliest" not in table.columns:  # what is made of several facts runs from the day on which it was known
        table = table.mutate(earliest=ibis.null("int32"))
    table = standing(table, word.only, asked)
    table = limit_names(table, word.expected.within, [(one.within, one.when) for one in word.expected.sooner], asked)
    strictly = word.expected.later or isinstance(word, Silent | Unchanged)
    return table.select(
        limb=ibis.literal(number).cast("int16"),
        **{name: table[name] for name in KEYS},
        family="family", entry="entry", about="about", lower="lower", upper="upper", known=table.known.cast("int32"),
        base=table.base.cast("int32"), earliest="earliest", level=table.level.cast("int8"), within="within",
        strictly=ibis.literal(int(strictly)).cast("int8"), own_counts=ibis.literal(isinstance(word, MissingFor)),
        earlier=ibis.literal(asked.limits.days(word.expected.earlier) if word.expected.earlier else -1).cast("int32"),
        parts=ibis.literal(1 + len(word.expected.also)),
        needs=_needs(table, word), **{name: table[name] for name in _MEMBER},
    )  # fmt: skip


def _listed(limbs: Mapping[int, Limb], asked: Asked) -> ir.Table | None:
    """The entries that answers list, for the parts that ask for it: `l_limb`, `l_entry`, `l_item`."""
    every = asked.facts.listed
    found = [
        _numbered(every.filter(every.list == names).select(l_entry="entry", l_item="item").distinct(), number, "l_limb")
        for number, limb in limbs.items()
        if (names := limb.when.expected.names)
    ]
    return asked.engine.keep(_all(found)) if found else None


def _no_members() -> ir.Table:
    names = {"limb": "int16", "child": "int32", "k1": "string", "k2": "string", **_MEMBER}
    return ibis.memtable({name: [] for name in names}, schema=ibis.schema(names))


def _needed(limbs: Mapping[int, Limb], asked: Asked) -> ir.Table:
    """The kinds of agency of which one must have been heard, by part; and by topic where that decides (else "")."""
    needed = [
        (number, topic, kind)
        for number, limb in limbs.items()
        for topic, needs in _needs_by_topic(limb.when).items()
        for kind in sorted({kind for one in needs for kind in group_of(one)})
        if kind not in asked.facts.only_the_latest
    ]
    names = {"limb": "int16", "topic": "string", "agency_kind": "string"}
    columns = {name: [row[place] for row in needed] for place, name in enumerate(names)}
    return ibis.memtable(columns, schema=ibis.schema(names))


def _needs(table: ir.Table, word: Word) -> ir.BooleanValue:
    if word.expected.needs_of_topic:
        return table.about.isin(topics_with_services())
    return ibis.literal(bool(word.expected.needs))


def _needs_by_topic(word: Word) -> dict[str, tuple[str, ...]]:
    if word.expected.needs_of_topic:
        return {topic: services_of(topic) for topic in topics_with_services()}
    return {"": word.expected.needs}


def _place(lower: ir.IntegerValue, known: ir.IntegerValue) -> ir.IntegerValue:
    """The order in which entries are shown: as they happened, then as they were known."""
    return ibis.coalesce(lower, ibis.literal(_LONG_AGO)).cast("int64") * _PLACES + known


def _made_of(late: ir.Table, made: ir.Table) -> ir.Table:
    """The entries on which each gap stands."""
    single = late.filter(late.m_entry.notnull()).select(*GROUP, *_MEMBER)
    of = made.rename({f"x_{name}": name for name in made.columns})
    several = late.select(*GROUP, "k1", "k2").join(of, [late[name] == of[f"x_{name}"] for name in NAMES])
    both = single.union(several.select(*GROUP, **{name: several[f"x_{name}"] for name in _MEMBER}))
    entries = both.group_by(*GROUP, entry=both.m_entry).agg(
        place=_place(both.m_lower, both.m_known).min(), leans=both.m_leans.any()
    )
    return entries.select(*GROUP, "entry", "place", "leans", answers=ibis.literal(value=False))


def _answering(late: ir.Table, candidate: ir.Table, made: ir.Table, listed: ir.Table | None) -> ir.Table:
    """The first entry that surely answers each, or every one that may; where several are expected, the last of them."""
    maybe = late.because == Because.MAYBE_ANSWERED.value
    some = late.filter(maybe | (late.base.notnull() & (late.closed != STILL_OPEN)))
    pairs = answers(some.select(*ASKED, "because", "closed"), candidate, made, listed)
    sure = (pairs.found == SURE).cast("int8")
    of_part = [*(pairs[name] for name in NAMES), pairs.a_part]
    order = ibis.row_number().over(group_by=of_part, order_by=[sure.desc(), pairs.a_known, pairs.a_fact])
    pairs = pairs.mutate(first=order, part_sure=sure.max().over(group_by=of_part))
    maybe = pairs.because == Because.MAYBE_ANSWERED.value
    still_open = pairs.closed == STILL_OPEN
    pairs = pairs.filter(ibis.ifelse(still_open, maybe & (pairs.part_sure == 0), pairs["first"] == 0))
    last = ibis.row_number().over(
        group_by=[pairs[name] for name in NAMES], order_by=[pairs.a_known.desc(), pairs.a_fact.desc()]
    )
    pairs = pairs.mutate(last=last)
    pairs = pairs.filter((pairs.closed == STILL_OPEN) | (pairs["last"] == 0))
    entries = pairs.group_by(*GROUP, entry=pairs.a_entry).agg(place=_place(pairs.a_lower, pairs.a_known).min())
    entries = entries.mutate(leans=ibis.literal(value=False), answers=ibis.literal(value=True))
    return entries.select(*GROUP, "entry", "place", "leans", "answers")
