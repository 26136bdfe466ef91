"""What is kept of who may see what. Nothing here is changed: what ends is ended by a row of its own."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from wholepicture.agencies.models import RecordedAgency, Worker


class Involvement(models.Model):
    """That an agency belongs to a child's circle, with the reason and the legal basis on which it was let in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="circle")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    begun_at = models.DateTimeField(default=now, editable=False)
    begun_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "involvement"
        indexes = (models.Index(fields=("child", "agency")), models.Index(fields=("agency", "child")))

    def __str__(self) -> str:
        return f"{self.agency_id} in the circle of {self.child_id}"


class InvolvementEnded(models.Model):
    """That an agency's part in a child's circle ended: from then on it sees only what it holds itself."""

    involvement = models.OneToOneField(Involvement, models.PROTECT, primary_key=True, related_name="ended")
    reason = models.TextField()
    ended_at = models.DateTimeField(default=now, editable=False)
    ended_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "involvement_ended"

    def __str__(self) -> str:
        return str(self.involvement_id)


class WorksWith(models.Model):
    """That a worker works with a child: the child stands on their first page. It lets nobody see more."""

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="children")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField(default=now, editable=False)

    class Meta:
        db_table = "works_with"
        constraints = (models.UniqueConstraint(fields=("worker", "child"), name="works_with_once"),)

    def __str__(self) -> str:
        return f"{self.worker_id} works with {self.child_id}"


class Barred(models.Model):
    """That a worker may see nothing of a child, whatever their agency sees: they have a tie to the family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.TextField()
    barred_at = models.DateTimeField(default=now, editable=False)
    barred_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "barred"
        constraints = (models.UniqueConstraint(fields=("worker", "child"), name="barred_once"),)

    def __str__(self) -> str:
        return f"{self.worker_id} barred from {self.child_id}"


class Restricted(models.Model):
    """That a person, or a household's address, is seen only by those who are named for it."""

    thing = models.UUIDField(primary_key=True)
    reason = models.TextField()
    restricted_at = models.DateTimeField(default=now, editable=False)
    restricted_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "restricted"

    def __str__(self) -> str:
        return str(self.thing)


class RestrictionLifted(models.Model):
    """That a restriction was lifted."""

    restriction = models.OneToOneField(Restricted, models.PROTECT, primary_key=True, related_name="lifted")
    reason = models.TextField()
    lifted_at = models.DateTimeField(default=now, editable=False)
    lifted_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "restriction_lifted"

    def __str__(self) -> str:
        return str(self.restriction_id)


class Named(models.Model):
    """That a worker is named for something restricted: an entry, a person, or a household's address, by its id."""

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    thing = models.UUIDField()
    reason = models.TextField()
    named_at = models.DateTimeField(default=now, editable=False)
    named_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "named"
        constraints = (models.UniqueConstraint(fields=("worker", "thing"), name="named_once"),)

    def __str__(self) -> str:
        return f"{self.worker_id} named for {self.thing}"


class Look(models.Model):
    """That a worker looked at something of a child. Written over a connection of its own, before the page is made."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=now, editable=False)
    worker = models.UUIDField()
    agency = models.UUIDField()
    child = models.UUIDField(null=True)
    page = models.TextField()

    class Meta:
        db_table = "look"

    def __str__(self) -> str:
        return f"{self.worker} {self.page}"
