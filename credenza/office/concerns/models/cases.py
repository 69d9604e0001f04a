"""Cases, whom they are about, and who may read them."""

import uuid

from django.db import models
from django.utils import timezone


class Case(models.Model):
    """One concern, in one of the kinds of ``core.concerns.kinds``.

    ``state`` is one of ``core.concerns.steps``. ``occurred_on`` and ``occurred_at`` (the hour
    there, for the shift) are as told, and may be unknown. ``channel`` is how it came: "staff",
    "public", "telephone", "mail". ``title`` names no one. ``urgent``: somebody may be in danger.

    ``grievance`` (patients' alone) is None until triage says which it is. ``policy`` is what was
    touched, in the office's words. ``outcome`` and ``closing`` are keys of the kind's pack.
    ``*_sealed`` are sealed for ("case", uid, column less "_sealed"): what was told, what triage
    found, and the ground of the outcome.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="concerns")
    department = models.ForeignKey(
        "team.Department", models.PROTECT, null=True, blank=True, related_name="concerns"
    )
    unit = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    account_sealed = models.TextField(blank=True)
    channel = models.CharField(max_length=12)
    urgent = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now)
    occurred_on = models.DateField(null=True, blank=True)
    occurred_at = models.TimeField(null=True, blank=True)
    owner = models.ForeignKey(
        "team.User", models.PROTECT, null=True, blank=True, related_name="concerns"
    )
    severity = models.CharField(max_length=12, blank=True)
    harm = models.CharField(max_length=12, blank=True)
    policy = models.CharField(max_length=120, blank=True)
    grievance = models.BooleanField(null=True, blank=True)
    bypasses = models.JSONField(default=list)
    triage_sealed = models.TextField(blank=True)
    outcome = models.CharField(max_length=30, blank=True)
    ground_sealed = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    closing = models.CharField(max_length=30, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["facility", "state"], name="case_by_facility")]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """Somebody in a case; ``role`` is one of ``core.concerns.parties``.

    A practitioner is told by their file, a colleague by their account; all others by what was said
    of them, sealed for ("party", uid, "name") and ("party", uid, "contact").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="in_concerns",
    )
    user = models.ForeignKey("team.User", models.PROTECT, null=True, blank=True, related_name="+")
    name_sealed = models.TextField(blank=True)
    contact_sealed = models.TextField(blank=True)
    relation = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["case", "role", "id"]


class Named(models.Model):
    """Somebody let into a case by name, with the reason; ``ended_at`` closes it again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="named")
    user = models.ForeignKey("team.User", models.PROTECT, related_name="named_in")
    why = models.CharField(max_length=200)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["case", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=models.Q(ended_at=None),
                name="named_once_at_a_time",
            )
        ]


class Link(models.Model):
    """Two cases that belong together and stay apart; each keeps its own wall."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="links")
    other = models.ForeignKey(Case, models.CASCADE, related_name="linked_from")
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["case", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "other"], name="linked_once")]
