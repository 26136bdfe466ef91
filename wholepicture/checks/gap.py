"""A gap: what the record of the work with a child does not show, from the day on which that could be noticed."""

from __future__ import annotations

import dataclasses
import datetime
import enum


class Answer(enum.StrEnum):
    """What a check says. Nothing else is ever said."""

    RAISED = "raised"
    """The record does not show what the check looks for."""
    CLEAR = "clear"
    """The record shows it. It never means that a child is safe."""
    CANNOT_TELL = "cannot tell"
    """The record cannot decide; it is never counted as clear, and never as raised."""


class Because(enum.StrEnum):
    """Why a record cannot decide."""

    NOT_HEARD = "not heard"
    """An agency whose entries are needed has supplied none for the time, and has not said that it holds nothing."""
    MAYBE_ANSWERED = "maybe answered"
    """There is an entry that may be the answer: a detail, a date or a name is missing that would decide."""
    UNSURE = "unsure"
    """It is not certain that there is anything to answer: a detail, a date or a name is missing."""
    DATES = "dates"
    """A date is too vague to say whether the limit was kept."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the record of the work does not show.

    Args:
        check: The code of the check ("PC01").
        version: The version of its rule.
        limb: Which part of the check, when it has several; "" else.
        child: The child.
        about: The person, topic or thing that it is about, as a key; "" when it is about the child alone.
        opened_on: The first day on which it could be noticed; by what was known then, and nothing learned later.
        due_on: The day by which the work was due.
        closed_on: The day on which the record showed the work; None while it does not.
        answer: `RAISED` or `CANNOT_TELL`; what is clear is no gap.
        because: Why the record cannot decide; None when it does.
        entries: The ids of the entries that it stands on, in order.
        answered_by: The ids of the entries that close it, or may answer it.
        leans: Whether it stands on a code that nobody has confirmed.
    """

    check: str
    version: int
    limb: str
    child: str
    about: str
    opened_on: datetime.date
    due_on: datetime.date
    closed_on: datetime.date | None
    answer: Answer
    because: Because | None
    entries: tuple[str, ...]
    answered_by: tuple[str, ...] = ()
    leans: bool = False
