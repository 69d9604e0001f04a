"""What was granted, and what was suspended of it."""

from django.db import models
from django.db.models import F, Q


class Grant(models.Model):
    """One item granted for a term.

    ``item`` is its key in the form, whose version at the time is ``form_version``; of a core,
    ``without`` are the procedures that were not granted. ``ends_on`` is the last day: it moves
    forward when the grant is given up, ended or renewed early, and ``ended_by`` says which.
    Two grants of one item at one facility never run on the same day; the database refuses it.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="privileges", db_index=False
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+", db_index=False)
    form_version = models.ForeignKey(
        "privileging.FormVersion", models.PROTECT, related_name="grants"
    )
    request = models.ForeignKey(
        "privileging.Request", models.PROTECT, null=True, blank=True, related_name="grants"
    )
    item = models.CharField(max_length=120)
    without = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=12)
    conditions = models.JSONField(default=list, blank=True)
    decided_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    ended_by = models.CharField(max_length=12, blank=True)
    ended_why = models.TextField(blank=True)
    under_investigation = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["item", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | ~Q(ended_by=""),
                name="grant_ends_after_it_starts",
            )
        ]
        indexes = [
            models.Index(
                fields=["practitioner", "facility", "item", "ends_on"], name="grant_by_file"
            ),
            models.Index(
                fields=["facility", "item", "ends_on", "practitioner"], name="grant_by_item"
            ),
            models.Index(fields=["facility", "ends_on"], name="grant_by_end"),
        ]


class Suspension(models.Model):
    """A grant that rests from ``starts_on``; ``lifted_on`` is the first day it is held again."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="suspensions")
    kind = models.CharField(max_length=16)
    reason = models.TextField()
    starts_on = models.DateField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)
    lifted_why = models.TextField(blank=True)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant"], condition=Q(lifted_on=None), name="one_open_suspension_a_grant"
            )
        ]
