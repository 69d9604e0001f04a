"""Links by which a facility's devices may ask “may they?” without anybody signing in."""

from django.db import models
from django.db.models import Q


class DeviceLink(models.Model):
    """One link of a facility, such as for its intranet or for the phones of a unit.

    Its address and the cookies it gives out are signed; once it is withdrawn they count no more.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    label = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["facility__name", "label", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "label"],
                condition=Q(withdrawn_at=None),
                name="device_link_label_once",
            )
        ]

    def __str__(self) -> str:
        return self.label
