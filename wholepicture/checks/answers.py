"""What people said of gaps: the work was done, it is known and here is why, or the check was wrong.

An answer closes a gap for as long as it stands: until the day on which it is to be looked at again, or until something
new of the same kind arrives. Nothing is taken away: the gap, the answer and the reason are all shown.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Callable, Iterable, Sequence

from wholepicture.checks.gap import Gap


class Said(enum.StrEnum):
    """What a person can say of a gap."""

    ACTED = "right, we acted"
    KNOWN = "known, with reason"
    WRONG = "wrong"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswer:
    """What one person said of one gap.

    Args:
        check: The check's code.
        limb: Which part of it.
        child: The child.
        about: Whom or what it is about.
        opened_on: The day on which it opened.
        said: What they say.
        reason: Why, in their words; never empty.
        by: Who.
        on: The day.
        review_on: The day on which it is to be looked at again; None when they set none.
    """

    check: str
    limb: str
    child: str
    about: str
    opened_on: datetime.date
    said: Said
    reason: str
    by: str
    on: datetime.date
    review_on: datetime.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class AnsweredGap:
    """A gap with what people said of it.

    Args:
        gap: The gap.
        answer: The latest answer that stands; None when there is none.
        past: Answers that no longer stand, with why not.
    """

    gap: Gap
    answer: GapAnswer | None
    past: tuple[tuple[GapAnswer, str], ...] = ()

    @property
    def open(self) -> bool:
        """Whether the record does not show the work, and nobody has answered."""
        return self.gap.closed_on is None and self.answer is None


def with_answers(
    gaps: Iterable[Gap],
    answers: Sequence[GapAnswer],
    known: Callable[[str], datetime.date | None],
    as_of: datetime.date,
) -> tuple[list[AnsweredGap], list[GapAnswer]]:
    """Each gap with what people said of it, and the answers that belong to no gap.

    Args:
        gaps: The gaps.
        answers: What people said.
        known: On which day an entry was known, by its id.
        as_of: The day.
    """
    waiting = sorted((one for one in answers if one.on <= as_of), key=lambda one: one.on)
    used: set[int] = set()
    found: list[AnsweredGap] = []
    for gap in gaps:
        of_gap = [one for one in waiting if _belongs(one, gap)]
        used |= {id(one) for one in of_gap}
        judged = [(one, _no_longer(one, gap, known, as_of)) for one in of_gap]
        standing = [one for one, why in judged if not why]
        past = tuple((one, why or "A later answer replaced it.") for one, why in judged if one not in standing[-1:])
        found.append(AnsweredGap(gap, standing[-1] if standing else None, past))
    return found, [one for one in answers if one.on <= as_of and id(one) not in used]


def _belongs(one: GapAnswer, gap: Gap) -> bool:
    return (one.check, one.limb, one.child, one.about, one.opened_on) == (
        gap.check,
        gap.limb,
        gap.child,
        gap.about,
        gap.opened_on,
    )


def _no_longer(one: GapAnswer, gap: Gap, known: Callable[[str], datetime.date | None], as_of: datetime.date) -> str:
    """Why an answer stands no longer; "" while it does."""
    if one.review_on is not None and one.review_on <= as_of:
        return f"It was to be looked at again on {one.review_on}."
    later = [entry for entry in gap.entries if (day := known(entry)) is not None and day > one.on]
    return "The same was recorded again after it." if later else ""
