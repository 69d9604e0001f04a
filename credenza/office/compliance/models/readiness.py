"""How files stand by each standard, kept so that a wall of them is read in one go, and what was
counted day by day. All of it derived: it can be emptied and made again.
"""

from django.db import models


class Columns(models.Model):
    """The standards that one letter each of a reading's ``states`` speaks of, in order."""

    digest = models.CharField(max_length=64, unique=True)
    rules = models.JSONField()


class Reading(models.Model):
    """One file at one facility by every standard that is proven by files.

    ``states`` has a letter for each column (``core.standards.reading.LETTERS``), ``falls`` as many
    groups of seven digits: the ordinal of the first day on which the file will fall short if
    nothing is done. Both hold until ``again_on``, when the file is read again.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="readings"
    )
    facility = models.ForeignKey("team.Facility", models.CASCADE, related_name="+", db_index=False)
    columns = models.ForeignKey(Columns, models.CASCADE, related_name="+", db_index=False)
    states = models.TextField()
    falls = models.TextField()
    again_on = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facility", "practitioner"], name="reading_once")
        ]


class Tally(models.Model):
    """How every standard stood at one facility at the end of a day.

    ``counts`` is, by the standard's id, its state and how many files met it, were at risk and fell
    short. ``files`` is kept for days that somebody asked for alone: the states of each file, by
    its id, in the order of ``columns``.
    """

    facility = models.ForeignKey("team.Facility", models.CASCADE, related_name="+")
    day = models.DateField()
    counts = models.JSONField()
    columns = models.JSONField(default=list)
    files = models.JSONField(default=dict)

    class Meta:
        ordering = ["facility_id", "day"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "day"], name="readiness_tally_once")
        ]
