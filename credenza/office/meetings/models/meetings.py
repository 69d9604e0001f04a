"""The meetings of committees."""

import uuid

from django.db import models


class Meeting(models.Model):
    """One meeting of a committee, or a vote between meetings.

    ``state`` is one of ``core.committees.steps``; ``kind`` is "regular", "special" or "written"
    (a vote between meetings). ``starts_at`` and ``ends_at`` are as planned, ``opened_at`` and
    ``closed_at`` as they were. ``planned_for`` is the day by the charter's rule that it stands
    for, wherever it was moved. ``sequence`` counts the changes that calendars must hear of
    (SEQUENCE of RFC 5545).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    committee = models.ForeignKey("team.Committee", models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=12, default="regular")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12)
    planned_for = models.DateField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True)
    sequence = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["committee", "starts_at"], name="meeting_by_committee")]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "planned_for"], name="one_meeting_for_a_day_of_the_rule"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title
