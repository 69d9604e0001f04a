"""How much was done, by month: what cases are counted against."""

from django.db import models
from django.db.models.functions import Coalesce, Lower


class Exposure(models.Model):
    """An amount of one measure in one month, of a whole facility or of one part of it.

    At most one of ``department``, ``unit`` and ``practitioner`` is told; without any it is of
    the whole facility. ``month`` is its first day. ``measure`` is a key of the packs.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="exposures")
    department = models.ForeignKey(
        "team.Department", models.PROTECT, null=True, blank=True, related_name="exposures"
    )
    unit = models.CharField(max_length=120, blank=True)
    # No column called "practitioner_id": an amount of work is no part of anybody's file.
    doer = models.ForeignKey(
        "practitioners.Practitioner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="exposures",
    )
    measure = models.CharField(max_length=20)
    month = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["facility", "measure", "month", "id"]
        constraints = [
            models.UniqueConstraint(
                "facility",
                "measure",
                "month",
                Coalesce("department", 0, output_field=models.BigIntegerField()),
                Lower("unit"),
                Coalesce("doer", 0, output_field=models.BigIntegerField()),
                name="exposure_once",
            )
        ]
