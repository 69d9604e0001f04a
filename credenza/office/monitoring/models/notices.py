"""Notices: what was told to whom before and after a credential lapsed."""

from django.db import models


class Notice(models.Model):
    """One message about one credential's end, at one step of the schedule, to one address.

    ``step`` is the number of days before the end at which it was due; -1 after the lapse. A
    reminder sent by hand has the day in ``occasion``, so that a second click sends nothing.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="notices"
    )
    credential = models.ForeignKey("practitioners.Credential", models.CASCADE)
    ends_on = models.DateField()
    step = models.SmallIntegerField()
    occasion = models.CharField(max_length=20)
    audience = models.CharField(max_length=12)
    address = models.EmailField(blank=True)
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["credential", "ends_on", "occasion", "audience", "address"],
                name="notice_once",
            )
        ]
        indexes = [models.Index(fields=["state"], name="notice_by_state")]
