"""Surveys: who was let in until when, which files they were shown, and what they looked at."""

from django.db import models


class Survey(models.Model):
    """A survey of one facility, or a rehearsal of one.

    ``body`` is the key of the pack of standards by which it surveys. ``peer_review``: the
    office's policy lets these surveyors read peer review credentials, for ``peer_review_why``.
    It is over at ``ends_at``, or at ``closed_at`` if that came before.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    body = models.CharField(max_length=40, blank=True)
    rehearsal = models.BooleanField(default=False)
    peer_review = models.BooleanField(default=False)
    peer_review_why = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["closed_at", "ends_at"], name="survey_by_end")]

    def __str__(self) -> str:
        return self.title


class Surveyor(models.Model):
    """Somebody who reads the files of a survey by an account of their own."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="surveyors")
    user = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    let_in_at = models.DateTimeField()
    let_in_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["let_in_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "user"], name="surveyor_once_in_a_survey")
        ]


class Shown(models.Model):
    """A file that a survey shows. ``why`` says by which list or sample it came in; from
    ``called_at`` to ``ready_at`` somebody looked for it.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="shown")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    called_at = models.DateTimeField()
    called_by = models.CharField(max_length=120)
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["called_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "practitioner"], name="file_once_in_a_survey")
        ]


class Look(models.Model):
    """One look at a file, by a surveyor or by a colleague who sees what surveyors see.

    ``part`` is "file" or "document"; of that, ``document`` says which.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="looks")
    user = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    part = models.CharField(max_length=10)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
