"""Each word of the vocabulary over the facts of an area: which happenings it finds. Beside `checks.words`.

A happening is a row: `child`, `k1` and `k2` (which together name it: its last fact, and what tells it apart), `family`,
`entry` (of the last of its facts), `about`, `lower`, `upper`, `known`, `base` (from which the time runs), `level`.
"""

from __future__ import annotations

import dataclasses

import ibis
import ibis.expr.types as ir

from wholepicture.checks.terms import agencies_of, words_for_nobody_named
from wholepicture.checks.vocabulary import (
    Contradicted,
    Entries,
    MissingFor,
    NotSustained,
    Repeated,
    Silent,
    Unanswered,
    Unchanged,
    Word,
)
from wholepicture.population import several
from wholepicture.population.asked import Asked
from wholepicture.population.ended import with_their_ends
from wholepicture.population.known import number_of
from wholepicture.population.levels import DETAIL, PERHAPS, SURE, holds, key, least, level, matching, order_level
from wholepicture.timescales.working_days import FIRST_DAY

KEYS = ("child", "k1", "k2")
_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_OTHER_PARENT = "other_parent"
_BOTH = 2
_BEFORE_BIRTH = "all.before_birth"


@dataclasses.dataclass(frozen=True, slots=True)
class Happenings:
    """What a word finds.

    Args:
        table: A row for each.
        members: The facts of which each is made: `child`, `k1`, `k2`, `m_entry`, `m_lower`, `m_known`, `m_leans`;
            None when each is made of one, which then stands in its own row.
    """

    table: ir.Table
    members: ir.Table | None = None


def of_one(
    found: ir.Table,
    about: ir.StringValue,
    *,
    base: ir.IntegerValue | None = None,
    known: ir.IntegerValue | None = None,
    earliest: ir.IntegerValue | None = None,
    k2: ir.StringValue | str = "",
) -> ir.Table:
    """A happening of each single fact.

    Args:
        found: The facts.
        about: What the answer must be about.
        base: The day from which the time runs, when it is not the day on which it was known.
        known: The day on which all of it was known, when it is another than the fact's own.
        earliest: The first day from which the time may run, when the day of the event is vague.
        k2: What tells apart several happenings of one fact.
    """
    since = found.known if known is None else known
    return found.select(
        child="child", k1="fact", k2=ibis.literal(k2) if isinstance(k2, str) else k2,
        family="family", entry="entry", about=about, lower="lower", upper="upper", known=since,
        base=since if base is None else base, level="level",
        earliest=ibis.null("int32") if earliest is None else earliest.cast("int32"),
        m_entry="entry", m_lower="lower", m_known="known", m_leans="leans",
    )  # fmt: skip


def happenings(word: Word, asked: Asked) -> Happenings:
    """What a word finds."""
    match word:
        case Unanswered():
            return Happenings(_single(word, asked))
        case Repeated() | NotSustained() | Contradicted():
            return Happenings(*_several(word, asked))
        case Silent() | Unchanged():
            return Happenings(_while_open(word, asked))
        case MissingFor():
            return Happenings(_for_each(word, asked))


def _single(word: Unanswered, asked: Asked) -> ir.Table:
    found = asked.matching(word.trigger, word.expected.same, word.expected.by_the_day)
    about = key(found, word.expected.same)
    if word.expected.from_the_event:
        return _from_the_event(found, word, asked)
    if not word.expected.by_the_day:
        return of_one(found, about)
    said = asked.days_said
    found = found.left_join(said, found[DETAIL + word.expected.by_the_day] == said.words)
    return of_one(found, key(found, word.expected.same), base=found.day)


def _from_the_event(found: ir.Table, word: Unanswered, asked: Asked) -> ir.Table:
    """Happenings whose time runs from the day of their event: from the last such day, and perhaps from the first."""
    begin = number_of(FIRST_DAY)
    last = ibis.least(ibis.greatest(ibis.coalesce(found.upper, found.known), begin), asked.as_of)
    first = ibis.least(ibis.greatest(ibis.coalesce(found.lower, last), begin), last)
    return of_one(found, key(found, word.expected.same), base=last, earliest=first)


def _several(word: Repeated | NotSustained | Contradicted, asked: Asked) -> tuple[ir.Table, ir.Table]:
    limits = asked.limits
    match word:
        case Repeated():
            return several.repeated(
                _events(word, asked),
                several.Times(limits.times(word.times), limits.days(word.during), word.alike, word.differ_in),
                about=word.expected.same,
                breaks=asked.matching(word.broken_by) if word.broken_by else None,
            )
        case NotSustained():
            found = _returns(word, asked)
            if not word.times:
                return several.of_returns(found, word.expected.same)
            times = several.Times(limits.times(word.times), limits.days(word.during), word.alike, "")
            return several.repeated(found, times, about=word.expected.same, breaks=None)
        case Contradicted():
            seen = word.seen
            if isinstance(seen, NotSustained):
                before = _returns(seen, asked)
            else:
                before = several.events_of(_seen(word, seen, asked))
            return several.contradictions(
                asked.matching(word.said, word.alike, word.expected.same),
                before,
                several.Settling(
                    asked.matching(word.unless_since, word.unless_alike) if word.unless_since else None,
                    asked.matching(word.unless_longer_ago, word.unless_alike) if word.unless_longer_ago else None,
                    word.unless_alike,
                ),
                days=limits.days(word.before),
                alike=word.alike,
                about=word.expected.same,
            )


