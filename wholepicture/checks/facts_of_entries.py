"""A family's facts from its chronology, as one reader knew them on one day."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wholepicture.checks import terms
from wholepicture.checks.details import as_text, implied, meaning_of
from wholepicture.checks.fact import Child, Fact, Family, Heard
from wholepicture.checks.one_event import event_of_each
from wholepicture.checks.people import People
from wholepicture.chronology.entry import Code, DetailValue, Entry, KnownTo

NO_NAME = "the child"
"""Whom the checks are about while nobody has named a child."""
_AFFIRMED = "affirmed"
_CONFIRMED = "confirmed"
_REJECTED = "rejected"
_SEPARATORS = re.compile(r"[;,]")
_VOICE = "voice"
_MADE_KNOWN = "made_known"
_SAY_THE_TOPIC = ("topic", "type", "factor")
_SIGHTING = "sighting"
_YES = "yes"
_VISITS = frozenset({"visit", "sighting", "no_access"})


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and for which day.

    Args:
        as_of: The day: nothing that was not known by then is read.
        agency: The agency whose knowledge is asked for: what it held, or had been told; None for what anybody knew.
        with_suggested: Whether codes count that a rule suggested and nobody has confirmed.
    """

    as_of: datetime.date
    agency: str | None = None
    with_suggested: bool = False


def family_of(
    entries: Sequence[Entry],
    reader: Reader,
    *,
    children: Sequence[Child] = (),
    only_the_latest: frozenset[str] = frozenset(),
) -> Family:
    """All that the checks read about one family, as one reader knew it on one day.

    Args:
        entries: The chronology.
        reader: Who reads, and for which day.
        children: Its children; none: those whom the entries that were known name in the role of a child, else one child
            without a name.
        only_the_latest: Kinds of agencies whose feed holds only the latest of each thing.
    """
    known = list(as_known_on(entries, reader))
    names = People([entry for entry, _day in known], children)  # what is learned later names nobody before
    events = event_of_each(entry for entry, _day in known)
    facts = tuple(
        dataclasses.replace(fact, event=events.get(entry.id, entry.id))
        for entry, day in known
        for fact in _facts(entry, day, reader, names)
    )
    heard = tuple({Heard(entry.agency.kind, day): None for entry, day in known})
    kept = children or tuple(Child(name) for name in names.children()) or (Child(NO_NAME),)
    return Family(kept, names.parents(known), facts, heard, only_the_latest, names.may_be, names.unnamed)


def children_not_asked(entries: Sequence[Entry], reader: Reader, children: Sequence[Child]) -> tuple[str, ...]:
    """The children whom the entries that a reader knew name, and who are none of those for whom it is asked."""
    if not children:
        return ()
    known = [entry for entry, _day in as_known_on(entries, reader)]
    asked = {child.name for child in children}
    return tuple(name for name in People(known, children).children() if name not in asked)


def known_on(entry: Entry) -> datetime.date | None:
    """The day on which the agency that holds an entry knew it; None when nothing says.

    When the source says neither when the agency knew nor when it wrote it down, the last day on which it can have
    happened stands for it: an agency cannot have recorded it as done before. And it cannot have known it before the
    first day on which it can have happened.
    """
    if says_known_too_early(entry):
        return entry.happened.lower
    return entry.known_on or entry.happened.upper


def says_known_too_early(entry: Entry) -> bool:
    """Whether an entry says that it was known before the first day on which it can have happened."""
    return bool(entry.known_on and entry.happened.lower and entry.known_on < entry.happened.lower)


def as_known_on(entries: Iterable[Entry], reader: Reader) -> Iterator[tuple[Entry, datetime.date]]:
    """Each entry that a reader knew, with the day on which they knew it; what had been corrected by then is left out.

    Args:
        entries: The chronology.
        reader: Who reads, and for which day.
    """
    visible: dict[str, tuple[Entry, datetime.date]] = {}
    for entry in entries:
        day = _known_by(entry, reader.agency)
        if day is not None and day <= reader.as_of:
            visible[entry.id] = (entry, day)
    replaced = {entry.replaces for entry, _day in visible.values() if entry.replaces not in {None, entry.id}}
    for entry_id, found in visible.items():
        if entry_id not in replaced or _corrects_itself(entry_id, visible):
            yield found


