"""What may answer a happening, as rows that are joined to it. Beside `_candidates`, `_is_about` and `_covers`.

A candidate is a row: `a_child`, `a_key` (what it is about, or whom it covers; "" when it does not say, empty when that
does not matter), `a_part` (of the answer, by number), `a_entry`, `a_fact`, `a_lower`, `a_upper`, `a_known`,
`a_known_lower`, `a_level`. A fact about several people is several candidates.
"""

from __future__ import annotations

import dataclasses
import functools

import ibis
import ibis.expr.types as ir

from wholepicture.checks.terms import agencies_of, group_of
from wholepicture.checks.vocabulary import MissingFor, Silent, Unchanged, Word
from wholepicture.population.asked import Asked
from wholepicture.population.levels import NO, PERHAPS, key, level, matching

_EACH_CHILD = "child"
_EACH_PARENT = "parent"
_OTHER_PARENT = "other_parent"
_PERSON = "person"
_PARENT = "parent"
_PEOPLE_LISTED = "people_considered"
_ADULTS = "adults"
_MADE_KNOWN = "made_known"


def candidates(word: Word, asked: Asked) -> ir.Table:
    """Every fact that may answer what a word finds.

    Args:
        word: The word.
        asked: For which facts and for which day.
    """
    parts = [
        dataclasses.replace(word, expected=dataclasses.replace(word.expected, by=by, also=(), instead=None))
        for by in word.expected.parts
    ]
    return _one_after_another(
        *(_of_part(one, asked).mutate(a_part=ibis.literal(number).cast("int8")) for number, one in enumerate(parts))
    )


def _of_part(word: Word, asked: Asked) -> ir.Table:
    """Every fact that may be one part of the answer."""
    if isinstance(word, MissingFor):
        return _covering(word, asked)
    same = word.expected.same
    found = asked.matching(word.expected.by, same)
    if isinstance(word, Silent | Unchanged):
        found = found.union(asked.matching(word.while_open.ends, same))
    if same == _PARENT:
        return _covering_listed(found, _listed(asked, _ADULTS))
    if same != _PERSON:
        about = key(found, same) if same else ibis.null("string")
        return _rows(found, about.nullif("") if word.expected.unless_another else about)
    return _about_people(found, asked)


def _rows(found: ir.Table, about: ir.StringValue, sure: ir.IntegerValue | None = None) -> ir.Table:
    return found.select(
        a_child="child", a_key=about, a_entry="entry", a_fact="fact", a_lower="lower", a_upper="upper", a_known="known",
        a_known_lower="known_lower", a_level=found.level if sure is None else sure, a_told=found.kind == _MADE_KNOWN,
    )  # fmt: skip


def _one_after_another(*tables: ir.Table) -> ir.Table:
    return functools.reduce(lambda one, other: one.union(other), tables)


def _listed(asked: Asked, *lists: str) -> ir.Table:
    listed = asked.facts.listed
    return listed.filter(listed.list.isin(lists)).select(l_entry="entry", l_item="item").distinct()


def _about_people(found: ir.Table, asked: Asked) -> ir.Table:
    """An assessment is about everyone in its list of people, and about the one whom it names; else about the latter."""
    listed = _listed(asked, _PEOPLE_LISTED)
    each = found.join(listed, found.entry == listed.l_entry)
    named = found.semi_join(listed, found.entry == listed.l_entry)
    named = named.filter(named.person != "")
    unlisted = found.anti_join(listed, found.entry == listed.l_entry)
    return _one_after_another(_rows(each, each.l_item), _rows(named, named.person), _rows(unlisted, unlisted.person))


def _covering(word: MissingFor, asked: Asked) -> ir.Table:
    if word.each == _EACH_CHILD:
        return _covering_children(word, asked)
    found = asked.matching(word.expected.by, trigger=word.trigger)
    if word.each == _OTHER_PARENT:
        return _rows(found, ibis.null("string"))
    if word.each == _EACH_PARENT:
        return _covering_listed(found, _listed(asked, _ADULTS, _PEOPLE_LISTED))
    members = {member: sorted(group_of(member)) for member in agencies_of(word.each)}
    listed = _listed(asked, word.named_in)
    parts = [
        listed.filter(listed.l_item.isin(kinds)).select("l_entry", l_item=ibis.literal(member))
        for member, kinds in members.items()
    ]
    others = listed.filter(listed.l_item.notin(sorted(members)))  # so that it is known that somebody is named
    answered = [
        _rows(said, ibis.literal(member))
        for member, kinds in members.items()
        for said in [found.filter(found.agency_kind.isin(kinds) & (found.trigger_level == NO))]
    ]
    return _one_after_another(_covering_listed(found, _one_after_another(others, *parts).distinct()), *answered)


def _covering_listed(found: ir.Table, listed: ir.Table) -> ir.Table:
    """A fact covers each whom its list names; one that names nobody may cover anybody."""
    each = found.join(listed, found.entry == listed.l_entry)
    nobody = found.anti_join(listed, found.entry == listed.l_entry)
    return _one_after_another(_rows(each, each.l_item), _rows(nobody, ibis.literal("")))


def _covering_children(word: MissingFor, asked: Asked) -> ir.Table:
    """A fact covers each child whom it names; one that names nobody may cover any child of the family."""
    same = word.expected.same
    found = matching(asked.facts.of_family, word.expected.by, asked.facts.details, [same], word.trigger)
    listed = _listed(asked, word.named_in)
    named = asked.facts.named.select(l_entry="entry", l_item="person")
    named = named.union(listed).distinct()
    child = asked.facts.children.select("child", child_name="name", in_family="family")
    each = found.join(named, found.entry == named.l_entry)
    each = each.join(child, [each.l_item == child.child_name, each.family == child.in_family])
    nobody = found.anti_join(named, found.entry == named.l_entry)
    # Whom a document covers its list says, and not the people who stand beside it.
    document = found.filter(found.trigger_level > NO)
    document = document.semi_join(named, document.entry == named.l_entry)
    nobody = nobody.union(document.anti_join(listed, document.entry == listed.l_entry))
    nobody = nobody.join(child, nobody.family == child.in_family)
    perhaps = ibis.least(nobody.level, level(PERHAPS))
    about_each = key(each, same) if same else ibis.null("string")
    about_any = key(nobody, same) if same else ibis.null("string")
    return _one_after_another(_rows(each, about_each), _rows(nobody, about_any, perhaps))
