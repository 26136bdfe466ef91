"""What is kept of the chronology.

No row is ever changed or taken away; a correction is a new entry that names the old one.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.timezone import now

from wholepicture.agencies.models import RecordedAgency, Worker
from wholepicture.people.models import Person


class Import(models.Model):
    """One bringing-in of files about a child: what was given, by whom; undone as a whole or not at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="+")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)
    files = models.JSONField()
    account = models.JSONField()

    class Meta:
        db_table = "import"

    def __str__(self) -> str:
        return str(self.id)


class ImportUndone(models.Model):
    """That an import was undone: nobody reads its entries from then on; they are still kept."""

    undone = models.OneToOneField(Import, models.PROTECT, primary_key=True, related_name="undone")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)
    reason = models.TextField()

    class Meta:
        db_table = "import_undone"

    def __str__(self) -> str:
        return str(self.undone_id)


class RecordedEntry(models.Model):
    """An entry (`chronology.entry.Entry`) as it is kept; the database stamps when it was received."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    happened_lower = models.DateField(null=True)
    happened_upper = models.DateField(null=True)
    happened_uncertain = models.BooleanField(default=False)
    happened_words = models.TextField(blank=True)
    time = models.TimeField(null=True)
    sequence = models.FloatField(null=True)
    known_on = models.DateField(null=True)
    received_at = models.DateTimeField(default=now, editable=False)
    received_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    brought_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="entries")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="+")
    source = models.JSONField(default=dict)
    basis = models.TextField(default="record")
    kind = models.TextField(default="note")
    words = models.TextField()
    response = models.TextField(blank=True)
    voice = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    sensitivity = models.TextField(default="shared")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        db_table = "entry"

    def __str__(self) -> str:
        return self.words


class EntryChild(models.Model):
    """That an entry stands in a child's chronology: whose circle may read it."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(RecordedEntry, models.PROTECT, related_name="children")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        RecordedAgency, models.PROTECT, related_name="+", editable=False
    )  # copied by the database
    sensitivity = models.TextField(editable=False)  # copied by the database
    brought_by = models.ForeignKey(
        Import, models.PROTECT, null=True, related_name="+", editable=False
    )  # copied by the database

    class Meta:
        db_table = "entry_child"
        constraints = (models.UniqueConstraint(fields=("entry", "child"), name="once_in_a_chronology"),)
        indexes = (models.Index(fields=("child", "entry")),)

    def __str__(self) -> str:
        return f"{self.entry_id} of {self.child_id}"


class EntryPerson(models.Model):
    """A person in an entry, with their role in this entry only, and as the source named them."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(RecordedEntry, models.PROTECT, related_name="people")
    number = models.SmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="entries")
    named = models.TextField()
    role = models.TextField()

    class Meta:
        db_table = "entry_person"
        constraints = (models.UniqueConstraint(fields=("entry", "number"), name="a_person_s_place_in_an_entry"),)

    def __str__(self) -> str:
        return f"{self.named} ({self.role})"


class EntryCode(models.Model):
    """A code that a rule suggested, or a person gave, with the phrase on which it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(RecordedEntry, models.PROTECT, related_name="codes")
    code = models.TextField()
    polarity = models.TextField()
    subject = models.TextField()
    phrase = models.TextField()
    rule = models.TextField()
    field = models.TextField(default="words")
    start = models.IntegerField(default=0)
    end = models.IntegerField(default=0)

    class Meta:
        db_table = "entry_code"
        indexes = (models.Index(fields=("entry",)),)

    def __str__(self) -> str:
        return self.code


class CodeDecision(models.Model):
    """What a person decided of a code: confirmed or rejected. Their latest counts."""

    id = models.BigAutoField(primary_key=True)
    code = models.ForeignKey(EntryCode, models.PROTECT, related_name="decisions")
    answer = models.TextField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        db_table = "code_decision"

    def __str__(self) -> str:
        return self.answer


class MadeKnown(models.Model):
    """That another agency knew of an entry, and since when: told, at a meeting, or by reading it here."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(RecordedEntry, models.PROTECT, related_name="made_known")
    agency = models.ForeignKey(RecordedAgency, models.PROTECT, related_name="+")
    since = models.DateField()
    how = models.TextField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        db_table = "made_known"
        constraints = (
            models.UniqueConstraint(fields=("entry", "agency", "since", "how"), name="made_known_once_in_a_way"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} since {self.since}"


class Draft(models.Model):
    """An entry that a worker has begun; only they see it, and two windows on it do not overwrite each other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    fields = models.JSONField(default=dict)
    version = models.IntegerField(default=1)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "draft"

    def __str__(self) -> str:
        return str(self.id)
