"""Histories drawn from the rules themselves: entries that a rule asks for, and some that just miss it, on the edges.

A history is drawn around one part of one check: kinds that belong together, whole weeks, the last day of a limit and
the day after, few children. Uniform draws see nothing: almost no check would ever be raised in them.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import random
from collections.abc import Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.checks import terms
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.details import closed_details
from wholepicture.checks.fact import Child
from wholepicture.checks.limits import Limits
from wholepicture.checks.vocabulary import Contradicted, Detail, Entries, Limb, NotSustained, Repeated
from wholepicture.chronology.entry import Code, Entry, KnownTo, PersonInEntry, Source
from wholepicture.population.asked_for import asked_for
from wholepicture.timescales.date_known import DateKnown

FIRST = datetime.date(2025, 3, 3)
_NO_FILE = Source(file="drawn", sha256="0" * 64)
_AGENCIES = ("children_social_care", "children_social_care", "police", "gp", "school", "health_visiting", "hospital")
_TOPICS = ("neglect", "domestic_abuse", "substance misuse", "harm", "health")
_ADULTS = (("Dean", "partner"), ("Mia", "mother"), ("Tom", "father"))
_DAY = datetime.timedelta(days=1)
_SAME_EVENT = 0.1  # how often an entry is proposed as the event of an earlier one


@dataclasses.dataclass(frozen=True)
class Around:
    """What one part of a check asks for."""

    limb: Limb
    entries: tuple[Entries, ...]
    lengths: tuple[str, ...]


@functools.cache
def parts() -> tuple[tuple[Around, ...], ...]:
    """Every part of every check, by check: one with many parts is drawn no more often than one with a single part."""
    every = [tuple(_around(limb) for limb in check.limbs) for check in every_check()]
    rarely_met = [of for of in every if isinstance(of[0].limb.when, NotSustained)]
    return (*every, *rarely_met * 4)


def _around(limb: Limb) -> Around:
    wanted = asked_for([dataclasses.replace(every_check()[0], limbs=(limb,))])
    word = limb.when
    lengths = [*wanted.limits]
    for name in ("during", "within", "before"):
        value = getattr(word, name, "")
        if value:
            lengths.append(value)
    core = [of for name in ("trigger", "of", "claim", "then", "said", "seen") if (of := getattr(word, name, None))]
    core = [each for of in core for each in ((of.claim, of.then) if isinstance(of, NotSustained) else (of,))]
    drawn = tuple(one for one in (*core * 3, *wanted.every) if one.kinds)  # nothing ends what is never over
    return Around(limb, drawn, tuple(lengths))


def _words_of(detail: Detail) -> tuple[str | bool | int, ...]:
    """What an entry may say for a detail: each value, often another spelling, and seldom what nobody understands."""
    of = closed_details().get(detail.name)
    if of is None:
        return ("other", 9)
    if set(of.words) == {"yes", "no"}:
        return (True, False, True, False, "Y", "No", "so-so", "not known")
    spelled = [others[0].upper() for others in of.words.values() if others]
    return (*of.words, *of.words, *spelled, "so-so", "not known")


class Drawing:
    """One family's history, drawn from a seed.

    Args:
        seed: The seed.
        as_of: The day for which it will be asked; what is drawn lies around it.
        limits: The limits, for their edges.
    """

    def __init__(self, seed: int, as_of: datetime.date, limits: Limits) -> None:
        self._draw = random.Random(seed)
        self._limits = limits
        self._as_of = as_of
        self._family = f"F{seed:010d}"
        self._around = self._draw.choice(self._draw.choice(parts()))
        self._entries: list[Entry] = []
        self._exact = (
            self._draw.random() < 0.55
        )  # one topic, one adult, no doubt: so that rules are met, not only missed
        self._topic = self._draw.choice(_TOPICS)
        born = [None, as_of - 100 * _DAY, as_of - 364 * _DAY, datetime.date(2021, 3, 3), datetime.date(2012, 5, 1)]
        self.children = tuple(
            Child(f"{self._family}-{name}", self._draw.choice(born))
            for name in ("Isla", "Kit")[: self._draw.choice((1, 1, 2))]
        )

    def history(self) -> tuple[list[Entry], tuple[Child, ...]]:
        """Its entries and its children."""
        again = isinstance(self._around.limb.when, Repeated | NotSustained | Contradicted)
        several = self._draw.randint(4 if again and self._exact else 1, 9)
        for _number in range(several):
            self._entries.append(self._entry(self._draw.choice(self._around.entries)))
        if self._exact and self._draw.random() < 0.6:
            for part in self._around.limb.when.expected.parts:
                self._entries.append(self._entry(part))
        if self._draw.random() < 0.6:
            self._entries.append(self._plain("note", "children_social_care"))
        return self._entries, self.children

    def _plain(self, kind: str, agency: str) -> Entry:
        return Entry(
            id=self._id(), happened=DateKnown.on(self._day()), agency=Agency(agency, agency), source=_NO_FILE, words="",
            kind=kind,
        )  # fmt: skip

    def _id(self) -> str:
        return f"{self._family}e{len(self._entries):02d}"

    def _day(self) -> datetime.date:
        """A whole week, or the edge of a limit after something earlier."""
        draw = self._draw
        edge = draw.choice((-1, 0, 0, 1))
        if self._entries and draw.random() < 0.6:
            earlier = draw.choice(self._entries)
            start = earlier.known_on or earlier.happened.upper or FIRST
            if draw.random() < 0.3:
                return start
            return self._after(start) + edge * _DAY
        if draw.random() < 0.3:
            return self._as_of - (self._after(FIRST) - FIRST) + edge * _DAY
        return self._as_of - 7 * draw.randint(0, 52) * _DAY

    def _after(self, start: datetime.date) -> datetime.date:
        name = self._draw.choice(self._around.lengths)
        if self._limits.setting(name).unit == "times":
            return start
        return min(self._limits.due(name, start), start + 800 * _DAY)  # a limit of "ever" is longer than any record

    def _entry(self, wanted: Entries) -> Entry:
        draw = self._draw
        wanted = draw.choice((wanted, *wanted.or_these))
        kind = draw.choice(wanted.kinds)
        own = kind if kind not in terms.own_kinds() else draw.choice(("note", "concern", "contact"))
        day = self._day()
        agency = draw.choice(wanted.agencies or _AGENCIES)
        if draw.random() < 0.1 or agency in wanted.not_agencies:
            agency = draw.choice(_AGENCIES)
        return Entry(
            id=self._id(), happened=self._vague(day), known_on=self._known(day), agency=Agency(agency, agency),
            source=_NO_FILE, words="", kind=own, voice="I am hungry" if kind == "voice" or draw.random() < 0.05 else "",
            basis=draw.choice(wanted.bases) if wanted.bases and draw.random() < 0.8 else "record",
            people=self._people(), details=self._details(wanted, day), codes=self._codes("confirmed", 0.12),
            suggested=self._codes("suggested", 0.12), known_to=self._told(day, often=kind == "made_known"),
            replaces=self._earlier(0.06), also_recorded_by=self._also_recorded_by(),
        )  # fmt: skip

    def _also_recorded_by(self) -> tuple[str, ...]:
        """An earlier entry, and all that it is proposed as: so that it never matters which of them a reader knew."""
        if not self._entries or self._draw.random() >= _SAME_EVENT:
            return ()
        earlier = self._draw.choice(self._entries)
        return (earlier.id, *earlier.also_recorded_by)

    def _earlier(self, often: float) -> str | None:
        return self._draw.choice(self._entries).id if self._entries and self._draw.random() < often else None

    def _vague(self, day: datetime.date) -> DateKnown:
        roll = self._draw.random()
        if roll < 0.8 or self._exact:
            return DateKnown.on(day)
        if roll < 0.93:
            return DateKnown(day - 7 * self._draw.randint(0, 2) * _DAY, day + 7 * self._draw.randint(0, 2) * _DAY)
        return self._draw.choice((DateKnown(day, None), DateKnown(None, day), DateKnown(None, None)))

    def _known(self, day: datetime.date) -> datetime.date | None:
        roll = self._draw.random()
        if roll < 0.35 or (self._exact and roll < 0.8):
            return None
        return day if roll < 0.6 else day + self._draw.choice((1, 7, 14, 28, 90, -7)) * _DAY

    def _told(self, day: datetime.date, *, often: bool) -> tuple[KnownTo, ...]:
        if self._draw.random() >= (0.8 if often else 0.1):
            return ()
        agencies = dict.fromkeys(self._draw.choices(_AGENCIES, k=2))
        return tuple(KnownTo(Agency(one, one), day + 7 * self._draw.randint(0, 3) * _DAY) for one in agencies)

    def _people(self) -> tuple[PersonInEntry, ...]:
        draw = self._draw
        if self._exact:
            return (PersonInEntry(f"{self._family}-Dean", "father" if draw.random() < 0.5 else "partner"),)
        children = [PersonInEntry(child.name, "child") for child in self.children if draw.random() < 0.4]
        adults = [PersonInEntry(f"{self._family}-{name}", role) for name, role in _ADULTS if draw.random() < 0.35]
        return (*children, *adults)

    def _details(self, wanted: Entries, day: datetime.date) -> dict[str, str | int | bool | None]:
        draw = self._draw
        found: dict[str, str | int | bool | None] = {}
        if self._exact:
            found["topic"] = draw.choice(wanted.topics) if wanted.topics else self._topic
        elif wanted.topics or draw.random() < 0.5:
            found["topic"] = draw.choice((*wanted.topics * 4, *_TOPICS, "something else", None))
        for detail in wanted.details:
            others = _words_of(detail)
            if draw.random() < (0.95 if self._exact else 0.75):
                found[detail.name] = draw.choice(others if detail.never or not detail.values else detail.values)
            elif draw.random() < 0.6:
                found[detail.name] = draw.choice((*others, *detail.values))
        for name in ("specialty", "reporter_type", "about"):
            if name not in found and draw.random() < (0.8 if self._exact and name == "about" else 0.3):
                found[name] = "a" if self._exact else draw.choice(("a", "b"))
        for name in ("review_on", "due"):
            if draw.random() < 0.4:
                found[name] = draw.choice(((day + 28 * _DAY).isoformat(), self._as_of.isoformat(), "soon"))
        return found | self._named_in_lists()

    def _named_in_lists(self) -> dict[str, str]:
        draw, found = self._draw, {}
        if self._entries and draw.random() < 0.6:
            found["about_entry"] = (self._entries[0] if self._exact else draw.choice(self._entries)).id
        if draw.random() < 0.3:
            several = len(self.children) if self._exact else 1
            found["children_covered"] = "; ".join(draw.sample([one.name for one in self.children], several))
        if draw.random() < 0.3:
            found["agencies_present"] = ", ".join(
                draw.sample(("police", "gp", "children_social_care", "school"), draw.randint(1, 4))
            )
        if draw.random() < 0.3:
            found["people_considered"] = f"{self._family}-{draw.choice(_ADULTS)[0]}"
        if draw.random() < 0.1:
            found["opinion"] = draw.choice(("consistent", "Not consistent", "so-so"))
        if draw.random() < 0.2:
            found["earlier_entries_considered"] = draw.choice(("none", "the first two", "N/A", *self._some_ids()))
        return found

    def _some_ids(self) -> list[str]:
        """Lists of entries: all so far, the first, the last."""
        ids = [one.id for one in self._entries]
        return [", ".join(ids), ids[0], ids[-1]] * 2 if ids else []

    def _codes(self, status: str, often: float) -> tuple[Code, ...]:
        draw = self._draw
        if draw.random() >= often:
            return ()
        codes: Sequence[str] = sorted(terms.codes_say())
        polarity = draw.choice(("affirmed", "affirmed", "denied"))
        return tuple(
            Code(code, polarity, "none", "", "", status=status) for code in dict.fromkeys(draw.choices(codes, k=2))
        )
