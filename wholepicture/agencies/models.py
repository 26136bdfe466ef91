"""What is kept of the agencies: each with its teams and workers."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from wholepicture.agencies.agency import Agency


class RecordedAgency(models.Model):
    """An agency of the partnership."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField(unique=True)
    kind = models.TextField()

    class Meta:
        db_table = "agency"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def plain(self) -> Agency:
        """The agency as entries and checks know it."""
        return Agency(self.name, self.kind)


class Team(models.Model):
    """A team of an agency."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="teams")
    name = models.TextField()

    class Meta:
        db_table = "team"
        constraints = (models.UniqueConstraint(fields=("agency", "name"), name="team_once_in_an_agency"),)

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A person who works in an agency, with the role in which they read the record; a role of `terms.toml`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="worker")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="workers")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="workers")
    name = models.TextField()
    role = models.TextField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "worker"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
