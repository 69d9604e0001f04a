"""Letters to whoever told a case; they lie in the case and in nobody's file."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class CaseLetter(models.Model):
    """A letter as it was written: its words and whom it goes to, sealed, and both documents.

    ``kind`` is a key of the packs' letters. ``written_sealed`` holds the addressee and the values
    as JSON, sealed for ("case letter", uid, "written"). ``state``: "written", "sent", "withdrawn".
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    dated_on = models.DateField()
    written_sealed = models.TextField()
    pdf = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    docx = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="written")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_how = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["case", "made_at", "id"]
