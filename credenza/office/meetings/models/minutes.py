"""What is kept of a meeting for good."""

from django.db import models

from credenza.office.meetings.models.meetings import Meeting


class Minutes(models.Model):
    """A meeting's minutes: the words that were written beside what the record shows.

    ``state`` is a key of ``core.committees.minutes``. ``words_sealed`` holds the words by the key
    of their section. ``pdf`` and ``docx`` are the minutes as they were put forward, and then as
    they were sealed; ``sha256`` is the fingerprint of the sealed PDF, which the ledger keeps too.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12)
    words_sealed = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=120)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.CharField(max_length=120, blank=True)
    returned_why = models.TextField(blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_how = models.CharField(max_length=200, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_by = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    docx = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"


class Addendum(models.Model):
    """A correction of sealed minutes, which themselves stay as they are."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    body_sealed = models.TextField()
    why = models.CharField(max_length=300)
    pdf = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["minutes", "number"]
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="addendum_once")]
