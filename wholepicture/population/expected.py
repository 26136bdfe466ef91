"""Whether what is expected came, by when, and what can be said when it did not. Beside `checks.expected`."""

from __future__ import annotations

import functools
import operator

import ibis
import ibis.expr.types as ir

from wholepicture.checks.gap import Because
from wholepicture.checks.terms import agencies_of, group_of
from wholepicture.checks.vocabulary import MissingFor, Silent, Unchanged, Word
from wholepicture.population.asked import Asked
from wholepicture.population.circumstances import limit_names
from wholepicture.population.happenings import KEYS, Happenings
from wholepicture.population.levels import (
    NO,
    PERHAPS,
    SURE,
    by_case,
    key,
    least,
    level,
    level_of,
    matching,
    order_level,
    same_level,
)

_HEARD = "all.heard"
_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_PERSON = "person"
_PEOPLE_LISTED = "people_considered"
_ADULTS = "adults"
STILL_OPEN = 2**31 - 1


def judge(found: Happenings, placed: ir.Table, word: Word, asked: Asked) -> ir.Table:
    """What can be said of each happening: see `Judged`.

    Args:
        found: What happened.
        placed: The same, as it stands in its circumstances.
        word: The word that found it.
        asked: For which facts and for which day.

    Returns:
        A row for each of which anything can be said: `child`, `k1`, `k2`, `about`, `due`, `opened` (empty when it came in
        time), `closed` (`STILL_OPEN` while it is not), `because`, and whether its `answer` is one, or may be one.
    """
    sooner = [(one.within, one.when) for one in word.expected.sooner]
    placed = limit_names(placed, word.expected.within, sooner, asked)
    placed = asked.engine.keep(_with_due(placed, asked))
    came = _came(answers(found, placed, word, asked))
    judged = placed.left_join(came, [placed[name] == came[f"c_{name}"] for name in KEYS])
    judged = judged.drop(*(f"c_{name}" for name in KEYS))
    judged = judged.mutate(
        opened=ibis.ifelse(judged.base.isnull(), judged.known + 1, ibis.greatest(judged.due + 1, judged.known)),
        in_time=ibis.coalesce(ibis.ifelse(judged.base.isnull(), judged.sure_known.notnull(), judged.sure_known <= judged.due), False),  # noqa: FBT003, E501
    )
    late = ibis.ifelse(judged.base.isnull(), judged.opened <= asked.as_of, judged.due < asked.as_of)
    judged = judged.filter(judged.in_time | late)
    in_time = judged.in_time | ibis.coalesce(judged.sure_known <= judged.opened, False)  # noqa: FBT003
    return _said(_with_heard(judged.mutate(in_time=in_time), word, asked))


def _with_due(placed: ir.Table, asked: Asked) -> ir.Table:
    due = asked.due.rename(due_within="within", due_base="base")
    placed = placed.left_join(due, [placed.within == due.due_within, placed.base == due.due_base])
    due_on = ibis.ifelse(placed.base.isnull(), placed.known, ibis.coalesce(placed.due, placed.base))
    return placed.mutate(due=due_on).drop("due_within", "due_base", "within")


def _came(pairs: ir.Table) -> ir.Table:
    """What came of each happening: the first sure answer, and whether there may be another."""
    return pairs.group_by(*(pairs[name].name(f"c_{name}") for name in KEYS)).agg(
        sure_known=pairs.a_known.min(where=pairs.found == SURE),
        sure_lower=pairs.a_known_lower.min(where=pairs.found == SURE),
        maybe=(pairs.found == PERHAPS).cast("int8").max(),
    )


def _with_heard(judged: ir.Table, word: Word, asked: Asked) -> ir.Table:
    """Since when silence means anything: the day on which an agency whose entries are needed was heard of."""
    if not word.expected.needs:
        return judged.mutate(heard=judged.opened, needs_heard=ibis.literal(value=False))
    needed = {kind for one in word.expected.needs for kind in group_of(one)} - asked.facts.only_the_latest
    days = asked.limits.days(_HEARD)
    heard = asked.facts.heard
    heard = heard.filter(heard.agency_kind.isin(sorted(needed))) if needed else heard.filter(ibis.literal(value=False))
    heard = heard.select(of_family="family", heard_known="known")
    late = judged.filter(~judged.in_time).select(*KEYS, "family", "known")
    since = late.join(heard, [late.family == heard.of_family, heard.heard_known >= late.known - days])
    first = since.group_by(*(since[name].name(f"h_{name}") for name in KEYS)).agg(heard=since.heard_known.min())
    judged = judged.left_join(first, [judged[name] == first[f"h_{name}"] for name in KEYS])
    return judged.drop(*(f"h_{name}" for name in KEYS)).mutate(needs_heard=ibis.literal(value=True))


