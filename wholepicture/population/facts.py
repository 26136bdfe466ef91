"""The facts of a whole area, from the flat tables: beside `checks.facts_of_entries`, and the same facts.

A fact has a number (`n`), the entry's id, its kind, its days as whole numbers, and a column `d_NAME` for every detail that
a rule reads. `Facts.of_child` holds each fact once for every child whom it concerns.
"""

from __future__ import annotations

import dataclasses
import functools

import ibis
import ibis.expr.types as ir

from wholepicture.checks import terms
from wholepicture.population.known import MADE_KNOWN, SIGHTING, VOICE, Source, day_number, families, known_entries
from wholepicture.population.levels import DETAIL, as_text, holds

_VISITS = ("visit", "sighting", "no_access")
_BY_TOPIC = "topic"
_ABOUT_ENTRY = "about_entry"
_OWN = ("entry", "family", "agency_kind", "lower", "upper", "known", "known_lower", "about_entry", "basis", "event")


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks read about an area, as one reader knew it on one day.

    Args:
        children: Each child: `child` (a number), `name`, `family`, `born`.
        of_family: Each fact once.
        of_child: Each fact once for every child whom it concerns.
        named: Each child whom an entry names: `entry`, `person`.
        listed: What the lists of an entry hold: `entry`, `list`, `item`; "adults" are those whom it names.
        heard: When each kind of agency recorded anything: `family`, `agency_kind`, `known`.
        parents: Each known parent: `family`, `parent`, and a number.
        only_the_latest: `agency_kind` of each feed that proves no absence.
    """

    children: ir.Table
    of_family: ir.Table
    of_child: ir.Table
    named: ir.Table
    listed: ir.Table
    heard: ir.Table
    parents: ir.Table
    only_the_latest: frozenset[str]


def facts_of(source: Source) -> Facts:
    """The facts of an area, as one reader knew them on one day.

    Args:
        source: The flat tables, who reads, and what the checks read.
    """
    keep = source.engine.keep
    numbers = families(source)
    entries = known_entries(source)
    of = numbers.rename(of_family="family")
    entries = entries.join(of, entries.family == of.of_family)
    entries = keep(entries.drop("family", "of_family", "agency").rename(family="family_number"))
    present = _present(source, entries)
    children = keep(_children(source, numbers))
    listed = keep(_listed(source, entries, present))
    named = keep(_named(present))
    of_family = keep(_numbered(_all_facts(source, entries, present)))
    return Facts(
        children=children,
        of_family=of_family,
        of_child=keep(_of_children(of_family, named, children)),
        named=named,
        listed=listed,
        heard=keep(entries.filter(entries.agency_kind.isin(source.wanted.heard)).select("family", "agency_kind", "known")),
        parents=keep(_parents(present)),
        only_the_latest=_only_the_latest(source),
    )


def _present(source: Source, entries: ir.Table) -> ir.Table:
    """Each person in an entry that is read."""
    people = source.tables["entry_people"]
    people = people.select("entry", "number", "person", "role")
    of = entries.select(in_entry="entry", family="family")
    return source.engine.keep(people.join(of, people.entry == of.in_entry).drop("in_entry"))


def _children(source: Source, numbers: ir.Table) -> ir.Table:
    people = source.tables["people"]
    people = people.filter(people.child)
    of = numbers.rename(of_family="family")
    found = people.join(of, people.family == of.of_family)
    return found.select(
        child=ibis.row_number().over(ibis.window()).cast("int32"),
        name=found.person,
        family=found.family_number,
        born=day_number(found.born),
    )


def _named(present: ir.Table) -> ir.Table:
    return present.filter(present.role.isin(sorted(terms.child_roles()))).select("entry", "person").distinct()


def _parents(present: ir.Table) -> ir.Table:
    parents = present.filter(present.role.isin(sorted(terms.parent_roles())))
    parents = parents.select("family", parent="person").distinct()
    return parents.mutate(parent_number=ibis.row_number().over(ibis.window()).cast("int64"))


def _listed(source: Source, entries: ir.Table, present: ir.Table) -> ir.Table:
    lists = source.tables["entry_lists"]
    lists = lists.filter(lists.list.isin(source.wanted.lists)).select("entry", "list", "item")
    lists = lists.semi_join(entries, lists.entry == entries.entry)
    adults = present.filter(present.role.isin(terms.adult_roles()))
    return lists.union(adults.select("entry", list=ibis.literal("adults"), item="person").distinct())


def _only_the_latest(source: Source) -> frozenset[str]:
    feeds = source.tables["feeds"]
    found = source.engine.connection.to_pyarrow(feeds.filter(feeds.only_the_latest).select("agency_kind"))
    return frozenset(found.column("agency_kind").to_pylist())


def _all_facts(source: Source, entries: ir.Table, present: ir.Table) -> ir.Table:
    described = source.engine.keep(_described(source, entries, present))
    codes = source.engine.keep(_codes(source, described))
    topics = source.engine.keep(_topics(source, described, codes))
    kinds = {kind for one in source.wanted.every for kind in one.kinds}
    told = MADE_KNOWN in kinds
    parts = [
        _by_topic(described, topics),
        _as_kind(described.filter(described.voice), VOICE, ":voice"),
        _as_kind(
            described.filter((described[DETAIL + "seen"] == "yes") & described.kind.notin(_VISITS)), SIGHTING, ":seen"
        ),
        *([_told(source, described)] if told else []),
        _of_codes(described, codes, topics, kinds),
    ]
    found = functools.reduce(lambda one, other: one.union(other), parts)
    return found.filter(found.kind.isin(sorted(kinds)))


def _described(source: Source, entries: ir.Table, present: ir.Table) -> ir.Table:
    """The entries with their details in columns, the adult whom each names, and the entry that each is about."""
    names = _details_read(source)
    details = source.tables["entry_details"]
    details = details.filter(details.name.isin(names))
    wide = details.group_by(of_entry=details.entry).agg(
        **{DETAIL + name: details.value.max(where=details.name == name) for name in names}
    )
    rank = ibis.cases(
        *((present.role == role, number) for number, role in enumerate(terms.adult_roles())), else_=_MENTIONED_RANK
    )
    adults = present.filter(present.role.isin([*terms.adult_roles(), "mentioned"])).mutate(rank=rank)
    first = ibis.row_number().over(group_by=adults.entry, order_by=[adults["rank"], adults.number])
    adults = adults.mutate(place=first).filter(ibis._.place == 0).select(adult_in="entry", adult="person")
    found = entries.left_join(wide, entries.entry == wide.of_entry).drop("of_entry")
    found = found.left_join(adults, found.entry == adults.adult_in).drop("adult_in")
    found = found.mutate(
        adult=ibis.coalesce(found.adult, ibis.literal("")),
        about_entry=ibis.ifelse(
            found.kind.isin(sorted(terms.kinds_that_answer_another())),
            ibis.coalesce(found[DETAIL + _ABOUT_ENTRY], ibis.literal("")),
            found.entry,
        ),
    )
    return found.mutate(**_yes_when_listed(found))


_MENTIONED_RANK = 99


def _details_read(source: Source) -> list[str]:
    lists = [name for names in terms.yes_when_listed().values() for name in names]
    return sorted({*source.wanted.details, *lists, *terms.yes_when_listed(), "topic", "type", "seen", _ABOUT_ENTRY})


def _yes_when_listed(found: ir.Table) -> dict[str, ir.StringValue]:
    """Yes or no beside each list of which only whether there is one matters."""
    more = {}
    for name, lists in terms.yes_when_listed().items():
        says = [found[DETAIL + one] for one in lists]
        something = [holds(one.strip().lower().notin(sorted(terms.words_for_none()))) for one in says]
        given = functools.reduce(lambda one, other: one | other, [one.notnull() for one in says])
        any_holds = functools.reduce(lambda one, other: one | other, something)
        listed = ibis.ifelse(given, ibis.ifelse(any_holds, "yes", "no"), ibis.null("string"))
        more[DETAIL + name] = ibis.coalesce(found[DETAIL + name], listed)
    return more


def _codes(source: Source, described: ir.Table) -> ir.Table:
    """Each code that counts, and whether nobody has confirmed it."""
    codes = source.tables["entry_codes"]
    counts = codes.status == "confirmed"
    if source.reader.with_suggested:
        counts |= codes.status != "rejected"
    says = terms.codes_say()
    codes = codes.filter(counts & codes.code.isin(sorted(says)))
    of = described.select(in_entry="entry")
    return codes.semi_join(of, codes.entry == of.in_entry).select(
        "entry", "number", "code", "polarity", leans=codes.status != "confirmed"
    )


def _topics(source: Source, described: ir.Table, codes: ir.Table) -> ir.Table:
    """Each topic of each entry, once."""
    names = source.engine.keep(_topics_called(source, described))
    found = described
    for detail in ("topic", "type"):
        of = names.select(**{f"{detail}_words": "words", f"{detail}_says": "topic"})
        found = found.left_join(of, found[DETAIL + detail] == of[f"{detail}_words"])
    of_details = found.select("entry", topic=ibis.coalesce(found.topic_says, found.type_says))
    of_codes = codes.select(
        "entry",
        topic=ibis.cases(
            *((codes.code == code, says.topic) for code, says in terms.codes_say().items() if says.topic),
            else_=ibis.null("string"),
        ),
    )
    found = of_details.filter(of_details.topic.notnull()).union(of_codes.filter(of_codes.topic.notnull()))
    return found.distinct()


def _topics_called(source: Source, described: ir.Table) -> ir.Table:
    """What each wording of a topic says, worked out in Python: so that the engines never differ in it."""
    said = [described.select(words=described[DETAIL + name]) for name in ("topic", "type")]
    words = source.engine.connection.to_pyarrow(said[0].union(said[1]).distinct()).column("words").to_pylist()
    known = {one: topic for one in words if one is not None and (topic := terms.topic_of(one))}
    schema = ibis.schema({"words": "string", "topic": "string"})
    return ibis.memtable({"words": list(known), "topic": list(known.values())}, schema=schema)


def _columns(found: ir.Table) -> list[str]:
    return [*_OWN, *(name for name in found.columns if name.startswith(DETAIL))]


def _person(found: ir.Table, kind: ir.StringValue) -> ir.StringValue:
    return ibis.ifelse(kind.isin(sorted(terms.kinds_about_an_adult())), found.adult, ibis.literal(""))


def _by_topic(described: ir.Table, topics: ir.Table) -> ir.Table:
    of = topics.select(topic_of="entry", found_topic="topic")
    found = described.left_join(of, described.entry == of.topic_of)
    topic = ibis.coalesce(found.found_topic, ibis.literal(""))
    return found.select(
        *_columns(found),
        kind=found.kind,
        part=ibis.literal(":") + topic,
        topic=topic,
        person=_person(found, found.kind),
        leans=ibis.literal(value=False),
    )


def _as_kind(found: ir.Table, kind: str, part: str) -> ir.Table:
    """The same entries once more, as facts of a kind of their own."""
    return found.select(
        *_columns(found),
        kind=ibis.literal(kind),
        part=ibis.literal(part),
        topic=ibis.literal(""),
        person=_person(found, found.kind),
        leans=ibis.literal(value=False),
    )


def _told(source: Source, described: ir.Table) -> ir.Table:
    told = source.tables["entry_known_to"]
    told = told.select(
        told_entry="entry", told_agency="agency", told_kind="agency_kind", since=day_number(told.since)
    )
    told = told.filter(told.since <= source.as_of)
    found = described.join(told, described.entry == told.told_entry)
    found = found.mutate(
        agency_kind=found.told_kind, lower=found.since, upper=found.since, known=found.since, known_lower=found.since
    )
    return found.select(
        *_columns(found),
        kind=ibis.literal(MADE_KNOWN),
        part=ibis.literal(":to:") + found.told_agency,
        topic=ibis.literal(""),
        person=_person(found, found.kind),
        leans=ibis.literal(value=False),
    )


def _of_codes(described: ir.Table, codes: ir.Table, topics: ir.Table, kinds: set[str]) -> ir.Table:
    """The facts that codes give."""
    alone = topics.group_by(topic_of="entry").agg(only=topics.topic.max(), several=topics.count())
    alone = alone.filter(alone.several == 1)
    given = {code: says for code, says in terms.codes_say().items() if says.kind in kinds}
    of = codes.filter(codes.code.isin(sorted(given)) & (codes.polarity == "affirmed"))
    says_kind = ibis.cases(*((of.code == code, says.kind) for code, says in given.items()), else_="")
    says_topic = ibis.cases(*((of.code == code, says.topic) for code, says in given.items()), else_="")
    more: dict[str, list[tuple[str, str]]] = {}
    for code, says in given.items():
        for name, value in says.details.items():
            more.setdefault(name, []).append((code, as_text(value)))
    said = {
        f"says_{name}": ibis.cases(*((of.code == code, value) for code, value in pairs), else_=ibis.null("string"))
        for name, pairs in more.items()
    }
    of = of.select(code_of="entry", number="number", leans="leans", says_kind=says_kind, says_topic=says_topic, **said)
    found = described.join(of, [described.entry == of.code_of, described.kind != of.says_kind])
    found = found.left_join(alone, found.entry == alone.topic_of)
    only = ibis.coalesce(found.only, ibis.literal(""))
    details = {
        name: ibis.coalesce(found["says_" + name.removeprefix(DETAIL)], found[name])
        if name.removeprefix(DETAIL) in more
        else found[name]
        for name in _columns(found)
        if name.startswith(DETAIL)
    }
    return found.select(
        *_OWN,
        **details,
        kind=found.says_kind,
        part=ibis.literal(":code:") + found.number.cast("string"),
        topic=ibis.ifelse(found.says_topic != "", found.says_topic, only),
        person=_person(found, found.says_kind),
        leans=found.leans,
    )


def _numbered(facts: ir.Table) -> ir.Table:
    return facts.mutate(n=ibis.row_number().over(ibis.window()).cast("int64"), fact=facts.entry + facts.part).drop("part")


def _of_children(facts: ir.Table, named: ir.Table, children: ir.Table) -> ir.Table:
    """Each fact once for every child whom it concerns: those whom its entry names, or every child of the family."""
    child = children.select("child", "name", in_family="family")
    of = named.select(named_in="entry", person="person")
    who = of.join(child, of.person == child.name).select("named_in", "child", "in_family")
    some = facts.join(who, [facts.entry == who.named_in, facts.family == who.in_family]).drop("named_in", "in_family")
    nobody = facts.anti_join(of, facts.entry == of.named_in)
    family = child.drop("name")
    everyone = nobody.join(family, nobody.family == family.in_family).drop("in_family")
    return some.select(*some.columns).union(everyone.select(*some.columns))
