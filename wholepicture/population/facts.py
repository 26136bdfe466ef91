"""The facts of a whole area, from the flat tables: beside `checks.facts_of_entries`, and the same facts.

A fact has its entry's id and a `part` (together its own id), its kind, its days as whole numbers, and what its details
say (see `details`). `Facts.of_child` holds each fact once for every child whom it concerns.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks import terms
from wholepicture.checks.details import as_text, implied
from wholepicture.population.details import SAID, Details, details_of
from wholepicture.population.known import Source, day_number
from wholepicture.population.levels import DETAIL, holds
from wholepicture.population.relevant import MADE_KNOWN, SIGHTING, VOICE, relevant

_VISITS = ("visit", "sighting", "no_access")
_OWN = ("entry", "family", "agency_kind", "lower", "upper", "known", "known_lower", "basis", "event", "answers_another")
_SAY_THE_TOPIC = ("topic", "type", "factor")
_MENTIONED_RANK = 99
_DIGITS = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks read about an area, as one reader knew it on one day.

    Args:
        children: Each child: `child` (a number), `name`, `family`, `born`.
        of_family: Each fact once, of the kinds that are looked at for every child of a family.
        of_child: Each fact once for every child whom it concerns.
        named: Each child whom an entry names: `entry`, `person`.
        listed: What the lists of an entry hold: `entry`, `list`, `item`; "adults" are those whom it names.
        heard: When each kind of agency recorded anything: `family`, `agency_kind`, `known`.
        parents: Each known parent: `family`, `parent`, and `since` when it was known.
        only_the_latest: `agency_kind` of each feed that proves no absence.
        details: Which bit of a fact stands for what.
    """

    children: ir.Table
    of_family: ir.Table
    of_child: ir.Table
    named: ir.Table
    listed: ir.Table
    heard: ir.Table
    parents: ir.Table
    only_the_latest: frozenset[str]
    details: Details


def facts_of(source: Source) -> Facts:
    """The facts of an area, as one reader knew them on one day.

    Args:
        source: The flat tables, who reads, and what the checks read.
    """
    keep = source.engine.keep
    read = relevant(source)
    entries = read.entries
    present = keep(_present(source, entries))
    children = keep(_children(source, read.families))
    listed = keep(_listed(source, entries, present))
    named = keep(_named(present))
    details = details_of(source.wanted.every, source.spelled, "seen")
    facts = _all_facts(source, entries, present, details)
    of_family = facts.filter(facts.kind.isin(source.wanted.of_each_child))
    return Facts(
        children=children,
        of_family=keep(of_family),
        of_child=keep(_of_children(facts, named, children, source.before_birth)),
        named=named,
        listed=listed,
        heard=read.heard,
        parents=keep(_parents(_present(source, read.of_parents))),
        only_the_latest=_only_the_latest(source),
        details=details,
    )


def _present(source: Source, entries: ir.Table) -> ir.Table:
    """Each person in an entry that is read."""
    people = source.tables["entry_people"]
    people = people.select("entry", "number", "person", "role", "mentioned")
    of = entries.select(in_entry="entry", family="family", known="known")
    return people.join(of, people.entry == of.in_entry).drop("in_entry")


def _children(source: Source, numbers: ir.Table) -> ir.Table:
    people = source.tables["people"]
    people = people.filter(people.child)
    of = numbers.select(of_family="family", family_number="number")
    found = people.join(of, people.family == of.of_family)
    return found.select(
        child=ibis.row_number().over(ibis.window()).cast("int32"),
        name=found.person,
        family=found.family_number,
        born=day_number(found.born),
    )


def _named(present: ir.Table) -> ir.Table:
    return (
        present.filter(present.role.isin(sorted(terms.child_roles())) & ~present.mentioned)
        .select("entry", "person")
        .distinct()
    )


def _parents(present: ir.Table) -> ir.Table:
    parents = present.filter(present.role.isin(sorted(terms.parent_roles())) & ~present.mentioned)
    return parents.group_by("family", parent="person").agg(since=parents.known.min())


