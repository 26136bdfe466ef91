"""What is kept of people. Each row is what an agency said on a day; no row is ever changed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from wholepicture.agencies.models import RecordedAgency, Worker


class Person(models.Model):
    """A person: no more than a number, of whom things are said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(default=now, editable=False)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "person"

    def __str__(self) -> str:
        return str(self.id)


class Said(models.Model):
    """Something that an agency said, on a day, on some basis."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    said_at = models.DateTimeField(default=now, editable=False)
    said_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="+")
    basis = models.TextField(default="record")

    class Meta:
        abstract = True


class Facts(Said):
    """When a person was born or is due, and died; the newest row of a person counts."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="facts")
    born_lower = models.DateField(null=True, blank=True)
    born_upper = models.DateField(null=True, blank=True)
    born_words = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    gender = models.TextField(blank=True)
    nhs_number = models.TextField(blank=True)

    class Meta:
        db_table = "person_facts"
        indexes = (models.Index(fields=("person", "said_at")), models.Index(fields=("born_lower",)))

    def __str__(self) -> str:
        return f"{self.person_id}: {self.born_words or self.born_lower}"


class Name(Said):
    """A name by which a person is or was known; one word is enough."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="names")
    full = models.TextField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "person_name"
        indexes = (models.Index(fields=("person", "said_at")),)

    def __str__(self) -> str:
        return self.full


class NameKey(models.Model):
    """A key under which a name is found: a word of it, folded, or how that word sounds. Looked up by equality only."""

    id = models.BigAutoField(primary_key=True)
    name = models.ForeignKey(Name, models.PROTECT, related_name="keys")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.TextField()

    class Meta:
        db_table = "person_name_key"
        indexes = (models.Index(fields=("key", "person")),)

    def __str__(self) -> str:
        return self.key


class Household(models.Model):
    """A place where people live."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.TextField()
    address_key = models.TextField(db_index=True)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        db_table = "household"

    def __str__(self) -> str:
        return self.address


class Stay(Said):
    """That a person lived in a household, from when to when; a later row about the same stay corrects it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="stays")
    household = models.ForeignKey(Household, models.PROTECT, related_name="stays")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "stay"
        indexes = (models.Index(fields=("person",)), models.Index(fields=("household",)))

    def __str__(self) -> str:
        return f"{self.person_id} {self.since} to {self.until}"


class Relationship(Said):
    """That one person is something to another ("mother of", "partner of"), from when to when."""

    of = models.ForeignKey(Person, models.PROTECT, related_name="relationships")
    to = models.ForeignKey(Person, models.PROTECT, related_name="related")
    kind = models.TextField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "relationship"
        indexes = (models.Index(fields=("of",)), models.Index(fields=("to",)))

    def __str__(self) -> str:
        return f"{self.of_id} {self.kind} {self.to_id}"


class Connection(models.Model):
    """That a person stands in the picture of a child (the child too): whoever reads of the child may read of them."""

    id = models.BigAutoField(primary_key=True)
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        db_table = "connection"
        constraints = (models.UniqueConstraint(fields=("person", "child"), name="connected_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} in the picture of {self.child_id}"
