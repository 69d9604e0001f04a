"""What a meeting has before it."""

from django.db import models

from credenza.office.meetings.models.meetings import Meeting


class AgendaItem(models.Model):
    """One item of an agenda.

    ``matter`` and ``reference`` say what it is about in the room that brought it (see
    ``matters``); both are empty for what was typed or stands on every agenda. ``practitioner`` is
    whose matter it is. ``on_consent``: decided with others in one motion unless a member pulls
    it off; ``executive``: in executive session. ``origin`` is "docket", "standing", "carried" or
    "added"; ``state`` one of ``core.committees.agenda``.
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
    minutes = models.PositiveSmallIntegerField(default=5)
    presenter = models.CharField(max_length=120, blank=True)
    on_consent = models.BooleanField(default=False)
    executive = models.BooleanField(default=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    class Meta:
        ordering = ["meeting", "position", "id"]
        indexes = [models.Index(fields=["matter", "reference"], name="agenda_by_matter")]

    def __str__(self) -> str:
        return self.title
