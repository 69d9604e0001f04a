"""The ledger's tables: acts, the row changes each act made, and the seals over them.

They hold no foreign keys into live tables, so that the record of a thing outlives the thing.
Rows are only ever added: the database itself refuses to change or remove one.
"""

from django.db import models
from django.db.models import Q


class Act(models.Model):
    """One thing that somebody did, was refused, or failed to do.

    ``tx`` orders acts by the transaction that wrote them (on SQLite: the id), so that the sealer
    knows what can still appear behind it. ``parent`` is the act within which this one was done.
    """

    verb = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=120)
    at = models.DateTimeField()
    origin = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=7)
    practitioner_id = models.BigIntegerField(null=True)
    parent = models.BigIntegerField(null=True)
    detail = models.TextField(blank=True)
    tx = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["tx"], name="act_by_tx"),
            models.Index(fields=["at", "id"], name="act_by_time"),
            models.Index(fields=["actor_id", "id"], name="act_by_actor"),
            models.Index(fields=["verb", "id"], name="act_by_verb"),
            models.Index(
                fields=["outcome", "id"], condition=~Q(outcome="done"), name="act_by_outcome"
            ),
            models.Index(
                fields=["practitioner_id", "id"],
                condition=Q(practitioner_id__isnull=False),
                name="act_by_practitioner",
            ),
        ]


class Change(models.Model):
    """One row added (A), changed (C) or removed (R); written by the database's triggers alone.

    ``old`` and ``new`` are JSON objects by column. An added or removed row is written whole,
    less its empty columns; a changed row as the columns that changed.
    """

    act = models.ForeignKey(
        Act, models.DO_NOTHING, related_name="changes", db_constraint=False, db_index=False
    )
    table = models.CharField(max_length=63)
    row = models.CharField(max_length=63)
    kind = models.CharField(max_length=1)
    practitioner_id = models.BigIntegerField(null=True)
    old = models.TextField(null=True)
    new = models.TextField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["act", "id"], name="change_by_act"),
            models.Index(
                fields=["practitioner_id", "id"],
                condition=Q(practitioner_id__isnull=False),
                name="change_by_practitioner",
            ),
        ]


class Seal(models.Model):
    """One link of the chain: ``head`` fingerprints the act, its changes and the head before.

    Seal 0 has no act; its head is a random number that names this office's ledger. Acts whose
    ``tx`` is below ``floor`` had all been sealed when this seal was made.
    """

    number = models.BigIntegerField(primary_key=True)
    act_id = models.BigIntegerField(null=True, unique=True)
    head = models.CharField(max_length=64)
    floor = models.BigIntegerField()

    class Meta:
        ordering = ["number"]


class JobRun(models.Model):
    """A slot of the schedule that some worker has taken; each slot is taken once."""

    name = models.CharField(max_length=80)
    slot = models.DateTimeField()
    claimed_at = models.DateTimeField()
    task = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-slot", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="job_slot_once")]
