"""What was shown for standards that no rule over the files can prove."""

from django.db import models


class Proof(models.Model):
    """Somebody showed that a facility meets a standard, or that it does not.

    ``rule`` is the standard's id, ``kind`` one of ``core.standards.proofs``. It counts from
    ``shown_on`` to ``valid_until`` (None: until it is withdrawn).
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    rule = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    meets = models.BooleanField(default=True)
    words = models.TextField()
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    shown_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    shown_by = models.CharField(max_length=120)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-shown_on", "-id"]
        indexes = [models.Index(fields=["facility", "rule"], name="proof_of_standard")]

    def __str__(self) -> str:
        return f"{self.rule}, {self.shown_on}"