def _said(judged: ir.Table) -> ir.Table:
    """The answer, why it cannot be told when it cannot, and the day on which it opened."""
    undated, sure = judged.base.isnull(), judged.sure_known.notnull()
    unheard = judged.needs_heard & (judged.heard.isnull() | ibis.coalesce(judged.heard >= judged.sure_known, False))  # noqa: FBT003
    first = ibis.cases(
        (undated, Because.UNSURE.value),
        (judged.level == PERHAPS, Because.UNSURE.value),
        (unheard, Because.NOT_HEARD.value),
        (sure & (judged.sure_lower <= judged.due), Because.DATES.value),
        (~sure & (judged.maybe == 1), Because.MAYBE_ANSWERED.value),
        else_="",
    )
    told = ~undated & (judged.level == SURE) & ~unheard & judged.needs_heard
    opened = ibis.ifelse(told, ibis.greatest(judged.opened, judged.heard), judged.opened)
    return judged.mutate(
        because=ibis.ifelse(judged.in_time, "", first),
        opened=ibis.ifelse(judged.in_time, ibis.null("int32"), opened.cast("int32")),
        closed=ibis.coalesce(judged.sure_known, ibis.literal(STILL_OPEN)).cast("int32"),
    ).drop("sure_known", "sure_lower", "heard", "needs_heard", "in_time", "maybe")


def answers(found: Happenings, placed: ir.Table, word: Word, asked: Asked) -> ir.Table:
    """Every fact that answers a happening, surely or perhaps, with how sure that is (`found`).

    Args:
        found: What happened: the facts of which each is made.
        placed: Those whose answers are asked for.
        word: The word that found them.
        asked: For which facts and for which day.
    """
    candidate = _candidates(word, asked)
    if isinstance(word, MissingFor):
        pairs = placed.join(candidate, placed.child == candidate.a_child)
        its_own = pairs.entry == pairs.a_entry
        order = order_level(pairs.upper, pairs.lower, pairs.a_lower, pairs.a_upper, strictly=word.expected.later)
        in_order = ibis.ifelse(its_own, level(SURE), order)
        pairs = _covering(pairs.mutate(order=in_order), word, asked)
        levels = [pairs.a_level, pairs.order, pairs.covers]
    else:
        pairs = placed.join(candidate, [placed.child == candidate.a_child, placed.entry != candidate.a_entry])
        if found.members is not None:
            own = found.members.select(*(found.members[name].name(f"o_{name}") for name in KEYS), "m_entry")
            own = own.rename(own_entry="m_entry")
            same = [pairs[name] == own[f"o_{name}"] for name in KEYS]
            pairs = pairs.anti_join(own, [*same, pairs.a_entry == own.own_entry])
        strictly = word.expected.later or isinstance(word, Silent | Unchanged)
        pairs = _about_the_same(pairs, word, asked)
        order = order_level(pairs.upper, pairs.lower, pairs.a_lower, pairs.a_upper, strictly=strictly)
        levels = [pairs.a_level, order, pairs.is_about]
    pairs = pairs.mutate(found=least(levels))
    return pairs.filter(pairs.found > NO)


def _candidates(word: Word, asked: Asked) -> ir.Table:
    if isinstance(word, MissingFor) and word.each == _EACH_CHILD:
        found = matching(asked.facts.of_family, word.expected.by)
        child = asked.facts.children.select("child", in_family="family")
        found = found.join(child, found.family == child.in_family)
    else:
        found = asked.matching(word.expected.by)
    if isinstance(word, Silent | Unchanged):
        found = found.union(asked.matching(word.while_open.ends))
    is_trigger = level_of(found, word.trigger) if isinstance(word, MissingFor) else level(NO)
    return found.select(
        a_child="child", a_entry="entry", a_fact="fact", a_lower="lower", a_upper="upper", a_known="known",
        a_known_lower="known_lower", a_level="level", a_key=key(found, word.expected.same), a_person="person",
        a_agency_kind="agency_kind", a_is_trigger=is_trigger,
    )  # fmt: skip


