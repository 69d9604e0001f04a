"""What a meeting has before it."""

from django.db import models
from django.db.models import Q

from credenza.core.committees.agenda import WITHDRAWN
from credenza.office.meetings.models.meetings import Meeting


class AgendaItem(models.Model):
    """One item of an agenda.

    ``matter`` and ``reference`` say what it is about in the room that brought it (see
    ``matters``); both are empty for what was typed or stands on every agenda. ``practitioner`` is
    whose matter it is. ``on_consent``: decided with others in one motion unless a member pulls
    it off; ``executive``: in executive session. ``conflicted`` are ids of practitioners who have
    no part in it. ``origin`` and ``state`` are keys of ``core.committees.agenda``; ``remark`` says
    why it was taken off or carried over.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    version = models.PositiveIntegerField(default=1)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    matter = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    origin = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    remark = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=5)
    presenter = models.CharField(max_length=120, blank=True)
    conflicted = models.JSONField(default=list, blank=True)
    on_consent = models.BooleanField(default=False)
    executive = models.BooleanField(default=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    class Meta:
        ordering = ["meeting", "position", "id"]
        indexes = [models.Index(fields=["matter", "reference"], name="agenda_by_matter")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "matter", "reference"],
                condition=~Q(matter="") & ~Q(state=WITHDRAWN),
                name="matter_once_in_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return self.title
