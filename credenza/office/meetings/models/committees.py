"""Who sits in a committee, and from when until when."""

from django.db import models


class Seat(models.Model):
    """A place in a committee, held by one person for a term.

    ``kind`` is a key of ``core.committees.seats``. ``user`` signs in; a member of a governing
    body may have no sign-in and is then known by ``name`` and ``email`` alone. ``practitioner``
    is their own file, by which conflicts are found. ``stands_in_for`` is the seat whose holder
    this one replaces when absent. ``ends_on`` is the last day of the term; empty: without end.
    """

    committee = models.ForeignKey("team.Committee", models.PROTECT, related_name="seats")
    version = models.PositiveIntegerField(default=1)
    user = models.ForeignKey(
        "team.User", models.PROTECT, null=True, blank=True, related_name="seats"
    )
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    kind = models.CharField(max_length=20)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["committee", "name", "id"]
        indexes = [models.Index(fields=["user", "ends_on"], name="seat_by_user")]

    def __str__(self) -> str:
        return self.name
