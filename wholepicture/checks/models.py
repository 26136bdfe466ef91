"""What people said of gaps (`checks.answers.GapAnswer`) as it is kept.

Gaps themselves are never kept: they are asked for anew.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from wholepicture.agencies.models import Worker
from wholepicture.people.models import Person


class RecordedGapAnswer(models.Model):
    """What one person said of one gap."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    check_code = models.TextField()
    limb = models.TextField(blank=True)
    about = models.TextField(blank=True)
    opened_on = models.DateField()
    said = models.TextField()
    reason = models.TextField()
    review_on = models.DateField(null=True)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        db_table = "gap_answer"
        indexes = (models.Index(fields=("child",)),)

    def __str__(self) -> str:
        return f"{self.check_code}: {self.said}"