def _listed(asked: Asked, lists: list[str]) -> ir.Table:
    listed = asked.facts.listed
    return listed.filter(listed.list.isin(lists)).select(l_entry="entry", l_item="item").distinct()


def _naming(pairs: ir.Table, named: ir.Table, who: ir.StringValue) -> ir.Table:
    """Pairs with whether the answer's list says anybody (`names_any`), and whether it says the one who is asked for."""
    anybody = named.select(any_entry="l_entry").distinct()
    pairs = pairs.mutate(who=who)
    pairs = pairs.left_join(anybody, pairs.a_entry == anybody.any_entry)
    pairs = pairs.left_join(named, [pairs.a_entry == named.l_entry, pairs.who == named.l_item])
    pairs = pairs.mutate(names_any=pairs.any_entry.notnull(), names_it=pairs.l_entry.notnull())
    return pairs.drop("who", "any_entry", "l_entry", "l_item")


def _about_the_same(pairs: ir.Table, word: Word, asked: Asked) -> ir.Table:
    """Whether a fact is about the same: an assessment is about everyone in its list of people."""
    same = word.expected.same
    if same != _PERSON:
        return pairs.mutate(is_about=same_level(pairs.about, pairs.a_key, same))
    pairs = _naming(pairs, _listed(asked, [_PEOPLE_LISTED]), pairs.about)
    by_list = by_case((pairs.names_it | (pairs.about == pairs.a_person), SURE), otherwise=NO)
    listed = pairs.names_any & (pairs.about != "")
    return pairs.mutate(is_about=ibis.ifelse(listed, by_list, same_level(pairs.about, pairs.a_key, same)))


def _covering(pairs: ir.Table, word: MissingFor, asked: Asked) -> ir.Table:
    """Whether a fact covers the one of several who is looked at."""
    if word.each == _EACH_CHILD:
        child = asked.facts.children.select(n_child="child", child_name="name")
        pairs = pairs.join(child, pairs.child == child.n_child).drop("n_child")
        named = asked.facts.named.select(l_entry="entry", l_item="person")
        named = named.union(_listed(asked, [word.named_in])).distinct()
        pairs = _naming(pairs, named, pairs.child_name).drop("child_name")
        by_name = by_case((pairs.names_it, SURE), (pairs.names_any, NO), otherwise=PERHAPS)
        return pairs.mutate(covers=least([same_level(pairs.about, pairs.a_key, word.expected.same), by_name]))
    if word.each == _EACH_PARENT:
        pairs = _naming(pairs, _listed(asked, [_ADULTS, _PEOPLE_LISTED]), pairs.about)
        return pairs.mutate(covers=by_case((pairs.names_it, SURE), (pairs.names_any, NO), otherwise=PERHAPS))
    members = {member: sorted(group_of(member)) for member in agencies_of(word.each)}
    named = _listed(asked, [word.named_in])
    pairs = _naming(pairs, _of_groups(named, members), pairs.about)
    its_own = [(pairs.about == member) & pairs.a_agency_kind.isin(kinds) for member, kinds in members.items()]
    answered = functools.reduce(operator.or_, its_own) & (pairs.a_is_trigger == NO)
    return pairs.mutate(covers=by_case((answered, SURE), (pairs.names_it, SURE), (pairs.names_any, NO), otherwise=PERHAPS))


def _of_groups(named: ir.Table, members: dict[str, list[str]]) -> ir.Table:
    """What is named, by the member whose kind it is; what is of no member stands as it is, so that somebody is named."""
    parts = [
        named.filter(named.l_item.isin(kinds)).select("l_entry", l_item=ibis.literal(member))
        for member, kinds in members.items()
    ]
    others = named.filter(named.l_item.notin(sorted(members)))
    return functools.reduce(lambda one, other: one.union(other), [others, *parts]).distinct()
