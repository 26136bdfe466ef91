"""A date exactly as well as it is known."""

from __future__ import annotations

import dataclasses
import datetime
import enum


class Order(enum.Enum):
    """How two dates lie to each other, when each may be an interval."""

    BEFORE = "before"
    AFTER = "after"
    SAME_DAY = "same day"
    CANNOT_TELL = "cannot tell"


@dataclasses.dataclass(frozen=True, slots=True)
class DateKnown:
    """An inclusive interval of days, whether its source doubted it, and the source's own words.

    Args:
        lower: The first day on which it can have happened, or None when the source sets no earliest day.
        upper: The last such day, or None when the source sets no latest day.
        uncertain: The source itself doubted, or the wording leaves a choice ("about", "early March", "12 or 13 May").
        words: What the source wrote, verbatim; empty when the date was given by other means (a row above).

    Raises:
        ValueError: When lower lies after upper.
    """

    lower: datetime.date | None
    upper: datetime.date | None
    uncertain: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"a date known from {self.lower} cannot end before that, on {self.upper}")

    @classmethod
    def on(cls, day: datetime.date, *, uncertain: bool = False, words: str = "") -> DateKnown:
        """A single day."""
        return cls(day, day, uncertain, words)

    @property
    def day(self) -> datetime.date | None:
        """The day itself when it is known to one day, else None."""
        return self.lower if self.lower == self.upper else None

    def compare(self, other: DateKnown) -> Order:
        """Whether this came before or after another date; "cannot tell" whenever the two intervals overlap."""
        if self.upper is not None and other.lower is not None and self.upper < other.lower:
            return Order.BEFORE
        if self.lower is not None and other.upper is not None and self.lower > other.upper:
            return Order.AFTER
        if self.day is not None and self.day == other.day:
            return Order.SAME_DAY
        return Order.CANNOT_TELL

    def may_fall_within(self, first: datetime.date | None, last: datetime.date | None) -> bool:
        """Whether any day of the interval lies from `first` to `last` (inclusive; None leaves that side open)."""
        starts_too_late = last is not None and self.lower is not None and self.lower > last
        ends_too_early = first is not None and self.upper is not None and self.upper < first
        return not (starts_too_late or ends_too_early)


class DateRefused(ValueError):
    """A wording that cannot be read safely as a date; the message is a reason that a practitioner can act on."""