def _corrects_itself(entry_id: str, visible: Mapping[str, tuple[Entry, datetime.date]]) -> bool:
    """Whether corrections run in a ring: then none of them is later than the others, and all of them are read."""
    seen: set[str] = set()
    at: str | None = entry_id
    while at is not None and at in visible and at not in seen:
        seen.add(at)
        at = visible[at][0].replaces
    return at == entry_id


def _known_by(entry: Entry, agency: str | None) -> datetime.date | None:
    if agency is None or agency in {entry.agency.name, entry.agency.kind}:
        return known_on(entry)
    told = [one.since for one in entry.known_to if agency in {one.agency.name, one.agency.kind}]
    return min(told, default=None)


def _facts(entry: Entry, day: datetime.date, reader: Reader, names: People) -> Iterator[Fact]:
    """What one entry says."""
    codes = list(_codes(entry, reader))
    topics = _topics(entry, codes)
    person = names.adult_in(entry, entry.kind)
    base = Fact(
        id=entry.id,
        entry=entry.id,
        kind=entry.kind,
        agency=entry.agency.name,
        agency_kind=entry.agency.kind,
        lower=entry.happened.lower,
        upper=entry.happened.upper,
        known=day,
        known_lower=_known_lower(entry, day),
        person=person,
        about_entry=_about_entry(entry),
        children=names.children_in(entry),
        basis=entry.basis,
        details=_details(details_of(entry)),
        lists=_lists(entry, names),
    )
    for topic in topics or [""]:
        yield dataclasses.replace(base, id=f"{entry.id}:{topic}", topic=topic)
    if entry.voice.strip():
        yield dataclasses.replace(base, id=f"{entry.id}:voice", kind=_VOICE)
    if meaning_of("seen", entry.details.get("seen")) == _YES and entry.kind not in _VISITS:
        yield dataclasses.replace(base, id=f"{entry.id}:seen", kind=_SIGHTING)
    for told in entry.known_to:
        if told.since <= reader.as_of:
            yield from _told(base, told)
    for number, (code, leans) in enumerate(codes):
        fact = _of_code(code, base, names, entry, topics)
        if fact is not None:
            yield dataclasses.replace(fact, id=f"{entry.id}:code:{number}", leans=leans)


def _told(base: Fact, told: KnownTo) -> Iterator[Fact]:
    """That an agency was told of an entry; for some kinds that is a thing of its own, such as a referral received."""
    known = dataclasses.replace(
        base, id=f"{base.entry}:to:{told.agency.name}", kind=_MADE_KNOWN, agency=told.agency.name,
        agency_kind=told.agency.kind, lower=told.since, upper=told.since, known=told.since, known_lower=told.since,
    )  # fmt: skip
    yield known
    received = terms.kinds_of_the_told().get(base.kind)
    if received:
        yield dataclasses.replace(known, id=f"{base.entry}:came:{told.agency.name}", kind=received)


def _of_code(code: Code, base: Fact, names: People, entry: Entry, topics: Sequence[str]) -> Fact | None:
    says = terms.codes_say().get(code.code)
    if says is None or not says.kind or says.kind == base.kind or code.polarity != _AFFIRMED:
        return None
    person = names.adult_in(entry, says.kind)
    topic = says.topic or (topics[0] if len(topics) == 1 else "")
    return dataclasses.replace(
        base, kind=says.kind, topic=topic, person=person, details={**base.details, **says.details}
    )


