"""The only function that writes of gaps: what a person said of one."""

from __future__ import annotations

import datetime
import uuid

from wholepicture.agencies.models import Worker
from wholepicture.checks.answers import Said
from wholepicture.checks.gap import Gap
from wholepicture.checks.models import RecordedGapAnswer


def answer_gap(
    gap: Gap, child: uuid.UUID, said: Said, *, reason: str, by: Worker, review_on: datetime.date | None = None
) -> RecordedGapAnswer:
    """Say of a gap that the work was done, that it is known and why, or that the check is wrong.

    Args:
        gap: The gap.
        child: The child.
        said: What is said.
        reason: Why, in words; never empty.
        by: The worker who says it.
        review_on: The day on which it is to be looked at again.
    """
    return RecordedGapAnswer.objects.create(
        child_id=child, check_code=gap.check, limb=gap.limb, about=gap.about, opened_on=gap.opened_on,
        said=said.value, reason=reason, review_on=review_on, by=by,
    )  # fmt: skip
