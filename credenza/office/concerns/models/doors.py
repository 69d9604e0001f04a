"""How people without an account come in, and come back."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Door(models.Model):
    """One facility's front door: whether the public link is open, and who is told of danger.

    ``phone`` stands on the page for those who cannot wait; ``contact`` answers letters.
    """

    facility = models.OneToOneField("team.Facility", models.CASCADE, related_name="door")
    is_open = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    urgent_to = models.ForeignKey(
        "team.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["facility"]


class CaseKey(models.Model):
    """The key that whoever told a case holds: its keyed fingerprint alone is kept.

    ``sending`` is the number of the form that was sent, so that a form sent twice opens one case.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="key")
    digest = models.CharField(max_length=64, unique=True)
    sending = models.UUIDField(unique=True, default=uuid.uuid4)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class CaseLink(models.Model):
    """A link into a case that was mailed to whoever told it; its fingerprint alone is kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="mailed_links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["case", "id"]


class Draft(models.Model):
    """A mail that was taken in and waits to be made a case, or to be laid aside.

    ``mail_sealed`` holds who wrote it, its subject and its text as JSON, sealed for
    ("draft", uid, "mail"). ``digest`` tells when the same mail is taken in again.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    mail_sealed = models.TextField()
    written_at = models.DateTimeField(null=True, blank=True)
    documents = models.ManyToManyField("documents.Document", related_name="+")
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=120)
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, blank=True, related_name="came_by_mail"
    )
    laid_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-taken_at", "-id"]
