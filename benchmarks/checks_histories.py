"""Long invented histories of one person, several mixes of them. Nobody in them is real."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import DetailValue, Entry, PersonInEntry, Source
from wholepicture.chronology.terms import kinds
from wholepicture.timescales.date_known import DateKnown

BORN = datetime.date(2006, 5, 4)
FIRST = datetime.date(2006, 6, 1)
LAST = datetime.date(2024, 5, 3)
CHILD = "Isla"
_VAGUE = 0.03
_SAYS_NOT_WHICH = 0.03
"""How many entries do not say which other they are about: each is listed by every gap that it may answer."""
_SOURCE = Source(file="invented", sha256="0" * 64)
_AGENCIES = ("children_social_care", "school", "gp", "police", "health_visiting", "paediatrics")
_TOPICS = (None, "neglect", "domestic_abuse", "substance", "mental_health")
_PEOPLE = (None, None, "Dean", "Kelly", "Craig")
_VALUES: Mapping[str, Sequence[DetailValue]] = {
    "seen": (True, True, False, None),
    "seen_alone": (True, False, None),
    "awake": (True, False, None),
    "type": ("child_protection", "initial", "child_in_need", None),
    "outcome": ("nfa", "nfa", "assessment", None),
    "specialty": ("heart", "eyes", None),
    "mobility": ("mobile", "non_mobile", None),
    "differs": (True, False, None),
    "about": ("the bruise", "the arm", "no_access", None),
    "reporter_type": ("school", "neighbour", "family", None),
    "earlier_considered": (True, False, None),
    "status": ("unchanged", "met", "partly_met", None),
    "item": ("the boiler", "the home", None),
    "action_overdue": (True, False, None),
    "cancelled_by": ("parent", "provider", None),
    "threshold": ("not_met", "met", None),
}
MIXES: Mapping[str, Mapping[str, int]] = {
    "visits": {"visit": 10, "no_access": 4, "plan_started": 1},
    "concerns": {"concern": 10, "police_incident": 3, "improvement_noted": 2},
    "injuries": {"injury": 10, "explanation": 3, "medical_exam": 2},
    "not_brought": {"not_brought": 10, "appointment_cancelled": 4, "attendance": 1},
    "decisions": {"referral": 5, "referral_decision": 8, "core_group": 4, "outcome_reviewed": 4, "closure": 1},
    "adults": {"adult_mentioned": 10, "information_requested": 5, "information_given": 1, "adult_assessed": 1},
    "every kind": dict.fromkeys(kinds(), 1),
}
"""What a history is made of: kinds of entries, and how often each comes."""


def history(mix: str, entries: int, *, seed: int = 7) -> list[Entry]:
    """A history of one person from birth to eighteen.

    Args:
        mix: What it is made of: one of `MIXES`.
        entries: How many entries.
        seed: The same seed gives the same history.
    """
    draw = random.Random(f"{mix} {seed}")
    drawn = draw.choices(list(MIXES[mix]), weights=list(MIXES[mix].values()), k=entries)
    return [_entry(draw, number, kind) for number, kind in enumerate(drawn)]


def _entry(draw: random.Random, number: int, kind: str) -> Entry:
    day = FIRST + datetime.timedelta(days=draw.randrange((LAST - FIRST).days))
    vague = draw.random() < _VAGUE
    known = day + datetime.timedelta(days=draw.choice((0, 0, 0, 1, 7, 28)))
    agency = draw.choice(_AGENCIES)
    details = {name: value for name, values in _VALUES.items() if (value := draw.choice(values)) is not None}
    topic, person = draw.choice(_TOPICS), draw.choice(_PEOPLE)
    if topic:
        details["topic"] = topic
    if number and draw.random() > _SAYS_NOT_WHICH:
        details["about_entry"] = f"e{draw.randrange(number)}"
    return Entry(
        id=f"e{number}",
        happened=DateKnown(day, day + datetime.timedelta(days=27)) if vague else DateKnown.on(day),
        known_on=None if vague else known,
        agency=Agency(agency, agency),
        source=_SOURCE,
        kind=kind,
        words="",
        people=(PersonInEntry(person, "partner"),) if person else (),
        details=details,
    )
