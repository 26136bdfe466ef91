"""A gap as a page shows it."""

from __future__ import annotations

import dataclasses

from wholepicture.checks.answers import AnsweredGap
from wholepicture.checks.gap import Answer
from wholepicture.exchange.checking.plain_words import checks_by_code, role_of


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A gap in words.

    Args:
        of: The gap.
        sentence: What the record does not show.
        ask: The question, and who is asked.
        because: The published source.
    """

    of: AnsweredGap
    sentence: str
    ask: str
    because: str


def shown(of: AnsweredGap) -> Shown:
    """A gap in words.

    Args:
        of: The gap.
    """
    check = checks_by_code()[of.gap.check]
    begin = "The record does not show that" if of.gap.answer is Answer.RAISED else "The record cannot tell whether"
    return Shown(of, f"{begin}: {check.notices}", f"{role_of(check, of.gap.limb)}: {check.ask}", str(check.because))
