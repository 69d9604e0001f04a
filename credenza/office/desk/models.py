"""The desk's own memory: who took which piece of work, and how the work went day by day."""

from django.db import models


class Assignment(models.Model):
    """A piece of derived work that somebody has. ``key`` outlives each new judging."""

    key = models.CharField(max_length=120, unique=True)
    user = models.ForeignKey("team.User", models.CASCADE, related_name="assignments")
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-assigned_at", "id"]


class Tally(models.Model):
    """Open work at one facility at the end of a day. Derived; drawn as the burn-down."""

    day = models.DateField()
    facility = models.ForeignKey("team.Facility", models.CASCADE)
    late = models.PositiveIntegerField()
    missing = models.PositiveIntegerField()
    due = models.PositiveIntegerField()

    class Meta:
        ordering = ["day", "facility_id"]
        constraints = [models.UniqueConstraint(fields=["day", "facility"], name="tally_once")]
