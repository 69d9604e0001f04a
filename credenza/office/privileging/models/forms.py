"""A facility's versions of the privilege forms, and who approved them."""

from django.db import models
from django.db.models import Q

from credenza.core.privileges.steps import IN_FORCE


class FormVersion(models.Model):
    """One version of a form at one facility.

    ``form`` is the key of the form; ``content`` the form as ``core.privileges.written`` stores
    it. A version in force counts from ``effective_on``, and to ``ends_on`` once another one
    follows it or the form is retired.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    form = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=12)
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    effective_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "-number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "form", "number"], name="form_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["facility", "form"],
                condition=Q(state=IN_FORCE, ends_on=None),
                name="one_form_version_in_force",
            ),
            models.UniqueConstraint(
                fields=["facility", "form", "effective_on"],
                condition=Q(effective_on__isnull=False),
                name="form_version_day_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class Approval(models.Model):
    """A step of a version's way: which body did what, on which day, and why."""

    form_version = models.ForeignKey(FormVersion, models.CASCADE, related_name="approvals")
    step = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    body = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