def _codes(entry: Entry, reader: Reader) -> Iterator[tuple[Code, bool]]:
    """Each code that counts, and whether nobody has confirmed it."""
    confirmed = [code for code in (*entry.codes, *entry.suggested) if code.status == _CONFIRMED]
    seen = {(code.code, code.polarity, code.subject): code for code in confirmed}
    yield from ((code, False) for code in seen.values())
    if reader.with_suggested:
        for code in entry.suggested:
            key = (code.code, code.polarity, code.subject)
            if code.status not in {_CONFIRMED, _REJECTED} and key not in seen:
                seen[key] = code
                yield code, True


def _topics(entry: Entry, codes: Sequence[tuple[Code, bool]]) -> list[str]:
    said = (terms.topic_of(entry.details.get(name)) for name in _SAY_THE_TOPIC)
    found = [next((topic for topic in said if topic), "")]
    says = terms.codes_say()
    found.extend(says[code.code].topic for code, _leans in codes if code.code in says)
    said_so = {topic for topic in found if topic}
    return sorted(topic for topic in said_so if not terms.wider_topics().get(topic, frozenset()) & said_so)


def _known_lower(entry: Entry, day: datetime.date) -> datetime.date:
    if entry.known_on is not None or entry.happened.lower is None:
        return day
    return min(entry.happened.lower, day)


def _about_entry(entry: Entry) -> str:
    """The entry that an entry is about: the one that it answers, when its kind answers another; else itself."""
    if entry.kind in terms.kinds_that_answer_another():
        return str(entry.details.get("about_entry") or "")
    return entry.id


def details_of(entry: Entry) -> Mapping[str, DetailValue]:
    """What an entry says in its details, with what the rest of it says just as plainly and a rule asks for.

    With whom a contact was (`with_reporter`), and that who reported is withheld (`reporter_withheld`), is also said by
    its people; whether a response stands beside
    it (`response_written`) and whether a visit came without its words (`words_missing`), by the entry itself.
    """
    more: dict[str, DetailValue] = {}
    roles = {one.role for one in entry.people} - terms.child_roles()
    if entry.kind in terms.kinds_with_somebody() and roles:
        if roles & terms.reporter_roles():
            more["with_reporter"] = True
        elif roles <= terms.parent_roles():
            more["with_reporter"] = False
    reporters = {one.person.strip().lower() for one in entry.people if one.role in terms.reporter_roles()}
    if reporters & terms.names_for_withheld():
        more["reporter_withheld"] = True
    if entry.response.strip():
        more["response_written"] = True
    if entry.kind in _VISITS and not entry.words.strip() and not entry.voice.strip():
        more["words_missing"] = True
    return {**more, **entry.details} if more else entry.details


def _details(details: Mapping[str, DetailValue]) -> Mapping[str, DetailValue]:
    """The details, with what others imply, and yes or no beside each list of which only that there is one matters."""
    more: dict[str, DetailValue] = {}
    for name, held_in in terms.yes_when_listed().items():
        cells = [as_text(details[one]).strip().lower() for one in held_in if details.get(one) is not None]
        given = [cell for cell in cells if cell not in terms.words_for_unknown()]
        if given and details.get(name) is None:
            more[name] = any(cell not in terms.words_for_none() for cell in given)
    for one in implied():
        if details.get(one.says) is None and meaning_of(one.detail, details.get(one.detail)) == one.value:
            more[one.says] = one.value_said
    return {**details, **more} if more else details


def _lists(entry: Entry, names: People) -> dict[str, frozenset[str]]:
    details = entry.details
    lists: dict[str, frozenset[str]] = {}
    for name, held_in in terms.list_details().items():
        cells = [details[one] for one in held_in if isinstance(details.get(one), str)]
        items = {part.strip() for cell in cells for part in _SEPARATORS.split(str(cell)) if part.strip()}
        if items:
            lists[name] = frozenset(names.key(item, entry.id) for item in items)
    adults = frozenset(names.key(one.person, entry.id) for one in entry.people if one.role in terms.adult_roles())
    return {**lists, "adults": adults} if adults else lists