def _listed(source: Source, entries: ir.Table, present: ir.Table) -> ir.Table:
    lists = source.tables["entry_lists"]
    lists = lists.filter(lists.list.isin(source.wanted.lists)).select("entry", "list", "item")
    lists = lists.semi_join(entries, lists.entry == entries.entry)
    adults = present.filter(present.role.isin(terms.adult_roles()) & ~present.mentioned)
    return lists.union(adults.select("entry", list=ibis.literal("adults"), item="person").distinct())


def _only_the_latest(source: Source) -> frozenset[str]:
    feeds = source.tables["feeds"]
    found = source.engine.fetch(feeds.filter(feeds.only_the_latest).select("agency_kind"))
    return frozenset(found.column("agency_kind").to_pylist())


def _all_facts(source: Source, entries: ir.Table, present: ir.Table, details: Details) -> ir.Table:
    codes = source.engine.keep(_codes(source, entries))
    described = source.engine.keep(_described(source, entries, present, codes, details))
    topics = source.engine.keep(_topics(source, entries, codes))
    kinds = {kind for one in source.wanted.every for kind in one.kinds}
    parts = [_by_topic(described, topics)]
    if VOICE in kinds:
        parts.append(_as_kind(described.filter(described.voice), VOICE, ":voice"))
    if SIGHTING in kinds:
        seen = described.filter(details.says(described, "seen", ["yes"]) & described.kind.notin(_VISITS))
        parts.append(_as_kind(seen, SIGHTING, ":seen"))
    if MADE_KNOWN in kinds:
        parts.append(_told(source, described, MADE_KNOWN, ":to:"))
    for of, received in terms.kinds_of_the_told().items():
        if received in kinds:
            parts.append(_told(source, described.filter(described.kind == of), received, ":came:"))
    parts.append(_of_codes(described, codes, topics, kinds, details))
    found = functools.reduce(lambda one, other: one.union(other), parts)
    return found.filter(found.kind.isin(sorted(kinds)))


def _described(source: Source, entries: ir.Table, present: ir.Table, codes: ir.Table, details: Details) -> ir.Table:
    """The entries with what their details say, and the adult whom each names where that matters."""
    said = source.tables["entry_details"].select("entry", "name", "value")
    said = said.semi_join(entries, said.entry == entries.entry)
    packed = details.packed(said.union(_yes_when_listed(said)).union(_implied(said, source)))
    texts = said.filter(said.name.isin(source.wanted.texts))
    texts = texts.group_by(text_of=texts.entry).agg(
        **{DETAIL + name: texts.value.max(where=texts.name == name) for name in source.wanted.texts}
    )
    adults = _adults(source, entries, present, codes, roles=terms.adult_roles(), name="adult")
    new = _adults(source, entries, present, codes, roles=terms.new_adult_roles(), name="new_adult")
    found = entries.left_join(packed, entries.entry == packed.of_entry).drop("of_entry")
    found = found.left_join(texts, found.entry == texts.text_of).drop("text_of")
    found = found.left_join(adults, found.entry == adults.adult_in).drop("adult_in")
    found = found.left_join(new, found.entry == new.new_adult_in).drop("new_adult_in")
    bits = {column: ibis.coalesce(found[column], 0) for column in details.columns}
    return found.mutate(
        adult=ibis.coalesce(found.adult, ibis.literal("")),
        new_adult=ibis.coalesce(found.new_adult, ibis.literal("")),
        answers_another=found.kind.isin(sorted(terms.kinds_that_answer_another())),
        **bits,
    )


def _adults(
    source: Source, entries: ir.Table, present: ir.Table, codes: ir.Table, *, roles: tuple[str, ...], name: str
) -> ir.Table:
    """The adult whom each entry names first, by the order of some roles: of the entries of which that matters."""
    says = [code for code, of in terms.codes_say().items() if of.kind in source.wanted.of_person]
    coded = codes.filter(codes.code.isin(says)).select("entry")
    some = entries.filter(entries.kind.isin(source.wanted.of_person)).select("entry").union(coded)
    found = present.filter(present.role.isin(roles))
    found = found.semi_join(some, found.entry == some.entry)
    rank = ibis.cases(*((found.role == role, number) for number, role in enumerate(roles)), else_=_MENTIONED_RANK)
    rank = ibis.ifelse(found.mentioned, _MENTIONED_RANK, rank)
    place = (rank * 10_000 + found.number + 10**_DIGITS).cast("string")  # so that words are in the order of numbers
    first = found.group_by(**{f"{name}_in": found.entry}).agg(first=(place + found.person).min())
    return first.select(f"{name}_in", **{name: first["first"].substr(_DIGITS + 1)})


