"""Who was asked to come to a meeting, what they answered, and calendars that follow along."""

from django.db import models

from credenza.office.meetings.models.committees import Seat
from credenza.office.meetings.models.meetings import Meeting


class Invitation(models.Model):
    """Somebody with a seat, asked to come.

    ``answer`` is "" (none yet), "yes" or "no"; ``answered_by`` who gave it: the member by the
    link, or whoever recorded it. ``told_sequence`` is the last change of the meeting that was
    mailed; None where nothing went out, for want of an address.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="invitations")
    told_sequence = models.PositiveIntegerField(null=True, blank=True)
    answer = models.CharField(max_length=3, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["meeting", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="a_seat_is_invited_once")
        ]


class Feed(models.Model):
    """The secret address of one person's calendar; a new one ends the old.

    The secret is kept sealed, to be shown again to its owner, and found by its fingerprint.
    """

    user = models.OneToOneField("team.User", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    secret_sealed = models.TextField()
    made_at = models.DateTimeField()
