"""Who is on call for the emergency department (42 CFR 489.20(r)(2))."""

from django.db import models
from django.db.models import F, Q


class CallService(models.Model):
    """A specialty that a facility keeps on call. ``form`` is the privilege form whose core
    everybody on call must hold; "" where none is named. ``always``: an hour without anybody is
    a gap.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="call_services")
    title = models.CharField(max_length=80)
    form = models.CharField(max_length=60, blank=True)
    always = models.BooleanField(default=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "title"],
                condition=Q(closed_on=None),
                name="call_service_title_once",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Shift(models.Model):
    """Somebody on call from one instant to another. ``place`` 1 is called first."""

    service = models.ForeignKey(CallService, models.PROTECT, related_name="shifts", db_index=False)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="call_shifts"
    )
    place = models.PositiveSmallIntegerField(default=1)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    phone = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["starts_at", "place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["service", "practitioner", "starts_at"], name="shift_once"
            ),
        ]
        indexes = [models.Index(fields=["service", "ends_at", "starts_at"], name="shift_by_time")]
