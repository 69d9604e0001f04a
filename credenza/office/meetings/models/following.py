"""What follows from a meeting: decisions carried out, and what members shall do."""

from django.db import models
from django.db.models import Q

from credenza.office.meetings.models.agenda import AgendaItem


class Followed(models.Model):
    """That a decision was carried out: once for each item, which the database holds.

    ``outcome`` is the ``core.committees.docket.Outcome`` that was carried out, with the ``title``
    of its choice; ``words`` is what was done by the room that had brought the matter.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="followed")
    outcome = models.JSONField()
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["at", "id"]


class ActionItem(models.Model):
    """Something that a committee gave somebody to do, until a day.

    ``item`` is where it was given, if it was in a meeting. Whoever shall do it holds a ``seat``,
    or is a ``user`` of the office. ``state`` is a key of ``core.committees.actions``;
    ``reminded_on`` the day of the last reminder, ``answer`` what became of it.
    """

    committee = models.ForeignKey(
        "team.Committee", models.PROTECT, related_name="action_items", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    title = models.CharField(max_length=200)
    seat = models.ForeignKey(
        "meetings.Seat", models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    user = models.ForeignKey(
        "team.User", models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=12)
    answer = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["committee", "state"], name="action_item_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False) ^ Q(user__isnull=False),
                name="action_item_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> str:
        """Who shall do it, by name."""
        return (self.seat or self.user).name
