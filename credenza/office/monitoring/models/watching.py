"""What the NPI registry or a register says otherwise than a file, until somebody has looked."""

from django.db import models


class Alert(models.Model):
    """One thing on which the registry and a practitioner's file do not agree.

    ``subject`` is "npi", "name", "licence", "deactivated" or "opted out"; ``ours`` and
    ``registry`` are the two sides and ``words`` the sentence that says what differs. It is "open",
    "settled" by a person with a reason, or "gone", since both agree again; what was settled comes
    back when either side changes, and only then. ``sha256`` is of the file that said so last.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="alerts"
    )
    subject = models.CharField(max_length=20)
    ours = models.CharField(max_length=300, blank=True)
    registry = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=300)
    of_consequence = models.BooleanField()
    state = models.CharField(max_length=10, default="open")
    opened_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-of_consequence", "-opened_at", "id"]
        constraints = [models.UniqueConstraint(fields=["practitioner", "words"], name="alert_once")]
        indexes = [models.Index(fields=["state", "-opened_at"], name="alert_by_state")]