def _yes_when_listed(said: ir.Table) -> ir.Table:
    """Yes or no beside each list of which only whether there is one matters."""
    parts = []
    for name, lists in terms.yes_when_listed().items():
        of = said.filter(said.name.isin(lists) & said.value.strip().lower().notin(sorted(terms.words_for_unknown())))
        holds = of.value.strip().lower().notin(sorted(terms.words_for_none()))
        some = of.group_by("entry").agg(holds=holds.any())
        given = said.filter(said.name == name).select(given="entry")
        some = some.anti_join(given, some.entry == given.given)
        parts.append(some.select("entry", name=ibis.literal(name), value=ibis.ifelse(some.holds, "yes", "no")))
    return functools.reduce(lambda one, other: one.union(other), parts)


def _implied(said: ir.Table, source: Source) -> ir.Table:
    """What one detail says of another, where an entry does not say that itself."""
    parts = []
    for one in implied():
        of = said.filter((said.name == one.detail) & said.value.isin(source.spelled.of(one.detail, [one.value])))
        given = said.filter(said.name == one.says).select(given="entry")
        of = of.anti_join(given, of.entry == given.given)
        parts.append(of.select("entry", name=ibis.literal(one.says), value=ibis.literal(one.value_said)))
    return functools.reduce(lambda one, other: one.union(other), parts)


def _codes(source: Source, entries: ir.Table) -> ir.Table:
    """Each code that counts, and whether nobody has confirmed it."""
    codes = source.tables["entry_codes"]
    counts = codes.status == "confirmed"
    if source.reader.with_suggested:
        counts |= codes.status != "rejected"
    says = terms.codes_say()
    codes = codes.filter(counts & codes.code.isin(sorted(says)))
    of = entries.select(in_entry="entry")
    return codes.semi_join(of, codes.entry == of.in_entry).select(
        "entry", "number", "code", "polarity", leans=codes.status != "confirmed"
    )


def _topics(source: Source, entries: ir.Table, codes: ir.Table) -> ir.Table:
    """Each topic of each entry, once."""
    said = source.tables["entry_details"]
    said = said.filter(said.name.isin(_SAY_THE_TOPIC)).select("entry", "name", "value")
    said = source.engine.keep(said.semi_join(entries, said.entry == entries.entry))
    names = _topics_called(source, said)
    named = said.join(names, said.value == names.words)
    order = ibis.cases(*((named.name == name, place) for place, name in enumerate(_SAY_THE_TOPIC)), else_=0)
    first = ibis.row_number().over(group_by=named.entry, order_by=order)
    of_details = named.mutate(first=first).filter(ibis._.first == 0).select("entry", "topic")
    of_codes = codes.select(
        "entry",
        topic=ibis.cases(
            *((codes.code == code, says.topic) for code, says in terms.codes_say().items() if says.topic),
            else_=ibis.null("string"),
        ),
    )
    return _narrowest(of_details.union(of_codes.filter(of_codes.topic.notnull())).distinct())


def _narrowest(topics: ir.Table) -> ir.Table:
    """Without the wider topic where an entry says a narrower one."""
    wide = [(topics.topic.isin(sorted(held)), one) for one, held in terms.wider_topics().items()]
    wider = topics.select(narrow_of="entry", wider=ibis.cases(*wide, else_=ibis.null("string")))
    wider = wider.filter(wider.wider.notnull())
    return topics.anti_join(wider, [topics.entry == wider.narrow_of, topics.topic == wider.wider])


def _topics_called(source: Source, said: ir.Table) -> ir.Table:
    """What each wording of a topic says, worked out in Python: so that the engines never differ in it."""
    words = source.engine.fetch(said.select("value").distinct()).column("value").to_pylist()
    known = {one: topic for one in words if (topic := terms.topic_of(one))}
    schema = ibis.schema({"words": "string", "topic": "string"})
    return ibis.memtable({"words": list(known), "topic": list(known.values())}, schema=schema)


