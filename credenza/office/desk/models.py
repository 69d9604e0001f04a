"""The desk's own memory: who took which piece of work, how the work went day by day, and by
what files are found."""

from django.db import models


class Assignment(models.Model):
    """A piece of derived work that somebody has. ``key`` outlives each new judging."""

    key = models.CharField(max_length=120, unique=True)
    user = models.ForeignKey("team.User", models.CASCADE, related_name="assignments")
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-assigned_at", "id"]


class Tally(models.Model):
    """Open work at one facility at the end of a day. Derived; drawn as the burn-down."""

    day = models.DateField()
    facility = models.ForeignKey("team.Facility", models.CASCADE)
    late = models.PositiveIntegerField()
    missing = models.PositiveIntegerField()
    due = models.PositiveIntegerField()

    class Meta:
        ordering = ["day", "facility_id"]
        constraints = [models.UniqueConstraint(fields=["day", "facility"], name="tally_once")]


class FindEntry(models.Model):
    """One thing by which a file is found: a name, a number, a document. Derived from the file.

    ``of`` is the kind of credential it tells about, ``subject`` the credential or document.
    """

    practitioner = models.ForeignKey("practitioners.Practitioner", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=400)
    of = models.CharField(max_length=40, blank=True)
    subject = models.BigIntegerField()


class FindMention(models.Model):
    """A word of an entry, with all that narrows a search beside it in one index. Derived.

    ``shelf`` tells names, NPIs, other numbers and documents apart.
    """

    word = models.CharField(max_length=40)
    shelf = models.CharField(max_length=8)
    of = models.CharField(max_length=40, blank=True)
    practitioner_id = models.BigIntegerField()
    entry = models.ForeignKey(FindEntry, models.CASCADE, related_name="mentions")

    class Meta:
        indexes = [
            models.Index(
                fields=["word", "shelf", "practitioner_id", "entry", "of"], name="mention_by_word"
            )
        ]


class FindWord(models.Model):
    """A word that some entry has, read forwards and backwards. Derived.

    Words that nobody bears any more are forgotten when the index is made anew.
    """

    word = models.CharField(max_length=40, unique=True)
    backward = models.CharField(max_length=40, db_index=True)
