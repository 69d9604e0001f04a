"""Lists of the world: which the office follows, their copies, and each attempt to get one."""

from django.db import models


class Following(models.Model):
    """That the office follows a list of the catalog, and how its copies come.

    With ``downloads`` a copy is fetched from ``address`` (empty: the publisher's own) when one
    is due; without, it comes by folder or by hand.
    """

    source = models.CharField(max_length=30, unique=True)
    downloads = models.BooleanField(default=False)
    address = models.CharField(max_length=500, blank=True)
    since_at = models.DateTimeField()

    class Meta:
        ordering = ["source"]

    def __str__(self) -> str:
        return self.source


class Copy(models.Model):
    """One copy of a list, as its publisher gave it on one day; its file never changes.

    ``sha256`` is of the file's bytes and ``frame_sha256`` of the entries read from it, kept
    beside it. ``rows`` counts the file's data rows, ``entries`` what they came to;
    ``latest_on`` is the last day of exclusion on it, by which an old edition is known.
    ``added``, ``removed`` and ``changed`` count against ``before``, the copy it followed.
    ``trouble`` tells what of it could not be read; ``accepted`` why a person took it in though
    it had lost many rows.
    """

    source = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64)
    frame_sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    published_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)
    rows = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    organisations = models.PositiveIntegerField()
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    added = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    accepted = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=10)
    address = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=40, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-taken_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="copy_of_list_once")
        ]
        indexes = [models.Index(fields=["source", "-taken_at"], name="copy_by_source")]

    def __str__(self) -> str:
        return f"{self.source} of {self.taken_at:%Y-%m-%d}"

    @property
    def persons(self) -> int:
        """How many of the entries are persons."""
        return self.entries - self.organisations


class Fetch(models.Model):
    """One attempt to get a copy, and what became of it, in words.

    ``outcome`` is "taken" (a new copy), "same" (the copy there is stands), "refused" (what came
    is not the whole list) or "failed" (nothing came).
    """

    source = models.CharField(max_length=30)
    origin = models.CharField(max_length=10)
    outcome = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    copy = models.ForeignKey(Copy, models.CASCADE, null=True, blank=True, related_name="fetches")
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["source", "-at"], name="fetch_by_source")]