def _events(word: Repeated, asked: Asked) -> several.Events:
    if word.ended is not None:
        return with_their_ends(word, asked)
    return several.events_of(asked.matching(word.of, word.alike, word.differ_in, word.expected.same))


def _seen(word: Contradicted, seen: Entries, asked: Asked) -> ir.Table:
    """What had been seen of the child, or of any child of the family."""
    if not word.of_family:
        return asked.matching(seen, word.alike, word.unless_alike)
    keys = [word.alike, word.unless_alike]
    return _of_each_child(matching(asked.facts.of_family, seen, asked.facts.details, keys), asked).drop("born")


def _of_each_child(found: ir.Table, asked: Asked) -> ir.Table:
    """Facts of a family, once for each of its children."""
    child = asked.facts.children.select("child", "born", in_family="family")
    return found.join(child, found.family == child.in_family).drop("in_family")


def _returns(word: NotSustained, asked: Asked) -> several.Events:
    return several.returns(
        asked.matching(word.claim, word.alike),
        asked.matching(word.then, word.alike, word.expected.same),
        asked.limits.days(word.within),
        word.alike,
    )


def _while_open(word: Silent | Unchanged, asked: Asked) -> ir.Table:
    """From the start of what is open, and from each thing that was expected, until the next."""
    starts = asked.matching(word.while_open.starts, word.expected.same)
    starts = starts.mutate(about=key(starts, word.expected.same))
    from_start = of_one(starts, starts.about)
    return from_start.union(_from_each(starts, word, asked).select(*from_start.columns))


def _from_each(starts: ir.Table, word: Silent | Unchanged, asked: Asked) -> ir.Table:
    start = starts.select(
        s_child="child", s_fact="fact", s_entry="entry", s_lower="lower", s_upper="upper", s_known="known",
        s_level="level",
        about="about",
    )  # fmt: skip
    expected = asked.matching(word.expected.by)
    expected = expected.filter(expected.level == SURE)
    pairs = expected.join(start, [expected.child == start.s_child, expected.entry != start.s_entry])
    in_order = order_level(pairs.s_upper, pairs.s_lower, pairs.lower, pairs.upper)
    pairs = pairs.filter(in_order == SURE)
    end = asked.matching(word.while_open.ends)
    end = end.filter(end.level == SURE).select(e_child="child", e_lower="lower", e_upper="upper")
    pairs = pairs.anti_join(end, [pairs.child == end.e_child, end.e_lower >= pairs.s_upper, end.e_upper <= pairs.lower])
    pairs = pairs.mutate(level=pairs.s_level)
    known = ibis.greatest(pairs.known, pairs.s_known)
    return of_one(pairs, pairs.about, base=pairs.upper, known=known, k2=pairs.s_fact)


def _for_each(word: MissingFor, asked: Asked) -> ir.Table:
    if word.each == _EACH_CHILD:
        found = matching(asked.facts.of_family, word.trigger, asked.facts.details, [word.expected.same])
        found = _of_each_child(found, asked)
        before = asked.limits.days(_BEFORE_BIRTH)  # nobody can leave out a child who is yet to come
        found = found.filter(~holds(found.upper < found.born - before)).drop("born")
        return of_one(found, key(found, word.expected.same))
    found = asked.matching(word.trigger)
    parents = asked.facts.parents.filter(
        asked.facts.parents.parent.strip().lower().notin(sorted(words_for_nobody_named()))
    )
    if word.each == _OTHER_PARENT:
        both = parents.group_by(of_family="family").agg(named=parents.count())
        both = both.filter(both.named >= _BOTH)
        found = found.anti_join(both, found.family == both.of_family)
        return of_one(found.mutate(level=least([found.level, level(PERHAPS)])), ibis.literal(""))
    if word.each == _EACH_PARENT:
        parents = parents.rename(of_family="family")
        found = found.join(parents, found.family == parents.of_family)
        known = ibis.greatest(found.known, found.since)  # nobody can be missed before anybody knows of them
        return of_one(found, found.parent, known=known, k2=found.parent)
    members = [of_one(found, ibis.literal(member), k2=member) for member in agencies_of(word.each)]
    whole = members[0]
    for member in members[1:]:
        whole = whole.union(member)
    return whole
