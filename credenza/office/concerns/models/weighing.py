"""That the history of complaints and adverse events was weighed."""

import uuid

from django.db import models


class Weighing(models.Model):
    """One review of all that was told at a facility, on ``weighed_on``.

    ``looked_at_sealed`` is sealed for ("weighing", uid, "looked_at"): what was looked at, and what
    follows from it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="weighings")
    weighed_on = models.DateField()
    looked_at_sealed = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["facility", "-weighed_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "weighed_on"], name="weighed_once_a_day")
        ]