def _columns(found: ir.Table) -> list[str]:
    return [*_OWN, *(name for name in found.columns if name.startswith((DETAIL, SAID)))]


def _person(found: ir.Table, kind: ir.StringValue) -> ir.StringValue:
    return ibis.cases(
        (~kind.isin(sorted(terms.kinds_about_an_adult())), ""),
        (kind.isin(sorted(terms.kinds_of_a_new_adult())), found.new_adult),
        else_=found.adult,
    )


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


def _told(source: Source, described: ir.Table, kind: str, part: str) -> ir.Table:
    told = source.tables["entry_known_to"]
    told = told.select(told_entry="entry", told_agency="agency", told_kind="agency_kind", since=day_number(told.since))
    told = told.filter(told.since <= source.as_of)
    found = described.join(told, described.entry == told.told_entry)
    found = found.mutate(
        agency_kind=found.told_kind, lower=found.since, upper=found.since, known=found.since, known_lower=found.since
    )
    return found.select(
        *_columns(found),
        kind=ibis.literal(kind),
        part=ibis.literal(part) + found.told_agency,
        topic=ibis.literal(""),
        person=_person(found, found.kind),
        leans=ibis.literal(value=False),
    )


def _by_code(code: ir.StringValue, says: Mapping[str, str]) -> ir.StringValue:
    """What each code says; "" for a code that says nothing."""
    cases = [(code == one, words) for one, words in says.items()]
    return ibis.cases(*cases, else_="") if cases else ibis.literal("")


def _of_codes(described: ir.Table, codes: ir.Table, topics: ir.Table, kinds: set[str], details: Details) -> ir.Table:
    """The facts that codes give."""
    alone = topics.group_by(topic_of="entry").agg(only=topics.topic.max(), several=topics.count())
    alone = alone.filter(alone.several == 1)
    given = {code: says for code, says in terms.codes_say().items() if says.kind in kinds}
    of = codes.filter(codes.code.isin(sorted(given)) & (codes.polarity == "affirmed"))
    says_kind = _by_code(of.code, {code: says.kind for code, says in given.items()})
    says_topic = _by_code(of.code, {code: says.topic for code, says in given.items()})
    of = of.select(
        code_of="entry", code="code", number="number", leans="leans", says_kind=says_kind, says_topic=says_topic
    )
    found = described.join(of, [described.entry == of.code_of, described.kind != of.says_kind])
    found = found.left_join(alone, found.entry == alone.topic_of)
    for code, says in given.items():
        if says.details:
            said = {name: as_text(value) for name, value in says.details.items()}
            found = found.mutate(**details.with_said(found, said, found.code == code))
    only = ibis.coalesce(found.only, ibis.literal(""))
    return found.select(
        *_columns(found),
        kind=found.says_kind,
        part=ibis.literal(":code:") + found.number.cast("string"),
        topic=ibis.ifelse(found.says_topic != "", found.says_topic, only),
        person=_person(found, found.says_kind),
        leans=found.leans,
    )


def _of_children(facts: ir.Table, named: ir.Table, children: ir.Table, before_birth: int) -> ir.Table:
    """Each fact once for every child whom it concerns: those whom its entry names, or every child of the family.

    Nothing concerns a child that is older than the pregnancy with them.
    """
    child = children.select("child", "name", "born", in_family="family")
    of = named.select(named_in="entry", person="person")
    who = of.join(child, of.person == child.name).select("named_in", "child", "born", "in_family")
    some = facts.join(who, [facts.entry == who.named_in, facts.family == who.in_family]).drop("named_in", "in_family")
    nobody = facts.anti_join(of, facts.entry == of.named_in)
    family = child.drop("name")
    everyone = nobody.join(family, nobody.family == family.in_family).drop("in_family")
    found = some.select(*some.columns).union(everyone.select(*some.columns))
    of_the_born = found.kind.isin(sorted(terms.kinds_of_a_born_child()))
    yet_to_come = holds((found.upper < found.born - before_birth) | (of_the_born & (found.upper < found.born)))
    return found.filter(~yet_to_come).drop("born")
