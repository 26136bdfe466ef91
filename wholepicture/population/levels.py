"""How sure something is, as expressions over columns; beside `checks.matching` and `checks.happening`, word for word.

Days are whole numbers here (days since 1 January 1970), so that both engines reckon alike. An empty day compares with
nothing: every comparison with it is empty, and an empty condition counts as one that does not hold.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable
from typing import Any

import ibis
import ibis.expr.types as ir

from wholepicture.checks import terms
from wholepicture.checks.details import NOT_UNDERSTOOD, closed_details, free_details, meanings_of
from wholepicture.checks.vocabulary import Detail, Entries
from wholepicture.population.details import Details

NO, PERHAPS, SURE = 0, 1, 2
DETAIL = "d_"
_ABOUT_ENTRY = "about_entry"
_IF_MISSING = {"unsure": PERHAPS, "yes": SURE, "no": NO}


def level(value: int) -> ir.IntegerScalar:
    """A level that is the same in every row."""
    return ibis.literal(value, type="int8")


def by_case(*cases: tuple[Any, int], otherwise: int) -> ir.IntegerValue:
    """The level of the first condition that holds."""
    return ibis.cases(*((condition, level(value)) for condition, value in cases), else_=level(otherwise))


def holds(condition: ir.BooleanValue) -> ir.BooleanValue:
    """A condition, which does not hold where it is empty."""
    return ibis.coalesce(condition, ibis.literal(value=False))


def least(levels: Iterable[ir.IntegerValue]) -> ir.IntegerValue:
    """The level of several things together: that of the least sure."""
    several = list(levels)
    return several[0] if len(several) == 1 else ibis.least(*several)


def level_of(facts: ir.Table, asked: Entries, details: Details) -> ir.IntegerValue:
    """Whether each fact is one of the entries that are asked for.

    Args:
        facts: The facts.
        asked: The entries; a fact that is one of several kinds of them is as sure as the surest.
        details: Which bit of a fact stands for what.
    """
    every = [_own_level(facts, asked, details), *(level_of(facts, other, details) for other in asked.or_these)]
    return every[0] if len(every) == 1 else ibis.greatest(*every)


def _own_level(facts: ir.Table, asked: Entries, details: Details) -> ir.IntegerValue:
    is_one = facts.kind.isin(asked.kinds)
    if asked.bases:
        is_one &= facts.basis.isin([*asked.bases, ""])
    if asked.agencies:
        is_one &= facts.agency_kind.isin(asked.agencies)
    if asked.not_agencies:
        is_one &= facts.agency_kind.notin(asked.not_agencies)
    levels = [by_case((is_one, SURE), otherwise=NO)]
    if asked.bases:
        levels.append(by_case((facts.basis == "", PERHAPS), otherwise=SURE))
    if asked.topics:
        levels.append(
            by_case(
                (facts.topic == "", PERHAPS),
                (facts.topic.isin(sorted(terms.with_narrower(asked.topics))), SURE),
                otherwise=NO,
            )
        )
    levels.extend(_of_detail(facts, detail, details) for detail in asked.details)
    return least(levels)


def _of_detail(facts: ir.Table, detail: Detail, details: Details) -> ir.IntegerValue:
    missing = (~details.says(facts, detail.name), _IF_MISSING[detail.if_missing])
    if detail.any_value:
        return by_case(missing, otherwise=NO if detail.never else SURE)
    unclear = (details.says(facts, detail.name, [NOT_UNDERSTOOD]) & _may_be_meant(facts, detail.name), PERHAPS)
    is_one = details.says(facts, detail.name, meanings_of(detail.name, detail.values))
    return by_case(missing, unclear, (~is_one if detail.never else is_one, SURE), otherwise=NO)


def _may_be_meant(facts: ir.Table, name: str) -> ir.BooleanValue:
    """Whether a word that is not understood may mean one of the dictionary; see `details.may_be_meant`."""
    of = closed_details().get(name)
    if of is None or not of.kinds:
        return ibis.literal(value=True)
    return facts.kind.isin(sorted({*of.kinds, *free_details().get(name, ())}))


def kinds_of(asked: Entries) -> set[str]:
    """Every kind of which the entries that are asked for can be."""
    return set(asked.kinds).union(*(kinds_of(other) for other in asked.or_these))


_CARRIED = (
    "family", "entry", "kind", "answers_another", "lower", "upper", "known", "known_lower", "agency_kind", "person",
    "topic", "leans",
)  # fmt: skip


def matching(
    facts: ir.Table, asked: Entries, details: Details, keys: Iterable[str] = (), trigger: Entries | None = None
) -> ir.Table:
    """The facts that are surely or perhaps among the entries that are asked for, each with its level.

    Args:
        facts: The facts.
        asked: The entries.
        details: Which bit of a fact stands for what.
        keys: The details that are asked for besides; only what is asked for is carried along.
        trigger: Other entries, to say of each fact whether it is one of those too (`trigger_level`).
    """
    near = facts.filter(facts.kind.isin(sorted(kinds_of(asked))))
    texts = [DETAIL + (_ABOUT_ENTRY if name == "entry" else name) for name in keys]
    child = ["child"] if "child" in near.columns else []
    more = {} if trigger is None else {"trigger_level": level_of(near, trigger, details)}
    near = near.select(
        *child,
        *_CARRIED,
        *dict.fromkeys(text for text in texts if text in near.columns),
        fact=near.entry + near.part,
        event=ibis.coalesce(near.event, near.entry),
        level=level_of(near, asked, details),
        **more,
    )
    return near.filter(near.level > NO)


def key(facts: ir.Table, same: str, prefix: str = "") -> ir.StringValue:
    """By what a fact is compared with another; see `Fact.key`."""
    if not same:
        return ibis.literal("")
    if same in {"person", "parent", "topic"}:
        return facts[prefix + ("topic" if same == "topic" else "person")]
    if same == "entry":
        said = ibis.coalesce(facts[prefix + DETAIL + _ABOUT_ENTRY], ibis.literal(""))
        return ibis.ifelse(facts[prefix + "answers_another"], said, facts[prefix + "entry"])
    return ibis.coalesce(facts[prefix + DETAIL + same], ibis.literal(""))


def same_level(one: ir.StringValue, other: ir.StringValue, same: str) -> ir.IntegerValue:
    """Whether two keys are of the same thing: perhaps, when either is not said, or one topic is wider."""
    if not same:
        return level(SURE)
    near = wider_than(one, other) | wider_than(other, one)
    return by_case(((one == "") | (other == ""), PERHAPS), (one == other, SURE), (near, PERHAPS), otherwise=NO)


def wider_than(one: ir.StringValue, other: ir.StringValue) -> ir.BooleanValue:
    """Whether one key is a topic that holds the other."""
    held = [(one == wide) & other.isin(sorted(narrow)) for wide, narrow in terms.wider_topics().items()]
    return functools.reduce(operator.or_, held)


def order_level(
    first_upper: ir.IntegerValue,
    first_lower: ir.IntegerValue,
    then_lower: ir.IntegerValue,
    then_upper: ir.IntegerValue,
    *,
    strictly: bool = False,
) -> ir.IntegerValue:
    """Whether one thing came on the same day as another or after it (strictly: on a later day)."""

    def reaches(then: ir.IntegerValue, first: ir.IntegerValue) -> ir.BooleanValue:
        return then > first if strictly else then >= first

    return by_case(
        (reaches(then_lower, first_upper), SURE),
        (first_lower.isnull() | then_upper.isnull(), PERHAPS),
        (reaches(then_upper, first_lower), PERHAPS),
        otherwise=NO,
    )


def window_level(pairs: ir.Table, one: str, last: str, days: int) -> ir.IntegerValue:
    """Whether one thing lies at most so many days before another, and not after it.

    Args:
        pairs: With the days of both, under their prefixes.
        one: The prefix of the one.
        last: The prefix of the other.
        days: How many days.
    """
    one_lower, one_upper = pairs[one + "lower"], pairs[one + "upper"]
    last_lower, last_upper = pairs[last + "lower"], pairs[last + "upper"]
    outside = (one_lower > last_upper) | (one_upper < last_lower - days)
    vague = one_lower.isnull() | one_upper.isnull() | last_lower.isnull() | last_upper.isnull()
    surely = (one_lower >= last_upper - days) & (one_upper <= last_upper) & (one_lower <= last_lower)
    maybe = (one_upper >= last_lower - days) & (one_lower <= last_upper)
    return by_case((outside, NO), (vague, PERHAPS), (surely, SURE), (maybe, PERHAPS), otherwise=NO)
