"""What was brought in: each imported file with its mapping, its counts and what was refused."""

from django.db import models


class RosterImport(models.Model):
    """One roster file, from upload to result. Its bytes lie sealed on disk."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    key = models.CharField(max_length=20)
    state = models.CharField(max_length=10)
    mapping = models.TextField(blank=True)
    row_count = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=120)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]


class SavedMapping(models.Model):
    """A mapping of roster columns that the office keeps for its next file of the kind."""

    name = models.CharField(max_length=80, unique=True)
    mapping = models.TextField()

    class Meta:
        ordering = ["name"]
