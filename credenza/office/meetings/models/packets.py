"""What members read before a meeting: papers, the packets made of them, and their own notes."""

from django.db import models
from django.db.models import Q

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import Seat
from credenza.office.meetings.models.meetings import Meeting


class Enclosure(models.Model):
    """A paper that was put to an item by hand; those of its matter are known to their room."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="enclosures")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["item", "id"]

    def __str__(self) -> str:
        return self.title


class Part(models.Model):
    """An item's part of a packet, under the fingerprint of all that it was made of."""

    key = models.CharField(max_length=64, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()


class Release(models.Model):
    """A meeting's packets as they went out; at most one release of a meeting is not recalled."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=120)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.CharField(max_length=120, blank=True)
    recalled_why = models.TextField(blank=True)

    class Meta:
        ordering = ["meeting", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="packet_release_once"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(recalled_at=None),
                name="one_packet_release_in_force",
            ),
        ]


class Packet(models.Model):
    """What one member reads: a book, and what is in it.

    ``book`` is shared by all who may read the same; the reader's name is laid over it when it is
    opened. ``contents`` are the rows of ``core.committees.packets``. ``opened_at`` and ``seen_at``
    are the first and the last time that its reader opened it, ``fetched_at`` the last time that a
    copy was taken out.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="packets")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="packets")
    reader = models.CharField(max_length=120)
    book = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()
    contents = models.JSONField()
    opened_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["release", "reader", "id"]
        constraints = [
            models.UniqueConstraint(fields=["release", "seat"], name="one_packet_for_a_seat")
        ]


class Note(models.Model):
    """What a reader noted at an item, sealed: for the eyes of whoever wrote it."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="notes")
    user = models.ForeignKey("team.User", models.CASCADE, related_name="+")
    body_sealed = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["item", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="one_note_at_an_item")]
