"""Applications and the stages they passed."""

import uuid

from django.db import models
from django.db.models import Q

from credenza.core.applications.steps import ENDED


class Cohort(models.Model):
    """Applications that were opened together, such as a month's reappointments."""

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Application(models.Model):
    """One practitioner's application at one facility.

    ``kind`` is a key of the application packs, ``state`` one of ``core.applications.steps``.
    ``privilege_request`` is what is asked for on the forms of privileges, where its kind asks.
    ``station`` is the stop of its route at which it lies while under review. ``details`` holds what
    the kind itself asks (``ApplicationKind.asks``), such as the need of a patient or the distant
    site. ``category`` is "" until it is complete, then "1" (nothing to discuss) or "2".
    ``since_at`` is when its present stretch began, ``due_on`` the last day of that by its target,
    ``target_on`` the meeting at which it shall be decided.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="applications"
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    department = models.ForeignKey(
        "team.Department", models.PROTECT, null=True, blank=True, related_name="+"
    )
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    privilege_request = models.OneToOneField(
        "privileging.Request", models.PROTECT, null=True, blank=True, related_name="application"
    )
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12)
    station = models.CharField(max_length=40, blank=True)
    staff_category = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict, blank=True)
    category = models.CharField(max_length=1, blank=True)
    category_why = models.TextField(blank=True)
    since_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        "team.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    fill_by = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    complete_on = models.DateField(null=True, blank=True)
    act_by = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    tell_by = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    term_starts_on = models.DateField(null=True, blank=True)
    term_ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [
            models.Index(fields=["facility", "state"], name="application_by_state"),
            models.Index(fields=["state", "since_at"], name="application_by_slowness"),
            models.Index(fields=["practitioner", "state"], name="application_by_file"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "facility", "kind"],
                condition=~Q(state__in=ENDED),
                name="one_running_application_of_a_kind",
            )
        ]


class Passage(models.Model):
    """A stretch of an application's way: in which state, and whose clock ran.

    ``holder``: applicant, office, chair, committee, executive or board.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="passages")
    state = models.CharField(max_length=12)
    station = models.CharField(max_length=40, blank=True)
    holder = models.CharField(max_length=12)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=120)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["entered_at", "id"]
        indexes = [models.Index(fields=["application", "left_at"], name="passage_open")]
