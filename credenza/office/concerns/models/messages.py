"""What passes between the office and whoever told a case."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Message(models.Model):
    """A few words from one side to the other, sealed for ("message", uid, "words").

    ``author`` is the colleague who wrote for the office. ``read_at`` is when the other side first
    saw it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    from_office = models.BooleanField()
    words_sealed = models.TextField()
    author = models.ForeignKey("team.User", models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["case", "written_at", "id"]


class Rating(models.Model):
    """Three questions after the end, asked by a link; each answer is 1 (no) to 5 (yes).

    ``digest`` is the fingerprint of the link. ``words_sealed`` is sealed for
    ("rating", uid, "words").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.OneToOneField(Case, models.CASCADE, related_name="rating")
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    heard = models.PositiveSmallIntegerField(null=True, blank=True)
    clear = models.PositiveSmallIntegerField(null=True, blank=True)
    fair = models.PositiveSmallIntegerField(null=True, blank=True)
    words_sealed = models.TextField(blank=True)
