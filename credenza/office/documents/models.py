"""Files that people handed in; their bytes lie sealed on disk under their fingerprint."""

from django.db import models


class Document(models.Model):
    """One stored file. ``sha256`` is the fingerprint of its content as handed in."""

    sha256 = models.CharField(max_length=64)
    key = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-added_at", "-id"]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return self.name
