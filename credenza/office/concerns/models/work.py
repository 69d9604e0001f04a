"""What is done in a case: what happened, whom one heard, what was noted, who does what."""

import uuid

from django.db import models

from credenza.office.concerns.models.cases import Case


class Happening(models.Model):
    """Something that happened in a case on a day there, by which clocks stop and steps are done.

    ``key`` is an event of the kind's pack, such as "acknowledged". ``words_sealed`` is what to say
    of it, sealed for ("happening", uid, "words").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="happenings")
    key = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    words_sealed = models.TextField(blank=True)

    class Meta:
        ordering = ["case", "on", "id"]


class Evidence(models.Model):
    """A document in a case; what it is, sealed for ("evidence", uid, "label")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="evidence")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    label_sealed = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["case", "added_at", "id"]


class Interview(models.Model):
    """Somebody who was heard, and what they said, sealed for ("interview", uid, "words")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="interviews")
    party = models.ForeignKey("concerns.Party", models.PROTECT, related_name="interviews")
    held_on = models.DateField()
    words_sealed = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["case", "held_on", "id"]


class Note(models.Model):
    """A note, sealed for ("note", uid, "words"); ``own``: nobody but its author reads it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    author = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    own = models.BooleanField(default=False)
    words_sealed = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["case", "written_at", "id"]


class Task(models.Model):
    """Something that one of the case's readers does until a day.

    What it is, is sealed for ("task", uid, "title"); what came of it for ("task", uid, "answer").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks")
    title_sealed = models.TextField()
    owner = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    due_on = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=120)
    answer_sealed = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["case", "due_on", "id"]


class Look(models.Model):
    """That somebody opened a case on a day: one for each person, case and day."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="looks")
    user = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "user", "on"], name="one_look_a_day")
        ]
