"""Committees' own charters, who sits in them, and from when until when."""

from django.db import models


class CharterEdition(models.Model):
    """A committee's own charter, whole, from a day on; before the first, its kind's counts.

    ``values`` are those of ``core.committees.written``.
    """

    committee = models.ForeignKey("team.Committee", models.PROTECT, related_name="charters")
    effective_on = models.DateField()
    values = models.JSONField()
    citation = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["committee", "-effective_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "effective_on"], name="one_charter_from_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee} from {self.effective_on}"


class Seat(models.Model):
    """A place in a committee, held by one person for a term.

    ``kind`` is a key of ``core.committees.seats``, ``title`` what the charter calls the seat.
    ``user`` signs in; a member of a governing body may have no sign-in and is then known by
    ``name`` and ``email`` alone. ``practitioner`` is their own file, by which conflicts are
    found; ``is_physician`` counts where a quorum asks for physicians. ``stands_in_for`` is the
    seat whose holder this one replaces when absent. ``ends_on`` is the last day of the term;
    empty: without end.
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
    title = models.CharField(max_length=120, blank=True)
    is_physician = models.BooleanField(default=False)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["committee", "name", "id"]
        indexes = [models.Index(fields=["user", "ends_on"], name="seat_by_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="seat_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name
