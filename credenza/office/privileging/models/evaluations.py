"""Focused evaluations of what was newly granted."""

from django.db import models
from django.db.models import Q

from credenza.core.privileges.steps import REFERRED, RUNNING


class Evaluation(models.Model):
    """The focused evaluation that a grant began, by the plan of its day.

    ``method`` is a key of the evaluation packs, ``cases`` how many must be seen until
    ``due_on``. ``evaluator`` is a colleague of the staff who watches or reads them.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="evaluations"
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+", db_index=False)
    grant = models.ForeignKey("privileging.Grant", models.PROTECT, related_name="evaluations")
    evaluator = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12)
    method = models.CharField(max_length=20)
    cases = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant"],
                condition=Q(state__in=[RUNNING, REFERRED]),
                name="one_open_evaluation_a_grant",
            )
        ]
        indexes = [models.Index(fields=["facility", "state", "due_on"], name="evaluation_by_day")]


class Case(models.Model):
    """One case that was looked at. ``number`` is the facility's own: nobody's name is kept."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="recorded")
    on = models.DateField()
    observer = models.CharField(max_length=120)
    number = models.CharField(max_length=40, blank=True)
    satisfactory = models.BooleanField()
    words = models.TextField(blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]


class Conclusion(models.Model):
    """What was concluded: go on, extend or refer; with the cases and the day it then had."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="conclusions")
    step = models.CharField(max_length=12)
    reason = models.TextField()
    cases = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
